"""The county's year: played once for the module, rolled back at its end."""

import hashlib
import json
from collections import Counter
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Count, F
from django.urls import reverse

from tests.web.test_charts import told
from yishi.congress.models import Account, Congress, Deputy, Office, Person, Unit
from yishi.congress.queries import members_of_standing_committee
from yishi.demo.hours import ANCHOR, CHINA, FIRST_DAY
from yishi.demo.year import live_a_year
from yishi.kernel.refusal import Refused
from yishi.record.forgetting import forget_demo
from yishi.record.models import Checkpoint, Due, Entry, Matter, Participation, Sealed
from yishi.record.steps import read_body
from yishi.rulebook import CURRENT
from yishi.web import clock

TODAY = ANCHOR.date()


@pytest.fixture(scope="module", autouse=True)
def played(django_db_setup, django_db_blocker):
    """What was heard of the play: the days, act by act."""
    heard = []
    with django_db_blocker.unblock(), transaction.atomic():
        live_a_year("default", lambda day, _done: heard.append(day))
        yield heard
        transaction.set_rollback(True)


def county():
    return Congress.objects.get(demo=True)


def suggestions(**where):
    return Matter.objects.filter(congress=county(), procedure="suggestion", **where)


def entries(**where):
    return Entry.objects.filter(congress=county(), **where)


def dues(**where):
    return Due.objects.filter(congress=county(), **where)


def holder(role):
    return Person.objects.get(account__demo_role=role)


def parts(role, person):
    return Participation.objects.filter(congress=county(), role=role, person=person)


def fingerprint():
    said = "".join(entries().order_by("position").values_list("hash", flat=True))
    root = Checkpoint.objects.filter(congress=county()).latest("size").root
    return hashlib.sha256(said.encode()).hexdigest(), root


def test_the_county_has_its_people():
    congress = county()
    assert Deputy.objects.sitting_on(TODAY).filter(congress=congress).count() == 180
    assert members_of_standing_committee(congress, TODAY).count() == 27
    assert Unit.objects.filter(congress=congress, code__startswith="QL").count() == 45
    assert Unit.objects.filter(congress=congress, kind="liaison_station").count() == 8
    kinds = Counter(Office.objects.filter(congress=congress).values_list("kind", flat=True))
    assert kinds["clerk"] == 4
    assert kinds["unit_head"] >= 45
    assert Deputy.objects.filter(congress=congress, group=None).count() == 0
    assert Sealed.objects.filter(congress=congress, field="phone").count() == 180


def test_some_wear_two_hats():
    kinds = {office.kind for office in holder("chairperson").offices.all()}
    assert kinds == {"chairperson", "deputy"}
    heads = Office.objects.filter(congress=county(), kind="unit_head")
    assert heads.filter(person__mandates__isnull=False).exists()


def test_nobody_signs_in_to_the_demonstration_with_a_password():
    roles = {account.demo_role: account for account in Account.objects.exclude(demo_role="")}
    wanted = {"deputy", "deputy2", "clerk", "unit", "unit_staff", "co_unit", "chairperson", "auditor"}
    wanted |= {"member", "member2", "member3", "member4"}
    assert set(roles) == wanted | {"administrator", "secretary", "station_staff"}
    assert not any(account.has_usable_password() for account in roles.values())


def test_two_secretaries_work_at_entrusted_desks_and_leave_what_is_not_theirs():
    bodies = [read_body(body) for body in entries(body__contains='"through":').values_list("body", flat=True)]
    by = {(body.by.kind, body.through.name) for body in bodies}
    assert by == {("chairperson", "罗雨晴"), ("deputy", "温小舟")}
    acts = {procedure.code: procedure.by_code for procedure in CURRENT.values()}
    assert all(acts[body.procedure][body.act].delegable for body in bodies)


def test_every_stage_stands_somewhere_on_the_anchor_day():
    stages = {stage.value for stage in CURRENT["suggestion"].stages}
    assert set(suggestions().values_list("stage", flat=True)) == stages


