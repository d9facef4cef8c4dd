"""Other matters that a matter names, and that name it: where it came from, and what it became."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yishi.web.sight import visible_matters

if TYPE_CHECKING:
    from yishi.congress.models import Congress, Office
    from yishi.kernel.text import Text
    from yishi.web.describe import Names
    from yishi.web.story import Told


@dataclass(frozen=True, slots=True)
class Related:
    """Another matter: what was done, its key and its name; ``linked``: whether the reader may open it."""

    done: Text
    pk: int
    name: str
    linked: bool


def linked(congress: Congress, names: Names, acting: Office | None) -> Names:
    """The names with, under ``linked``, those of the matters named that this office (or the public) may see."""
    mentioned = names.get("matter", {})
    procedures = set(names.get("procedure", {}).values())
    seen = {
        pk
        for procedure in procedures
        for pk in visible_matters(congress, procedure, acting).filter(pk__in=mentioned).values_list("pk", flat=True)
    }
    return {**names, "linked": {pk: name for pk, name in mentioned.items() if pk in seen}}


def related(told: list[Told]) -> list[Related]:
    """Each other matter that the entries name, the first named first."""
    found: dict[int, Related] = {}
    for one in reversed(told):
        for line in one.lines:
            for pk, name, may_open in line.matters:
                found.setdefault(pk, Related(one.act.done, pk, name, may_open))
    return list(found.values())
