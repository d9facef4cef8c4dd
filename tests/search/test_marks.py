"""Who finds what is worked out beforehand, and agrees with what the declarations say of each reader."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.at_station import in_hand, make_station, written
from tests.making import DAY, closed, drafted, make_cast, office, perform_quickly
from tests.record.test_walks import walk
from yishi.record.examining import actor_of
from yishi.record.models import Matter
from yishi.rulebook.roles import OfficeKind
from yishi.search.marks import READ, SEE, Filters, facets, reading, reading_papers, seeing, viewer_marks
from yishi.search.passages import stories

CLEARED = {"no_state_secret": True, "no_commercial_secret": True, "no_privacy": True}
CHANCE = st.integers(0, 2**32).map(random.Random)

pytestmark = pytest.mark.django_db


def readers(cast):
    """Everybody who might look, and the public."""
    more = [office(cast.congress, kind) for kind in OfficeKind if kind is not OfficeKind.RESIDENT]
    other = make_cast()
    held = [
        cast.deputy,
        cast.colleague,
        cast.clerk,
        cast.chair,
        cast.head,
        cast.officer,
        other.clerk,
        other.deputy,
        *more,
    ]
    return [None, *map(actor_of, held)]


def disagreements(matter, congress, everybody):
    """Where marks say other than the declarations."""
    (story,) = stories([matter], DAY)
    stands = story.standing
    for one in everybody:
        mine = set(viewer_marks(congress.pk, one))
        sees = bool({SEE + mark for mark in mine} & seeing(stands, congress.pk))
        if sees != stands.visible_to(one):
            yield "see", one, stands.stage
        for step in stands.steps:
            act = stands.procedure.by_code[step.act]
            reads = sees and bool({READ + mark for mark in mine} & reading(act, stands, congress.pk))
            if reads != stands.readable_by(act, one):
                yield "read", one, act.code
            for original in (False, True):
                marks = reading_papers(act, stands, congress.pk, original=original)
                opens = sees and bool({READ + mark for mark in mine} & marks)
                if opens != stands.papers_readable_by(act, one, original=original):
                    yield "open", one, act.code


@given(chance=CHANCE)
@settings(max_examples=12, suppress_health_check=list(HealthCheck))
def test_marks_say_of_every_reader_what_the_declarations_say(chance):
    cast = make_cast()
    everybody = readers(cast)
    for _ in walk(chance, cast):
        pass
    for matter in Matter.objects.filter(congress=cast.congress):
        assert list(disagreements(matter, cast.congress, everybody)) == []


def test_so_they_do_of_a_draft_of_what_is_published_and_of_what_is_hidden_again():
    cast = make_cast()
    everybody = readers(cast)
    done = closed(cast)
    for matter in (drafted(cast), done):
        assert list(disagreements(matter, cast.congress, everybody)) == []
    perform_quickly("publish", cast.clerk, DAY, CLEARED, done)
    assert list(disagreements(Matter.objects.get(pk=done.pk), cast.congress, everybody)) == []
    perform_quickly("ask_confidentiality", cast.deputy, DAY, {"reason": "涉及企业信息"}, done)
    assert list(disagreements(Matter.objects.get(pk=done.pk), cast.congress, everybody)) == []


def test_so_they_do_of_what_residents_write():
    place = make_station(make_cast())
    everybody = [*readers(place.cast), actor_of(place.staff)]
    for matter in (written(place), in_hand(place)):
        assert list(disagreements(matter, place.cast.congress, everybody)) == []


def test_a_span_of_days_is_a_few_marks():
    marks = Filters(begins=date(2025, 12, 30), ends=date(2026, 2, 2)).marks()
    assert marks == [{"=d.20251230", "=d.20251231", "=d.202601", "=d.20260201", "=d.20260202"}]
    assert Filters(begins=date(2024, 1, 1), ends=date(2025, 12, 31)).marks() == [{"=d.2024", "=d.2025"}]


@pytest.mark.parametrize(
    ("begins", "ends"), [(None, date(2026, 3, 2)), (date(2026, 3, 2), None), (date.min, date.max), (date.min, None)]
)
def test_a_span_may_be_open_or_as_wide_as_days_go(begins, ends):
    (marks,) = Filters(begins=begins, ends=ends).marks()
    assert marks & {"=d.2026", "=d.20260302", "=d.202603"} or "=d.20260302" in marks
    assert len(marks) < 200


@pytest.mark.parametrize(("begins", "ends"), [(date(2026, 3, 2), date(2026, 3, 1)), (date.max, None), (None, date.min)])
def test_of_a_span_without_days_nothing_is_found(begins, ends):
    assert Filters(begins=begins, ends=ends).marks() == [set()]


@given(st.dates(date(2019, 1, 1), date(2027, 12, 31)), st.integers(0, 1200), st.integers(-40, 1240))
def test_a_span_holds_its_days_and_no_others(begins, length, away):
    ends, day = begins + timedelta(length), begins + timedelta(away)
    matter = Matter(opened=day)
    (asked,) = Filters(begins=begins, ends=ends).marks()
    assert bool(asked & facets(matter, ())) == (begins <= day <= ends)
