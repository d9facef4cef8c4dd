"""The fictional county as it is written down in data/*.toml, typed."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import msgspec

from yishi.rulebook.suggestions.choices import Sector

if TYPE_CHECKING:
    from datetime import date

_DATA: Final = files("yishi.demo") / "data"
SECTORS: Final = {sector.label.zh: sector for sector in Sector}


class DeputyRow(msgspec.Struct, frozen=True):
    """A deputy with the public profile."""

    name: str
    gender: str
    born: str
    ethnic: str
    education: str
    occupation: str
    sector: str
    delegation: str
    constituency: str


class UnitRow(msgspec.Struct, frozen=True):
    """An organ or unit, its head and the officer who does the work."""

    name: str
    short: str
    english: str
    kind: str
    head: str
    staff: str


class Promised(msgspec.Struct, frozen=True):
    """What a reply undertakes, and in how many months from the reply."""

    text: str
    months: int


class Item(msgspec.Struct, frozen=True):
    """A suggestion and what those concerned say about it; inadmissible ones have no unit and no reply."""

    title: str
    sector: str
    text: str
    lead: str = ""
    co: tuple[str, ...] = ()
    broad: bool = False
    result: str = "A"
    contact: str = ""
    opinion: str = ""
    reply: str = ""
    promises: tuple[Promised, ...] = ()
    reason: str = ""
    pair: str = ""
    inadmissible: str = ""
    refusal: str = ""

    @property
    def sector_code(self) -> str:
        """The sector as the rulebook codes it."""
        return str(SECTORS[self.sector].value)


class CountySource(msgspec.Struct, frozen=True):
    """The whole of county.toml."""

    county: dict[str, Any]
    congress: dict[str, Any]
    township: tuple[dict[str, Any], ...]
    deputy: tuple[DeputyRow, ...]
    standing_committee: dict[str, Any]
    working_body: tuple[dict[str, Any], ...]
    unit: tuple[UnitRow, ...]
    clerk: tuple[dict[str, str], ...]

    @property
    def term_days(self) -> tuple[date, date]:
        """The first and the last day of the term."""
        return self.congress["begins"], self.congress["ends"]


@cache
def county() -> CountySource:
    """The county's people, bodies and units."""
    return msgspec.convert(_read("county.toml"), CountySource)


@cache
def items() -> tuple[Item, ...]:
    """Every suggestion written for the county's year, in the order of the files."""
    return _items("suggestions_a.toml", "suggestions_b.toml")


@cache
def waiting_items() -> tuple[Item, ...]:
    """Suggestions that wait for the next hand-over meeting: nobody has them yet."""
    return _items("suggestions_waiting.toml")


def _items(*names: str) -> tuple[Item, ...]:
    rows = [row for name in names for row in _read(name)["suggestion"]]
    return msgspec.convert([{**row, "text": row["text"].strip()} for row in rows], tuple[Item, ...])


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_DATA / name).read_text(encoding="utf-8"))
