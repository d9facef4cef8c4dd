"""Administrative divisions: what place a code means, and whether it has a people's congress."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from yishi.congress.models import Level

# Statistical headings, not places: 市辖区, 县, 省直辖县级行政区划, 自治区直辖县级行政区划.
_HEADINGS = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
# County codes ending in 71 to 80 are development zones that statistics count apart.
_ZONES = range(71, 81)
COUNTY_LEVELS = frozenset({Level.COUNTY, Level.DISTRICT, Level.UNDISTRICTED_CITY, Level.AUTONOMOUS_COUNTY})


@dataclass(frozen=True, slots=True)
class Division:
    """A place by code. `level` is None where the place has no people's congress.

    `name` is the last part alone (桥西区), `full_name` leads down from the province, `place` is how
    its congress and organs name it: districts carry their city, counties do not.
    """

    code: str
    name: str
    full_name: str
    place: str
    level: Level | None


def division(code: str) -> Division | None:
    """The place of a six-digit code; None where the code is not on file (the list is of 2023).

    >>> division("110108").place, division("130534").full_name
    ('北京市海淀区', '河北省邢台市清河县')
    """
    name = _names().get(code)
    if name is None or name in _HEADINGS:
        return None
    above = [part for part in (_parent(code, 2), _parent(code, 4)) if part and part != name]
    level = None if name in {_parent(code, 4), _parent(code, 2)} else _level(code, name)
    place = above[-1] + name if level is Level.DISTRICT and above else name
    return Division(code, name, "".join(above) + name, place, level)


@cache
def _names() -> dict[str, str]:
    text = (files("yishi.congress") / "data" / "divisions.csv").read_text(encoding="utf-8")
    return {row["code"]: row["name"] for row in csv.DictReader(text.splitlines())}


def _parent(code: str, digits: int) -> str:
    """The place above, by the first digits of the code; empty for itself and for mere headings."""
    above = code[:digits].ljust(6, "0")
    name = _names().get(above, "")
    return "" if above == code or name in _HEADINGS else name


def _level(code: str, name: str) -> Level | None:
    if code.endswith("0000"):
        return Level.PROVINCE
    if code.endswith("00"):
        # 地区 and 盟 are agencies of the province without a congress: Organic Law, article 85.
        return {"州": Level.PREFECTURE, "市": Level.DISTRICTED_CITY}.get(name[-1])
    if int(code[4:]) in _ZONES:
        return None
    if name.endswith(("自治县", "自治旗")):
        return Level.AUTONOMOUS_COUNTY
    if name.endswith(("县", "旗", "林区", "特区")):
        return Level.COUNTY
    return {"市": Level.UNDISTRICTED_CITY, "区": Level.DISTRICT}.get(name[-1])
