"""Before a sitting: plan, topics, agenda, notice, papers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from yishi.kernel.procedure import Act, Check, Engage, Guard, How
from yishi.kernel.terms import Unknown
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.sittings import facts, gathered
from yishi.rulebook.sittings.choices import ItemKind
from yishi.rulebook.sittings.practice import CASES_BEFORE, NOTICE_BEFORE
from yishi.rulebook.sittings.stages import BEFORE, GATHERING, At, staying
from yishi.statutes.organic_law import MEETINGS, SESSIONS
from yishi.statutes.organic_law import ORGANIC_LAW as OL
from yishi.statutes.oversight_law import REPORT_AHEAD, REPORT_DISTRIBUTED

if TYPE_CHECKING:
    from collections.abc import Callable

    from yishi.kernel.facts import Facts
    from yishi.kernel.parameter import Parameter
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing
    from yishi.kernel.terms import Term

AGENDA_BY_COUNCIL: Final = OL.article(54)


def _ahead(standing: Standing, given: facts.Plan, actor: Actor) -> bool:
    return given.day >= standing.on


def _in_order(standing: Standing, given: facts.Plan, actor: Actor) -> bool:
    return given.last_day is None or given.last_day >= given.day


def known_topic(standing: Standing, given: Facts, actor: Actor) -> bool:
    """Whether the topic named is one of this sitting's."""
    return getattr(given, "topic", "") in gathered.topics(standing)


def on_agenda(standing: Standing, given: Facts, actor: Actor) -> bool:
    """Whether the item named stands on the agenda."""
    return getattr(given, "topic", "") in {item.number for item in gathered.agenda(standing)}


def _lines_known(standing: Standing, given: facts.Agenda, actor: Actor) -> bool:
    named = [line.topic for line in given.lines]
    return len(set(named)) == len(named) and set(named) <= gathered.topics(standing).keys()


def _in_time(within: Parameter[Term]) -> Callable[[Standing], bool]:
    """Whether it is still as long before the sitting as practice asks, or the sitting is an extraordinary one."""

    def holds(standing: Standing) -> bool:
        plan = gathered.planned(standing)
        if plan is None or plan.extraordinary:
            return True
        latest = standing.practice[within].before(plan.day, standing.calendar)
        return isinstance(latest, Unknown) or standing.on <= latest

    return holds


def _every_report_in(standing: Standing) -> bool:
    """Whether each special work report on the agenda has been handed in (Oversight Law art. 15)."""
    given = {getattr(step.facts, "topic", "") for step in standing.since(None, "hand_in_paper")}
    return all(item.number in given for item in gathered.agenda(standing) if item.told.kind is ItemKind.REPORT)


def _roll(standing: Standing) -> tuple[int, ...]:
    return tuple(sorted(gathered.roll(standing)))


