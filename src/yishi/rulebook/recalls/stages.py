"""Where a recall can stand."""

from yishi.kernel.procedure import Stage


class At(Stage):
    """From the motion to the announcement."""

    MOVED = "moved", "已提出", "moved"
    TABLED = "tabled", "提请大会审议", "before the congress"
    VOTED = "voted", "已表决", "voted"
    RECALLED = "recalled", "已罢免", "recalled"
    REJECTED = "rejected", "未通过", "not carried"
    WITHDRAWN = "withdrawn", "已撤回", "withdrawn"
