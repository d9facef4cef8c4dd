"""The towns that a text names, as far as the congress knows them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from yishi.congress.models import Body, Unit

if TYPE_CHECKING:
    from yishi.congress.models import Congress

_TOWN: Final = re.compile(r"^(.{2,}?)(?:镇|乡|街道|民族乡)(?:人民政府|办事处|代表团)?$")


@dataclass(frozen=True, slots=True)
class Towns:
    """The names of a county's towns, townships and streets, without what they are: 柳溪 for 柳溪镇人民政府."""

    names: tuple[str, ...]

    @classmethod
    def of(cls, congress: Congress) -> Self:
        """Those that govern themselves as units, or that deputies come from in delegations."""
        units = Unit.objects.filter(congress=congress, kind=Unit.Kind.TOWNSHIP_GOVERNMENT)
        bodies = Body.objects.filter(congress=congress, kind=Body.Kind.DELEGATION)
        named = units.values_list("name").union(bodies.values_list("name_zh"))
        found = filter(None, (_TOWN.match(name) for (name,) in named))
        return cls(tuple(sorted({one[1] for one in found})))

    def apart(self, first: str, second: str) -> tuple[str, ...]:
        """The towns of the second text, if both texts name some and none in common."""
        here, there = ({name for name in self.names if name in text} for text in (first, second))
        return tuple(sorted(there)) if here and there and not here & there else ()
