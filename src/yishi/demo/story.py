"""One suggestion's story: what will be done to it, by whom and when, before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from yishi.demo.sheets import Sheet

if TYPE_CHECKING:
    from datetime import date, datetime

    from yishi.congress.models import Entrustment, Office
    from yishi.demo.hours import Hours
    from yishi.demo.people import Cast, Seat
    from yishi.demo.source import Item

# How far a story goes before the curtain falls. A later stop implies everything before it.
STOPS: Final = (
    "drafted", "inviting", "submitted", "returned", "admitted", "assigned", "return_requested", "contacted",
    "extension_asked", "reply_drafted", "replied", "reminded", "dissatisfied", "rehandling", "replied_again",
    "unresolved", "end",
)  # fmt: skip


@dataclass(slots=True)
class Memory:
    """What the play remembers of what was written: matters, places of entries, document numbers."""

    matters: dict[str, int] = field(default_factory=dict)
    seqs: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    numbers: Counter[str] = field(default_factory=Counter)

    def note(self, story: str, act: str, matter: int, seq: int) -> None:
        """An act was entered."""
        self.matters.setdefault(story, matter)
        self.seqs.setdefault((story, act), []).append(seq)


Facts = Callable[[Memory], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Event:
    """Something to be done at a moment. ``behalf``: entered by ``office`` for that deputy, from paper."""

    at: datetime
    story: str
    index: int
    act: str
    office: Office
    facts: Facts
    behalf: Office | None = None
    on: date | None = None
    reason: str = ""
    procedure: str = "suggestion"
    papers: tuple[Sheet, ...] = ()
    through: Entrustment | None = None


@dataclass(slots=True, kw_only=True)
class Part:
    """What chance and the script have decided for one suggestion. ``arrived``: it was a bill before."""

    key: str
    item: Item
    rough: Item | None = None
    begins: date
    lead: Seat
    in_session: bool = False
    invited: tuple[Seat, ...] = ()
    declining: int = 0
    waiting: tuple[Seat, ...] = ()
    on_paper: bool = False
    arrived: bool = False
    confidential: bool = False
    admission: str = "admit"
    merged_into: str = ""
    separated: bool = False
    late_hand_over: bool = False
    assign_on: date | None = None
    wrong_unit: str = ""
    refused_return: bool = False
    extension: str = ""
    opinions: str = "in_time"
    late_contact: bool = False
    reply_on: date | None = None
    late_by: int = 0
    review: str = ""
    withdrawn: str = ""
    rating: str = "satisfied"
    twice: bool = False
    key_supervisor: Office | None = None
    publicity: str = "closed"
    promises: str = ""
    promised_for: tuple[date, ...] = ()
    stop: str = "end"

    def reaches(self, stop: str) -> bool:
        """Whether the story goes on beyond that stop."""
        return STOPS.index(self.stop) > STOPS.index(stop)


class Story:
    """Builds the events of one suggestion; ``now`` moves forward with each of them."""

    def __init__(self, part: Part, cast: Cast, hours: Hours) -> None:
        self.part = part
        self.cast = cast
        self.hours = hours
        self.chance = hours.chance
        self.now = hours.moment(hours.on_or_after(part.begins))
        self.events: list[Event] = []
        self.clerk = cast.clerks[self.chance.choices((0, 1, 2), (1, 6, 4))[0]]

    @property
    def day(self) -> date:
        """The day on which the story stands."""
        return self.now.date()

    def go_to(self, day: date) -> None:
        """Let time pass until that day, if it is ahead."""
        if day > self.day:
            self.now = self.hours.moment(self.hours.on_or_after(day))

    def wait(self, least: int, most: int | None = None) -> None:
        """Let some working days pass."""
        days = self.chance.randint(least, most or least)
        if days:
            self.now = self.hours.moment(self.hours.shifted(self.day, days))

    def do(self, act: str, office: Office, facts: Facts | dict[str, Any] | None = None) -> None:
        """The next act, some minutes after what went before."""
        self.now = self.hours.soon(self.now)
        self._add(self.now, act, office, facts)

    def enter_from_paper(
        self, act: str, deputy: Office, facts: dict[str, Any] | None = None, what: str = "建议"
    ) -> None:
        """The clerk enters what the deputy handed in on paper the working day before."""
        self.now = self.hours.soon(self.now)
        before = self.hours.shifted(self.day, -1)
        reason = f"依据代表{before.month}月{before.day}日签名提交的纸质{what}代录"
        said = (facts or {}).get("remark") or self.part.item.text
        signed = f"代表：{self.part.lead.row.name}（签名）"
        sheet = Sheet(f"{what}原件.png", self.part.item.title, tuple(said.splitlines()), signed, before)
        self.events.append(
            Event(
                self.now, self.part.key, len(self.events), act, self.clerk, _facts(facts), deputy, before, reason,
                papers=(sheet,),
            )
        )  # fmt: skip

    def aside(self, day: date, act: str, office: Office, facts: Facts | dict[str, Any] | None = None) -> None:
        """Something that happens beside the course of events."""
        self._add(self.hours.moment(self.hours.on_or_after(day)), act, office, facts)

    def _add(self, at: datetime, act: str, office: Office, facts: Facts | dict[str, Any] | None) -> None:
        self.events.append(Event(at, self.part.key, len(self.events), act, office, _facts(facts)))


def _facts(given: Facts | dict[str, Any] | None) -> Facts:
    if callable(given):
        return given
    return lambda _: given or {}
