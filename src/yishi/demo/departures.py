"""Those who leave office, or were to: dismissed, recalled, resigning."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from yishi.demo.cases import Case
from yishi.demo.sitting_plan import DISMISSING, RECALLING

if TYPE_CHECKING:
    from yishi.demo.people import Cast
    from yishi.demo.story import Event


def departures(cast: Cast) -> list[Event]:
    """All of them."""
    return [*_dismissal(cast), *_resignation(cast), *_recall(cast), *_too_few(cast)]


def _dismissal(cast: Cast) -> list[Event]:
    """Moved by a fifth of the members; the person answers in writing; not carried by more than half of all."""
    movers = cast.committee[12:18]
    case = Case("dis.1", "appointment", cast, date(2026, 7, 20))
    unit = "县商务局"
    nominee = {"person": cast.staff[unit].person_id, "title": f"{unit}局长", "unit": cast.place.units[unit].pk}
    case.do(
        "submit_appointment", movers[0], case.sheet("撤职案", "常委会组成人员六人"), kind="dismissal",
        post="bureau_head", nominees=[nominee], grounds="对专项资金监管失职，造成资金闲置，有审计报告为证。",
    )  # fmt: skip
    for member in movers[1:]:
        case.do("join_dismissal", member)
    case.at(date(2026, 7, 24))
    case.do("inform_person", cast.clerks[0], text="已书面告知撤职的理由和申辩的权利。")
    case.at(date(2026, 8, 3))
    defence = "资金闲置系项目用地调整所致，已于六月全部拨付。"
    case.do("enter_defence", cast.clerks[0], case.sheet("申辩书", "本人"), person=nominee["person"], text=defence)
    case.table("table_appointment", "scm.38", DISMISSING.tabled)
    case.at(date(2026, 8, 28))
    case.do("close_rejected", cast.chairperson)
    return case.events


def _resignation(cast: Cast) -> list[Event]:
    """A member resigns for another post: on the list of December's meeting."""
    case, member = Case("res.m", "appointment", cast, date(2026, 11, 9)), cast.committee[5]
    nominee = {"person": member.person_id, "title": "县人大常委会委员"}
    case.do(
        "submit_appointment", member, case.sheet("辞职书", "本人"), kind="resignation", post="committee_member",
        nominees=[nominee], grounds="因工作调动到行政机关任职，依法辞去常委会委员职务。",
    )  # fmt: skip
    case.table("table_appointment", "scm.41", date(2026, 11, 18))
    return case.events


def _motion(cast: Cast, key: str, on: date, unit: str) -> Case:
    case = Case(key, "recall", cast, on)
    person = cast.staff[unit].person_id
    case.do(
        "move_recall", cast.seats[20].office, case.sheet("罢免案", "代表联名"), post="government", person=person,
        title=f"{unit}局长", unit=cast.place.units[unit].pk, grounds="对重点项目监管失职，造成损失，有审计报告为证。",
    )  # fmt: skip
    return case


def _recall(cast: Cast) -> list[Event]:
    """Moved by eighteen of a hundred and eighty deputies; the person answers; the congress does not carry it."""
    case = _motion(cast, "rec.1", date(2025, 12, 9), "县商务局")
    for seat in cast.seats[21:38]:
        case.do("join_recall", seat.office)
    case.at(date(2025, 12, 12))
    case.do("inform_of_recall", cast.clerks[3], text="已书面告知罢免的理由和申辩的权利。")
    case.do("enter_recall_defence", cast.clerks[3], text="项目延误系征地所致，已经按期整改。")
    case.at(RECALLING.tabled or case.now.date(), 9)
    case.told("table_recall", cast.clerks[3], lambda memory: {"sitting": memory.matters["npc.5"]})
    case.at(date(2026, 1, 14))
    case.do("close_rejected", cast.clerks[3])
    return case.events


def _too_few(cast: Cast) -> list[Event]:
    """Moved by four, and withdrawn."""
    case = _motion(cast, "rec.2", date(2026, 10, 12), "县科学技术局")
    for seat in cast.seats[40:43]:
        case.do("join_recall", seat.office)
    case.at(date(2026, 10, 26))
    case.do("withdraw_recall", cast.seats[20].office, reason="联名人数不足，改以询问的方式提出。")
    return case.events
