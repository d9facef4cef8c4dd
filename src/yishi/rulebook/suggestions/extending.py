"""A longer term for the reply, where the law allows it and the office agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.procedure import Act, Guard
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.suggestions import facts
from yishi.rulebook.suggestions.handling import HANDED_OVER
from yishi.rulebook.suggestions.stages import At, staying
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.zhejiang_suggestions import ZHEJIANG_SUGGESTIONS as ZJ

if TYPE_CHECKING:
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
    delegable=True,
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
    tells=(*roles.MOVERS, *roles.HANDLERS),
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
    tells=(roles.LEAD_UNIT,),
    basis=ZJ.article(21),
)

ACTS: Final = (REQUEST_EXTENSION, GRANT_EXTENSION, REFUSE_EXTENSION)
