"""A matter as its page tells it: stages, terms, entries, parties."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from yishi.kernel.text import Text
from yishi.kernel.timing import Due
from yishi.record.steps import read_body
from yishi.web.describe import Line, Names, lines_of

if TYPE_CHECKING:
    from datetime import date

    from yishi.kernel.procedure import Act
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing
    from yishi.record.models import Entry
    from yishi.record.steps import Body


FOLDED, LONG_FOLDED = 4, 8
"""So many of an act in a row are folded up, where they say nothing more; and where they do, such as votes cast."""


@dataclass(frozen=True, slots=True)
class Station:
    """A stage on the rail: passed, present or ahead; the day it was reached."""

    title: Text
    state: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """An entry as the timeline tells it.

    ``papers``: what is attached, if the reader may read that. ``alike``: others folded up with it, itself among them.
    """

    entry: Entry
    body: Body
    act: Act[Any]
    lines: list[Line]
    late_by: int
    papers: tuple[dict[str, str], ...] = ()
    alike: tuple[Told, ...] = ()

    @property
    def who(self) -> str:
        """Whose act it was."""
        return (self.body.behalf or self.body.by).name

    @property
    def hash(self) -> str:
        """Enough of the hash to compare by eye."""
        return f"{self.entry.hash[:4]}…{self.entry.hash[-4:]}"


@dataclass(frozen=True, slots=True)
class Clock:
    """A term as its panel shows it; shares are percentages of the bar."""

    due: Due
    left: int | None
    whose: Text
    share: float = 0.0

    @property
    def state(self) -> str:
        """late, soon, ok, or unknown."""
        if self.left is None:
            return "unknown"
        return "late" if self.left < 0 else "soon" if self.left <= 7 else "ok"  # noqa: PLR2004 - a week

    @property
    def over(self) -> int:
        """Days overdue."""
        return -(self.left or 0)


def rail(standing: Standing) -> list[Station]:
    """The stages passed, the present one, and those ahead on the shortest way to the goal."""
    first = standing.steps[0].on if standing.steps else None
    passed = [Station(standing.procedure.begins.title, "done", first)]
    passed += [Station(move.end.title, "done", move.step.on) for move in standing.moves]
    *done, now = passed[-7:]
    state = "done" if standing.ended else "late" if _late(standing) else "now"
    ahead = [Station(stage.title, "ahead") for stage in standing.procedure.way(standing.stage)]
    return [*done, Station(now.title, state, now.on), *ahead]


def _late(standing: Standing) -> bool:
    return any(due.late_on(standing.on) for due in standing.open_duties())


def clocks(standing: Standing, names: Names) -> list[Clock]:
    """Every term that runs now, duties first."""
    running = [due for due in standing.dues if due.met_on is None and (due.duty or not due.late_on(standing.on))]
    told = [
        Clock(due, due.days_left(standing.on), _whose(due, standing, names), _share(due, standing.on))
        for due in running
    ]
    return sorted(told, key=lambda one: (not one.due.duty, one.left is None, one.left or 0))


def _whose(due: Due, standing: Standing, names: Names) -> Text:
    party = due.party or next(iter(standing.parties.get(due.binds.part, ())), None)
    name = names[party.kind].get(party.id, "") if party else ""
    return Text(name, name) if name else due.binds.title


def _share(due: Due, on: date) -> float:
    if due.day is None or due.day <= due.began:
        return 100.0
    return round(min(100.0, 100 * max(0, (on - due.began).days) / (due.day - due.began).days), 1)


def timeline(standing: Standing, entries: list[Entry], names: Names, viewer: Actor | None) -> list[Told]:
    """The entries that somebody may see, the newest first."""
    told = []
    for entry, step in zip(entries, standing.steps, strict=True):
        act = standing.procedure.by_code[step.act]
        if standing.readable_by(act, viewer):
            body = read_body(entry.body)
            late = (timezone.localdate(entry.recorded_at) - step.on).days
            open_to = standing.papers_readable_by(act, viewer, original=body.behalf is not None)
            papers = tuple(body.papers) if open_to else ()
            told.append(Told(entry, body, act, lines_of(step.facts, names), max(0, late), papers))
    return told[::-1]


def folded(told: list[Told]) -> list[Told]:
    """What each did alike, such as signatures and votes, folded up where there are several in a row."""
    rows: list[Told] = []
    for (_, brief), group in groupby(told, key=lambda one: (one.act.code, not one.lines)):
        alike = tuple(group)
        rows += [replace(alike[0], alike=alike)] if len(alike) >= (FOLDED if brief else LONG_FOLDED) else alike
    return rows
