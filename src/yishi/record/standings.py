"""Where stored matters stand."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from yishi import rulebook
from yishi.congress.assemblies import AssemblyOn
from yishi.congress.calendar import work_calendar
from yishi.congress.models import PracticeVersion
from yishi.kernel.standing import Standing, standing
from yishi.record.models import Entry
from yishi.record.steps import steps_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from yishi.kernel.parameter import Practice
    from yishi.kernel.procedure import Procedure
    from yishi.record.models import Matter


def procedure_of(matter: Matter) -> Procedure[Any]:
    """The version of the procedure that the matter began under."""
    return rulebook.procedure_version(matter.procedure, matter.version)


@lru_cache(maxsize=1024)
def practice_version(pk: int | None) -> Practice:
    """The parameters of a practice version; versions are never changed, only followed by newer ones."""
    if pk is None:
        return rulebook.practice("default")
    version = PracticeVersion.objects.get(pk=pk)
    return rulebook.practice(version.base, version.overrides)


def bodies_of(matter: Matter) -> list[str]:
    """The entries' bytes, in order."""
    return list(Entry.objects.filter(matter=matter).order_by("seq").values_list("body", flat=True))


def standing_of(matter: Matter, on: date, bodies: Sequence[str] | None = None) -> Standing:
    """Where a stored matter stands on a day; ``bodies``: its entries' bytes, if they are at hand."""
    procedure = procedure_of(matter)
    steps = steps_of(bodies_of(matter) if bodies is None else bodies, procedure)
    assembly = AssemblyOn(matter.congress_id, on)
    return standing(procedure, steps, on, practice_version(matter.practice_id), work_calendar(), assembly=assembly)
