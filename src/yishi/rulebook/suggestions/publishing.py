"""Confidentiality at the deputy's wish, and publication of text and reply."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.procedure import Act, Check, Guard
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.suggestions import facts
from yishi.rulebook.suggestions.rating import RATERS
from yishi.rulebook.suggestions.stages import ANSWERED, At, staying
from yishi.statutes.chongqing_suggestions import CHONGQING_SUGGESTIONS as CQ
from yishi.statutes.qingdao_suggestions import QINGDAO_SUGGESTIONS as QD

if TYPE_CHECKING:
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing


def confidential(standing: Standing) -> bool:
    """Whether the deputy wishes it kept confidential: the latest word counts."""
    last = standing.last("ask_confidentiality", "lift_confidentiality")
    if last is not None and last.act == "ask_confidentiality":
        return True
    words = standing.since(last, "draft", "amend")
    return bool(words) and bool(getattr(words[-1].facts, "confidential", False))


def _may_be_known(standing: Standing) -> bool:
    return not confidential(standing)


def _cleared(standing: Standing, given: facts.Clearance, actor: Actor) -> bool:
    return given.no_state_secret and given.no_commercial_secret and given.no_privacy


def _not_public(standing: Standing) -> bool:
    return not standing.public


ASK_CONFIDENTIALITY: Final = Act(
    code="ask_confidentiality",
    title=Text("要求保密", "ask for confidentiality"),
    done=Text("代表要求保密", "confidentiality asked for"),
    by=(roles.LEAD_DEPUTY,),
    moves=staying(At.SUBMITTED, At.ADMITTED, At.HANDLING, At.RETURN_REQUESTED, *ANSWERED),
    facts=facts.Reason,
    guards=(Guard(_may_be_known, Text("已经要求保密", "It is kept confidential already"), QD.article(18)),),
    sets_public=False,
    on_behalf=True,
    tells=(roles.OFFICE, *roles.HANDLERS),
    in_person=QD.article(18),
    basis=QD.article(18),
)
LIFT_CONFIDENTIALITY: Final = Act(
    code="lift_confidentiality",
    title=Text("不再要求保密", "lift confidentiality"),
    done=Text("代表不再要求保密", "confidentiality lifted"),
    by=(roles.LEAD_DEPUTY,),
    moves=ASK_CONFIDENTIALITY.moves,
    guards=(Guard(confidential, Text("没有要求过保密", "It is not kept confidential"), QD.article(18)),),
    on_behalf=True,
    tells=(roles.OFFICE, *roles.HANDLERS),
    in_person=QD.article(18),
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
        Guard(
            _may_be_known,
            Text("代表要求保密，不得公开", "The deputy asked for confidentiality"),
            QD.article(18),
        ),
    ),
    checks=(
        Check(
            _cleared,
            Text(
                "涉及国家秘密、商业秘密、个人隐私的不得公开，须逐项审查",
                "Secrets and privacy are not published; examine each point",
            ),
            CQ.article(36, 1),
            field="no_state_secret",
        ),
    ),
    sets_public=True,
    public=True,
    tells=(*roles.MOVERS, roles.LEAD_UNIT),
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
    tells=(*roles.MOVERS, roles.LEAD_UNIT),
    basis=CQ.article(36, 1),
)

ACTS: Final = (ASK_CONFIDENTIALITY, LIFT_CONFIDENTIALITY, PUBLISH, WITHHOLD)
