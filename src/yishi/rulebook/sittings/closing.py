"""After the items: closing, minutes, publication, opinions handed over and answered, the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.citation import Custom
from yishi.kernel.facts import MatterId
from yishi.kernel.procedure import Act, Check, Engage, Guard, How
from yishi.kernel.role import Role
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.roles import UNIT_OFFICES
from yishi.rulebook.sittings import gathered, room_facts
from yishi.rulebook.sittings.convening import AGENDA_BY_COUNCIL, ITEM_ON_AGENDA
from yishi.rulebook.sittings.stages import AFTER, At, staying
from yishi.statutes import chongqing_rules as cq
from yishi.statutes.organic_law import MEETINGS
from yishi.statutes.oversight_law import DELIBERATION_OPINIONS, PUBLICATION

if TYPE_CHECKING:
    from yishi.kernel.facts import Facts
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing, Step

_MINUTES: Final = cq.MINUTES


def next_of(standing: Standing, pk: int) -> Facts:
    """What the sitting before is told."""
    return room_facts.NextHeld(sitting=MatterId(pk))


def settled(standing: Standing) -> set[str]:
    """The items taken up or held back."""
    found = standing.since(None, "take_up_item", "hold_back_item")
    return {getattr(step.facts, "topic", "") for step in found}


def _every_item_settled(standing: Standing) -> bool:
    return {item.number for item in gathered.agenda(standing)} <= settled(standing)


def handovers(standing: Standing) -> list[tuple[Step, room_facts.Handed]]:
    """Each handing over of opinions, and what it says."""
    steps = standing.since(None, "hand_over_opinions")
    return [(step, step.facts) for step in steps if isinstance(step.facts, room_facts.Handed)]


def handed(standing: Standing) -> dict[str, list[int]]:
    """Which items' opinions were handed to which units."""
    found: dict[str, list[int]] = {}
    for _, given in handovers(standing):
        found.setdefault(given.topic, []).append(given.unit)
    return found


def _handed_to_it(standing: Standing, given: room_facts.Handling, actor: Actor) -> bool:
    return actor.unit in handed(standing).get(given.topic, [])


CLOSE: Final = Act(
    code="close_sitting",
    title=Text("宣布闭会", "close the sitting"),
    done=Text("宣布闭会", "sitting closed"),
    by=(roles.CHAIRPERSONS,),
    moves={At.AGENDA_ADOPTED: At.CLOSED, At.DELIBERATION: At.CLOSED},
    guards=(
        Guard(
            _every_item_settled,
            Text("议程还没有全部进行完毕", "Not every item has been taken up"),
            AGENDA_BY_COUNCIL,
            Text("请继续进行，或者决定暂不交付表决", "Go on, or hold the item back"),
        ),
    ),
    public=True,
    basis=AGENDA_BY_COUNCIL,
)
MINUTES: Final = Act(
    code="issue_minutes",
    title=Text("印发会议纪要", "issue the minutes"),
    done=Text("印发会议纪要", "minutes issued"),
    by=(roles.OFFICE,),
    moves={At.CLOSED: At.MINUTES},
    facts=room_facts.Minutes,
    issues=Text("会议纪要", "minutes"),
    papers=5,
    tells=(roles.ROLL_MEMBER,),
    basis=_MINUTES,
)
HAND_OVER: Final = Act(
    code="hand_over_opinions",
    title=Text("交办审议意见", "hand over the opinions"),
    done=Text("审议意见交研究处理", "opinions handed over"),
    by=(roles.OFFICE,),
    moves=staying(*AFTER),
    facts=room_facts.Handed,
    checks=(ITEM_ON_AGENDA,),
    engages=(Engage("opinion_unit", "unit", How.ADD),),
    papers=3,
    public=True,
    issues=Text("审议意见", "deliberation opinions"),
    basis=DELIBERATION_OPINIONS,
)
OPINION_UNIT: Final = Role(
    "opinion_unit", Text("研究处理单位", "unit that answers opinions"), UNIT_OFFICES, "opinion_unit"
)
REPORT_HANDLING: Final = Act(
    code="report_handling",
    title=Text("报告研究处理情况", "report on the handling"),
    done=Text("报告研究处理情况", "handling reported"),
    by=(OPINION_UNIT,),
    moves=staying(*AFTER),
    facts=room_facts.Handling,
    checks=(
        Check(
            _handed_to_it,
            Text("该项审议意见没有交给你单位", "Those opinions were not handed to your unit"),
            DELIBERATION_OPINIONS,
            field="topic",
        ),
    ),
    papers=5,
    public=True,
    tells=(roles.OFFICE,),
    basis=DELIBERATION_OPINIONS,
)
PUBLISH: Final = Act(
    code="publish_sitting",
    title=Text("公布会议结果", "publish the results"),
    done=Text("公布会议结果", "results published"),
    by=(roles.OFFICE,),
    moves={At.MINUTES: At.PUBLISHED},
    facts=room_facts.Gazette,
    papers=10,
    public=True,
    public_papers=True,
    basis=PUBLICATION,
)
ARCHIVE: Final = Act(
    code="archive_sitting",
    title=Text("归档", "archive"),
    done=Text("归档", "archived"),
    by=(roles.OFFICE,),
    moves={At.PUBLISHED: At.ARCHIVED},
    basis=Custom(Text("会议文件立卷归档", "papers are filed and archived")),
)
NEXT: Final = Act(
    code="hold_next",
    title=Text("举行下次会议", "hold the next sitting"),
    done=Text("下次会议举行", "next sitting held"),
    by=(),
    internal=True,
    moves=staying(*AFTER, At.OPEN, At.AGENDA_ADOPTED, At.DELIBERATION, At.VOTING),
    facts=room_facts.NextHeld,
    basis=MEETINGS,
)

ACTS: Final = (CLOSE, MINUTES, HAND_OVER, REPORT_HANDLING, PUBLISH, ARCHIVE, NEXT)
