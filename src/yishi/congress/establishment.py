"""What a congress of each level has: its own bodies and the organs around it, read from data/organs.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from yishi.congress.divisions import COUNTY_LEVELS
from yishi.congress.models import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

# The generic word that a unit's short name begins with: 县财政局, 区财政局.
_GENERIC = {
    Level.PROVINCE: "省",
    Level.PREFECTURE: "州",
    Level.DISTRICTED_CITY: "市",
    Level.COUNTY: "县",
    Level.DISTRICT: "区",
    Level.UNDISTRICTED_CITY: "市",
    Level.AUTONOMOUS_COUNTY: "县",
    Level.TOWNSHIP: "乡",
}
_SHORT_LAST = ("县", "区", "市", "旗", "州", "镇", "乡")


@dataclass(frozen=True, slots=True)
class ProposedBody:
    """A body that a congress of this level has, with the article that provides for it."""

    kind: str
    name: str
    en: str
    basis: str


@dataclass(frozen=True, slots=True)
class ProposedUnit:
    """An organ that such a place typically has; names vary and are for the administrator to correct."""

    code: str
    kind: str
    name: str
    short: str
    en: str


def bodies_at(level: str) -> tuple[ProposedBody, ...]:
    """The bodies of a congress at this level."""
    return tuple(
        ProposedBody(row["kind"], row["name"], row["en"], row["basis"])
        for row in _table()["bodies"]
        if row["at"] in _groups(level)
    )


def units_at(level: str, place: str, local: str = "") -> tuple[ProposedUnit, ...]:
    """The organs and units typical of this level, named for the place (`local`: its last name)."""
    names = {"place": place, "local": local or place, "kind": _generic(level, place)}
    return tuple(
        ProposedUnit(row["code"], row["kind"], row["name"].format(**names), row["short"].format(**names), row["en"])
        for row in _table()["units"]
        if row["at"] in _groups(level)
    )


def _generic(level: str, place: str) -> str:
    last = place[-1:]
    return last if last in _SHORT_LAST else _GENERIC[Level(level)]


def _groups(level: str) -> set[str]:
    def named() -> Iterator[str]:
        yield "all"
        yield "township" if level == Level.TOWNSHIP else "standing_committee"
        if level in COUNTY_LEVELS:
            yield "county"

    return set(named())


@cache
def _table() -> dict[str, list[dict[str, str]]]:
    text = (files("yishi.congress") / "data" / "organs.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
