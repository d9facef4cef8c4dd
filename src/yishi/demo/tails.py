"""What stands open on the anchor day: each row a suggestion that stops on its way there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from yishi.demo.source import Item

UNIT: Final = "县交通运输局"
"""The busiest unit, as whose head and officer visitors sign in."""

CO_UNIT: Final = "县财政局"
"""The unit that is asked most often for its opinion."""

YEAR: Final = 2026


@dataclass(frozen=True, slots=True)
class Tail:
    """A stop, the day that leads to it, and who is concerned. ``waiting``: who has been asked to co-sign."""

    stop: str
    begins: date
    unit: str = ""
    lead: str = ""
    co_unit: str = ""
    waiting: tuple[str, ...] = ()
    with_reason: bool = False
    more: dict[str, Any] = field(default_factory=dict)

    def suits(self, item: Item) -> bool:
        """Whether a suggestion could be this one."""
        if self.unit and item.lead != self.unit:
            return False
        if not self.unit and self.more.get("wrong_unit") is None and item.lead == UNIT:
            return False
        if self.co_unit and item.co != (self.co_unit,):
            return False
        if self.more.get("wrong_unit") and (item.sector != "城乡建设" or item.lead == UNIT):
            return False
        return not (self.with_reason and not item.reason)


def _day(written: str) -> date:
    return date.fromisoformat(f"{YEAR}-{written}")


def _written(stop: str, begins: str, lead: str = "", *waiting: str) -> Tail:
    return Tail(stop, _day(begins), lead=lead, waiting=waiting)


def _with_unit(stop: str, since: str, *, unit: str = "", co_unit: str = "", lead: str = "", **more: Any) -> Tail:
    """Handed over on that day."""
    handed_over = _day(since)
    begins = handed_over - timedelta(days=6)
    return Tail(stop, begins, unit, lead, co_unit, more={"assign_on": handed_over, **more})


def _replied(stop: str, since: str, *, unit: str = "", lead: str = "", co_unit: str = "", **more: Any) -> Tail:
    """Replied to on that day, some eleven weeks after the hand-over."""
    replied = _day(since)
    handed_over = replied - timedelta(days=78)
    facts = {"assign_on": handed_over, "reply_on": replied, **more}
    unhappy = more.get("rating") == "dissatisfied"
    return Tail(stop, handed_over - timedelta(days=6), unit, lead, co_unit, with_reason=unhappy, more=facts)


def tails(deputy: str, cosigner: str) -> tuple[Tail, ...]:
    """Every open end, in the order of the stages."""
    return (
        *_with_deputies(deputy, cosigner),
        *_with_the_office(cosigner),
        *_with_units(deputy),
        *_to_evaluate(deputy),
        *_unhappy(),
    )


def _with_deputies(deputy: str, cosigner: str) -> tuple[Tail, ...]:
    return (
        _written("drafted", "11-19", deputy),
        _written("drafted", "11-12"),
        _written("drafted", "11-18"),
        _written("inviting", "11-17", deputy, cosigner, "周景山"),
        _written("inviting", "11-16", "周春雷", deputy),
        _written("inviting", "11-18", "熊友谊", deputy, cosigner),
        _written("inviting", "11-13", "", "肖国良"),
    )


def _with_the_office(cosigner: str) -> tuple[Tail, ...]:
    return (
        _written("submitted", "11-18"),
        _written("submitted", "11-17"),
        _written("submitted", "11-16", cosigner),
        _written("submitted", "11-09"),
        _written("admitted", "11-16"),
        _written("admitted", "11-13"),
        _written("admitted", "11-05"),
    )


def _with_units(deputy: str) -> tuple[Tail, ...]:
    return (
        _with_unit("assigned", "11-19", unit=UNIT),
        _with_unit("assigned", "11-17", unit=UNIT),
        _with_unit("assigned", "11-18"),
        _with_unit("assigned", "11-16"),
        _with_unit("assigned", "10-12"),
        _with_unit("assigned", "10-14", unit=UNIT),
        _with_unit("return_requested", "11-11", wrong_unit=UNIT),
        _with_unit("return_requested", "11-12", wrong_unit="县发展和改革局"),
        _with_unit("contacted", "10-19", unit=UNIT, refused_return=True),
        _with_unit("contacted", "09-10", lead=deputy, publicity="early"),
        _with_unit("contacted", "09-28", publicity="early"),
        _with_unit("contacted", "10-26", co_unit=CO_UNIT, opinions="missing"),
        _with_unit("contacted", "10-20", co_unit=CO_UNIT, opinions="missing"),
        _with_unit("contacted", "06-24", publicity="early"),
        _with_unit("contacted", "07-20", unit=UNIT, publicity="early"),
        _with_unit("contacted", "08-05"),
        _with_unit("extension_asked", "08-26", extension="asked"),
        _with_unit("extension_asked", "08-31", extension="asked"),
        _replied("reply_drafted", "11-23", unit=UNIT),
        _replied("reply_drafted", "11-23", unit=UNIT),
        _replied("reply_drafted", "11-23"),
        _replied("reply_drafted", "11-23", co_unit=CO_UNIT, review="pending"),
        _replied("reply_drafted", "11-23", unit=UNIT, review="sent_back"),
    )


def _to_evaluate(deputy: str) -> tuple[Tail, ...]:
    return (
        _replied("replied", "11-18"),
        _replied("replied", "11-12", lead=deputy),
        _replied("replied", "11-05"),
        _replied("replied", "10-30", lead=deputy),
        _replied("replied", "10-14"),
        _replied("replied", "10-19"),
        _replied("reminded", "10-09", rating="unrated"),
        _replied("reminded", "10-12", rating="unrated"),
    )


def _unhappy() -> tuple[Tail, ...]:
    unhappy = {"rating": "dissatisfied"}
    return (
        _replied("dissatisfied", "11-03", **unhappy),
        _replied("dissatisfied", "11-05", **unhappy),
        _replied("rehandling", "10-09", unit=UNIT, **unhappy),
        _replied("rehandling", "09-22", **unhappy),
        _replied("replied_again", "09-22", **unhappy),
        _replied("unresolved", "08-20", **unhappy, twice=True),
    )
