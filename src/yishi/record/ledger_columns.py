"""The columns of a ledger of suggestions, and how their cells are read."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from yishi.congress.importing.cells import Cell, Unreadable, day_of, name_of, text_of
from yishi.congress.importing.importer import Column
from yishi.kernel.facts import fields_of
from yishi.kernel.text import Text
from yishi.record.ledger_names import named
from yishi.rulebook.suggestions.choices import Occasion, Sector
from yishi.rulebook.suggestions.facts import Draft

if TYPE_CHECKING:
    from collections.abc import Callable

_SIZES: Final = {field.name: (field.shortest or 0, field.longest or 0) for field in fields_of(Draft)}
# How ledgers and petition systems call what our sectors cover; beside the sectors' own names.
_SECTOR_WORDS: Final = {
    "交通运输": Sector.TRANSPORT,
    "农业": Sector.FARMING,
    "农村农业": Sector.FARMING,
    "环境保护": Sector.ECOLOGY,
    "环保": Sector.ECOLOGY,
    "商贸": Sector.TRADE,
    "工业": Sector.INDUSTRY,
    "经济": Sector.INDUSTRY,
    "教育文体": Sector.EDUCATION,
    "科教文卫": Sector.EDUCATION,
    "卫生计生": Sector.HEALTH,
    "医疗卫生": Sector.HEALTH,
    "劳动和社会保障": Sector.WELFARE,
    "社会保障": Sector.WELFARE,
    "民政": Sector.WELFARE,
    "文旅": Sector.CULTURE,
    "公安": Sector.SAFETY,
    "政法": Sector.JUSTICE,
} | {str(sector.label.zh): sector for sector in Sector}
_OCCASIONS: Final = {
    "会议期间": Occasion.IN_SESSION,
    "大会期间": Occasion.IN_SESSION,
    "大会会议期间": Occasion.IN_SESSION,
    "会中": Occasion.IN_SESSION,
    "闭会期间": Occasion.RECESS,
    "平时": Occasion.RECESS,
}
# What a workbook's own writing of line ends leaves behind in text that was exported from it.
_LINE_END: Final = re.compile(r"_x000D_\n?")


def _sized(name: str) -> Callable[[Cell], str]:
    """Reads a text that has to be as long as the fact of this name."""
    least, most = _SIZES[name]

    def read(cell: Cell) -> str:
        said = _LINE_END.sub("\n", text_of(cell)).strip()
        said = said if name == "text" else " ".join(said.split())
        if not least <= len(said) <= most:
            wrong = Text("现有{n}个字，应为{least}至{most}个字。", "{n} characters; it takes {least} to {most}.")
            mend = Text("请按原件补全或者缩短。", "Complete or shorten it by the original.")
            raise Unreadable(wrong.format(n=len(said), least=least, most=most), mend)
        return said

    return read


def occasion_of(cell: Cell) -> Occasion:
    """In session or in recess."""
    found = _OCCASIONS.get(text_of(cell))
    if found is None:
        wrong = Text("看不懂的提出时间。", "It is neither in session nor in recess.")
        raise Unreadable(wrong, Text("请写会议期间或者闭会期间。", "Write 会议期间 or 闭会期间."))
    return found


def sector_of(said: str) -> Sector:
    """The sector that a ledger's category means; 其他 for one that means none of ours."""
    return _SECTOR_WORDS.get(unicodedata.normalize("NFKC", said), Sector.OTHER)


COLUMNS: Final = (
    Column(
        "标题",
        "title",
        Text("5至80个字。", "5 to 80 characters."),
        "关于整修乡村公路的建议",
        ("题目", "建议标题", "建议名称", "案由", "subject"),
        required=True,
        parse=_sized("title"),
        longest=1000,
    ),
    Column(
        "正文",
        "text",
        Text("情况、问题和具体意见。", "Situation, problem, proposal."),
        "县道多处破损……",
        ("内容", "建议内容", "建议正文", "body"),
        required=True,
        parse=_sized("text"),
        longest=100_000,
    ),
    Column(
        "类别",
        "category",
        Text("空着则记为其他。", "Left empty: other."),
        "交通",
        ("分类", "建议类别", "category_level1"),
        choices=tuple(sector.label.zh for sector in Sector),
    ),
    Column(
        "领衔代表",
        "lead",
        Text("同名的注明代表证号，如王芳(012)。", "Namesakes with number."),
        "王芳",
        ("代表", "代表姓名", "提出代表", "提建议人", "领衔人"),
        parse=name_of,
    ),
    Column(
        "联名代表",
        "cosigners",
        Text("用顿号隔开。", "Separated by 、."),
        "李红、赵强",
        ("附议代表", "联名人"),
        parse=named,
        longest=2000,
    ),
    Column(
        "提出日期",
        "on",
        Text("空着则为导入当日。", "Left empty: the day of the import."),
        "2026-03-05",
        ("日期", "提交日期", "submitted_at"),
        parse=day_of,
    ),
    Column(
        "提出时间",
        "occasion",
        Text("空着则为闭会期间。", "Left empty: in recess."),
        "闭会期间",
        ("提出时机", "会内会外"),
        parse=occasion_of,
        choices=("会议期间", "闭会期间"),
    ),
    Column(
        "编号",
        "number",
        Text("原台账的编号，记入依据。", "The ledger's own number."),
        "012",
        ("原编号", "建议编号", "件号", "message_id"),
        longest=40,
    ),
)
