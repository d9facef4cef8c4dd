"""What each act on a bill carries."""

# Annotations are read at run time to make forms and schemas: no lazy imports here.
from datetime import date
from typing import Annotated

from msgspec import Meta

from yishi.kernel.facts import BodyId, Facts, Label, MatterId, PersonId, UnitId
from yishi.kernel.text import Text
from yishi.rulebook.bills.choices import Recommendation, VotingWay
from yishi.rulebook.suggestions.choices import Occasion, Sector, Way

_Words = Annotated[str, Meta(min_length=10, max_length=10000)] | None


class Bill(Facts, frozen=True):
    """The bill itself; what is missing may be added until it is handed in."""

    title: Annotated[
        str, Label("案名", "Title", hint=Text("关于……的议案", "Bill on …")), Meta(min_length=5, max_length=80)
    ]
    sector: Annotated[Sector, Label("类别", "Sector")]
    cause: Annotated[
        _Words,
        Label(
            "案由",
            "Cause",
            long=True,
            hint=Text("提出什么问题；可以分次写，提交前写齐", "What it is about; to be written before it is handed in"),
        ),
    ] = None
    grounds: Annotated[
        _Words,
        Label(
            "案据",
            "Grounds",
            long=True,
            hint=Text("事实和法律、政策依据；提交前写齐", "The facts and the law behind; to be written before then"),
        ),
    ] = None
    plan: Annotated[
        _Words,
        Label(
            "方案",
            "Plan",
            long=True,
            hint=Text("请大会作出什么决定；提交前写齐", "What the congress is to decide; to be written before then"),
        ),
    ] = None


class Signatories(Facts, frozen=True):
    """Deputies asked to co-sign."""

    persons: Annotated[
        tuple[PersonId, ...],
        Label("邀请联名的代表", "Deputies invited", among="deputy"),
        Meta(min_length=1, max_length=200),
    ]


class HandingIn(Facts, frozen=True):
    """For which session the bill is handed in."""

    session: Annotated[MatterId, Label("提交的会议", "Session", among="bill_call")]


class Findings(Facts, frozen=True):
    """What the examination of form looks at (Deputies Law art. 15, Organic Law art. 22)."""

    cause: Annotated[bool, Label("有案由", "It has a cause")] = False
    grounds: Annotated[bool, Label("有案据", "It has grounds")] = False
    plan: Annotated[bool, Label("有方案", "It has a plan")] = False
    within_powers: Annotated[bool, Label("属于本级人民代表大会职权范围", "It falls within the congress's powers")] = (
        False
    )

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return self.cause and self.grounds and self.plan and self.within_powers


class Incomplete(Findings, frozen=True, kw_only=True):
    """What is missing, told to the movers."""

    explanation: Annotated[
        str, Label("需要补正的内容", "What is to be completed", long=True), Meta(min_length=5, max_length=2000)
    ]


class Reason(Facts, frozen=True):
    """A reason in writing."""

    reason: Annotated[str, Label("理由", "Reason", long=True), Meta(min_length=2, max_length=2000)]


class Referral(Facts, frozen=True):
    """Which special committee is to look into it, and who attends to it there."""

    committee: Annotated[BodyId, Label("专门委员会", "Special committee", among="special_committee")]
    person: Annotated[PersonId, Label("经办人", "Its clerk", among="clerk")]
    note: Annotated[Annotated[str, Meta(max_length=1000)] | None, Label("交付意见", "Note", long=True)] = None


class Contact(Facts, frozen=True):
    """How the movers were heard, or told."""

    way: Annotated[Way, Label("联系方式", "Way")]
    note: Annotated[str, Label("沟通情况", "What was said", long=True), Meta(min_length=2, max_length=2000)]


class Opinion(Facts, frozen=True):
    """The special committee's opinion."""

    recommendation: Annotated[Recommendation, Label("审议结论", "Recommendation")]
    text: Annotated[str, Label("审议意见", "Opinion", long=True), Meta(min_length=10, max_length=10000)]


