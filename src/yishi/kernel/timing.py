"""What is due: each declared deadline worked out over the steps of a matter."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from yishi.kernel.parameter import Parameter
from yishi.kernel.terms import Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yishi.kernel.citation import Basis
    from yishi.kernel.procedure import Deadline, Longer
    from yishi.kernel.role import Party, Role
    from yishi.kernel.standing import Standing, Step
    from yishi.kernel.terms import Term
    from yishi.kernel.text import Text


class Due(Struct, frozen=True):
    """A term that runs or has run. ``key`` is unique in its matter; ``due`` the last day, if knowable.

    ``party`` names one unit or person where the term is each one's own; ``duty`` False: a right that lapses.
    """

    code: str
    key: str
    title: Text
    began: date
    due: date | Unknown
    met_on: date | None
    binds: Role
    basis: Basis
    term: Term | None
    party: Party | None = None
    duty: bool = True
    extended: bool = False

    @property
    def day(self) -> date | None:
        """The last day, or None while it is not yet knowable."""
        return None if isinstance(self.due, Unknown) else self.due

    def late_on(self, on: date) -> bool:
        """Whether it was met late, or is unmet past its last day."""
        return self.day is not None and (self.met_on or on) > self.day

    def days_left(self, on: date) -> int | None:
        """Calendar days left (negative: overdue); None when met or not yet knowable."""
        return None if self.met_on or self.day is None else (self.day - on).days


def dues_of(standing: Standing) -> tuple[Due, ...]:
    """Every term that runs or has run in a matter, in the order of declaration."""
    ended = standing.ended
    return tuple(
        due
        for deadline in standing.procedure.deadlines
        for due in _dues(standing, deadline)
        if due.met_on or not ended or deadline.outlives
    )


def _dues(standing: Standing, deadline: Deadline[Any]) -> Iterable[Due]:
    if deadline.dated:
        return _dated(standing, deadline)
    if deadline.event:
        return _before(standing, deadline)
    span = _rest(standing, deadline) if deadline.stages else _run(standing, deadline)
    if span and (deadline.when is None or deadline.when(standing, span[0])):
        return _counted(standing, deadline, *span)
    return ()


def _rest(standing: Standing, deadline: Deadline[Any]) -> tuple[Step, Step | None] | None:
    """The latest stay in the deadline's stages: the step that began it, and the one that ended it."""
    stages = deadline.stages
    begun = standing.steps[0] if standing.steps and standing.procedure.begins in stages else None
    ended: Step | None = None
    for move in standing.moves:
        if move.end in stages and move.start not in stages:
            begun, ended = move.step, None
        elif move.start in stages and move.end not in stages:
            ended = move.step
    return (begun, ended) if begun else None


def _run(standing: Standing, deadline: Deadline[Any]) -> tuple[Step, Step | None] | None:
    """The latest starting step, and the first step after it that met the deadline."""
    begun = standing.last(*deadline.since)
    if begun is None:
        return None
    met = standing.since(begun, *deadline.met_by)
    return begun, met[0] if met else None


def _term(standing: Standing, within: Term | Parameter[Term]) -> Term:
    return standing.practice[within] if isinstance(within, Parameter) else within


def _counted(standing: Standing, deadline: Deadline[Any], begun: Step, ended: Step | None) -> Iterable[Due]:
    rule: Deadline[Any] | Longer = deadline
    for longer in deadline.longer:
        if longer.when(standing, begun):
            rule = longer
            break
    term = _term(standing, rule.within)  # type: ignore[arg-type]  # defects() proves it is there
    due = term.after(begun.on, standing.calendar)
    if deadline.each is None:
        spans: list[tuple[str, Party | None, date | None]] = [("", None, ended.on if ended else None)]
    else:
        parties = standing.parties.get(deadline.each.part, ())
        spans = [(f":{one.id}", one, _met_by(standing, deadline, begun, one)) for one in parties]
    return [
        Due(
            deadline.code, f"{deadline.code}:{begun.seq}{suffix}", deadline.title, begun.on, due, met,
            deadline.binds, rule.basis, term, party, deadline.duty, rule is not deadline,
        )
        for suffix, party, met in spans
    ]  # fmt: skip


def _met_by(standing: Standing, deadline: Deadline[Any], begun: Step, party: Party) -> date | None:
    """The day on which this party itself met the deadline."""
    for step in standing.since(begun, *deadline.met_by):
        own = step.actor.unit if party.kind == "unit" else step.actor.person
        if own == party.id:
            return step.on
    return None


def _before(standing: Standing, deadline: Deadline[Any]) -> Iterator[Due]:
    """A term counted back from the day of an event that the matter's facts tell."""
    day = deadline.event(standing) if deadline.event else None
    begun = standing.steps[0] if standing.steps else None
    if day is None or begun is None or deadline.within is None:
        return
    term = _term(standing, deadline.within)
    met = next(iter(standing.since(None, *deadline.met_by)), None)
    yield Due(
        deadline.code, deadline.code, deadline.title, begun.on, term.before(day, standing.calendar),
        met.on if met else None, deadline.binds, deadline.basis, term, None, deadline.duty,
    )  # fmt: skip


def _dated(standing: Standing, deadline: Deadline[Any]) -> Iterator[Due]:
    """Days that the facts themselves name, such as promises."""
    for key, title, step, day, met in deadline.dated(standing) if deadline.dated else ():
        yield Due(
            deadline.code, f"{deadline.code}:{key}", title, step.on, day, met, deadline.binds, deadline.basis,
            None, None, deadline.duty,
        )  # fmt: skip
