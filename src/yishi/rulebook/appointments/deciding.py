"""What the vote brings about: offices, certificates, the oath, the report on duties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.procedure import Act, Guard, Seat
from yishi.kernel.text import Text
from yishi.rulebook import roles, tabling
from yishi.rulebook.appointments import facts, leaving
from yishi.rulebook.appointments.choices import Kind
from yishi.rulebook.appointments.preparing import submission
from yishi.rulebook.appointments.stages import At
from yishi.statutes import chongqing_appointments as cq_app
from yishi.statutes import organic_offices
from yishi.statutes.organic_law import VOTE_OF_THE_COMMITTEE

if TYPE_CHECKING:
    from yishi.kernel.standing import Standing

_OATH: Final = cq_app.OATH


def chosen(standing: Standing) -> list[facts.Nominee]:
    """The nominees whom the vote carried."""
    given = submission(standing)
    nominees = given.nominees if given else ()
    return [one for one, told in zip(nominees, tabling.results(standing), strict=False) if told.carried]


def seats(standing: Standing) -> tuple[Seat, ...]:
    """The offices that begin on the day of the vote, or end the day before: of heads of units, who act here."""
    given, day = submission(standing), standing.on
    if given is None or given.kind is not Kind.APPOINTMENT:
        return tuple(seat for one in chosen(standing) for seat in leaving.ended(standing, one))
    found = [one for one in chosen(standing) if one.unit is not None]
    return tuple(Seat(one.person, roles.OfficeKind.UNIT_HEAD, one.title, one.unit, begins=day) for one in found)


def _appointed(standing: Standing) -> bool:
    given = submission(standing)
    return tabling.carried(standing) and given is not None and given.kind is Kind.APPOINTMENT


def _removed(standing: Standing) -> bool:
    return tabling.carried(standing) and not _appointed(standing)


RECORD: Final = tabling.recorded({At.TABLED: At.VOTED}, seats=seats)
CERTIFY: Final = Act(
    code="issue_certificates",
    title=Text("公布并颁发任命书", "announce, and issue certificates"),
    done=Text("颁发任命书", "certificates issued"),
    by=(roles.CHAIRPERSONS,),
    moves={At.VOTED: At.CERTIFIED},
    guards=(
        Guard(
            _appointed,
            Text("没有人员获得任命，不能颁发任命书", "Nobody was appointed: there is no certificate to issue"),
            VOTE_OF_THE_COMMITTEE,
        ),
    ),
    issues=Text("任命书", "certificate of appointment"),
    public=True,
    sets_public=True,
    numbers=True,
    basis=VOTE_OF_THE_COMMITTEE,
)
ANNOUNCE: Final = Act(
    code="announce_removal",
    title=Text("公布免职、撤职或者接受辞职", "announce who has left office"),
    done=Text("公布", "announced"),
    by=(roles.CHAIRPERSONS,),
    moves={At.VOTED: At.SETTLED},
    guards=(
        Guard(
            _removed,
            Text("表决没有通过，或者不是免职类的议案", "It was not carried, or is no removal"),
            VOTE_OF_THE_COMMITTEE,
        ),
        Guard(
            leaving.approved,
            Text("检察长辞职须报经上级人大常委会批准后公布", "The approval from above is waited for"),
            organic_offices.RESIGNATION,
            Text("请先登记上级批准", "Enter the approval first"),
        ),
    ),
    public=True,
    sets_public=True,
    basis=VOTE_OF_THE_COMMITTEE,
)
REJECT: Final = Act(
    code="close_rejected",
    title=Text("宣布未获通过", "announce that it was rejected"),
    done=Text("未获通过", "rejected"),
    by=(roles.CHAIRPERSONS,),
    moves={At.VOTED: At.REJECTED},
    guards=(
        Guard(
            tabling.not_carried,
            Text("已有人员获得通过，应当公布", "Somebody was carried: it is to be announced"),
            VOTE_OF_THE_COMMITTEE,
        ),
    ),
    basis=VOTE_OF_THE_COMMITTEE,
)
OATH: Final = Act(
    code="take_oath",
    title=Text("登记宪法宣誓", "enter the oath"),
    done=Text("宪法宣誓", "oath taken"),
    by=(roles.OFFICE,),
    moves={At.CERTIFIED: At.SWORN},
    facts=facts.Oath,
    papers=3,
    public=True,
    basis=_OATH,
)
DUTY: Final = Act(
    code="report_on_duty",
    title=Text("提交任期述职报告", "hand in a report on duties"),
    done=Text("任期述职", "duties reported on"),
    by=(roles.OFFICE,),
    moves={At.SWORN: At.SWORN},
    facts=facts.Duty,
    papers=3,
    basis=cq_app.OVERSIGHT_OF_APPOINTEES,
)

ACTS: Final = (RECORD, CERTIFY, ANNOUNCE, REJECT, OATH, DUTY)
