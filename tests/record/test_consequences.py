"""What an act brings about on another matter, or begins: in one transaction, or not at all."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.making import DAY, admitted, perform_quickly
from tests.making_bills import MEETING, SESSION, converted, do, handed_in, make_bills, minutes, registered, signed
from yishi.congress.models import Congress
from yishi.kernel.refusal import BadFacts, NotAtThisStage, Refused
from yishi.record.models import Entry, Matter, Participation
from yishi.record.rebuilding import rebuild
from yishi.record.steps import read_body
from yishi.record.verifying import verify

pytestmark = pytest.mark.django_db


def facts_of(matter, act):
    return read_body(Entry.objects.get(matter=matter, act=act).body).facts


def test_handing_in_is_entered_on_both_matters():
    bills = make_bills()
    bill = handed_in(bills)

    assert facts_of(bill, "hand_in_bill") == {"session": bills.call.pk}
    assert facts_of(bills.call, "receive_bill") == {"bill": bill.pk}


def test_after_the_last_day_neither_is_entered():
    bills = make_bills()
    bill = signed(bills)
    before = Entry.objects.count()

    late = SESSION + timedelta(1)
    with pytest.raises(Refused, match="截止日期") as refused:
        do(bills, "hand_in_bill", bills.cast.deputy, bill, {"session": bills.call.pk}, on=late)

    assert "代表建议" in refused.value.remedy.zh
    assert Entry.objects.count() == before


def test_a_call_that_is_closed_takes_no_bill():
    bills = make_bills()
    bill = signed(bills)
    perform_quickly("close_call", bills.cast.clerk, SESSION + timedelta(1), None, bills.call)

    with pytest.raises(NotAtThisStage):
        do(bills, "hand_in_bill", bills.cast.deputy, bill, {"session": bills.call.pk}, on=SESSION + timedelta(1))


def test_a_bill_on_paper_of_an_earlier_day_is_still_in_time():
    bills = make_bills()
    late, early = signed(bills), signed(bills)
    bills.call.refresh_from_db()
    to = {"session": bills.call.pk}
    moved = {"last_day": (SESSION + timedelta(3)).isoformat(), "reason": "会期延长"}
    papers = [(minutes(bills), "纪要.pdf")]
    perform_quickly("move_last_day", bills.cast.clerk, SESSION + timedelta(1), moved, bills.call, papers=papers)
    do(bills, "hand_in_bill", bills.cast.deputy, late, to, on=SESSION + timedelta(2))

    entry = do(bills, "hand_in_bill", bills.cast.deputy, early, to, on=SESSION)

    received = Entry.objects.filter(act="receive_bill").order_by("seq").values_list("on", flat=True)
    assert entry.on == SESSION
    assert list(received) == [SESSION + timedelta(2)] * 2
    assert verify(bills.cast.congress) is None


def test_only_a_matter_of_the_right_kind_will_do():
    bills = make_bills()
    other = admitted(bills.cast)

    with pytest.raises(Refused, match="同类事项"):
        do(bills, "hand_in_bill", bills.cast.deputy, signed(bills), {"session": other.pk}, on=DAY)


def test_a_conversion_begins_a_suggestion_and_each_names_the_other():
    bills = make_bills()
    bill = converted(bills)
    suggestion = Matter.objects.get(procedure="suggestion")

    assert facts_of(bill, "convert_bill")["suggestion"] == suggestion.pk
    assert facts_of(suggestion, "arrive")["bill"] == bill.pk
    assert (bill.stage, suggestion.stage) == ("converted_to_suggestion", "submitted")
    assert (suggestion.title, suggestion.lead_deputy_id) == (bill.title, bills.cast.deputy.person_id)
    assert Participation.objects.filter(matter=suggestion, role="cosigner").count() == 9


def test_the_suggestion_goes_its_own_way():
    bills = make_bills()
    converted(bills)
    suggestion = Matter.objects.get(procedure="suggestion")

    entry = perform_quickly("admit", bills.cast.clerk, SESSION, None, suggestion)

    assert Matter.objects.get(pk=suggestion.pk).number == 1
    assert entry.seq == 2


def test_nobody_else_names_the_suggestion():
    bills = make_bills()
    facts = {**MEETING, "reason": "属于具体工作事项", "suggestion": admitted(bills.cast, SESSION).pk}

    bill = do(bills, "convert_bill", bills.cast.clerk, registered(bills), facts, papers=1).matter

    assert facts_of(bill, "convert_bill")["suggestion"] == Matter.objects.latest("pk").pk


def test_the_same_request_converts_once():
    bills = make_bills()
    bill = registered(bills)
    facts, papers = {**MEETING, "reason": "属于具体工作事项"}, [(minutes(bills), "纪要.pdf")]
    order = {"procedure": "bill", "papers": papers, "key": "once"}

    first = perform_quickly("convert_bill", bills.cast.clerk, SESSION, facts, bill, **order)
    again = perform_quickly("convert_bill", bills.cast.clerk, SESSION, facts, bill, **order)

    assert (first.pk, Matter.objects.filter(procedure="suggestion").count()) == (again.pk, 1)


def test_what_is_refused_begins_nothing():
    bills = make_bills()
    bill = registered(bills)

    with pytest.raises(BadFacts):
        do(bills, "convert_bill", bills.cast.clerk, bill, {**MEETING, "reason": "属于具体工作事项"})

    assert not Matter.objects.filter(procedure="suggestion").exists()


def test_the_record_of_both_can_be_checked_and_rebuilt():
    bills = make_bills()
    converted(bills)

    assert verify(bills.cast.congress) is None
    assert rebuild(bills.cast.congress, dry_run=True).total == 0


def test_bodies_named_must_be_of_the_congress():
    bills, elsewhere = make_bills(), make_bills()
    facts = {"committee": elsewhere.committee.pk, "person": bills.cast.clerk.person_id}

    with pytest.raises(BadFacts) as refused:
        do(bills, "refer_bill", bills.cast.clerk, registered(bills), facts)

    assert refused.value.field == "committee"


def test_the_assembly_is_asked_for_by_those_acts_alone_that_need_it():
    bills = make_bills()
    bill = signed(bills)
    with CaptureQueriesContext(connection) as asked:
        do(bills, "uninvite_from_bill", bills.cast.deputy, bill, {"persons": [bills.deputies[-1].person_id]})
    with CaptureQueriesContext(connection) as asked_more:
        do(bills, "hand_in_bill", bills.cast.deputy, bill, {"session": bills.call.pk})

    def of_offices(queries):
        return [one for one in queries.captured_queries if "congress_office" in one["sql"]]

    assert (len(of_offices(asked)), len(of_offices(asked_more))) == (0, 1)


@pytest.mark.parametrize(("level", "signers"), [("county", 9), ("township", 4)])
def test_the_level_of_the_congress_says_how_many_must_sign(level, signers):
    bills = make_bills()
    Congress.objects.filter(pk=bills.cast.congress.pk).update(level=level)

    with pytest.raises(Refused, match="法定人数"):
        do(bills, "hand_in_bill", bills.cast.deputy, signed(bills, signers - 1), {"session": bills.call.pk})
    entry = do(bills, "hand_in_bill", bills.cast.deputy, signed(bills, signers), {"session": bills.call.pk})

    assert Matter.objects.get(pk=entry.matter_id).stage == "submitted"
