"""How large a table may be, and how a file that cannot be read is refused."""

from __future__ import annotations

from typing import Final

from yishi.kernel.refusal import BadFacts
from yishi.kernel.text import Text

LARGEST_FILE: Final = 10 * 1024 * 1024
LARGEST_UNPACKED: Final = 100 * 1024 * 1024
MOST_ROWS: Final = 50_000
MOST_COLUMNS: Final = 200

SAVE_ANEW: Final = Text("请用WPS或Excel另存为.xlsx，或者导出为CSV。", "Save it as .xlsx, or export it as CSV.")
SPLIT: Final = Text("请拆成几个文件分别导入。", "Split it and import the parts.")
DELETE_COLUMNS: Final = Text("请删去多余的列。", "Delete the columns that are not needed.")

EMPTY: Final = Text("文件是空的。", "The file is empty.")
TOO_LARGE: Final = Text("文件超过10兆字节。", "The file is larger than 10 MB.")
TOO_MANY_ROWS: Final = Text("表格超过50000行。", "The table has more than 50,000 rows.")
TOO_MANY_COLUMNS: Final = Text("表格超过200列。", "The table has more than 200 columns.")
NO_TABLE: Final = Text("这不是表格文件，或文件已损坏。", "This is not a table, or it is damaged.")

NO_ROWS: Final = Text("表头下面没有内容。", "There is nothing under the header.")
FILL_IN: Final = Text("请在表头下面逐行填写。", "Fill in a line each under the header.")
SHORTEN: Final = Text("请缩短。", "Shorten it.")
MEND_AND_RETRY: Final = Text("请改正后重新检查、导入。", "Mend it, then check and import again.")
CHANGED_MEANWHILE: Final = Text(
    "检查之后数据已有变动，没有导入。", "The data have changed since the check; nothing was imported."
)
NO_SEAL: Final = Text(
    "表中有个人信息，而系统尚未设置加密保管，没有导入。",
    "The table holds personal data and no sealed store is set up; nothing was imported.",
)


def refusal(reason: Text, remedy: Text) -> BadFacts:
    """A file that cannot be taken, said to its sender."""
    return BadFacts(reason, "file", remedy)
