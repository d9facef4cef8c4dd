"""Which sittings the county held in its year, with what on the agenda, and how each vote went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote: how it is taken, and how many are for, against and abstaining. ``fate``: void, or held back."""

    act: str
    way: str
    marks: tuple[int, int, int]
    fate: str = ""
    amendment: str = ""
    others: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """An item of the agenda: its kind, words, who reports, and the votes on it; opinions are handed to ``unit``."""

    kind: str
    title: str
    unit: str = ""
    votes: tuple[Vote, ...] = ()
    opinion: str = ""
    handled: bool = False
    tabled: date | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of the standing committee. ``stop``: how far it has come; ``away``: how many do not come."""

    number: int
    day: date
    topics: tuple[Topic, ...]
    away: int = 2
    stop: str = "archived"
    first_try: date | None = None
    cancelled: bool = False


FINANCE, AGRICULTURE, HEALTH = "县财政局", "县农业农村局", "县卫生健康局"
GOVERNMENT: Final = "县人民政府办公室"


def named(in_favour: int, against: int = 0, abstaining: int = 0) -> Vote:
    """A vote by device, names shown."""
    return Vote("put_to_vote", "named", (in_favour, against, abstaining))


# These are cases of their own, put on the agenda by the council on a day.
DECIDING: Final = Topic(
    "bill",
    "关于加强饮用水水源保护的决定",
    votes=(
        Vote("put_to_vote", "named", (17, 6, 2), amendment="将第三条中的“一年内”修改为“六个月内”。"),
        named(24, 0, 1),
    ),
    tabled=date(2026, 4, 9),
)
REFUSING: Final = Topic("bill", "关于设立县级公园管理办法的决定", votes=(named(12, 9, 3),), tabled=date(2026, 6, 8))
APPOINTING: Final = Topic(
    "personnel",
    "任命县统计局局长等",
    votes=(
        Vote("put_to_ballot", "paper", (23, 1, 1), "void", others=((10, 11, 4),)),
        Vote("put_to_ballot", "paper", (23, 1, 1), others=((10, 11, 4),)),
    ),
    tabled=date(2026, 10, 12),
)
DISMISSING: Final = Topic(
    "personnel", "撤销县商务局副职", votes=(Vote("put_to_ballot", "paper", (9, 13, 3)),), tabled=date(2026, 8, 10)
)
_TURNED_DOWN: Final = Topic(
    "personnel", "任命县商务局局长", votes=(Vote("put_to_ballot", "paper", (11, 12, 2)),), tabled=date(2026, 2, 2)
)

MEETINGS: Final = (
    Meeting(
        34,
        date(2025, 12, 26),
        (
            Topic(
                "bill",
                "关于召开县第十八届人民代表大会第五次会议的决定",
                votes=(Vote("put_to_vote", "hands", (25, 0, 0)),),
            ),
            Topic("report", "关于代表建议办理情况的报告", GOVERNMENT, opinion="建议办理要从重答复转向重落实。"),
        ),
    ),
    Meeting(
        35,
        date(2026, 2, 26),
        (
            Topic(
                "report",
                "关于春季农业生产和粮食安全情况的报告",
                AGRICULTURE,
                opinion="加快高标准农田建后管护。",
                handled=True,
            ),
            Topic("bill", "关于县人大常委会2026年工作要点的决定", votes=(named(25),)),
            _TURNED_DOWN,
        ),
    ),
    Meeting(
        36,
        date(2026, 4, 24),
        (
            Topic(
                "report",
                "关于老年人权益保障工作情况的报告",
                "县民政局",
                votes=(Vote("put_to_test", "paper", (18, 5, 2)),),
                opinion="完善居家养老服务网络，规范养老机构收费。",
                handled=True,
            ),
            DECIDING,
        ),
    ),
    Meeting(
        37,
        date(2026, 6, 23),
        (
            Topic(
                "budget", "关于批准2025年县级决算的决议", FINANCE, votes=(Vote("put_to_vote", "unnamed", (24, 0, 1)),)
            ),
            Topic("bill", "关于县域停车收费的决定", GOVERNMENT, votes=(Vote("hold_back", "", (0, 0, 0)),)),
            REFUSING,
        ),
        away=3,
    ),
    Meeting(
        38,
        date(2026, 8, 27),
        (
            Topic(
                "report",
                "关于上半年国民经济和社会发展计划执行情况的报告",
                GOVERNMENT,
                opinion="稳住工业投资，盯紧重点项目。",
            ),
            Topic(
                "report",
                "关于上半年预算执行情况的报告",
                FINANCE,
                opinion="硬化预算约束，压减一般性支出。",
                handled=True,
            ),
            DISMISSING,
        ),
        first_try=date(2026, 8, 20),
    ),
    Meeting(
        39,
        date(2026, 10, 27),
        (
            Topic("report", "关于农村供水保障情况的报告", "县水利局", opinion="管网延伸要通到最后一公里。"),
            APPOINTING,
        ),
        stop="closed",
    ),
    Meeting(
        40,
        date(2026, 11, 20),
        (
            Topic("report", "关于卫生服务体系建设情况的报告", HEALTH),
            Topic("bill", "关于召开县第十八届人民代表大会第六次会议的决定"),
            Topic("personnel", "人事任免"),
        ),
        away=17,
        stop="papers",
    ),
    Meeting(
        41,
        date(2026, 12, 29),
        (
            Topic("report", "关于生态环境保护情况的报告", "县生态环境分局"),
            Topic("bill", "关于2027年监督工作计划的决定"),
        ),
        stop="agenda",
    ),
    Meeting(42, date(2026, 12, 18), (Topic("bill", "关于个别代表辞职的决定"),), stop="collected", cancelled=True),
)
COUNCILS: Final = (
    (61, date(2025, 12, 11), "常委会第三十四次会议建议议程", "同意建议议程，提请常委会会议审议。"),
    (66, date(2026, 4, 9), "水源保护决定草案提请审议的时间", "提请常委会第三十六次会议审议。"),
    (72, date(2026, 10, 13), "重点督办建议的进展", "由各位副主任分别督办，年底前逐件报告。"),
)
RECALLING: Final = Topic(
    "personnel", "罢免县商务局局长", votes=(Vote("put_to_ballot", "paper", (52, 101, 18)),), tabled=date(2025, 12, 16)
)
SESSION: Final = (date(2026, 1, 13), date(2026, 1, 16))
SESSION_TOPICS: Final = (
    Topic("report", "县人民政府工作报告", GOVERNMENT, votes=(Vote("put_to_vote", "hands", (170, 1, 0)),)),
    Topic(
        "budget",
        "关于2025年预算执行情况和2026年预算的决议",
        FINANCE,
        votes=(Vote("put_to_vote", "hands", (168, 2, 1)),),
    ),
    Topic("election", "补选县人大常委会委员", votes=(Vote("put_to_ballot", "paper", (160, 7, 4)),)),
    RECALLING,
)
