"""Bills on the generic pages: lists, forms, the matter's page, links both ways, the portal."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.making import office, perform_quickly
from tests.making_bills import (
    FOUND,
    MEETING,
    MINUTES,
    SESSION,
    WORDS,
    converted,
    do,
    handed_in,
    make_bills,
    on_agenda,
    registered,
    signed,
    voted,
)
from yishi.congress.models import Account, CongressTerm, Deputy
from yishi.record.models import Entry, Matter
from yishi.record.steps import read_body
from yishi.web import clock

pytestmark = pytest.mark.django_db

CLEARED = dict.fromkeys(("no_state_secret", "no_commercial_secret", "no_privacy"), True)


@pytest.fixture
def bills(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda _=None: datetime(2026, 1, 14, 15, tzinfo=ZoneInfo("Asia/Shanghai")))
    return make_bills()


def enter(client, held):
    account = Account.objects.create(username=f"reader-{held.pk}")
    held.person.account = account
    held.person.save()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def text(client, bills, name, *args):
    answer = client.get(reverse(name, args=(bills.cast.congress.code, *args)))
    assert answer.status_code == 200, name
    return answer.content.decode()


def test_a_deputys_seat_leads_to_a_bill_and_names_the_last_day(client, bills):
    seat = text(enter(client, bills.cast.deputy), bills, "home")

    assert reverse("begin", args=(bills.cast.congress.code, "bill")) in seat
    assert "截止日期：2026年1月14日" in seat


def test_a_deputy_drafts_a_bill(client, bills):
    enter(client, bills.cast.deputy)
    address = reverse("begin", args=(bills.cast.congress.code, "bill"))

    answer = client.post(address, {**WORDS, "key": "k1"})

    assert answer.status_code == 302
    matter = Matter.objects.get(procedure="bill")
    assert (matter.stage, matter.title, matter.category) == ("drafting", WORDS["title"], "ecology")
    assert matter.text.splitlines()[0].startswith("案由：")


def test_the_page_says_how_many_have_signed(client, bills):
    page = text(enter(client, bills.cast.deputy), bills, "matter", signed(bills, 6).pk)

    assert "已有7名代表联名（含领衔代表），依法须10名以上" in page
    assert "联名代表不足法定人数" in page


def test_signatures_in_a_row_are_folded_up(client, bills):
    page = text(enter(client, bills.cast.deputy), bills, "matter", signed(bills, 6).pk)

    assert "确认联名（6 条）" in page
    assert page.count('id="e') == 8


def test_the_session_with_an_open_call_stands_in_the_form(client, bills):
    enter(client, bills.cast.deputy)

    form = text(client, bills, "do", signed(bills).pk, "hand_in_bill")

    assert f'<option value="{bills.call.pk}" selected>县十八届人大五次会议代表议案征集' in form


def test_the_roll_of_the_day_stands_in_the_form_of_the_count(client, bills):
    bill = on_agenda(bills)
    do(bills, "deliberate_bill", bills.cast.clerk, bill, {"meeting": "各代表团会议", "note": "代表普遍赞成"})

    form = text(enter(client, bills.cast.clerk), bills, "do", bill.pk, "count_votes")

    assert 'name="base" value="12"' in form
    assert "是否通过由系统计算" in form


@pytest.mark.parametrize(
    ("in_favour", "open_act", "shut"), [(7, "宣布通过", "宣布未通过"), (6, "宣布未通过", "宣布通过")]
)
def test_only_the_result_that_the_count_carries_can_be_announced(client, bills, in_favour, open_act, shut):
    page = text(enter(client, bills.cast.clerk), bills, "matter", voted(bills, in_favour).pk)
    offered = page.split("现在不能办理的")[0]

    assert f"<b>{open_act}</b>" in offered
    assert f"<b>{shut}</b>" not in offered
    assert f"过半数为7名；赞成{in_favour}票" in page


def test_the_committee_and_its_clerk_are_chosen_by_name(client, bills):
    form = text(enter(client, bills.cast.clerk), bills, "do", registered(bills).pk, "refer_bill")

    assert "财政经济委员会" in form
    bill = registered(bills)
    do(
        bills,
        "refer_bill",
        bills.cast.clerk,
        bill,
        {"committee": bills.committee.pk, "person": bills.cast.clerk.person_id},
    )
    assert "财政经济委员会" in text(client, bills, "matter", bill.pk)


def test_bill_and_suggestion_lead_to_each_other(client, bills):
    bill = converted(bills)
    suggestion = Matter.objects.get(procedure="suggestion")
    enter(client, bills.cast.clerk)

    there, back = text(client, bills, "matter", bill.pk), text(client, bills, "matter", suggestion.pk)

    code = bills.cast.congress.code
    assert there.split("来源与去向")[1].count(reverse("matter", args=(code, suggestion.pk))) == 1
    assert reverse("matter", args=(code, bill.pk)) in back.split("来源与去向")[1]


def test_what_somebody_may_not_open_is_named_without_a_link(client, bills):
    converted(bills)
    suggestion = Matter.objects.get(procedure="suggestion")
    perform_quickly("admit", bills.cast.clerk, SESSION, None, suggestion)
    unit = {"lead_unit": bills.cast.lead.pk}
    perform_quickly("assign", bills.cast.clerk, SESSION, unit, suggestion)

    page = text(enter(client, bills.cast.head), bills, "matter", suggestion.pk)

    related = page.split("来源与去向")[1].split("</section>")[0]
    assert WORDS["title"] in related
    assert "<a " not in related


def test_the_presidiums_desk_says_at_which_stage_a_bill_is(client, bills):
    handed_in(bills)

    desk = text(enter(client, bills.cast.clerk), bills, "home")

    assert "已提交待审查" in desk
    assert "形式审查合格，登记编号" in desk


def test_the_public_reads_a_published_bill_its_movers_and_what_became_of_it(client, bills):
    bill = on_agenda(bills)
    assert client.get(reverse("matter", args=(bills.cast.congress.code, bill.pk))).status_code == 404
    do(bills, "publish_bill", bills.cast.clerk, bill, CLEARED)

    page = text(client, bills, "matter", bill.pk)

    assert WORDS["title"] in page
    assert bills.cast.deputy.person.name in page
    assert "主席团决定列入大会议程" in page
    assert "形式审查合格" not in page
    assert WORDS["title"] in text(client, bills, "matters", "bill")


def test_a_deputys_profile_lists_the_public_bills(client, bills):
    bill = on_agenda(bills)
    profile = reverse("deputy", args=(bills.cast.congress.code, bills.cast.deputy.person_id))
    term = CongressTerm.objects.create(congress=bills.cast.congress, number=18, begins=SESSION.replace(year=2022))
    mandate = {"person": bills.cast.deputy.person, "elected_on": term.begins}
    Deputy.objects.create(congress=bills.cast.congress, term=term, **mandate)
    assert WORDS["title"] not in client.get(profile).content.decode()

    do(bills, "publish_bill", bills.cast.clerk, bill, CLEARED)

    assert WORDS["title"] in client.get(profile).content.decode()


def test_every_deputy_reads_what_is_to_be_voted_on(client, bills):
    bill = on_agenda(bills)
    anybody = office(bills.cast.congress, "deputy")

    assert WORDS["plan"] in text(enter(client, anybody), bills, "matter", bill.pk)


def test_a_refusal_on_the_form_names_its_article(client, bills):
    enter(client, bills.cast.clerk)
    address = reverse("do", args=(bills.cast.congress.code, handed_in(bills).pk, "register_bill"))

    answer = client.post(address, {"key": "k2", **{name: "on" for name in FOUND if name != "plan"}})

    assert answer.status_code == 400
    assert "案由、案据、方案齐备并且属于职权范围的，才能作为议案" in answer.content.decode()


def test_a_decision_without_the_minutes_is_not_entered(client, bills):
    enter(client, bills.cast.clerk)
    bill = registered(bills)

    answer = client.post(
        reverse("do", args=(bills.cast.congress.code, bill.pk, "put_on_agenda")), {**MEETING, "key": "k3"}
    )

    assert answer.status_code == 400
    assert "请附上文件" in answer.content.decode()


@pytest.mark.parametrize("page", ["matters/bill/", "matters/bill_call/", "home/"])
def test_lists_of_bills_ask_as_often_for_many_as_for_few(client, bills, page):
    enter(client, bills.cast.clerk)
    address = f"/c/{bills.cast.congress.code}/{page}"

    def asked():
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    handed_in(bills)
    few = asked()
    for _ in range(3):
        handed_in(bills)
    assert asked() == few


def test_the_minutes_of_a_public_decision_stay_inside_and_the_form_says_so(client, bills):
    bill = on_agenda(bills)
    perform_quickly("publish_bill", bills.cast.clerk, SESSION, CLEARED, bill, procedure="bill")
    entry = Entry.objects.get(matter=bill, act="put_on_agenda")
    (paper,) = read_body(entry.body).papers
    address = reverse("document", args=(bills.cast.congress.code, bill.pk, paper["sha256"]))

    told = text(client, bills, "matter", bill.pk)
    assert "列入大会议程" in told
    assert address not in told
    assert client.get(address).status_code == 404
    enter(client, bills.cast.clerk)
    assert address in text(client, bills, "matter", bill.pk)
    answer = client.get(address)
    # Read to its end, the file closes by itself; closing the answer would close the database too.
    assert b"".join(answer.streaming_content) == MINUTES
    assert "附件不向社会公开" in text(client, bills, "do", bill.pk, "deliberate_bill")
