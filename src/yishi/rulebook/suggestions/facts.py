"""What each act on a suggestion carries."""

# Annotations are read at run time to make forms and schemas: no lazy imports here.
from datetime import date
from typing import Annotated, Final

from msgspec import Meta

from yishi.kernel.facts import Facts, Label, MatterId, PersonId, UnitId
from yishi.kernel.text import Text
from yishi.rulebook.suggestions.choices import (
    Finding,
    Grade,
    Inadmissible,
    Occasion,
    Openness,
    Result,
    Secrecy,
    Sector,
    Shortfall,
    Way,
)

TEXT_HINT: Final = Text(
    "写明情况、问题和具体意见，一事一议", "The situation, the problem and what you propose; one matter each"
)


class Draft(Facts, frozen=True):
    """The suggestion itself."""

    title: Annotated[str, Label("标题", "Title"), Meta(min_length=5, max_length=80)]
    sector: Annotated[Sector, Label("类别", "Sector")]
    text: Annotated[str, Label("正文", "Text", long=True, hint=TEXT_HINT), Meta(min_length=20, max_length=20000)]
    phone: Annotated[
        Annotated[str, Meta(max_length=64)] | None,
        Label(
            "联系电话",
            "Telephone",
            personal=True,
            hint=Text("只供办理联系使用，加密保存", "Sealed; for contact only"),
        ),
    ] = None
    confidential: Annotated[bool, Label("要求保密，不向社会公开", "Keep confidential")] = False


class Invitation(Facts, frozen=True):
    """Deputies asked to co-sign."""

    persons: Annotated[
        tuple[PersonId, ...],
        Label("邀请联名的代表", "Deputies invited", among="deputy"),
        Meta(min_length=1, max_length=60),
    ]


class Submission(Facts, frozen=True):
    """When the suggestion is handed in."""

    occasion: Annotated[Occasion, Label("提出时间", "Occasion")] = Occasion.RECESS


class Inadmissibility(Facts, frozen=True):
    """Why a suggestion is not taken up as one."""

    ground: Annotated[Inadmissible, Label("不予受理的情形", "Ground")]
    explanation: Annotated[str, Label("向代表的说明", "Explanation", long=True), Meta(min_length=5, max_length=2000)]


class Conversion(Inadmissibility, frozen=True):
    """Passed on as a letter, for reference."""

    unit: Annotated[UnitId | None, Label("转送参考的单位", "Unit it is forwarded to")] = None


class Admission(Facts, frozen=True):
    """Taken up, with a corrected sector where needed."""

    sector: Annotated[Sector | None, Label("核定类别", "Sector as corrected")] = None


class Merger(Facts, frozen=True):
    """Handled together with another suggestion of the same or like content."""

    into: Annotated[MatterId, Label("并入的建议", "Merged into")]
    note: Annotated[Annotated[str, Meta(max_length=500)] | None, Label("并案理由", "Why")] = None


class Absorption(Facts, frozen=True):
    """What a suggestion takes over from one merged into it."""

    matter: Annotated[MatterId, Label("并入的建议", "Suggestion merged")]
    persons: Annotated[tuple[PersonId, ...], Label("并案代表", "Its movers")] = ()


class Assignment(Facts, frozen=True):
    """Who is to handle the suggestion."""

    lead_unit: Annotated[UnitId, Label("主办单位", "Lead unit")]
    co_units: Annotated[tuple[UnitId, ...], Label("协办单位", "Co-handling units"), Meta(max_length=8)] = ()
    broad: Annotated[
        bool,
        Label("涉及面广、处理难度大，同意六个月内答复", "Broad or difficult: six months allowed"),
    ] = False
    note: Annotated[Annotated[str, Meta(max_length=1000)] | None, Label("交办意见", "Note", long=True)] = None


class Reason(Facts, frozen=True):
    """A reason in writing."""

    reason: Annotated[str, Label("理由", "Reason", long=True), Meta(min_length=2, max_length=2000)]


class ReturnRequest(Reason, frozen=True):
    """Why the item is not this unit's, and whose it may be."""

    proper_unit: Annotated[UnitId | None, Label("建议承办单位", "Unit that may be competent")] = None


class Contact(Facts, frozen=True):
    """How the deputy was heard."""

    way: Annotated[Way, Label("联系方式", "Way")]
    note: Annotated[str, Label("沟通情况", "What was said", long=True), Meta(min_length=2, max_length=2000)]


