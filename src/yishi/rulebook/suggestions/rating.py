"""From the deputy's evaluation to the close, and what outlives it: promises and publication."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.procedure import Act, Check, Guard
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.suggestions import facts
from yishi.rulebook.suggestions.stages import ANSWERED, At, staying
from yishi.statutes.chongqing_suggestions import CHONGQING_SUGGESTIONS as CQ
from yishi.statutes.qingdao_suggestions import QINGDAO_SUGGESTIONS as QD
from yishi.statutes.zhejiang_suggestions import ZHEJIANG_SUGGESTIONS as ZJ

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing, Step

# The evaluation goes to the congress office, not to the unit (CQ-SUG 27): units read it once it is public.
RATERS: Final = (
    roles.LEAD_DEPUTY,
    roles.COSIGNER,
    roles.JOINED_MOVER,
    roles.OFFICE,
    roles.CHAIRPERSONS,
    roles.AUDITOR,
)
SETTLED: Final = ("keep_promise", "break_promise")


def promises(standing: Standing) -> Iterator[tuple[str, Step, facts.Promise]]:
    """Every promise made in a reply: its key, the reply's step, and the promise."""
    for step in standing.since(None, "sign_reply"):
        if isinstance(step.facts, facts.Reply):
            for index, promise in enumerate(step.facts.promises, 1):
                yield f"{step.seq}.{index}", step, promise


def settled(standing: Standing, key: str) -> Step | None:
    """The step that reported a promise kept or broken."""
    reports = standing.since(None, *SETTLED)
    return next((step for step in reports if getattr(step.facts, "promise", "") == key), None)


def promise_dates(standing: Standing) -> tuple[tuple[str, Text, Step, date, date | None], ...]:
    """Every promise as a dated duty, met on the day it was reported."""
    rows = []
    for key, step, promise in promises(standing):
        report = settled(standing, key)
        title = Text(f"承诺事项：{promise.text}", f"Promise: {promise.text}")
        rows.append((key, title, step, promise.due, report.on if report else None))
    return tuple(rows)


def _names_open_promise(standing: Standing, given: facts.PromiseReport, actor: Actor) -> bool:
    keys = [key for key, _, _ in promises(standing)]
    return given.promise in keys and settled(standing, given.promise) is None


def _reasoned(standing: Standing, given: facts.Remark, actor: Actor) -> bool:
    return bool(given.remark and given.remark.strip())


def _reminded_and_late(standing: Standing) -> bool:
    due = standing.due("evaluate")
    replied = standing.last("sign_reply")
    return due is not None and due.late_on(standing.on) and bool(standing.since(replied, "remind"))


def _wishes_known(standing: Standing) -> bool:
    asked = standing.last("ask_confidentiality")
    return not (asked or standing.fact("confidential", "draft", "amend"))


def _cleared(standing: Standing, given: facts.Clearance, actor: Actor) -> bool:
    return given.no_state_secret and given.no_commercial_secret and given.no_privacy


def _not_public(standing: Standing) -> bool:
    return not standing.public


