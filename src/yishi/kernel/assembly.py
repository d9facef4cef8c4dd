"""The congress itself as rules ask about it on a day: its level, and who sits in it."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Final, Protocol

TOWNSHIP: Final = "township"
"""The level for which the law asks otherwise than from the county up."""
NOBODY: Final[frozenset[int]] = frozenset()


class Assembly(Protocol):
    """What guards and checks may ask: the level, and which persons are deputies and members that day.

    Columns and deadlines may not: they follow from a matter's entries alone.
    """

    @property
    def level(self) -> str:
        """The level's code, such as county or township."""
        ...

    @property
    def deputies(self) -> AbstractSet[int]:
        """The persons who are deputies."""
        ...

    @property
    def members(self) -> AbstractSet[int]:
        """The persons who are members of the standing committee."""
        ...

    @property
    def council(self) -> AbstractSet[int]:
        """The persons who form the council of chairpersons."""
        ...

    def latest(self, procedure: str) -> int | None:
        """The matter of a procedure that was begun last and has been opened; None before the first."""
        ...

    def unit_kind(self, unit: int) -> str:
        """What kind of organ or unit it is."""
        ...

    def rejected(self, person: int, title: str) -> int:
        """How often somebody was voted on for a post this term, and not carried."""
        ...


@dataclass(frozen=True, slots=True)
class Roll:
    """An assembly written out."""

    level: str = ""
    deputies: AbstractSet[int] = NOBODY
    members: AbstractSet[int] = NOBODY
    council: AbstractSet[int] = NOBODY
    held: Mapping[str, int] = field(default_factory=dict)
    units: Mapping[int, str] = field(default_factory=dict)
    rejections: Mapping[tuple[int, str], int] = field(default_factory=dict)

    def latest(self, procedure: str) -> int | None:
        """The matter of a procedure that was opened last."""
        return self.held.get(procedure)

    def unit_kind(self, unit: int) -> str:
        """The kind of a unit."""
        return self.units.get(unit, "")

    def rejected(self, person: int, title: str) -> int:
        """How often somebody was not carried for a post."""
        return self.rejections.get((person, title), 0)


UNTOLD: Final[Assembly] = Roll()
