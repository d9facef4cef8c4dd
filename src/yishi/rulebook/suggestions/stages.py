"""The stages of a suggestion."""

from typing import Final

from yishi.kernel.procedure import Stage


class At(Stage):
    """Where a suggestion can stand."""

    DRAFTING = "drafting", "起草", "drafting"
    COSIGNING = "co_signing", "征集联名", "co-signing"
    SUBMITTED = "submitted", "已提交待受理", "awaiting admission"
    RETURNED = "returned_to_deputy", "退回代表", "returned to the deputy"
    CONVERTED = "converted_to_letter", "转作来信", "converted to a letter"
    ADMITTED = "admitted", "已受理待交办", "awaiting hand-over"
    MERGED = "merged", "并案办理", "merged"
    HANDLING = "handling", "办理中", "being handled"
    RETURN_REQUESTED = "return_requested", "申请退办", "return requested"
    REPLIED = "replied", "已答复待评价", "awaiting evaluation"
    DISSATISFIED = "dissatisfied", "代表不满意", "deputy dissatisfied"
    REHANDLING = "rehandling", "重新办理", "being handled again"
    REPLIED_AGAIN = "re_replied", "再次答复待评价", "awaiting a second evaluation"
    UNRESOLVED = "unresolved", "仍不满意待研究", "still dissatisfied"
    CLOSED = "closed", "办结", "closed"
    WITHDRAWN = "withdrawn", "已撤回", "withdrawn"


def staying(*stages: At) -> dict[At, At]:
    """Moves of an act that leaves the matter where it is."""
    return {stage: stage for stage in stages}


OWN_DRAFT: Final = frozenset({At.DRAFTING, At.COSIGNING})
WITH_UNIT: Final = frozenset({At.HANDLING, At.REHANDLING})
WITH_DEPUTY: Final = frozenset({At.REPLIED, At.REPLIED_AGAIN})
ANSWERED: Final = (At.REPLIED, At.DISSATISFIED, At.REHANDLING, At.REPLIED_AGAIN, At.UNRESOLVED, At.CLOSED)
