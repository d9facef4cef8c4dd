"""What residents do without a login: write at a station, and act with the receipt that they were given."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from yishi.congress.stations import deputies_at, examine_open, resident_office
from yishi.kernel.refusal import NoPower, Refused
from yishi.kernel.text import Text
from yishi.record.acts import Order, perform
from yishi.record.models import Matter
from yishi.record.standings import standing_of
from yishi.rulebook.station_requests import receipts
from yishi.rulebook.station_requests.handling import RECEIVE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from yishi.congress.models import Congress, Office, Station
    from yishi.kernel.standing import Standing
    from yishi.record.acts import Papers
    from yishi.record.models import Entry

PROCEDURE: Final = "station_request"
# Numbers beyond this many digits are none of ours, and overflow a column.
_DIGITS: Final = 9


def receive(
    station: Station,
    said: Mapping[str, Any],
    code: str,
    *,
    on: date,
    at: datetime,
    key: str,
    office: Office | None = None,
    papers: Papers = (),
    reason: str = "",
) -> Entry:
    """Enter what a resident says at a station; `office`: who enters it, else the resident. Raises Refused.

    `code` is the receipt, which whoever asks keeps: the record holds only what it leads to.
    """
    facts = request_at(station, said, code, on)
    writer = office or resident_office(station.congress, on)
    order = Order(act=RECEIVE.code, office=writer, on=on, at=at, key=key, facts=facts, procedure=PROCEDURE)
    return perform(replace(order, papers=papers, reason=reason))


def request_at(station: Station, said: Mapping[str, Any], code: str, on: date) -> dict[str, Any]:
    """The facts of a request: what is said, who serves at the station, what the code leads to. Raises Refused."""
    examine_open(station, on)
    serving = list(deputies_at(station, on).values_list("person", flat=True))
    if not serving:
        raise Refused(
            Text("“{name}”还没有进站代表", "No deputy serves at “{name}” yet").format(name=station.unit.name),
            remedy=Text("请到其他联络站反映", "Please turn to another station"),
        )
    return {**said, "station": station.unit_id, "deputies": serving, "receipt": receipts.commitment(code)}


def found(congress: Congress, number: str, code: str, on: date) -> tuple[Matter, Standing] | None:
    """The request of that number, if the code is its receipt; nothing tells which of the two was wrong."""
    series, _, serial = number.strip().strip("第号").rpartition("-")
    if not (serial.isdecimal() and len(serial) <= _DIGITS):
        return None
    rows = Matter.objects.filter(congress=congress, procedure=PROCEDURE, series=series[:16], number=int(serial))
    matter = rows.select_related("lead_unit", "lead_deputy").first()
    if matter is None:
        return None
    stands = standing_of(matter, on)
    return (matter, stands) if receipts.belongs(receipts.read(code), stands) else None


def act_with_receipt(
    congress: Congress,
    number: str,
    code: str,
    act: str,
    said: Mapping[str, Any],
    *,
    on: date,
    at: datetime,
    key: str,
    papers: Papers = (),
) -> Entry:
    """An act of the resident, proven by the receipt. Raises Refused."""
    there = found(congress, number, code, on)
    if there is None:
        raise NoPower(Text("编号或者查询码不正确", "The number or the receipt is not right"))
    matter, stands = there
    if not receipts.links_left(stands):
        raise NoPower(Text("查询码已经用完", "The receipt is used up"))
    facts = {**said, "proof": receipts.proof(receipts.read(code), stands)}
    office = resident_office(congress, on)
    return perform(Order(act=act, office=office, on=on, at=at, key=key, facts=facts, matter=matter.pk, papers=papers))