class StudyReport(Facts, frozen=True):
    """What the special committee found after the session."""

    text: Annotated[str, Label("研究报告", "Report", long=True), Meta(min_length=10, max_length=20000)]


class Decision(Facts, frozen=True):
    """A decision of the presidium."""

    meeting: Annotated[str, Label("主席团会议", "Meeting of the presidium"), Meta(min_length=4, max_length=80)]


class ReasonedDecision(Decision, frozen=True):
    """A decision of the presidium that tells its reasons."""

    reason: Annotated[str, Label("理由", "Reason", long=True), Meta(min_length=2, max_length=2000)]


class Conversion(ReasonedDecision, frozen=True):
    """A decision to handle it as a suggestion; the record tells as which."""

    suggestion: Annotated[MatterId | None, Label("转成的代表建议", "The suggestion", told=True)] = None


class OwnConversion(Facts, frozen=True):
    """The movers' own wish to put it forward as a suggestion; the record tells as which."""

    occasion: Annotated[Occasion, Label("提出时间", "Occasion")] = Occasion.RECESS
    suggestion: Annotated[MatterId | None, Label("转成的代表建议", "The suggestion", told=True)] = None


class Deliberation(Facts, frozen=True):
    """How the congress deliberated."""

    meeting: Annotated[str, Label("审议的会议", "Meeting"), Meta(min_length=4, max_length=80)]
    note: Annotated[str, Label("审议情况", "How it went", long=True), Meta(min_length=5, max_length=10000)]


class Count(Facts, frozen=True):
    """A vote as the tellers announce it; the result is computed."""

    way: Annotated[VotingWay, Label("表决方式", "How the vote was taken")]
    base: Annotated[int, Label("全体代表", "All deputies", among="all_deputies"), Meta(ge=1, le=5000)]
    present: Annotated[int, Label("出席代表", "Present"), Meta(ge=0, le=5000)]
    in_favour: Annotated[int, Label("赞成", "For"), Meta(ge=0, le=5000)]
    against: Annotated[int, Label("反对", "Against"), Meta(ge=0, le=5000)]
    abstaining: Annotated[int, Label("弃权", "Abstaining"), Meta(ge=0, le=5000)]


class Resolution(Facts, frozen=True):
    """What the congress resolved."""

    name: Annotated[str, Label("决议名称", "Resolution"), Meta(min_length=5, max_length=80)]
    text: Annotated[str, Label("决议正文", "Text", long=True), Meta(min_length=20, max_length=20000)]


class Implementation(Facts, frozen=True, kw_only=True):
    """Who carries the resolution out, and by when that is reported."""

    lead_unit: Annotated[UnitId, Label("实施单位", "Implementing unit")]
    co_units: Annotated[tuple[UnitId, ...], Label("配合单位", "Assisting units"), Meta(max_length=8)] = ()
    report_by: Annotated[date, Label("报告期限", "Report due", hint=Text("按决议规定", "As the resolution says"))]
    note: Annotated[Annotated[str, Meta(max_length=1000)] | None, Label("交办意见", "Note", long=True)] = None


class Result(Facts, frozen=True):
    """What came of the resolution."""

    text: Annotated[str, Label("实施情况报告", "Report", long=True), Meta(min_length=20, max_length=20000)]
    document_number: Annotated[Annotated[str, Meta(max_length=60)] | None, Label("发文字号", "Document number")] = None


class Printing(Facts, frozen=True):
    """The session for which the report is printed."""

    session: Annotated[str, Label("印发的会议", "Session"), Meta(min_length=4, max_length=80)]


class Clearance(Facts, frozen=True):
    """What is looked at before anything is made public."""

    no_state_secret: Annotated[bool, Label("经审查不涉及国家秘密", "Reviewed: no state secret")] = False
    no_commercial_secret: Annotated[bool, Label("经审查不涉及商业秘密", "Reviewed: no commercial secret")] = False
    no_privacy: Annotated[bool, Label("经审查不涉及个人隐私", "Reviewed: no private information")] = False
