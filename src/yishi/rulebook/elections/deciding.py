"""What the ballot brings about: offices, further rounds, the higher approval, the announcement, the oath."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from yishi.kernel.citation import Custom
from yishi.kernel.procedure import Act, Guard, Seat
from yishi.kernel.text import Text
from yishi.rulebook import roles, tabling
from yishi.rulebook.appointments.facts import Oath
from yishi.rulebook.elections import facts
from yishi.rulebook.elections.choices import OFFICES, Post
from yishi.rulebook.elections.nominating import called, elected, rounds, seats_left
from yishi.rulebook.elections.stages import At
from yishi.statutes.organic_law import POWERS_OF_THE_CONGRESS, RESULT_OF_AN_ELECTION, VOTE_OF_THE_CONGRESS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yishi.kernel.standing import Standing
    from yishi.rulebook.votes.facts import Outcome

_OATH: Final = Custom(Text("国家工作人员就职时公开进行宪法宣誓", "officials take the constitutional oath in public"))


def _seats(standing: Standing, chosen: Iterable[Outcome]) -> tuple[Seat, ...]:
    put = called(standing)
    kind = OFFICES.get(put.post, roles.OfficeKind.UNIT_HEAD)
    persons = [one.person for one in chosen if one.carried and one.person is not None]
    return tuple(Seat(person, kind, put.title, put.unit, begins=standing.on) for person in persons)


def seats(standing: Standing) -> tuple[Seat, ...]:
    """Offices begin with the result; a chief procurator's only with the higher approval."""
    return () if needs_approval(standing) else _seats(standing, rounds(standing)[-1])


def approved_seats(standing: Standing) -> tuple[Seat, ...]:
    """The chief procurator's office, which begins with the approval."""
    return _seats(standing, elected(standing))


def needs_approval(standing: Standing) -> bool:
    """Whether a higher standing committee has to approve (Organic Law art. 11)."""
    return called(standing).post is Post.PROCURATORATE


def _complete(standing: Standing) -> bool:
    return seats_left(standing) == 0


def _short(standing: Standing) -> bool:
    return seats_left(standing) > 0


def _takes_effect(standing: Standing) -> bool:
    return not needs_approval(standing)


_FILLED: Final = Guard(
    _complete,
    Text("应选名额尚未选足", "Not every seat has been filled"),
    RESULT_OF_AN_ELECTION,
    Text("得票相等的再次投票；不足的另行选举", "Vote again among equals, or on the seats left"),
)
_UNFILLED: Final = Guard(_short, Text("应选名额已经选足", "Every seat has been filled"), RESULT_OF_AN_ELECTION)
RECORD: Final = replace(
    tabling.recorded({At.TABLED: At.VOTED, At.VOTED: At.VOTED}, seats=seats),
    done=Text("大会投票选举", "voted on by the congress"),
    basis=VOTE_OF_THE_CONGRESS,
)
LEAVE: Final = Act(
    code="leave_seat_open",
    title=Text("决定留待下次会议选举", "leave it to the next session"),
    done=Text("留待下次会议选举", "left to the next session"),
    by=(roles.PRESIDIUM,),
    moves={At.VOTED: At.LEFT_OPEN},
    facts=facts.Reason,
    guards=(_UNFILLED,),
    public=True,
    sets_public=True,
    basis=RESULT_OF_AN_ELECTION,
)
REPORT: Final = Act(
    code="report_for_approval",
    title=Text("报请上级批准", "ask for the higher approval"),
    done=Text("报请批准", "approval asked for"),
    by=(roles.PRESIDIUM,),
    moves={At.VOTED: At.APPROVAL},
    guards=(
        _FILLED,
        Guard(
            needs_approval,
            Text("只有检察长须报请批准", "Only a chief procurator needs approval"),
            POWERS_OF_THE_CONGRESS,
        ),
    ),
    papers=3,
    basis=POWERS_OF_THE_CONGRESS,
)
APPROVE: Final = Act(
    code="enter_approval",
    title=Text("登记上级人大常委会批准", "enter the approval"),
    done=Text("上级人大常委会批准", "approved by the higher standing committee"),
    by=(roles.OFFICE,),
    moves={At.APPROVAL: At.ANNOUNCED},
    facts=facts.Approval,
    seats=approved_seats,
    issues=Text("选举公告", "announcement of an election"),
    papers=3,
    public=True,
    sets_public=True,
    numbers=True,
    basis=POWERS_OF_THE_CONGRESS,
)
REFUSE: Final = Act(
    code="enter_refusal",
    title=Text("登记上级未予批准", "enter that it was not approved"),
    done=Text("未获批准", "not approved"),
    by=(roles.OFFICE,),
    moves={At.APPROVAL: At.LEFT_OPEN},
    facts=facts.Reason,
    papers=3,
    basis=POWERS_OF_THE_CONGRESS,
)
ANNOUNCE: Final = Act(
    code="announce_election",
    title=Text("公告选举结果", "announce who was elected"),
    done=Text("公告选举结果", "announced"),
    by=(roles.PRESIDIUM,),
    moves={At.VOTED: At.ANNOUNCED},
    guards=(
        _FILLED,
        Guard(
            _takes_effect,
            Text("检察长须经上级人大常委会批准后方可任职", "A chief procurator serves only once approved"),
            POWERS_OF_THE_CONGRESS,
            Text("请先报请批准", "Ask for the approval first"),
        ),
    ),
    issues=Text("选举公告", "announcement of an election"),
    public=True,
    sets_public=True,
    numbers=True,
    basis=VOTE_OF_THE_CONGRESS,
)
OATH: Final = Act(
    code="take_oath",
    title=Text("登记宪法宣誓", "enter the oath"),
    done=Text("宪法宣誓", "oath taken"),
    by=(roles.OFFICE,),
    moves={At.ANNOUNCED: At.SWORN},
    facts=Oath,
    papers=3,
    public=True,
    basis=_OATH,
)

ACTS: Final = (RECORD, LEAVE, REPORT, APPROVE, REFUSE, ANNOUNCE, OATH)
