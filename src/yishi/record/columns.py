"""What a standing says in columns: the matter's own, its participations and its dues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from yishi.kernel.standing import Standing

_EMPTY: dict[str, object] = {
    "title": "", "text": "", "category": "", "outcome": "", "rating": "", "confidential": False,
}  # fmt: skip

DueRow = tuple[str, str, "date", "date | None", "date | None", str, int | None, int | None, bool]
PartRow = tuple[str, int | None, int | None]


def _first(standing: Standing, part: str) -> int | None:
    engaged = standing.parties.get(part)
    return engaged[0].id if engaged else None


def matter_columns(standing: Standing) -> dict[str, Any]:
    """The matter's columns, by name. Titles are cut to the column's width; entries keep them whole."""
    declared = {name: value for name, value in standing.columns().items() if value is not None}
    duties = standing.open_duties()
    last = standing.moves[-1].step if standing.moves else None
    columns = {
        **_EMPTY,
        **{name: value if isinstance(value, bool) else str(value) for name, value in declared.items()},
        "stage": standing.stage.value,
        "public": standing.public,
        "number": standing.number,
        "closed": last.on if last and standing.ended else None,
        "due": next((due.day for due in duties if due.day), None),
        "lead_unit_id": _first(standing, "lead_unit"),
        "lead_deputy_id": _first(standing, "lead_deputy"),
        "last_seq": len(standing.steps),
        "last_on": standing.steps[-1].on if standing.steps else None,
    }
    columns["title"] = columns["title"][:200]
    return columns


def participation_rows(standing: Standing) -> set[PartRow]:
    """Who takes part: (role, person, unit)."""
    return {
        (role, party.id if party.kind == "person" else None, party.id if party.kind == "unit" else None)
        for role, parties in standing.parties.items()
        for party in parties
    }


def due_rows(standing: Standing) -> dict[str, DueRow]:
    """What is or was due, by key. A term that binds one party names it."""
    return {due.key: _due_row(standing, due) for due in standing.dues}


def _due_row(standing: Standing, due: Any) -> DueRow:
    party = due.party
    if party is None and due.binds.part:
        engaged = standing.parties.get(due.binds.part, ())
        party = engaged[0] if engaged else None
    person = party.id if party and party.kind == "person" else None
    unit = party.id if party and party.kind == "unit" else None
    return (due.code, due.key, due.began, due.day, due.met_on, due.binds.code, person, unit, due.duty)


@dataclass(frozen=True, slots=True)
class Index:
    """All that is stored of a standing besides its entries."""

    columns: dict[str, Any]
    parts: set[PartRow]
    dues: dict[str, DueRow]

    @classmethod
    def of(cls, standing: Standing) -> Index:
        """The index of a standing."""
        return cls(matter_columns(standing), participation_rows(standing), due_rows(standing))
