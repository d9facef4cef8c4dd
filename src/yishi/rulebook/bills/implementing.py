"""After the vote: who carries the resolution out, the report on the result, and publication."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.citation import Custom
from yishi.kernel.procedure import Act, Check, Engage, Guard
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.bills import facts
from yishi.rulebook.bills.stages import DECIDED, At, staying

if TYPE_CHECKING:
    from datetime import date

    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing, Step

REPORT_AS_RESOLVED: Final = Custom(
    Text("实施单位在决议规定的期限内报告实施情况", "the implementing unit reports within the term of the resolution")
)
_CARRIED_OUT: Final = Custom(
    Text("通过的议案交有关机关组织实施", "a bill that is passed is handed to the organs that carry it out")
)
_MOVERS_TOLD: Final = Custom(Text("实施结果通报提案代表", "the movers are told of the result"))
_PRINTED: Final = Custom(Text("议案实施情况印发下一次会议", "the report on a bill is printed for the next session"))
_PUBLISHED: Final = Custom(
    Text("代表议案及其处理结果向社会公开", "deputies' bills and what became of them are made public")
)


def report_dates(standing: Standing) -> tuple[tuple[str, Text, Step, date, date | None], ...]:
    """The day by which the unit reports, as the hand-over says."""
    handed = standing.last("hand_over_bill")
    if handed is None or not isinstance(handed.facts, facts.Implementation):
        return ()
    reported = standing.since(handed, "report_result")
    title = Text("报告实施情况", "report on the result")
    return ((f"{handed.seq}", title, handed, handed.facts.report_by, reported[0].on if reported else None),)


def _ahead(standing: Standing, given: facts.Implementation, actor: Actor) -> bool:
    return given.report_by >= standing.on


def _others(standing: Standing, given: facts.Implementation, actor: Actor) -> bool:
    return given.lead_unit not in given.co_units


def _told(standing: Standing) -> bool:
    return bool(standing.since(standing.last("report_result"), "tell_movers"))


def _cleared(standing: Standing, given: facts.Clearance, actor: Actor) -> bool:
    return given.no_state_secret and given.no_commercial_secret and given.no_privacy


def _not_public(standing: Standing) -> bool:
    return not standing.public


HAND_OVER: Final = Act(
    code="hand_over_bill",
    title=Text("交付实施", "hand over for implementation"),
    done=Text("交付实施", "handed over for implementation"),
    by=(roles.OFFICE,),
    moves={At.PASSED: At.IMPLEMENTED},
    facts=facts.Implementation,
    checks=(
        Check(
            _ahead,
            Text("报告期限不能早于今天", "The report cannot be due in the past"),
            REPORT_AS_RESOLVED,
            field="report_by",
        ),
        Check(
            _others,
            Text("实施单位不能同时列为配合单位", "The implementing unit cannot assist itself"),
            REPORT_AS_RESOLVED,
            field="co_units",
        ),
    ),
    engages=(Engage("lead_unit", "lead_unit"), Engage("co_unit", "co_units")),
    issues=Text("议案交办通知", "hand-over notice"),
    public=True,
    tells=(roles.CO_UNIT, *roles.SIGNERS),
    basis=_CARRIED_OUT,
)
REPORT: Final = Act(
    code="report_result",
    title=Text("报告实施情况", "report on the result"),
    done=Text("报告实施情况", "result reported"),
    by=(roles.LEAD_UNIT_HEAD,),
    moves={At.IMPLEMENTED: At.REPORTED},
    facts=facts.Result,
    papers=5,
    issues=Text("议案实施情况报告", "report on the bill"),
    public=True,
    public_papers=True,
    basis=REPORT_AS_RESOLVED,
)
TELL_MOVERS: Final = Act(
    code="tell_movers",
    title=Text("向提案代表通报", "tell the movers"),
    done=Text("向提案代表通报结果", "movers told of the result"),
    by=(roles.OFFICE,),
    moves=staying(At.REPORTED),
    facts=facts.Contact,
    tells=roles.SIGNERS,
    basis=_MOVERS_TOLD,
)
PRINT: Final = Act(
    code="print_result",
    title=Text("印发下一次会议并办结", "print for the next session and close"),
    done=Text("印发下一次会议，办结", "printed for the next session, closed"),
    by=(roles.OFFICE,),
    moves={At.REPORTED: At.CLOSED},
    facts=facts.Printing,
    guards=(
        Guard(
            _told,
            Text("尚未向提案代表通报结果", "The movers have not been told"),
            _MOVERS_TOLD,
            Text("请先通报提案代表", "Tell them first"),
        ),
    ),
    public=True,
    basis=_PRINTED,
)
PUBLISH: Final = Act(
    code="publish_bill",
    title=Text("向社会公开", "make public"),
    done=Text("向社会公开", "made public"),
    by=(roles.OFFICE,),
    moves=staying(*DECIDED),
    facts=facts.Clearance,
    guards=(Guard(_not_public, Text("已经公开", "It is public already"), _PUBLISHED),),
    checks=(
        Check(
            _cleared,
            Text("涉及国家秘密、商业秘密、个人隐私的不得公开，须逐项审查", "Secrets and privacy are not published"),
            _PUBLISHED,
            field="no_state_secret",
        ),
    ),
    sets_public=True,
    public=True,
    basis=_PUBLISHED,
)

ACTS: Final = (HAND_OVER, REPORT, TELL_MOVERS, PRINT, PUBLISH)
