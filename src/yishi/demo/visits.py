"""Visits to suggestions that were closed: those that the record draws, and not all of them in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from yishi.demo.play import hours_of
from yishi.demo.story import Event
from yishi.record.drawing import is_drawn
from yishi.rulebook.suggestions.practice import VISIT_SHARE
from yishi.rulebook.suggestions.rating import CLOSING

if TYPE_CHECKING:
    from collections.abc import Callable

    from yishi.demo.people import Cast
    from yishi.record.models import Entry

_FOUND: Final = (
    ("as_replied", "到现场查看，与答复一致；代表和附近群众均表示认可。"),
    ("as_replied", "电话联系领衔代表并查看照片和验收单，事项已经办成。"),
    ("in_part", "主体工程已完成，配套部分未开工；已告知承办单位，代表希望年底前完成。"),
    ("not_done", "现场没有动工迹象，与答复不符；已转承办单位说明情况，并列入跟踪台账。"),
)
_ORDER: Final = (0, 1, 0, 2, 1, 0, 3)
# One in six that are drawn still waits.
_WAITS: Final = 6


def visits(cast: Cast) -> Callable[[Event, Entry], Event | None]:
    """What the office does about an entry that closed a suggestion, if the record drew it."""
    drawn: list[Entry] = []

    def then(event: Event, entry: Entry) -> Event | None:
        if event.act not in CLOSING or not is_drawn(entry.hash, VISIT_SHARE.default):
            return None
        drawn.append(entry)
        if len(drawn) % _WAITS == 0:
            return None
        finding, note = _FOUND[_ORDER[len(drawn) % len(_ORDER)]]
        facts: dict[str, Any] = {"way": "phone" if "电话" in note else "visit", "finding": finding, "note": note}
        hours = hours_of(f"{event.story}.visit")
        at = hours.moment(hours.shifted(event.at.date(), 12 + len(drawn) % 9))
        return Event(at, event.story, 1000, "follow_up", cast.clerks[len(drawn) % 2], lambda _: facts)

    return then
