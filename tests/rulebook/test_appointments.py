"""Appointments and removals: who submits, what comes first, what the vote brings about (procedures §12)."""

from datetime import timedelta

import pytest

from tests.rulebook.sitting_walking import (
    APPOINTED,
    CHAIR,
    CLERK,
    EARLY,
    EXAMINED,
    HEAD,
    NOMINEES,
    NOTICED,
    SITTING_DAY,
    SUBMISSION,
    SUBMITTED,
    TABLED_CASE,
    by,
    case,
    refused,
    told_vote,
)
from tests.rulebook.walking import CALENDAR, DEFAULT, actor
from yishi.kernel.facts import read_facts
from yishi.kernel.refusal import Refused
from yishi.kernel.standing import standing
from yishi.rulebook import practice
from yishi.rulebook.appointments import APPOINTMENT, deciding, preparing
from yishi.rulebook.sittings.facts import Received
from yishi.rulebook.votes.choices import Ballot

COURT = actor("unit_head", 52, 72)


def at(*done, **more):
    return case(APPOINTMENT, *done, **more)


def nothing():
    return standing(APPOINTMENT, (), EARLY, DEFAULT, CALENDAR)


@pytest.mark.parametrize(
    ("who", "post", "allowed"),
    [
        (HEAD, "bureau_head", True),
        (HEAD, "judge", False),
        (COURT, "judge", True),
        (COURT, "bureau_head", False),
        (CHAIR, "committee_body", True),
        (CHAIR, "bureau_head", False),
        (HEAD, "acting_head", False),
    ],
)
def test_each_post_is_submitted_by_the_organ_with_the_power(who, post, allowed):
    told = read_facts(APPOINTMENT.opens.facts, {**SUBMISSION, "post": post})

    assert APPOINTMENT.opens.checks[0].holds(at(*SUBMITTED), told, who) is allowed


@pytest.mark.parametrize("missing", ["record_inspection", "give_public_notice", "enter_exam"])
def test_a_nominee_is_not_tabled_before_each_step_was_taken(missing):
    done = tuple(one for one in EXAMINED if one[0] != missing)

    assert isinstance(refused(at_day(*done), "table_appointment", CHAIR, sitting=77), Refused)
    assert refused(at_day(*EXAMINED), "table_appointment", CHAIR, sitting=77) is None


def at_day(*done):
    """As it stands on the sitting's day."""
    stands = case(APPOINTMENT, *done)
    return standing(APPOINTMENT, stands.steps, SITTING_DAY, DEFAULT, CALENDAR, assembly=stands.assembly)


def test_the_notice_must_be_over():
    assert isinstance(refused(at(*EXAMINED), "table_appointment", CHAIR, sitting=77), Refused)


def test_a_notice_lasts_five_days_at_least():
    short = {**NOTICED, "ends": (EARLY + timedelta(3)).isoformat()}

    assert refused(at(*SUBMITTED), "give_public_notice", CLERK, **short).field == "ends"


def test_whoever_fails_sits_the_examination_once_more_and_then_no_more():
    failed = (
        *EXAMINED[:-1],
        by("enter_exam", CLERK, EARLY, marks=[{"person": 31, "mark": 59}, {"person": 32, "mark": 60}]),
    )
    again = (*failed, by("enter_exam", CLERK, EARLY, marks=[{"person": 31, "mark": 60}]))

    assert isinstance(refused(at_day(*failed), "table_appointment", CHAIR, sitting=77), Refused)
    assert refused(at_day(*again), "table_appointment", CHAIR, sitting=77) is None
    assert isinstance(refused(at(*again), "enter_exam", CLERK, marks=[{"person": 31, "mark": 90}]), Refused)


def test_where_practice_asks_for_no_examination_none_is_needed():
    none = practice("default", {"appointment_exam_needed": {"value": False}})
    stands = case(APPOINTMENT, *EXAMINED[:-1], practice=none)
    here = standing(APPOINTMENT, stands.steps, SITTING_DAY, none, CALENDAR, assembly=stands.assembly)

    assert refused(here, "table_appointment", CHAIR, sitting=77) is None


