"""Moving a recall: by whom, with how many, and what comes before the congress sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.assembly import TOWNSHIP
from yishi.kernel.majority import Base
from yishi.kernel.procedure import Act, Check, Engage, Guard, How
from yishi.kernel.role import Role
from yishi.kernel.text import Text
from yishi.rulebook import roles, tabling
from yishi.rulebook.recalls import facts
from yishi.rulebook.recalls.facts import Post
from yishi.rulebook.recalls.stages import At
from yishi.rulebook.sittings.choices import ItemKind
from yishi.rulebook.votes.choices import BASES, Ballot, Chamber
from yishi.rulebook.votes.facts import Question
from yishi.statutes.organic_law import REMOVAL, REMOVAL_BY, TOWNSHIP_REMOVAL_BY
from yishi.statutes.organic_offices import RECALL, RECALL_DEFENCE, RECALL_GROUNDS

if TYPE_CHECKING:
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing

SESSION: Final = "people_congress_session"
MOVER: Final = Role(
    "recall_mover", Text("提出罢免案的代表", "deputy who moves it"), roles.DEPUTY.offices, part="recall_mover"
)
_RELEASED: Final = tabling.released("table_recall", by=SESSION)


def motion(standing: Standing) -> facts.Motion | None:
    """The motion."""
    given = standing.steps[0].facts if standing.steps else None
    return given if isinstance(given, facts.Motion) else None


def title(standing: Standing) -> str:
    """The case in words."""
    given = motion(standing)
    return f"关于罢免{given.title}职务的议案" if given else ""


def _question(standing: Standing) -> tuple[Question, ...]:
    given = motion(standing)
    return () if given is None else (Question(title=f"罢免{given.title}职务", person=given.person),)


def _of_this_level(standing: Standing, given: facts.Motion, actor: Actor) -> bool:
    return (given.post is Post.TOWNSHIP) == (standing.assembly.level == TOWNSHIP)


def movers(standing: Standing) -> set[int]:
    """The deputies who move it."""
    return {party.id for party in standing.parties.get("recall_mover", ())}


def _by_deputies(standing: Standing) -> bool:
    return bool(standing.steps) and standing.steps[0].actor.kind == roles.OfficeKind.DEPUTY


def enough_movers(standing: Standing) -> bool:
    """A tenth of all deputies in a county and above, a fifth in a township, where deputies move it."""
    size = len(standing.assembly.deputies)
    if not _by_deputies(standing) or not size:
        return True
    needed = TOWNSHIP_REMOVAL_BY if standing.assembly.level == TOWNSHIP else REMOVAL_BY
    return needed.value.met(len(movers(standing)), Base(size, BASES[Chamber.CONGRESS], standing.on))


def _not_yet(standing: Standing, given: object, actor: Actor) -> bool:
    return actor.person not in movers(standing)


def _told(standing: Standing) -> bool:
    return standing.last("inform_of_recall") is not None


MOVE: Final = Act(
    code="move_recall",
    title=Text("提出罢免案", "move a recall"),
    done=Text("提出罢免案", "moved"),
    by=(roles.PRESIDIUM, roles.CHAIRPERSONS, roles.DEPUTY),
    moves={At.MOVED: At.MOVED},
    facts=facts.Motion,
    checks=(
        Check(
            _of_this_level,
            Text("该职务不由本级人民代表大会罢免", "This congress does not recall from that post"),
            REMOVAL,
            field="post",
        ),
    ),
    engages=(Engage("recall_mover", "@actor"),),
    papers=10,
    papers_needed=1,
    basis=RECALL_GROUNDS,
)
JOIN: Final = Act(
    code="join_recall",
    title=Text("联名提出罢免案", "join the motion"),
    done=Text("联名", "joined"),
    by=(roles.DEPUTY,),
    moves={At.MOVED: At.MOVED},
    guards=(Guard(_by_deputies, Text("这一罢免案不是代表联名提出的", "It was not moved by deputies"), REMOVAL),),
    checks=(Check(_not_yet, Text("您已经联名", "You have joined already"), REMOVAL),),
    engages=(Engage("recall_mover", "@actor", How.ADD),),
    basis=REMOVAL,
)
INFORM: Final = Act(
    code="inform_of_recall",
    title=Text("告知被提出罢免的人员", "tell the person concerned"),
    done=Text("告知罢免理由和申辩权利", "told of the grounds and the right to answer"),
    by=(roles.PRESIDIUM,),
    moves={At.MOVED: At.MOVED},
    facts=facts.Said,
    papers=3,
    seen_by=(roles.OFFICE, roles.CHAIRPERSONS, roles.DEPUTY),
    basis=RECALL_DEFENCE,
)
DEFEND: Final = Act(
    code="enter_recall_defence",
    title=Text("登记申辩意见", "enter the defence"),
    done=Text("申辩意见", "defence"),
    hint=Text("在主席团会议或者大会全体会议上提出的，或者书面提出、印发会议的", "spoken or in writing"),
    by=(roles.PRESIDIUM,),
    moves={At.MOVED: At.MOVED, At.TABLED: At.TABLED},
    facts=facts.Said,
    guards=(
        Guard(_told, Text("尚未告知罢免理由和申辩权利", "The person has not been told"), RECALL_DEFENCE),
    ),
    papers=5,
    seen_by=(roles.OFFICE, roles.CHAIRPERSONS, roles.DEPUTY),
    basis=RECALL_DEFENCE,
)  # fmt: skip
TABLE: Final = Act(
    code="table_recall",
    title=Text("提请大会审议", "put before the congress"),
    done=Text("提请大会审议", "put before the congress"),
    by=(roles.PRESIDIUM,),
    moves={At.MOVED: At.TABLED},
    facts=tabling.BeforeCongress,
    guards=(
        Guard(
            enough_movers,
            Text("联名的代表不足法定人数", "Too few deputies have joined"),
            REMOVAL,
            Text("县级以上须十分之一以上代表联名，乡镇须五分之一以上", "A tenth of all deputies; a fifth in townships"),
        ),
        Guard(
            _told,
            Text("尚未告知被提出罢免的人员", "The person has not been told, nor could answer"),
            RECALL_DEFENCE,
            Text("请先告知罢免理由和申辩权利", "Tell the person first"),
        ),
    ),
    then=(tabling.receives(ItemKind.PERSONNEL, lambda _standing: Ballot.RECALL, title, _question, by=SESSION),),
    basis=RECALL,
)
WITHDRAW: Final = Act(
    code="withdraw_recall",
    title=Text("撤回罢免案", "withdraw the motion"),
    done=Text("撤回", "withdrawn"),
    by=(MOVER, roles.PRESIDIUM),
    moves={At.MOVED: At.WITHDRAWN, At.TABLED: At.WITHDRAWN},
    facts=facts.Reason,
    then=(_RELEASED,),
    basis=RECALL_GROUNDS,
)

ACTS: Final = (JOIN, INFORM, DEFEND, TABLE, WITHDRAW)
