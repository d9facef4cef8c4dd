"""A sitting at a glance: when and where, who was there, each item with its papers and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from yishi.kernel.terms import Unknown
from yishi.kernel.text import Text
from yishi.rulebook.sittings import closing, deadlines, deciding, facts, gathered
from yishi.rulebook.sittings.choices import PaperState
from yishi.rulebook.votes.facts import Recorded, Voided

if TYPE_CHECKING:
    from datetime import date

    from yishi.kernel.standing import Standing
    from yishi.web.describe import Names

HANDED_IN, AWAITED, LATE = "ok", "soon", "late"
HELD_BACK = Text("暂不付表决", "held back")
DEALT_WITH = Text("已审议", "dealt with")
VOID = Text("作废", "void")
RUNNING = Text("正在表决", "being voted on")

_STATES: Final = {state.value: state.label for state in PaperState}


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of an item: handed in on a day, or awaited until one."""

    name: Text
    state: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote on an item, or on an amendment to it; ``pk`` is None where the reader may not open it."""

    pk: int | None
    amendment: bool
    verdict: Text


@dataclass(frozen=True, slots=True)
class Item:
    """An item: on the agenda, or still only collected."""

    title: str
    kind: Text
    unit: str
    matter: int | None
    papers: list[Paper]
    votes: list[Vote]
    ended: Text | None


@dataclass(frozen=True, slots=True)
class Overview:
    """The sitting."""

    plan: facts.Plan | None
    items: list[Item]
    drafted: bool
    roll: int
    needed: int
    present: int
    on_leave: int
    quorate: bool


def overview(standing: Standing, names: Names) -> Overview:
    """What the page of a sitting shows first."""
    agenda = gathered.agenda(standing)
    base = gathered.quorum(standing)
    return Overview(
        plan=gathered.planned(standing),
        items=[_item(standing, one, names) for one in agenda or gathered.topics(standing).values()],
        drafted=bool(agenda),
        roll=base.size if base else 0,
        needed=gathered.QUORUMS[gathered.chamber(standing)].value.needed(base) if base else 0,
        present=len(_attended(standing)),
        on_leave=len(standing.parties.get("on_leave", ())),
        quorate=gathered.quorate(standing),
    )


def _attended(standing: Standing) -> list[int]:
    """Who is there; of a sitting that has closed, who was there when it opened."""
    opened = standing.last("open_sitting")
    return gathered.present(standing) if opened is None else list(getattr(opened.facts, "present", ()))


def _item(standing: Standing, item: gathered.Item, names: Names) -> Item:
    told = item.told
    unit = getattr(told, "unit", None)
    matter = getattr(told, "matter", None)
    return Item(
        title=told.title,
        kind=told.kind.label,
        unit=names["unit"].get(unit, "") if unit else "",
        matter=matter if matter in names["linked"] else None,
        papers=_papers(standing, item.number),
        votes=_votes(standing, item.number, names),
        ended=_ended(standing, item.number),
    )


def _papers(standing: Standing, number: str) -> list[Paper]:
    given = [step for step in standing.since(None, "hand_in_paper") if getattr(step.facts, "topic", "") == number]
    found = [Paper(step.facts.state.label, HANDED_IN, step.on) for step in given if isinstance(step.facts, facts.Paper)]
    for key, _, _, due, met in deadlines.awaited(standing):
        if key.startswith(f"{number}") and key.removeprefix(number) in _STATES and met is None:
            day = due if not isinstance(due, Unknown) else None
            late = day is not None and day < standing.on
            found.append(Paper(_STATES[key.removeprefix(number)], LATE if late else AWAITED, day))
    return found


def _votes(standing: Standing, number: str, names: Names) -> list[Vote]:
    amendments = deciding.amendments(standing)
    told: dict[int, Any] = {
        step.facts.vote: step.facts
        for step in standing.since(None, "record_result", "record_void")
        if isinstance(step.facts, (Recorded, Voided))
    }
    found = []
    for step in standing.since(None, "put_to_vote", "put_to_ballot", "put_to_test"):
        subject, pk = getattr(step.facts, "subject", ""), getattr(step.facts, "vote", 0)
        if subject == number or (subject in amendments and amendments[subject].topic == number):
            found.append(Vote(pk if pk in names["linked"] else None, subject != number, _verdict(told.get(pk))))
    return found


def _verdict(told: Recorded | Voided | None) -> Text:
    if told is None:
        return RUNNING
    if isinstance(told, Voided):
        return VOID
    verdicts = {one.verdict.label for one in told.results}
    carried = sum(one.carried for one in told.results)
    said = Text("{n}项中通过{carried}项", "{carried} of {n} carried").format(n=len(told.results), carried=carried)
    return verdicts.pop() if len(verdicts) == 1 else said


def _ended(standing: Standing, number: str) -> Text | None:
    held = {getattr(step.facts, "topic", "") for step in standing.since(None, "hold_back_item")}
    if number in held:
        return HELD_BACK
    return DEALT_WITH if number in closing.settled(standing) and standing.last("close_sitting") else None
