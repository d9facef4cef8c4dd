"""Nominations, and the list of candidates put before the congress."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from yishi.kernel.facts import MatterId, PersonId
from yishi.kernel.procedure import Act, Check, Guard, Then
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.elections import facts
from yishi.rulebook.elections.choices import HEADS, more_candidates
from yishi.rulebook.elections.stages import At
from yishi.rulebook.sittings import facts as sitting_facts
from yishi.rulebook.sittings.choices import ItemKind
from yishi.rulebook.votes.choices import Ballot
from yishi.rulebook.votes.facts import Outcome, Question, Recorded
from yishi.statutes.organic_law import (
    NOMINATION,
    NOMINATION_BY,
    PREFECTURE_NOMINATION_BY,
    PROVINCE_NOMINATION_BY,
    SECRET_ELECTION,
)
from yishi.statutes.organic_law import ORGANIC_LAW as OL

if TYPE_CHECKING:
    from yishi.kernel.facts import Facts
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing

NUMBER: Final = OL.article(27, 1)
_TERM: Final = OL.article(27, 2)
_LIMIT: Final = OL.article(26, 3)
_TWO_DAYS: Final = 2
_JOINTLY: Final = {
    "prefecture": PREFECTURE_NOMINATION_BY,
    "districted_city": PREFECTURE_NOMINATION_BY,
    "province": PROVINCE_NOMINATION_BY,
}


def called(standing: Standing) -> facts.Called:
    """The election as it was called."""
    given = standing.steps[0].facts
    assert isinstance(given, facts.Called)  # noqa: S101 - it begins in no other way
    return given


def nominations(standing: Standing) -> list[facts.Nomination]:
    """Every nomination, in order."""
    given = (step.facts for step in standing.since(None, "nominate_candidate"))
    return [one for one in given if isinstance(one, facts.Nomination)]


def rounds(standing: Standing) -> list[tuple[Outcome, ...]]:
    """The results of each round; further ones are put to the vote by the sitting itself."""
    told = (step.facts for step in standing.since(None, "record_vote"))
    return [one.results for one in told if isinstance(one, Recorded)]


def elected(standing: Standing) -> list[Outcome]:
    """Whoever was elected, in whichever round."""
    return [one for one in chain(*rounds(standing)) if one.carried]


def seats_left(standing: Standing) -> int:
    """The seats not yet filled."""
    return called(standing).seats - len(elected(standing))


def candidates(standing: Standing) -> list[int]:
    """Who stands: those whom a preliminary ballot kept, else all who were nominated."""
    kept = standing.fact("persons", "hold_primary")
    return list(kept or [one.person for one in nominations(standing)])


def _one_head(standing: Standing, given: facts.Called, actor: Actor) -> bool:
    return given.post not in HEADS or given.seats == 1


def _not_yet(standing: Standing, given: facts.Nomination, actor: Actor) -> bool:
    return given.person not in {one.person for one in nominations(standing)}


def _enough_nominators(standing: Standing, given: facts.Nomination, actor: Actor) -> bool:
    needed = _JOINTLY.get(standing.assembly.level, NOMINATION_BY).value
    return not given.nominators or len(set(given.nominators) & set(standing.assembly.deputies)) >= needed


def _no_more_than_seats(standing: Standing, given: facts.Nomination, actor: Actor) -> bool:
    """Neither the presidium nor a deputy nominates more persons than there are seats (Organic Law art. 26)."""
    before = nominations(standing)
    seats = called(standing).seats
    if not given.nominators:
        return sum(not one.nominators for one in before) < seats
    return all(sum(person in one.nominators for one in before) < seats for person in given.nominators)


def _among_nominated(standing: Standing, given: facts.Kept, actor: Actor) -> bool:
    return set(given.persons) <= {one.person for one in nominations(standing)}


def _right_number(standing: Standing) -> bool:
    """Candidates above the seats as the law says; as many as seats where one head only, or a vacancy, is filled."""
    put, standing_for = called(standing), len(candidates(standing))
    least, most = more_candidates(put.post, put.seats)
    alone = put.vacancy or (put.post in HEADS and len(nominations(standing)) == 1)
    return put.seats + (0 if alone else least) <= standing_for <= put.seats + most


def _two_days(standing: Standing) -> bool:
    return called(standing).vacancy or (standing.on - standing.steps[0].on).days >= _TWO_DAYS


def title(standing: Standing) -> str | None:
    """The election in words."""
    return f"选举{called(standing).title}" if standing.steps else None


def _received(standing: Standing, pk: int) -> Facts:
    put = called(standing)
    asked = tuple(Question(title=put.title, person=PersonId(person)) for person in candidates(standing))
    return sitting_facts.Received(
        kind=ItemKind.ELECTION,
        title=f"选举{put.title}",
        matter=MatterId(pk),
        ballot=Ballot.ELECTION,
        questions=asked,
        seats=put.seats,
    )


def _sitting(standing: Standing, given: facts.Tabling) -> int:
    return given.sitting


CALL: Final = Act(
    code="call_election",
    title=Text("开始选举", "call an election"),
    done=Text("开始提名", "nominations open"),
    by=(roles.PRESIDIUM,),
    moves={At.NOMINATING: At.NOMINATING},
    facts=facts.Called,
    checks=(Check(_one_head, Text("正职只选一名", "There is one head of an organ"), OL.article(11), field="seats"),),
    basis=OL.article(11),
)
NOMINATE: Final = Act(
    code="nominate_candidate",
    title=Text("登记候选人提名", "enter a nomination"),
    done=Text("提名候选人", "candidate nominated"),
    hint=Text("代表联名提名须书面提出，县级十人以上", "Deputies nominate in writing: ten or more in a county"),
    by=(roles.PRESIDIUM,),
    moves={At.NOMINATING: At.NOMINATING},
    facts=facts.Nomination,
    checks=(
        Check(_not_yet, Text("该人员已经被提名", "Nominated already"), NOMINATION, field="person"),
        Check(
            _enough_nominators,
            Text("联名代表不足法定人数", "Too few deputies nominate jointly"),
            NOMINATION,
            field="nominators",
        ),
        Check(
            _no_more_than_seats,
            Text("提名人数不得超过应选名额", "Nobody nominates more persons than there are seats"),
            _LIMIT,
            field="person",
        ),
    ),
    papers=3,
    basis=NOMINATION,
)
PRIMARY: Final = Act(
    code="hold_primary",
    title=Text("登记预选结果", "enter a preliminary ballot"),
    done=Text("预选", "preliminary ballot held"),
    by=(roles.PRESIDIUM,),
    moves={At.NOMINATING: At.NOMINATING},
    facts=facts.Kept,
    checks=(Check(_among_nominated, Text("有的人员没有被提名", "Not all were nominated"), NUMBER, field="persons"),),
    papers=3,
    basis=NUMBER,
)
CONFIRM: Final = Act(
    code="confirm_candidates",
    title=Text("确定候选人名单", "confirm the candidates"),
    done=Text("确定候选人名单", "candidates confirmed"),
    by=(roles.PRESIDIUM,),
    moves={At.NOMINATING: At.LISTED},
    guards=(
        Guard(
            _right_number,
            Text("候选人数不符合差额选举的规定", "It is not the number of candidates that the law asks for"),
            NUMBER,
            Text("人数不足的继续提名，人数过多的进行预选", "Nominate more, or hold a preliminary ballot"),
        ),
        Guard(_two_days, Text("提名、酝酿候选人的时间不得少于两天", "Nominating takes two days at least"), _TERM),
    ),
    basis=NUMBER,
)
TABLE: Final = Act(
    code="table_election",
    title=Text("提请大会选举", "put before the congress"),
    done=Text("提请大会选举", "put before the congress"),
    by=(roles.PRESIDIUM,),
    moves={At.LISTED: At.TABLED},
    facts=facts.Tabling,
    then=(Then("receive_item", _sitting, _received, procedure="people_congress_session", out_of_turn=True),),
    basis=SECRET_ELECTION,
)

ACTS: Final = (NOMINATE, PRIMARY, CONFIRM, TABLE)
