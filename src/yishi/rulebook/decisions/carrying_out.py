"""Promulgating a decision that was carried, and reporting on what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.procedure import Act, Check, Engage, Guard
from yishi.kernel.text import Text
from yishi.rulebook import roles, tabling
from yishi.rulebook.decisions import facts
from yishi.rulebook.decisions.stages import At
from yishi.statutes.organic_law import ORGANIC_LAW as OL
from yishi.statutes.organic_law import VOTE_OF_THE_COMMITTEE

if TYPE_CHECKING:
    from datetime import date

    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing, Step
    from yishi.kernel.terms import Unknown

REPORTED_BACK: Final = OL.article(50)


def report_dates(standing: Standing) -> tuple[tuple[str, Text, Step, date | Unknown, date | None], ...]:
    """The day by which carrying it out is reported, as the decision says."""
    step, reported = standing.last("promulgate_decision"), standing.last("report_implementation")
    if step is None:
        return ()
    day = getattr(step.facts, "report_by", step.on)
    return (("report", REPORT.title, step, day, reported.on if reported else None),)


def _ahead(standing: Standing, given: facts.Promulgation, actor: Actor) -> bool:
    return given.report_by > standing.on


PROMULGATE: Final = Act(
    code="promulgate_decision",
    title=Text("公布决定", "promulgate the decision"),
    done=Text("公布决定", "promulgated"),
    by=(roles.CHAIRPERSONS,),
    moves={At.VOTED: At.PROMULGATED},
    facts=facts.Promulgation,
    guards=(
        Guard(
            tabling.carried,
            Text("没有经过常委会会议表决通过，不能公布", "It was not carried by a vote: it cannot be promulgated"),
            VOTE_OF_THE_COMMITTEE,
        ),
    ),
    checks=(
        Check(_ahead, Text("报告期限应在今天以后", "The report is due after today"), REPORTED_BACK, field="report_by"),
    ),
    engages=(Engage("lead_unit", "lead_unit"),),
    issues=Text("常务委员会决定", "decision of the standing committee"),
    tells=(roles.LEAD_UNIT,),
    numbers=True,
    public=True,
    sets_public=True,
    papers=3,
    public_papers=True,
    basis=VOTE_OF_THE_COMMITTEE,
)
REJECT: Final = Act(
    code="close_rejected",
    title=Text("宣布未通过", "announce that it is not passed"),
    done=Text("未通过", "not passed"),
    by=(roles.CHAIRPERSONS,),
    moves={At.VOTED: At.REJECTED},
    guards=(
        Guard(
            tabling.not_carried,
            Text("该事项已经表决通过，应当公布", "It was carried: it is to be promulgated"),
            VOTE_OF_THE_COMMITTEE,
        ),
    ),
    basis=VOTE_OF_THE_COMMITTEE,
)
REPORT: Final = Act(
    code="report_implementation",
    title=Text("报告决定实施情况", "report on carrying it out"),
    done=Text("报告实施情况", "reported on"),
    by=(roles.LEAD_UNIT,),
    moves={At.PROMULGATED: At.REPORTED},
    facts=facts.Report,
    papers=5,
    public=True,
    tells=(roles.OFFICE,),
    basis=REPORTED_BACK,
)
CONCLUDE: Final = Act(
    code="conclude_decision",
    title=Text("办结", "conclude"),
    done=Text("办结", "concluded"),
    by=(roles.CHAIRPERSONS, roles.OFFICE),
    moves={At.REPORTED: At.CLOSED},
    basis=REPORTED_BACK,
)

ACTS: Final = (PROMULGATE, REJECT, REPORT, CONCLUDE)
