"""What each act on a sitting carries."""

# Annotations are read at run time to make forms and schemas: no lazy imports here.
from datetime import date
from typing import Annotated

from msgspec import Meta

from yishi.kernel.facts import Facts, Label, MatterId, PersonId, UnitId
from yishi.kernel.text import Text
from yishi.rulebook.sittings.choices import ItemKind, PaperState, Source
from yishi.rulebook.votes.choices import Ballot
from yishi.rulebook.votes.facts import Question

MEMBERS = "chairperson vice_chairperson committee_member"


class Plan(Facts, frozen=True, kw_only=True):
    """When and where the sitting is, and which one it is."""

    number: Annotated[
        int, Label("次数", "Number", hint=Text("第几次会议", "Which one of the term")), Meta(ge=1, le=500)
    ]
    day: Annotated[date, Label("会议日期", "Day")]
    last_day: Annotated[
        date | None, Label("闭会日期", "Last day", hint=Text("只开一天的不填", "Empty for one day"))
    ] = None
    place: Annotated[str, Label("会议地点", "Place"), Meta(min_length=2, max_length=80)]
    extraordinary: Annotated[bool, Label("临时召集", "Extraordinary")] = False


class NewPlan(Plan, frozen=True, kw_only=True):
    """Another day or place, and why."""

    reason: Annotated[str, Label("调整理由", "Reason"), Meta(min_length=2, max_length=500)]


class Topic(Facts, frozen=True, kw_only=True):
    """Something for the agenda."""

    kind: Annotated[ItemKind, Label("类别", "Kind")]
    title: Annotated[str, Label("议题", "Topic"), Meta(min_length=4, max_length=120)]
    source: Annotated[Source, Label("来源", "Source")] = Source.PLAN
    unit: Annotated[
        UnitId | None,
        Label("报告或者提请单位", "Reporting unit", hint=Text("没有的不填", "Empty if there is none")),
    ] = None


class Received(Facts, frozen=True, kw_only=True):
    """A matter that the council of chairpersons, or the presidium, has put on the agenda."""

    kind: Annotated[ItemKind, Label("类别", "Kind", told=True)]
    title: Annotated[str, Label("议题", "Topic", told=True)]
    matter: Annotated[MatterId, Label("事项", "Matter", told=True)]
    ballot: Annotated[Ballot, Label("表决类型", "Kind of vote", told=True)]
    questions: Annotated[tuple[Question, ...], Label("逐项表决", "Questions", told=True)]
    seats: Annotated[int | None, Label("应选名额", "Seats", told=True)] = None


class Released(Facts, frozen=True):
    """A matter that goes off the agenda: withdrawn, or moved to another sitting."""

    matter: Annotated[MatterId, Label("事项", "Matter", told=True)]


class Chosen(Facts, frozen=True):
    """One topic, by its number."""

    topic: Annotated[str, Label("议题", "Topic", among="topic")]


class Dropped(Chosen, frozen=True, kw_only=True):
    """A topic taken out, and why."""

    reason: Annotated[str, Label("理由", "Reason"), Meta(min_length=2, max_length=500)]


class Line(Facts, frozen=True):
    """An item of the agenda."""

    topic: Annotated[str, Label("议题", "Topic", among="topic")]
    minutes: Annotated[Annotated[int, Meta(ge=1, le=600)] | None, Label("预计用时（分钟）", "Minutes")] = None


class Agenda(Facts, frozen=True):
    """The agenda as drafted, in order."""

    lines: Annotated[
        tuple[Line, ...],
        Label("议程", "Agenda", among="agenda_lines", hint=Text("按会议顺序排列", "In the order of the sitting")),
        Meta(min_length=1, max_length=60),
    ]


class Notice(Facts, frozen=True):
    """The notice to all members; the record tells who they are."""

    note: Annotated[Annotated[str, Meta(max_length=1000)] | None, Label("注意事项", "Note", long=True)] = None
    roll: Annotated[tuple[PersonId, ...], Label("应到人员", "Members", told=True)] = ()


class Paper(Chosen, frozen=True, kw_only=True):
    """A paper for a topic."""

    state: Annotated[PaperState, Label("材料", "Paper")]


class Reason(Facts, frozen=True):
    """A reason in writing."""

    reason: Annotated[str, Label("理由", "Reason", long=True), Meta(min_length=2, max_length=1000)]


class Members(Facts, frozen=True):
    """Members of the standing committee."""

    persons: Annotated[tuple[PersonId, ...], Label("人员", "Members", among=MEMBERS), Meta(min_length=1)]


class Deputies(Facts, frozen=True):
    """Deputies."""

    persons: Annotated[tuple[PersonId, ...], Label("代表", "Deputies", among="deputy"), Meta(min_length=1)]


class Attendance(Facts, frozen=True):
    """Who is asked to attend without a vote (列席)."""

    units: Annotated[tuple[UnitId, ...], Label("列席单位", "Units")] = ()
    deputies: Annotated[tuple[PersonId, ...], Label("列席代表", "Deputies", among="deputy")] = ()


class Substitute(Facts, frozen=True):
    """Who comes in the head's place."""

    name: Annotated[str, Label("代为列席的人员", "Who comes"), Meta(min_length=2, max_length=60)]
    reason: Annotated[str, Label("理由", "Reason"), Meta(min_length=2, max_length=500)]


class Observers(Facts, frozen=True):
    """Citizens in the gallery (旁听)."""

    number: Annotated[int, Label("旁听人数", "Observers"), Meta(ge=1, le=500)]
    note: Annotated[Annotated[str, Meta(max_length=500)] | None, Label("备注", "Note")] = None
