"""The course of one bill through the fifth session, by the fate that is written for it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from yishi.demo.bill_signing import LAST, SECOND, THIRD, Signing
from yishi.demo.county import short_body_name
from yishi.demo.phrases import CLEARED
from yishi.demo.sheets import minutes, tally
from yishi.demo.story import Event

if TYPE_CHECKING:
    from yishi.demo.bills import BillRow
    from yishi.demo.story import Facts, Memory

DEPUTIES: Final = 180
MEETING: Final = "主席团第{}次会议"
MINUTES: Final = {
    2: minutes(2, SECOND, ("议案截止日期推迟至1月15日。", "收到的代表议案先作形式审查，重大的交专门委员会审议。")),
    3: minutes(
        3, THIRD, ("听取专门委员会关于代表议案的审议意见。", "决定列入大会议程的议案和转为代表建议办理的议案。")
    ),
    4: minutes(4, LAST, ("研究提案代表要求撤回议案的事项。", "将列入议程的议案提请大会表决。")),
}


class Course(Signing):
    """The events of one bill to its end."""

    def run(self) -> list[Event]:
        """Every event, from the draft on."""
        self._gather()
        if self.row.fate not in {"gathering", "short"}:
            self._hand_in()
            if self.row.fate == "withdrawn":
                self._act("withdraw_bill", self.lead.office, {"reason": self.row.withdrawal})
            else:
                self._decide()
        elif self.row.fate == "short":
            self._go(THIRD, 10)
            self._act("put_as_suggestion", self.lead.office, {"occasion": "in_session"})
        return self.events

    # ------------------------------------------------------------------------------------------- the session

    def _decide(self) -> None:
        row = self.row
        if row.recommendation:
            self._examine("refer_bill")
            opinion = {"recommendation": row.recommendation, "text": row.opinion}
            self._act("give_bill_opinion", self.examiner, opinion)
        self._go(THIRD, 15, 20)
        decision: dict[str, Any] = {"meeting": MEETING.format("三")}
        if row.fate in {"passed", "failed", "consented"}:
            self._act("put_on_agenda", self.secretary, decision, MINUTES[3])
            self._before_all()
        elif row.fate in {"converted", "completed"}:
            self._act("convert_bill", self.secretary, {**decision, "reason": row.reason}, MINUTES[3])
        else:
            self._act("leave_off_agenda", self.secretary, {**decision, "reason": row.reason}, MINUTES[3])
            self._afterwards()

    def _examine(self, act: str) -> None:
        body = self.cast.place.bodies[short_body_name(self.row.committee)]
        self._act(act, self.secretary, {"committee": body.pk, "person": self.examiner.person_id})
        if act == "refer_bill":
            self._go(SECOND, 10)
        else:
            self._go(date(2026, 4, 21), 10)
        self._act("hear_movers", self.examiner, {"way": "meeting", "note": self.row.heard})

    def _afterwards(self) -> None:
        row = self.row
        if row.fate == "explained":
            self._act("explain_to_movers", self.secretary, {"way": "face_to_face", "note": row.told})
        else:
            self._examine("refer_for_study")
            self._go(row.study_on or LAST, 14)
            self._act("report_study", self.examiner, {"text": row.study})
        self._publish(date(2026, 6, 25) if row.fate == "studied" else date(2026, 1, 22))

    def _before_all(self) -> None:
        row = self.row
        if row.withdrawal:
            self._go(LAST, 8, 50)
            self._act("ask_withdrawal", self.lead.office, {"reason": row.withdrawal})
            answer: dict[str, Any] = {"meeting": MEETING.format("四")}
            if row.fate == "consented":
                self._act("consent_to_withdrawal", self.secretary, answer, MINUTES[4])
                return
            self._act("refuse_withdrawal", self.secretary, {**answer, "reason": row.refusal}, MINUTES[4])
        self._go(LAST, 10)
        self._act("deliberate_bill", self.secretary, {"meeting": "各代表团全体会议", "note": row.deliberation})
        self._vote()

    def _vote(self) -> None:
        row = self.row
        present, in_favour, against, abstaining = row.votes
        count = {
            "way": "device", "base": DEPUTIES, "present": present, "in_favour": in_favour, "against": against,
            "abstaining": abstaining,
        }  # fmt: skip
        self._go(LAST, 14, 30)
        self._act("count_votes", self.secretary, count, tally(row.title, (DEPUTIES, *row.votes), LAST))
        if row.fate == "failed":
            self._act("announce_failed", self.secretary)
            self._publish(date(2026, 1, 22))
            return
        self._act("announce_passed", self.secretary, {"name": row.resolution, "text": row.resolved})
        self._publish(date(2026, 1, 22))
        self._carry_out()

    def _publish(self, on: date) -> None:
        self._go(on, 9)
        self._act("publish_bill", self.clerk, CLEARED)

    def _carry_out(self) -> None:
        row, units = self.row, self.cast.place.units
        due = row.report_by.isoformat() if row.report_by else ""
        handed = {"lead_unit": units[row.unit].pk, "co_units": [units[name].pk for name in row.co], "report_by": due}
        self._go(date(2026, 1, 26), 9)
        self._act("hand_over_bill", self.clerk, handed)
        if not row.report_on:
            return
        self._go(row.report_on, 10)
        self._act("report_result", self.cast.heads[row.unit], _numbered(row))
        if row.told:
            self._go(row.report_on + timedelta(days=8), 15)
            self._act("tell_movers", self.clerk, {"way": "meeting", "note": row.told})
        if row.printed_on:
            self._go(row.printed_on, 10)
            self._act("print_result", self.clerk, {"session": "县十八届人大六次会议"})


def _numbered(row: BillRow) -> Facts:
    """The report bears the unit's next document number."""
    short = f"清{row.unit.removeprefix('县')}"

    def numbered(memory: Memory) -> dict[str, Any]:
        memory.numbers[short] += 1
        return {"text": row.report.strip(), "document_number": f"{short}〔2026〕{memory.numbers[short]}号"}

    return numbered
