"""Cases of the year: decisions on major matters, and appointments, from their submission to what came of them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from yishi.demo.hours import CHINA
from yishi.demo.play import hours_of
from yishi.demo.sheets import Sheet
from yishi.demo.sitting_plan import APPOINTING, DECIDING, GOVERNMENT, REFUSING
from yishi.demo.story import Event

if TYPE_CHECKING:
    from collections.abc import Callable

    from yishi.congress.models import Office
    from yishi.demo.people import Cast
    from yishi.demo.story import Memory

_STEPS: Final = {
    "participation": "公开征求意见三十日，收到意见四十一条，采纳十七条。",
    "experts": "邀请水务、法律专家五人论证，认为可行。",
    "risk": "社会稳定风险评估为低风险。",
    "legality": "县司法局审查认为符合法律、法规规定。",
    "consultation": "已书面征求县委、县人民政府意见，均表示同意。",
}
_WORDS: Final = "为保护饮用水水源，保障群众饮水安全，提请县人大常委会作出决定，划定保护范围，落实管护责任。"
_DECIDED: Final = (
    "一、划定清岚河饮用水水源保护区。二、六个月内完成保护区内排污口整治。三、县人民政府每年报告一次实施情况。"
)
_DONE: Final = "保护区界桩全部设立，十一处排污口整治完毕，水质监测连续三个月达标。"


class Case:
    """Builds the events of one case; each act an hour after the last, or on a day told."""

    def __init__(self, key: str, procedure: str, cast: Cast, on: date) -> None:
        self.key, self.procedure, self.cast = key, procedure, cast
        self.hours = hours_of(key)
        self.events: list[Event] = []
        self.at(on)

    def at(self, day: date, hour: int = 10) -> None:
        """Go on at this hour of a working day."""
        self.now = datetime.combine(self.hours.on_or_after(day), time(hour, 15), CHINA)

    def do(self, act: str, office: Office, papers: tuple[Sheet, ...] = (), **facts: Any) -> None:
        """One more act."""
        self.told(act, office, lambda _memory: facts, papers)

    def told(
        self, act: str, office: Office, facts: Callable[[Memory], dict[str, Any]], papers: tuple[Sheet, ...] = ()
    ) -> None:
        """One more act, with facts that depend on what was written before."""
        self.now += timedelta(minutes=20)
        place = len(self.events)
        self.events.append(
            Event(self.now, self.key, place, act, office, facts, procedure=self.procedure, papers=papers)
        )

    def table(self, act: str, sitting: str, at: date | None) -> None:
        """The council puts it on the agenda of a sitting."""
        self.at(at or self.now.date(), 9)
        self.now -= timedelta(minutes=20)
        self.told(act, self.cast.chairperson, lambda memory: {"sitting": memory.matters[sitting]})

    def sheet(self, title: str, signed: str) -> tuple[Sheet, ...]:
        """A paper to attach."""
        return (Sheet(f"{title}.png", title, ("内容见正式文本。",), signed, self.now.date()),)


def cases(cast: Cast) -> list[Event]:
    """All of them."""
    told = (_passed, _failed, _jointly, _withdrawn, _taken_off, _appointment, _complained, _rejected)
    return [event for tell in told for event in tell(cast)]


def _proposed(cast: Cast, key: str, title: str, on: date) -> Case:
    case, head = Case(key, "decision", cast, on), cast.heads[GOVERNMENT]
    case.do("propose_decision", head, title=title, proposer="government", text=_WORDS)
    for kind, note in _STEPS.items():
        case.at(case.hours.shifted(case.now.date(), 1))
        case.do("record_evidence", head, case.sheet("论证材料", "县人民政府办公室"), kind=kind, note=note)
    return case


def _passed(cast: Cast) -> list[Event]:
    """Passed with an amendment, promulgated, carried out, reported on."""
    case = _proposed(cast, "dec.1", DECIDING.title, date(2026, 3, 9))
    case.table("table_decision", "scm.36", DECIDING.tabled)
    case.at(date(2026, 4, 27))
    unit = cast.place.units["县水利局"]
    case.do(
        "promulgate_decision", cast.chairperson, name=DECIDING.title, text=_DECIDED, lead_unit=unit.pk,
        report_by="2026-10-30",
    )  # fmt: skip
    case.at(date(2026, 10, 21))
    case.do("report_implementation", cast.heads["县水利局"], text=_DONE)
    case.at(date(2026, 10, 29))
    case.do("conclude_decision", cast.clerks[0])
    return case.events


def _failed(cast: Cast) -> list[Event]:
    """Not carried: twelve of twenty-seven."""
    case = _proposed(cast, "dec.2", REFUSING.title, date(2026, 5, 11))
    case.table("table_decision", "scm.37", REFUSING.tabled)
    case.at(date(2026, 6, 24))
    case.do("close_rejected", cast.chairperson)
    return case.events


def _jointly(cast: Cast) -> list[Event]:
    """Proposed by three members, and not tabled."""
    case, members = Case("dec.3", "decision", cast, date(2026, 7, 6)), cast.committee[11:14]
    title = "关于县城夜间经济街区的决定"
    case.do("propose_decision", members[0], title=title, proposer="members", text=_WORDS)
    for member in members[1:]:
        case.do("second_proposal", member)
    case.at(date(2026, 7, 20))
    case.do("decline_decision", cast.chairperson, reason="属于县人民政府职权范围，已转交研究，并向提出人说明。")
    return case.events


def _withdrawn(cast: Cast) -> list[Event]:
    """Withdrawn with the council's consent."""
    case = Case("dec.4", "decision", cast, date(2026, 9, 7))
    case.do("propose_decision", cast.chairperson, title="关于全民阅读的决定", proposer="council", text=_WORDS)
    case.at(date(2026, 9, 21))
    case.do("withdraw_decision", cast.chairperson, reason="与上级正在制定的规定衔接后再提出。")
    return case.events


