"""Where a decision can stand."""

from yishi.kernel.procedure import Stage


class At(Stage):
    """From the proposal to the report on carrying it out."""

    PROPOSED = "proposed", "已提出", "proposed"
    TABLED = "tabled", "列入会议议题", "tabled"
    VOTED = "voted", "已表决", "voted"
    PROMULGATED = "promulgated", "已公布", "promulgated"
    REPORTED = "report_back", "已报告实施情况", "reported on"
    CLOSED = "closed", "办结", "closed"
    REJECTED = "rejected", "未通过", "not passed"
    NOT_TABLED = "not_tabled", "不列入议程", "not tabled"
    WITHDRAWN = "withdrawn", "已撤回", "withdrawn"
