"""What deputies did together in the year, and what they told their voters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from yishi.demo.play import hours_of
from yishi.demo.story import Event

if TYPE_CHECKING:
    from collections.abc import Callable

    from yishi.congress.models import Office
    from yishi.demo.hours import Hours
    from yishi.demo.people import Cast, Seat

    # The day of an act, the act, by whom, its facts.
    Told = list[tuple[date, str, Office, dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Held:
    """An activity: how many took part of those called, and who did not come."""

    kind: str
    title: str
    day: date
    place: str
    every: int
    away: int = 0
    note: str = ""
    fate: str = ""


_ACTIVITIES: Final = (
    Held(
        "training",
        "县十八届人大代表履职能力提升培训班",
        date(2025, 12, 9),
        "县委党校",
        3,
        1,
        "学习代表法和建议办理程序。",
    ),
    Held("session", "县第十八届人民代表大会第五次会议", date(2026, 1, 19), "县人民会堂", 1, 4),
    Held("committee_meeting", "县十八届人大常委会第三十五次会议", date(2026, 2, 26), "县人大常委会会议室", 30),
    Held(
        "inspection", "春季农田水利建设视察", date(2026, 3, 18), "石桥镇、双河镇", 12, 1, "视察水库除险加固和灌区渠道。"
    ),
    Held(
        "group",
        "城关镇代表小组第一次活动",
        date(2026, 4, 10),
        "城关镇代表联络站",
        15,
        0,
        "走访老旧小区，收集意见十二条。",
    ),
    Held(
        "enforcement_check",
        "老年人权益保障法执法检查",
        date(2026, 4, 28),
        "县民政局、枫林镇",
        20,
        0,
        "检查养老机构安全和优待落实。",
    ),
    Held(
        "study",
        "乡镇卫生院能力建设专题调研",
        date(2026, 5, 20),
        "竹源乡、白沙乡",
        18,
        1,
        "形成调研报告，转县卫生健康局研究。",
    ),
    Held("contact", "代表联系群众月集中走访", date(2026, 6, 12), "各乡镇", 5),
    Held("training", "监督法专题学习", date(2026, 7, 8), "县人大常委会会议室", 9, 0, fate="corrected"),
    Held("inspection", "民生实事项目年中视察", date(2026, 7, 23), "县城和望湖镇", 10, 1, fate="upheld"),
    Held("enforcement_check", "道路交通安全法执法检查", date(2026, 9, 16), "县公安局、县交通运输局", 20),
    Held("study", "农村供水专题调研", date(2026, 10, 14), "柳溪镇", 18),
    Held("inspection", "重点工程视察", date(2026, 11, 5), "工业园区", 12, fate="called_off"),
    Held("group", "石桥镇代表小组活动", date(2026, 11, 10), "石桥镇代表联络站", 15, fate="objected"),
    Held("training", "建议办理工作专题培训", date(2026, 11, 27), "县委党校", 6, fate="ahead"),
)
_REPORTS: Final = 8
_RETURNED: Final = 2
_PUT_OFF: Final = "工程验收推迟，另行安排。"
_WAS_THERE: Final = "当天本人到会，签到表第二页有签名，登记中没有本人。"
_REPORT: Final = (
    "一年来，本人出席县人代会会议，参加视察和执法检查，在联络站接待群众，领衔或者联名提出代表建议。"
    "群众反映的道路、饮水和就医问题，已经通过建议转有关单位办理，办理结果向大家逐件说明。"
)
_OPINIONS: Final = "希望继续关注村道养护和老年人就餐，答复承诺的事项请代表跟踪到底。"


def activities(cast: Cast) -> list[Event]:
    """All of them, and the reports to voters."""
    events = [event for number, held in enumerate(_ACTIVITIES) for event in _activity(cast, held, number)]
    return events + [event for number in range(_REPORTS) for event in _voters(cast, number)]


def _activity(cast: Cast, held: Held, number: int) -> list[Event]:
    key, clerk = f"act.{number}", cast.clerks[0]
    hours = hours_of(key)
    called = [seat for place, seat in enumerate(cast.seats) if (place + number) % held.every == 0]
    call = {
        "kind": held.kind, "title": held.title, "day": held.day.isoformat(), "place": held.place,
        "deputies": [seat.person for seat in called],
    }  # fmt: skip
    on = hours.on_or_before(max(date(2025, 11, 25), held.day - timedelta(days=9)))
    told: Told = [(on, "call_activity", clerk, call)]
    if held.fate == "called_off":
        told.append((hours.shifted(on, 2), "cancel_activity", clerk, {"reason": _PUT_OFF}))
    elif held.fate != "ahead":
        told += [(hours.shifted(on, 1), "ask_leave", seat.office, {}) for seat in called[: held.away][:1]]
        told += _attendance(held, called, clerk, hours)
    return _events(key, told)


def _attendance(held: Held, called: list[Seat], clerk: Office, hours: Hours) -> Told:
    """Who was there, who was on leave, and what a deputy says against it."""
    away, present = ([seat.person for seat in seats] for seats in (called[: held.away], called[held.away :]))
    shown = present[:-1] if held.fate in {"corrected", "objected"} else present
    entered = hours.shifted(held.day, 2)
    told: Told = [(entered, "hold_activity", clerk, {"deputies": shown, **({"note": held.note} if held.note else {})})]
    if away:
        told.append((hours.shifted(entered, 1), "enter_leave", clerk, {"deputies": away}))
    return [*told, *_objection(held, called[-1], clerk, present, hours.shifted(held.day, 4))]


def _objection(held: Held, missed: Seat, clerk: Office, present: list[int], on: date) -> Told:
    """One was there after all; one was not; one waits for an answer."""
    objection = (on, "object_to_attendance", missed.office, {"reason": _WAS_THERE})
    answer = on + timedelta(days=1)
    if held.fate == "corrected":
        told = {"deputies": present, "reason": "签到表第二页漏录，已核实更正。"}
        return [objection, (answer, "correct_attendance", clerk, told)]
    if held.fate == "upheld":
        return [objection, (answer, "uphold_attendance", clerk, {"reason": "经核对签到表，该代表已在登记之中。"})]
    return [objection] if held.fate == "objected" else []


def _voters(cast: Cast, number: int) -> list[Event]:
    """A deputy reports to the constituency; one report is returned and handed in again, the last waits."""
    key = f"voters.{number}"
    hours, clerk = hours_of(key), cast.clerks[0]
    seat = cast.seats[5 + 20 * number]
    day = hours.on_or_after(date(2026, 3, 20) + timedelta(days=34 * number))
    said = {
        "day": day.isoformat(), "place": f"{seat.row.delegation.removesuffix('代表团')}代表联络站",
        "listeners": 24 + 7 * number, "text": _REPORT, "opinions": _OPINIONS,
    }  # fmt: skip
    told: Told = [(hours.shifted(day, 1), "report_to_voters", seat.office, said)]
    if number == _RETURNED:
        told += [
            (hours.shifted(day, 3), "return_report", clerk, {"reason": "请补充到场选民人数的依据。"}),
            (hours.shifted(day, 5), "report_again", seat.office, said),
        ]
    if number < _REPORTS - 1:
        told.append((hours.shifted(day, 7), "confirm_report", clerk, {}))
    return _events(key, told, "voter_report")


def _events(key: str, told: Told, procedure: str = "deputy_activity") -> list[Event]:
    hours = hours_of(f"{key}.h")
    return [
        Event(hours.moment(hours.on_or_after(on)), key, place, act, office, _given(facts), procedure=procedure)
        for place, (on, act, office, facts) in enumerate(told)
    ]


def _given(facts: dict[str, Any]) -> Callable[[Any], dict[str, Any]]:
    return lambda _memory: facts
