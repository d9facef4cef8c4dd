"""What is due in a suggestion, from when, and under which article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.procedure import Deadline, Longer
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.suggestions import countersigning, handling, practice, promise_rating, promises, rating
from yishi.rulebook.suggestions.choices import Occasion
from yishi.rulebook.suggestions.replying import REPLIES
from yishi.rulebook.suggestions.stages import At
from yishi.statutes.chongqing_suggestions import CHONGQING_SUGGESTIONS as CQ
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.deputies_law import REPLY_WITHIN, REPLY_WITHIN_COMPLEX
from yishi.statutes.zhejiang_suggestions import ZHEJIANG_SUGGESTIONS as ZJ

if TYPE_CHECKING:
    from yishi.kernel.standing import Standing, Step


def _in_recess(standing: Standing, start: Step) -> bool:
    return standing.fact("occasion", "submit", "arrive") is Occasion.RECESS


def _broad_or_granted(standing: Standing, handed_over: Step) -> bool:
    marked = getattr(handed_over.facts, "broad", False)
    return marked or bool(standing.since(handed_over, "grant_extension"))


DEADLINES: Final[tuple[Deadline[At], ...]] = (
    Deadline(
        code="hand_over",
        title=Text("闭会期间受理并交办", "admit and hand over in recess"),
        binds=roles.OFFICE,
        stages=frozenset({At.SUBMITTED, At.ADMITTED}),
        within=practice.HAND_OVER_WITHIN,
        when=_in_recess,
        basis=CQ.article(13, 2),
    ),
    Deadline(
        code="return",
        title=Text("可申请退办", "may be returned"),
        binds=roles.LEAD_UNIT,
        since=handling.HANDED_OVER,
        met_by=("request_return", "contact", "draft_reply"),
        within=practice.RETURN_WITHIN,
        duty=False,
        basis=CQ.article(16),
    ),
    Deadline(
        code="reassign",
        title=Text("对退办申请作出处理", "decide on the return"),
        binds=roles.OFFICE,
        stages=frozenset({At.RETURN_REQUESTED}),
        within=practice.REASSIGN_WITHIN,
        basis=CQ.article(16),
    ),
    Deadline(
        code="contact",
        title=Text("与代表联系沟通", "contact the deputy"),
        binds=roles.LEAD_UNIT,
        # The lead unit's own duty: a co-handling unit's call does not meet it.
        each=roles.LEAD_UNIT,
        since=handling.HANDED_OVER,
        met_by=("contact",),
        within=practice.CONTACT_WITHIN,
        basis=CQ.article(18),
    ),
    Deadline(
        code="opinion",
        title=Text("提交协办意见", "give the co-handling opinion"),
        binds=roles.CO_UNIT,
        each=roles.CO_UNIT,
        since=handling.HANDED_OVER,
        met_by=("give_opinion",),
        within=practice.OPINION_WITHIN,
        basis=CQ.article(20, 1),
    ),
    Deadline(
        code="opinion_again",
        title=Text("重新提出协办意见", "give the opinion again"),
        binds=roles.CO_UNIT,
        since=("ask_opinion_again",),
        met_by=("give_opinion",),
        within=practice.OPINION_AGAIN_WITHIN,
        basis=CQ.article(20, 1),
    ),
    countersigning.COUNTERSIGNED,
    Deadline(
        code="reply",
        title=Text("答复代表", "reply to the deputy"),
        binds=roles.LEAD_UNIT,
        since=handling.HANDED_OVER,
        met_by=("sign_reply",),
        within=REPLY_WITHIN.value,
        longer=(Longer(_broad_or_granted, REPLY_WITHIN_COMPLEX.value, DL.article(51, 2)),),
        basis=DL.article(51, 2),
    ),
    Deadline(
        code="decide_extension",
        title=Text("审批延期申请", "decide on the extension"),
        binds=roles.OFFICE,
        since=("request_extension",),
        met_by=("grant_extension", "refuse_extension", "sign_reply"),
        within=practice.DECIDE_EXTENSION_WITHIN,
        basis=ZJ.article(21),
    ),
    Deadline(
        code="evaluate",
        title=Text("代表评价", "the deputy's evaluation"),
        binds=roles.LEAD_DEPUTY,
        # A corrected reply is evaluated as if it had come first: its term runs anew.
        since=REPLIES,
        met_by=rating.EVALUATIONS,
        within=practice.EVALUATE_WITHIN,
        basis=CQ.article(27, 1),
    ),
    Deadline(
        code="rehandle",
        title=Text("重新办理并答复", "handle and reply again"),
        binds=roles.LEAD_UNIT,
        stages=frozenset({At.REHANDLING}),
        within=practice.REHANDLE_WITHIN,
        basis=ZJ.article(24),
    ),
    Deadline(
        code="promise",
        title=Text("落实承诺事项", "keep a promise"),
        binds=roles.LEAD_UNIT,
        dated=promises.promise_dates,
        basis=CQ.article(24, 1),
        outlives=True,
    ),
    Deadline(
        code="evaluate_promise",
        title=Text("评价承诺落实情况", "evaluate how a promise was kept"),
        binds=roles.LEAD_DEPUTY,
        dated=promise_rating.evaluation_dates,
        basis=CQ.article(28, 1),
        outlives=True,
    ),
)
