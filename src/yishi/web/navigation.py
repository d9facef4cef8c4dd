"""The links of the side bar: those pages that the acting office may open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.urls import reverse

from yishi.kernel.text import Text
from yishi.web.pages import PAGES

if TYPE_CHECKING:
    from yishi.congress.models import Congress, Office


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the side bar."""

    title: Text
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """Links under one heading."""

    title: Text | None
    links: list[Link]


_GROUPS: Final[tuple[tuple[Text | None, tuple[tuple[Text, str, tuple[str, ...]], ...]], ...]] = (
    (
        None,
        (
            (Text("工作台", "Home"), "home", ()),
            (Text("到期登记簿", "Register of deadlines"), "dues", ()),
            (Text("通知", "Notices"), "notices", ()),
        ),
    ),
    (
        Text("会议和表决", "Sittings and votes"),
        (
            (Text("会议和决定", "Overview"), "sittings", ()),
            (Text("常委会会议", "Standing committee"), "matters", ("standing_committee_meeting",)),
            (Text("主任会议", "Council of chairpersons"), "matters", ("council_of_chairpersons",)),
            (Text("人民代表大会会议", "Sessions"), "matters", ("people_congress_session",)),
            (Text("人事任免", "Appointments"), "matters", ("appointment",)),
            (Text("任前考法", "Law examination"), "exams", ()),
            (Text("选举", "Elections"), "matters", ("election",)),
            (Text("罢免", "Recalls"), "matters", ("recall",)),
            (Text("重大事项决定", "Decisions"), "matters", ("decision",)),
            (Text("表决", "Votes"), "matters", ("vote",)),
            (Text("无记名投票", "Secret ballots"), "matters", ("secret_ballot",)),
            (Text("满意度测评", "Satisfaction tests"), "matters", ("satisfaction_test",)),
        ),
    ),
    (
        Text("代表工作", "Deputies"),
        (
            (Text("代表建议", "Suggestions"), "matters", ("suggestion",)),
            (Text("相近建议", "Like suggestions"), "like_pairs", ()),
            (Text("交办会", "Hand-over"), "handover", ()),
            (Text("退办与改派", "Returns"), "returns", ()),
            (Text("纸件录入", "Papers to enter"), "paper_desk", ()),
            (Text("代表议案", "Bills"), "matters", ("bill",)),
            (Text("议案征集", "Calls for bills"), "matters", ("bill_call",)),
            (Text("承诺事项台账", "Promise ledger"), "promises", ()),
            (Text("代表评价与回访", "Evaluations and visits"), "evaluations", ()),
            (Text("统计图表", "Charts"), "charts", ()),
            (Text("年度办理报告", "Yearly reports"), "matters", ("suggestion_report",)),
            (Text("代表联络站", "Liaison stations"), "stations", ()),
            (Text("群众意见", "Residents' requests"), "matters", ("station_request",)),
            (Text("代表名册", "Deputies"), "deputies", ()),
            (Text("我的履职档案", "My record of duty"), "my_duty", ()),
            (Text("代表活动", "Activities"), "matters", ("deputy_activity",)),
            (Text("向选民报告", "Reports to voters"), "matters", ("voter_report",)),
            (Text("表格下载", "Printable forms"), "forms", ()),
        ),
    ),
    (
        Text("记录", "Record"),
        (
            (Text("程序手册", "Handbook"), "handbook", ()),
            (Text("记录核验", "Proof of the record"), "proof", ()),
            (Text("纸件台账", "Ledger of papers"), "paper_ledger", ()),
            (Text("个人信息查阅记录", "Log of readings"), "readings", ()),
        ),
    ),
    (
        Text("设置", "Settings"),
        (
            (Text("批量导入", "Import"), "imports", ()),
            (Text("人员与职务", "People and offices"), "people", ()),
            (Text("账号与邀请函", "Logins and letters"), "accounts", ()),
            (Text("委托秘书", "Secretary"), "secretary", ()),
            (Text("地方做法参数", "Local practice"), "practice", ()),
            (Text("工作日历", "Working-day calendar"), "workdays", ()),
            (Text("通知发送", "Outbox"), "outbox", ()),
        ),
    ),
    (None, ((Text("公开门户", "Public portal"), "portal", ()),)),
)


def navigation(congress: Congress, acting: Office | None) -> list[Group]:
    """What the acting office sees in the side bar; nothing for the public."""
    if acting is None:
        return []
    groups = [Group(title, _links(congress, acting, links)) for title, links in _GROUPS]
    return [group for group in groups if group.links]


def _links(congress: Congress, acting: Office, links: tuple[tuple[Text, str, tuple[str, ...]], ...]) -> list[Link]:
    return [
        Link(title, reverse(name, args=(congress.code, *args)))
        for title, name, args in links
        if name in PAGES and PAGES[name].by & {"public", "signed_in", acting.kind}
    ]
