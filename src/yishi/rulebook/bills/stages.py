"""The stages of a deputies' bill, and of the call for bills before a session."""

from typing import Final

from yishi.kernel.procedure import Stage


class At(Stage):
    """Where a bill can stand."""

    DRAFTING = "drafting", "起草", "drafting"
    COSIGNING = "co_signing", "征集联名", "co-signing"
    SUBMITTED = "submitted", "已提交待审查", "form to be examined"
    RETURNED = "returned_for_completion", "退回补正", "returned for completion"
    REGISTERED = "registered", "已登记待主席团决定", "awaiting the presidium's decision"
    IN_COMMITTEE = "to_committee", "专门委员会审议", "in committee"
    EXAMINED = "examined", "专门委员会已提出意见", "committee's opinion given"
    ON_AGENDA = "on_agenda", "列入大会议程", "on the agenda"
    DELIBERATED = "deliberated", "已审议待表决", "deliberated, to be voted"
    VOTED = "voted", "已表决待宣布", "voted, to be announced"
    PASSED = "passed", "表决通过", "passed"
    FAILED = "failed", "表决未通过", "not passed"
    NOT_ON_AGENDA = "not_on_agenda", "不列入大会议程", "not on the agenda"
    STUDIED = "studied", "闭会后研究", "studied after the session"
    SETTLED = "settled", "已答复提案代表", "answered to its movers"
    CONVERTED = "converted_to_suggestion", "转为代表建议", "converted to a suggestion"
    IMPLEMENTED = "handed_for_implementation", "交付实施", "handed over for implementation"
    REPORTED = "report_back", "已报告结果", "result reported"
    CLOSED = "closed", "办结", "closed"
    WITHDRAWN = "withdrawn", "已撤回", "withdrawn"


class Call(Stage):
    """Where a call for bills can stand."""

    OPEN = "open", "征集中", "open"
    CLOSED = "closed", "已截止", "closed"


def staying(*stages: At) -> dict[At, At]:
    """Moves of an act that leaves the bill where it is."""
    return {stage: stage for stage in stages}


OWN_DRAFT: Final = frozenset({At.DRAFTING, At.COSIGNING})
# From here on it lies before the whole congress.
BEFORE_ALL: Final = frozenset(
    {At.ON_AGENDA, At.DELIBERATED, At.VOTED, At.PASSED, At.FAILED, At.IMPLEMENTED, At.REPORTED, At.CLOSED}
)
# Where the presidium has decided, so that what became of it can be told to the public.
DECIDED: Final = (
    At.ON_AGENDA, At.DELIBERATED, At.VOTED, At.PASSED, At.FAILED, At.NOT_ON_AGENDA, At.STUDIED, At.SETTLED,
    At.CONVERTED, At.IMPLEMENTED, At.REPORTED, At.CLOSED,
)  # fmt: skip
