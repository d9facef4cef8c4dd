"""The yearly report (DL 51; OL 42): drafted, heard by the standing committee, printed, made public."""

from datetime import date
from typing import Any

import pytest

from tests.rulebook.walking import AUDITOR, CALENDAR, CHAIR, CHONGQING, CLERK, DAY, DEFAULT, DEPUTY, HEAD, codes
from yishi.kernel.facts import Facts, NoFacts
from yishi.kernel.parameter import Practice
from yishi.kernel.refusal import NoPower
from yishi.kernel.standing import Standing, Step, standing
from yishi.rulebook.suggestion_reports import (
    DRAFT_REPORT,
    HEAR_REPORT,
    PRINT_REPORT,
    PUBLISH_REPORT,
    REPORT_MONTH,
    REVISE_REPORT,
    SUBMIT_REPORT,
    SUGGESTION_REPORT,
    WITHDRAW_REPORT,
    At,
    Hearing,
    Printing,
    Report,
)

REPORT = Report(year=2026, title="2026年代表建议办理情况的报告", text="全年共办理代表建议若干件。" * 3)
FACTS: dict[str, Facts] = {
    "draft_report": REPORT,
    "revise_report": Report(year=2026, title="2026年代表建议办理情况报告（修改稿）", text=REPORT.text),
    "hear_report": Hearing(meeting="第二十次会议", held_on=date(2026, 11, 20)),
    "print_report": Printing(session="第三次会议"),
}
DRAFTED = (DRAFT_REPORT,)
SUBMITTED = (*DRAFTED, SUBMIT_REPORT)
HEARD = (*SUBMITTED, HEAR_REPORT)
PRINTED = (*HEARD, PRINT_REPORT)


def walk(*acts: Any, practice: Practice = DEFAULT) -> Standing:
    steps = [Step(seq, act.code, DAY, CLERK, FACTS.get(act.code, NoFacts())) for seq, act in enumerate(acts, 1)]
    return standing(SUGGESTION_REPORT, steps, DAY, practice, CALENDAR)


@pytest.mark.parametrize(
    ("acts", "stage"),
    [
        (DRAFTED, At.DRAFTED),
        ((*DRAFTED, REVISE_REPORT), At.DRAFTED),
        (SUBMITTED, At.SUBMITTED),
        (HEARD, At.HEARD),
        (PRINTED, At.PRINTED),
        ((*DRAFTED, WITHDRAW_REPORT), At.WITHDRAWN),
        ((*SUBMITTED, WITHDRAW_REPORT), At.WITHDRAWN),
    ],
)
def test_the_report_goes_from_the_office_to_the_committee_to_the_session(acts: Any, stage: At):
    at = walk(*acts)

    assert (at.stage, at.irregular) == (stage, [])


def test_only_the_office_acts():
    assert {role.code for act in SUGGESTION_REPORT.acts for role in act.by} == {"office"}
    assert isinstance(walk(*DRAFTED).refusal(SUBMIT_REPORT, DEPUTY), NoPower)


@pytest.mark.parametrize(("practice", "until"), [(DEFAULT, date(2026, 12, 31)), (CHONGQING, date(2026, 11, 30))])
def test_it_is_heard_by_the_end_of_the_month_that_the_place_settles(practice: Practice, until: date):
    due = walk(*DRAFTED, practice=practice).due("hear")
    assert due is not None

    assert (due.due, due.met_on) == (until, None)


def test_hearing_it_meets_the_term():
    due = walk(*HEARD).due("hear")
    assert due is not None

    assert due.met_on == DAY


def test_no_report_of_a_year_no_term():
    assert walk().due("hear") is None


def test_the_latest_title_is_shown_in_lists():
    assert walk(*DRAFTED).columns()["title"] == REPORT.title
    assert walk(*DRAFTED, REVISE_REPORT).columns()["title"] == "2026年代表建议办理情况报告（修改稿）"


def test_it_must_be_made_public_and_is_so_once():
    published = walk(*HEARD, PUBLISH_REPORT)

    assert (published.public, published.visible_to(None)) == (True, True)
    assert "publish_report" not in codes(published.open_to(CLERK))
    assert walk(*PRINTED, PUBLISH_REPORT).public


def test_before_that_the_office_the_chairpersons_and_the_auditor_see_it():
    seen = [one for one in (CLERK, CHAIR, AUDITOR, DEPUTY, HEAD, None) if walk(*HEARD).visible_to(one)]

    assert seen == [CLERK, CHAIR, AUDITOR]


@pytest.mark.parametrize("month", [9, 12])
def test_a_month_of_the_last_four_may_be_chosen(month: int):
    assert REPORT_MONTH.read(month) == month
