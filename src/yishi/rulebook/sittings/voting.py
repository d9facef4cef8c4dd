"""Putting items to the vote, and what the votes came to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from yishi.kernel.facts import MatterId
from yishi.kernel.procedure import Act, Begins, Check
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.sittings import deciding, facts, gathered, room_facts, rounds
from yishi.rulebook.sittings.choices import ItemKind
from yishi.rulebook.sittings.conducting import QUORUM
from yishi.rulebook.sittings.stages import At
from yishi.rulebook.votes import facts as vote_facts
from yishi.rulebook.votes.choices import SECRET, Ballot, OpenWay
from yishi.rulebook.votes.practice import SECRET_APPOINTMENTS
from yishi.statutes import chongqing_rules as cq
from yishi.statutes.electoral_law import VALIDITY
from yishi.statutes.organic_law import SECRET_ELECTION, VOTE_OF_THE_COMMITTEE
from yishi.statutes.oversight_law import VOTE_ON_DISMISSAL

if TYPE_CHECKING:
    from yishi.kernel.facts import Facts
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing

_C = TypeVar("_C", vote_facts.OpenVote, vote_facts.SecretBallot)
_PERSONS: Final = frozenset({Ballot.APPOINTMENT, Ballot.REMOVAL, Ballot.RESIGNATION})
_KINDS: Final = {ItemKind.PERSONNEL: Ballot.APPOINTMENT, ItemKind.ELECTION: Ballot.ELECTION}
_AMENDMENT_FIRST: Final = cq.AMENDMENTS_FIRST


def ballot_of(standing: Standing, subject: str) -> Ballot:
    """What kind of vote it is."""
    if subject in deciding.amendments(standing):
        return Ballot.AMENDMENT
    told = gathered.topics(standing)[subject].told
    if isinstance(told, facts.Received):
        return told.ballot
    return _KINDS.get(told.kind, Ballot.DECISION)


def _may_be_put(standing: Standing, given: Any, actor: Actor) -> bool:
    return given.subject in dict(deciding.votable(standing))


def _may_be_tested(standing: Standing, given: room_facts.PutToTest, actor: Actor) -> bool:
    return given.subject in dict(deciding.testable(standing))


def _amendments_first(standing: Standing, given: Any, actor: Actor) -> bool:
    done = deciding.decided(standing)
    open_ones = [one.topic for key, one in deciding.amendments(standing).items() if key not in done]
    return given.subject not in open_ones


def _may_be_open(standing: Standing, given: room_facts.Put, actor: Actor) -> bool:
    """Whether neither the law nor local practice asks for a secret ballot."""
    kind = ballot_of(standing, given.subject)
    return kind not in SECRET and not (kind in _PERSONS and standing.practice[SECRET_APPOINTMENTS])


def _dismissal_or_not(standing: Standing, given: room_facts.Put, actor: Actor) -> bool:
    return ballot_of(standing, given.subject) is not Ballot.DISMISSAL


def _tellers(standing: Standing) -> tuple[int, ...]:
    return tuple(party.id for party in standing.parties.get("teller", ()))


def _tellers_chosen(standing: Standing, given: Any, actor: Actor) -> bool:
    return bool(_tellers(standing)) or given.way in {OpenWay.NAMED, OpenWay.UNNAMED}


def _called(standing: Standing, pk: int, kind: type[_C], ballot: Ballot | None = None) -> _C:
    """The vote as it is put: the roll and who is there are those of this moment."""
    given: Any = standing.steps[-1].facts
    item = gathered.topics(standing)[_item(standing, given.subject)]
    amendment = deciding.amendments(standing).get(given.subject)
    title = f"修正案：{amendment.text[:80]}" if amendment else item.told.title
    asked = () if amendment else rounds.asked(standing, item)
    return kind(
        sitting=MatterId(pk),
        item=int(item.number),
        title=title,
        chamber=gathered.chamber(standing),
        ballot=ballot or ballot_of(standing, given.subject),
        questions=asked or (vote_facts.Question(title=title),),
        roll=tuple(sorted(gathered.roll(standing))),  # type: ignore[arg-type]  # persons they are
        present=tuple(gathered.present(standing)),  # type: ignore[arg-type]
        tellers=_tellers(standing),  # type: ignore[arg-type]
        presiders=tuple(sorted(standing.assembly.council)),  # type: ignore[arg-type]
        matter=item.told.matter if isinstance(item.told, facts.Received) and not amendment and not ballot else None,
        seats=rounds.seats_left(standing, item),
        way=given.way,
    )


def _item(standing: Standing, subject: str) -> str:
    found = deciding.amendments(standing).get(subject)
    return found.topic if found else subject


def open_vote(standing: Standing, pk: int) -> Facts:
    """An open vote on what was put."""
    return _called(standing, pk, vote_facts.OpenVote)


def secret_ballot(standing: Standing, pk: int) -> Facts:
    """A secret ballot on what was put."""
    return _called(standing, pk, vote_facts.SecretBallot)


def test(standing: Standing, pk: int) -> Facts:
    """A satisfaction test: it decides nothing, so it bears on no matter."""
    return _called(standing, pk, vote_facts.SecretBallot, Ballot.TEST)


_PUT_CHECKS: Final = (
    Check(
        _may_be_put,
        Text("该事项没有进行审议，或者已经表决", "It has not been taken up, or has been decided"),
        VOTE_OF_THE_COMMITTEE,
        field="subject",
    ),
    Check(
        _amendments_first,
        Text("该议案有修正案尚未表决，应当先表决修正案", "An amendment to it has not been voted: that comes first"),
        _AMENDMENT_FIRST,
        field="subject",
    ),
    Check(
        _tellers_chosen,
        Text("尚未推选监票人、计票人", "No tellers have been chosen"),
        VALIDITY,
        field="way",
    ),
)
PUT: Final = Act(
    code="put_to_vote",
    title=Text("付表决", "put to the vote"),
    done=Text("付表决", "put to the vote"),
    by=(roles.CHAIRPERSONS,),
    moves={At.DELIBERATION: At.VOTING},
    facts=room_facts.Put,
    guards=(QUORUM,),
    checks=(
        *_PUT_CHECKS,
        Check(
            _dismissal_or_not,
            Text("撤职案应当采用无记名投票", "A dismissal is by secret ballot"),
            VOTE_ON_DISMISSAL,
            field="way",
        ),
        Check(
            _may_be_open,
            Text("选举、罢免和人事任免应当采用无记名投票", "Elections, recalls and appointments are by secret ballot"),
            SECRET_ELECTION,
            field="way",
        ),
    ),
    begins=Begins("vote", "put_vote", open_vote, "vote"),
    public=True,
    basis=VOTE_OF_THE_COMMITTEE,
)
PUT_SECRETLY: Final = Act(
    code="put_to_ballot",
    title=Text("付无记名投票", "put to a secret ballot"),
    done=Text("付无记名投票", "put to a secret ballot"),
    by=(roles.CHAIRPERSONS,),
    moves={At.DELIBERATION: At.VOTING},
    facts=room_facts.PutSecretly,
    guards=(QUORUM,),
    checks=_PUT_CHECKS,
    begins=Begins("secret_ballot", "put_ballot", secret_ballot, "vote"),
    public=True,
    basis=SECRET_ELECTION,
)
PUT_TO_TEST: Final = Act(
    code="put_to_test",
    title=Text("付满意度测评", "put to a satisfaction test"),
    done=Text("付满意度测评", "put to a satisfaction test"),
    hint=Text("测评不是表决，不产生决定", "A test is no vote and decides nothing"),
    by=(roles.CHAIRPERSONS,),
    moves={At.DELIBERATION: At.VOTING},
    facts=room_facts.PutToTest,
    guards=(QUORUM,),
    checks=(
        Check(
            _may_be_tested,
            Text("该议程尚未进行", "It has not been taken up"),
            VOTE_OF_THE_COMMITTEE,
            field="subject",
        ),
        _PUT_CHECKS[-1],
    ),
    begins=Begins("satisfaction_test", "put_test", test, "vote"),
    public=True,
    basis=cq.SATISFACTION_TEST,
)
RECORD: Final = Act(
    code="record_result",
    title=Text("记载表决结果", "record a result"),
    done=Text("表决结果", "result"),
    by=(),
    internal=True,
    moves={At.VOTING: At.DELIBERATION},
    facts=vote_facts.Recorded,
    public=True,
    basis=VOTE_OF_THE_COMMITTEE,
)
RECORD_VOID: Final = Act(
    code="record_void",
    title=Text("记载表决作废", "record a void vote"),
    done=Text("表决作废", "vote void"),
    by=(),
    internal=True,
    moves={At.VOTING: At.DELIBERATION},
    facts=vote_facts.Voided,
    public=True,
    basis=VALIDITY,
)

ACTS: Final = (PUT, PUT_SECRETLY, PUT_TO_TEST, RECORD, RECORD_VOID)
