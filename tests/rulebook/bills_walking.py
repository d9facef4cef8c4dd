"""A bill walked through its procedure, without a database, in a county of 180 deputies or in a township.

at = bill(*HANDED_IN, REGISTER, PUT_ON_AGENDA)
at = bill(DRAFT, *signatures(4), HAND_IN, roll=TOWN)     # in a township
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from msgspec.structs import replace

from tests.rulebook.walking import CALENDAR, CLERK, COUNTY, DEPUTY, HEAD, LEAD, Walk, actor
from yishi.kernel.assembly import Roll
from yishi.kernel.facts import BodyId, Facts, MatterId, NoFacts, PersonId
from yishi.kernel.procedure import Act
from yishi.kernel.role import Actor
from yishi.kernel.standing import Standing, Step, standing
from yishi.rulebook.bills import BILL, BILL_CALL, calling, examining, facts, implementing, signing, voting, withdrawing
from yishi.rulebook.bills.choices import Recommendation, VotingWay
from yishi.rulebook.suggestions.choices import Sector, Way

TOWN = Roll("township", frozenset(range(1, 61)))
IN_SESSION = date(2026, 1, 14)
EXAMINER = actor("clerk", 11)  # attends to it in the special committee

DRAFTED = facts.Bill(
    title="关于制定清岚河流域保护规划的议案",
    sector=Sector.ECOLOGY,
    cause="清岚河上游水质连年下降，需要统筹保护。",
    grounds="水质监测连续三年不达标，水法第十四条要求编制规划。",
    plan="请大会作出决定，责成县人民政府于年内编制规划。",
)
COUNTED = facts.Count(way=VotingWay.DEVICE, base=180, present=170, in_favour=120, against=30, abstaining=15)
FOUND = facts.Findings(cause=True, grounds=True, plan=True, within_powers=True)
MEETING = "主席团第二次会议"
HEARD = facts.Contact(way=Way.FACE_TO_FACE, note="当面听取提案代表意见")
REFERRED = facts.Referral(committee=BodyId(61), person=PersonId(11))
CLEARED = facts.Clearance(no_state_secret=True, no_commercial_secret=True, no_privacy=True)

DRAFT, AMEND, INVITE, UNINVITE = signing.DRAFT, signing.AMEND, signing.INVITE, signing.UNINVITE
COSIGN, DECLINE, UNSIGN = signing.COSIGN, signing.DECLINE, signing.UNSIGN
HAND_IN, HAND_IN_AGAIN, AS_SUGGESTION = signing.HAND_IN, signing.HAND_IN_AGAIN, signing.AS_SUGGESTION
REGISTER, RETURN, REFER = examining.REGISTER, examining.RETURN, examining.REFER
HEAR_MOVERS, GIVE_OPINION = examining.HEAR_MOVERS, examining.GIVE_OPINION
PUT_ON_AGENDA, LEAVE_OFF, CONVERT = examining.PUT_ON_AGENDA, examining.LEAVE_OFF, examining.CONVERT
REFER_FOR_STUDY, REPORT_STUDY, EXPLAIN = examining.REFER_FOR_STUDY, examining.REPORT_STUDY, examining.EXPLAIN
DELIBERATE, COUNT, PASS, FAIL = voting.DELIBERATE, voting.COUNT, voting.PASS, voting.FAIL
WITHDRAW, ASK_WITHDRAWAL = withdrawing.WITHDRAW, withdrawing.ASK_WITHDRAWAL
CONSENT, REFUSE = withdrawing.CONSENT, withdrawing.REFUSE
HAND_OVER, REPORT, TELL_MOVERS = implementing.HAND_OVER, implementing.REPORT, implementing.TELL_MOVERS
PRINT, PUBLISH = implementing.PRINT, implementing.PUBLISH
CALL, MOVE_LAST_DAY, RECEIVE, CLOSE = calling.CALL, calling.MOVE_LAST_DAY, calling.RECEIVE, calling.CLOSE

USUAL: dict[Act[Any], tuple[Actor, Facts]] = {
    DRAFT: (DEPUTY, DRAFTED),
    AMEND: (DEPUTY, DRAFTED),
    INVITE: (DEPUTY, facts.Signatories(persons=(PersonId(2),))),
    UNINVITE: (DEPUTY, facts.Signatories(persons=(PersonId(2),))),
    COSIGN: (actor("deputy", 2), NoFacts()),
    DECLINE: (actor("deputy", 2), NoFacts()),
    UNSIGN: (actor("deputy", 2), NoFacts()),
    HAND_IN: (DEPUTY, facts.HandingIn(session=MatterId(90))),
    HAND_IN_AGAIN: (DEPUTY, NoFacts()),
    AS_SUGGESTION: (DEPUTY, facts.OwnConversion()),
    REGISTER: (CLERK, FOUND),
    RETURN: (CLERK, facts.Incomplete(cause=True, grounds=True, explanation="没有写明方案")),
    REFER: (CLERK, REFERRED),
    HEAR_MOVERS: (EXAMINER, HEARD),
    GIVE_OPINION: (EXAMINER, facts.Opinion(recommendation=Recommendation.ON_AGENDA, text="条件具备，建议列入议程")),
    PUT_ON_AGENDA: (CLERK, facts.Decision(meeting=MEETING)),
    LEAVE_OFF: (CLERK, facts.ReasonedDecision(meeting=MEETING, reason="条件尚不具备")),
    CONVERT: (CLERK, facts.Conversion(meeting=MEETING, reason="属于具体工作事项")),
    REFER_FOR_STUDY: (CLERK, REFERRED),
    REPORT_STUDY: (EXAMINER, facts.StudyReport(text="经研究，建议纳入下一年度计划")),
    EXPLAIN: (CLERK, HEARD),
    DELIBERATE: (CLERK, facts.Deliberation(meeting="各代表团审议", note="代表普遍赞成")),
    COUNT: (CLERK, COUNTED),
    PASS: (CLERK, facts.Resolution(name="关于流域保护规划的决议", text="会议决定编制流域保护规划，年内报告。")),
    FAIL: (CLERK, NoFacts()),
    WITHDRAW: (DEPUTY, facts.Reason(reason="问题已经解决")),
    ASK_WITHDRAWAL: (DEPUTY, facts.Reason(reason="问题已经解决")),
    CONSENT: (CLERK, facts.Decision(meeting=MEETING)),
    REFUSE: (CLERK, facts.ReasonedDecision(meeting=MEETING, reason="审议已近尾声")),
    HAND_OVER: (CLERK, facts.Implementation(lead_unit=LEAD, report_by=date(2026, 10, 31))),
    REPORT: (HEAD, facts.Result(text="规划已经编制完成，现将实施情况报告如下。")),
    TELL_MOVERS: (CLERK, HEARD),
    PRINT: (CLERK, facts.Printing(session="县十八届人大六次会议")),
    PUBLISH: (CLERK, CLEARED),
    CALL: (CLERK, calling.Calling(session="县十八届人大五次会议", last_day=IN_SESSION)),
    MOVE_LAST_DAY: (CLERK, calling.NewDay(last_day=date(2026, 1, 15), reason="会期延长一天")),
    RECEIVE: (CLERK, calling.Receipt(bill=MatterId(91))),
    CLOSE: (CLERK, NoFacts()),
}

Done = Any


@dataclass
class BillWalk(Walk):
    """A bill, or a call for bills, on its way."""

    roll: Roll = COUNTY

    def at(self, on: date) -> Standing:
        return standing(self.procedure, self.steps, on, self.practice, CALENDAR, assembly=self.roll)

    def step(self, done: Done) -> Step:
        act, *others = done if isinstance(done, tuple) else (done,)
        by, given = USUAL[act]
        by = next((one for one in others if isinstance(one, Actor)), by)
        given = next((one for one in others if isinstance(one, Facts)), given)
        on = next((one for one in others if isinstance(one, date)), self.steps[-1].on if self.steps else IN_SESSION)
        return Step(len(self.steps) + 1, act.code, on, by, given, 3 if act.numbers else None)


def bill(*done: Done, on: date | None = None, roll: Roll = COUNTY, procedure: Any = BILL) -> Standing:
    """Where a bill stands after these acts."""
    way = BillWalk(procedure=procedure, roll=roll)
    for one in done:
        way.do(one)
    return way.at(on or (way.steps[-1].on if way.steps else IN_SESSION))


def call(*done: Done, on: date | None = None) -> Standing:
    """Where a call for bills stands after these acts."""
    return bill(*done, on=on, procedure=BILL_CALL)


def signatures(n: int) -> tuple[Done, ...]:
    """So many deputies are invited, and confirm."""
    invited = facts.Signatories(persons=tuple(PersonId(one) for one in range(2, n + 2)))
    return ((INVITE, invited), *((COSIGN, actor("deputy", one)) for one in range(2, n + 2)))


def votes(in_favour: int, **others: int) -> Done:
    """A count with so many in favour."""
    rest = {"against": 170 - in_favour if in_favour <= 170 else 0, "abstaining": 0, **others}
    return COUNT, replace(COUNTED, in_favour=in_favour, **rest)


HANDED_IN = (DRAFT, *signatures(9), HAND_IN)
REGISTERED = (*HANDED_IN, REGISTER)
ON_AGENDA = (*REGISTERED, PUT_ON_AGENDA)
DELIBERATED = (*ON_AGENDA, DELIBERATE)
PASSED = (*DELIBERATED, COUNT, PASS)
IMPLEMENTED = (*PASSED, HAND_OVER)
REPORTED = (*IMPLEMENTED, REPORT)
