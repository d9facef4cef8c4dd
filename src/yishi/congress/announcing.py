"""Entering the State Council's yearly notice of holidays and make-up days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction

from yishi.congress.models import CalendarDay, CalendarYear, Congress
from yishi.kernel.refusal import BadFacts, NoPower
from yishi.kernel.text import Text

if TYPE_CHECKING:
    from datetime import date

_SATURDAY: Final = 5
# No year has fewer: New Year, Spring Festival, Qingming, May Day, Dragon Boat, Mid-Autumn, National Day.
LEAST_HOLIDAYS: Final = 7


def examine_calendar_keeper(congress: Congress) -> None:
    """The calendar is shared: a demonstration must not change what real terms are counted by."""
    if congress.demo and Congress.objects.filter(demo=False).exists():
        raise NoPower(
            Text("演示身份不能修改正式使用的工作日历", "A demonstration cannot change the calendar in real use")
        )


def set_day(day: date, *, working: bool, note: str) -> CalendarDay:
    """A day off or a make-up working day, in place of what was entered before. Raises `BadFacts`."""
    if working and day.weekday() < _SATURDAY:
        raise BadFacts(
            Text("这一天本来就上班，不必登记", "It is a working day anyway"),
            "day",
            Text("调休上班的是周末；放假请选“放假”", "Make-up days are weekends; for a holiday choose “off”"),
        )
    made, _ = CalendarDay.objects.update_or_create(day=day, defaults={"working": working, "note": note})
    return made


def forget_day(day: date) -> None:
    """The day is again what its weekday says."""
    CalendarDay.objects.filter(day=day).delete()


@transaction.atomic
def publish_year(year: int, source: str) -> CalendarYear:
    """Declare a year's days complete: from then on terms in working days count through it."""
    if not source.strip():
        raise BadFacts(Text("请写明通知的文号或者名称", "Name the notice"), "source")
    holidays = CalendarDay.objects.filter(day__year=year, working=False).count()
    if holidays < LEAST_HOLIDAYS:
        wrong = Text("{year}年只登记了{n}个放假日", "{year} has {n} days off so far")
        mend = Text("请先照通知登记全部放假日和调休上班日", "Enter all days off and make-up days first")
        raise BadFacts(wrong.format(year=str(year), n=holidays), "year", mend)
    made, _ = CalendarYear.objects.update_or_create(year=year, defaults={"source": source.strip()})
    return made