# Keys and sealed ballots are made by chance, on people's own devices: a play that is the same each time has none.
SEALED = {
    "bring_device_key", "freeze_poll", "bring_box_key", "share_key", "confirm_share", "open_poll", "cast_sealed_ballot",
    "open_total",
}  # fmt: skip
IN_OTHER_SITTINGS = {"drop_topic"}
# Sittings share their acts; those that the year's meetings of the committee play are not played in each of the others.
OF_THE_SESSION = {
    "ask_leave_of_sitting", "ask_to_speak", "cancel_sitting", "change_sitting", "drop_topic", "end_speech",
    "give_floor", "grant_leave_of_sitting", "hand_over_opinions", "hold_back_item", "hold_group_meeting", "hold_next",
    "invite_attendees", "name_substitute", "propose_amendment", "put_to_test", "record_void",
    "register_departure", "register_observers", "release_item", "report_handling", "sign_minutes", "sign_out",
    "state_opinion",
}  # fmt: skip
OF_THE_COUNCIL = {
    "ask_leave_of_sitting", "ask_to_speak", "cancel_sitting", "change_sitting", "choose_tellers", "drop_topic",
    "end_speech", "give_floor", "grant_leave_of_sitting", "hand_in_paper", "hold_back_item", "invite_attendees",
    "name_substitute", "propose_amendment", "put_to_vote", "record_result", "record_void", "register_departure",
    "sign_in", "sign_out", "state_opinion",
}  # fmt: skip


@pytest.mark.parametrize(
    ("procedure", "not_played"),
    [
        ("suggestion", set()),
        ("suggestion_report", {"withdraw_report"}),
        ("bill", set()),
        ("bill_call", set()),
        ("station_request", set()),
        ("reception", set()),
        ("deputy_activity", set()),
        ("voter_report", set()),
        ("standing_committee_meeting", IN_OTHER_SITTINGS),
        ("people_congress_session", OF_THE_SESSION),
        ("council_of_chairpersons", OF_THE_COUNCIL),
        ("vote", {"void_vote"}),
        ("secret_ballot", SEALED),
        ("satisfaction_test", SEALED | {"void_vote"}),
        ("appointment", {"announce_removal", "enter_higher_approval", "file_with_congress"}),
        ("decision", set()),
        ("recall", {"announce_recall", "enter_recall_approval"}),
    ],
)
def test_every_act_was_done_on_the_way(procedure, not_played):
    done = set(entries(matter__procedure=procedure).values_list("act", flat=True))
    assert set(CURRENT[procedure].by_code) - done == not_played


def test_time_runs_forward_through_office_hours_of_the_year(played):
    moments = list(entries().order_by("position").values_list("recorded_at", flat=True))
    assert moments == sorted(moments)
    assert moments[0].astimezone(CHINA).date() == FIRST_DAY
    assert moments[-1] < ANCHOR
    assert all(8 <= moment.astimezone(CHINA).hour < 18 for moment in moments)
    assert played == sorted(played)


def test_about_sixty_of_a_hundred_are_handed_in_at_the_session():
    bodies = entries(act="submit").values_list("body", flat=True)
    occasions = Counter(json.loads(body)["facts"].get("occasion", "recess") for body in bodies)
    assert 0.5 < occasions["in_session"] / occasions.total() < 0.65


def test_most_replies_are_in_time_and_some_are_not():
    replies = dues(code="reply")
    in_time = replies.filter(met_on__lte=F("due")).count()
    assert 0.65 < in_time / replies.count() < 0.85
    assert replies.filter(met_on__gt=F("due")).count() >= 8
    assert replies.filter(met_on=None, due__lt=TODAY).count() >= 4
    assert replies.filter(met_on=None, due__gte=TODAY).count() >= 10


def test_deputies_are_mostly_satisfied():
    ratings = Counter(suggestions().exclude(rating="").values_list("rating", flat=True))
    shares = {rating: count / ratings.total() for rating, count in ratings.items()}
    assert 0.55 < shares["satisfied"] < 0.70
    assert 0.15 < shares["basically_satisfied"] < 0.28
    assert 0.03 < shares["dissatisfied"] < 0.10
    assert shares["close_unrated"] > 0.05


