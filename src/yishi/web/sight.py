"""Which matters somebody may see: the declarations' answer, as a query and one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from yishi import rulebook
from yishi.record.examining import actor_of
from yishi.record.models import Entry, Matter, Participation
from yishi.record.standings import standing_of

if TYPE_CHECKING:
    from datetime import date

    from yishi.congress.models import Congress, Office
    from yishi.kernel.procedure import Procedure, Sight
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing


def visible_matters(congress: Congress, procedure: str, acting: Office | None) -> QuerySet[Matter]:
    """The matters of a procedure that this office (or the public) may see."""
    found = Matter.objects.filter(congress=congress, procedure=procedure)
    allowed = Q(pk__in=())
    for sight in rulebook.CURRENT[procedure].seen_by:
        allowed |= _allowed(sight, congress, acting)
    return found.filter(allowed)


def _allowed(sight: Sight, congress: Congress, acting: Office | None) -> Q:
    role = sight.role
    never = Q(pk__in=())
    if not role.offices and not role.part:
        return Q(public=True)
    if acting is None or acting.congress_id != congress.pk or (role.offices and acting.kind not in role.offices):
        return never
    at = Q() if sight.stages is None else Q(stage__in=[stage.value for stage in sight.stages])
    if not role.part:
        return at or Q(pk__isnull=False)
    # Asked apart, person and unit each find an index that answers by itself; asked together, neither does.
    parts = Participation.objects.filter(congress=congress, role=role.part, matter=OuterRef("pk"))
    mine = Q(Exists(parts.filter(person=acting.person_id)))
    if acting.unit_id:
        mine |= Q(Exists(parts.filter(unit=acting.unit_id)))
    return at & mine


def reserved_from(procedure: Procedure[Any], acting: Office | None) -> frozenset[str]:
    """Columns that this office (or the public) reads only where the matter is public."""
    kind = acting.kind if acting is not None else ""
    return frozenset(
        name for name, roles in procedure.reserved.items() if not any(kind in role.offices for role in roles)
    )


def actor(acting: Office | None) -> Actor | None:
    """The actor that rules know; None for the public."""
    return actor_of(acting) if acting is not None else None


def seen(congress: Congress, pk: int, acting: Office | None, on: date) -> tuple[Matter, Standing]:
    """A matter that this office may see, and where it stands. Http404 otherwise: its being there is no news."""
    matter, standing, _ = seen_whole(congress, pk, acting, on)
    return matter, standing


def seen_whole(congress: Congress, pk: int, acting: Office | None, on: date) -> tuple[Matter, Standing, list[Entry]]:
    """The same with the matter's entries, in order."""
    matter = Matter.objects.filter(congress=congress, pk=pk).select_related("lead_unit", "lead_deputy").first()
    if matter is None:
        raise Http404
    entries = list(Entry.objects.filter(matter=matter).order_by("seq"))
    standing = standing_of(matter, on, [entry.body for entry in entries])
    if not standing.visible_to(actor(acting)):
        raise Http404
    return matter, standing, entries
