"""The play: every event of every story, in the order of time, through the record's one door."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from random import Random
from typing import TYPE_CHECKING, Final

from yishi import rulebook
from yishi.congress.calendar import work_calendar
from yishi.demo.beginnings import begin
from yishi.demo.endings import end
from yishi.demo.hours import ANCHOR, Hours
from yishi.demo.middles import handle
from yishi.demo.story import Memory, Story
from yishi.record.acts import Order, perform
from yishi.record.papers import keep
from yishi.record.steps import read_body

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from yishi.demo.people import Cast
    from yishi.demo.story import Event, Part
    from yishi.record.models import Entry

SEED: Final = "qinglan-18"
BEGUN: Final = ".s"
"""Ends the key of the story of a matter that was begun by another's act."""


def hours_of(key: str) -> Hours:
    """Each story draws from a chance of its own: changing one leaves the others as they were."""
    return Hours(work_calendar(), Random(f"{SEED}:{key}"))  # noqa: S311 - a play, no secrets


def tell(part: Part, cast: Cast) -> list[Event]:
    """What would happen to one suggestion if time never stopped."""
    story = Story(part, cast, hours_of(part.key))
    if begin(story) and handle(story):
        end(story)
    return story.events


def play(
    events: Iterable[Event],
    said: Callable[[date, int], None],
    then: Callable[[Event, Entry], Event | None] = lambda _event, _entry: None,
) -> int:
    """Perform what lies before the anchor; ``said`` hears of each day played. Returns how many acts.

    ``then``: what somebody does later on because of the entry that was made.
    """
    memory = Memory()
    ahead = [(event.at, event.story, event.index, event) for event in events]
    heapify(ahead)
    done = 0
    while ahead and ahead[0][0] < ANCHOR:
        event = heappop(ahead)[-1]
        following = then(event, _perform(event, memory))
        if following is not None:
            heappush(ahead, (following.at, following.story, following.index, following))
        done += 1
        said(event.at.date(), done)
    return done


def _perform(event: Event, memory: Memory) -> Entry:
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
        through=event.through,
        reason=event.reason,
        papers=[(keep(event.office.congress, one.content, one.name, event.at), one.name) for one in event.papers],
    )
    entry = perform(order)
    memory.note(event.story, event.act, entry.matter_id, entry.seq)
    begins = rulebook.CURRENT[event.procedure].by_code[event.act].begins
    if begins is not None:
        memory.matters[f"{event.story}{BEGUN}"] = read_body(entry.body).facts[begins.named]
    return entry
