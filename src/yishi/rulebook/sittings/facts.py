"""What each act on a sitting carries."""

# Annotations are read at run time to make forms and schemas: no lazy imports here.
from datetime import date
from typing import Annotated

from msgspec import Meta

from yishi.kernel.facts import Facts, Label, MatterId, PersonId, UnitId
from yishi.kernel.text import Text
from yishi.rulebook.sittings.choices import Form, ItemKind, PaperState, Source
from yishi.rulebook.votes.choices import Ballot, OpenWay, SecretWay
from yishi.rulebook.votes.facts import Question

_MEMBERS = "chairperson vice_chairperson committee_member"
_Long = Annotated[str, Meta(min_length=2, max_length=20000)]


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

    persons: Annotated[tuple[PersonId, ...], Label("人员", "Members", among=_MEMBERS), Meta(min_length=1)]


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


class Opened(Facts, frozen=True):
    """Who the members are and who is there, drawn by the record; and the sitting before."""

    roll: Annotated[tuple[PersonId, ...], Label("应到", "Members", told=True)] = ()
    present: Annotated[tuple[PersonId, ...], Label("实到", "Present", told=True)] = ()
    previous: Annotated[MatterId | None, Label("上次会议", "Sitting before", told=True)] = None


class Raised(Facts, frozen=True):
    """Hands raised on the agenda, as tellers or the secretariat counted them."""

    in_favour: Annotated[int, Label("赞成", "For"), Meta(ge=0, le=5000)]
    against: Annotated[int, Label("反对", "Against"), Meta(ge=0, le=5000)] = 0
    abstaining: Annotated[int, Label("弃权", "Abstaining"), Meta(ge=0, le=5000)] = 0


class Presidium(Raised, frozen=True, kw_only=True):
    """The presidium and the secretary-general of a session (Organic Law art. 17)."""

    presidium: Annotated[
        tuple[PersonId, ...], Label("主席团成员", "Presidium", among="deputy"), Meta(min_length=1, max_length=99)
    ]
    secretary_general: Annotated[PersonId, Label("大会秘书长", "Secretary-general", among="deputy")]


class Taken(Facts, frozen=True):
    """The item taken up."""

    topic: Annotated[str, Label("议程", "Item", among="agenda")]


class Speech(Facts, frozen=True):
    """Who has the floor, and for how long."""

    person: Annotated[str, Label("发言人", "Speaker", among="asking")]
    minutes: Annotated[int, Label("时限（分钟）", "Minutes", among="speech_minutes"), Meta(ge=1, le=60)]


class Opinion(Facts, frozen=True):
    """What a member says on an item, in writing."""

    topic: Annotated[str, Label("议程", "Item", among="agenda")]
    text: Annotated[str, Label("审议意见", "Opinion", long=True), Meta(min_length=2, max_length=4000)]


class Group(Facts, frozen=True, kw_only=True):
    """A meeting of a group, of groups together or of a delegation, with its minutes."""

    form: Annotated[Form, Label("会议形式", "Form")]
    name: Annotated[str, Label("名称", "Name", hint=Text("例如：第一组", "Such as: first group")), Meta(max_length=40)]
    topic: Annotated[str, Label("议程", "Item", among="agenda")]
    persons: Annotated[tuple[PersonId, ...], Label("发言人员", "Speakers", among=_MEMBERS), Meta(min_length=1)]
    text: Annotated[_Long, Label("会议记录", "Minutes", long=True)]


class DelegationGroup(Group, frozen=True, kw_only=True):
    """The same at a session of the congress."""

    persons: Annotated[tuple[PersonId, ...], Label("发言代表", "Speakers", among="deputy"), Meta(min_length=1)]


class Amendment(Facts, frozen=True):
    """An amendment to what an item proposes."""

    topic: Annotated[str, Label("议程", "Item", among="agenda")]
    text: Annotated[str, Label("修正内容", "Amendment", long=True), Meta(min_length=4, max_length=4000)]


class HeldBack(Facts, frozen=True):
    """An item not put to the vote, and what is proposed next (Organic Law art. 54)."""

    topic: Annotated[str, Label("议程", "Item", among="agenda")]
    reason: Annotated[
        str, Label("理由和下一步意见", "Why, and what next", long=True), Meta(min_length=4, max_length=1000)
    ]


class Agreed(Facts, frozen=True):
    """What the council of chairpersons agreed."""

    topic: Annotated[str, Label("议程", "Item", among="agenda")]
    text: Annotated[str, Label("会议决定", "What was agreed", long=True), Meta(min_length=4, max_length=4000)]


class Put(Facts, frozen=True, kw_only=True):
    """What is put to an open vote; the record tells which vote it is."""

    subject: Annotated[str, Label("表决事项", "Put to the vote", among="votable")]
    way: Annotated[OpenWay, Label("表决方式", "How")]
    vote: Annotated[MatterId | None, Label("表决", "Vote", told=True)] = None


class PutSecretly(Facts, frozen=True, kw_only=True):
    """What is put to a secret ballot."""

    subject: Annotated[str, Label("投票事项", "Put to the ballot", among="votable")]
    way: Annotated[SecretWay, Label("投票方式", "How")]
    vote: Annotated[MatterId | None, Label("投票", "Ballot", told=True)] = None


class PutToTest(Facts, frozen=True, kw_only=True):
    """What is tested."""

    subject: Annotated[str, Label("测评事项", "What is tested", among="testable")]
    way: Annotated[SecretWay, Label("投票方式", "How")]
    vote: Annotated[MatterId | None, Label("测评", "Test", told=True)] = None


class Minutes(Facts, frozen=True):
    """The minutes, drafted from the record."""

    text: Annotated[
        str,
        Label(
            "会议纪要",
            "Minutes",
            long=True,
            among="minutes_draft",
            hint=Text("已据会议记录起草，请核改", "Drafted from the record: check and correct it"),
        ),
        Meta(min_length=10, max_length=40000),
    ]


class Handed(Facts, frozen=True, kw_only=True):
    """Deliberation opinions handed to the organ that owes a report on them."""

    topic: Annotated[str, Label("议程", "Item", among="agenda")]
    unit: Annotated[UnitId, Label("研究处理单位", "To")]
    text: Annotated[_Long, Label("审议意见", "Opinions", long=True)]


class Handling(Facts, frozen=True):
    """What an organ did about the opinions."""

    topic: Annotated[str, Label("议程", "Item", among="handed")]
    text: Annotated[_Long, Label("研究处理情况报告", "Report", long=True)]


class Gazette(Facts, frozen=True):
    """Where the results are published."""

    issue: Annotated[
        str,
        Label("公报或者公布载体", "Gazette", hint=Text("例如：公报2026年第3号", "Such as: gazette no. 3 of 2026")),
        Meta(min_length=2, max_length=80),
    ]


class NextHeld(Facts, frozen=True):
    """The sitting that followed."""

    sitting: Annotated[MatterId, Label("下次会议", "Next sitting", told=True)]
