"""The working-day calendar kept in the database, editable when the State Council's notice comes out."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from django.db import connection, transaction

from yishi.congress.models import CalendarDay, CalendarYear
from yishi.kernel.calendar import WorkCalendar, from_chinese_calendar

if TYPE_CHECKING:
    from collections.abc import Sequence

SOURCE = "国务院办公厅关于部分节假日安排的通知（据 chinesecalendar）"


class _Stamp(NamedTuple):
    """What changes whenever the tables change: also after a rollback or in another process."""

    years: int
    year_changed: object
    days: int
    day_changed: object


_STAMPED = (
    "SELECT years.n, years.at, days.n, days.at "
    "FROM (SELECT COUNT(*) AS n, MAX(changed_at) AS at FROM congress_calendaryear) AS years, "
    "(SELECT COUNT(*) AS n, MAX(changed_at) AS at FROM congress_calendarday) AS days"
)


def work_calendar() -> WorkCalendar:
    """The calendar of the announced years: one cheap query a call, rebuilt only after a change.

    With empty tables it is the calendar that the installed transcription of the notices gives.
    """
    return _calendar(_stamp())


def fill_calendar() -> int:
    """Copy into the tables the announced years that they lack; returns how many years were added.

    Days already there are kept: a clerk's correction outlives a newer transcription.
    """
    # Imported late: a large table that only this step and an empty database need.
    from chinese_calendar import constants  # noqa: PLC0415 - slow import, used once

    known = set(CalendarYear.objects.values_list("year", flat=True))
    names = {day: constants.Holiday(name).chinese for day, name in constants.holidays.items()}
    makeup = {day: f"{constants.Holiday(name).chinese}调休" for day, name in constants.workdays.items()}
    years = {day.year for day in (*names, *makeup)} - known
    days = [CalendarDay(day=day, working=False, note=note) for day, note in names.items()]
    days += [CalendarDay(day=day, working=True, note=note) for day, note in makeup.items()]
    with transaction.atomic():
        CalendarDay.objects.bulk_create([row for row in days if row.day.year in years], ignore_conflicts=True)
        CalendarYear.objects.bulk_create(CalendarYear(year=year, source=SOURCE) for year in sorted(years))
    return len(years)


def _stamp() -> _Stamp:
    """One query, written out: every act asks it, and composing it would take longer than running it."""
    with connection.cursor() as cursor:
        cursor.execute(_STAMPED)
        return _Stamp(*cursor.fetchone())


@lru_cache(maxsize=2)
def _calendar(stamp: _Stamp) -> WorkCalendar:
    if not stamp.years:
        return from_chinese_calendar()
    years = list(CalendarYear.objects.order_by("year").values_list("year", flat=True))
    days = dict(CalendarDay.objects.values_list("day", "working"))
    return WorkCalendar(
        holidays=frozenset(day for day, working in days.items() if not working),
        makeup_days=frozenset(day for day, working in days.items() if working),
        first_year=years[0],
        last_year=_end_of_run(years),
    )


def _end_of_run(years: Sequence[int]) -> int:
    """The last year before a gap: a calendar with a year missing cannot count across it."""
    return next((year for year, following in pairwise(years) if following != year + 1), years[-1])
