"""The congress as rules ask about it on a day, read only when a rule asks."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from yishi.congress.models import Congress, Office
from yishi.congress.queries import STANDING_COMMITTEE_OFFICES
from yishi.rulebook.roles import OfficeKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class AssemblyOn:
    """An `Assembly` of the kernel: a query for each thing asked, and none for what is not."""

    def __init__(self, congress: int, on: date) -> None:
        self.congress = congress
        self.on = on

    @cached_property
    def level(self) -> str:
        """The level's code."""
        return Congress.objects.values_list("level", flat=True).get(pk=self.congress)

    @cached_property
    def deputies(self) -> frozenset[int]:
        """The persons who hold the office of deputy that day."""
        return self._holding((OfficeKind.DEPUTY,))

    @cached_property
    def members(self) -> frozenset[int]:
        """The persons who sit in the standing committee that day, vacancies excluded."""
        return self._holding(STANDING_COMMITTEE_OFFICES)

    def _holding(self, kinds: Iterable[str]) -> frozenset[int]:
        held = Office.objects.held_on(self.on).filter(congress=self.congress, kind__in=list(kinds))
        return frozenset(held.values_list("person", flat=True))
