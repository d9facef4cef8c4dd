"""Those who leave office, or were to: a dismissal moved by members, and a member's resignation."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from yishi.demo.cases import Case
from yishi.demo.sitting_plan import DISMISSING

if TYPE_CHECKING:
    from yishi.demo.people import Cast
    from yishi.demo.story import Event


def departures(cast: Cast) -> list[Event]:
    """Both."""
    return [*_dismissal(cast), *_resignation(cast)]


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
