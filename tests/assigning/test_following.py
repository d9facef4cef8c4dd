"""What is told of hand-overs and returns is what the record says of them."""

import pytest
from django.utils import timezone

from tests.making import DAY, admitted, after, perform_quickly
from yishi.assigning.following import NAME
from yishi.assigning.models import Draft, HandOver, Return
from yishi.record.following import begin_anew, catch_up

pytestmark = pytest.mark.django_db

ASKED = {"reason": "不属于本单位职责"}


def taken(cast):
    catch_up(cast.congress, timezone.now())


def told(matter):
    rows = HandOver.objects.filter(matter=matter).order_by("seq")
    return list(rows.values_list("unit", "current", "contested"))


def asked_back(cast, matter, **facts):
    return perform_quickly("request_return", cast.head, after(1), {**ASKED, **facts}, matter)


def test_a_hand_over_is_known_with_its_units_and_its_term(cast, hand_over):
    matter = hand_over(co_units=[cast.other], broad=True)

    row = HandOver.objects.get()
    assert (row.matter, row.unit, row.co_units, row.broad) == (matter, cast.lead, [cast.other.pk], True)
    assert (row.on, row.current, row.contested) == (DAY, True, False)


def test_what_a_unit_asks_to_return_is_contested_until_that_is_decided(cast, hand_over):
    matter = hand_over()
    asked_back(cast, matter, proper_unit=cast.other.pk)
    taken(cast)
    assert told(matter) == [(cast.lead.pk, True, True)]

    perform_quickly("refuse_return", cast.clerk, after(2), {"reason": "属于你单位职责"}, matter)
    taken(cast)
    assert told(matter) == [(cast.lead.pk, True, False)]
    row = Return.objects.get()
    assert (row.from_unit, row.proper_unit, row.reason) == (cast.lead, cast.other, ASKED["reason"])
    assert (row.decision, row.answer, row.to_unit, row.days) == ("refuse_return", "属于你单位职责", None, 1)


def test_a_reassigned_suggestion_is_its_new_units(cast, hand_over):
    matter = hand_over()
    asked_back(cast, matter)
    facts = {"lead_unit": cast.other.pk, "note": "请抓紧办理"}
    perform_quickly("reassign", cast.clerk, after(3), facts, matter)
    taken(cast)

    assert told(matter) == [(cast.lead.pk, False, False), (cast.other.pk, True, False)]
    row = Return.objects.get()
    assert (row.decision, row.to_unit, row.answer, row.days) == ("reassign", cast.other, "请抓紧办理", 2)


def test_an_extension_makes_it_one_of_six_months(cast, hand_over):
    matter = hand_over()
    perform_quickly("request_extension", cast.head, after(5), {"reason": "需要实地测量"}, matter)
    perform_quickly("grant_extension", cast.clerk, after(6), None, matter)
    taken(cast)

    assert HandOver.objects.get().broad


def test_a_suggestion_withdrawn_leaves_no_return_open(cast, hand_over):
    matter = hand_over()
    asked_back(cast, matter)
    perform_quickly("withdraw", cast.deputy, after(2), {"reason": "已经解决"}, matter)
    taken(cast)

    row = Return.objects.get()
    assert (row.decision, row.to_unit) == ("withdraw", None)


def test_what_is_handed_over_needs_no_draft(cast):
    matter = admitted(cast)
    Draft.objects.create(congress=cast.congress, matter=matter, person=cast.clerk.person, at=timezone.now())
    perform_quickly("assign", cast.clerk, DAY, {"lead_unit": cast.lead.pk}, matter)
    taken(cast)

    assert not Draft.objects.exists()


def test_the_record_taken_again_from_its_first_entry_tells_the_same(cast, hand_over):
    matter = hand_over()
    asked_back(cast, matter)
    perform_quickly("reassign", cast.clerk, after(3), {"lead_unit": cast.other.pk}, matter)
    taken(cast)
    before = told(matter), Return.objects.get().answer, Return.objects.get().to_unit

    begin_anew(cast.congress, NAME)
    taken(cast)
    assert (told(matter), Return.objects.get().answer, Return.objects.get().to_unit) == before
