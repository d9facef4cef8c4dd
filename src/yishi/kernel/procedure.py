"""A procedure declared as a value: stages, acts, deadlines, who may act and who may see."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from yishi.kernel.citation import Basis
from yishi.kernel.clauses import Begins, Check, Draws, Engage, Guard, How, Seat, Then
from yishi.kernel.facts import Facts, NoFacts
from yishi.kernel.text import Text

if TYPE_CHECKING:
    from datetime import date

    from yishi.kernel.parameter import Parameter
    from yishi.kernel.role import Role
    from yishi.kernel.standing import Standing, Step
    from yishi.kernel.terms import Term, Unknown

# The clauses of an act are part of its declaration.
__all__ = [
    "Act", "Begins", "Check", "Deadline", "Draws", "Engage", "Guard", "How", "Longer", "Procedure", "Seat",
    "Sight", "Stage", "Then",
]  # fmt: skip

S = TypeVar("S", bound="Stage")


class Stage(Enum):
    """Base of a procedure's stages; each member is ``code, zh, en``."""

    title: Text
    # Each stage is one object. Enum would hash its name, in Python, at every step of every standing.
    __hash__ = object.__hash__

    def __new__(cls, code: str, zh: str, en: str) -> Self:
        """Make the member's value its code and keep both names beside it."""
        member = object.__new__(cls)
        member._value_ = code
        member.title = Text(zh, en)
        return member


@dataclass(frozen=True, eq=False)
class Act(Generic[S]):
    """Something a role may do, from which stages to which, with which typed facts.

    ``issues``: the document that the act makes. ``papers``: how many documents may be attached;
    ``papers_needed``: how many must be. ``seen_by``: roles that see the entry (None: all who see the matter).
    ``public_papers``: what is attached to a public entry is public too, but for an original signed on paper.
    ``sets_public``: True publishes the matter, False takes it back. ``numbers``: the matter gets its number.
    ``on_behalf``: the office may enter it for the person, who signed on paper.
    ``delegable``: a named secretary may do it at the person's desk; ``in_person``: the article that forbids it.
    ``prefill``: acts whose latest facts the form starts from. ``tells``: roles that hear of it once it is done.
    ``question``: the act is one of several answers to it, offered together and never one alone.
    ``upon``: the act whose document it is done on. ``renewed_by``: acts that call for it once more.
    ``internal``: done only as the consequence of an act on another matter. ``begins``: a matter that it begins.
    ``erases``: the sealed values of its matter go with it, for good.
    ``draws``: facts that the record itself tells from where the matter stands, such as who is on a roll.
    ``seats``: the offices that begin or end by it. ``once``: each person does it once in a matter, and the
    database keeps it so.
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
    tells: tuple[Role, ...] = ()
    public: bool = False
    public_papers: bool = False
    sets_public: bool | None = None
    numbers: bool = False
    on_behalf: bool = False
    delegable: bool = False
    in_person: Basis | None = None
    internal: bool = False
    then: tuple[Then, ...] = ()
    begins: Begins | None = None
    erases: bool = False
    draws: Mapping[str, Draws] = field(default_factory=dict)
    seats: Callable[[Standing], tuple[Seat, ...]] | None = None
    once: bool = False
    prefill: tuple[str, ...] = ()
    hint: Text | None = None
    question: Text | None = None
    upon: str = ""
    renewed_by: tuple[str, ...] = ()

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
    dated: Callable[[Standing], tuple[tuple[str, Text, Step, date | Unknown, date | None], ...]] | None = None
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

    ``goal``: the end it aims at. ``options``: what a field offers that depends on the matter, by ``Label.among``.
    ``expected``: the usual next acts at a stage. ``legends``: what the codes in a column mean.
    ``columns``: what lists filter and sort by, computed from the standing. ``seen_by``: who may see it.
    ``words``: what a key once chosen among such options means, where that is more than what is offered now.
    ``starts``: what a field starts from, by ``Label.among``. ``remarks``: what a page says of where it stands.
    ``reserved``: columns that only these roles read as long as the matter is not public.
    ``unsealed_by``: roles that may read sealed values of its matters (None: the office, and units in charge).
    """

    code: str
    title: Text
    in_force: date
    stages: type[S]
    begins: S
    ends: frozenset[S]
    goal: S
    acts: tuple[Act[S], ...]
    opens: Act[S]
    deadlines: tuple[Deadline[S], ...]
    seen_by: tuple[Sight, ...]
    basis: tuple[Basis, ...]
    parameters: tuple[Parameter[Any], ...] = ()
    columns: Mapping[str, Callable[[Standing], object]] = field(default_factory=dict)
    expected: Mapping[S, tuple[str, ...]] = field(default_factory=dict)
    legends: Mapping[str, Mapping[str, Text]] = field(default_factory=dict)
    options: Mapping[str, Callable[[Standing], list[tuple[str, Text]]]] = field(default_factory=dict)
    words: Mapping[str, Callable[[Standing], list[tuple[str, Text]]]] = field(default_factory=dict)
    starts: Mapping[str, Callable[[Standing], object]] = field(default_factory=dict)
    remarks: tuple[Callable[[Standing], Text | None], ...] = ()
    reserved: Mapping[str, tuple[Role, ...]] = field(default_factory=dict)
    unsealed_by: tuple[Role, ...] | None = None
    summary: Text = Text("", "")

    @cached_property
    def by_code(self) -> dict[str, Act[S]]:
        """Acts by their code, the opening one too."""
        return {act.code: act for act in (self.opens, *self.acts)}

    @cached_property
    def numbered(self) -> bool:
        """Whether its matters are given numbers."""
        return any(act.numbers for act in self.by_code.values())

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
        return self.stages(code)  # type: ignore[call-arg]  # looked up by one value; made of three

    def reachable(self, start: S) -> set[S]:
        """The stages that can follow a stage, itself included."""
        seen, ahead = {start}, [start]
        while ahead:
            at = ahead.pop()
            found = {act.moves[at] for act in self.leaving[at]} - seen
            seen |= found
            ahead.extend(found)
        return seen

    def way(self, start: S) -> list[S]:
        """The stages still ahead on the shortest way from a stage to the goal; none from an end.

        By what somebody does here, and only where that leads nowhere by what follows from other matters too.
        """
        return self._way(start, internal=False) or self._way(start, internal=True)

    def _way(self, start: S, *, internal: bool) -> list[S]:
        paths: list[list[S]] = [[start]]
        seen = {start}
        while paths and start not in self.ends:
            path = paths.pop(0)
            if path[-1] is self.goal:
                return path[1:]
            for end in [act.moves[path[-1]] for act in self.leaving[path[-1]] if internal or not act.internal]:
                if end not in seen:
                    seen.add(end)
                    paths.append([*path, end])
        return []
