"""Recall by the congress: who moves it, the right to answer, more than half of all deputies (Organic Law art. 31)."""

from datetime import timedelta

import pytest

from tests.rulebook.sitting_walking import CLERK, EARLY, SITTING_DAY, by, case, refused, told_vote
from tests.rulebook.walking import CALENDAR, DEFAULT, actor
from yishi.kernel.assembly import Roll
from yishi.kernel.facts import read_facts
from yishi.kernel.refusal import Refused
from yishi.kernel.standing import standing
from yishi.rulebook.recalls import RECALL, deciding, moving
from yishi.rulebook.sittings import PEOPLE_CONGRESS_SESSION
from yishi.rulebook.sittings.stages import At as Sitting
from yishi.rulebook.votes.choices import Ballot

MOTION = {
    "post": "government", "person": 31, "title": "县商务局局长", "unit": 75, "grounds": "严重失职，造成重大损失。",
}  # fmt: skip
INFORMED = by("inform_of_recall", CLERK, EARLY, text="已书面告知申辩权利")
TABLED = by("table_recall", CLERK, sitting=78)


def deputy(n):
    return actor("deputy", n)


def moved(who=CLERK, *more, roll=None, **facts):
    done = (by("move_recall", who, EARLY, **{**MOTION, **facts}), *more)
    return case(RECALL, *done) if roll is None else case(RECALL, *done, roll=roll)


def by_deputies(number, roll=None):
    joined = [by("join_recall", deputy(n), EARLY) for n in range(2, number + 1)]
    return moved(deputy(1), *joined, INFORMED, roll=roll)


def voted(verdict, **facts):
    return moved(CLERK, INFORMED, TABLED, told_vote(verdict, ballot="recall"), **facts)


@pytest.mark.parametrize(("level", "enough"), [("county", 18), ("township", 36)])
def test_deputies_move_it_by_a_tenth_of_all_and_in_a_township_by_a_fifth(level, enough):
    roll = Roll(level, frozenset(range(1, 181)))
    assert [moving.enough_movers(by_deputies(n, roll)) for n in (enough - 1, enough)] == [False, True]


def test_with_too_few_it_does_not_come_before_the_congress():
    assert refused(by_deputies(17), "table_recall", CLERK, sitting=78).basis.key == "OL 31.1"
    assert refused(by_deputies(18), "table_recall", CLERK, sitting=78) is None
    assert refused(moved(CLERK, INFORMED), "table_recall", CLERK, sitting=78) is None
    assert moving.enough_movers(by_deputies(1, Roll("county")))


def test_a_deputy_joins_once_and_only_what_deputies_moved():
    assert isinstance(refused(by_deputies(2), "join_recall", deputy(2)), Refused)
    assert isinstance(refused(moved(), "join_recall", deputy(2)), Refused)


def test_the_person_is_told_and_may_answer_before_the_vote():
    answer = {"text": "损失系不可抗力造成。"}
    assert refused(moved(), "table_recall", CLERK, sitting=78).basis.key == "OL 31.4"
    assert refused(moved(), "enter_recall_defence", CLERK, **answer).basis.key == "OL 31.4"
    assert refused(moved(CLERK, INFORMED, TABLED), "enter_recall_defence", CLERK, **answer) is None


@pytest.mark.parametrize(("level", "post", "may"), [("county", "township", False), ("township", "township", True)])
def test_each_congress_recalls_its_own(level, post, may):
    given = read_facts(RECALL.opens.facts, {**MOTION, "post": post})
    assert RECALL.opens.checks[0].holds(moved(roll=Roll(level)), given, CLERK) is may


def test_the_session_receives_it_as_a_recall_even_while_it_sits():
    receives = RECALL.by_code["table_recall"].then[0]
    told = receives.facts(moved(CLERK, INFORMED, TABLED), 80)
    assert (told.ballot, told.title, told.questions[0].person) == (Ballot.RECALL, "关于罢免县商务局局长职务的议案", 31)
    receive = PEOPLE_CONGRESS_SESSION.by_code["receive_item"]
    assert {Sitting.OPEN, Sitting.AGENDA_ADOPTED, Sitting.DELIBERATION} <= receive.moves.keys()
    assert receive.guards == ()


def test_the_office_ends_the_day_before_the_vote_that_carried_it():
    [seat] = deciding.seats(voted("passed"))
    assert (seat.person, seat.unit, seat.ends) == (31, 75, SITTING_DAY - timedelta(1))
    assert deciding.seats(voted("failed")) == ()
    assert {one.kind for one in deciding.seats(voted("passed", post="committee_member"))} == {
        "chairperson", "vice_chairperson", "committee_member",
    }  # fmt: skip
    assert refused(voted("passed"), "announce_recall", CLERK) is None
    assert isinstance(refused(voted("failed"), "announce_recall", CLERK), Refused)
    assert refused(voted("failed"), "close_rejected", CLERK) is None
    assert isinstance(refused(voted("passed"), "close_rejected", CLERK), Refused)


def test_a_chief_procurators_recall_waits_for_the_approval_from_above():
    at = voted("passed", post="procuratorate")
    assert deciding.seats(at) == ()
    assert refused(at, "announce_recall", CLERK).basis.key == "OL 13"
    assert isinstance(refused(voted("passed"), "enter_recall_approval", CLERK, text="上级已经批准"), Refused)
    done = (
        INFORMED,
        TABLED,
        told_vote("passed", ballot="recall"),
        by("enter_recall_approval", CLERK, text="上级已经批准"),
    )
    approved = moved(CLERK, *done, post="procuratorate")
    assert len(RECALL.by_code["enter_recall_approval"].seats(approved)) == 1
    assert refused(approved, "announce_recall", CLERK) is None


def test_lists_name_the_motion_and_what_came_of_it():
    nothing = standing(RECALL, (), EARLY, DEFAULT, CALENDAR)
    assert nothing.columns() == {"title": None, "category": None, "outcome": None}
    assert (moving._question(nothing), deciding._ended(nothing)) == ((), ())
    assert moved().columns()["outcome"] is None
    assert voted("passed").columns()["outcome"] == "passed"
    assert voted("failed").columns()["outcome"] == "rejected"
    assert moved(CLERK, by("withdraw_recall", CLERK, reason="另行研究")).columns()["outcome"] == "withdrawn"
