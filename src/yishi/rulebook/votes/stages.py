"""Where a vote can stand."""

from yishi.kernel.procedure import Stage


class Open(Stage):
    """Of an open vote."""

    OPEN = "open", "表决中", "open"
    CLOSED = "closed", "表决截止", "closed"
    ANNOUNCED = "announced", "已宣布结果", "announced"
    VOID = "void", "作废", "void"


class Secret(Stage):
    """Of a secret ballot or a satisfaction test."""

    PREPARING = "preparing", "投票准备", "being prepared"
    KEYING = "keying", "生成密钥", "key being made"
    OPEN = "open", "投票中", "open"
    CLOSED = "closed", "投票截止待计票", "closed, to be counted"
    ANNOUNCED = "announced", "已宣布结果", "announced"
    VOID = "void", "作废", "void"
