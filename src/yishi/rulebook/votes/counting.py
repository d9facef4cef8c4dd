"""The count and the result: from what was cast, or from two tellers who agree. Nobody types a result in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.citation import Custom, Number
from yishi.kernel.majority import MORE_THAN_HALF, Base
from yishi.kernel.text import Text
from yishi.rulebook.votes import facts, sealing
from yishi.rulebook.votes.choices import BASES, Ballot, Chamber, Mark, OpenWay, SecretWay, Verdict
from yishi.rulebook.votes.practice import BASICALLY_PERCENT, SATISFIED_PERCENT, TEST_OF_ALL
from yishi.statutes.organic_law import COMMITTEE_MAJORITY, CONGRESS_MAJORITY
from yishi.statutes.oversight_law import DISMISSAL_MAJORITY

if TYPE_CHECKING:
    from yishi.kernel.facts import Facts
    from yishi.kernel.majority import Majority
    from yishi.kernel.standing import Standing, Step

Counts = tuple[tuple[int, ...], ...]

CASTING: Final = ("cast_vote", "cast_unnamed_vote")
_TWO_TELLERS: Final = 2
_RULES: Final[dict[Chamber, Number[Majority]]] = {
    Chamber.CONGRESS: CONGRESS_MAJORITY,
    Chamber.COMMITTEE: COMMITTEE_MAJORITY,
    Chamber.COUNCIL: Number(MORE_THAN_HALF, Custom(Text("主任会议过半数成员同意", "more than half of the council"))),
}


def called(standing: Standing) -> facts.Called:
    """How the vote was put."""
    given = standing.steps[0].facts
    assert isinstance(given, facts.Called)  # noqa: S101 - a vote begins in no other way
    return given


def way(standing: Standing) -> OpenWay | SecretWay:
    """How it is taken."""
    given = called(standing)
    assert isinstance(given, (facts.OpenVote, facts.SecretBallot))  # noqa: S101 - each vote is one of them
    return given.way


def base(standing: Standing) -> Base:
    """All deputies, or all members, in office when it was put."""
    put = called(standing)
    return Base(len(put.roll), BASES[put.chamber], standing.steps[0].on)


def rule(put: facts.Called) -> Number[Majority]:
    """What carries it, and under which article."""
    if put.ballot is Ballot.DISMISSAL:
        return DISMISSAL_MAJORITY
    return _RULES[put.chamber]


def latest_casts(standing: Standing) -> dict[int, facts.Cast]:
    """Each voter's vote: the last one cast before the vote was closed."""
    found = {step.actor.person: step.facts for step in standing.since(None, *CASTING)}
    return {person: cast for person, cast in found.items() if isinstance(cast, facts.Cast)}


def sheets(standing: Standing) -> list[Step]:
    """The tellers' counts, the latest of each."""
    return list({step.actor.person: step for step in standing.since(None, "count_hands", "count_ballots")}.values())


def agreed(standing: Standing) -> Facts | None:
    """The count on which two tellers agree, and no third one differs."""
    found = sheets(standing)
    if len(found) < _TWO_TELLERS or any(step.facts != found[0].facts for step in found):
        return None
    return found[0].facts


def counts(standing: Standing) -> Counts | None:
    """How often each option of each question was chosen; None as long as it is not known."""
    if not standing.steps:
        return None
    how = way(standing)
    if how is SecretWay.SEALED:
        return sealing.opened(standing)
    if how in {OpenWay.HANDS, SecretWay.PAPER}:
        return _by_tellers(standing)
    return _by_device(standing)


def _by_tellers(standing: Standing) -> Counts | None:
    sheet = agreed(standing)
    if not isinstance(sheet, (facts.Hands, facts.Papers, facts.Grades)):
        return None
    rows: dict[int, tuple[int, ...]] = {row.question: row.numbers for row in sheet.counts}
    return tuple(numbers for _, numbers in sorted(rows.items()))


def _by_device(standing: Standing) -> Counts:
    casts = latest_casts(standing).values()
    marks = list(Mark)
    return tuple(
        tuple(
            sum(answer == facts.Answer(question=at, mark=mark) for cast in casts for answer in cast.answers)
            for mark in marks
        )
        for at in range(1, len(called(standing).questions) + 1)
    )


def results(standing: Standing) -> tuple[facts.Outcome, ...]:
    """What came of each question; nothing as long as it is not counted."""
    counted = counts(standing)
    if counted is None:
        return ()
    put = called(standing)
    needed = rule(put).value.needed(base(standing))
    if put.ballot is Ballot.TEST:
        verdicts = [_graded(standing, numbers) for numbers in counted]
    elif put.ballot is Ballot.ELECTION:
        verdicts = _elected([numbers[0] for numbers in counted], needed, put.seats or 1)
    else:
        verdicts = [Verdict.PASSED if numbers[0] >= needed else Verdict.FAILED for numbers in counted]
    return tuple(
        facts.Outcome(title=asked.title, person=asked.person, counts=numbers, needed=needed, verdict=verdict)
        for asked, numbers, verdict in zip(put.questions, counted, verdicts, strict=True)
    )


def _elected(votes: list[int], needed: int, seats: int) -> list[Verdict]:
    """More than half of all deputies, the higher number first; equal numbers for the last seat are voted again.

    Source: Organic Law arts. 25, 29.
    """
    enough = sorted((one for one in votes if one >= needed), reverse=True)
    if len(enough) <= seats:
        return [Verdict.ELECTED if one >= needed else Verdict.NOT_ELECTED for one in votes]
    last = enough[seats - 1]
    tied = last == enough[seats]
    return [_rank(one, last, needed, tied=tied) for one in votes]


def _rank(votes: int, last: int, needed: int, *, tied: bool) -> Verdict:
    if votes < needed or votes < last:
        return Verdict.NOT_ELECTED
    return Verdict.TIED if tied and votes == last else Verdict.ELECTED


def _graded(standing: Standing, numbers: tuple[int, ...]) -> Verdict:
    """The verdict of a satisfaction test, by the shares that practice sets."""
    practice = standing.practice
    of = base(standing).size if practice[TEST_OF_ALL] else sum(numbers)
    if numbers[0] * 100 >= practice[SATISFIED_PERCENT] * of > 0:
        return Verdict.SATISFIED
    both = (numbers[0] + numbers[1]) * 100
    return Verdict.BASICALLY if both >= practice[BASICALLY_PERCENT] * of > 0 else Verdict.DISSATISFIED
