"""The reply: drafted, extended where the law allows, signed by the unit's head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.procedure import Act, Check, Guard
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.suggestions import facts
from yishi.rulebook.suggestions.choices import Result
from yishi.rulebook.suggestions.handling import HANDED_OVER
from yishi.rulebook.suggestions.stages import At, staying
from yishi.statutes.chongqing_suggestions import CHONGQING_SUGGESTIONS as CQ
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.zhejiang_suggestions import ZHEJIANG_SUGGESTIONS as ZJ

if TYPE_CHECKING:
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing


def _before_reply_due(standing: Standing) -> bool:
    due = standing.due("reply")
    return due is None or not due.late_on(standing.on)


def _not_extended(standing: Standing) -> bool:
    due = standing.due("reply")
    return due is None or not due.extended


def _extension_awaits(standing: Standing) -> bool:
    asked = standing.last("request_extension")
    handed = standing.last(*HANDED_OVER)
    fresh = asked is not None and (handed is None or asked.seq > handed.seq)
    return fresh and not standing.since(asked, "grant_extension", "refuse_extension")


def _none_awaits(standing: Standing) -> bool:
    return not _extension_awaits(standing)


def _drafted(standing: Standing) -> bool:
    """A reply was drafted since the unit last got the matter into its hands."""
    return bool(standing.since(standing.last(*HANDED_OVER, "order_rehandling"), "draft_reply"))


def _opinions_in(standing: Standing) -> bool:
    """Every co-handling unit has given its opinion, or has let its term pass."""
    waiting = [due for due in standing.dues if due.code == "opinion" and due.met_on is None]
    return all(due.late_on(standing.on) for due in waiting)


def _promises_ahead(standing: Standing, given: facts.Reply, actor: Actor) -> bool:
    return all(promise.due >= standing.on for promise in given.promises)


def _planned_has_promise(standing: Standing, given: facts.Reply, actor: Actor) -> bool:
    return given.result is not Result.B or bool(given.promises)


REQUEST_EXTENSION: Final = Act(
    code="request_extension",
    title=Text("申请延长答复期限", "request an extension"),
    done=Text("申请延期", "extension requested"),
    by=(roles.LEAD_UNIT,),
    moves=staying(At.HANDLING),
    facts=facts.Reason,
    guards=(
        Guard(
            _not_extended,
            Text("答复期限已为六个月，不得再延长", "The term is six months already and cannot be longer"),
            DL.article(51, 2),
        ),
        Guard(
            _before_reply_due,
            Text("答复期限已过，不能再申请延期", "The term has passed"),
            DL.article(51, 2),
            Text("请尽快答复代表", "Please reply at once"),
        ),
        Guard(_none_awaits, Text("延期申请正在审批", "A request is waiting already"), ZJ.article(21)),
    ),
    basis=ZJ.article(21),
)
# The desk asks, and leads neither way.
_EXTENSION: Final = Text("审批延期申请", "decide on the extension")
_ASKED: Final = Guard(_extension_awaits, Text("没有待审批的延期申请", "No request for extension waits"), ZJ.article(21))
GRANT_EXTENSION: Final = Act(
    code="grant_extension",
    question=_EXTENSION,
    title=Text("同意延期", "grant the extension"),
    done=Text("同意延期，自交办之日起六个月内答复", "extension granted: six months from hand-over"),
    by=(roles.OFFICE,),
    moves=staying(At.HANDLING),
    guards=(_ASKED,),
    basis=DL.article(51, 2),
)
REFUSE_EXTENSION: Final = Act(
    code="refuse_extension",
    question=_EXTENSION,
    title=Text("不同意延期", "refuse the extension"),
    done=Text("不同意延期", "extension refused"),
    by=(roles.OFFICE,),
    moves=staying(At.HANDLING),
    facts=facts.Reason,
    guards=(_ASKED,),
    basis=ZJ.article(21),
)
_SOUND: Final = (
    Check(
        _planned_has_promise,
        Text("B类答复应当写明承诺事项和完成时限", "A class B reply states what is promised, and by when"),
        CQ.article(22, None, 2),
        field="promises",
    ),
    Check(
        _promises_ahead,
        Text("承诺事项的完成时限不能早于今天", "A promise cannot be due in the past"),
        CQ.article(24, 1),
        field="promises",
    ),
)
DRAFT_REPLY: Final = Act(
    code="draft_reply",
    title=Text("拟写答复", "draft the reply"),
    done=Text("拟写答复", "reply drafted"),
    by=(roles.LEAD_UNIT,),
    moves=staying(At.HANDLING, At.REHANDLING),
    facts=facts.Reply,
    papers=5,
    seen_by=(roles.LEAD_UNIT,),
    prefill=("draft_reply", "sign_reply"),
    checks=_SOUND,
    basis=CQ.article(22),
)
SIGN_REPLY: Final = Act(
    code="sign_reply",
    title=Text("签发答复", "sign and send the reply"),
    done=Text("负责人签发，答复代表", "signed by the head and sent to the deputy"),
    hint=Text("由承办单位主要负责人审定签发", "The head of the unit approves and signs"),
    by=(roles.LEAD_UNIT_HEAD,),
    moves={At.HANDLING: At.REPLIED, At.REHANDLING: At.REPLIED_AGAIN},
    facts=facts.Reply,
    prefill=("draft_reply",),
    papers=5,
    checks=_SOUND,
    guards=(
        Guard(
            _drafted,
            Text("尚未拟写答复", "No reply has been drafted"),
            CQ.article(23, 1),
            Text("请先由经办人拟写答复", "Have the reply drafted first"),
        ),
        Guard(
            _opinions_in,
            Text("协办单位的意见尚未收齐", "Opinions of co-handling units are outstanding"),
            CQ.article(20, 1),
            Text(
                "请催促协办单位，或者待协办期限届满后签发",
                "Press for them, or wait until their term has passed",
            ),
        ),
    ),
    issues=Text("对代表建议的答复", "reply to the deputy"),
    public=True,
    basis=DL.article(51, 2),
)

ACTS: Final = (REQUEST_EXTENSION, GRANT_EXTENSION, REFUSE_EXTENSION, DRAFT_REPLY, SIGN_REPLY)
