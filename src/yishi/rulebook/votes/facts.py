"""What each act on a vote carries; what the record tells is never asked for."""

# Annotations are read at run time to make forms and schemas: no lazy imports here.
from typing import Annotated

from msgspec import Meta

from yishi.kernel.facts import Facts, Label, MatterId, PersonId
from yishi.kernel.text import Text
from yishi.rulebook.votes.choices import Ballot, Chamber, Mark, OpenWay, SecretWay, Verdict

_Number = Annotated[int, Meta(ge=0, le=5000)]
_MANY = Meta(max_length=200)


class Question(Facts, frozen=True):
    """One thing to vote on: a motion, or a person for a post."""

    title: Annotated[str, Label("表决事项", "Question"), Meta(min_length=2, max_length=200)]
    person: Annotated[PersonId | None, Label("人选", "Person", among="person")] = None


class Called(Facts, frozen=True, kw_only=True):
    """A vote as the sitting puts it: the roll and who is present are drawn by the record."""

    sitting: Annotated[MatterId, Label("所属会议", "Sitting", told=True)]
    item: Annotated[int, Label("议程序号", "Item", told=True)]
    title: Annotated[str, Label("表决事项", "Vote on", told=True)]
    chamber: Annotated[Chamber, Label("表决机关", "Chamber", told=True)]
    ballot: Annotated[Ballot, Label("表决类型", "Kind", told=True)]
    questions: Annotated[tuple[Question, ...], Label("逐项表决", "Questions", told=True), Meta(min_length=1)]
    roll: Annotated[tuple[PersonId, ...], Label("全体成员", "All members", told=True, proof=True)]
    present: Annotated[tuple[PersonId, ...], Label("出席人员", "Present", told=True, proof=True)]
    tellers: Annotated[tuple[PersonId, ...], Label("监票人、计票人", "Tellers", told=True)] = ()
    presiders: Annotated[tuple[PersonId, ...], Label("会议主持人", "Presiding", told=True)] = ()
    matter: Annotated[MatterId | None, Label("所涉事项", "Matter", told=True)] = None
    seats: Annotated[int | None, Label("应选名额", "Seats", told=True)] = None


class OpenVote(Called, frozen=True, kw_only=True):
    """An open vote."""

    way: Annotated[OpenWay, Label("表决方式", "How", told=True)]


class SecretBallot(Called, frozen=True, kw_only=True):
    """A secret ballot, or a satisfaction test."""

    way: Annotated[SecretWay, Label("投票方式", "How", told=True)]


class Answer(Facts, frozen=True):
    """A vote on one question, by its place from 1."""

    question: Annotated[int, Label("序号", "No."), Meta(ge=1, le=200)]
    mark: Annotated[Mark, Label("意见", "Vote")]


class Cast(Facts, frozen=True):
    """A member's vote on every question."""

    answers: Annotated[tuple[Answer, ...], Label("表决意见", "Vote"), Meta(min_length=1), _MANY]


class Counted(Facts, frozen=True):
    """What tellers counted for one question."""

    question: Annotated[int, Label("序号", "No."), Meta(ge=1, le=200)]
    in_favour: Annotated[_Number, Label("赞成", "For")]
    against: Annotated[_Number, Label("反对", "Against")]
    abstaining: Annotated[_Number, Label("弃权", "Abstaining")]

    @property
    def numbers(self) -> tuple[int, ...]:
        """In the order of the options."""
        return self.in_favour, self.against, self.abstaining


class Graded(Facts, frozen=True):
    """What tellers counted for one question of a satisfaction test."""

    question: Annotated[int, Label("序号", "No."), Meta(ge=1, le=200)]
    satisfied: Annotated[_Number, Label("满意", "Satisfied")]
    basically: Annotated[_Number, Label("基本满意", "Basically satisfied")]
    dissatisfied: Annotated[_Number, Label("不满意", "Dissatisfied")]

    @property
    def numbers(self) -> tuple[int, ...]:
        """In the order of the grades."""
        return self.satisfied, self.basically, self.dissatisfied


class Hands(Facts, frozen=True):
    """Raised hands, as one teller counted them."""

    counts: Annotated[tuple[Counted, ...], Label("举手计数", "Hands counted"), Meta(min_length=1), _MANY]


class WriteIn(Facts, frozen=True):
    """Somebody whom voters wrote in (另选他人)."""

    name: Annotated[str, Label("另选他人姓名", "Name written in"), Meta(min_length=1, max_length=60)]
    votes: Annotated[_Number, Label("得票", "Votes")]


