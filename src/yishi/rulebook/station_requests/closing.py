"""Whether it helped, in the resident's own words; and publication where the resident agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.procedure import Act, Check, Guard
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.station_requests import facts
from yishi.rulebook.station_requests.choices import Channel
from yishi.rulebook.station_requests.handling import LINKS_LEFT, PROVEN
from yishi.rulebook.station_requests.stages import At, staying
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.personal_information_law import WITHIN_DUTY

if TYPE_CHECKING:
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing


def _entered_for_somebody(standing: Standing) -> bool:
    return standing.fact("channel", "receive_request") is not Channel.ONLINE


def _evaluation_lapsed(standing: Standing) -> bool:
    due = standing.due("evaluate_answer")
    return due is not None and due.late_on(standing.on)


def _reviewed(standing: Standing, given: facts.Publication, actor: Actor) -> bool:
    return given.no_identity


# Not public: nobody has reviewed what a resident adds to it. Lists and figures tell the answer itself.
EVALUATE: Final = Act(
    code="evaluate_answer",
    title=Text("评价是否解决问题", "say whether it helped"),
    done=Text("反映人评价", "evaluated by the resident"),
    by=(roles.RESIDENT,),
    moves={At.ANSWERED: At.CLOSED},
    facts=facts.OwnEvaluation,
    guards=(LINKS_LEFT,),
    checks=(PROVEN,),
    tells=(roles.HANDLING_DEPUTY, roles.STATION, roles.HANDLING_UNIT),
    basis=DL.article(58, 1),
)
# Else those who answered could grade themselves.
HEAR_EVALUATION: Final = Act(
    code="hear_evaluation",
    title=Text("代录反映人评价", "enter the resident's evaluation"),
    done=Text("代录反映人评价", "the resident's evaluation was entered"),
    hint=Text("只限没有上网、由联络站代录的意见", "Only where the station entered the request as well"),
    by=(roles.STATION,),
    moves={At.ANSWERED: At.CLOSED},
    facts=facts.HeardEvaluation,
    guards=(
        Guard(
            _entered_for_somebody,
            Text("网上提交的意见由反映人本人评价", "What came online is evaluated by the resident"),
            DL.article(58, 1),
        ),
    ),
    tells=(roles.HANDLING_DEPUTY,),
    basis=DL.article(58, 1),
)
CLOSE_UNEVALUATED: Final = Act(
    code="close_unevaluated",
    title=Text("逾期未评价办结", "close without evaluation"),
    done=Text("反映人未评价，办结", "closed without evaluation"),
    by=(roles.STATION,),
    moves={At.ANSWERED: At.CLOSED},
    guards=(
        Guard(
            _evaluation_lapsed,
            Text("评价期限还没有届满", "The time for evaluation has not passed"),
            DL.article(58, 1),
            Text("请等待反映人评价", "Please wait for the resident"),
        ),
    ),
    basis=DL.article(58, 1),
)
PUBLISH: Final = Act(
    code="publish_request",
    title=Text("向社会公开", "publish it"),
    done=Text("隐去身份后公开", "published without identity"),
    by=(roles.STATION, roles.OFFICE),
    moves=staying(At.ANSWERED, At.CLOSED),
    facts=facts.Publication,
    guards=(
        Guard(lambda standing: not standing.public, Text("已经公开", "It is public already"), DL.article(58, 1)),
        Guard(
            lambda standing: bool(standing.fact("publish", "receive_request")),
            Text("反映人没有同意公开", "The resident did not agree to publication"),
            WITHIN_DUTY,
        ),
    ),
    checks=(
        Check(
            _reviewed,
            Text("能够识别个人的内容不得公开，请审查后勾选", "What tells who somebody is may not be published"),
            WITHIN_DUTY,
            field="no_identity",
        ),
    ),
    sets_public=True,
    public=True,
    basis=DL.article(58, 2),
)

ACTS: Final = (EVALUATE, HEAR_EVALUATION, CLOSE_UNEVALUATED, PUBLISH)
