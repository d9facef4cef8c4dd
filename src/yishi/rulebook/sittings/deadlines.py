"""What is due about a sitting, counted back from its day and on from its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.procedure import Deadline
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.sittings import facts, gathered, practice, room_facts
from yishi.rulebook.sittings.choices import ItemKind, PaperState
from yishi.rulebook.sittings.closing import OPINION_UNIT, handovers
from yishi.rulebook.sittings.stages import At
from yishi.rulebook.votes.choices import Chamber
from yishi.statutes.budget_law import (
    FINAL_ACCOUNTS_AHEAD,
    FINAL_ACCOUNTS_BEFORE,
    PRELIMINARY_DRAFT,
    PRELIMINARY_DRAFT_BEFORE,
)
from yishi.statutes.organic_law import MEETING_EVERY, MEETINGS
from yishi.statutes.oversight_law import (
    DELIBERATION_OPINIONS,
    DRAFT_REPORT_BEFORE,
    REPORT_AHEAD,
    REPORT_BEFORE,
)

if TYPE_CHECKING:
    from datetime import date

    from yishi.kernel.citation import Citation
    from yishi.kernel.standing import Standing, Step
    from yishi.kernel.terms import Term, Unknown

Dated = tuple[tuple[str, Text, "Step", "date | Unknown", "date | None"], ...]


def _back(standing: Standing, term: Term) -> date | Unknown | None:
    day = gathered.day(standing)
    return None if day is None else term.before(day, standing.calendar)


def _counted_back(standing: Standing, key: str, title: Text, term: Term, *acts: str) -> Dated:
    """A term before the first day, until the first of these acts."""
    due = _back(standing, term)
    met = next(iter(standing.since(None, *acts)), None)
    return () if due is None else ((key, title, standing.steps[0], due, met.on if met else None),)


def sitting_day(standing: Standing) -> Dated:
    """The day itself, for calendars."""
    day, opened = gathered.day(standing), standing.last("open_sitting", "cancel_sitting")
    return (
        ()
        if day is None
        else (("day", Text("会议举行", "the sitting"), standing.steps[0], day, opened.on if opened else None),)
    )


def notice(standing: Standing) -> Dated:
    """The notice to members."""
    title = Text("发出会议通知", "send the notice")
    return _counted_back(standing, "notice", title, standing.practice[practice.NOTICE_BEFORE], "send_notice")


def papers(standing: Standing) -> Dated:
    """The papers to members."""
    title = Text("送达会议材料", "distribute the papers")
    return _counted_back(standing, "papers", title, standing.practice[practice.PAPERS_BEFORE], "distribute_papers")


def reports(standing: Standing) -> Dated:
    """Each special work report: its draft twenty days before, the report ten (Oversight Law art. 15)."""
    items = [item for item in gathered.topics(standing).values() if item.told.kind is ItemKind.REPORT]
    states = ((PaperState.DRAFT, DRAFT_REPORT_BEFORE), (PaperState.REPORT, REPORT_BEFORE))
    return tuple(
        (
            f"{item.number}{state}",
            Text("{title}：{state}", "{title}: {state}").format(title=item.told.title, state=state.label),
            item.step,
            due,
            _handed_in(standing, item.number, state),
        )
        for item in items
        for state, number in states
        if (due := _back(standing, number.value)) is not None
    )


def budgets(standing: Standing) -> Dated:
    """The plan, budget or accounts of each such item, thirty days before (Budget Law arts. 44, 69, 78)."""
    items = [item for item in gathered.topics(standing).values() if item.told.kind is ItemKind.BUDGET]
    of_session = gathered.chamber(standing) is Chamber.CONGRESS
    due = _back(standing, (PRELIMINARY_DRAFT_BEFORE if of_session else FINAL_ACCOUNTS_BEFORE).value)
    return (
        ()
        if due is None
        else tuple(
            (
                f"{item.number}{PaperState.REPORT}",
                Text("报送材料：{title}", "hand in the paper: {title}").format(title=item.told.title),
                item.step,
                due,
                _handed_in(standing, item.number, PaperState.REPORT),
            )
            for item in items
        )
    )


def awaited(standing: Standing) -> Dated:
    """Every paper that a sitting's items ask for by statute."""
    of_committee = gathered.chamber(standing) is Chamber.COMMITTEE
    return (*(reports(standing) if of_committee else ()), *budgets(standing))


