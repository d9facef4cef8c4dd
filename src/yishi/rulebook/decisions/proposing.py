"""Proposing a decision, what must be shown, and the council's putting it on an agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.procedure import Act, Check, Engage, Guard
from yishi.kernel.role import Role
from yishi.kernel.text import Text, join
from yishi.rulebook import roles, tabling
from yishi.rulebook.decisions import facts
from yishi.rulebook.decisions.choices import Evidence, Proposer
from yishi.rulebook.decisions.stages import At
from yishi.rulebook.sittings.choices import ItemKind
from yishi.rulebook.votes.choices import Ballot
from yishi.rulebook.votes.facts import Question
from yishi.statutes import zhejiang_decisions as zj_maj
from yishi.statutes.organic_law import MEMBERS_BILL, MEMBERS_BILL_BY, PREFECTURE_MEMBERS_BILL_BY
from yishi.statutes.organic_law import ORGANIC_LAW as OL

if TYPE_CHECKING:
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing

_UNIT: Final = Role("unit_head", Text("政府及其部门负责人", "head of a unit"), frozenset({roles.OfficeKind.UNIT_HEAD}))
PROPOSER: Final = Role(
    "proposer", Text("提出人", "whoever proposed it"), roles.MEMBER_OFFICES | _UNIT.offices, part="proposer"
)
# Above the county a members' proposal takes five (Organic Law art. 52).
_HIGHER: Final = frozenset({"prefecture", "districted_city", "province"})
_BY: Final = {
    Proposer.GOVERNMENT: frozenset({roles.OfficeKind.UNIT_HEAD}),
    Proposer.COUNCIL: roles.CHAIR_OFFICES,
    Proposer.PARTY_COMMITTEE: roles.CHAIR_OFFICES,
    Proposer.COMMITTEE: frozenset({roles.OfficeKind.CLERK}),
    Proposer.MEMBERS: roles.MEMBER_OFFICES,
}
_ORDER: Final = zj_maj.EVIDENCE
_RELEASED: Final = tabling.released("table_decision")


def _power_to_propose(standing: Standing, given: facts.Proposal, actor: Actor) -> bool:
    if given.proposer is Proposer.GOVERNMENT and not _of_government(standing, actor):
        return False
    return actor.kind in _BY[given.proposer]


def _of_government(standing: Standing, actor: Actor) -> bool:
    """Whether the actor is of the government itself: its bureaux propose nothing in its name."""
    return actor.unit is not None and standing.assembly.unit_kind(actor.unit) == "government"


def shown(standing: Standing) -> set[Evidence]:
    """The steps that have been taken."""
    told = (step.facts for step in standing.since(None, "record_evidence"))
    return {one.kind for one in told if isinstance(one, facts.Shown)}


def _needed(standing: Standing) -> int:
    higher = standing.assembly.level in _HIGHER
    return (PREFECTURE_MEMBERS_BILL_BY if higher else MEMBERS_BILL_BY).value


def _movers(standing: Standing) -> set[int]:
    found = {step.actor.person for step in standing.since(None, "second_proposal")}
    return found | {standing.steps[0].actor.person}


def _enough_movers(standing: Standing) -> bool:
    """Three members in a county, five above, where members propose (Organic Law art. 52)."""
    jointly = standing.fact("proposer", "propose_decision") is Proposer.MEMBERS
    return not jointly or len(_movers(standing)) >= _needed(standing)


def told_missing(standing: Standing) -> Text | None:
    """What is still to be done before it can be tabled."""
    if standing.stage is not At.PROPOSED:
        return None
    missing = [kind.label for kind in Evidence if kind not in shown(standing)]
    if not missing:
        return Text("列入议程前的步骤已经齐备", "Every step before tabling has been taken")
    said = Text("列入议程前还缺：{what}", "Missing before it can be tabled: {what}")
    return said.format(what=join(Text("、", ", "), missing))


def _was_shown(kind: Evidence) -> Guard:
    return Guard(
        lambda standing: kind in shown(standing),
        Text("缺少“{what}”的材料，不能列入议程", "“{what}” is missing: it cannot be tabled").format(what=kind.label),
        OL.article(50) if kind is Evidence.CONSULTATION else _ORDER,
        Text("请先补齐这一步骤", "Take that step first"),
    )


def _title(standing: Standing) -> str:
    return str(standing.fact("title", "propose_decision"))


def _question(standing: Standing) -> tuple[Question, ...]:
    return (Question(title=_title(standing)),)


PROPOSE: Final = Act(
    code="propose_decision",
    title=Text("提出重大事项", "propose a decision"),
    done=Text("提出重大事项", "proposed"),
    by=(roles.CHAIRPERSONS, roles.OFFICE, roles.MEMBER, _UNIT),
    moves={At.PROPOSED: At.PROPOSED},
    facts=facts.Proposal,
    checks=(
        Check(
            _power_to_propose,
            Text("您的职务不能以这一提出方的名义提出", "Your office cannot propose in that body's name"),
            OL.article(52),
            field="proposer",
        ),
    ),
    engages=(Engage("proposer", "@actor"),),
    papers=10,
    basis=OL.article(52),
)
SECOND: Final = Act(
    code="second_proposal",
    title=Text("联名", "join the proposal"),
    done=Text("联名", "joined"),
    by=(roles.MEMBER,),
    moves={At.PROPOSED: At.PROPOSED},
    guards=(
        Guard(
            lambda standing: standing.fact("proposer", "propose_decision") is Proposer.MEMBERS,
            Text("这一事项不是联名提出的", "It is not a joint proposal"),
            MEMBERS_BILL,
        ),
    ),
    basis=MEMBERS_BILL,
)
SHOW: Final = Act(
    code="record_evidence",
    title=Text("登记论证和审查材料", "enter a step taken"),
    done=Text("论证和审查", "step taken"),
    by=(roles.OFFICE, PROPOSER),
    moves={At.PROPOSED: At.PROPOSED},
    facts=facts.Shown,
    papers=5,
    papers_needed=1,
    basis=_ORDER,
)
TABLE: Final = Act(
    code="table_decision",
    title=Text("决定列入会议议题", "put on an agenda"),
    done=Text("列入会议议题", "tabled"),
    by=(roles.CHAIRPERSONS,),
    moves={At.PROPOSED: At.TABLED, At.TABLED: At.TABLED},
    facts=tabling.Tabling,
    checks=(tabling.elsewhere("table_decision"),),
    guards=(
        *(_was_shown(kind) for kind in Evidence),
        Guard(
            _enough_movers,
            Text("联名的组成人员不足法定人数", "Too few members have joined it"),
            MEMBERS_BILL,
            Text("县级须三人以上联名", "Three members in a county"),
        ),
    ),
    then=(_RELEASED, tabling.receives(ItemKind.BILL, lambda _standing: Ballot.DECISION, _title, _question)),
    basis=tabling.TABLED_BY,
)
DECLINE: Final = Act(
    code="decline_decision",
    title=Text("决定不列入议程", "do not table"),
    done=Text("不列入议程", "not tabled"),
    by=(roles.CHAIRPERSONS,),
    moves={At.PROPOSED: At.NOT_TABLED},
    facts=facts.Reason,
    basis=OL.article(52),
)
WITHDRAW: Final = Act(
    code="withdraw_decision",
    title=Text("同意撤回", "consent to its withdrawal"),
    done=Text("撤回", "withdrawn"),
    by=(roles.CHAIRPERSONS,),
    moves={At.PROPOSED: At.WITHDRAWN, At.TABLED: At.WITHDRAWN},
    facts=facts.Reason,
    then=(_RELEASED,),
    basis=tabling.TABLED_BY,
)
RECORD: Final = tabling.recorded({At.TABLED: At.VOTED})

ACTS: Final = (SECOND, SHOW, TABLE, DECLINE, WITHDRAW, RECORD)
