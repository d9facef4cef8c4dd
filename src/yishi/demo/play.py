"""The play: every event of every story, in the order of time, through the record's one door."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Final

from yishi.congress.calendar import work_calendar
from yishi.demo.beginnings import begin
from yishi.demo.endings import end
from yishi.demo.hours import ANCHOR, Hours
from yishi.demo.middles import handle
from yishi.demo.story import Memory, Story
from yishi.record.acts import Order, perform

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from yishi.demo.people import Cast
    from yishi.demo.story import Event, Part

SEED: Final = "qinglan-18"


def hours_of(key: str) -> Hours:
    """Each story draws from a chance of its own: changing one leaves the others as they were."""
    return Hours(work_calendar(), Random(f"{SEED}:{key}"))  # noqa: S311 - a play, no secrets


def tell(part: Part, cast: Cast) -> list[Event]:
    """What would happen to one suggestion if time never stopped."""
    story = Story(part, cast, hours_of(part.key))
    if begin(story) and handle(story):
        end(story)
    return story.events


def play(events: Iterable[Event], said: Callable[[date, int], None]) -> int:
    """Perform what lies before the anchor; ``said`` hears of each day played. Returns how many acts."""
    memory = Memory()
    ahead = sorted(events, key=lambda event: (event.at, event.story, event.index))
    done = 0
    for event in ahead:
        if event.at >= ANCHOR:
            break
        _perform(event, memory)
        done += 1
        said(event.at.date(), done)
    return done


def _perform(event: Event, memory: Memory) -> None:
    order = Order(
        act=event.act,
        office=event.office,
        on=event.on or event.at.date(),
        at=event.at,
        key=f"demo.{event.story}.{event.index}",
        facts=event.facts(memory),
        matter=memory.matters.get(event.story),
        procedure=event.procedure,
        behalf=event.behalf,
        reason=event.reason,
    )
    entry = perform(order)
    memory.note(event.story, event.act, entry.matter_id, entry.seq)