def _handed_in(standing: Standing, topic: str, state: PaperState) -> date | None:
    """When it came in; a report handed in stands for its draft too."""
    given = [(step.on, step.facts) for step in standing.since(None, "hand_in_paper")]
    papers = [(on, paper) for on, paper in given if isinstance(paper, facts.Paper) and paper.topic == topic]
    return next((on for on, paper in papers if paper.state in {state, PaperState.REPORT}), None)


def next_meeting(standing: Standing) -> Dated:
    """The standing committee meets at least once in two months (Organic Law art. 51)."""
    opened, held = standing.last("open_sitting"), standing.last("hold_next")
    if opened is None:
        return ()
    due = MEETING_EVERY.value.after(opened.on, standing.calendar)
    return (("next", Text("举行下次常委会会议", "hold the next meeting"), opened, due, held.on if held else None),)


def opinions(standing: Standing) -> Dated:
    """What an organ reports on the opinions handed to it."""
    answers = standing.since(None, "report_handling")
    within, title = (
        standing.practice[practice.HANDLING_WITHIN],
        Text("报告审议意见研究处理情况", "report on the handling"),
    )
    return tuple(
        (
            f"{step.seq}",
            title,
            step,
            within.after(step.on, standing.calendar),
            next((one.on for one in answers if _answers(one, given)), None),
        )
        for step, given in handovers(standing)
    )


def _answers(step: Step, given: room_facts.Handed) -> bool:
    return step.actor.unit == given.unit and getattr(step.facts, "topic", "") == given.topic


COMMON: Final[tuple[Deadline[At], ...]] = (
    Deadline(
        code="sitting_day",
        title=Text("会议举行", "the sitting"),
        binds=roles.ROLL_MEMBER,
        dated=sitting_day,
        duty=False,
        basis=MEETINGS,
    ),
    Deadline(
        code="sitting_notice",
        title=Text("发出会议通知", "send the notice"),
        binds=roles.OFFICE,
        dated=notice,
        basis=practice.NOTICE_BEFORE.basis,
    ),
    Deadline(
        code="sitting_papers",
        title=Text("送达会议材料", "distribute the papers"),
        binds=roles.OFFICE,
        dated=papers,
        basis=practice.PAPERS_BEFORE.basis,
    ),
    Deadline(
        code="minutes",
        title=Text("印发会议纪要", "issue the minutes"),
        binds=roles.OFFICE,
        stages=frozenset({At.CLOSED}),
        within=practice.MINUTES_WITHIN,
        basis=practice.MINUTES_WITHIN.basis,
    ),
)


def _budget_paper(basis: Citation) -> Deadline[At]:
    return Deadline(
        code="budget_paper",
        title=Text("报送计划、预算、决算材料", "hand in plan, budget or accounts"),
        binds=roles.REPORTING_UNIT,
        dated=budgets,
        basis=basis,
    )


OF_CONGRESS: Final[tuple[Deadline[At], ...]] = (*COMMON, _budget_paper(PRELIMINARY_DRAFT))
OF_COMMITTEE: Final[tuple[Deadline[At], ...]] = (
    *COMMON,
    _budget_paper(FINAL_ACCOUNTS_AHEAD),
    Deadline(
        code="report_paper",
        title=Text("报送专项工作报告", "hand in a report"),
        binds=roles.REPORTING_UNIT,
        dated=reports,
        basis=REPORT_AHEAD,
    ),
    Deadline(
        code="next_meeting",
        title=Text("举行下次常委会会议", "hold the next meeting"),
        binds=roles.CHAIRPERSONS,
        dated=next_meeting,
        outlives=True,
        basis=MEETINGS,
    ),
    Deadline(
        code="handling_report",
        title=Text("报告研究处理情况", "report on the handling"),
        binds=OPINION_UNIT,
        dated=opinions,
        outlives=True,
        basis=DELIBERATION_OPINIONS,
    ),
)
