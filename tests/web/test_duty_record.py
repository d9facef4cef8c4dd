"""The record of duty: collected from entries, whole to the deputy and the office, in part to everybody."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.making import DAY, closed, make_cast, office, perform_quickly, submitted
from yishi.congress.models import Account, CongressTerm, Deputy
from yishi.record.models import Matter

pytestmark = pytest.mark.django_db

CLEARED = {"no_state_secret": True, "no_commercial_secret": True, "no_privacy": True}
REPORT = {"day": str(DAY), "place": "石桥镇联络站", "listeners": 32, "text": "向选民报告一年来的履职情况。"}


@pytest.fixture
def cast():
    cast = make_cast()
    term = CongressTerm.objects.create(congress=cast.congress, number=18, begins=DAY.replace(year=2022))
    for one in (cast.deputy, cast.colleague):
        Deputy.objects.create(congress=cast.congress, term=term, person=one.person, elected_on=term.begins)
    return cast


def activity(cast, present, away=(), title="春季水利视察", called=()):
    ids = [one.person_id for one in (*present, *away, *called)]
    call = {"kind": "inspection", "title": title, "day": str(DAY), "place": "石桥镇", "deputies": ids}
    entry = perform_quickly("call_activity", cast.clerk, DAY, call, procedure="deputy_activity")
    held = {"deputies": [one.person_id for one in present]}
    perform_quickly("hold_activity", cast.clerk, DAY, held, entry, procedure="deputy_activity")
    if away:
        leave = {"deputies": [one.person_id for one in away], "reason": "住院手术"}
        perform_quickly("enter_leave", cast.clerk, DAY, leave, entry, procedure="deputy_activity")
    return Matter.objects.get(pk=entry.matter_id)


def read(client, reader, of, **asked):
    if reader is not None:
        account, _ = Account.objects.get_or_create(username=f"reader-{reader.pk}")
        reader.person.account = account
        reader.person.save()
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    else:
        client.logout()
    answer = client.get(reverse("duty", args=[of.congress.code, of.person_id]), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_whoever_was_there_has_it_in_the_record_and_nobody_else(client, cast):
    activity(cast, [cast.deputy], title="秋季视察道路")

    assert "秋季视察道路" in read(client, None, cast.deputy)
    assert "秋季视察道路" not in read(client, None, cast.colleague)


def test_each_line_leads_to_its_entry(client, cast):
    held = activity(cast, [cast.deputy])

    address = f"{reverse('matter', args=[cast.congress.code, held.pk])}#e2"
    assert address in read(client, cast.deputy, cast.deputy)


def test_leave_is_told_to_the_deputy_and_the_office_and_to_nobody_else_and_never_why(client, cast):
    activity(cast, [cast.deputy], [cast.colleague])

    for reader in (cast.colleague, cast.clerk, cast.chair):
        page = read(client, reader, cast.colleague)
        assert "请假" in page
        assert "春季水利视察" in page
        assert "住院" not in page
    for reader in (None, cast.deputy, cast.head):
        assert "春季水利视察" not in read(client, reader, cast.colleague)


def test_a_correction_takes_the_place_of_what_was_wrong(client, cast):
    held = activity(cast, [cast.deputy], called=[cast.colleague])
    correction = {"deputies": [cast.colleague.person_id], "reason": "登记有误"}
    reason = {"reason": "当天本人到会"}
    perform_quickly("object_to_attendance", cast.colleague, DAY, reason, held, procedure="deputy_activity")
    perform_quickly("correct_attendance", cast.clerk, DAY, correction, held, procedure="deputy_activity")

    assert "春季水利视察" not in read(client, cast.clerk, cast.deputy)
    assert f"/m/{held.pk}/#e4" in read(client, cast.clerk, cast.colleague)


def test_an_activity_taken_back_is_in_no_record(client, cast):
    held = activity(cast, [cast.deputy])
    perform_quickly("cancel_activity", cast.clerk, DAY, {"reason": "重复登记"}, held, procedure="deputy_activity")

    assert "春季水利视察" not in read(client, cast.clerk, cast.deputy)


def test_a_suggestion_that_is_not_public_is_in_the_whole_record_only(client, cast):
    submitted(cast, title="关于不公开之事的建议")

    assert "关于不公开之事的建议" in read(client, cast.deputy, cast.deputy)
    assert "关于不公开之事的建议" in read(client, cast.clerk, cast.deputy)
    assert "关于不公开之事的建议" not in read(client, None, cast.deputy)


def test_an_evaluation_is_the_deputys_own_to_see_before_it_is_public(client, cast):
    closed(cast)

    assert "评价建议办理" in read(client, cast.deputy, cast.deputy)
    assert "评价建议办理" not in read(client, cast.head, cast.deputy)


def test_a_report_to_voters_counts_once_confirmed(client, cast):
    entry = perform_quickly("report_to_voters", cast.deputy, DAY, REPORT, procedure="voter_report")
    assert "向选民报告履职情况</h2>" not in read(client, None, cast.deputy)
    perform_quickly("confirm_report", cast.clerk, DAY, None, entry, procedure="voter_report")
    assert "向选民报告履职情况</h2>" in read(client, None, cast.deputy)


def test_a_draft_is_no_record(client, cast):
    perform_quickly("draft", cast.deputy, DAY, {"title": "关于起草中的事", "sector": "transport", "text": "县道" * 20})

    assert "关于起草中的事" not in read(client, cast.deputy, cast.deputy)


def test_it_can_be_taken_away_year_by_year(client, cast):
    activity(cast, [cast.deputy])

    assert "春季水利视察" in read(client, cast.clerk, cast.deputy, format="csv")
    assert "春季水利视察" in read(client, cast.clerk, cast.deputy, year=str(DAY.year))
    assert "春季水利视察" in read(client, cast.clerk, cast.deputy, year="none")
    workbook = client.get(reverse("duty", args=[cast.congress.code, cast.deputy.person_id]), {"format": "xlsx"})
    assert workbook.content[:2] == b"PK"


def test_nothing_yet_says_so_and_whoever_is_no_deputy_has_none(client, cast):
    assert "还没有履职记录" in read(client, cast.deputy, cast.deputy)
    assert client.get(reverse("duty", args=[cast.congress.code, cast.clerk.person_id])).status_code == 404


def test_a_deputy_finds_the_own_record_from_the_side_bar(client, cast):
    read(client, cast.deputy, cast.deputy)
    answer = client.get(reverse("my_duty", args=[cast.congress.code]))
    assert answer["Location"] == reverse("duty", args=[cast.congress.code, cast.deputy.person_id])


def test_it_asks_as_often_for_much_as_for_little(client, cast):
    activity(cast, [cast.deputy], [cast.colleague])
    read(client, cast.clerk, cast.deputy)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            read(client, cast.clerk, cast.deputy)
        counts.append(len(asked))
        for _ in range(3):
            activity(cast, [cast.deputy], [cast.colleague])
            submitted(cast)
    assert counts[0] == counts[1]


def test_nobody_enters_an_activity_but_the_office(client, cast):
    read(client, cast.deputy, cast.deputy)
    address = reverse("begin", args=[cast.congress.code, "deputy_activity"])
    assert client.get(address).status_code == 403
    read(client, cast.clerk, cast.deputy)
    assert client.get(address).status_code == 200


def test_the_call_is_entered_through_its_form_and_the_ticks_go_on_to_the_attendance(client, cast):
    office(cast.congress, "deputy")
    read(client, cast.clerk, cast.deputy)
    address = reverse("begin", args=[cast.congress.code, "deputy_activity"])
    key = client.get(address).content.decode().split('name="key" value="')[1].split('"')[0]
    form = {
        "kind": "training", "title": "履职培训班", "day": str(DAY - timedelta(days=1)), "place": "县委党校",
        "deputies": [cast.deputy.person_id, cast.colleague.person_id], "key": key,
    }  # fmt: skip
    client.post(address, form)
    matter = Matter.objects.get(procedure="deputy_activity")
    form = client.get(reverse("do", args=[cast.congress.code, matter.pk, "hold_activity"])).content.decode()
    assert form.count("checked") >= 2
