"""What notices are about, and by which roads they go."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from yishi.kernel.text import Text


class Kind(StrEnum):
    """What a notice is about."""

    TURN = "turn"
    NEWS = "news"
    SOON = "soon"
    LATE = "late"


class Road(StrEnum):
    """How a notice reaches somebody."""

    SITE = "site"
    MAIL = "mail"
    HOOK = "hook"


KINDS: Final = {
    Kind.TURN: Text("轮到我办理", "my turn"),
    Kind.NEWS: Text("办理动态", "news"),
    Kind.SOON: Text("即将到期", "due soon"),
    Kind.LATE: Text("已经逾期", "overdue"),
}
ABOUT: Final = {
    Kind.TURN: Text("待受理、待答复、待评价等，下一步由我办理", "to admit, reply or evaluate: the next act is mine"),
    Kind.NEWS: Text("受理、交办、退回、答复、办结等", "admitted, handed over, returned, replied, closed and the like"),
    Kind.SOON: Text(
        "由我办理的期限、由我督促的承诺临近", "a term that binds me, or a promise that I watch over, runs out"
    ),
    Kind.LATE: Text("由我办理的，或者由我督促的已过期限", "a term that binds me, or that I watch over, has passed"),
}
ROADS: Final = {
    Road.SITE: Text("站内提醒", "on the site"),
    Road.MAIL: Text("电子邮件", "e-mail"),
    Road.HOOK: Text("短信和办公通讯", "SMS or office messenger"),
}
# What nobody has to choose: news is for reading on the site.
USUAL: Final = {
    Road.SITE: tuple(Kind),
    Road.MAIL: (Kind.TURN, Kind.SOON, Kind.LATE),
    Road.HOOK: (Kind.TURN, Kind.SOON, Kind.LATE),
}
