"""In the chamber: opening, agenda, items in order, the floor, opinions, group meetings, amendments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.procedure import Act, Check, Engage, Guard, How, Then
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.sittings import gathered, room_facts
from yishi.rulebook.sittings.closing import NEXT, next_of
from yishi.rulebook.sittings.convening import AGENDA_BY_COUNCIL, ITEM_ON_AGENDA
from yishi.rulebook.sittings.stages import At, staying
from yishi.rulebook.votes.choices import Chamber
from yishi.statutes import chongqing_rules as cq
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.organic_law import MEETING_QUORUM, VOTE_OF_THE_COMMITTEE
from yishi.statutes.organic_law import ORGANIC_LAW as OL

if TYPE_CHECKING:
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing

_ITEMS: Final = staying(At.AGENDA_ADOPTED, At.DELIBERATION)
_CUSTOM: Final = cq.SPEECHES


def _roll(standing: Standing) -> tuple[int, ...]:
    return tuple(sorted(gathered.roll(standing)))


def _present(standing: Standing) -> tuple[int, ...]:
    return tuple(gathered.present(standing))


def _previous(standing: Standing) -> int | None:
    return standing.assembly.latest(standing.procedure.code)


def _previous_of(standing: Standing, given: room_facts.Opened) -> int | None:
    return given.previous


def _raised_by_those_present(standing: Standing, given: room_facts.Raised, actor: Actor) -> bool:
    return given.in_favour + given.against + given.abstaining <= len(gathered.present(standing))


def _raised_by_most(standing: Standing, given: room_facts.Raised, actor: Actor) -> bool:
    base = gathered.quorum(standing)
    rule = gathered.QUORUMS[Chamber.COMMITTEE].value
    return base is not None and given.in_favour <= base.size and rule.met(given.in_favour, base)


def _presidium_known(standing: Standing) -> bool:
    """A session of the congress has elected its presidium in its preparatory meeting (Organic Law art. 17)."""
    return gathered.chamber(standing) is not Chamber.CONGRESS or standing.last("elect_presidium") is not None


def _asked(standing: Standing, given: room_facts.Speech, actor: Actor) -> bool:
    return given.person in {f"{step.actor.person}" for step in standing.since(None, "ask_to_speak")}


QUORUM: Final = Guard(
    gathered.quorate,
    Text("出席人数不足法定人数，不能举行会议、不能表决", "Too few are present: no sitting, and no vote"),
    MEETING_QUORUM,
    Text("请清点到会人员；人数足够后再进行", "Count who is present; go on when enough are"),
)
RAISED: Final = (
    Check(
        _raised_by_those_present,
        Text("赞成、反对、弃权之和多于出席人数", "More hands than are present"),
        VOTE_OF_THE_COMMITTEE,
        field="in_favour",
    ),
    Check(
        _raised_by_most,
        Text("赞成没有超过全体成员的半数，未通过", "No more than half of all members are for it: it is not carried"),
        VOTE_OF_THE_COMMITTEE,
        field="in_favour",
    ),
)
OPEN: Final = Act(
    code="open_sitting",
    title=Text("宣布开会", "open the sitting"),
    done=Text("宣布开会", "sitting opened"),
    hint=Text("应到、实到人数由系统记下", "The record tells who is to be there and who is"),
    by=(roles.CHAIRPERSONS,),
    moves={At.PAPERS: At.OPEN},
    facts=room_facts.Opened,
    draws={"roll": _roll, "present": _present, "previous": _previous},
    guards=(QUORUM,),
    engages=(Engage("roll_member", "roll"),),
    then=(Then(NEXT.code, _previous_of, next_of, out_of_turn=True),),
    public=True,
    basis=MEETING_QUORUM,
)
PRESIDIUM: Final = Act(
    code="elect_presidium",
    title=Text("选举主席团和秘书长", "elect the presidium and the secretary-general"),
    done=Text("预备会议选举主席团和秘书长", "presidium and secretary-general elected"),
    by=(roles.PRESIDIUM,),
    moves=staying(At.OPEN),
    facts=room_facts.Presidium,
    guards=(QUORUM,),
    checks=RAISED,
    public=True,
    basis=OL.article(17),
)
ADOPT: Final = Act(
    code="adopt_agenda",
    title=Text("通过议程", "adopt the agenda"),
    done=Text("通过议程", "agenda adopted"),
    by=(roles.CHAIRPERSONS,),
    moves={At.OPEN: At.AGENDA_ADOPTED},
    facts=room_facts.Raised,
    guards=(
        QUORUM,
        Guard(
            _presidium_known,
            Text("预备会议尚未选举主席团和秘书长", "The presidium has not been elected"),
            OL.article(17),
        ),
    ),
    checks=RAISED,
    public=True,
    basis=AGENDA_BY_COUNCIL,
)
TAKE_UP: Final = Act(
    code="take_up_item",
    title=Text("进行议程", "take up an item"),
    done=Text("进行议程", "item taken up"),
    by=(roles.CHAIRPERSONS,),
    moves={At.AGENDA_ADOPTED: At.DELIBERATION, At.DELIBERATION: At.DELIBERATION},
    facts=room_facts.Taken,
    checks=(ITEM_ON_AGENDA,),
    public=True,
    basis=AGENDA_BY_COUNCIL,
)
ASK_TO_SPEAK: Final = Act(
    code="ask_to_speak",
    title=Text("要求发言", "ask to speak"),
    done=Text("要求发言", "asked to speak"),
    by=(roles.ROLL_MEMBER,),
    moves=_ITEMS,
    basis=DL.article(38),
)
GIVE_FLOOR: Final = Act(
    code="give_floor",
    title=Text("请发言", "give the floor"),
    done=Text("请其发言", "given the floor"),
    by=(roles.CHAIRPERSONS,),
    moves=_ITEMS,
    facts=room_facts.Speech,
    checks=(Check(_asked, Text("该人员没有要求发言", "This member has not asked to speak"), _CUSTOM, field="person"),),
    basis=_CUSTOM,
)
END_SPEECH: Final = Act(
    code="end_speech",
    title=Text("发言结束", "end of a speech"),
    done=Text("发言结束", "speech ended"),
    by=(roles.CHAIRPERSONS, roles.OFFICE),
    moves=_ITEMS,
    basis=_CUSTOM,
)
OPINION: Final = Act(
    code="state_opinion",
    title=Text("提出审议意见", "give an opinion"),
    done=Text("提出审议意见", "opinion given"),
    by=(roles.ROLL_MEMBER,),
    moves=_ITEMS,
    facts=room_facts.Opinion,
    checks=(ITEM_ON_AGENDA,),
    on_behalf=True,
    basis=DL.article(38),
)
GROUP: Final = Act(
    code="hold_group_meeting",
    title=Text("登记分组、联组会议", "enter a group meeting"),
    done=Text("分组、联组审议", "group meeting"),
    by=(roles.OFFICE,),
    moves=_ITEMS,
    facts=room_facts.Group,
    checks=(ITEM_ON_AGENDA,),
    engages=(Engage("speaker", "persons", How.ADD),),
    tells=(roles.ROLL_MEMBER,),
    papers=3,
    basis=_CUSTOM,
)
SIGN_MINUTES: Final = Act(
    code="sign_minutes",
    title=Text("核对并签署发言记录", "sign the minutes"),
    done=Text("签署发言记录", "minutes signed"),
    by=(roles.SPEAKER,),
    moves=staying(At.AGENDA_ADOPTED, At.DELIBERATION, At.CLOSED, At.MINUTES),
    on_behalf=True,
    basis=_CUSTOM,
)
AMEND: Final = Act(
    code="propose_amendment",
    title=Text("提出修正案", "propose an amendment"),
    done=Text("提出修正案", "amendment proposed"),
    hint=Text("修正案先于原案表决", "An amendment is voted before what it amends"),
    by=(roles.ROLL_MEMBER, roles.OFFICE),
    moves=_ITEMS,
    facts=room_facts.Amendment,
    checks=(ITEM_ON_AGENDA,),
    basis=OL.article(52),
)
HOLD_BACK: Final = Act(
    code="hold_back_item",
    title=Text("暂不交付表决", "hold an item back"),
    done=Text("暂不交付表决", "held back from the vote"),
    by=(roles.CHAIRPERSONS,),
    moves=staying(At.DELIBERATION),
    facts=room_facts.HeldBack,
    checks=(ITEM_ON_AGENDA,),
    public=True,
    basis=AGENDA_BY_COUNCIL,
)
AGREE: Final = Act(
    code="record_agreement",
    title=Text("记载会议决定", "record what was agreed"),
    done=Text("会议决定", "agreed"),
    by=(roles.CHAIRPERSONS, roles.OFFICE),
    moves=staying(At.DELIBERATION),
    facts=room_facts.Agreed,
    checks=(ITEM_ON_AGENDA,),
    basis=AGENDA_BY_COUNCIL,
)

ACTS: Final = (
    OPEN, ADOPT, TAKE_UP, ASK_TO_SPEAK, GIVE_FLOOR, END_SPEECH, OPINION, GROUP, SIGN_MINUTES, AMEND, HOLD_BACK,
)  # fmt: skip
