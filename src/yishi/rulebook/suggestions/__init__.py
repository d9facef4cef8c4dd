"""Deputies' suggestions, criticisms and opinions (代表建议、批评和意见): institution M14."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from yishi.kernel.procedure import Deadline, Longer, Procedure, Sight
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.suggestions import facts, handling, making, practice, rating
from yishi.rulebook.suggestions.stages import OWN_DRAFT, WITH_DEPUTY, At
from yishi.statutes.chongqing_suggestions import CHONGQING_SUGGESTIONS as CQ
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.deputies_law import DEPUTIES_LAW_2015, REPLY_WITHIN, REPLY_WITHIN_COMPLEX
from yishi.statutes.organic_law import ORGANIC_LAW as OL
from yishi.statutes.qingdao_suggestions import QINGDAO_SUGGESTIONS as QD
from yishi.statutes.zhejiang_suggestions import ZHEJIANG_SUGGESTIONS as ZJ

if TYPE_CHECKING:
    from yishi.kernel.standing import Standing, Step

GRADES: Final = ("rate_satisfied", "rate_basically_satisfied", "rate_dissatisfied", "close_unrated")


def _in_recess(standing: Standing, start: Step) -> bool:
    return standing.fact("occasion", "submit") is facts.Occasion.RECESS


def _broad_or_granted(standing: Standing, handed_over: Step) -> bool:
    marked = getattr(handed_over.facts, "broad", False)
    return marked or bool(standing.since(handed_over, "grant_extension"))


def _latest(name: str, *acts: str) -> Any:
    """A column that shows a fact of the latest of these acts."""
    return lambda standing: standing.fact(name, *acts)


def _category(standing: Standing) -> object:
    return standing.fact("sector", "admit") or standing.fact("sector", "draft", "amend")


def _rating(standing: Standing) -> object:
    rated = standing.last(*GRADES)
    return rated.act.removeprefix("rate_") if rated else ""


def _confidential(standing: Standing) -> object:
    return bool(standing.fact("confidential", "draft", "amend") or standing.last("ask_confidentiality"))


DEADLINES: Final = (
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
        code="evaluate",
        title=Text("代表评价", "the deputy's evaluation"),
        binds=roles.LEAD_DEPUTY,
        stages=WITH_DEPUTY,
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
        dated=rating.promise_dates,
        basis=CQ.article(24, 1),
        outlives=True,
    ),
)

_HANDED_IN: Final = frozenset(At) - OWN_DRAFT

SUGGESTION: Final = Procedure(
    code="suggestion",
    title=Text("代表建议、批评和意见", "deputies' suggestions, criticisms and opinions"),
    summary=Text(
        "代表对各方面工作提出建议，由常委会代表工作机构交有关机关、组织研究办理并答复，代表评价。",
        "A deputy makes a suggestion; the standing committee's office hands it to whoever is competent, "
        "who replies; the deputy evaluates the reply.",
    ),
    in_force=DL.in_force,
    stages=At,
    begins=At.DRAFTING,
    ends=frozenset({At.CONVERTED, At.MERGED, At.CLOSED, At.WITHDRAWN}),
    opens=making.DRAFT,
    acts=(*making.ACTS, *handling.ACTS, *rating.ACTS),
    deadlines=DEADLINES,
    seen_by=(
        Sight(roles.LEAD_DEPUTY),
        Sight(roles.INVITED),
        Sight(roles.COSIGNER),
        Sight(roles.JOINED_MOVER),
        Sight(roles.OFFICE, _HANDED_IN),
        Sight(roles.CHAIRPERSONS, _HANDED_IN),
        Sight(roles.AUDITOR, _HANDED_IN),
        Sight(roles.LEAD_UNIT),
        Sight(roles.CO_UNIT),
        Sight(roles.PUBLIC),
    ),
    basis=(DL.article(24), DL.article(36), DL.article(51), DL.article(52), OL.article(42), QD.article(18)),
    parameters=practice.PARAMETERS,
    columns={
        "title": _latest("title", "draft", "amend"),
        "text": _latest("text", "draft", "amend"),
        "category": _category,
        "outcome": _latest("result", "sign_reply"),
        "rating": _rating,
        "confidential": _confidential,
    },
)

# Before 12 March 2025 the same terms stood in article 42 of the 2015 text.
_OLD: Final = DEPUTIES_LAW_2015.article(42)
SUGGESTION_2015: Final = replace(
    SUGGESTION,
    in_force=DEPUTIES_LAW_2015.in_force,
    basis=(_OLD,),
    deadlines=tuple(
        replace(one, basis=_OLD, longer=tuple(replace(long, basis=_OLD) for long in one.longer))
        if one.basis == DL.article(51, 2)
        else one
        for one in DEADLINES
    ),
)
