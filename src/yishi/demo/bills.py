"""Deputies' bills: the call before the fifth session, thirteen bills, and what became of each."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, time
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import msgspec

from yishi.demo.bill_course import MINUTES, Course
from yishi.demo.bill_signing import CALL, made
from yishi.demo.hours import CHINA
from yishi.demo.play import BEGUN, hours_of
from yishi.demo.source import Item, Promised
from yishi.demo.story import Event, Part

if TYPE_CHECKING:
    from yishi.demo.people import Cast

NEXT_CALL: Final = "next-call"
_ARRIVED_ON: Final = date(2026, 1, 16)
_LAST_DAY, _MOVED_TO = date(2026, 1, 14), date(2026, 1, 15)


class BillRow(msgspec.Struct, frozen=True, kw_only=True):
    """A bill and what those concerned say about it. ``votes``: present, for, against, abstaining."""

    key: str
    fate: str
    title: str
    sector: str
    lead: str
    signers: int
    cause: str
    grounds: str
    plan: str
    on_paper: bool = False
    missing: str = ""
    committee: str = ""
    heard: str = ""
    recommendation: str = ""
    opinion: str = ""
    reason: str = ""
    deliberation: str = ""
    withdrawal: str = ""
    refusal: str = ""
    votes: tuple[int, ...] = ()
    resolution: str = ""
    resolved: str = ""
    unit: str = ""
    co: tuple[str, ...] = ()
    report_by: date | None = None
    report_on: date | None = None
    report: str = ""
    told: str = ""
    printed_on: date | None = None
    study: str = ""
    study_on: date | None = None
    contact: str = ""
    result: str = ""
    reply: str = ""
    promises: tuple[Promised, ...] = ()
    rating: str = "satisfied"


def rows() -> tuple[BillRow, ...]:
    """Every bill written for the county."""
    text = (files("yishi.demo") / "data" / "bills.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text)["bill"], tuple[BillRow, ...])


def bills(cast: Cast) -> list[Event]:
    """Both calls for bills, and all that is done about each bill."""
    return [*_calls(cast), *(event for row in rows() for event in Course(row, cast, hours_of(row.key)).run())]


def arrivals(cast: Cast) -> list[Part]:
    """The suggestions that bills were converted to, as parts of the play."""
    return [_part(row, cast) for row in rows() if row.contact]


def _part(row: BillRow, cast: Cast) -> Part:
    item = Item(
        title=row.title,
        sector=row.sector,
        text=row.plan,
        lead=row.unit,
        result=row.result,
        contact=row.contact,
        reply=row.reply.strip(),
        reason="希望按承诺的时间落实。",
        promises=row.promises,
    )
    seat = cast.seat(row.lead)
    return Part(
        key=f"{row.key}{BEGUN}",
        item=item,
        begins=_ARRIVED_ON,
        lead=seat,
        in_session=True,
        arrived=True,
        rating=row.rating,
        promises="-".join("open" if promise.months >= 8 else "kept" for promise in row.promises),  # noqa: PLR2004
    )


def _calls(cast: Cast) -> list[Event]:
    """The call before the fifth session, its last day put off by a day, and closed; the one that is open now."""
    clerk = cast.clerks[3]
    first = {"session": "县十八届人大五次会议", "last_day": _LAST_DAY.isoformat()}
    later = {"last_day": _MOVED_TO.isoformat(), "reason": "代表反映部分议案正在征集联名，截止日期推迟一天。"}
    following = {"session": "县十八届人大六次会议", "last_day": "2026-12-18"}
    return [
        Event(_at(2025, 12, 22), CALL, 0, "call_for_bills", clerk, made(first), procedure="bill_call"),
        Event(
            _at(2026, 1, 14, 8), CALL, 1, "move_last_day", clerk, made(later), procedure="bill_call",
            papers=(MINUTES[2],),
        ),
        Event(_at(2026, 1, 19), CALL, 2, "close_call", clerk, made({}), procedure="bill_call"),
        Event(_at(2026, 11, 10), NEXT_CALL, 0, "call_for_bills", clerk, made(following), procedure="bill_call"),
    ]  # fmt: skip


def _at(year: int, month: int, day: int, hour: int = 9) -> datetime:
    return datetime.combine(date(year, month, day), time(hour, 10), CHINA)
