"""Rounds of an election: who still stands, and how many seats are left (Organic Law art. 29)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yishi.rulebook.sittings import facts
from yishi.rulebook.votes import facts as vote_facts
from yishi.rulebook.votes.choices import Ballot, Verdict

if TYPE_CHECKING:
    from yishi.kernel.standing import Standing
    from yishi.rulebook.sittings.gathered import Item


def held(standing: Standing, number: str) -> list[vote_facts.Recorded]:
    """The rounds voted on an item of the agenda."""
    told = [step.facts for step in standing.since(None, "record_result")]
    results = [one for one in told if isinstance(one, vote_facts.Recorded)]
    return [one for one in results if one.ballot is Ballot.ELECTION and f"{one.item}" == number]


def seats_left(standing: Standing, item: Item) -> int | None:
    """The seats not filled in earlier rounds; None for what is no election of several."""
    seats = item.told.seats if isinstance(item.told, facts.Received) else None
    chosen = sum(one.carried for told in held(standing, item.number) for one in told.results)
    return None if seats is None else seats - chosen


def asked(standing: Standing, item: Item) -> tuple[vote_facts.Question, ...]:
    """What is voted on: in a further round those alone whose votes were equal, else those not elected."""
    rounds = held(standing, item.number)
    if not rounds:
        return item.told.questions if isinstance(item.told, facts.Received) else ()
    last = rounds[-1].results
    tied = [one for one in last if one.verdict is Verdict.TIED]
    rest = tied or sorted((one for one in last if not one.carried), key=lambda one: -one.counts[0])
    return tuple(vote_facts.Question(title=one.title, person=one.person) for one in rest)


def open_still(standing: Standing, item: Item, told: vote_facts.Recorded) -> bool:
    """Whether an item that has been voted may be voted again: an election with seats left, or ended equal."""
    if told.ballot is not Ballot.ELECTION:
        return False
    left = seats_left(standing, item)
    return not any(one.carried for one in told.results) if left is None else left > 0
