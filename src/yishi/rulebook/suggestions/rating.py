"""The deputy's evaluation, re-handling, and the close."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.citation import Custom
from yishi.kernel.procedure import Act, Check, Guard
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.suggestions import facts
from yishi.rulebook.suggestions.replying import REPLIES
from yishi.rulebook.suggestions.stages import At, staying
from yishi.statutes.chongqing_suggestions import CHONGQING_SUGGESTIONS as CQ
from yishi.statutes.zhejiang_suggestions import ZHEJIANG_SUGGESTIONS as ZJ

if TYPE_CHECKING:
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing

# The evaluation goes to the congress office, not to the unit (CQ-SUG 27): units read it once it is public.
RATERS: Final = (
    roles.LEAD_DEPUTY,
    roles.COSIGNER,
    roles.JOINED_MOVER,
    roles.OFFICE,
    roles.CHAIRPERSONS,
    roles.AUDITOR,
)

# What ends the term for evaluating.
EVALUATIONS: Final = ("rate_satisfied", "rate_basically_satisfied", "rate_dissatisfied", "close_unrated")
# What closes a suggestion that was replied to: of these the sample to be visited is drawn.
CLOSING: Final = ("rate_satisfied", "rate_basically_satisfied", "close_unrated", "conclude")


def _reasoned(standing: Standing, given: facts.Remark, actor: Actor) -> bool:
    return bool(given.remark and given.remark.strip())


def _pointed_out(standing: Standing, given: facts.Reservation, actor: Actor) -> bool:
    return bool(given.shortfalls) or _reasoned(standing, given, actor)


def _reminded_and_late(standing: Standing) -> bool:
    due = standing.due("evaluate")
    replied = standing.last(*REPLIES)
    return due is not None and due.late_on(standing.on) and bool(standing.since(replied, "remind"))


def _evaluation_late(standing: Standing) -> bool:
    due = standing.due("evaluate")
    return due is not None and due.late_on(standing.on)


# A desk that offered "satisfied" alone would lead the answer.
_QUESTION: Final = Text("评价答复", "evaluate the reply")
_REASONED: Final = Check(
    _reasoned,
    Text("请写明不满意的具体意见", "Please say what you are dissatisfied with"),
    CQ.article(27, 2),
    field="remark",
)
_POINTED_OUT: Final = Check(
    _pointed_out,
    Text("请勾选或者写明不足之处", "Please tick or say what fell short"),
    Custom(Text("低于满意的评价应当说明原因", "an evaluation below satisfied says why")),
    field="shortfalls",
)
REMIND: Final = Act(
    code="remind",
    title=Text("催促评价", "remind the deputy"),
    done=Text("催促代表评价", "reminded the deputy"),
    by=(roles.OFFICE,),
    moves=staying(At.REPLIED, At.REPLIED_AGAIN),
    guards=(Guard(_evaluation_late, Text("评价期限尚未届满", "The evaluation term still runs"), CQ.article(29)),),
    tells=(roles.LEAD_DEPUTY,),
    basis=CQ.article(29),
)
SATISFIED: Final = Act(
    code="rate_satisfied",
    question=_QUESTION,
    title=Text("评价：满意", "rate: satisfied"),
    done=Text("代表评价：满意", "rated: satisfied"),
    by=(roles.LEAD_DEPUTY,),
    moves={At.REPLIED: At.CLOSED, At.REPLIED_AGAIN: At.CLOSED},
    facts=facts.Remark,
    seen_by=RATERS,
    public=True,
    on_behalf=True,
    tells=(roles.OFFICE,),
    in_person=CQ.article(26, 1),
    basis=CQ.article(26),
)
BASICALLY_SATISFIED: Final = Act(
    code="rate_basically_satisfied",
    question=_QUESTION,
    title=Text("评价：基本满意", "rate: basically satisfied"),
    done=Text("代表评价：基本满意", "rated: basically satisfied"),
    by=(roles.LEAD_DEPUTY,),
    moves={At.REPLIED: At.CLOSED, At.REPLIED_AGAIN: At.CLOSED},
    facts=facts.Reservation,
    checks=(_POINTED_OUT,),
    seen_by=RATERS,
    public=True,
    on_behalf=True,
    tells=(roles.OFFICE,),
    in_person=CQ.article(26, 1),
    basis=CQ.article(26),
)
DISSATISFIED: Final = Act(
    code="rate_dissatisfied",
    question=_QUESTION,
    title=Text("评价：不满意", "rate: dissatisfied"),
    done=Text("代表评价：不满意", "rated: dissatisfied"),
    hint=Text("请填写具体意见，由代表工作机构决定重新办理", "Say why; the office decides on re-handling"),
    by=(roles.LEAD_DEPUTY,),
    # "Once only" is a stage, not a counter: the second time it goes to a meeting, not back to the unit.
    moves={At.REPLIED: At.DISSATISFIED, At.REPLIED_AGAIN: At.UNRESOLVED},
    facts=facts.Reservation,
    checks=(_REASONED,),
    seen_by=RATERS,
    public=True,
    on_behalf=True,
    tells=(roles.OFFICE,),
    in_person=CQ.article(26, 1),
    basis=CQ.article(27, 2),
)
ORDER_REHANDLING: Final = Act(
    code="order_rehandling",
    title=Text("要求重新办理", "order re-handling"),
    done=Text("要求重新办理", "re-handling ordered"),
    by=(roles.OFFICE,),
    moves={At.DISSATISFIED: At.REHANDLING},
    facts=facts.Reason,
    issues=Text("重新办理通知", "re-handling notice"),
    tells=roles.MOVERS,
    basis=ZJ.article(24),
)
CONCLUDE: Final = Act(
    code="conclude",
    title=Text("研究处理并办结", "confer and conclude"),
    done=Text("会同代表和承办单位研究后办结", "concluded after conferring with both sides"),
    hint=Text("召集有关代表和承办单位研究，写明处理意见", "Call both sides together and state the outcome"),
    by=(roles.OFFICE,),
    moves={At.DISSATISFIED: At.CLOSED, At.UNRESOLVED: At.CLOSED},
    facts=facts.Reason,
    papers=3,
    tells=(*roles.MOVERS, *roles.HANDLERS),
    basis=CQ.article(27, 2),
)
CLOSE_UNRATED: Final = Act(
    code="close_unrated",
    title=Text("未评价办结", "close without evaluation"),
    done=Text("代表未评价，办结", "closed without evaluation"),
    by=(roles.OFFICE,),
    moves={At.REPLIED: At.CLOSED, At.REPLIED_AGAIN: At.CLOSED},
    guards=(
        Guard(
            _reminded_and_late,
            Text(
                "评价期限尚未届满，或者尚未催促",
                "The evaluation term still runs, or nobody reminded the deputy",
            ),
            CQ.article(29),
            Text("期限届满并催促后，方可不评价办结", "Remind the deputy and wait for the term to pass"),
        ),
    ),
    tells=(*roles.MOVERS, roles.LEAD_UNIT),
    basis=CQ.article(29),
)
# Whom to visit is not the clerk's choice: the record draws (record/drawing.py).
FOLLOW_UP: Final = Act(
    code="follow_up",
    title=Text("回访", "visit and see"),
    done=Text("回访", "visited"),
    hint=Text("到现场看办理结果，听取代表和群众意见", "See the result on the spot; hear the deputy and residents"),
    by=(roles.OFFICE,),
    moves=staying(At.CLOSED),
    facts=facts.FollowUp,
    papers=3,
    seen_by=RATERS,
    basis=Custom(Text("按一定比例回访已办结的建议", "a share of closed suggestions is visited")),
)

ACTS: Final = (
    SATISFIED, BASICALLY_SATISFIED, DISSATISFIED, REMIND, CLOSE_UNRATED, ORDER_REHANDLING, CONCLUDE, FOLLOW_UP,
)  # fmt: skip
