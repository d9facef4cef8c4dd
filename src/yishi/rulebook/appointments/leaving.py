"""Leaving office otherwise than by removal: resignation (Organic Law art. 32) and dismissal (Oversight Law ch. 8)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from yishi.kernel.majority import Base
from yishi.kernel.procedure import Act, Check, Guard, Seat
from yishi.kernel.text import Text
from yishi.rulebook import roles, tabling
from yishi.rulebook.appointments import facts
from yishi.rulebook.appointments.choices import DISMISSIBLE, RESIGNABLE, Kind, Post
from yishi.rulebook.appointments.stages import At
from yishi.rulebook.votes.choices import BASES, Chamber
from yishi.statutes import organic_offices
from yishi.statutes.oversight_law import (
    DISMISSAL,
    DISMISSAL_BY,
    DISMISSAL_BY_COUNCIL,
    DISMISSAL_BY_ORGANS,
    DISMISSAL_DEFENCE,
    WHO_MAY_BE_DISMISSED,
)

if TYPE_CHECKING:
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing

ORGANS: Final = frozenset({"government", "supervisory_commission", "court", "procuratorate"})


def submitted(standing: Standing) -> facts.Submission | None:
    """The case as submitted."""
    given = standing.steps[0].facts if standing.steps else None
    return given if isinstance(given, facts.Submission) else None


def of_kind(standing: Standing, kind: Kind) -> bool:
    """Whether it is a case of that kind."""
    given = submitted(standing)
    return given is not None and given.kind is kind


def may_be_dismissed(standing: Standing, given: facts.Submission, actor: Actor) -> bool:
    """Whether the standing committee can dismiss from that post at all (Oversight Law art. 60)."""
    return given.kind is not Kind.DISMISSAL or given.post in DISMISSIBLE


def moved_rightly(standing: Standing, given: facts.Submission, actor: Actor) -> bool:
    """A dismissal by an organ, the council, or a member for a fifth of them (Oversight Law art. 61)."""
    if given.kind is not Kind.DISMISSAL or actor.kind in roles.MEMBER_OFFICES:
        return True
    return actor.unit is not None and standing.assembly.unit_kind(actor.unit) in ORGANS


def resigns_in_person(standing: Standing, given: facts.Submission, actor: Actor) -> bool:
    """Whether whoever resigns asks it, alone, and of a post that one resigns from to the standing committee."""
    if given.kind is not Kind.RESIGNATION:
        return True
    return given.post in RESIGNABLE and [one.person for one in given.nominees] == [actor.person]


def movers(standing: Standing) -> set[int]:
    """Who moves the dismissal, as members."""
    joined = {step.actor.person for step in standing.since(None, "join_dismissal")}
    return joined | {standing.steps[0].actor.person}


def _jointly(standing: Standing) -> bool:
    first = standing.steps[0].actor.kind
    return of_kind(standing, Kind.DISMISSAL) and first == roles.OfficeKind.COMMITTEE_MEMBER


def enough_movers(standing: Standing) -> bool:
    """A fifth of all members, where members move it."""
    size = len(standing.assembly.members)
    if not _jointly(standing) or not size:
        return True
    return DISMISSAL_BY.value.met(len(movers(standing)), Base(size, BASES[Chamber.COMMITTEE], standing.on))


def informed(standing: Standing) -> bool:
    """Whether whoever is to be dismissed has been told the grounds and the right to answer."""
    return not of_kind(standing, Kind.DISMISSAL) or standing.last("inform_person") is not None


def _may_join(standing: Standing, given: object, actor: Actor) -> bool:
    return actor.person not in movers(standing)


def ended(standing: Standing, nominee: facts.Nominee) -> tuple[Seat, ...]:
    """The offices that end with the vote; a chief procurator's ends with the approval from above."""
    given, last = submitted(standing), standing.on - timedelta(days=1)
    if given is None or given.post is Post.CHIEF_PROCURATOR:
        return ()
    return _seats(given.post, nominee, last)


def _seats(post: Post, nominee: facts.Nominee, last: object) -> tuple[Seat, ...]:
    kinds = roles.MEMBER_OFFICES if post is Post.COMMITTEE_MEMBER else {roles.OfficeKind.UNIT_HEAD}
    unit = None if post is Post.COMMITTEE_MEMBER else nominee.unit
    return tuple(
        Seat(nominee.person, kind, nominee.title, unit, ends=last)  # type: ignore[arg-type]  # a day it is
        for kind in sorted(kinds)
    )


def _on_approval(standing: Standing) -> tuple[Seat, ...]:
    given, last = submitted(standing), standing.on - timedelta(days=1)
    return () if given is None else tuple(s for one in given.nominees for s in _seats(given.post, one, last))


def needs_approval(standing: Standing) -> bool:
    """Whether it takes effect only with the approval from above."""
    given = submitted(standing)
    return given is not None and given.post is Post.CHIEF_PROCURATOR


def approved(standing: Standing) -> bool:
    """Whether nothing from above is waited for."""
    return not needs_approval(standing) or standing.last("enter_higher_approval") is not None


