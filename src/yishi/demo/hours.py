"""The simulated clock: working days and office hours of the year that is played."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from random import Random

    from yishi.kernel.calendar import WorkCalendar

CHINA: Final = ZoneInfo("Asia/Shanghai")
FIRST_DAY: Final = date(2025, 11, 24)
ANCHOR: Final = datetime(2026, 11, 20, 9, 0, tzinfo=CHINA)
"""The moment at which the site's clock goes on when the play is over."""

SESSION: Final = (date(2026, 1, 13), date(2026, 1, 14), date(2026, 1, 15), date(2026, 1, 16))
"""Days of the fifth session on which suggestions are handed in."""

_OPENS, _CLOSES = time(8, 40), time(17, 40)
_BEFORE_NOON, _NOON_REST, _AFTER_NOON = 200, 120, 190  # minutes


class Hours:
    """Moments in office hours, drawn from the story's own chance."""

    def __init__(self, calendar: WorkCalendar, chance: Random) -> None:
        self.calendar = calendar
        self.chance = chance

    def working(self, day: date) -> bool:
        """Whether offices are open; beyond the announced years, by the week alone."""
        known = self.calendar.is_working(day)
        return known if isinstance(known, bool) else day.isoweekday() <= 5  # noqa: PLR2004 - Friday

    def on_or_after(self, day: date) -> date:
        """That day, or the next on which offices are open."""
        while not self.working(day):
            day += timedelta(days=1)
        return day

    def on_or_before(self, day: date) -> date:
        """That day, or the last before it on which offices are open."""
        while not self.working(day):
            day -= timedelta(days=1)
        return day

    def shifted(self, day: date, by: int) -> date:
        """So many working days later, or earlier when negative."""
        step = timedelta(days=1 if by > 0 else -1)
        for _ in range(abs(by)):
            day += step
            while not self.working(day):
                day += step
        return day

    def moment(self, day: date) -> datetime:
        """Some minute of the day's office hours."""
        start = datetime.combine(day, _OPENS, tzinfo=CHINA)
        minutes = self.chance.randrange(_BEFORE_NOON + _AFTER_NOON)
        return start + timedelta(minutes=minutes + (_NOON_REST if minutes >= _BEFORE_NOON else 0))

    def soon(self, now: datetime) -> datetime:
        """Some minutes later the same day; the next working morning when the offices close before."""
        then = now + timedelta(minutes=self.chance.randrange(4, 40))
        if then.time() <= _CLOSES and then.date() == now.date():
            return then
        following = self.shifted(now.date(), 1)
        return datetime.combine(following, _OPENS, tzinfo=CHINA) + timedelta(minutes=self.chance.randrange(5, 50))
