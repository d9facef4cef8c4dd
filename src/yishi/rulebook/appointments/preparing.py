"""Submitting a case, and what comes before it is tabled: inspection, notice, examination, complaints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.procedure import Act, Check, Engage, Guard
from yishi.kernel.role import Role
from yishi.kernel.text import Text
from yishi.rulebook import roles, tabling
from yishi.rulebook.appointments import examining, facts, leaving
from yishi.rulebook.appointments.choices import COUNCIL, NOMINATORS, Kind
from yishi.rulebook.appointments.practice import EXAM_NEEDED, NOTICE_WORKDAYS, REJECTIONS
from yishi.rulebook.appointments.stages import At
from yishi.rulebook.sittings.choices import ItemKind
from yishi.rulebook.votes.choices import Ballot
from yishi.rulebook.votes.facts import Question
from yishi.statutes import chongqing_appointments as cq_app
from yishi.statutes.organic_law import ORGANIC_LAW as OL

if TYPE_CHECKING:
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing

_HEAD: Final = Role("organ_head", Text("提请机关负责人", "head of the organ"), frozenset({roles.OfficeKind.UNIT_HEAD}))
_STEPS: Final = cq_app.CHECK
_RELEASED: Final = tabling.released("table_appointment")


submission = leaving.submitted


def _right_organ(standing: Standing, given: facts.Submission, actor: Actor) -> bool:
    if given.kind in {Kind.RESIGNATION, Kind.DISMISSAL}:
        return True
    organ, _ = NOMINATORS.get(given.post, ("", OL.article(50)))
    if organ == COUNCIL:
        return actor.kind in roles.CHAIR_OFFICES
    return actor.unit is not None and standing.assembly.unit_kind(actor.unit) == organ


def _not_too_often(standing: Standing, given: facts.Submission, actor: Actor) -> bool:
    most = standing.practice[REJECTIONS]
    again = (standing.assembly.rejected(one.person, one.title) for one in given.nominees)
    return given.kind is not Kind.APPOINTMENT or all(times < most for times in again)


def _inspected(standing: Standing) -> bool:
    return not examining.appoints(standing) or standing.last("record_inspection") is not None


def _notice_over(standing: Standing) -> bool:
    step = standing.last("give_public_notice")
    ends = getattr(step.facts, "ends", None) if step else None
    return not examining.appoints(standing) or (ends is not None and ends < standing.on)


def _no_complaint_open(standing: Standing) -> bool:
    return standing.count("enter_complaint") == standing.count("answer_complaint")


def _long_enough(standing: Standing, given: facts.PublicNotice, actor: Actor) -> bool:
    return (given.ends - given.begins).days + 1 >= standing.practice[NOTICE_WORKDAYS]


_BALLOTS: Final = {
    Kind.APPOINTMENT: Ballot.APPOINTMENT,
    Kind.REMOVAL: Ballot.REMOVAL,
    Kind.RESIGNATION: Ballot.RESIGNATION,
    Kind.DISMISSAL: Ballot.DISMISSAL,
}


_WORDED: Final = {
    Kind.APPOINTMENT: "任命{post}",
    Kind.REMOVAL: "免去{post}职务",
    Kind.RESIGNATION: "接受{post}辞职",
    Kind.DISMISSAL: "撤销{post}职务",
}


def title(standing: Standing) -> str | None:
    """The case in words: 关于任命县某局局长等两人的议案."""
    given = submission(standing)
    if given is None:
        return None
    more = f"等{len(given.nominees)}人" if len(given.nominees) > 1 else ""
    return f"关于{_WORDED[given.kind].format(post=given.nominees[0].title)}{more}的议案"


def _title(standing: Standing) -> str:
    return title(standing) or ""


def questions(standing: Standing) -> tuple[Question, ...]:
    """One for each person: each is voted on apart."""
    given = submission(standing)
    nominees = given.nominees if given else ()
    worded = _WORDED[given.kind if given else Kind.APPOINTMENT]
    return tuple(Question(title=worded.format(post=one.title), person=one.person) for one in nominees)


def _ballot(standing: Standing) -> Ballot:
    given = submission(standing)
    return _BALLOTS[given.kind] if given else Ballot.APPOINTMENT


SUBMIT: Final = Act(
    code="submit_appointment",
    title=Text("提请人事任免", "submit a case on persons"),
    done=Text("提请任免", "submitted"),
    by=(_HEAD, roles.CHAIRPERSONS, roles.MEMBER),
    moves={At.SUBMITTED: At.SUBMITTED},
    facts=facts.Submission,
    checks=(
        Check(
            _right_organ,
            Text("该职务不由您所在的机关提请", "Your organ does not submit this post"),
            OL.article(50),
            field="post",
        ),
        *leaving.SUBMITTING,
        Check(
            _not_too_often,
            Text("该人选就同一职务在本届内已多次未获通过，不再提请", "Rejected too often for that post in this term"),
            REJECTIONS.basis,
            field="nominees",
        ),
    ),
    engages=(Engage("submitter", "@actor"),),
    papers=10,
    papers_needed=1,
    basis=OL.article(50),
)
SUBMITTER: Final = Role(
    "submitter", Text("提请人", "whoever submitted it"), _HEAD.offices | roles.MEMBER_OFFICES, part="submitter"
)
INSPECT: Final = Act(
    code="record_inspection",
    title=Text("登记任前考察", "enter the inspection"),
    done=Text("任前考察", "inspected"),
    by=(roles.OFFICE,),
    moves={At.SUBMITTED: At.SUBMITTED},
    facts=facts.Finding,
    papers=5,
    papers_needed=1,
    seen_by=(roles.OFFICE, roles.CHAIRPERSONS, roles.AUDITOR),
    basis=_STEPS,
)
NOTICE: Final = Act(
    code="give_public_notice",
    title=Text("登记任前公示", "enter the public notice"),
    done=Text("任前公示", "public notice given"),
    by=(roles.OFFICE,),
    moves={At.SUBMITTED: At.SUBMITTED},
    facts=facts.PublicNotice,
    checks=(Check(_long_enough, Text("公示天数不足", "The notice is too short"), _STEPS, field="ends"),),
    basis=_STEPS,
)
COMPLAIN: Final = Act(
    code="enter_complaint",
    title=Text("登记对拟任人员的反映", "enter a complaint"),
    done=Text("收到反映", "complaint received"),
    by=(roles.OFFICE,),
    moves={At.SUBMITTED: At.SUBMITTED, At.TABLED: At.TABLED},
    facts=facts.Finding,
    seen_by=(roles.OFFICE, roles.CHAIRPERSONS, SUBMITTER),
    basis=cq_app.COMPLAINT,
)
ANSWER: Final = Act(
    code="answer_complaint",
    title=Text("报告调查结果", "report on the complaint"),
    done=Text("反映问题已调查", "complaint looked into"),
    by=(SUBMITTER,),
    moves={At.SUBMITTED: At.SUBMITTED, At.TABLED: At.TABLED},
    facts=facts.Finding,
    seen_by=(roles.OFFICE, roles.CHAIRPERSONS, SUBMITTER),
    basis=cq_app.COMPLAINT,
)
TABLE: Final = Act(
    code="table_appointment",
    title=Text("决定列入会议议题", "put on an agenda"),
    done=Text("列入会议议题", "tabled"),
    by=(roles.CHAIRPERSONS,),
    moves={At.SUBMITTED: At.TABLED, At.TABLED: At.TABLED},
    facts=tabling.Tabling,
    checks=(tabling.elsewhere("table_appointment"),),
    guards=(
        *leaving.TABLING,
        Guard(_inspected, Text("缺少任前考察，不能列入议程", "The inspection is missing"), _STEPS),
        Guard(_notice_over, Text("任前公示尚未完成，不能列入议程", "The public notice is not over"), _STEPS),
        Guard(
            examining.passed,
            Text("拟任人员没有通过任前法律知识考试，不能列入议程", "Not every nominee has passed the examination"),
            EXAM_NEEDED.basis,
        ),
        Guard(
            _no_complaint_open,
            Text("对拟任人员的反映尚未查清，不能列入议程", "A complaint has not been answered"),
            cq_app.COMPLAINT,
        ),
    ),
    then=(_RELEASED, tabling.receives(ItemKind.PERSONNEL, _ballot, _title, questions)),
    basis=tabling.TABLED_BY,
)
WITHDRAW: Final = Act(
    code="withdraw_appointment",
    title=Text("撤回提请", "withdraw the case"),
    done=Text("撤回提请", "withdrawn"),
    by=(SUBMITTER,),
    moves={At.SUBMITTED: At.WITHDRAWN, At.TABLED: At.WITHDRAWN},
    facts=facts.Reason,
    then=(_RELEASED,),
    basis=OL.article(50),
)
STATE: Final = Act(
    code="record_statement",
    title=Text("登记任前表态发言", "enter a statement"),
    done=Text("任前表态发言", "statement made"),
    by=(roles.OFFICE,),
    moves={At.TABLED: At.TABLED},
    facts=facts.Statement,
    guards=(
        Guard(
            _no_complaint_open, Text("对拟任人员的反映尚未查清", "A complaint has not been answered"), cq_app.COMPLAINT
        ),
    ),
    basis=cq_app.STATEMENT,
)

ACTS: Final = (INSPECT, NOTICE, examining.EXAM, COMPLAIN, ANSWER, TABLE, WITHDRAW, STATE)
