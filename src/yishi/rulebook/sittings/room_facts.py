"""What the acts in the chamber and after it carry."""

# Annotations are read at run time to make forms and schemas: no lazy imports here.
from typing import Annotated

from msgspec import Meta

from yishi.kernel.facts import Facts, Label, MatterId, PersonId, UnitId
from yishi.kernel.text import Text
from yishi.rulebook.sittings.choices import Form
from yishi.rulebook.sittings.facts import MEMBERS
from yishi.rulebook.votes.choices import OpenWay, SecretWay

_Long = Annotated[str, Meta(min_length=2, max_length=20000)]


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
    persons: Annotated[tuple[PersonId, ...], Label("发言人员", "Speakers", among=MEMBERS), Meta(min_length=1)]
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
