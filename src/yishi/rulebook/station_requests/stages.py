"""Where a resident's request at a station can stand."""

from yishi.kernel.procedure import Stage


class At(Stage):
    """Received, in a deputy's hand or passed on, answered, and what the resident makes of it."""

    RECEIVED = "received", "待接办", "waiting for a deputy"
    IN_HAND = "in_hand", "代表办理中", "in a deputy's hand"
    WITH_UNIT = "with_unit", "转单位办理", "with a unit"
    WITH_PETITIONS = "with_petitions", "转信访办理", "with the petition body"
    SUGGESTED = "suggested", "已提出代表建议", "made into a suggestion"
    ANSWERED = "answered", "已答复待评价", "answered, to be evaluated"
    DECLINED = "declined", "不予办理并告知", "not taken up"
    WITHDRAWN = "withdrawn", "本人撤回", "withdrawn"
    CLOSED = "closed", "办结", "closed"


def staying(*stages: At) -> dict[At, At]:
    """Moves that leave a request where it stands."""
    return {stage: stage for stage in stages}