JOIN: Final = Act(
    code="join_dismissal",
    title=Text("联名提出撤职案", "join the dismissal"),
    done=Text("联名", "joined"),
    by=(roles.MEMBER,),
    moves={At.SUBMITTED: At.SUBMITTED},
    guards=(
        Guard(_jointly, Text("这一案件不是组成人员联名提出的撤职案", "It is no dismissal moved by members"), DISMISSAL),
    ),
    checks=(Check(_may_join, Text("您已经联名", "You have joined already"), DISMISSAL),),
    basis=DISMISSAL,
)
INFORM: Final = Act(
    code="inform_person",
    title=Text("告知被提出撤职的人员", "tell the person concerned"),
    done=Text("告知撤职理由和申辩权利", "told of the grounds and the right to answer"),
    by=(roles.OFFICE,),
    moves={At.SUBMITTED: At.SUBMITTED},
    facts=facts.Finding,
    guards=(
        Guard(
            lambda standing: of_kind(standing, Kind.DISMISSAL),
            Text("只有撤职案需要告知申辩权利", "Only a dismissal asks for it"),
            DISMISSAL_DEFENCE,
        ),
    ),
    papers=3,
    seen_by=(roles.OFFICE, roles.CHAIRPERSONS, roles.MEMBER),
    basis=DISMISSAL_DEFENCE,
)
DEFEND: Final = Act(
    code="enter_defence",
    title=Text("登记申辩意见", "enter the defence"),
    done=Text("申辩意见", "defence"),
    hint=Text("在会议上口头提出的，或者书面提出、由主任会议决定印发的", "spoken at the meeting, or in writing"),
    by=(roles.OFFICE,),
    moves={At.SUBMITTED: At.SUBMITTED, At.TABLED: At.TABLED},
    facts=facts.Defence,
    guards=(
        Guard(
            lambda standing: standing.last("inform_person") is not None,
            Text("尚未告知撤职理由和申辩权利", "The person has not been told"),
            DISMISSAL_DEFENCE,
        ),
    ),
    papers=5,
    seen_by=(roles.OFFICE, roles.CHAIRPERSONS, roles.MEMBER),
    basis=DISMISSAL_DEFENCE,
)
APPROVE: Final = Act(
    code="enter_higher_approval",
    title=Text("登记上级人大常委会的批准", "enter the approval from above"),
    done=Text("上级批准", "approved from above"),
    by=(roles.OFFICE,),
    moves={At.VOTED: At.VOTED},
    facts=facts.Finding,
    guards=(
        Guard(
            lambda standing: needs_approval(standing) and tabling.carried(standing),
            Text("只有检察长的辞职须报经批准", "Only a chief procurator's resignation needs it"),
            organic_offices.RESIGNATION,
        ),
    ),
    seats=_on_approval,
    papers=3,
    basis=organic_offices.RESIGNATION,
)
FILE: Final = Act(
    code="file_with_congress",
    title=Text("报本级人民代表大会备案", "file with the congress"),
    done=Text("报大会备案", "filed with the congress"),
    by=(roles.OFFICE,),
    moves={At.SETTLED: At.SETTLED},
    facts=facts.Filed,
    guards=(
        Guard(
            lambda standing: of_kind(standing, Kind.RESIGNATION),
            Text("只有接受辞职的决定需要报大会备案", "Only an accepted resignation is filed"),
            organic_offices.RESIGNATION,
        ),
    ),
    public=True,
    basis=organic_offices.RESIGNATION,
)

SUBMITTING: Final = (
    Check(
        may_be_dismissed,
        Text(
            "常委会只能撤销法律列明的职务；由大会选举的职务，应当向大会提出罢免案",
            "The committee dismisses from the posts that the law names; elected heads are recalled by the congress",
        ),
        WHO_MAY_BE_DISMISSED,
        field="post",
    ),
    Check(
        moved_rightly,
        Text("撤职案由“一府一委两院”、主任会议或者五分之一以上的组成人员提出", "Your office cannot move a dismissal"),
        DISMISSAL_BY_ORGANS,
        field="kind",
    ),
    Check(
        resigns_in_person,
        Text("辞职应当由本人就本人的职务书面提出", "A resignation is one's own, and in writing"),
        organic_offices.RESIGNATION,
        field="nominees",
    ),
)
TABLING: Final = (
    Guard(
        enough_movers,
        Text("联名的组成人员不足五分之一", "Fewer than a fifth of the members have joined"),
        DISMISSAL,
        Text("请等候其他组成人员联名，或者由主任会议提出", "Wait for others, or let the council move it"),
    ),
    Guard(
        informed,
        Text("尚未告知被提出撤职的人员并听取申辩", "The person has not been told, nor could answer"),
        DISMISSAL_DEFENCE,
        Text("请先告知撤职理由和申辩权利", "Tell the person first"),
    ),
)
BASES_IN_LAW: Final = (WHO_MAY_BE_DISMISSED, DISMISSAL_BY_ORGANS, DISMISSAL_BY_COUNCIL, DISMISSAL)
ACTS: Final = (JOIN, INFORM, DEFEND, APPROVE, FILE)
