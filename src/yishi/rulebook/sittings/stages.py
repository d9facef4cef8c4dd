"""Where a sitting can stand."""

from typing import Final

from yishi.kernel.procedure import Stage


class At(Stage):
    """From the plan to the archive."""

    PLANNED = "planned", "已列入计划", "planned"
    TOPICS = "topics_collected", "征集议题", "topics collected"
    AGENDA_DRAFTED = "agenda_drafted", "议程草案已拟订", "agenda drafted"
    NOTICE_SENT = "notice_sent", "已发会议通知", "notice sent"
    PAPERS = "papers_distributed", "材料已送达", "papers distributed"
    OPEN = "open", "会议举行", "open"
    AGENDA_ADOPTED = "agenda_adopted", "议程已通过", "agenda adopted"
    DELIBERATION = "in_deliberation", "审议中", "in deliberation"
    VOTING = "voting", "表决中", "voting"
    CLOSED = "closed", "已闭会", "closed"
    MINUTES = "minutes_issued", "纪要已印发", "minutes issued"
    PUBLISHED = "published", "已公布", "published"
    ARCHIVED = "archived", "已归档", "archived"
    CANCELLED = "cancelled", "已取消", "cancelled"


def staying(*stages: At) -> dict[At, At]:
    """Moves of an act that leaves the sitting where it is."""
    return {stage: stage for stage in stages}


BEFORE: Final = (At.PLANNED, At.TOPICS, At.AGENDA_DRAFTED, At.NOTICE_SENT, At.PAPERS)
GATHERING: Final = (At.TOPICS, At.AGENDA_DRAFTED, At.NOTICE_SENT, At.PAPERS)
SITTING: Final = (At.OPEN, At.AGENDA_ADOPTED, At.DELIBERATION, At.VOTING)
AFTER: Final = (At.CLOSED, At.MINUTES, At.PUBLISHED, At.ARCHIVED)
