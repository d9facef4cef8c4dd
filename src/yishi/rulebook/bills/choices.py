"""The closed lists that facts of bills choose from."""

from yishi.kernel.facts import Choice


class Recommendation(Choice):
    """What a special committee recommends to the presidium (Organic Law art. 22)."""

    ON_AGENDA = "on_agenda", "建议列入大会议程", "put it on the agenda"
    OFF_AGENDA = "off_agenda", "建议不列入大会议程", "leave it off the agenda"
    AS_SUGGESTION = "as_suggestion", "建议作为代表建议处理", "handle it as a suggestion"


class VotingWay(Choice):
    """How a vote is taken: the congress's own rules say which."""

    DEVICE = "device", "按表决器", "by voting device"
    HANDS = "hands", "举手", "by show of hands"
    BALLOT = "ballot", "无记名投票", "by secret ballot"


class Outcome(Choice):
    """What became of a bill."""

    PASSED = "passed", "表决通过", "passed"
    FAILED = "failed", "表决未通过", "not passed"
    CONVERTED = "converted", "转为代表建议", "converted to a suggestion"
    OFF_AGENDA = "off_agenda", "未列入议程", "not on the agenda"
    STUDIED = "studied", "闭会后研究", "studied after the session"
    WITHDRAWN = "withdrawn", "撤回", "withdrawn"
