"""The reply: drafted, sent back or signed by the unit's head, corrected where it was wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.citation import Custom
from yishi.kernel.procedure import Act, Check, Guard
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.suggestions import countersigning, facts
from yishi.rulebook.suggestions.choices import Result
from yishi.rulebook.suggestions.stages import At, staying
from yishi.statutes.chongqing_suggestions import CHONGQING_SUGGESTIONS as CQ
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL

if TYPE_CHECKING:
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing

# What a deputy has been answered with; a correction stands in the place of the reply it corrects.
REPLIES: Final = ("sign_reply", "correct_reply")


def _drafted(standing: Standing) -> bool:
    return countersigning.draft_in_hand(standing) is not None


def _opinions_in(standing: Standing) -> bool:
    """Every co-handling unit has given its opinion, or has let its term pass."""
    waiting = [due for due in standing.dues if due.code == "opinion" and due.met_on is None]
    return all(due.late_on(standing.on) for due in waiting)


def _as_countersigned(standing: Standing, given: facts.Reply, actor: Actor) -> bool:
    """Whether the reply says what the co-handling units countersigned, where there are any."""
    draft = countersigning.draft_in_hand(standing)
    if draft is None or not standing.parties.get("co_unit"):
        return True
    return all(getattr(given, name) == getattr(draft.facts, name) for name in ("result", "text", "promises"))


def _promises_ahead(standing: Standing, given: facts.Reply, actor: Actor) -> bool:
    return all(promise.due >= standing.on for promise in given.promises)


def _planned_has_promise(standing: Standing, given: facts.Reply, actor: Actor) -> bool:
    return given.result is not Result.B or bool(given.promises)


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
_IN_HAND: Final = Guard(
    _drafted,
    Text("尚未拟写答复", "No reply has been drafted"),
    CQ.article(23, 1),
    Text("请先由经办人拟写答复", "Have the reply drafted first"),
)
DRAFT_REPLY: Final = Act(
    code="draft_reply",
    title=Text("拟写答复", "draft the reply"),
    done=Text("拟写答复", "reply drafted"),
    by=(roles.LEAD_UNIT,),
    moves=staying(At.HANDLING, At.REHANDLING),
    facts=facts.Reply,
    papers=5,
    seen_by=roles.HANDLERS,
    tells=(roles.CO_UNIT,),
    prefill=("draft_reply", *REPLIES),
    issues=Text("答复稿", "drafted reply"),
    checks=_SOUND,
    delegable=True,
    renewed_by=("return_draft", "object"),
    basis=CQ.article(22),
)
# The head answers for every word that goes out: what is not right goes back to whoever drafted it.
RETURN_DRAFT: Final = Act(
    code="return_draft",
    title=Text("退回修改", "return the draft"),
    done=Text("退回修改答复稿", "draft returned"),
    by=(roles.LEAD_UNIT_HEAD,),
    moves=staying(At.HANDLING, At.REHANDLING),
    facts=facts.Reason,
    guards=(_IN_HAND,),
    seen_by=(roles.LEAD_UNIT,),
    tells=(roles.LEAD_UNIT,),
    upon="draft_reply",
    basis=CQ.article(23, 1),
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
    upon="draft_reply",
    checks=(
        *_SOUND,
        Check(
            _as_countersigned,
            Text("会签后的答复稿不能直接改动", "What was countersigned is not changed in signing"),
            countersigning.BASIS,
            field="text",
        ),
    ),
    guards=(
        _IN_HAND,
        Guard(
            _opinions_in,
            Text("协办单位的意见尚未收齐", "Opinions of co-handling units are outstanding"),
            CQ.article(20, 1),
            Text(
                "请催促协办单位，或者待协办期限届满后签发",
                "Press for them, or wait until their term has passed",
            ),
        ),
        Guard(
            countersigning.all_heard,
            Text("协办单位尚未会签", "Co-handling units have not countersigned the draft"),
            countersigning.BASIS,
            Text("请催促会签，或者待会签期限届满后签发", "Press for it, or wait until the term has passed"),
        ),
        Guard(
            lambda standing: not countersigning.unanswered(standing),
            Text("会签中的不同意见尚未回应", "An objection of a co-handling unit stands unanswered"),
            countersigning.BASIS,
            Text("请修改答复稿后重新会签，或者说明未采纳的理由", "Redraft the reply, or say why it is not followed"),
        ),
    ),
    issues=Text("对代表建议的答复", "reply to the deputy"),
    public=True,
    tells=(*roles.MOVERS, roles.OFFICE),
    in_person=CQ.article(23, 1),
    basis=DL.article(51, 2),
)

CORRECT_REPLY: Final = Act(
    code="correct_reply",
    title=Text("更正答复", "correct the reply"),
    done=Text("负责人签发更正，重新答复代表", "corrected by the head and sent to the deputy anew"),
    hint=Text(
        "原答复保留可查；代表按更正后的答复评价", "The old reply stays on record; the deputy evaluates the new one"
    ),
    by=(roles.LEAD_UNIT_HEAD,),
    moves=staying(At.REPLIED, At.REPLIED_AGAIN),
    facts=facts.Correction,
    prefill=REPLIES,
    papers=5,
    checks=_SOUND,
    issues=Text("对代表建议的答复（更正）", "corrected reply to the deputy"),
    public=True,
    tells=(*roles.MOVERS, roles.CO_UNIT, roles.OFFICE),
    in_person=CQ.article(23, 1),
    basis=Custom(
        Text("答复有误的，由原签发人更正，重新送达代表", "a wrong reply is corrected by whoever signs, and sent anew")
    ),
)

ACTS: Final = (DRAFT_REPLY, RETURN_DRAFT, SIGN_REPLY, CORRECT_REPLY)
