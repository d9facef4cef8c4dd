"""What is not the deputy's to settle goes where it belongs: to a unit, to petitions, into a suggestion.

Deputies do not settle things themselves (Deputies Law art. 31); they bring them forward and report back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from yishi.kernel.procedure import Act, Begins, Check, Engage, Guard
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.station_requests import facts
from yishi.rulebook.station_requests.stages import At, staying
from yishi.rulebook.suggestions.facts import Draft
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.deputies_law import SUGGEST_IN_RECESS
from yishi.statutes.petition_regulations import DIRECT, HANDLING, PASSED_ON

if TYPE_CHECKING:
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing


def _not_to_itself(standing: Standing, given: Any, actor: Actor) -> bool:
    return given.unit not in {party.id for party in standing.parties.get("lead_unit", ())}


def _unit_late(standing: Standing) -> bool:
    return any(due.late_on(standing.on) for due in standing.open_duties() if due.binds is roles.HANDLING_UNIT)


def _as_draft(standing: Standing, request: int) -> Draft:
    made: Any = standing.steps[-1].facts
    return Draft(title=made.title, sector=made.sector, text=made.text)


_ELSEWHERE: Final = (
    Check(
        _not_to_itself,
        Text("不能转给联络站自己", "A station does not pass it on to itself"),
        DL.article(28),
        field="unit",
    ),
)
FORWARD: Final = Act(
    code="forward_to_unit",
    title=Text("转单位办理", "pass on to a unit"),
    done=Text("转单位办理", "passed on to a unit"),
    hint=Text("单位看得到内容，看不到反映人的姓名和电话", "The unit reads the text, not who asked"),
    by=(roles.HANDLING_DEPUTY, roles.STATION),
    moves={At.IN_HAND: At.WITH_UNIT},
    facts=facts.Forwarding,
    checks=_ELSEWHERE,
    engages=(Engage("handling_unit", "unit"),),
    issues=Text("群众意见转办单", "slip passing a resident's request on"),
    tells=(roles.HANDLING_UNIT,),
    basis=DL.article(28),
)
UNIT_ANSWER: Final = Act(
    code="unit_answer",
    title=Text("答复群众意见", "answer the resident's request"),
    done=Text("单位答复", "answered by the unit"),
    by=(roles.HANDLING_UNIT,),
    moves={At.WITH_UNIT: At.ANSWERED},
    facts=facts.Answer,
    papers=3,
    public=True,
    issues=Text("群众意见办理答复", "answer to a resident's request"),
    tells=(roles.HANDLING_DEPUTY, roles.STATION),
    basis=DL.article(28),
)
HAND_BACK: Final = Act(
    code="hand_back",
    title=Text("退回联络站", "hand back to the station"),
    done=Text("单位退回", "handed back by the unit"),
    by=(roles.HANDLING_UNIT,),
    moves={At.WITH_UNIT: At.IN_HAND},
    facts=facts.Reason,
    tells=(roles.HANDLING_DEPUTY, roles.STATION),
    basis=DL.article(28),
)
FORWARD_PETITION: Final = Act(
    code="forward_as_petition",
    title=Text("转信访", "pass on as a petition"),
    done=Text("转送信访工作机构", "passed on to the petition body"),
    hint=Text(
        "申诉求决类事项转信访；检举控告不得转给被检举控告的单位",
        "For claims; a report of wrongdoing never goes to whom it accuses",
    ),
    by=(roles.HANDLING_DEPUTY, roles.STATION, roles.OFFICE),
    moves={At.IN_HAND: At.WITH_PETITIONS},
    facts=facts.Petition,
    checks=_ELSEWHERE,
    engages=(Engage("handling_unit", "unit"),),
    issues=Text("信访事项转送函", "letter passing a petition on"),
    tells=(roles.HANDLING_UNIT,),
    basis=DIRECT,
)
PETITION_NOTICE: Final = Act(
    code="petition_notice",
    title=Text("登记信访受理告知", "enter the notice of receipt"),
    done=Text("信访工作机构告知", "the petition body told of receipt"),
    by=(roles.HANDLING_UNIT, roles.STATION),
    moves=staying(At.WITH_PETITIONS),
    facts=facts.Notice,
    papers=1,
    guards=(
        Guard(
            lambda standing: not standing.since(standing.last("forward_as_petition"), "petition_notice"),
            Text("已经登记过告知", "The notice has been entered"),
            PASSED_ON,
        ),
    ),
    tells=(roles.HANDLING_DEPUTY,),
    basis=PASSED_ON,
)
PETITION_RESULT: Final = Act(
    code="petition_result",
    title=Text("登记信访办理结果", "enter the petition's result"),
    done=Text("信访事项办理结果", "result of the petition"),
    by=(roles.HANDLING_UNIT, roles.STATION),
    moves={At.WITH_PETITIONS: At.ANSWERED},
    facts=facts.Answer,
    papers=3,
    tells=(roles.HANDLING_DEPUTY,),
    basis=HANDLING,
)
PRESS: Final = Act(
    code="press_unit",
    title=Text("催促单位", "press the unit"),
    done=Text("催促单位", "pressed the unit"),
    by=(roles.HANDLING_DEPUTY, roles.STATION, roles.OFFICE),
    moves=staying(At.WITH_UNIT, At.WITH_PETITIONS),
    facts=facts.Reason,
    guards=(Guard(_unit_late, Text("单位没有逾期的事项", "The unit has nothing overdue"), DL.article(28)),),
    tells=(roles.HANDLING_UNIT,),
    basis=DL.article(28),
)
SUGGEST: Final = Act(
    code="make_suggestion",
    title=Text("转为代表建议", "make a suggestion of it"),
    done=Text("转为代表建议", "made into a deputy's suggestion"),
    hint=Text("带有普遍性的问题由代表依法提出建议", "What concerns many becomes a deputy's suggestion"),
    by=(roles.HANDLING_DEPUTY,),
    moves={At.IN_HAND: At.SUGGESTED},
    facts=facts.AsSuggestion,
    begins=Begins("suggestion", "draft", _as_draft, "suggestion"),
    public=True,
    basis=SUGGEST_IN_RECESS,
)
RESUME: Final = Act(
    code="resume_request",
    title=Text("收回继续办理", "take it back in hand"),
    done=Text("收回继续办理", "taken back in hand"),
    by=(roles.HANDLING_DEPUTY,),
    moves={At.SUGGESTED: At.IN_HAND, At.WITH_PETITIONS: At.IN_HAND},
    facts=facts.Reason,
    basis=DL.article(28),
)

ACTS: Final = (
    FORWARD, UNIT_ANSWER, HAND_BACK, SUGGEST, RESUME, FORWARD_PETITION, PETITION_NOTICE, PETITION_RESULT, PRESS,
)  # fmt: skip
