"""Charts as the pages draw them: every number with the list behind it, every length worked out on the server."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from yishi import rulebook
from yishi.kernel.text import Text
from yishi.measures.replies import TITLES, Timeliness
from yishi.web.lists import NONE

if TYPE_CHECKING:
    from yishi.measures.replies import Measured, Tally

SUGGESTION: Final = "suggestion"
# Beyond so many months a chart shows years.
_MONTHS: Final = 24
_YEAR: Final = len("2026")
# Lengths of the drawing in its own units; 16 are one rem, so that it grows with the type.
_STEP, _BAR, _HEIGHT, _BASE, _LEFT = 64, 22, 150, 176, 12

UNANSWERED: Final = {
    "close_unrated": Text("未评价办结", "closed, not evaluated"),
    NONE: Text("尚未评价", "not evaluated yet"),
}
Asked = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Number:
    """A count, and the query string of the list behind it. ``percent`` is of the chart's base."""

    title: Text
    n: int
    query: str
    percent: float = 0.0
    start: float = 0.0
    kind: str = ""

    @property
    def end(self) -> float:
        """Where its part of a bar ends, in per cent."""
        return self.start + self.percent


@dataclass(frozen=True, slots=True)
class Bar:
    """One column of the chart over time."""

    x: int
    y: float
    height: float
    number: Number

    @property
    def middle(self) -> float:
        """The x of its centre."""
        return self.x + _BAR / 2


@dataclass(frozen=True, slots=True)
class Period:
    """A month, or a year: what was handed over in it, and what was replied to."""

    title: str
    x: int
    handed: Bar
    replied: Bar


@dataclass(frozen=True, slots=True)
class Time:
    """The chart over time, in rem."""

    periods: list[Period]
    width: int
    height: int = _BASE + 28
    base: int = _BASE

    @property
    def wide(self) -> float:
        """Its width in rem."""
        return self.width / 16

    @property
    def high(self) -> float:
        """Its height in rem."""
        return self.height / 16


@dataclass(frozen=True, slots=True)
class Row:
    """A sector, township or unit with its numbers. ``longest``: handed over in the row that has most."""

    key: str
    name: str
    tally: Tally
    numbers: dict[str, Number]
    longest: int

    @property
    def handed_percent(self) -> float:
        """The bar's length."""
        return 100 * self.tally.handed / self.longest

    @property
    def replied_percent(self) -> float:
        """Its filled part."""
        return 100 * self.tally.replied / self.longest


def number(title: Text, n: int, *asked: tuple[str, str], base: int = 0, start: float = 0.0, kind: str = "") -> Number:
    """A number with its list."""
    return Number(title, n, urlencode(asked), 100 * n / base if base else 0.0, start, kind)


def numbers(tally: Tally, asked: Asked) -> dict[str, Number]:
    """The numbers of a tally by name."""
    handed, replied = Text("交办", "handed over"), Text("已答复", "replied to")
    rated = [*rulebook.CURRENT[SUGGESTION].legends["rating"].items(), (NONE, UNANSWERED[NONE])]
    return {
        "handed": number(handed, tally.handed, *asked, ("reply", "any")),
        "replied": number(replied, tally.replied, *asked, ("reply", "answered")),
        **{one.value: number(TITLES[one], tally.stands[one], *asked, ("reply", one.value)) for one in Timeliness},
        **{code: _rating(tally, code, title, asked) for code, title in rated},
    }


def _rating(tally: Tally, code: str, title: Text, asked: Asked) -> Number:
    n = tally.ratings["" if code == NONE else code]
    return number(UNANSWERED.get(code, title), n, *asked, ("reply", "answered"), ("rating", code))


def parts(of: Iterable[Number], kinds: Iterable[str]) -> list[Number]:
    """Numbers as the parts of one bar, each beginning where the one before it ends."""
    listed = list(of)
    base, start, found = sum(one.n for one in listed), 0.0, []
    for one, kind in zip(listed, kinds, strict=True):
        percent = 100 * one.n / base if base else 0.0
        found.append(Number(one.title, one.n, one.query, percent, start, kind))
        start += percent
    return found


def over_time(found: Measured, asked: Asked) -> Time:
    """Hand-overs and replies by month, or by year where there are too many months."""
    months = _months(found.handed, found.replied)
    size = _YEAR if len(months) > _MONTHS else len("2026-03")
    handed, replied = _summed(found.handed, size), _summed(found.replied, size)
    names = list(dict.fromkeys(month[:size] for month in months))
    most = max([*handed.values(), *replied.values(), 1])
    periods = []
    for place, name in enumerate(names):
        x = _LEFT + place * _STEP
        given = number(Text("交办", "handed over"), handed[name], *asked, ("handed", name))
        back = number(Text("答复", "replied"), replied[name], *asked, ("replied", name))
        periods.append(Period(name, x + _STEP // 2, _bar(x + 8, given, most), _bar(x + 34, back, most)))
    return Time(periods, _LEFT * 2 + _STEP * len(names))


def _bar(x: int, told: Number, most: int) -> Bar:
    height = round(_HEIGHT * told.n / most, 1)
    return Bar(x, _BASE - height, height, told)


def _summed(months: Counter[str], size: int) -> Counter[str]:
    found: Counter[str] = Counter()
    for month, n in months.items():
        found[month[:size]] += n
    return found


def _months(*counted: Counter[str]) -> list[str]:
    """Every month from the first to the last, those without anything included."""
    known = sorted({month for one in counted for month in one})
    if not known:
        return []
    (year, month), (last_year, last) = (map(int, one.split("-")) for one in (known[0], known[-1]))
    first, end = year * 12 + month - 1, last_year * 12 + last - 1
    return [f"{one // 12}-{one % 12 + 1:02d}" for one in range(first, end + 1)]


def rows(tallies: dict[Any, Tally], names: dict[Any, str], asked: Asked, by: str) -> list[Row]:
    """The rows of a table: most hand-overs first. Sectors, townships and units only: persons are not compared."""
    longest = max((tally.handed for tally in tallies.values()), default=1)
    ordered = sorted(tallies.items(), key=lambda one: (-one[1].handed, names.get(one[0], "")))
    return [
        Row(str(key or ""), names.get(key, ""), tally, numbers(tally, [*asked, (by, str(key or NONE))]), longest)
        for key, tally in ordered
    ]
