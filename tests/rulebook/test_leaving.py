"""Dismissal and resignation: who may be dismissed, who moves it, the right to answer, what waits for others."""

from datetime import timedelta

import pytest

from tests.rulebook.sitting_walking import CHAIR, CLERK, EARLY, HEAD, SITTING_DAY, by, case, member, refused, told_vote
from tests.rulebook.walking import CALENDAR, DEFAULT, actor
from yishi.kernel.assembly import Roll
from yishi.kernel.facts import read_facts
from yishi.kernel.refusal import Refused
from yishi.kernel.standing import standing
from yishi.rulebook.appointments import APPOINTMENT, deciding, leaving

TARGET = {"person": 31, "title": "县商务局局长", "unit": 75}
CASE = {
    "kind": "dismissal", "post": "bureau_head", "nominees": [TARGET], "grounds": "监管失职，造成专项资金闲置。",
}  # fmt: skip
INFORMED = by("inform_person", CLERK, EARLY, text="已书面告知申辩权利")
COURT = actor("unit_head", 52, 72)


def submission(**more):
    return read_facts(APPOINTMENT.opens.facts, {**CASE, **more})


def problem(who, **more):
    """The check that refuses the submission."""
    given, at = submission(**more), case(APPOINTMENT, by("submit_appointment", CHAIR, EARLY, **CASE))
    return next((one for one in APPOINTMENT.opens.checks if not one.holds(at, given, who)), None)


def moved(movers, *more, roll=None):
    first, *rest = range(7, 7 + movers)
    joined = [by("join_dismissal", member(n), EARLY) for n in rest]
    done = (by("submit_appointment", member(first), EARLY, **CASE), *joined, *more)
    return case(APPOINTMENT, *done) if roll is None else case(APPOINTMENT, *done, roll=roll)


@pytest.mark.parametrize("post", ["committee_body", "acting_head", "elected_head", "chief_procurator"])
def test_the_committee_dismisses_from_no_other_post_than_the_law_names(post):
    refusing = problem(CHAIR, post=post)
    assert refusing.basis.key == "SL 60"


def test_organs_the_council_and_members_move_a_dismissal_and_nobody_else():
    assert [problem(who) for who in (HEAD, COURT, CHAIR, member(9))] == [None] * 4
    assert problem(actor("unit_head", 60, 80)).basis.key == "SL 61.1"


def test_members_move_it_by_a_fifth_of_all_of_them():
    assert refused(moved(5, INFORMED), "table_appointment", CHAIR, sitting=77).basis.key == "SL 61.3"
    assert refused(moved(6, INFORMED), "table_appointment", CHAIR, sitting=77) is None  # 6 of 27
    assert leaving.enough_movers(moved(1, roll=Roll("county")))


def test_each_joins_once_and_only_what_members_moved():
    assert isinstance(refused(moved(2), "join_dismissal", member(8)), Refused)
    councils = case(APPOINTMENT, by("submit_appointment", CHAIR, EARLY, **CASE))
    assert isinstance(refused(councils, "join_dismissal", member(8)), Refused)


def test_it_is_not_tabled_before_the_person_was_told_and_could_answer():
    told = case(APPOINTMENT, by("submit_appointment", CHAIR, EARLY, **CASE), INFORMED)
    untold = case(APPOINTMENT, by("submit_appointment", CHAIR, EARLY, **CASE))
    answer = {"person": 31, "text": "资金已经拨付。"}

    assert refused(untold, "table_appointment", CHAIR, sitting=77).basis.key == "SL 62.2"
    assert isinstance(refused(untold, "enter_defence", CLERK, **answer), Refused)
    assert refused(told, "enter_defence", CLERK, **answer) is None
    assert refused(told, "table_appointment", CHAIR, sitting=77) is None


