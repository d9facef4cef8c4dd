"""What the acts about activities and reports to voters carry."""

# Annotations of facts are read at run time.
from datetime import date
from typing import Annotated

from msgspec import Meta

from yishi.kernel.facts import Choice, Facts, Label, PersonId
from yishi.kernel.procedure import Stage
from yishi.kernel.text import Text


class Held(Stage):
    """Where an activity can stand."""

    CALLED = "called", "已通知", "called"
    HELD = "held", "已登记", "entered"
    OBJECTED = "objected", "代表有异议", "objected to"
    CANCELLED = "cancelled", "已撤销", "taken back"


class Reported(Stage):
    """Where a report to voters can stand."""

    REPORTED = "reported", "待确认", "to be confirmed"
    RETURNED = "returned", "退回补正", "returned"
    CONFIRMED = "confirmed", "已确认", "confirmed"


class Kind(Choice):
    """What deputies do together, as the Deputies Law names it."""

    SESSION = "session", "出席代表大会会议", "session of the congress"
    COMMITTEE_MEETING = "committee_meeting", "列席常委会会议", "standing committee meeting, non-voting"
    INSPECTION = "inspection", "视察", "inspection"
    STUDY = "study", "专题调研", "research"
    ENFORCEMENT_CHECK = "enforcement_check", "执法检查", "inspection of law enforcement"
    GROUP = "group", "代表小组活动", "deputies' group"
    TRAINING = "training", "履职学习培训", "training"
    CONTACT = "contact", "联系群众", "contact with the people"


_SEALED = Text("加密保存，不公开", "kept sealed, never public")
_PRESENT = Label(
    "到会代表", "Deputies present", among="deputy", hint=Text("没有到会的请取消勾选", "untick who was not there")
)


class Call(Facts, frozen=True):
    """An activity, and who is called to it."""

    kind: Annotated[Kind, Label("活动类别", "Kind")]
    title: Annotated[str, Label("活动名称", "Title"), Meta(min_length=4, max_length=80)]
    day: Annotated[date, Label("活动日期", "Day")]
    place: Annotated[str, Label("地点", "Place"), Meta(min_length=2, max_length=80)]
    deputies: Annotated[
        tuple[PersonId, ...],
        Label("参加代表", "Deputies called", among="deputy"),
        Meta(min_length=1, max_length=3000),
    ]
    agenda: Annotated[Annotated[str, Meta(max_length=2000)] | None, Label("活动安排", "What is planned", long=True)] = (
        None
    )


class Asking(Facts, frozen=True):
    """That a deputy cannot come; why may be a matter of health, and is kept apart."""

    reason: Annotated[
        Annotated[str, Meta(max_length=500)] | None,
        Label("请假事由", "Reason", long=True, personal=True, hint=_SEALED),
    ] = None


class Minutes(Facts, frozen=True):
    """Who took part, and what was done."""

    deputies: Annotated[tuple[PersonId, ...], _PRESENT, Meta(min_length=1, max_length=3000)]
    note: Annotated[Annotated[str, Meta(max_length=2000)] | None, Label("活动情况", "What was done", long=True)] = None


class Leave(Facts, frozen=True):
    """Who was on leave. Why may be a matter of health, and is kept apart."""

    deputies: Annotated[
        tuple[PersonId, ...], Label("请假代表", "On leave", among="deputy"), Meta(min_length=1, max_length=300)
    ]
    reason: Annotated[
        Annotated[str, Meta(max_length=500)] | None,
        Label("请假事由", "Reason", long=True, personal=True, hint=_SEALED),
    ] = None


class Correction(Facts, frozen=True):
    """Everybody who took part after all, and what had been wrong."""

    deputies: Annotated[tuple[PersonId, ...], _PRESENT, Meta(min_length=1, max_length=3000)]
    reason: Annotated[
        str,
        Label(
            "更正说明",
            "What was wrong",
            long=True,
            hint=Text("向社会公开，不写请假和健康情况", "public: nothing on leave or health"),
        ),
        Meta(min_length=2, max_length=500),
    ]


class Reason(Facts, frozen=True):
    """Why."""

    reason: Annotated[str, Label("说明", "Reason", long=True), Meta(min_length=2, max_length=500)]


class VoterReport(Facts, frozen=True):
    """A deputy's report to the voters of the constituency, or to the unit that elected."""

    day: Annotated[date, Label("报告日期", "Day")]
    place: Annotated[str, Label("地点", "Place"), Meta(min_length=2, max_length=80)]
    listeners: Annotated[int, Label("到场选民人数", "Voters present"), Meta(ge=1, le=100_000)]
    text: Annotated[str, Label("报告内容", "The report", long=True), Meta(min_length=10, max_length=20_000)]
    opinions: Annotated[
        Annotated[str, Meta(max_length=5000)] | None,
        Label("选民意见", "What voters said", long=True, hint=Text("不写选民姓名", "without names")),
    ] = None
