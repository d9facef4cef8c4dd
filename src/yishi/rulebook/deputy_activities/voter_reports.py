"""Reports of deputies to those who elected them (向选民报告履职情况), confirmed by the office and made public."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from yishi.kernel.procedure import Act, Check, Deadline, Engage, Procedure, Sight
from yishi.kernel.text import Text, written
from yishi.rulebook import roles
from yishi.rulebook.deputy_activities import facts, practice
from yishi.rulebook.deputy_activities.facts import Reported
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.deputies_law import REPORT_TO_VOTERS

if TYPE_CHECKING:
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing

_REPORTS: Final = ("report_to_voters", "report_again")


def _title(standing: Standing) -> str | None:
    day = standing.fact("day", *_REPORTS)
    return None if day is None else f"{written(day).zh}向选民报告履职情况"


def _has_been(standing: Standing, given: facts.VoterReport, actor: Actor) -> bool:
    return given.day <= standing.on


REPORT: Final = Act(
    code="report_to_voters",
    title=Text("登记向选民报告履职情况", "enter a report to voters"),
    done=Text("向选民报告履职情况", "reported to voters"),
    by=(roles.DEPUTY,),
    moves={Reported.REPORTED: Reported.REPORTED},
    facts=facts.VoterReport,
    checks=(Check(_has_been, Text("报告日期不能晚于今天", "The day lies ahead"), REPORT_TO_VOTERS, field="day"),),
    engages=(Engage("lead_deputy", "@actor"),),
    papers=5,
    public=True,
    on_behalf=True,
    delegable=True,
    basis=REPORT_TO_VOTERS,
)
AGAIN: Final = replace(
    REPORT,
    code="report_again",
    title=Text("补正后重新提交", "hand in again"),
    done=Text("补正后重新提交", "handed in again"),
    by=(roles.LEAD_DEPUTY,),
    moves={Reported.RETURNED: Reported.REPORTED},
    engages=(),
    prefill=_REPORTS,
)
CONFIRM: Final = Act(
    code="confirm_report",
    title=Text("确认并公示", "confirm and make public"),
    done=Text("确认并公示", "confirmed, and made public"),
    by=(roles.OFFICE,),
    moves={Reported.REPORTED: Reported.CONFIRMED},
    tells=(roles.LEAD_DEPUTY,),
    public=True,
    sets_public=True,
    basis=REPORT_TO_VOTERS,
)
RETURN: Final = Act(
    code="return_report",
    title=Text("退回补正", "return it"),
    done=Text("退回补正", "returned"),
    by=(roles.OFFICE,),
    moves={Reported.REPORTED: Reported.RETURNED},
    facts=facts.Reason,
    tells=(roles.LEAD_DEPUTY,),
    seen_by=(roles.OFFICE, roles.CHAIRPERSONS, roles.AUDITOR, roles.LEAD_DEPUTY),
    basis=REPORT_TO_VOTERS,
)

VOTER_REPORT: Final = Procedure(
    code="voter_report",
    title=Text("向选民报告履职情况", "reports to voters"),
    summary=Text(
        "代表以多种方式向原选区选民或者原选举单位报告履职情况；经代表工作机构确认后公示，记入履职档案。",
        "Deputies report to those who elected them; once confirmed, the report is public and part of the record of "
        "duty.",
    ),
    in_force=DL.in_force,
    stages=Reported,
    begins=Reported.REPORTED,
    ends=frozenset({Reported.CONFIRMED}),
    goal=Reported.CONFIRMED,
    opens=REPORT,
    acts=(CONFIRM, RETURN, AGAIN),
    deadlines=(
        Deadline(
            code="confirm_report",
            title=Text("确认选民报告", "confirm the report"),
            binds=roles.OFFICE,
            stages=frozenset({Reported.REPORTED}),
            within=practice.CONFIRM_WITHIN,
            basis=REPORT_TO_VOTERS,
        ),
    ),
    seen_by=(
        Sight(roles.LEAD_DEPUTY),
        Sight(roles.OFFICE),
        Sight(roles.CHAIRPERSONS),
        Sight(roles.AUDITOR),
        Sight(roles.PUBLIC),
    ),
    basis=(REPORT_TO_VOTERS,),
    parameters=(practice.CONFIRM_WITHIN,),
    expected={Reported.REPORTED: ("confirm_report",), Reported.RETURNED: ("report_again",)},
    columns={
        "title": _title,
        "text": lambda standing: standing.fact("text", *_REPORTS),
    },
)
