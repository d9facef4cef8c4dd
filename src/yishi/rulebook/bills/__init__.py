"""Bills by deputies (代表议案): institution M15."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.facts import legend
from yishi.kernel.procedure import Deadline, Procedure, Sight
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.bills import examining, implementing, practice, signing, voting, withdrawing
from yishi.rulebook.bills.calling import BILL_CALL
from yishi.rulebook.bills.choices import Outcome
from yishi.rulebook.bills.converting import text_of
from yishi.rulebook.bills.stages import BEFORE_ALL, OWN_DRAFT, At
from yishi.rulebook.suggestions.choices import Sector
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.organic_law import ORGANIC_LAW as OL

if TYPE_CHECKING:
    from yishi.kernel.standing import Standing

__all__ = ["BILL", "BILL_CALL"]

_OUTCOMES: Final = {
    At.FAILED: Outcome.FAILED,
    At.CONVERTED: Outcome.CONVERTED,
    At.NOT_ON_AGENDA: Outcome.OFF_AGENDA,
    At.STUDIED: Outcome.STUDIED,
    At.WITHDRAWN: Outcome.WITHDRAWN,
    At.PASSED: Outcome.PASSED,
}


def _outcome(standing: Standing) -> Outcome | None:
    """The last of its fates: what is settled was studied, or left off the agenda, before."""
    fates = [_OUTCOMES[move.end] for move in standing.moves if move.end in _OUTCOMES]
    return fates[-1] if fates else None


_HANDED_IN: Final = frozenset(At) - OWN_DRAFT

BILL: Final = Procedure(
    code="bill",
    title=Text("代表议案", "deputies' bills"),
    summary=Text(
        "代表联名向本级人民代表大会提出属于其职权范围的议案，由主席团决定是否列入大会议程，全体代表过半数通过。",
        "Deputies jointly put a bill to the congress, within its powers; the presidium decides whether it comes "
        "on the agenda; more than half of all deputies pass it.",
    ),
    in_force=DL.in_force,
    stages=At,
    begins=At.DRAFTING,
    ends=frozenset({At.FAILED, At.SETTLED, At.CONVERTED, At.CLOSED, At.WITHDRAWN}),
    goal=At.CLOSED,
    opens=signing.DRAFT,
    acts=(*signing.ACTS, *examining.ACTS, *voting.ACTS, *withdrawing.ACTS, *implementing.ACTS),
    deadlines=(
        Deadline(
            code="examine_form",
            title=Text("形式审查", "examine the form"),
            binds=roles.PRESIDIUM,
            stages=frozenset({At.SUBMITTED}),
            within=practice.EXAMINE_FORM_WITHIN,
            basis=practice.EXAMINE_FORM_WITHIN.basis,
        ),
        Deadline(
            code="decide_on_bill",
            title=Text("主席团决定", "the presidium's decision"),
            binds=roles.PRESIDIUM,
            stages=frozenset({At.REGISTERED, At.EXAMINED, At.NOT_ON_AGENDA}),
            within=practice.DECIDE_ON_BILL_WITHIN,
            basis=practice.DECIDE_ON_BILL_WITHIN.basis,
        ),
        Deadline(
            code="study_bill",
            title=Text("提出研究报告", "report on the study"),
            binds=roles.COMMITTEE,
            stages=frozenset({At.STUDIED}),
            within=practice.STUDY_BILL_WITHIN,
            basis=practice.STUDY_BILL_WITHIN.basis,
        ),
        Deadline(
            code="report_result",
            title=Text("报告实施情况", "report on the result"),
            binds=roles.LEAD_UNIT,
            dated=implementing.report_dates,
            basis=implementing.REPORT_AS_RESOLVED,
        ),
        Deadline(
            code="tell_movers",
            title=Text("向提案代表通报", "tell the movers"),
            binds=roles.OFFICE,
            since=("report_result",),
            met_by=("tell_movers",),
            within=practice.TELL_MOVERS_WITHIN,
            basis=practice.TELL_MOVERS_WITHIN.basis,
        ),
    ),
    seen_by=(
        Sight(roles.LEAD_DEPUTY),
        Sight(roles.INVITED),
        Sight(roles.COSIGNER),
        Sight(roles.RECORDER, OWN_DRAFT),
        Sight(roles.OFFICE, _HANDED_IN),
        Sight(roles.CHAIRPERSONS, _HANDED_IN),
        Sight(roles.AUDITOR, _HANDED_IN),
        # Whoever votes on it reads it.
        Sight(roles.DEPUTY, BEFORE_ALL),
        Sight(roles.LEAD_UNIT),
        Sight(roles.CO_UNIT),
        Sight(roles.PUBLIC),
    ),
    basis=(OL.article(22), OL.article(25), DL.article(15), DL.article(50)),
    parameters=practice.PARAMETERS,
    legends={"category": legend(Sector), "outcome": legend(Outcome)},
    expected={
        At.DRAFTING: ("hand_in_bill",),
        At.COSIGNING: ("cosign_bill", "hand_in_bill"),
        At.RETURNED: ("cosign_bill", "amend_bill", "hand_in_again"),
        At.SUBMITTED: ("register_bill",),
        At.REGISTERED: ("refer_bill", "put_on_agenda"),
        At.IN_COMMITTEE: ("give_bill_opinion", "hear_movers"),
        At.EXAMINED: ("put_on_agenda",),
        At.ON_AGENDA: ("consent_to_withdrawal", "deliberate_bill"),
        At.DELIBERATED: ("consent_to_withdrawal", "count_votes"),
        At.VOTED: ("announce_passed", "announce_failed"),
        At.NOT_ON_AGENDA: ("explain_to_movers",),
        At.STUDIED: ("report_study", "hear_movers"),
        At.PASSED: ("hand_over_bill",),
        At.IMPLEMENTED: ("report_result",),
        At.REPORTED: ("print_result", "tell_movers"),
    },
    starts={"all_deputies": lambda standing: len(standing.assembly.deputies)},
    remarks=(signing.told_signatures, voting.told_count),
    columns={
        "title": lambda standing: standing.fact("title", *signing.WORDED),
        "text": text_of,
        "category": lambda standing: standing.fact("sector", *signing.WORDED),
        "outcome": _outcome,
    },
)
