"""Decisions on major matters (重大事项决定): institutions M1 and M6."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.facts import legend
from yishi.kernel.procedure import Deadline, Procedure, Sight
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.decisions import carrying_out, proposing
from yishi.rulebook.decisions.choices import Proposer
from yishi.rulebook.decisions.practice import DELIBERATE_WITHIN, PARAMETERS
from yishi.rulebook.decisions.stages import At
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.organic_law import ORGANIC_LAW as OL

if TYPE_CHECKING:
    from yishi.kernel.standing import Standing


def _outcome(standing: Standing) -> str | None:
    ends = {At.REJECTED: "rejected", At.NOT_TABLED: "not_tabled", At.WITHDRAWN: "withdrawn"}
    return ends.get(standing.stage) or ("passed" if standing.last("promulgate_decision") else None)


DECISION: Final = Procedure(
    code="decision",
    title=Text("重大事项决定", "decisions on major matters"),
    summary=Text(
        "讨论决定本行政区域内的重大事项，须经提出、征求意见、论证和合法性审查、事先征求意见、主任会议决定列入议程、审议表决、公布、"
        "报告实施情况；缺少法定步骤的，不能列入议程，也不能公布。",
        "Major matters are proposed, consulted and argued on, examined for legality, tabled by the council, "
        "deliberated, voted, promulgated and reported on; without the lawful steps none is tabled or promulgated.",
    ),
    in_force=DL.in_force,
    stages=At,
    begins=At.PROPOSED,
    ends=frozenset({At.CLOSED, At.REJECTED, At.NOT_TABLED, At.WITHDRAWN}),
    goal=At.CLOSED,
    opens=proposing.PROPOSE,
    acts=(*proposing.ACTS, *carrying_out.ACTS),
    deadlines=(
        Deadline(
            code="deliberate_decision",
            title=Text("提请会议审议", "put on an agenda"),
            binds=roles.CHAIRPERSONS,
            stages=frozenset({At.PROPOSED}),
            within=DELIBERATE_WITHIN,
            basis=DELIBERATE_WITHIN.basis,
        ),
        Deadline(
            code="implementation_report",
            title=Text("报告决定实施情况", "report on carrying it out"),
            binds=roles.LEAD_UNIT,
            dated=carrying_out.report_dates,
            basis=carrying_out.REPORTED_BACK,
        ),
    ),
    seen_by=(
        Sight(roles.OFFICE),
        Sight(roles.CHAIRPERSONS),
        Sight(roles.AUDITOR),
        Sight(roles.MEMBER),
        Sight(roles.LEAD_UNIT),
        Sight(proposing.PROPOSER),
        Sight(roles.PUBLIC),
    ),
    basis=(OL.article(50), OL.article(52)),
    parameters=PARAMETERS,
    expected={
        At.PROPOSED: ("second_proposal", "record_evidence", "table_decision"),
        At.VOTED: ("promulgate_decision", "close_rejected"),
        At.PROMULGATED: ("report_implementation",),
        At.REPORTED: ("conclude_decision",),
    },
    legends={
        "category": legend(Proposer),
        "outcome": {
            "passed": Text("已通过", "passed"),
            "rejected": Text("未通过", "not passed"),
            "not_tabled": Text("未列入议程", "not tabled"),
            "withdrawn": Text("已撤回", "withdrawn"),
        },
    },
    columns={
        "title": lambda standing: standing.fact("title", "propose_decision"),
        "text": lambda standing: standing.fact("text", "propose_decision"),
        "category": lambda standing: standing.fact("proposer", "propose_decision"),
        "outcome": _outcome,
    },
    remarks=(proposing.told_missing,),
)
