"""Where a case on persons can stand."""

from yishi.kernel.procedure import Stage


class At(Stage):
    """From the submission to the oath."""

    SUBMITTED = "submitted", "已提请", "submitted"
    TABLED = "tabled", "列入会议议题", "tabled"
    VOTED = "voted", "已表决", "voted"
    CERTIFIED = "certified", "已颁发任命书", "certified"
    SWORN = "sworn", "已宪法宣誓", "sworn in"
    SETTLED = "settled", "已免职或者终止", "settled"
    REJECTED = "rejected", "未获通过", "rejected"
    WITHDRAWN = "withdrawn", "已撤回", "withdrawn"