def test_promises_are_kept_broken_due_soon_and_overdue():
    promises = dues(code="promise")
    assert promises.filter(met_on__lte=F("due")).count() > 10
    assert promises.filter(met_on__gt=F("due")).count() > 3
    assert promises.filter(met_on=None, due__lt=TODAY).count() > 3
    assert promises.filter(met_on=None, due__range=(TODAY, date(2026, 12, 10))).exists()
    assert entries(act="break_promise").exists()


def test_most_of_what_is_closed_is_public():
    closed = suggestions(stage="closed")
    assert 0.75 < closed.filter(public=True).count() / closed.count() < 0.95
    assert not suggestions(confidential=True, public=True).exists()


def test_the_deputy_finds_invitations_drafts_and_replies_to_rate():
    deputy = holder("deputy")
    assert parts("invited", deputy).count() >= 2
    led = Counter(suggestions(lead_deputy=deputy).values_list("stage", flat=True))
    assert led["drafting"] >= 1
    assert led["co_signing"] >= 1
    assert led["replied"] >= 2
    assert led["handling"] >= 1
    assert led["closed"] >= 1
    assert parts("invited", holder("deputy2")).exists()


def test_the_unit_finds_new_returned_overdue_and_unsigned_ones():
    unit = holder("unit").offices.get().unit
    assert holder("unit_staff").offices.get().unit == unit
    led = suggestions(lead_unit=unit)
    assert led.filter(stage="handling").count() >= 6
    assert led.filter(stage="rehandling").exists()
    assert led.filter(stage="return_requested").exists()
    unsigned = led.filter(stage="handling", entries__act="draft_reply").exclude(entries__act="sign_reply")
    assert unsigned.distinct().count() >= 2
    assert dues(code="reply", unit=unit, met_on=None, due__lt=TODAY).exists()
    assert dues(code="promise", unit=unit, met_on=None).exists()
    co_unit = holder("co_unit").offices.get().unit
    assert dues(code="opinion", unit=co_unit, met_on=None, matter__stage="handling").exists()


def test_the_office_finds_something_of_every_kind_to_do():
    for stage, least in {"submitted": 3, "admitted": 2, "return_requested": 2, "dissatisfied": 2}.items():
        assert suggestions(stage=stage).count() >= least
    asked = suggestions(stage="handling", entries__act="request_extension")
    assert asked.exclude(entries__act__in=["grant_extension", "refuse_extension"]).count() == 2
    assert dues(code="evaluate", met_on=None, due__lt=TODAY, matter__stage="replied").count() >= 2
    assert dues(code="hand_over", met_on=None, due__lt=TODAY).exists()


def test_key_suggestions_are_supervised_by_the_council_of_chairpersons():
    supervised = Participation.objects.filter(congress=county(), role="key_supervisor")
    assert supervised.count() == 6
    assert parts("key_supervisor", holder("chairperson")).get().matter.stage == "handling"
    assert entries(act="supervise").count() >= 6


def test_the_years_report_counts_what_the_record_holds():
    reports = Matter.objects.filter(congress=county(), procedure="suggestion_report").order_by("pk")
    assert list(reports.values_list("stage", "public")) == [("printed", True), ("drafted", False)]
    assert f"共受理代表建议{suggestions(number__isnull=False).count()}件" in reports[1].text
    assert f"满意{suggestions(rating='satisfied').count()}件" in reports[1].text


def test_the_clock_goes_on_from_the_anchor_day():
    ahead = clock.now(county()) - ANCHOR
    assert 0 <= ahead.total_seconds() < 600


def test_the_whole_record_is_pledged_in_a_checkpoint():
    last = Checkpoint.objects.filter(congress=county()).latest("size")
    assert last.size == entries().count() == county().last_position
    assert Checkpoint.objects.filter(congress=county()).count() == 13


def test_the_command_leaves_a_demonstration_that_is_there(capsys):
    before = fingerprint()
    call_command("demo", "--if-empty")
    assert "已有演示数据" in capsys.readouterr().out
    with pytest.raises(CommandError, match="--anew"):
        call_command("demo")
    assert fingerprint() == before


