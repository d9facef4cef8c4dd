"""From hand-over (交办) on: return, contact, co-handling opinions, key supervision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.procedure import Act, Check, Engage, Guard, How
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.suggestions import facts
from yishi.rulebook.suggestions.stages import WITH_UNIT, At, staying
from yishi.statutes.chongqing_suggestions import CHONGQING_SUGGESTIONS as CQ
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL

if TYPE_CHECKING:
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing

HANDED_OVER: Final = ("assign", "reassign")


def _return_open(standing: Standing) -> bool:
    due = standing.due("return")
    # Neither a contact nor an earlier request that was refused keeps the window open: CQ-SUG 16.
    return due is None or due.day is None or standing.on <= due.day


def _unit_late(standing: Standing) -> bool:
    units = (roles.LEAD_UNIT, roles.CO_UNIT)
    return any(due.late_on(standing.on) for due in standing.open_duties() if due.binds in units)


def _others(standing: Standing, given: facts.Assignment, actor: Actor) -> bool:
    return given.lead_unit not in given.co_units


_ASSIGNMENT: Final = (
    Check(
        _others,
        Text("主办单位不能同时列为协办单位", "The lead unit cannot be a co-handling unit as well"),
        CQ.article(15),
        field="co_units",
    ),
)
_ENGAGED: Final = (Engage("lead_unit", "lead_unit"), Engage("co_unit", "co_units"))

ASSIGN: Final = Act(
    code="assign",
    title=Text("交办", "hand over"),
    done=Text("交办", "handed over"),
    by=(roles.OFFICE,),
    moves={At.ADMITTED: At.HANDLING},
    facts=facts.Assignment,
    checks=_ASSIGNMENT,
    engages=_ENGAGED,
    issues=Text("代表建议交办通知", "hand-over notice"),
    tells=roles.MOVERS,
    basis=DL.article(51, 1),
)
REQUEST_RETURN: Final = Act(
    code="request_return",
    title=Text("申请退办", "request return"),
    done=Text("申请退办", "return requested"),
    by=(roles.LEAD_UNIT,),
    moves={At.HANDLING: At.RETURN_REQUESTED},
    facts=facts.ReturnRequest,
    guards=(
        Guard(
            _return_open,
            Text("申请退办的期限已过", "The term for returning it has passed"),
            CQ.article(16),
            Text(
                "请继续办理；确有困难的，与代表工作机构联系",
                "Please go on handling it; if that is hard, contact the deputies' affairs body",
            ),
        ),
    ),
    delegable=True,
    basis=CQ.article(16),
)
# The desk asks, and leads neither way.
_RETURN: Final = Text("处理退办申请", "decide on the return")
REFUSE_RETURN: Final = Act(
    code="refuse_return",
    question=_RETURN,
    title=Text("不同意退办", "refuse the return"),
    done=Text("不同意退办，继续办理", "return refused, handling goes on"),
    by=(roles.OFFICE,),
    moves={At.RETURN_REQUESTED: At.HANDLING},
    facts=facts.Reason,
    basis=CQ.article(16),
)
REASSIGN: Final = Act(
    code="reassign",
    question=_RETURN,
    title=Text("重新交办", "reassign"),
    done=Text("同意退办并重新交办", "returned and reassigned"),
    by=(roles.OFFICE,),
    moves={At.RETURN_REQUESTED: At.HANDLING},
    facts=facts.Assignment,
    checks=_ASSIGNMENT,
    engages=_ENGAGED,
    issues=Text("代表建议交办通知", "hand-over notice"),
    tells=roles.MOVERS,
    basis=CQ.article(16),
)
CONTACT: Final = Act(
    code="contact",
    title=Text("联系代表", "contact the deputy"),
    done=Text("与代表联系沟通", "contacted the deputy"),
    by=(roles.LEAD_UNIT, roles.CO_UNIT),
    moves=staying(At.HANDLING, At.REHANDLING),
    facts=facts.Contact,
    papers=3,
    delegable=True,
    basis=CQ.article(18),
)
OPINION: Final = Act(
    code="give_opinion",
    title=Text("提交协办意见", "give a co-handling opinion"),
    done=Text("提交协办意见", "gave its opinion"),
    by=(roles.CO_UNIT,),
    moves=staying(At.HANDLING, At.REHANDLING),
    facts=facts.Opinion,
    papers=3,
    seen_by=(roles.LEAD_UNIT, roles.CO_UNIT, roles.OFFICE, roles.CHAIRPERSONS, roles.AUDITOR),
    tells=(roles.LEAD_UNIT,),
    delegable=True,
    renewed_by=("ask_opinion_again",),
    basis=CQ.article(20, 1),
)
ASK_AGAIN: Final = Act(
    code="ask_opinion_again",
    title=Text("要求重新提出协办意见", "ask for the opinion again"),
    done=Text("要求重新提出协办意见", "asked for the opinion again"),
    by=(roles.LEAD_UNIT,),
    moves=staying(At.HANDLING, At.REHANDLING),
    facts=facts.Reason,
    guards=(
        Guard(
            lambda standing: standing.last("give_opinion") is not None,
            Text("尚未收到协办意见", "No opinion has come in yet"),
            CQ.article(20, 1),
        ),
    ),
    seen_by=(roles.LEAD_UNIT, roles.CO_UNIT, roles.OFFICE, roles.CHAIRPERSONS, roles.AUDITOR),
    tells=(roles.CO_UNIT,),
    delegable=True,
    basis=CQ.article(20, 1),
)
PRESS: Final = Act(
    code="press",
    title=Text("催办", "press for handling"),
    done=Text("催办", "pressed for handling"),
    by=(roles.OFFICE,),
    moves=staying(At.HANDLING, At.REHANDLING, At.CLOSED),
    facts=facts.Reason,
    guards=(
        Guard(
            _unit_late,
            Text("承办单位没有逾期的事项", "The handling units have nothing overdue"),
            DL.article(52, 1),
        ),
    ),
    issues=Text("催办通知", "notice to press for handling"),
    tells=roles.HANDLERS,
    basis=DL.article(52, 1),
)
DESIGNATE_KEY: Final = Act(
    code="designate_key",
    title=Text("确定为重点督办建议", "choose for key supervision"),
    done=Text("列为重点督办建议", "chosen for key supervision"),
    by=(roles.CHAIRPERSONS,),
    moves=staying(At.ADMITTED, At.HANDLING, At.REPLIED, At.REHANDLING),
    facts=facts.Supervision,
    engages=(Engage("key_supervisor", "person", How.SET),),
    public=True,
    tells=(*roles.MOVERS, *roles.HANDLERS, roles.OFFICE, roles.KEY_SUPERVISOR),
    delegable=True,
    basis=DL.article(52, 2),
)
SUPERVISE: Final = Act(
    code="supervise",
    title=Text("记载督办情况", "record supervision"),
    done=Text("督办", "supervised"),
    by=(roles.KEY_SUPERVISOR,),
    moves=staying(*WITH_UNIT, At.REPLIED, At.REPLIED_AGAIN, At.DISSATISFIED, At.UNRESOLVED, At.CLOSED),
    facts=facts.Contact,
    papers=3,
    tells=(roles.LEAD_UNIT, roles.OFFICE),
    delegable=True,
    basis=DL.article(52, 1),
)

ACTS: Final = (
    ASSIGN, REQUEST_RETURN, REFUSE_RETURN, REASSIGN, CONTACT, OPINION, ASK_AGAIN, PRESS, DESIGNATE_KEY, SUPERVISE,
)  # fmt: skip
