"""Where an election can stand."""

from yishi.kernel.procedure import Stage


class At(Stage):
    """From the first nomination to the oath."""

    NOMINATING = "nominating", "提名候选人", "nominating"
    LISTED = "listed", "候选人名单已确定", "candidates confirmed"
    TABLED = "tabled", "提请大会选举", "before the congress"
    VOTED = "voted", "已投票", "voted"
    APPROVAL = "approval", "报请批准", "awaiting approval"
    ANNOUNCED = "announced", "已公告", "announced"
    SWORN = "sworn", "已宪法宣誓", "sworn in"
    LEFT_OPEN = "left_open", "留待另行选举", "left open"