TOPIC_KNOWN: Final = Check(
    known_topic, Text("没有这一议题", "There is no such topic"), AGENDA_BY_COUNCIL, field="topic"
)
ITEM_ON_AGENDA: Final = Check(
    on_agenda, Text("这一议题没有列入议程", "It is not on the agenda"), AGENDA_BY_COUNCIL, field="topic"
)
_DAYS: Final = (
    Check(_ahead, Text("会议日期不能早于今天", "The day cannot be in the past"), MEETINGS, field="day"),
    Check(_in_order, Text("闭会日期早于会议日期", "It ends before it begins"), MEETINGS, field="last_day"),
)
PLAN: Final = Act(
    code="plan_sitting",
    title=Text("安排会议", "plan a sitting"),
    done=Text("安排会议", "sitting planned"),
    by=(roles.OFFICE, roles.CHAIRPERSONS),
    moves={At.PLANNED: At.PLANNED},
    facts=facts.Plan,
    checks=_DAYS,
    basis=MEETINGS,
)
CHANGE: Final = replace(
    PLAN,
    code="change_sitting",
    title=Text("调整会议安排", "change the plan"),
    done=Text("调整会议安排", "plan changed"),
    moves=staying(*BEFORE),
    facts=facts.NewPlan,
    prefill=("plan_sitting", "change_sitting"),
    tells=(roles.ROLL_MEMBER,),
    public=True,
)
COLLECT: Final = Act(
    code="collect_topic",
    title=Text("登记议题", "add a topic"),
    done=Text("登记议题", "topic added"),
    by=(roles.OFFICE, roles.CHAIRPERSONS),
    moves={At.PLANNED: At.TOPICS, **staying(*GATHERING)},
    facts=facts.Topic,
    engages=(Engage("reporting_unit", "unit", How.ADD),),
    tells=(roles.REPORTING_UNIT,),
    basis=AGENDA_BY_COUNCIL,
)
RECEIVE: Final = Act(
    code="receive_item",
    title=Text("列入议题", "receive a matter"),
    done=Text("事项列入议题", "matter put on the list"),
    by=(),
    internal=True,
    moves={At.PLANNED: At.TOPICS, **staying(*GATHERING)},
    facts=facts.Received,
    guards=(
        Guard(
            _in_time(CASES_BEFORE),
            Text("距会议举行已不足规定的提前天数，不能列入本次会议", "Too late for this sitting"),
            CASES_BEFORE.basis,
            Text("请列入下一次会议", "Put it on the next sitting's agenda"),
        ),
    ),
    basis=AGENDA_BY_COUNCIL,
)
DROP: Final = Act(
    code="drop_topic",
    title=Text("撤下议题", "drop a topic"),
    done=Text("撤下议题", "topic dropped"),
    by=(roles.OFFICE, roles.CHAIRPERSONS),
    moves=staying(*GATHERING),
    facts=facts.Dropped,
    checks=(TOPIC_KNOWN,),
    basis=AGENDA_BY_COUNCIL,
)
DRAFT: Final = Act(
    code="draft_agenda",
    title=Text("拟订议程草案", "draft the agenda"),
    done=Text("拟订议程草案", "agenda drafted"),
    hint=Text("由主任会议拟订，提请全体会议通过", "The council drafts it; the plenary adopts it"),
    by=(roles.CHAIRPERSONS,),
    moves={At.TOPICS: At.AGENDA_DRAFTED, **staying(At.AGENDA_DRAFTED, At.NOTICE_SENT, At.PAPERS)},
    facts=facts.Agenda,
    checks=(
        Check(
            _lines_known,
            Text("议题重复，或者不是本次会议的议题", "A topic is named twice, or is not this sitting's"),
            AGENDA_BY_COUNCIL,
            field="lines",
        ),
    ),
    public=True,
    basis=AGENDA_BY_COUNCIL,
)
NOTIFY: Final = Act(
    code="send_notice",
    title=Text("发出会议通知", "send the notice"),
    done=Text("发出会议通知", "notice sent"),
    by=(roles.OFFICE,),
    moves={At.AGENDA_DRAFTED: At.NOTICE_SENT},
    facts=facts.Notice,
    draws={"roll": _roll},
    guards=(
        Guard(
            _in_time(NOTICE_BEFORE),
            Text("距会议举行已不足规定的通知天数", "Too late for the notice that practice asks for"),
            NOTICE_BEFORE.basis,
            Text("请调整会议日期，或者作为临时召集的会议", "Move the day, or call it as an extraordinary sitting"),
        ),
    ),
    engages=(Engage("roll_member", "roll"),),
    issues=Text("会议通知", "notice of the sitting"),
    tells=(roles.ROLL_MEMBER, roles.REPORTING_UNIT),
    papers=3,
    public=True,
    sets_public=True,
    basis=SESSIONS,
)
HAND_IN: Final = Act(
    code="hand_in_paper",
    title=Text("报送会议材料", "hand in a paper"),
    done=Text("报送会议材料", "paper handed in"),
    by=(roles.OFFICE, roles.REPORTING_UNIT),
    moves=staying(*GATHERING),
    facts=facts.Paper,
    checks=(TOPIC_KNOWN,),
    papers=5,
    papers_needed=1,
    basis=REPORT_AHEAD,
)
DISTRIBUTE: Final = Act(
    code="distribute_papers",
    title=Text("送达会议材料", "distribute the papers"),
    done=Text("会议材料送达组成人员", "papers distributed"),
    by=(roles.OFFICE,),
    moves={At.NOTICE_SENT: At.PAPERS, At.PAPERS: At.PAPERS},
    guards=(
        Guard(
            _every_report_in,
            Text("列入议程的专项工作报告还没有全部报送", "A special work report on the agenda is missing"),
            REPORT_DISTRIBUTED,
            Text("请催报，或者将该议题撤下", "Ask for it, or drop the topic"),
        ),
    ),
    tells=(roles.ROLL_MEMBER,),
    papers=20,
    basis=REPORT_DISTRIBUTED,
)
CANCEL: Final = Act(
    code="cancel_sitting",
    title=Text("取消会议", "cancel the sitting"),
    done=Text("取消会议", "sitting cancelled"),
    by=(roles.CHAIRPERSONS, roles.OFFICE),
    moves=dict.fromkeys(BEFORE, At.CANCELLED),
    facts=facts.Reason,
    tells=(roles.ROLL_MEMBER,),
    public=True,
    basis=AGENDA_BY_COUNCIL,
)

ACTS: Final = (CHANGE, COLLECT, RECEIVE, DROP, DRAFT, NOTIFY, HAND_IN, DISTRIBUTE, CANCEL)
