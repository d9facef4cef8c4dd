"""What is due, from when, under which article: by resting, by acts, by a day ahead, by a promise."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.kernel.sample import (
    ALLOW,
    ANSWER,
    ANSWER_WITHIN,
    BURN,
    COMMENT,
    CUSTOM,
    DAY,
    FILE,
    LAW,
    PRACTICE,
    READ,
    RETURN,
    SEND,
    STRANGER,
    WRITE,
    Answer,
    Letter,
    Page,
    Sending,
    actor,
    said,
    stand,
)
from yishi.kernel.facts import PersonId, UnitId
from yishi.kernel.parameter import Practice
from yishi.kernel.role import Party
from yishi.kernel.standing import Standing
from yishi.kernel.terms import Days, Months, Unknown, WorkingDays
from yishi.kernel.timing import Due

URGENT = (WRITE, Letter(title="急件", urgent=True))
COPIES = (SEND, Sending(unit=UnitId(7), copies=(UnitId(9), UnitId(6)), readers=(PersonId(8),)))


def day(n: int) -> date:
    """So many days after the letter was written."""
    return DAY + timedelta(n)


def due(at: Standing, code: str) -> Due:
    found = at.due(code)
    assert found is not None
    return found


def all_of(at: Standing, code: str) -> list[Due]:
    return [one for one in at.dues if one.code == code]


def test_a_stay_is_timed_from_the_day_it_began():
    found = due(stand(WRITE, (SEND, day(1))), "rest")

    assert (found.began, found.due, found.met_on) == (day(1), day(8), None)
    assert (found.term, found.basis, found.key) == (WorkingDays(5), LAW.article(4, 1), "rest:2")


def test_nothing_runs_before_the_stay_begins():
    assert stand(WRITE).due("rest") is None
    assert stand().dues == ()


def test_leaving_the_stages_meets_the_term():
    assert due(stand(WRITE, SEND, READ, (ANSWER, day(3))), "rest").met_on == day(3)


def test_a_stay_over_several_stages_is_one():
    found = due(stand(URGENT, (SEND, day(1))), "rush")

    assert (found.began, found.due, found.met_on) == (DAY, day(3), None)


def test_a_second_stay_is_timed_anew():
    found = due(stand(WRITE, SEND, (RETURN, day(1)), (SEND, day(2))), "rest")

    assert (found.key, found.began, found.met_on) == ("rest:4", day(2), None)


def test_a_term_runs_only_where_its_condition_holds():
    assert stand(URGENT).due("rush") is not None
    assert stand(WRITE).due("rush") is None


def test_a_longer_term_counts_from_the_same_day_under_its_own_article():
    found = due(stand(WRITE, SEND, (ALLOW, day(4))), "rest")

    assert (found.began, found.due, found.extended) == (DAY, date(2026, 4, 2), True)
    assert (found.term, found.basis) == (Months(1), LAW.article(4, 3))


def test_a_place_may_settle_the_term():
    practice = Practice("there", said("彼处"), {ANSWER_WITHIN.code: Days(10)})

    assert due(stand(WRITE, SEND, practice=practice), "rest").due == day(10)


def test_each_party_has_a_term_of_its_own_and_meets_it_by_itself():
    found = all_of(stand(WRITE, COPIES, (COMMENT, STRANGER, day(2))), "comment")

    assert [(one.party, one.key, one.met_on) for one in found] == [
        (Party("unit", 9), "comment:2:9", day(2)),
        (Party("unit", 6), "comment:2:6", None),
    ]


def test_a_person_meets_a_persons_term():
    read = stand(WRITE, COPIES, (COMMENT, actor("clerk", 8), day(1)))

    assert due(read, "reading").met_on == day(1)


def test_a_right_that_lapses_is_no_duty():
    at = stand(WRITE, COPIES)

    assert not due(at, "reading").duty
    assert "reading" not in {one.code for one in at.open_duties()}


def test_a_term_may_be_counted_back_from_a_day_to_come():
    wanted = (WRITE, Letter(title="家书", wanted=date(2026, 4, 1)))

    assert due(stand(wanted), "ahead").due == date(2026, 3, 25)
    assert due(stand(wanted, SEND, READ, (ANSWER, day(5))), "ahead").met_on == day(5)
    assert stand(WRITE).due("ahead") is None


def test_facts_may_name_the_day_themselves():
    answered = stand(WRITE, SEND, READ, ANSWER)

    assert due(answered, "reminder").due == date(2026, 12, 31)
    assert due(stand(WRITE, SEND, READ, ANSWER, (READ, day(9))), "reminder").met_on == day(9)


def test_what_is_over_keeps_what_was_met_and_what_outlives_it():
    over = stand(WRITE, SEND, READ, ANSWER, FILE)

    assert [one.code for one in over.dues] == ["rest", "reminder"]
    assert [one.code for one in stand(URGENT, BURN).dues] == ["rush"]
    assert stand(URGENT, BURN).open_duties() == []


def test_the_earliest_duty_comes_first_and_the_unknowable_last():
    late = date(2026, 12, 28)
    at = stand((WRITE, Letter(title="家书", wanted=date(2027, 1, 20)), late), (SEND, COPIES[1], late))

    assert [one.code for one in at.open_duties()] == ["comment", "comment", "ahead", "rest"]
    assert isinstance(due(at, "rest").due, Unknown)


@pytest.mark.parametrize(("on", "left", "late"), [(0, 7, False), (7, 0, False), (8, -1, True)])
def test_the_last_day_is_still_in_time(on: int, left: int, late: bool):
    found = due(stand(WRITE, SEND), "rest")

    assert (found.days_left(day(on)), found.late_on(day(on))) == (left, late)


@pytest.mark.parametrize(("met", "late"), [(7, False), (8, True)])
def test_what_was_met_late_stays_late_and_has_no_days_left(met: int, late: bool):
    found = due(stand(WRITE, SEND, READ, (ANSWER, day(met))), "rest")

    assert (found.late_on(day(0)), found.late_on(day(99)), found.days_left(day(99))) == (late, late, None)


def test_what_is_not_yet_knowable_is_never_late():
    found = due(stand((WRITE, date(2026, 12, 28)), SEND), "rest")

    assert (found.day, found.days_left(date(2027, 9, 1)), found.late_on(date(2027, 9, 1))) == (None, None, False)


def test_a_step_out_of_order_meets_nothing():
    wanted: Any = (WRITE, Letter(title="家书", wanted=date(2026, 4, 1)))
    answer = (ANSWER, Answer(pages=(Page(text="收到"),)))

    assert due(stand(wanted, answer), "ahead").met_on is None


def test_a_term_says_where_it_comes_from():
    assert due(stand(URGENT), "rush").basis == CUSTOM
    assert PRACTICE[ANSWER_WITHIN] == WorkingDays(5)
