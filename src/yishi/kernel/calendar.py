"""The calendar of working days, as the State Council announces it year by year.

Each autumn the General Office of the State Council (国务院办公厅) publishes a notice on the next
year's holidays (关于XXXX年部分节假日安排的通知): days off on weekdays, and weekend days worked to make
up for them (调休). The years 2004 to date are read from the package `chinesecalendar`, which transcribes
those notices. A year without a notice is not yet knowable, and the calendar says so.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from yishi.kernel.terms import Unknown
from yishi.kernel.text import Text

_SATURDAY = 5
_NOT_PUBLISHED = Text(
    "国务院尚未公布{year}年节假日安排",
    "the State Council has not yet published the holidays of {year}",
)
_NOT_KEPT = Text(
    "日历未收录{year}年节假日安排",
    "the calendar does not go back to the holidays of {year}",
)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Working days of whole years, `first_year` to `last_year`, both included.

    `holidays` are days off that a notice grants, `makeup_days` weekend days that a notice makes
    working days. Weekends not named are rest days, weekdays not named are working days.
    """

    holidays: frozenset[date]
    makeup_days: frozenset[date]
    first_year: int
    last_year: int
    _working: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _first: int = field(init=False, repr=False, compare=False)
    _last: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.first_year > self.last_year:
            message = f"A calendar from {self.first_year} to {self.last_year} has no day: put the earlier first."
            raise ValueError(message)
        both = self.holidays & self.makeup_days
        if both:
            message = f"{min(both)} is named both a holiday and a make-up day: it can be only one."
            raise ValueError(message)
        first, last = date(self.first_year, 1, 1).toordinal(), date(self.last_year, 12, 31).toordinal()
        days = (date.fromordinal(ordinal) for ordinal in range(first, last + 1))
        object.__setattr__(self, "_working", tuple(day.toordinal() for day in days if self._works(day)))
        object.__setattr__(self, "_first", first)
        object.__setattr__(self, "_last", last)

    def is_working(self, day: date) -> bool | Unknown:
        """Whether people work on that day; `Unknown` outside the published years."""
        if not self.first_year <= day.year <= self.last_year:
            return self._not_on_file(day.year)
        return self._works(day)

    def working_day(self, day: date, n: int) -> date | Unknown:
        """The nth working day after `day`, or before it where n is negative; n = 0 is `day` itself.

        `Unknown` where the count begins or ends outside the published years.
        """
        start = day.toordinal()
        if n > 0 and start >= self._first - 1:
            at = bisect_right(self._working, start) + n - 1
            if at < len(self._working):
                return date.fromordinal(self._working[at])
        elif n < 0 and start <= self._last + 1:
            at = bisect_left(self._working, start) + n
            if at >= 0:
                return date.fromordinal(self._working[at])
        elif n == 0:
            return day
        return self._beyond(day, n)

    def _works(self, day: date) -> bool:
        if day.weekday() < _SATURDAY:
            return day not in self.holidays
        return day in self.makeup_days

    def _beyond(self, day: date, n: int) -> Unknown:
        """Name the first year that the count needs and that is not on file."""
        if n > 0:
            early = day.toordinal() < self._first - 1
            return self._not_on_file(day.year if early else max(day.year, self.last_year + 1))
        late = day.toordinal() > self._last + 1
        return self._not_on_file(day.year if late else min(day.year, self.first_year - 1))

    def _not_on_file(self, year: int) -> Unknown:
        if year > self.last_year:
            return Unknown(_NOT_PUBLISHED.format(year=year))
        return Unknown(_NOT_KEPT.format(year=year))


@cache
def from_chinese_calendar() -> WorkCalendar:
    """The calendar of the years that the installed `chinesecalendar` transcribes; read once."""
    # Imported late: three hundred milliseconds and a table that many commands never need.
    from chinese_calendar import constants  # noqa: PLC0415 - slow import, used once

    listed = frozenset(constants.holidays) | frozenset(constants.workdays)
    years = {day.year for day in listed}
    return WorkCalendar(
        holidays=frozenset(constants.holidays),
        makeup_days=frozenset(constants.workdays),
        first_year=min(years),
        last_year=max(years),
    )
