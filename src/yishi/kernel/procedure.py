"""A procedure declared as a value: stages, acts, deadlines, who may act and who may see."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from yishi.kernel.citation import Basis, Citation, Custom
from yishi.kernel.facts import Facts, NoFacts
from yishi.kernel.text import Text

if TYPE_CHECKING:
    from datetime import date

    from yishi.kernel.parameter import Parameter
    from yishi.kernel.role import Actor, Role
    from yishi.kernel.standing import Standing, Step
    from yishi.kernel.terms import Term

S = TypeVar("S", bound="Stage")


class Stage(Enum):
    """Base of a procedure's stages; each member is ``code, zh, en``."""

    title: Text

    def __new__(cls, code: str, zh: str, en: str) -> Stage:
        """Make the member's value its code and keep both names beside it."""
        member = object.__new__(cls)
        member._value_ = code
        member.title = Text(zh, en)
        return member


@dataclass(frozen=True, eq=False)
class Guard:
    """A condition of the law on the matter as it stands: the act is refused when ``holds`` says no."""

    holds: Callable[[Standing], bool]
    reason: Text
    basis: Basis
    remedy: Text | None = None


@dataclass(frozen=True, eq=False)
class Check:
    """A condition of the law on the facts given; ``field`` is where the mend belongs."""

    holds: Callable[[Standing, Any, Actor], bool]
    reason: Text
    basis: Basis
    field: str = ""


class How(Enum):
    """What an engagement does to the parties of a role."""

    SET = "set"
    ADD = "add"
    DROP = "drop"
    RENAME = "rename"


@dataclass(frozen=True, eq=False)
class Engage:
    """An act changes who takes part: ``of`` names a fact, ``@actor``, or (RENAME) another part."""

    part: str
    of: str
    how: How = How.SET


@dataclass(frozen=True, eq=False)
class Then:
    """What an act brings about on another matter, in the same transaction."""

    act: str
    on: Callable[[Standing, Any], int]
    facts: Callable[[Standing, int], Facts]


@dataclass(frozen=True, eq=False)
class Act(Generic[S]):
    """Something a role may do, from which stages to which, with which typed facts.

    ``issues``: the document that the act makes. ``papers``: how many documents may be attached;
    ``papers_needed``: how many must be. ``seen_by``: roles that see the entry (None: all who see the matter).
    ``sets_public``: True publishes the matter, False takes it back. ``numbers``: the matter gets its number.
    ``on_behalf``: the office may enter it for the person, who signed on paper.
    ``prefill``: acts whose latest facts the form starts from.
    ``internal``: done only as the consequence of an act on another matter.
    """

    code: str
    title: Text
    by: tuple[Role, ...]
    moves: Mapping[S, S]
    basis: Basis
    done: Text
    facts: type[Facts] = NoFacts
    guards: tuple[Guard, ...] = ()
    checks: tuple[Check, ...] = ()
    engages: tuple[Engage, ...] = ()
    issues: Text | None = None
    papers: int = 0
    papers_needed: int = 0
    seen_by: tuple[Role, ...] | None = None
    public: bool = False
    sets_public: bool | None = None
    numbers: bool = False
    on_behalf: bool = False
    internal: bool = False
    then: Then | None = None
    prefill: tuple[str, ...] = ()
    hint: Text | None = None

    def __str__(self) -> str:
        return self.title.zh


@dataclass(frozen=True, eq=False)
class Longer:
    """A longer term from the same start, when its condition holds."""

    when: Callable[[Standing, Step], bool]
    within: Term | Parameter[Term]
    basis: Basis


@dataclass(frozen=True, eq=False)
class Deadline(Generic[S]):
    """A term: resting in ``stages``, or from ``since`` until ``met_by``, or ``dated`` by a fact.

    ``before``: the term is counted back from the day that ``event`` tells. ``each``: one for every party of
    that role. ``duty`` False: not a duty but a right that lapses. ``when``: it runs only if this holds.
    ``outlives``: it runs on when the matter has ended.
    """

    code: str
    title: Text
    binds: Role
    basis: Basis
    within: Term | Parameter[Term] | None = None
    stages: frozenset[S] = frozenset()
    since: tuple[str, ...] = ()
    met_by: tuple[str, ...] = ()
    longer: tuple[Longer, ...] = ()
    when: Callable[[Standing, Step], bool] | None = None
    each: Role | None = None
    event: Callable[[Standing], date | None] | None = None
    dated: Callable[[Standing], tuple[tuple[str, Text, Step, date, date | None], ...]] | None = None
    duty: bool = True
    outlives: bool = False