class Opinion(Facts, frozen=True):
    """A co-handling unit's opinion."""

    text: Annotated[str, Label("协办意见", "Opinion", long=True), Meta(min_length=5, max_length=5000)]


class Promise(Facts, frozen=True):
    """Something a unit undertakes to do by a day."""

    text: Annotated[str, Label("承诺事项", "Promise"), Meta(min_length=4, max_length=300)]
    due: Annotated[date, Label("完成时限", "By")]


class Reply(Facts, frozen=True):
    """The reply to the deputy, as drafted for the head's signature."""

    result: Annotated[Result, Label("办理结果", "Result")]
    text: Annotated[str, Label("答复正文", "Reply", long=True), Meta(min_length=20, max_length=20000)]
    document_number: Annotated[Annotated[str, Meta(max_length=60)] | None, Label("发文字号", "Document number")] = None
    promises: Annotated[tuple[Promise, ...], Label("承诺事项", "Promises"), Meta(max_length=10)] = ()
    contact: Annotated[
        Annotated[str, Meta(max_length=60)] | None,
        Label("联系人及电话", "Contact and telephone", hint=Text("办公电话，印在答复上", "Printed on the reply")),
    ] = None
    openness: Annotated[Openness | None, Label("公开属性", "Openness")] = None


class Correction(Reply, frozen=True, kw_only=True):
    """The reply as it should have been, in place of the one that was signed."""

    reason: Annotated[str, Label("更正理由", "Why it is corrected", long=True), Meta(min_length=2, max_length=2000)]


class Remark(Facts, frozen=True):
    """A remark that may be left out."""

    remark: Annotated[Annotated[str, Meta(max_length=2000)] | None, Label("意见说明", "Remark", long=True)] = None


class Reservation(Remark, frozen=True):
    """A remark below satisfied, with what fell short."""

    shortfalls: Annotated[
        tuple[Shortfall, ...],
        Label("不足之处", "What fell short", hint=Text("可多选", "Tick all that apply")),
        Meta(max_length=7),
    ] = ()


class FollowUp(Facts, frozen=True):
    """A visit to see on the spot what became of a suggestion (回访)."""

    way: Annotated[Way, Label("回访方式", "Way")]
    finding: Annotated[Finding, Label("回访情况", "What was found")]
    note: Annotated[
        str, Label("现场情况和代表意见", "What was seen and said", long=True), Meta(min_length=2, max_length=2000)
    ]


class PromiseRating(Facts, frozen=True):
    """The deputy's evaluation of how a promise was kept."""

    promise: Annotated[str, Label("承诺事项", "Promise", among="reported_promise"), Meta(pattern=r"^\d+\.\d+$")]
    grade: Annotated[Grade, Label("评价", "Evaluation")]
    remark: Annotated[Annotated[str, Meta(max_length=2000)] | None, Label("意见说明", "Remark", long=True)] = None


class Conference(Facts, frozen=True):
    """What both sides, called together by the office, came to about a promise."""

    promise: Annotated[str, Label("承诺事项", "Promise", among="ill_kept_promise"), Meta(pattern=r"^\d+\.\d+$")]
    outcome: Annotated[str, Label("处理意见", "Outcome", long=True), Meta(min_length=2, max_length=2000)]


class Supervision(Facts, frozen=True):
    """Who of the council of chairpersons supervises the handling."""

    person: Annotated[PersonId, Label("督办领导", "Supervising chairperson", among="chairperson vice_chairperson")]
    reason: Annotated[Annotated[str, Meta(max_length=1000)] | None, Label("确定理由", "Why", long=True)] = None


class PromiseReport(Facts, frozen=True):
    """What became of a promise."""

    promise: Annotated[str, Label("承诺事项", "Promise", among="promise"), Meta(pattern=r"^\d+\.\d+$")]
    note: Annotated[str, Label("落实情况", "What was done", long=True), Meta(min_length=2, max_length=2000)]


class Clearance(Facts, frozen=True):
    """What is looked at before anything is made public (CQ-SUG 36)."""

    no_state_secret: Annotated[bool, Label("经审查不涉及国家秘密", "Reviewed: no state secret")] = False
    no_commercial_secret: Annotated[bool, Label("经审查不涉及商业秘密", "Reviewed: no commercial secret")] = False
    no_privacy: Annotated[bool, Label("经审查不涉及个人隐私", "Reviewed: no private information")] = False


class Withholding(Facts, frozen=True):
    """Why it is not, or no longer, public."""

    ground: Annotated[Secrecy, Label("不予公开的理由", "Ground")]