def test_an_open_complaint_keeps_a_case_off_the_agenda():
    complained = (*EXAMINED, by("enter_complaint", CLERK, text="反映个人事项"))
    answered = (*complained, by("answer_complaint", HEAD, text="经查没有事实依据"))

    assert isinstance(refused(at(*complained), "table_appointment", CHAIR, sitting=77), Refused)
    assert refused(at(*answered), "table_appointment", CHAIR, sitting=77) is None
    late = (*TABLED_CASE, by("enter_complaint", CLERK, text="反映个人事项"))
    assert isinstance(refused(at(*late), "record_statement", CLERK, person=31, text="依法履职"), Refused)


def test_a_removal_needs_neither_inspection_nor_examination():
    removal = (by("submit_appointment", HEAD, EARLY, **{**SUBMISSION, "kind": "removal"}),)

    assert refused(at(*removal), "table_appointment", CHAIR, sitting=77) is None


def test_the_sitting_receives_the_case_with_a_question_for_each_person():
    then = APPOINTMENT.by_code["table_appointment"].then[-1]
    here = at(*TABLED_CASE)
    told = then.facts(here, 80)

    assert then.on(here, here.last("table_appointment").facts) == 77
    assert isinstance(told, Received)
    assert (told.matter, told.ballot) == (80, Ballot.APPOINTMENT)
    assert [one.person for one in told.questions] == [31, 32]
    assert told.title == "关于任命县统计局局长等2人的议案"


def test_only_whom_the_vote_carried_takes_office_and_on_that_day():
    here = at(*TABLED_CASE, told_vote("passed", "failed"))
    [seat] = deciding.seats(here)

    assert (seat.person, seat.unit, seat.begins, seat.ends) == (31, 74, SITTING_DAY, None)


def test_whoever_is_removed_was_in_office_until_the_day_before():
    removal = by("submit_appointment", HEAD, EARLY, **{**SUBMISSION, "kind": "removal", "nominees": NOMINEES[:1]})
    here = at(removal, by("table_appointment", sitting=77), told_vote("passed", ballot="removal"))
    [seat] = deciding.seats(here)

    assert (seat.begins, seat.ends) == (None, SITTING_DAY - timedelta(1))
    assert isinstance(refused(here, "issue_certificates", CHAIR), Refused)
    assert refused(here, "announce_removal", CHAIR) is None


def test_a_case_that_was_not_carried_is_neither_certified_nor_announced():
    here = at(*TABLED_CASE, told_vote("failed", "failed"))

    assert isinstance(refused(here, "issue_certificates", CHAIR), Refused)
    assert isinstance(refused(here, "announce_removal", CHAIR), Refused)
    assert refused(here, "close_rejected", CHAIR) is None
    assert isinstance(refused(at(*APPOINTED[:-1]), "close_rejected", CHAIR), Refused)


def test_lists_name_the_case_and_what_came_of_it():
    assert nothing().columns() == {"title": None, "category": None, "outcome": None}
    assert at(*SUBMITTED).columns()["outcome"] is None
    assert at(*APPOINTED).columns()["outcome"] == "passed"
    assert at(*TABLED_CASE, told_vote("failed", "failed")).columns()["outcome"] == "rejected"
    assert at(*SUBMITTED, by("withdraw_appointment", HEAD, reason="另行研究")).columns()["outcome"] == "withdrawn"
    single = by("submit_appointment", HEAD, EARLY, **{**SUBMISSION, "nominees": NOMINEES[:1]})
    assert at(single).columns()["title"] == "关于任命县统计局局长的议案"


def test_before_a_case_is_submitted_there_is_nothing_to_say_of_it():
    assert preparing.questions(nothing()) == ()
    assert deciding.chosen(nothing()) == []
    then = APPOINTMENT.by_code["table_appointment"].then[-1]
    assert (then.facts(nothing(), 1).title, then.facts(nothing(), 1).ballot) == ("", Ballot.APPOINTMENT)