def test_a_dismissal_that_is_carried_ends_the_office_the_day_before():
    done = (by("submit_appointment", CHAIR, EARLY, **CASE), INFORMED, by("table_appointment", sitting=77))
    [seat] = deciding.seats(case(APPOINTMENT, *done, told_vote("passed", ballot="dismissal")))
    assert (seat.person, seat.unit, seat.ends) == (31, 75, SITTING_DAY - timedelta(1))


# ------------------------------------------------------------------------------------------ resignation

OWN = {"person": 9, "title": "县人大常委会委员"}
RESIGNS = {
    "kind": "resignation",
    "post": "committee_member",
    "nominees": [OWN],
    "grounds": "调到行政机关任职。请予接受。",
}


def resigned(**more):
    given = {**RESIGNS, **more}
    who = member(9)
    return (
        by("submit_appointment", who, EARLY, **given),
        by("table_appointment", sitting=77),
        told_vote("passed", ballot="resignation"),
    )


def test_a_resignation_is_ones_own_and_of_an_elected_post():
    assert problem(member(9), **RESIGNS) is None
    assert problem(member(8), **RESIGNS).basis.key == "OL 32.1"
    assert problem(member(9), **{**RESIGNS, "post": "bureau_head"}).basis.key == "OL 32.1"


def test_a_members_seat_ends_with_the_acceptance_and_that_is_filed_with_the_congress():
    at = case(APPOINTMENT, *resigned())
    assert {seat.kind for seat in deciding.seats(at)} == {"chairperson", "vice_chairperson", "committee_member"}
    settled = case(APPOINTMENT, *resigned(), by("announce_removal"))
    assert refused(settled, "file_with_congress", CLERK, sitting=78) is None
    assert isinstance(refused(at, "enter_higher_approval", CLERK, text="批准文号"), Refused)


def test_a_chief_procurators_resignation_waits_for_the_approval_from_above():
    at = resigned(post="chief_procurator", nominees=[{**OWN, "unit": 72}])
    approval = by("enter_higher_approval", CLERK, text="市人大常委会批准")
    approved = case(APPOINTMENT, *at, approval)

    assert deciding.seats(case(APPOINTMENT, *at)) == ()
    assert refused(case(APPOINTMENT, *at), "announce_removal", CHAIR).basis.key == "OL 32.1"
    assert refused(approved, "announce_removal", CHAIR) is None
    [seat] = APPOINTMENT.by_code["enter_higher_approval"].seats(approved)
    assert (seat.person, seat.unit, seat.ends) == (9, 72, SITTING_DAY - timedelta(1))


def test_of_a_removal_nothing_is_filed_and_nobody_is_told():
    removal = {**CASE, "kind": "removal"}
    done = (by("submit_appointment", HEAD, EARLY, **removal), by("table_appointment", sitting=77))
    settled = case(APPOINTMENT, *done, told_vote("passed", ballot="removal"), by("announce_removal"))
    first = case(APPOINTMENT, done[0])

    assert isinstance(refused(settled, "file_with_congress", CLERK, sitting=78), Refused)
    assert isinstance(refused(first, "inform_person", CLERK, text="告知"), Refused)


# ------------------------------------------------------------------------------------- rejected too often


def test_who_was_rejected_twice_for_a_post_is_not_submitted_again_this_term():
    given = submission(kind="appointment")
    often, once = (Roll("county", units={71: "government"}, rejections={(31, "县商务局局长"): n}) for n in (2, 1))
    check = APPOINTMENT.opens.checks[-1]
    asked = [check.holds(moved(1, roll=roll), given, HEAD) for roll in (often, once)]

    assert asked == [False, True]
    assert check.basis.key.startswith("CQ-APP 21")
    assert check.holds(moved(1, roll=often), submission(kind="removal"), HEAD)


def test_before_a_case_is_submitted_nobody_leaves():
    at = standing(APPOINTMENT, (), EARLY, DEFAULT, CALENDAR)
    assert leaving.ended(at, submission().nominees[0]) == ()
    assert (leaving._on_approval(at), leaving.needs_approval(at)) == ((), False)
