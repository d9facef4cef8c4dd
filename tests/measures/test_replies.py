"""Counts of replies: in time, late, overdue; evaluations with their base."""

from datetime import date, timedelta

import pytest
from django.db.models import Q
from hypothesis import given
from hypothesis import strategies as st

from tests.making import DAY, after, closed, handed_over, make_cast, make_unit, perform_quickly, replied, submitted
from yishi.congress.models import Body, CongressTerm, Deputy
from yishi.measures.replies import Timeliness, at, measure, of_township, timeliness, with_reply
from yishi.record.models import Due, Matter

pytestmark = pytest.mark.django_db

CLEARED = {"no_state_secret": True, "no_commercial_secret": True, "no_privacy": True}
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def cast():
    return make_cast()


def measured(cast, on=DAY, *, public_only=False):
    return measure(Matter.objects.filter(congress=cast.congress), on, evaluations_public_only=public_only)


@given(due=st.none() | days, met=st.none() | days, on=days)
def test_what_is_counted_under_a_name_is_what_a_list_finds_under_it(due, met, on):
    stands = timeliness(due, met, on)
    cast = make_cast()
    matter = handed_over(cast)
    Due.objects.filter(matter=matter, code="reply").update(due=due, met_on=met)
    found = [one for one in Timeliness if with_reply(Matter.objects.filter(pk=matter.pk), at(one, on)).exists()]
    assert found == [stands]


def test_a_reply_on_the_last_day_is_in_time_and_on_the_next_day_late():
    last = date(2026, 5, 20)
    assert timeliness(last, last, last) is Timeliness.IN_TIME
    assert timeliness(last, last + timedelta(1), last + timedelta(9)) is Timeliness.LATE


def test_a_term_that_is_not_knowable_yet_is_not_missed():
    assert timeliness(None, None, DAY) is Timeliness.RUNNING
    assert timeliness(None, DAY, DAY) is Timeliness.IN_TIME


def test_what_nobody_evaluated_is_no_part_of_the_base(cast):
    closed(cast)
    replied(cast)
    found = measured(cast)

    assert (found.whole.handed, found.whole.replied) == (2, 2)
    assert (found.whole.satisfied, found.whole.rated, found.whole.ratings[""]) == (1, 1, 1)
    assert found.whole.rate == 100


def test_nothing_evaluated_is_no_rate(cast):
    handed_over(cast)

    assert (measured(cast).whole.rated, measured(cast).whole.rate) == (0, 0)


def test_what_was_not_handed_over_is_not_counted(cast):
    submitted(cast)

    assert measured(cast).whole.handed == 0


def test_hand_overs_and_replies_are_counted_in_their_own_months(cast):
    handed_over(cast)
    replied(cast)
    found = measured(cast)

    assert found.handed.total() == 2
    assert found.replied.total() == 1
    assert set(found.handed) == {str(DAY)[:7]}


def test_an_overdue_one_is_its_units(cast):
    handed_over(cast)
    found = measured(cast, after(400))

    assert found.units[cast.lead.pk].stands == {Timeliness.OVERDUE: 1}


def test_whoever_may_not_know_an_evaluation_gets_no_count_of_it(cast):
    done = closed(cast)
    assert measured(cast, public_only=True).whole.rated == 0
    perform_quickly("publish", cast.clerk, DAY, CLEARED, done)
    assert measured(cast, public_only=True).whole.rated == 1


def test_a_township_is_where_the_leading_deputy_sat_in_that_term(cast):
    matter = handed_over(cast)
    town, other = (
        Body.objects.create(congress=cast.congress, kind=Body.Kind.DELEGATION, name_zh=name)
        for name in ("甲镇代表团", "乙镇代表团")
    )
    terms = [
        CongressTerm.objects.create(congress=cast.congress, number=number, begins=begins)
        for number, begins in ((17, DAY.replace(year=2017)), (18, DAY.replace(year=2022)))
    ]
    for term, delegation in zip(terms, (other, town), strict=True):
        Deputy.objects.create(
            congress=cast.congress, term=term, person=cast.deputy.person, delegation=delegation, elected_on=term.begins
        )
    Matter.objects.filter(pk=matter.pk).update(term=terms[1])
    found = Matter.objects.filter(congress=cast.congress)

    assert list(measured(cast).towns) == [town.pk]
    assert (of_township(found, town.pk).count(), of_township(found, other.pk).count()) == (1, 0)


def test_a_unit_without_anything_handed_over_is_not_there(cast):
    make_unit(cast.congress)
    handed_over(cast)

    assert list(measured(cast).units) == [cast.lead.pk]
    assert with_reply(Matter.objects.all(), Q()).count() == 1
