"""The yearly report on the handling of suggestions (代表建议办理情况的报告), to the standing committee."""

# Annotations of facts are read at run time.
from calendar import monthrange
from dataclasses import replace
from datetime import date
from typing import Annotated, Final

from msgspec import Meta

from yishi.kernel.facts import Facts, Label
from yishi.kernel.parameter import Parameter
from yishi.kernel.procedure import Act, Deadline, Guard, Procedure, Sight, Stage
from yishi.kernel.standing import Standing
from yishi.kernel.terms import Days
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.statutes.chongqing_suggestions import CHONGQING_SUGGESTIONS as CQ
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.organic_law import ORGANIC_LAW as OL


class At(Stage):
    """Where a yearly report can stand."""

    DRAFTED = "drafted", "起草", "drafted"
    SUBMITTED = "submitted", "已提请审议", "submitted to the standing committee"
    HEARD = "heard", "已审议", "heard and deliberated"
    PRINTED = "printed", "已印发代表大会", "printed for the session"
    WITHDRAWN = "withdrawn", "撤回", "withdrawn"


class Report(Facts, frozen=True):
    """The report, for one calendar year."""

    year: Annotated[int, Label("年度", "Year"), Meta(ge=1979, le=2200)]
    title: Annotated[str, Label("标题", "Title"), Meta(min_length=5, max_length=80)]
    text: Annotated[str, Label("正文", "Text", long=True), Meta(min_length=20, max_length=50000)]


class Hearing(Facts, frozen=True):
    """The meeting that heard the report."""

    meeting: Annotated[str, Label("会议名称", "Meeting"), Meta(min_length=4, max_length=80)]
    held_on: Annotated[date, Label("会议日期", "Held on")]
    opinions: Annotated[
        Annotated[str, Meta(max_length=5000)] | None, Label("审议意见", "Deliberation opinions", long=True)
    ] = None


class Printing(Facts, frozen=True):
    """The session for which the report is printed."""

    session: Annotated[str, Label("代表大会会议", "Session"), Meta(min_length=4, max_length=80)]


REPORT_MONTH: Final[Parameter[int]] = Parameter(
    "suggestion_report_month",
    Text("年度办理情况报告的截止月份", "Month by whose end the yearly report is due"),
    12,
    CQ.article(34, 1),
    least=9,
    most=12,
)


_DRAFTS: Final = ("draft_report", "revise_report")


def _year_end(standing: Standing) -> date | None:
    year = standing.fact("year", *_DRAFTS)
    month = standing.practice[REPORT_MONTH]
    if year is None:
        return None
    return date(year, month, monthrange(year, month)[1])


_DOCUMENT: Final = Text("代表建议办理情况报告", "report on suggestions")
DRAFT_REPORT: Final = Act(
    code="draft_report",
    title=Text("起草年度办理情况报告", "draft the yearly report"),
    done=Text("起草报告", "report drafted"),
    by=(roles.OFFICE,),
    moves={At.DRAFTED: At.DRAFTED},
    facts=Report,
    papers=5,
    issues=Text("报告稿", "drafted report"),
    basis=DL.article(51, 3),
)
REVISE_REPORT: Final = replace(
    DRAFT_REPORT,
    code="revise_report",
    title=Text("修改报告", "revise the report"),
    done=Text("修改报告", "report revised"),
    prefill=("revise_report", "draft_report"),
)
SUBMIT_REPORT: Final = Act(
    code="submit_report",
    title=Text("提请常委会审议", "submit to the standing committee"),
    done=Text("提请常委会审议", "submitted to the standing committee"),
    by=(roles.OFFICE,),
    moves={At.DRAFTED: At.SUBMITTED},
    issues=_DOCUMENT,
    tells=(roles.CHAIRPERSONS,),
    basis=DL.article(51, 3),
)
HEAR_REPORT: Final = Act(
    code="hear_report",
    title=Text("记载审议情况", "record the deliberation"),
    done=Text("常委会会议听取和审议", "heard and deliberated by the standing committee"),
    by=(roles.OFFICE,),
    moves={At.SUBMITTED: At.HEARD},
    facts=Hearing,
    papers=3,
    public=True,
    basis=OL.article(42, 3),
)
PRINT_REPORT: Final = Act(
    code="print_report",
    title=Text("印发代表大会会议", "print for the session"),
    done=Text("印发代表大会会议", "printed for the session"),
    by=(roles.OFFICE,),
    moves={At.HEARD: At.PRINTED},
    facts=Printing,
    public=True,
    issues=_DOCUMENT,
    basis=DL.article(51, 3),
)
PUBLISH_REPORT: Final = Act(
    code="publish_report",
    title=Text("公开报告", "publish the report"),
    done=Text("向社会公开", "made public"),
    by=(roles.OFFICE,),
    moves={At.HEARD: At.HEARD, At.PRINTED: At.PRINTED},
    guards=(Guard(lambda standing: not standing.public, Text("已经公开", "It is public already"), DL.article(51, 3)),),
    issues=_DOCUMENT,
    sets_public=True,
    public=True,
    basis=DL.article(51, 3),
)
WITHDRAW_REPORT: Final = Act(
    code="withdraw_report",
    title=Text("撤回报告", "withdraw the report"),
    done=Text("撤回", "withdrawn"),
    by=(roles.OFFICE,),
    moves={At.DRAFTED: At.WITHDRAWN, At.SUBMITTED: At.WITHDRAWN},
    tells=(roles.CHAIRPERSONS,),
    basis=OL.article(42, 3),
)

SUGGESTION_REPORT: Final = Procedure(
    code="suggestion_report",
    title=Text("代表建议办理情况报告", "yearly report on suggestions"),
    summary=Text(
        "代表建议办理情况每年向常委会报告，印发下一次代表大会会议，并予以公开。",
        "The handling of suggestions is reported to the standing committee each year, printed for the next "
        "session of the congress, and made public.",
    ),
    in_force=DL.in_force,
    stages=At,
    begins=At.DRAFTED,
    ends=frozenset({At.PRINTED, At.WITHDRAWN}),
    goal=At.PRINTED,
    opens=DRAFT_REPORT,
    acts=(REVISE_REPORT, SUBMIT_REPORT, HEAR_REPORT, PRINT_REPORT, PUBLISH_REPORT, WITHDRAW_REPORT),
    deadlines=(
        Deadline(
            code="hear",
            title=Text("常委会听取年度报告", "the standing committee hears the report"),
            binds=roles.OFFICE,
            event=_year_end,
            within=Days(0),
            met_by=("hear_report",),
            basis=CQ.article(34, 1),
        ),
    ),
    seen_by=(Sight(roles.OFFICE), Sight(roles.CHAIRPERSONS), Sight(roles.AUDITOR), Sight(roles.PUBLIC)),
    basis=(DL.article(51, 3), OL.article(42, 3)),
    parameters=(REPORT_MONTH,),
    expected={At.DRAFTED: ("submit_report",), At.SUBMITTED: ("hear_report",), At.HEARD: ("print_report",)},
    columns={
        "title": lambda standing: standing.fact("title", *_DRAFTS),
        "text": lambda standing: standing.fact("text", *_DRAFTS),
    },
)
