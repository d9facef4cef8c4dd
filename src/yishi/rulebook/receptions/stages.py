"""Where a reception can stand."""

from yishi.kernel.procedure import Stage


class At(Stage):
    """Where a reception can stand."""

    PLANNED = "planned", "已安排", "planned"
    HELD = "held", "已接待", "held"
    CANCELLED = "cancelled", "已取消", "called off"