_REASONED: Final = Check(
    _reasoned,
    Text("请写明不满意的具体意见", "Please say what you are dissatisfied with"),
    CQ.article(27, 2),
    field="remark",
)
REMIND: Final = Act(
    code="remind",
    title=Text("催促评价", "remind the deputy"),
    done=Text("催促代表评价", "reminded the deputy"),
    by=(roles.OFFICE,),
    moves=staying(At.REPLIED, At.REPLIED_AGAIN),
    basis=CQ.article(29),
)
SATISFIED: Final = Act(
    code="rate_satisfied",
    title=Text("评价：满意", "rate: satisfied"),
    done=Text("代表评价：满意", "rated: satisfied"),
    by=(roles.LEAD_DEPUTY,),
    moves={At.REPLIED: At.CLOSED, At.REPLIED_AGAIN: At.CLOSED},
    facts=facts.Remark,
    seen_by=RATERS,
    public=True,
    on_behalf=True,
    basis=CQ.article(26),
)
BASICALLY_SATISFIED: Final = Act(
    code="rate_basically_satisfied",
    title=Text("评价：基本满意", "rate: basically satisfied"),
    done=Text("代表评价：基本满意", "rated: basically satisfied"),
    by=(roles.LEAD_DEPUTY,),
    moves={At.REPLIED: At.CLOSED, At.REPLIED_AGAIN: At.CLOSED},
    facts=facts.Remark,
    seen_by=RATERS,
    public=True,
    on_behalf=True,
    basis=CQ.article(26),
)
DISSATISFIED: Final = Act(
    code="rate_dissatisfied",
    title=Text("评价：不满意", "rate: dissatisfied"),
    done=Text("代表评价：不满意", "rated: dissatisfied"),
    hint=Text("请填写具体意见，由代表工作机构决定重新办理", "Say why; the office decides on re-handling"),
    by=(roles.LEAD_DEPUTY,),
    # "Once only" is a stage, not a counter: the second time it goes to a meeting, not back to the unit.
    moves={At.REPLIED: At.DISSATISFIED, At.REPLIED_AGAIN: At.UNRESOLVED},
    facts=facts.Remark,
    checks=(_REASONED,),
    seen_by=RATERS,
    public=True,
    on_behalf=True,
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
            Text("评价期限尚未届满，或者尚未催促", "The evaluation term still runs, or nobody reminded the deputy"),
            CQ.article(29),
            Text("期限届满并催促后，方可不评价办结", "Remind the deputy and wait for the term to pass"),
        ),
    ),
    basis=CQ.article(29),
)
_OPEN_PROMISE: Final = Check(
    _names_open_promise,
    Text("没有这项待落实的承诺", "There is no such promise waiting"),
    CQ.article(24, 1),
    field="promise",
)
KEEP_PROMISE: Final = Act(
    code="keep_promise",
    title=Text("报告承诺事项已落实", "report a promise kept"),
    done=Text("承诺事项已落实", "promise kept"),
    by=(roles.LEAD_UNIT,),
    moves=staying(*ANSWERED),
    facts=facts.PromiseReport,
    checks=(_OPEN_PROMISE,),
    papers=3,
    public=True,
    basis=CQ.article(24, 1),
)
BREAK_PROMISE: Final = Act(
    code="break_promise",
    title=Text("说明承诺事项不能落实", "report a promise that cannot be kept"),
    done=Text("承诺事项不能落实", "promise not kept"),
    by=(roles.LEAD_UNIT,),
    moves=staying(*ANSWERED),
    facts=facts.PromiseReport,
    checks=(_OPEN_PROMISE,),
    public=True,
    basis=ZJ.article(20),
)
ASK_CONFIDENTIALITY: Final = Act(
    code="ask_confidentiality",
    title=Text("要求保密", "ask for confidentiality"),
    done=Text("代表要求保密", "confidentiality asked for"),
    by=(roles.LEAD_DEPUTY,),
    moves=staying(At.SUBMITTED, At.ADMITTED, At.HANDLING, At.RETURN_REQUESTED, *ANSWERED),
    facts=facts.Reason,
    sets_public=False,
    on_behalf=True,
    basis=QD.article(18),
)
PUBLISH: Final = Act(
    code="publish",
    title=Text("向社会公开", "make public"),
    done=Text("向社会公开", "made public"),
    by=(roles.OFFICE,),
    moves=staying(At.HANDLING, *ANSWERED),
    facts=facts.Clearance,
    guards=(
        Guard(_not_public, Text("已经公开", "It is public already"), CQ.article(36, 1)),
        Guard(_wishes_known, Text("代表要求保密，不得公开", "The deputy asked for confidentiality"), QD.article(18)),
    ),
    checks=(
        Check(
            _cleared,
            Text("涉及国家秘密、商业秘密、个人隐私的不得公开，须逐项审查", "Each ground must be examined first"),
            CQ.article(36, 1),
            field="no_state_secret",
        ),
    ),
    sets_public=True,
    public=True,
    basis=CQ.article(36, 1),
)
WITHHOLD: Final = Act(
    code="withhold",
    title=Text("不予公开", "withhold from publication"),
    done=Text("决定不予公开", "withheld from publication"),
    by=(roles.OFFICE,),
    moves=staying(At.HANDLING, *ANSWERED),
    facts=facts.Withholding,
    sets_public=False,
    seen_by=(*RATERS, roles.LEAD_UNIT, roles.CO_UNIT),
    basis=CQ.article(36, 1),
)

ACTS: Final = (
    SATISFIED, BASICALLY_SATISFIED, DISSATISFIED, REMIND, CLOSE_UNRATED, ORDER_REHANDLING, CONCLUDE,
    KEEP_PROMISE, BREAK_PROMISE, ASK_CONFIDENTIALITY, PUBLISH, WITHHOLD,
)  # fmt: skip
