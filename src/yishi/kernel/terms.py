"""Terms of time as the law words them: days, working days, months (民法典 arts. 200-204)."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from yishi.kernel.text import Text

if TYPE_CHECKING:
    from yishi.kernel.calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class Unknown:
    """The answer "not yet knowable", with the reason. A value to show, not an error to raise."""

    why: Text

    @property
    def text(self) -> Text:
        """The reason, so that an `Unknown` can stand in a sentence where a date would."""
        return self.why


@dataclass(frozen=True, slots=True)
class Days:
    """Calendar days 日; rest days count."""

    n: int

    def __post_init__(self) -> None:
        _refuse_negative(self.n, "days")

    def after(self, day: date, calendar: WorkCalendar) -> date | Unknown:  # noqa: ARG002 - terms are asked alike
        """The last day of the term; the day of the event does not count (民法典 201)."""
        return date.fromordinal(day.toordinal() + self.n)

    def before(self, day: date, calendar: WorkCalendar) -> date | Unknown:  # noqa: ARG002 - terms are asked alike
        """The latest day that is n days before (“X日前”): the event's own day does not count."""
        return date.fromordinal(day.toordinal() - self.n)

    @property
    def text(self) -> Text:
        """As a letter says it: 10日, 10 days."""
        return Text(f"{self.n}日", _counted(self.n, "day"))

    @property
    def code(self) -> str:
        """As a practice file writes it: 10d."""
        return f"{self.n}d"


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Working days 工作日, by the State Council's yearly notice of holidays and make-up days."""

    n: int

    def __post_init__(self) -> None:
        _refuse_negative(self.n, "working days")

    def after(self, day: date, calendar: WorkCalendar) -> date | Unknown:
        """The nth working day after the day of the event; `Unknown` beyond the published years."""
        return calendar.working_day(day, self.n)

    def before(self, day: date, calendar: WorkCalendar) -> date | Unknown:
        """The nth working day before the day of the event; `Unknown` beyond the published years."""
        return calendar.working_day(day, -self.n)

    @property
    def text(self) -> Text:
        """As a letter says it: 20个工作日, 20 working days."""
        return Text(f"{self.n}个工作日", _counted(self.n, "working day"))

    @property
    def code(self) -> str:
        """As a practice file writes it: 20wd."""
        return f"{self.n}wd"


@dataclass(frozen=True, slots=True)
class Months:
    """Calendar months 月, to the same day of the month.

    Where the month reached has no such day, the term ends on its last day (民法典 202).
    """

    n: int

    def __post_init__(self) -> None:
        _refuse_negative(self.n, "months")

    def after(self, day: date, calendar: WorkCalendar) -> date | Unknown:  # noqa: ARG002 - terms are asked alike
        """The same day n months on, or else the last day of that month."""
        return _months_on(day, self.n)

    def before(self, day: date, calendar: WorkCalendar) -> date | Unknown:  # noqa: ARG002 - terms are asked alike
        """The same day n months back, or else the last day of that month."""
        return _months_on(day, -self.n)

    @property
    def text(self) -> Text:
        """As a letter says it: 3个月, 3 months."""
        return Text(f"{self.n}个月", _counted(self.n, "month"))

    @property
    def code(self) -> str:
        """As a practice file writes it: 3m."""
        return f"{self.n}m"


Term = Days | WorkingDays | Months

_KINDS: dict[str, type[Days | WorkingDays | Months]] = {"d": Days, "wd": WorkingDays, "m": Months}
# Every month has a 28th: only for later days does the month's length matter.
_IN_EVERY_MONTH = 28
_CODE = re.compile(r"([0-9]{1,4})(d|wd|m)")


def parse_term(code: str) -> Term:
    """Read "10d", "20wd" or "3m"; the inverse of `.code`. Raises ValueError on anything else."""
    found = _CODE.fullmatch(code)
    if found is None:
        message = f"{code!r} is not a term: write a number and d, wd or m, such as 10d, 20wd or 3m."
        raise ValueError(message)
    return _KINDS[found[2]](int(found[1]))


def not_longer(a: Term, b: Term) -> bool:
    """Whether `a` ends no later than `b`, whatever the day they start on.

    Raises TypeError on unlike terms: how many days a month has depends on the day it starts.
    """
    if type(a) is not type(b):
        message = (
            f"{a.text.en} and {b.text.en} cannot be compared: "
            "give both in days, both in working days, or both in months."
        )
        raise TypeError(message)
    return a.n <= b.n


def _months_on(day: date, n: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    last = day.day if day.day <= _IN_EVERY_MONTH else min(day.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, last)


def _counted(n: int, unit: str) -> str:
    return f"{n} {unit}" if n == 1 else f"{n} {unit}s"


def _refuse_negative(n: int, unit: str) -> None:
    if n < 0:
        message = f"{n} {unit} is not a term: a term is counted forward or back from a day, so give 0 or more."
        raise ValueError(message)
