"""Who comes: leave, signing in and out, attendance without a vote, observers, tellers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.procedure import Act, Check, Engage, Guard, How
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.sittings import facts, gathered
from yishi.rulebook.sittings.stages import SITTING, At, staying
from yishi.statutes import chongqing_rules as cq
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.electoral_law import ELECTORAL_LAW as EL
from yishi.statutes.organic_law import MEETING_QUORUM
from yishi.statutes.organic_law import ORGANIC_LAW as OL

if TYPE_CHECKING:
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing

_THERE: Final = staying(At.PAPERS, *SITTING)
_LEAVE: Final = DL.article(13)
_ATTENDING: Final = OL.article(51, 2)


def _day_has_come(standing: Standing) -> bool:
    day = gathered.day(standing)
    return day is not None and day <= standing.on


def _all_members(standing: Standing, given: facts.Members | facts.Deputies, actor: Actor) -> bool:
    return set(given.persons) <= gathered.roll(standing)


def _all_present(standing: Standing, given: facts.Members | facts.Deputies, actor: Actor) -> bool:
    return set(given.persons) <= set(gathered.present(standing))


_DAY: Final = Guard(
    _day_has_come,
    Text("还没有到会议日期", "The day has not come"),
    MEETING_QUORUM,
    Text("请在会议当天签到", "Sign in on the day"),
)
ASK_LEAVE: Final = Act(
    code="ask_leave_of_sitting",
    title=Text("请假", "ask for leave"),
    done=Text("请假", "leave asked for"),
    by=(roles.ROLL_MEMBER,),
    moves=staying(At.NOTICE_SENT, At.PAPERS),
    facts=facts.Reason,
    engages=(Engage("on_leave", "@actor", How.ADD),),
    seen_by=(roles.OFFICE, roles.CHAIRPERSONS),
    tells=(roles.OFFICE,),
    on_behalf=True,
    basis=_LEAVE,
)
GRANT_LEAVE: Final = Act(
    code="grant_leave_of_sitting",
    title=Text("批准请假", "grant leave"),
    done=Text("批准请假", "leave granted"),
    by=(roles.CHAIRPERSONS,),
    moves=_THERE | staying(At.NOTICE_SENT),
    facts=facts.Members,
    seen_by=(roles.OFFICE, roles.CHAIRPERSONS, roles.ROLL_MEMBER),
    basis=_LEAVE,
)
INVITE: Final = Act(
    code="invite_attendees",
    title=Text("通知列席", "ask to attend"),
    done=Text("通知列席", "asked to attend"),
    by=(roles.OFFICE,),
    moves=staying(At.AGENDA_DRAFTED, At.NOTICE_SENT, At.PAPERS),
    facts=facts.Attendance,
    engages=(Engage("invited_unit", "units", How.ADD), Engage("attendee", "deputies", How.ADD)),
    tells=(roles.INVITED_UNIT, roles.ATTENDEE),
    public=True,
    basis=_ATTENDING,
)
SUBSTITUTE: Final = Act(
    code="name_substitute",
    title=Text("报告代为列席人员", "name a substitute"),
    done=Text("报告代为列席人员", "substitute named"),
    by=(roles.INVITED_UNIT,),
    moves=staying(At.NOTICE_SENT, At.PAPERS),
    facts=facts.Substitute,
    tells=(roles.OFFICE,),
    basis=_ATTENDING,
)
OBSERVE: Final = Act(
    code="register_observers",
    title=Text("登记旁听", "register observers"),
    done=Text("公民旁听", "observers"),
    by=(roles.OFFICE,),
    moves=_THERE,
    facts=facts.Observers,
    public=True,
    basis=cq.OBSERVERS,
)
SIGN_IN: Final = Act(
    code="sign_in",
    title=Text("签到", "sign in"),
    done=Text("签到", "signed in"),
    by=(roles.ROLL_MEMBER,),
    moves=_THERE,
    guards=(_DAY,),
    engages=(Engage("present", "@actor", How.ADD),),
    in_person=MEETING_QUORUM,
    basis=MEETING_QUORUM,
)
REGISTER: Final = Act(
    code="register_presence",
    title=Text("登记到会", "register who is present"),
    done=Text("登记到会", "presence registered"),
    by=(roles.OFFICE,),
    moves=_THERE,
    facts=facts.Members,
    guards=(_DAY,),
    checks=(
        Check(
            _all_members,
            Text("所选人员中有的不是本次会议的应到人员", "Not all of them are members of this sitting"),
            MEETING_QUORUM,
            field="persons",
        ),
    ),
    engages=(Engage("present", "persons", How.ADD),),
    basis=MEETING_QUORUM,
)
SIGN_OUT: Final = Act(
    code="sign_out",
    title=Text("离会", "leave the sitting"),
    done=Text("离会", "left"),
    by=(roles.ROLL_MEMBER,),
    moves=_THERE,
    engages=(Engage("present", "@actor", How.DROP),),
    in_person=MEETING_QUORUM,
    basis=MEETING_QUORUM,
)
DEPARTURE: Final = Act(
    code="register_departure",
    title=Text("登记离会", "register who has left"),
    done=Text("登记离会", "departure registered"),
    by=(roles.OFFICE,),
    moves=_THERE,
    facts=facts.Members,
    engages=(Engage("present", "persons", How.DROP),),
    basis=MEETING_QUORUM,
)
CHOOSE_TELLERS: Final = Act(
    code="choose_tellers",
    title=Text("推选监票人、计票人", "choose tellers"),
    done=Text("推选监票人、计票人", "tellers chosen"),
    hint=Text("至少两名；候选人及其近亲属不得担任", "Two at least; no candidate and no relative of one"),
    by=(roles.CHAIRPERSONS,),
    moves=staying(At.OPEN, At.AGENDA_ADOPTED, At.DELIBERATION),
    facts=facts.Members,
    checks=(
        Check(
            _all_present,
            Text("监票人、计票人应当在出席人员中推选", "Tellers are chosen among those present"),
            EL.article(43),
            field="persons",
        ),
        Check(
            lambda _standing, given, _actor: len(given.persons) > 1,
            Text("监票人、计票人至少两名", "There are two tellers at least"),
            EL.article(43),
            field="persons",
        ),
    ),
    engages=(Engage("teller", "persons"),),
    public=True,
    basis=EL.article(43),
)

ACTS: Final = (
    ASK_LEAVE, GRANT_LEAVE, INVITE, SUBSTITUTE, OBSERVE, SIGN_IN, REGISTER, SIGN_OUT, DEPARTURE, CHOOSE_TELLERS,
)  # fmt: skip