@dataclass(frozen=True, eq=False)
class Sight:
    """Who may see a matter: a role, at some stages (None: at all of them)."""

    role: Role
    stages: frozenset[Any] | None = None


@dataclass(frozen=True, eq=False)
class Procedure(Generic[S]):
    """One institution as the law has it, in the version in force from a day.

    ``columns``: what lists filter and sort by, computed from the standing. ``seen_by``: who may see it.
    """

    code: str
    title: Text
    in_force: date
    stages: type[S]
    begins: S
    ends: frozenset[S]
    acts: tuple[Act[S], ...]
    opens: Act[S]
    deadlines: tuple[Deadline[S], ...]
    seen_by: tuple[Sight, ...]
    basis: tuple[Basis, ...]
    parameters: tuple[Parameter[Any], ...] = ()
    columns: Mapping[str, Callable[[Standing], object]] = field(default_factory=dict)
    summary: Text = Text("", "")

    @cached_property
    def by_code(self) -> dict[str, Act[S]]:
        """Acts by their code, the opening one too."""
        return {act.code: act for act in (self.opens, *self.acts)}

    @cached_property
    def leaving(self) -> dict[S, tuple[Act[S], ...]]:
        """The acts possible from each stage, in the order declared."""
        return {stage: tuple(act for act in self.acts if stage in act.moves) for stage in self.stages}

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """Every role that may act or see."""
        acting = [role for act in (self.opens, *self.acts) for role in act.by]
        seeing = [sight.role for sight in self.seen_by]
        named = [role for act in self.acts for role in act.seen_by or ()]
        return tuple({role.code: role for role in (*acting, *seeing, *named)}.values())

    def stage(self, code: str) -> S:
        """The stage of that code. Raises ValueError for a foreign one."""
        return self.stages(code)

    def reachable(self, start: S) -> set[S]:
        """The stages that can follow a stage, itself included."""
        seen, ahead = {start}, [start]
        while ahead:
            at = ahead.pop()
            found = {act.moves[at] for act in self.leaving[at]} - seen
            seen |= found
            ahead.extend(found)
        return seen

    def defects(self) -> Iterator[str]:
        """What is wrong with the declaration: nothing, for a sound one."""
        codes = [act.code for act in (self.opens, *self.acts)]
        yield from (f"act {code} is declared twice" for code in {c for c in codes if codes.count(c) > 1})
        reached = self.reachable(self.begins)
        for stage in self.stages:
            if stage not in reached:
                yield f"stage {stage.value} is never reached"
            if not self.reachable(stage) & self.ends:
                yield f"a matter cannot end from stage {stage.value}"
        for act in (self.opens, *self.acts):
            yield from self._defects_of(act)
        for deadline in self.deadlines:
            yield from self._defects_of_deadline(deadline)

    def _defects_of(self, act: Act[S]) -> Iterator[str]:
        if not isinstance(act.basis, (Citation, Custom)):
            yield f"act {act.code} has no basis and is not marked customary"
        if not act.by and not act.internal:
            yield f"nobody may do act {act.code}"
        names = set(act.facts.__struct_fields__)
        for engagement in act.engages:
            if engagement.how is not How.RENAME and engagement.of not in names | {"@actor"}:
                yield f"act {act.code} engages from a fact {engagement.of} that it has not"

    def _defects_of_deadline(self, deadline: Deadline[S]) -> Iterator[str]:
        for code in (*deadline.since, *deadline.met_by):
            if code not in self.by_code:
                yield f"deadline {deadline.code} waits for an act {code} that is not declared"
        clocks = [bool(deadline.stages), bool(deadline.since), bool(deadline.event), bool(deadline.dated)]
        if sum(clocks) != 1:
            yield f"deadline {deadline.code} needs exactly one clock"
