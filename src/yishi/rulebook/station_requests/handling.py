"""From receipt to the answer: taking up, asking back, answering, declining."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from yishi.kernel.procedure import Act, Check, Engage, Guard, How
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.station_requests import facts, receipts
from yishi.rulebook.station_requests.choices import Channel, Ground, Way
from yishi.rulebook.station_requests.stages import At, staying
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.organic_law import LIAISON_STATIONS
from yishi.statutes.personal_information_law import ERASURE
from yishi.statutes.petition_regulations import LITIGATION_APART

if TYPE_CHECKING:
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing

# What the law keeps for other doors, and those doors.
_DOORS: Final = {
    Ground.PENDING_CASE: frozenset({Way.COURT, Way.PROCURATORATE, Way.LEGAL_AID}),
    Ground.ACCUSATION: frozenset({Way.SUPERVISION, Way.PROCURATORATE}),
    Ground.EMERGENCY: frozenset({Way.EMERGENCY_CALL}),
}


def _online_by_oneself(standing: Standing, given: facts.Request, actor: Actor) -> bool:
    return (actor.kind == roles.OfficeKind.RESIDENT) == (given.channel is Channel.ONLINE)


def _own_station(standing: Standing, given: facts.Request, actor: Actor) -> bool:
    return actor.kind != roles.OfficeKind.STATION_STAFF or actor.unit == given.station


def _serves_there(standing: Standing, given: facts.Request, actor: Actor) -> bool:
    return actor.kind != roles.OfficeKind.DEPUTY or actor.person in given.deputies


def _wish_can_be_met(standing: Standing, given: facts.Request, actor: Actor) -> bool:
    return given.wished is None or given.wished in given.deputies


def _right_door(standing: Standing, given: facts.Refusal, actor: Actor) -> bool:
    return given.way in _DOORS.get(given.ground, frozenset(Way))


def _proven(standing: Standing, given: Any, actor: Actor) -> bool:
    return receipts.proven(standing, given.proof)


PROVEN: Final = Check(
    _proven,
    Text("查询码与这件意见不符", "The receipt is not that of this request"),
    DL.article(28),
    field="proof",
)
LINKS_LEFT: Final = Guard(
    receipts.links_left,
    Text("这件意见的补充次数已经用完", "This receipt has been used as often as it can be"),
    DL.article(28),
    Text("请到联络站当面说明", "Please come to the station"),
)

RECEIVE: Final = Act(
    code="receive_request",
    title=Text("登记群众意见", "register a resident's request"),
    done=Text("收到群众意见", "request received"),
    by=(roles.RESIDENT, roles.STATION_STAFF, roles.DEPUTY),
    moves={At.RECEIVED: At.RECEIVED},
    facts=facts.Request,
    checks=(
        Check(
            _online_by_oneself,
            Text("网上反映由群众本人填写；代录的须注明来访、来电等方式", "Online is for residents themselves"),
            DL.article(28),
            field="channel",
        ),
        Check(
            _own_station,
            Text("只能登记本站收到的意见", "Staff register what their own station receives"),
            DL.article(28),
            field="station",
        ),
        Check(
            _serves_there,
            Text("您不是这个联络站的进站代表", "You do not serve at this station"),
            DL.article(28),
            field="station",
        ),
        Check(
            _wish_can_be_met,
            Text("所选代表不在这个联络站", "The deputy wished for does not serve at this station"),
            DL.article(28),
            field="wished",
        ),
    ),
    engages=(Engage("lead_unit", "station"), Engage("station_deputy", "deputies")),
    papers=3,
    numbers=True,
    tells=(roles.STATION, roles.STATION_DEPUTY),
    basis=LIAISON_STATIONS,
)
TAKE_UP: Final = Act(
    code="take_up",
    title=Text("接办", "take it up"),
    done=Text("代表接办", "taken up by a deputy"),
    hint=Text("接办后由您答复、转办或者提出建议", "You then answer it, pass it on or make a suggestion of it"),
    by=(roles.STATION_DEPUTY,),
    moves={At.RECEIVED: At.IN_HAND},
    engages=(Engage("lead_deputy", "@actor"),),
    basis=DL.article(28),
)
ASSIGN_DEPUTY: Final = Act(
    code="assign_deputy",
    title=Text("请代表办理", "ask a deputy to handle it"),
    done=Text("请代表办理", "a deputy asked to handle it"),
    by=(roles.STATION, roles.OFFICE),
    moves={At.RECEIVED: At.IN_HAND, At.IN_HAND: At.IN_HAND, At.SUGGESTED: At.SUGGESTED},
    facts=facts.Taking,
    engages=(Engage("lead_deputy", "deputy"), Engage("station_deputy", "deputy", How.ADD)),
    tells=(roles.HANDLING_DEPUTY,),
    basis=DL.article(28),
)
ASK_RESIDENT: Final = Act(
    code="ask_resident",
    title=Text("请反映人补充", "ask the resident"),
    done=Text("请反映人补充情况", "the resident was asked"),
    hint=Text("反映人凭查询码可以看到并补充", "The resident reads and answers it with the receipt"),
    by=(roles.HANDLING_DEPUTY, roles.STATION),
    moves=staying(At.IN_HAND),
    facts=facts.Question,
    basis=DL.article(28),
)
ADD: Final = Act(
    code="add_to_request",
    title=Text("补充情况", "add to it"),
    done=Text("反映人补充情况", "the resident added to it"),
    by=(roles.RESIDENT,),
    moves=staying(At.RECEIVED, At.IN_HAND),
    facts=facts.Addition,
    guards=(LINKS_LEFT,),
    checks=(PROVEN,),
    papers=3,
    tells=(roles.HANDLING_DEPUTY,),
    basis=DL.article(28),
)
ANSWER: Final = Act(
    code="answer_request",
    title=Text("答复反映人", "answer the resident"),
    done=Text("代表答复", "answered by the deputy"),
    by=(roles.HANDLING_DEPUTY,),
    moves={At.IN_HAND: At.ANSWERED, At.SUGGESTED: At.ANSWERED},
    facts=facts.Answer,
    papers=3,
    public=True,
    on_behalf=True,
    basis=DL.article(28),
)
DECLINE: Final = Act(
    code="decline_request",
    title=Text("不予办理并告知", "decline, and tell where to turn"),
    done=Text("不予办理并告知渠道", "declined; told where to turn"),
    hint=Text(
        "正在诉讼的案件，代表和联络站都不得干预",
        "In a case before a court neither deputies nor the station may interfere",
    ),
    by=(roles.HANDLING_DEPUTY, roles.STATION),
    moves={At.RECEIVED: At.DECLINED, At.IN_HAND: At.DECLINED},
    facts=facts.Refusal,
    checks=(
        Check(
            _right_door,
            Text(
                "须告知法定的渠道：案件找司法机关，检举控告找纪检监察机关，紧急情况报警", "Name the door the law gives"
            ),
            LITIGATION_APART,
            field="way",
        ),
    ),
    basis=DL.article(59),
)
WITHDRAW: Final = Act(
    code="withdraw_request",
    title=Text("撤回意见", "withdraw it"),
    done=Text("反映人撤回", "withdrawn by the resident"),
    by=(roles.RESIDENT,),
    moves={At.RECEIVED: At.WITHDRAWN, At.IN_HAND: At.WITHDRAWN},
    facts=facts.Proof,
    guards=(LINKS_LEFT,),
    checks=(PROVEN,),
    sets_public=False,
    tells=(roles.HANDLING_DEPUTY,),
    basis=DL.article(28),
)
ERASE: Final = Act(
    code="erase_identity",
    title=Text("删除姓名和电话", "erase name and telephone"),
    done=Text("反映人要求删除个人信息", "the resident had the identity erased"),
    by=(roles.RESIDENT,),
    moves=staying(*At),
    erases=True,
    facts=facts.Proof,
    guards=(LINKS_LEFT,),
    checks=(PROVEN,),
    basis=ERASURE,
)

ACTS: Final = (TAKE_UP, ASSIGN_DEPUTY, ASK_RESIDENT, ADD, ANSWER, DECLINE, WITHDRAW, ERASE)
