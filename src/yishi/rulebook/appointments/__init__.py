"""Appointments and removals (人事任免): institutions M11 and M21."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.facts import legend
from yishi.kernel.procedure import Procedure, Sight
from yishi.kernel.text import Text
from yishi.rulebook import roles, tabling
from yishi.rulebook.appointments import deciding, leaving, practice, preparing
from yishi.rulebook.appointments.choices import Kind
from yishi.rulebook.appointments.stages import At
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.organic_law import ORGANIC_LAW as OL
from yishi.statutes.organic_law import VOTE_OF_THE_COMMITTEE
from yishi.statutes.oversight_law import VOTE_ON_DISMISSAL

if TYPE_CHECKING:
    from yishi.kernel.standing import Standing


def _outcome(standing: Standing) -> str | None:
    if standing.stage is At.WITHDRAWN:
        return "withdrawn"
    if standing.last("record_vote") is None:
        return None
    return "passed" if tabling.carried(standing) else "rejected"


def _kind(standing: Standing) -> Kind | None:
    given = preparing.submission(standing)
    return given.kind if given else None


APPOINTMENT: Final = Procedure(
    code="appointment",
    title=Text("人事任免", "appointments and removals"),
    summary=Text(
        "由有权的机关提请，经考察、公示和任前法律知识考试，主任会议决定列入议程，逐人无记名表决，全体组成人员过半数通过；"
        "职务自通过之日起变动，颁发任命书，进行宪法宣誓。",
        "The organ with the power submits; inspection, public notice and an examination in law come first; the council "
        "tables it; each person is voted on in secret, by more than half of all members. Offices change on that day; "
        "certificates are issued and the oath is taken.",
    ),
    in_force=DL.in_force,
    stages=At,
    begins=At.SUBMITTED,
    ends=frozenset({At.SWORN, At.SETTLED, At.REJECTED, At.WITHDRAWN}),
    goal=At.SWORN,
    opens=preparing.SUBMIT,
    acts=(*preparing.ACTS, *leaving.ACTS, *deciding.ACTS),
    deadlines=(),
    seen_by=(
        Sight(roles.OFFICE),
        Sight(roles.CHAIRPERSONS),
        Sight(roles.AUDITOR),
        Sight(preparing.SUBMITTER),
        Sight(roles.MEMBER, frozenset(At) - {At.SUBMITTED}),
        Sight(roles.PUBLIC),
    ),
    basis=(OL.article(50), VOTE_OF_THE_COMMITTEE, *leaving.BASES_IN_LAW, VOTE_ON_DISMISSAL),
    parameters=practice.PARAMETERS,
    expected={
        At.SUBMITTED: ("record_inspection", "give_public_notice", "enter_exam", "table_appointment"),
        At.TABLED: ("record_statement",),
        At.VOTED: ("issue_certificates", "announce_removal", "close_rejected"),
        At.CERTIFIED: ("take_oath",),
    },
    legends={
        "category": legend(Kind),
        "outcome": {
            "passed": Text("已通过", "passed"),
            "rejected": Text("未通过", "rejected"),
            "withdrawn": Text("已撤回", "withdrawn"),
        },
    },
    columns={"title": preparing.title, "category": _kind, "outcome": _outcome},
)
