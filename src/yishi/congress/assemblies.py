"""The congress as rules ask about it on a day, read only when a rule asks."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Final

from django.apps import apps

from yishi.congress.models import Congress, Office, Unit
from yishi.congress.queries import STANDING_COMMITTEE_OFFICES, term_on
from yishi.rulebook.roles import CHAIR_OFFICES, OfficeKind

# The outcome of a sitting that was opened.
HELD: Final = "held"

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

    @cached_property
    def council(self) -> frozenset[int]:
        """The chairperson and the vice-chairpersons that day: Organic Law art. 54."""
        return self._holding(CHAIR_OFFICES)

    def latest(self, procedure: str) -> int | None:
        """The sitting of that kind held last, as the record's index has it; None before the first."""
        matters = apps.get_model("record", "Matter").objects
        held = matters.filter(congress=self.congress, procedure=procedure, outcome=HELD, opened__lte=self.on)
        found: int | None = held.order_by("-id").values_list("pk", flat=True).first()
        return found

    def unit_kind(self, unit: int) -> str:
        """The kind of an organ or unit of this congress."""
        kind: str | None = Unit.objects.filter(congress=self.congress, pk=unit).values_list("kind", flat=True).first()
        return kind or ""

    def rejected(self, person: int, title: str) -> int:
        """How often somebody was not carried for a post this term: of the votes entered on cases of persons."""
        entries = apps.get_model("record", "Entry").objects.filter(matter__procedure="appointment", act="record_vote")
        term = term_on(Congress.objects.get(pk=self.congress), self.on)
        found = entries.filter(congress=self.congress, matter__term=term, on__lte=self.on)
        votes = [json.loads(body)["facts"] for body in found.values_list("body", flat=True)]
        results = [one for vote in votes if vote["ballot"] == "appointment" for one in vote["results"]]
        lost = [one for one in results if one.get("person") == person and one["verdict"] == "failed"]
        return sum(one["title"].endswith(title) for one in lost)

    def _holding(self, kinds: Iterable[str]) -> frozenset[int]:
        held = Office.objects.held_on(self.on).filter(congress=self.congress, kind__in=list(kinds))
        return frozenset(held.values_list("person", flat=True))
