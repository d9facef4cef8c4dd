"""What waits for somebody's hand: the next act of each matter whose turn is theirs, most pressing first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Count, Exists, OuterRef, Q

from yishi import rulebook
from yishi.congress.assemblies import AssemblyOn
from yishi.congress.calendar import work_calendar
from yishi.kernel.role import Role, capacities
from yishi.kernel.standing import Standing, standing
from yishi.kernel.turn import called_for
from yishi.record.models import Due, Entry, Matter, Participation
from yishi.record.standings import practice_version, procedure_of
from yishi.record.steps import steps_of
from yishi.web.sight import actor

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from yishi.congress.models import Congress, Office
    from yishi.kernel.procedure import Act, Procedure
    from yishi.kernel.role import Actor
    from yishi.kernel.text import Text

# How many matters are looked into for one page: the most pressing ones.
LOOKED_INTO: Final = 200


@dataclass(frozen=True, slots=True)
class Waiting:
    """A matter that waits for somebody's hand, its stage, the act expected, and the day it is due.

    ``upon``: the entry whose document it is done on. ``call``: what calls for it once more, and why.
    """

    matter: Matter
    act: Act[Any]
    due: date | None
    title: Any
    stage: Text
    upon: int | None = None
    call: tuple[Text, str] | None = None

    def left(self, on: date) -> int | None:
        """Days left; negative when overdue."""
        return None if self.due is None else (self.due - on).days


def waiting(congress: Congress, acting: Office, on: date) -> list[Waiting]:
    """What this office should do next, the most pressing first."""
    viewer = actor(acting)
    found = []
    for matter, stands in standings(_candidates(congress, acting, on), on):
        act = stands.next_for(viewer)
        if act is not None:
            mine = capacities(act.by, viewer, stands.parties)
            kin = mine | (_kin(act) & stands.capacities(viewer))
            due = next((one for one in stands.open_duties() if one.binds.code in kin), None)
            day, title = (due.day, due.title) if due else (None, None)
            upon, call = _upon(stands, act), _call(stands, act, viewer)
            found.append(Waiting(matter, act, day, title, stands.stage.title, upon, call))
    return sorted(found, key=lambda one: (one.due is None, one.due or on, -one.matter.pk))


def _upon(stands: Standing, act: Act[Any]) -> int | None:
    step = stands.last(act.upon) if act.upon else None
    return step.seq if step else None


def _call(stands: Standing, act: Act[Any], viewer: Actor | None) -> tuple[Text, str] | None:
    """The entry that calls for the act once more, with the reason that it gives, if it may be read."""
    step = called_for(stands, act)
    if step is None or step.act not in act.renewed_by:
        return None
    calling = stands.procedure.by_code[step.act]
    reason = getattr(step.facts, "reason", "") or ""
    return (calling.done, reason) if reason and stands.readable_by(calling, viewer) else None


def _kin(act: Act[Any]) -> frozenset[str]:
    """The roles whose terms the act serves: a head signs what binds the unit."""
    return frozenset(role.part for role in act.by if role.part)


def standings(matters: Iterable[Matter], on: date) -> Iterable[tuple[Matter, Standing]]:
    """Where many matters of one congress stand: one query for all their entries."""
    listed = list(matters)
    rows = Entry.objects.filter(matter__in=listed).order_by("matter_id", "seq").values_list("matter_id", "body")
    bodies = {pk: [body for _, body in group] for pk, group in groupby(rows, key=lambda row: row[0])}
    calendar = work_calendar()
    assembly = AssemblyOn(listed[0].congress_id if listed else 0, on)
    for matter in listed:
        procedure = procedure_of(matter)
        steps = steps_of(bodies.get(matter.pk, []), procedure)
        yield matter, standing(procedure, steps, on, practice_version(matter.practice_id), calendar, assembly=assembly)


def _candidates(congress: Congress, acting: Office, on: date) -> list[Matter]:
    """Matters where a term binds this office, or whose stage is usually left by an act of it."""
    wanted = Q(pk__in=())
    for procedure in rulebook.CURRENT.values():
        wanted |= _of_procedure(procedure, congress, acting, on)
    matters = Matter.objects.filter(wanted, congress=congress).select_related("lead_unit", "lead_deputy").defer("text")
    return list(matters.order_by("due", "-id")[:LOOKED_INTO])


def _of_procedure(procedure: Procedure[Any], congress: Congress, acting: Office, on: date) -> Q:
    mine = [role for role in procedure.roles if acting.kind in role.offices]
    wanted = Q(pk__in=())
    for role in mine:
        leaving, staying = _stages_of(procedure, role)
        turn = Q(stage__in=leaving) | Q(stage__in=staying, due__lt=on)
        wanted |= turn & _engaged(role, congress, acting)
    bound = Due.objects.filter(matter=OuterRef("pk"), met_on=None, duty=True, binds__in=[role.code for role in mine])
    whose = Q(person=acting.person_id) | Q(person=None, unit=acting.unit_id)
    return Q(procedure=procedure.code) & (wanted | Q(Exists(bound.filter(whose))))


def _stages_of(procedure: Procedure[Any], role: Role) -> tuple[list[str], list[str]]:
    """Stages where an act of this role is expected: to leave it (or by a party), or only when something is late."""
    leaving: list[str] = []
    staying: list[str] = []
    for stage, codes in procedure.expected.items():
        acts = [act for act in map(procedure.by_code.__getitem__, codes) if role in act.by]
        if stage in procedure.ends or not acts:
            continue
        own = role.part or any(act.moves[stage] is not stage for act in acts)
        (leaving if own else staying).append(stage.value)
    return leaving, staying


def _engaged(role: Role, congress: Congress, acting: Office) -> Q:
    if not role.part:
        return Q(pk__isnull=False)
    mine = Q(person=acting.person_id) | (Q(unit=acting.unit_id) if acting.unit_id else Q(pk__in=()))
    return Q(Exists(Participation.objects.filter(mine, congress=congress, role=role.part, matter=OuterRef("pk"))))


def load_by_unit(congress: Congress, on: date) -> list[dict[str, Any]]:
    """How many replies each unit owes, and how many of them late: one query."""
    owed = Due.objects.filter(congress=congress, met_on=None, code__in=("reply", "rehandle"), unit__isnull=False)
    rows = owed.values("unit_id", "unit__name").annotate(owed=Count("pk"), late=Count("pk", filter=Q(due__lt=on)))
    found: list[dict[str, Any]] = [dict(row) for row in rows.order_by("-late", "-owed")]
    most = max((row["owed"] for row in found), default=1)
    for row in found:
        row["share"], row["late_share"] = (round(100 * row[name] / most, 1) for name in ("owed", "late"))
    return found