def test_a_real_congress_is_never_forgotten():
    real = Congress.objects.create(code="130534", name_zh="清河县人民代表大会", level="county", created_on=TODAY)
    kept = Person.objects.create(congress=real, name="李四", account=Account.objects.create_user("real"))
    said_to_be_demo = Congress.objects.get(pk=real.pk)
    said_to_be_demo.demo = True
    with pytest.raises(Refused):
        forget_demo(said_to_be_demo)
    kept.refresh_from_db()
    Person.objects.filter(pk=kept.pk).delete()
    real.delete()


def test_forgotten_and_played_anew_it_is_the_same_record_and_others_are_untouched(capsys):
    before = fingerprint()
    ids = list(suggestions().order_by("pk").values_list("pk", flat=True))
    call_command("demo", "--anew")
    assert fingerprint() == before
    assert list(suggestions().order_by("pk").values_list("pk", flat=True)) == ids
    said = capsys.readouterr().out
    assert "2026-01" in said
    assert "demo-clerk" in said


def test_the_bills_of_the_session_meet_every_fate():
    bills = Matter.objects.filter(congress=county(), procedure="bill")
    outcomes = Counter(bills.values_list("outcome", flat=True))
    assert outcomes == {
        "passed": 3, "failed": 1, "converted": 4, "withdrawn": 2, "off_agenda": 1, "studied": 1, "": 1
    }  # fmt: skip
    assert bills.filter(public=True).count() >= 5
    assert dues(code="report_result", met_on=None, due__lt=TODAY).count() == 1


def test_what_was_converted_was_handled_as_a_suggestion():
    arrived = entries(act="arrive")
    assert arrived.count() == 4
    assert set(arrived.values_list("matter__stage", flat=True)) == {"closed"}
    assert set(arrived.values_list("matter__procedure", flat=True)) == {"suggestion"}


def test_what_came_on_paper_came_with_its_scan():
    bodies = [json.loads(body) for body in entries(body__contains='"behalf":{').values_list("body", flat=True)]
    assert len(bodies) > 20
    # What follows on the call for bills bears no copy of the scan.
    assert {body["act"] for body in bodies if not body.get("papers")} <= {"receive_bill"}
    assert {body["act"] for body in bodies} >= {"draft", "submit", "draft_bill", "cosign_bill", "hand_in_bill"}
    assert any(body["act"].startswith("rate_") for body in bodies)


def test_what_residents_said_meets_every_fate():
    requests = Matter.objects.filter(congress=county(), procedure="station_request")
    assert 55 <= requests.count() <= 70
    stages = {stage.value for stage in CURRENT["station_request"].stages}
    assert set(requests.values_list("stage", flat=True)) == stages
    ratings = Counter(requests.values_list("rating", flat=True))
    assert {"yes", "partly", "no", "unevaluated"} <= set(ratings)
    assert requests.filter(public=True).count() >= 8


def test_stations_receive_each_month_but_for_one_that_has_let_two_go_by():
    held = dues(code="reception_day", matter__stage="held").values("unit").annotate(n=Count("pk"))
    times = sorted(held.values_list("n", flat=True))
    assert len(times) == 8
    assert (times[0], times[-1]) == (10, 12)
    assert dues(code="reception_day", met_on=None, due__gte=TODAY).count() == 8
    assert dues(code="reception_entered", met_on=None, due__lte=TODAY).count() == 1
    assert Participation.objects.filter(congress=county(), role="present_deputy").count() > 100


def test_the_stations_staff_and_the_deputy_find_requests_that_wait():
    unit = holder("station_staff").offices.get().unit
    requests = Matter.objects.filter(congress=county(), procedure="station_request")
    assert requests.filter(lead_unit=unit, stage="received").count() >= 2
    assert requests.filter(lead_deputy=holder("deputy"), stage="in_hand").count() >= 2


@pytest.mark.parametrize("role", ["", "clerk", "unit", "auditor"])
def test_every_number_of_the_charts_is_that_of_its_list(client, role):
    if role:
        client.force_login(Account.objects.get(demo_role=role), backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("charts", args=[county().code])).content.decode()
    numbers = list(told(page))
    assert len(numbers) > 100
    for address, number in numbers:
        assert f"共 {number} 件" in client.get(address).content.decode(), address