class Issued(Facts, frozen=True):
    """How many ballot papers were handed out."""

    issued: Annotated[int, Label("发出选票", "Ballots issued"), Meta(ge=1, le=5000)]


class Sheet(Issued, frozen=True, kw_only=True):
    """The count of a box of ballot papers, as one teller has it (Electoral Law art. 44)."""

    returned: Annotated[_Number, Label("收回选票", "Ballots returned")]
    valid: Annotated[_Number, Label("有效票", "Valid")]
    void: Annotated[_Number, Label("废票", "Void")]


class Papers(Sheet, frozen=True, kw_only=True):
    """A sheet on motions or persons."""

    counts: Annotated[tuple[Counted, ...], Label("逐项得票", "By question"), Meta(min_length=1), _MANY]
    write_ins: Annotated[tuple[WriteIn, ...], Label("另选他人", "Written in"), _MANY] = ()


class Grades(Sheet, frozen=True, kw_only=True):
    """A sheet of a satisfaction test."""

    counts: Annotated[tuple[Graded, ...], Label("逐项得票", "By question"), Meta(min_length=1), _MANY]


class DeviceKey(Facts, frozen=True):
    """The key of a voter's device, for this ballot alone: 64 hexadecimal digits."""

    key: Annotated[str, Label("设备密钥", "Device's key", proof=True), Meta(pattern="^[0-9a-f]{64}$")]


class BoxKey(Facts, frozen=True):
    """A scrutineer's key for what the others send, with the proof that its secret is known; JSON."""

    key: Annotated[str, Label("接收密钥", "Key for shares", proof=True), Meta(min_length=2, max_length=2000)]


class KeyShares(Facts, frozen=True):
    """A scrutineer's part of the ballot's key: commitments, and the others' shares, sealed; JSON."""

    commitments: Annotated[str, Label("密钥承诺", "Commitments", proof=True), Meta(min_length=2, max_length=4000)]
    shares: Annotated[str, Label("密封份额", "Sealed shares", proof=True), Meta(min_length=2, max_length=8000)]


class Frozen(Facts, frozen=True):
    """The poll as frozen: the hash of its manifest stands on the wall."""

    manifest: Annotated[str, Label("投票清单摘要", "Hash of the manifest", told=True)] = ""


class Keyed(Facts, frozen=True):
    """The key that ballots are sealed with; hexadecimal."""

    key: Annotated[str, Label("加密公钥", "Key", told=True, proof=True)] = ""


class Sealed(Facts, frozen=True):
    """A sealed ballot, as the voter's device made it; JSON, up to some 60 kB."""

    ballot: Annotated[str, Label("密封选票", "Sealed ballot", proof=True), Meta(min_length=2, max_length=200_000)]


class Part(Facts, frozen=True):
    """A scrutineer's part in opening the sum of all ballots; JSON."""

    factors: Annotated[
        str, Label("解密份额", "Part of the opening", proof=True), Meta(min_length=2, max_length=400_000)
    ]


class Outcome(Facts, frozen=True, kw_only=True):
    """What came of one question."""

    title: Annotated[str, Label("表决事项", "Question")]
    person: Annotated[PersonId | None, Label("人选", "Person")] = None
    counts: Annotated[tuple[int, ...], Label("得票", "Votes")]
    needed: Annotated[int, Label("法定票数", "Needed")]
    verdict: Annotated[Verdict, Label("结果", "Result")]

    @property
    def carried(self) -> bool:
        """Whether it was passed, or the person elected."""
        return self.verdict in {Verdict.PASSED, Verdict.ELECTED}


class Announced(Facts, frozen=True):
    """The result, computed from what was cast or counted."""

    base: Annotated[int, Label("全体人数", "Base", told=True)] = 0
    results: Annotated[tuple[Outcome, ...], Label("表决结果", "Results", told=True)] = ()


class Recorded(Announced, frozen=True, kw_only=True):
    """The result of a vote, as entered on what it was about."""

    vote: Annotated[MatterId, Label("表决", "Vote", told=True)]
    item: Annotated[int, Label("议程序号", "Item", told=True)]
    ballot: Annotated[Ballot, Label("表决类型", "Kind", told=True)]


class Voided(Facts, frozen=True):
    """That a vote came to nothing, and why."""

    vote: Annotated[MatterId, Label("表决", "Vote", told=True)]
    item: Annotated[int, Label("议程序号", "Item", told=True)]
    reason: Annotated[str, Label("理由", "Reason")]


class Reason(Facts, frozen=True):
    """A reason in writing."""

    reason: Annotated[
        str,
        Label("理由", "Reason", long=True, hint=Text("写明为什么作废", "Why it is void")),
        Meta(min_length=2, max_length=1000),
    ]
