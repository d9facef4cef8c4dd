"""Liaison stations of the county: opened, staffed, and a year of reception days."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from yishi.congress.models import Office, Person, Station, Unit
from yishi.congress.stations import engage_staff, open_station, station_deputies
from yishi.congress.units import add_unit
from yishi.demo.hours import FIRST_DAY
from yishi.demo.leads import COSIGNER, DEPUTY
from yishi.demo.play import hours_of
from yishi.demo.story import Event
from yishi.rulebook.roles import OfficeKind

if TYPE_CHECKING:
    from yishi.demo.people import Cast, Seat
    from yishi.demo.story import Facts

SHOWN: Final = "柳溪镇"
"""The town as whose station's staff visitors sign in."""

_SERVING: Final = 10  # deputies a station
_HOURS: Final = "9:00—11:30"
_OPENED: Final = date(2023, 5, 18)
_SIGNS: Final = "23456789abcdefghjkmnpqrstuvwxyz"
_TOPICS: Final = ("春耕备耕", "防汛和饮水安全", "暑期学生安全", "养老和医保", "道路交通", "冬季取暖和用电")
_CALLED_OFF: Final = "因强降雨转移群众，接待日取消，群众可以电话或者扫码反映"


@dataclass(frozen=True, slots=True)
class Post:
    """A station with who serves and works there."""

    town: str
    station: Station
    seats: list[Seat]
    staff: Office


@dataclass(frozen=True, slots=True)
class Posts:
    """All of them, and the officer of the petition body."""

    by_town: dict[str, Post]
    petitions: Office


@cache
def source() -> dict[str, Any]:
    """The stations and requests as written down."""
    return tomllib.loads((files("yishi.demo") / "data" / "stations.toml").read_text(encoding="utf-8"))


def open_posts(cast: Cast) -> Posts:
    """Open the stations, have deputies serve there and somebody work there; and the petition body."""
    rows = {row["town"]: _open(cast, row) for row in source()["station"]}
    cast.others[OfficeKind.STATION_STAFF] = rows[SHOWN].staff
    given = source()["petitions"]
    kind = Unit.Kind.PARTY_OR_GOVERNMENT
    unit = add_unit(cast.place.congress, name=given["name"], kind=kind, short=given["short"])
    officer = Person.objects.create(congress=cast.place.congress, name=given["staff"])
    office = Office.objects.create(
        congress=cast.place.congress, person=officer, kind=OfficeKind.UNIT_STAFF, unit=unit,
        title=f"{given['short']}经办人", held_from=cast.place.term.begins,
    )  # fmt: skip
    return Posts(rows, office)


def _open(cast: Cast, row: dict[str, str]) -> Post:
    town = row["town"]
    station = open_station(
        cast.place.congress,
        f"{town}代表联络站",
        _OPENED,
        address=row["address"],
        hours="工作日9:00—17:00",
        body=cast.place.bodies[f"{town}代表团"],
        slug=_slug(town),
    )
    local = [seat for seat in cast.seats if seat.row.delegation == f"{town}代表团"]
    known = [seat for seat in local if seat.row.name in {DEPUTY, COSIGNER}]
    seats = [*known, *(seat for seat in local if seat not in known)][:_SERVING]
    station_deputies(station, [seat.office.person for seat in seats], _OPENED)
    return Post(town, station, seats, engage_staff(station, row["staff"], _OPENED))


def _slug(town: str) -> str:
    """As if drawn by chance, and the same at each play."""
    return "".join(_SIGNS[byte % len(_SIGNS)] for byte in hashlib.sha256(town.encode()).digest()[:8])


def receptions(posts: Posts) -> list[Event]:
    """A reception a month at each station: most are held, one is put off, one called off, the last lie ahead."""
    return [
        event
        for number, post in enumerate(posts.by_town.values())
        for month in range(13)
        for event in _reception(post, number, month)
    ]


def _reception(post: Post, number: int, month: int) -> list[Event]:
    """Planned four weeks before, held on the day, and entered that day."""
    key = f"rec.{number}.{month}"
    hours = hours_of(key)
    year, index = divmod(FIRST_DAY.month + month, 12)
    day = hours.on_or_after(date(FIRST_DAY.year + year, index + 1, 8 + number))
    planned = max(FIRST_DAY, hours.on_or_before(day - timedelta(days=28)))
    on_duty = [post.seats[(month + step) % len(post.seats)].person for step in range(2)]
    topic = _TOPICS[(number + month) % len(_TOPICS)] if month % 2 else None
    plan = {"day": day.isoformat(), "hours": _HOURS, "deputies": on_duty, **({"topic": topic} if topic else {})}
    acts: list[tuple[date, str, dict[str, Any]]] = [
        (planned, "plan_reception", {**plan, "station": post.station.unit_id})
    ]
    if (number, month) == (2, 5):
        day = hours.shifted(day, 3)
        acts.append((hours.shifted(planned, 2), "change_reception", {**plan, "day": day.isoformat()}))
    # One station has let two months go by; the last reception of another still waits to be entered.
    if (number, month) == (6, 7):
        acts.append((hours.shifted(day, -1), "cancel_reception", {"reason": _CALLED_OFF}))
    elif (number, month) in {(7, 10), (7, 11)}:
        return []
    elif (number, month) != (5, 11):
        acts.append((day, "hold_reception", _minutes(key, on_duty)))
    return [
        Event(hours.moment(on), key, place, act, post.staff, _given(facts), procedure="reception")
        for place, (on, act, facts) in enumerate(acts)
    ]


def _minutes(key: str, on_duty: list[int]) -> dict[str, Any]:
    """Now and then one of the two cannot come."""
    chance = hours_of(f"{key}.m").chance
    present = on_duty[:1] if chance.random() < 0.15 else on_duty  # noqa: PLR2004
    came = chance.choice((2, 3, 4, 5, 5, 6, 7, 9))
    note = f"当日接待群众{came}人次，当场解答和说明{max(came - 2, 1)}件，其余登记办理。"
    return {"deputies": present, "received": came, "note": note}


def _given(facts: dict[str, Any]) -> Facts:
    return lambda _: facts