def _taken_off(cast: Cast) -> list[Event]:
    """Tabled, and then withdrawn: it goes off the meeting's list."""
    case = _proposed(cast, "dec.5", "关于推进城乡公交一体化的决定", date(2026, 10, 19))
    case.table("table_decision", "scm.41", date(2026, 11, 17))
    case.at(date(2026, 11, 19))
    case.do("withdraw_decision", cast.chairperson, reason="财政承受能力需要重新测算，县人民政府请求撤回。")
    return case.events


def _submitted(cast: Cast, key: str, on: date, units: tuple[str, ...]) -> Case:
    case, head = Case(key, "appointment", cast, on), cast.heads[GOVERNMENT]
    nominees = [
        {"person": cast.staff[unit].person_id, "title": f"{unit}局长", "unit": cast.place.units[unit].pk}
        for unit in units
    ]
    case.do(
        "submit_appointment", head, case.sheet("提请任免议案", "县人民政府"), kind="appointment", post="bureau_head",
        nominees=nominees, grounds="因工作需要，提请任命。拟任人员考察材料附后。",
    )  # fmt: skip
    return case


def _prepared(case: Case, cast: Cast, units: tuple[str, ...]) -> None:
    clerk, day = cast.clerks[0], case.now.date()
    persons = [cast.staff[unit].person_id for unit in units]
    case.at(case.hours.shifted(day, 2))
    case.do("record_inspection", clerk, case.sheet("考察报告", "考察组"), text="考察程序完备，德才表现良好。")
    begins = case.hours.shifted(day, 3)
    case.at(begins + timedelta(days=7))
    case.do("give_public_notice", clerk, begins=begins.isoformat(), ends=(begins + timedelta(days=6)).isoformat())
    marks = [{"person": person, "mark": 55 + 20 * place} for place, person in enumerate(persons)]
    case.do("enter_exam", clerk, marks=marks)
    case.at(case.hours.shifted(case.now.date(), 2))
    case.do("enter_exam", clerk, marks=[{"person": persons[0], "mark": 78}])


_TWO: Final = ("县统计局", "县科学技术局")
_ONE: Final = ("县商务局",)


def _appointment(cast: Cast) -> list[Event]:
    """Two heads of bureaux: one is appointed, the other is not."""
    case = _submitted(cast, "app.1", date(2026, 8, 31), _TWO)
    _prepared(case, cast, _TWO)
    case.table("table_appointment", "scm.39", APPOINTING.tabled)
    case.at(date(2026, 10, 26))
    for unit in _TWO:
        person = cast.staff[unit].person_id
        case.do("record_statement", cast.clerks[0], person=person, text="忠于宪法，依法履职，自觉接受监督。")
    case.at(date(2026, 10, 28))
    case.do("issue_certificates", cast.chairperson)
    case.do("take_oath", cast.clerks[0], place="县人大常委会会议室", presider="董云山")
    case.at(date(2026, 11, 16))
    case.do("report_on_duty", cast.clerks[0], text="任职以来，健全统计数据核查制度，按时公布统计公报。")
    return case.events


def _complained(cast: Cast) -> list[Event]:
    """A complaint is looked into, and the case withdrawn."""
    case = _submitted(cast, "app.2", date(2026, 9, 14), _ONE)
    case.do("enter_complaint", cast.clerks[0], text="来信反映拟任人员个人事项报告不实。")
    case.at(date(2026, 9, 23))
    case.do("answer_complaint", cast.heads[GOVERNMENT], text="经核查，反映的问题部分属实，正在处理。")
    case.do("withdraw_appointment", cast.heads[GOVERNMENT], reason="待问题处理后再研究。")
    return case.events


def _rejected(cast: Cast) -> list[Event]:
    """One who was not carried in February."""
    case = _submitted(cast, "app.3", date(2025, 12, 15), _ONE)
    _prepared(case, cast, _ONE)
    case.table("table_appointment", "scm.35", date(2026, 2, 2))
    case.at(date(2026, 2, 27))
    case.do("close_rejected", cast.chairperson)
    return case.events
