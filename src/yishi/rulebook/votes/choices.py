"""What is voted on, in which way, and what a vote can say and come to."""

from enum import Enum
from typing import Final

from yishi.kernel.facts import Choice
from yishi.kernel.text import Text


class Chamber(Choice):
    """Whose vote it is: the base of its majority."""

    CONGRESS = "congress", "人民代表大会", "the congress"
    COMMITTEE = "committee", "常务委员会", "the standing committee"
    COUNCIL = "council", "主任会议", "the council of chairpersons"


class Ballot(Choice):
    """What the vote is on."""

    DECISION = "decision", "决议、决定", "a resolution or decision"
    AMENDMENT = "amendment", "修正案", "an amendment"
    APPOINTMENT = "appointment", "任命", "appointment"
    REMOVAL = "removal", "免职", "removal"
    RESIGNATION = "resignation", "接受辞职", "accepting a resignation"
    DISMISSAL = "dismissal", "撤职", "dismissal"
    RECALL = "recall", "罢免", "recall"
    ELECTION = "election", "选举", "election"
    TEST = "test", "满意度测评", "satisfaction test"


class OpenWay(Choice):
    """How an open vote is taken."""

    NAMED = "named", "按表决器（记名）", "by device, names shown"
    UNNAMED = "unnamed", "按表决器（不公布个人意见）", "by device, names not shown"
    HANDS = "hands", "举手表决", "by show of hands"


class SecretWay(Choice):
    """How a secret ballot is taken."""

    PAPER = "paper", "纸质选票", "on paper"
    SEALED = "sealed", "电子密封选票", "sealed, by device"


class Mark(Choice):
    """What one votes on a question."""

    FOR = "for", "赞成", "for"
    AGAINST = "against", "反对", "against"
    ABSTAIN = "abstain", "弃权", "abstain"


class Grade(Choice):
    """What one says of a work in a satisfaction test."""

    SATISFIED = "satisfied", "满意", "satisfied"
    BASICALLY = "basically_satisfied", "基本满意", "basically satisfied"
    DISSATISFIED = "dissatisfied", "不满意", "dissatisfied"


class Verdict(Choice):
    """What came of a question. Nobody types it in."""

    PASSED = "passed", "通过", "passed"
    FAILED = "failed", "未通过", "not passed"
    ELECTED = "elected", "当选", "elected"
    TIED = "tied", "得票相等，须再次投票", "tied: to be voted again"
    NOT_ELECTED = "not_elected", "未当选", "not elected"
    SATISFIED = "satisfied", "满意", "satisfied"
    BASICALLY = "basically_satisfied", "基本满意", "basically satisfied"
    DISSATISFIED = "dissatisfied", "不满意", "dissatisfied"


class Base(Enum):
    """Names of the bases that majorities are counted of."""

    ALL_DEPUTIES = Text("全体代表", "all deputies")
    ALL_MEMBERS = Text("常委会全体组成人员", "all members of the standing committee")
    ALL_OF_COUNCIL = Text("主任会议全体成员", "all members of the council of chairpersons")


BASES: Final = {
    Chamber.CONGRESS: Base.ALL_DEPUTIES.value,
    Chamber.COMMITTEE: Base.ALL_MEMBERS.value,
    Chamber.COUNCIL: Base.ALL_OF_COUNCIL.value,
}


# Elections are secret (Organic Law art. 28), and so are dismissals (Oversight Law art. 62) and recalls.
SECRET: Final = frozenset({Ballot.ELECTION, Ballot.DISMISSAL, Ballot.RECALL})
