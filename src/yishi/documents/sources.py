"""What a document is made of: one entry of a matter, and where the matter stood when it was made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yishi.congress.models import Congress, Person, Unit
from yishi.kernel.text import written
from yishi.record.models.matter import label_of
from yishi.record.standings import standing_of
from yishi.record.steps import read_body
from yishi.rulebook import roles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from yishi.kernel.procedure import Act
    from yishi.kernel.standing import Standing, Step
    from yishi.record.models import Entry, Matter
    from yishi.record.steps import Body

Lines = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Source:
    """An entry with all that its document says. ``lines``: its facts, each with its label.

    ``standing`` is that of the moment after the entry: what came later does not change the document.
    """

    congress: Congress
    matter: Matter
    entry: Entry
    body: Body
    standing: Standing
    people: Mapping[int, str]
    units: Mapping[int, Unit]
    lines: Lines = ()
    address: str = ""

    @property
    def step(self) -> Step:
        """The entry as the rules read it."""
        return self.standing.steps[-1]

    @property
    def act(self) -> Act[Any]:
        """What was done."""
        return self.standing.procedure.by_code[self.step.act]

    @property
    def facts(self) -> Any:
        """What the act carries."""
        return self.step.facts

    @property
    def date(self) -> str:
        """The legal day: 2026年3月5日."""
        return written(self.step.on).zh

    @property
    def title(self) -> str:
        """The matter's title, as it then was."""
        column = self.standing.procedure.columns.get("title")
        return str(column(self.standing) or "") if column else ""

    @property
    def label(self) -> str:
        """第2026-012号; nothing before the matter is numbered."""
        label = label_of(self.matter.series, self.standing.number)
        return f"第{label}号" if label else ""

    @property
    def named(self) -> str:
        """The matter by title and number: 《关于整修乡村公路的建议》（第2026-012号）."""
        return f"《{self.title}》" + (f"（{self.label}）" if self.label else "")

    def ids(self, *parts: str) -> list[int]:
        """Who has these parts, each once."""
        return list(dict.fromkeys(party.id for part in parts for party in self.standing.parties.get(part, ())))

    @property
    def movers(self) -> list[str]:
        """Everybody who moved it: the lead deputy, the co-signers, the movers of what was merged into it."""
        return [self.people[pk] for pk in self.ids(*(role.part for role in roles.MOVERS)) if pk in self.people]

    @property
    def own_unit(self) -> Unit | None:
        """The unit of whoever acted, if it is one's."""
        return self.units.get(self.step.actor.unit) if self.step.actor.unit is not None else None

    def unit_names(self, *parts: str) -> list[str]:
        """The units that have these parts."""
        return [self.units[pk].name for pk in self.ids(*parts) if pk in self.units]


def source_of(
    matter: Matter, entries: Sequence[Entry], seq: int, *, lines: Iterable[tuple[str, str]] = (), address: str = ""
) -> Source:
    """Everything about the entry at that place of its matter, of whose entries all those before are given."""
    entry = entries[seq - 1]
    standing = standing_of(matter, entry.on, [one.body for one in entries[:seq]])
    parties = [party for members in standing.parties.values() for party in members]
    people = [party.id for party in parties if party.kind == "person"]
    units = [party.id for party in parties if party.kind == "unit"]
    step = standing.steps[-1]
    also = [step.actor.unit, getattr(step.facts, "unit", None)]
    return Source(
        congress=matter.congress,
        matter=matter,
        entry=entry,
        body=read_body(entry.body),
        standing=standing,
        people=dict(Person.objects.filter(pk__in=people).values_list("pk", "name")),
        units=Unit.objects.select_related("congress").in_bulk([*units, *(pk for pk in also if pk is not None)]),
        lines=tuple(lines),
        address=address,
    )
