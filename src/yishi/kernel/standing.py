"""Where a matter stands: a pure, total answer from its procedure, its steps and the day."""

from __future__ import annotations

from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from yishi.kernel.assembly import UNTOLD, Assembly
from yishi.kernel.engaging import Parties, engage
from yishi.kernel.facts import Facts, NoFacts
from yishi.kernel.procedure import Act, Procedure, Stage
from yishi.kernel.refusal import NoPower, NotAtThisStage, Refused
from yishi.kernel.role import Actor, capacities
from yishi.kernel.text import Text, join
from yishi.kernel.timing import Due, dues_of
from yishi.kernel.turn import next_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from yishi.kernel.calendar import WorkCalendar
    from yishi.kernel.parameter import Practice


class Step(Struct, frozen=True):
    """An entry as the rules see it: which act, on which legal day, by whom, with which facts.

    ``number`` is the serial number given to the matter by this step, if it was; ``writer`` the person who
    entered it for an actor who acted on paper.
    """

    seq: int
    act: str
    on: date
    actor: Actor
    facts: Facts = NoFacts()
    number: int | None = None
    writer: int | None = None


class Move(Struct, frozen=True):
    """A step that led from one stage to another."""

    step: Step
    start: Stage
    end: Stage


class Standing:
    """The answer: stage, parties, what is due, which acts are open to whom, and why others are not."""

    def __init__(
        self,
        procedure: Procedure[Any],
        steps: Sequence[Step],
        on: date,
        practice: Practice,
        calendar: WorkCalendar,
        *,
        assembly: Assembly = UNTOLD,
    ) -> None:
        self.procedure = procedure
        self.steps = steps
        self.on = on
        self.practice = practice
        self.calendar = calendar
        self.assembly = assembly
        self.stage: Any = procedure.begins
        self.parties: Parties = {}
        self.moves: list[Move] = []
        self.latest: dict[str, Step] = {}
        self.public = False
        self.number: int | None = None
        self.irregular: list[Step] = []
        self.by_act: dict[str, list[Step]] = {}
        for step in steps:
            self._take(step)

    def _take(self, step: Step) -> None:
        act = self.procedure.by_code.get(step.act)
        end = act.moves.get(self.stage) if act else None
        if act is None or end is None:
            self.irregular.append(step)
            return
        if end is not self.stage:
            self.moves.append(Move(step, self.stage, end))
            self.stage = end
        self.latest[step.act] = step
        self.by_act.setdefault(step.act, []).append(step)
        if act.engages:
            engage(self.parties, act, step)
        if act.sets_public is not None:
            self.public = act.sets_public
        if step.number is not None:
            self.number = step.number

    def last(self, *acts: str) -> Step | None:
        """The latest step by one of these acts."""
        found: Step | None = None
        for act in acts:
            step = self.latest.get(act)
            if step is not None and (found is None or step.seq > found.seq):
                found = step
        return found

    def fact(self, name: str, *acts: str) -> Any:
        """That fact of the latest step by one of these acts; None where there is none."""
        step = self.last(*acts)
        return None if step is None else getattr(step.facts, name, None)

    def count(self, act: str) -> int:
        """How many times an act was done."""
        return len(self.by_act.get(act, ()))

    def since(self, start: Step | None, *acts: str) -> list[Step]:
        """Steps by these acts after a step; all of them when there is no such step."""
        after = -1 if start is None else start.seq
        found = [step for act in acts for step in self.by_act.get(act, ()) if step.seq > after]
        return sorted(found, key=_seq) if len(acts) > 1 else found

    def entered(self) -> Step | None:
        """The step by which the present stage was reached."""
        return self.moves[-1].step if self.moves else (self.steps[0] if self.steps else None)

    @property
    def ended(self) -> bool:
        """Whether the matter has come to one of its ends."""
        return self.stage in self.procedure.ends

    @cached_property
    def dues(self) -> tuple[Due, ...]:
        """Every term that runs or has run, in the order declared."""
        return dues_of(self)

    def due(self, code: str) -> Due | None:
        """The latest term of that code."""
        return next((due for due in reversed(self.dues) if due.code == code), None)

    def open_duties(self) -> list[Due]:
        """Duties not yet met, the earliest first; those not yet knowable last."""
        waiting = [due for due in self.dues if due.duty and due.met_on is None]
        return sorted(waiting, key=lambda due: (due.day is None, due.day or due.began))

    def capacities(self, actor: Actor | None) -> frozenset[str]:
        """Codes of the roles that somebody has in this matter."""
        return capacities(self.procedure.roles, actor, self.parties)

    def visible_to(self, actor: Actor | None) -> bool:
        """Whether somebody may see this matter."""
        return sees(self.procedure, self.stage, self.capacities(actor), public=self.public)

    def readable_by(self, act: Act[Any], actor: Actor | None) -> bool:
        """Whether somebody may read the entries of an act here: as a party, or as the public."""
        return (act.public and self.public) or self._read_inside(act, actor)

    def papers_readable_by(self, act: Act[Any], actor: Actor | None, *, original: bool) -> bool:
        """Whether somebody may read what is attached to entries of an act here.

        The public only if the act says so, and never an ``original`` that somebody signed on paper.
        """
        told = act.public_papers and act.public and self.public and not original
        return told or self._read_inside(act, actor)

    def _read_inside(self, act: Act[Any], actor: Actor | None) -> bool:
        mine = self.capacities(actor)
        inside = sees(self.procedure, self.stage, mine, public=False)
        return inside and (act.seen_by is None or any(role.code in mine for role in act.seen_by))

    def refusal(self, act: Act[Any], actor: Actor | None, *, within: frozenset[str] | None = None) -> Refused | None:
        """Why this actor may not do this act now; None when it is open."""
        if act.internal:
            return NoPower(Text("该步骤由系统随其他事项自动记载", "This step follows from another matter"), act.basis)
        mine = self.capacities(actor) if within is None else within
        if not any(role.code in mine for role in act.by):
            who = join(Text("、", ", "), [role.title for role in act.by])
            reason = Text("“{act}”由{who}办理", "“{act}” is for: {who}").format(act=act.title, who=who)
            return NoPower(reason, act.basis)
        if (act is self.procedure.opens) == bool(self.steps):
            reason = Text("事项由“{act}”开始，且只开始一次", "A matter begins once, and by “{act}”")
            return NotAtThisStage(reason.format(act=self.procedure.opens.title), act.basis)
        if self.stage not in act.moves:
            return self._not_now(act)
        for guard in act.guards:
            if not guard.holds(self):
                return Refused(guard.reason, guard.basis, guard.remedy)
        return None

    def _not_now(self, act: Act[Any]) -> NotAtThisStage:
        stages = join(Text("、", ", "), [stage.title for stage in act.moves])
        reason = Text("目前处于“{now}”，不能“{act}”", "The matter is at “{now}”; “{act}” cannot be done")
        remedy = Text("须在以下环节办理：{stages}", "It can be done at: {stages}")
        return NotAtThisStage(
            reason.format(now=self.stage.title, act=act.title), act.basis, remedy.format(stages=stages)
        )

    def open_to(self, actor: Actor | None) -> list[Act[Any]]:
        """The acts that this actor may do now, in the order declared."""
        mine = self.capacities(actor)
        return [act for act in self.procedure.leaving[self.stage] if self.refusal(act, actor, within=mine) is None]

    def next_for(self, actor: Actor | None) -> Act[Any] | None:
        """The usual next act at this stage that is open to this actor and not already done here."""
        return next_for(self, actor)

    def refused_to(self, actor: Actor | None) -> list[tuple[Act[Any], Refused]]:
        """The acts of this actor's roles that cannot be done now, each with its reason."""
        mine = self.capacities(actor)
        own = [act for act in self.procedure.acts if any(role.code in mine for role in act.by) and not act.internal]
        found = [(act, self.refusal(act, actor, within=mine)) for act in own]
        return [(act, refusal) for act, refusal in found if refusal is not None]

    def columns(self) -> dict[str, object]:
        """What lists filter and sort by, as the procedure declares it."""
        return {name: column(self) for name, column in self.procedure.columns.items()}


def sees(procedure: Procedure[Any], stage: Any, mine: Iterable[str], *, public: bool) -> bool:
    """Whether one of these roles may see a matter at this stage."""
    held = set(mine)
    if not public:
        held.discard("public")
    return any(
        sight.role.code in held and (sight.stages is None or stage in sight.stages) for sight in procedure.seen_by
    )


_seq = attrgetter("seq")


def standing(
    procedure: Procedure[Any],
    steps: Sequence[Step],
    on: date,
    practice: Practice,
    calendar: WorkCalendar,
    *,
    assembly: Assembly = UNTOLD,
) -> Standing:
    """Where a matter stands on a day, under its procedure's version, its place's practice, in its assembly."""
    return Standing(procedure, steps, on, practice, calendar, assembly=assembly)
