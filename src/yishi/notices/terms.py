"""Whom a stored term binds, as the declaration of its matter's own version has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

from yishi import rulebook
from yishi.kernel.standing import sees
from yishi.record.models import Due
from yishi.record.standings import procedure_of

if TYPE_CHECKING:
    from yishi.congress.models import Office
    from yishi.kernel.procedure import Deadline
    from yishi.kernel.role import Role


def role_bound(due: Due) -> Role | None:
    """The role that a term binds; None where it is no longer declared."""
    declared = _declared(due)
    return declared.binds if declared else None


def is_promise(due: Due) -> bool:
    """Whether a unit bound itself beyond the close of the matter: a promise of the ledger (CQ-SUG 24)."""
    declared = _declared(due)
    return declared is not None and declared.outlives and due.unit_id is not None


def _declared(due: Due) -> Deadline[Any] | None:
    return next((one for one in procedure_of(due.matter).deadlines if one.code == due.code), None)


def is_seen(due: Due, role: Role) -> bool:
    """Whether this role may see the matter where it stands."""
    procedure = procedure_of(due.matter)
    return sees(procedure, procedure.stage(due.matter.stage), {role.code}, public=due.matter.public)


def binding(office: Office) -> QuerySet[Due]:
    """The open duties of the holder of an office: of the person, of the unit, or of whoever holds that office."""
    mine = Q(person=office.person_id) | Q(person=None, unit=None, binds__in=_shared_roles(office.kind))
    if office.unit_id is not None:
        mine |= Q(person=None, unit=office.unit_id)
    open_duties = Due.objects.filter(mine, congress=office.congress_id, met_on=None, duty=True, due__isnull=False)
    return open_duties.select_related("matter").defer("matter__text").order_by("due", "pk")


def binds(due: Due, office: Office) -> bool:
    """Whether a term found for an office is one for its kind, in a matter that it may see."""
    role = role_bound(due)
    return role is not None and (not role.offices or office.kind in role.offices) and is_seen(due, role)


def _shared_roles(kind: str) -> set[str]:
    """The roles that every holder of an office of this kind plays, whatever the matter."""
    bound = [deadline.binds for procedure in rulebook.ALL for deadline in procedure.deadlines]
    return {role.code for role in bound if not role.part and kind in role.offices}
