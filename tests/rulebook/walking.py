"""A suggestion walked through its procedure, without a database: who did what, on which day.

    at = walk(DRAFT, SUBMIT, ADMIT, ASSIGN)                    # all on DAY
    at = walk(*HANDED_OVER, (CONTACT, day(20)), on=day(21))    # the contact twenty days later, seen a day after

`walk` does the acts as their usual people, refusing what the declaration refuses: `Refused` is raised as the
record would raise it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from yishi import rulebook
from yishi.kernel.assembly import Roll
from yishi.kernel.calendar import from_chinese_calendar
from yishi.kernel.facts import Facts, MatterId, NoFacts, PersonId, UnitId
from yishi.kernel.parameter import Practice
from yishi.kernel.procedure import Act, Procedure
from yishi.kernel.refusal import BadFacts
from yishi.kernel.role import Actor
from yishi.kernel.standing import Standing, Step, standing
from yishi.rulebook.suggestions import (
    SUGGESTION,
    arriving,
    countersigning,
    extending,
    facts,
    handling,
    making,
    merging,
    promise_rating,
    promises,
    publishing,
    rating,
    replying,
)
from yishi.rulebook.suggestions.choices import (
    Finding,
    Grade,
    Inadmissible,
    Occasion,
    Result,
    Secrecy,
    Sector,
    Shortfall,
    Way,
)

DAY = date(2026, 3, 2)  # a Monday, in the recess
CALENDAR = from_chinese_calendar()
DEFAULT = rulebook.practice("default")
COUNTY = Roll("county", frozenset(range(1, 181)), frozenset(range(1, 28)))
CHONGQING = rulebook.practice("chongqing")
ZHEJIANG = rulebook.practice("zhejiang")
QINGDAO = rulebook.practice("qingdao")


def day(n: int) -> date:
    """So many days after DAY."""
    return DAY + timedelta(n)


def actor(kind: str, person: int, unit: int | None = None) -> Actor:
    return Actor(person, f"{kind}{person}", person, kind, kind, unit)


LEAD, CO, OTHER = UnitId(71), UnitId(72), UnitId(73)
DEPUTY = actor("deputy", 1)
COSIGNER = actor("deputy", 2)
INVITED = actor("deputy", 3)
CLERK = actor("clerk", 4)
CHAIR = actor("chairperson", 5)
HEAD = actor("unit_head", 6, LEAD)
OFFICER = actor("unit_staff", 7, LEAD)
CO_OFFICER = actor("unit_staff", 8, CO)
OTHER_HEAD = actor("unit_head", 9, OTHER)
AUDITOR = actor("auditor", 10)

WORDS = "县道多处破损，建议年内整修，并写明工期。"
SUGGESTED = facts.Draft(title="关于整修乡村公路的建议", sector=Sector.TRANSPORT, text=WORDS)
REASON = facts.Reason(reason="情况属实")
REPLY = facts.Reply(result=Result.A, text=f"答复如下：{WORDS}")
PROMISED = facts.Reply(
    result=Result.B, text=REPLY.text, promises=(facts.Promise(text="年内完工", due=date(2026, 9, 30)),)
)
CORRECTED = facts.Correction(result=Result.C, text=f"更正如下：{WORDS}", reason="里程有误")
TO_LEAD = facts.Assignment(lead_unit=LEAD)
WITH_CO = facts.Assignment(lead_unit=LEAD, co_units=(CO,))
CLEARED = facts.Clearance(no_state_secret=True, no_commercial_secret=True, no_privacy=True)
CONTACTED = facts.Contact(way=Way.VISIT, note="已上门听取意见")

ARRIVED = arriving.Arrival(
    bill=MatterId(92), title=SUGGESTED.title, sector=SUGGESTED.sector, text=WORDS, lead=PersonId(1)
)

# Who usually does an act, and with what facts.
USUAL: dict[str, tuple[Actor, Facts]] = {
    "draft": (DEPUTY, SUGGESTED),
    "arrive": (CLERK, ARRIVED),
    "amend": (DEPUTY, SUGGESTED),
    "invite": (DEPUTY, facts.Invitation(persons=(PersonId(2),))),
    "uninvite": (DEPUTY, facts.Invitation(persons=(PersonId(2),))),
    "cosign": (COSIGNER, NoFacts()),
    "decline_cosign": (COSIGNER, NoFacts()),
    "submit": (DEPUTY, facts.Submission()),
    "withdraw": (DEPUTY, REASON),
    "return_to_deputy": (CLERK, facts.Inadmissibility(ground=Inadmissible.NO_CONTENT, explanation="没有具体意见")),
    "convert_to_letter": (CLERK, facts.Conversion(ground=Inadmissible.FORWARDED_PETITION, explanation="代转来信一件")),
    "admit": (CLERK, facts.Admission()),
    "merge": (CLERK, facts.Merger(into=facts.MatterId(90))),
    "separate": (CLERK, REASON),
    "absorb": (CLERK, facts.Absorption(matter=facts.MatterId(91), persons=(PersonId(31), PersonId(32)))),
    "release": (CLERK, facts.Absorption(matter=facts.MatterId(91), persons=(PersonId(31), PersonId(32)))),
    "assign": (CLERK, TO_LEAD),
    "request_return": (OFFICER, facts.ReturnRequest(reason="不属于本单位职责")),
    "refuse_return": (CLERK, REASON),
    "reassign": (CLERK, facts.Assignment(lead_unit=OTHER)),
    "contact": (OFFICER, CONTACTED),
    "give_opinion": (CO_OFFICER, facts.Opinion(text="本单位意见如下")),
    "ask_opinion_again": (OFFICER, REASON),
    "press": (CLERK, REASON),
    "designate_key": (CHAIR, facts.Supervision(person=PersonId(5))),
    "supervise": (CHAIR, CONTACTED),
    "request_extension": (OFFICER, REASON),
    "grant_extension": (CLERK, NoFacts()),
    "refuse_extension": (CLERK, REASON),
    "draft_reply": (OFFICER, REPLY),
    "countersign": (CO_OFFICER, facts.Remark()),
    "object": (CO_OFFICER, REASON),
    "answer_objection": (OFFICER, REASON),
    "return_draft": (HEAD, REASON),
    "sign_reply": (HEAD, REPLY),
    "correct_reply": (HEAD, CORRECTED),
    "rate_satisfied": (DEPUTY, facts.Remark()),
    "rate_basically_satisfied": (DEPUTY, facts.Reservation(shortfalls=(Shortfall.NO_TIME,))),
    "rate_dissatisfied": (DEPUTY, facts.Reservation(remark="没有说明工期")),
    "remind": (CLERK, NoFacts()),
    "close_unrated": (CLERK, NoFacts()),
    "order_rehandling": (CLERK, REASON),
    "conclude": (CLERK, REASON),
    "keep_promise": (OFFICER, facts.PromiseReport(promise="1.1", note="已完工")),
    "break_promise": (OFFICER, facts.PromiseReport(promise="1.1", note="资金未到位")),
    "rate_promise": (DEPUTY, facts.PromiseRating(promise="6.1", grade=Grade.SATISFIED)),
    "confer_on_promise": (CLERK, facts.Conference(promise="6.1", outcome="列入明年计划，每季度通报")),
    "follow_up": (CLERK, facts.FollowUp(way=Way.VISIT, finding=Finding.AS_REPLIED, note="路面已修复")),
    "ask_confidentiality": (DEPUTY, REASON),
    "lift_confidentiality": (DEPUTY, NoFacts()),
    "publish": (CLERK, CLEARED),
    "withhold": (CLERK, facts.Withholding(ground=Secrecy.PRIVACY)),
}

DRAFT, AMEND, INVITE, COSIGN = making.DRAFT, making.AMEND, making.INVITE, making.COSIGN
DECLINE_COSIGN, UNINVITE, SUBMIT, WITHDRAW = making.DECLINE_COSIGN, making.UNINVITE, making.SUBMIT, making.WITHDRAW
RETURN_TO_DEPUTY, CONVERT, ADMIT = making.RETURN_TO_DEPUTY, making.CONVERT, making.ADMIT
ABSORB, RELEASE, MERGE, SEPARATE = merging.ABSORB, merging.RELEASE, merging.MERGE, merging.SEPARATE
ASSIGN, REQUEST_RETURN, REFUSE_RETURN = handling.ASSIGN, handling.REQUEST_RETURN, handling.REFUSE_RETURN
REASSIGN, CONTACT, OPINION, ASK_AGAIN = handling.REASSIGN, handling.CONTACT, handling.OPINION, handling.ASK_AGAIN
PRESS, DESIGNATE_KEY, SUPERVISE = handling.PRESS, handling.DESIGNATE_KEY, handling.SUPERVISE
REQUEST_EXTENSION, GRANT_EXTENSION = extending.REQUEST_EXTENSION, extending.GRANT_EXTENSION
REFUSE_EXTENSION = extending.REFUSE_EXTENSION
COUNTERSIGN, OBJECT = countersigning.COUNTERSIGN, countersigning.OBJECT
ANSWER_OBJECTION = countersigning.ANSWER_OBJECTION
DRAFT_REPLY, RETURN_DRAFT = replying.DRAFT_REPLY, replying.RETURN_DRAFT
SIGN_REPLY, CORRECT_REPLY = replying.SIGN_REPLY, replying.CORRECT_REPLY
SATISFIED, BASICALLY_SATISFIED, DISSATISFIED = rating.SATISFIED, rating.BASICALLY_SATISFIED, rating.DISSATISFIED
REMIND, CLOSE_UNRATED = rating.REMIND, rating.CLOSE_UNRATED
ORDER_REHANDLING, CONCLUDE = rating.ORDER_REHANDLING, rating.CONCLUDE
KEEP_PROMISE, BREAK_PROMISE = promises.KEEP_PROMISE, promises.BREAK_PROMISE
RATE_PROMISE, CONFER_ON_PROMISE = promise_rating.RATE_PROMISE, promise_rating.CONFER_ON_PROMISE
FOLLOW_UP = rating.FOLLOW_UP
ASK_CONFIDENTIALITY, LIFT_CONFIDENTIALITY = publishing.ASK_CONFIDENTIALITY, publishing.LIFT_CONFIDENTIALITY
PUBLISH, WITHHOLD = publishing.PUBLISH, publishing.WITHHOLD

SUBMITTED = (DRAFT, SUBMIT)
IN_SESSION = (DRAFT, (SUBMIT, facts.Submission(occasion=Occasion.IN_SESSION)))
ADMITTED = (*SUBMITTED, ADMIT)
HANDED_OVER = (*ADMITTED, ASSIGN)
WITH_A_CO_UNIT = (*ADMITTED, (ASSIGN, WITH_CO))
REPLIED = (*HANDED_OVER, DRAFT_REPLY, SIGN_REPLY)
REHANDLED = (*REPLIED, DISSATISFIED, ORDER_REHANDLING)
REPLIED_AGAIN = (*REHANDLED, DRAFT_REPLY, SIGN_REPLY)

Done = Act[Any] | tuple[Any, ...]


@dataclass
class Walk:
    """A suggestion on its way: the steps done so far, and the practice of its place."""

    practice: Practice = DEFAULT
    procedure: Procedure[Any] = SUGGESTION
    steps: tuple[Step, ...] = ()

    def at(self, on: date) -> Standing:
        return standing(self.procedure, self.steps, on, self.practice, CALENDAR, assembly=COUNTY)

    def do(self, done: Done) -> None:
        """Do an act as the record would: power, stage, conditions, then what its facts must satisfy."""
        step = self.step(done)
        act = self.procedure.by_code[step.act]
        if not act.internal and act is not self.procedure.opens:
            examine(self.at(step.on), act, step.actor, step.facts)
        self.steps = (*self.steps, step)

    def step(self, done: Done) -> Step:
        act, *others = done if isinstance(done, tuple) else (done,)
        by, given = USUAL[act.code]
        by = next((one for one in others if isinstance(one, Actor)), by)
        given = next((one for one in others if isinstance(one, Facts)), given)
        on = next((one for one in others if isinstance(one, date)), self.steps[-1].on if self.steps else DAY)
        number = 17 if act.numbers else None
        return Step(len(self.steps) + 1, act.code, on, by, given, number)


def examine(at: Standing, act: Act[Any], by: Actor, given: Facts) -> None:
    """Raise what the record would: a refusal, or facts that do not fit."""
    refusal = at.refusal(act, by)
    if refusal is not None:
        raise refusal
    for check in act.checks:
        if not check.holds(at, given, by):
            raise BadFacts(check.reason, check.field)


def walk(
    *done: Done,
    on: date | None = None,
    practice: Practice = DEFAULT,
    procedure: Procedure[Any] = SUGGESTION,
) -> Standing:
    """Where a suggestion stands after these acts, on the last one's day unless told otherwise."""
    way = Walk(practice, procedure)
    for one in done:
        way.do(one)
    return way.at(on or (way.steps[-1].on if way.steps else DAY))


def invited(*persons: Actor) -> tuple[Act[Any], Facts]:
    """The invitation of these deputies."""
    return INVITE, facts.Invitation(persons=tuple(PersonId(one.person) for one in persons))


def report(key: str) -> facts.PromiseReport:
    """The report on the promise of that key."""
    return facts.PromiseReport(promise=key, note="已完工")


def codes(acts: Sequence[Act[Any]]) -> list[str]:
    return [act.code for act in acts]
