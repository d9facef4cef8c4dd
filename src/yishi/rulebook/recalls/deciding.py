"""What the congress's vote on a recall brings about."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from yishi.kernel.procedure import Act, Guard, Seat
from yishi.kernel.text import Text
from yishi.rulebook import roles, tabling
from yishi.rulebook.recalls import facts
from yishi.rulebook.recalls.facts import Post
from yishi.rulebook.recalls.moving import motion
from yishi.rulebook.recalls.stages import At
from yishi.statutes.organic_law import VOTE_OF_THE_CONGRESS
from yishi.statutes.organic_offices import RECALL

if TYPE_CHECKING:
    from yishi.kernel.standing import Standing


def needs_approval(standing: Standing) -> bool:
    """Whether it takes effect only with the approval from above (Organic Law art. 13)."""
    given = motion(standing)
    return given is not None and given.post is Post.PROCURATORATE


def _ended(standing: Standing) -> tuple[Seat, ...]:
    given, last = motion(standing), standing.on - timedelta(days=1)
    if given is None or not tabling.carried(standing):
        return ()
    member = given.post is Post.COMMITTEE_MEMBER
    kinds = roles.MEMBER_OFFICES if member else {roles.OfficeKind.UNIT_HEAD}
    unit = None if member else given.unit
    return tuple(Seat(given.person, kind, given.title, unit, ends=last) for kind in sorted(kinds))


def seats(standing: Standing) -> tuple[Seat, ...]:
    """The offices that end with the vote."""
    return () if needs_approval(standing) else _ended(standing)


def _approved(standing: Standing) -> bool:
    return not needs_approval(standing) or standing.last("enter_recall_approval") is not None


RECORD: Final = replace(
    tabling.recorded({At.TABLED: At.VOTED}, seats=seats),
    done=Text("大会表决", "voted on by the congress"),
    basis=VOTE_OF_THE_CONGRESS,
)
APPROVE: Final = Act(
    code="enter_recall_approval",
    title=Text("登记上级人大常委会的批准", "enter the approval from above"),
    done=Text("上级批准", "approved from above"),
    by=(roles.PRESIDIUM,),
    moves={At.VOTED: At.VOTED},
    facts=facts.Said,
    guards=(
        Guard(
            lambda standing: needs_approval(standing) and tabling.carried(standing),
            Text("只有罢免检察长须报经批准", "Only a chief procurator's recall needs it"),
            RECALL,
        ),
    ),
    seats=_ended,
    papers=3,
    basis=RECALL,
)
ANNOUNCE: Final = Act(
    code="announce_recall",
    title=Text("公布罢免结果", "announce the recall"),
    done=Text("公布罢免结果", "announced"),
    by=(roles.PRESIDIUM,),
    moves={At.VOTED: At.RECALLED},
    guards=(
        Guard(tabling.carried, Text("罢免案没有通过", "It was not carried"), VOTE_OF_THE_CONGRESS),
        Guard(_approved, Text("罢免检察长须报经上级批准后公布", "The approval from above is waited for"), RECALL),
    ),
    public=True,
    sets_public=True,
    basis=VOTE_OF_THE_CONGRESS,
)
REJECT: Final = Act(
    code="close_rejected",
    title=Text("宣布未通过", "announce that it was not carried"),
    done=Text("未通过", "not carried"),
    by=(roles.PRESIDIUM,),
    moves={At.VOTED: At.REJECTED},
    guards=(Guard(tabling.not_carried, Text("罢免案已经通过", "It was carried"), VOTE_OF_THE_CONGRESS),),
    public=True,
    sets_public=True,
    basis=VOTE_OF_THE_CONGRESS,
)

ACTS: Final = (RECORD, APPROVE, ANNOUNCE, REJECT)
