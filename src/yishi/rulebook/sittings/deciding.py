"""What can be put to the vote, and what has been decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yishi.kernel.text import Text
from yishi.rulebook.sittings import gathered, room_facts, rounds
from yishi.rulebook.votes import facts as vote_facts

if TYPE_CHECKING:
    from yishi.kernel.standing import Standing


def amendments(standing: Standing) -> dict[str, room_facts.Amendment]:
    """The amendments proposed, by their key: a1, a2 and so on."""
    given = [step.facts for step in standing.since(None, "propose_amendment")]
    return {f"a{n}": one for n, one in enumerate(given, 1) if isinstance(one, room_facts.Amendment)}


def decided(standing: Standing) -> dict[str, vote_facts.Recorded]:
    """The results recorded, by what was put to the vote."""
    put = {_vote(step): _subject(step) for step in standing.since(None, "put_to_vote", "put_to_ballot", "put_to_test")}
    told = [step.facts for step in standing.since(None, "record_result")]
    return {put[one.vote]: one for one in told if isinstance(one, vote_facts.Recorded) and one.vote in put}


def _vote(step: Any) -> int | None:
    return getattr(step.facts, "vote", None)


def _subject(step: Any) -> str:
    return getattr(step.facts, "subject", "")


def _waiting(standing: Standing) -> dict[str, gathered.Item]:
    """Items of the agenda that have been taken up and not yet been decided; an election may come again."""
    done = decided(standing)
    taken = {getattr(step.facts, "topic", "") for step in standing.since(None, "take_up_item")}
    return {
        one.number: one
        for one in gathered.agenda(standing)
        if one.number in taken and (one.number not in done or rounds.open_still(standing, one, done[one.number]))
    }


def votable(standing: Standing) -> list[tuple[str, Text]]:
    """What can be put to the vote: amendments to an item first, then the item itself."""
    done, items = decided(standing), _waiting(standing)
    amending = [
        (key, Text("修正案{n}：{text}", "amendment {n}: {text}").format(n=key[1:], text=one.text[:40]))
        for key, one in amendments(standing).items()
        if key not in done and one.topic in items
    ]
    return amending + [(number, one.title) for number, one in items.items()]


def testable(standing: Standing) -> list[tuple[str, Text]]:
    """What can be tested: items taken up."""
    return [(number, one.title) for number, one in _waiting(standing).items()]
