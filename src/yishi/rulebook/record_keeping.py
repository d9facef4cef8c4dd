"""Parameters of keeping the record itself, whatever the institution."""

from typing import Any, Final

from yishi.kernel.citation import Custom
from yishi.kernel.parameter import Parameter
from yishi.kernel.terms import Days, Term
from yishi.kernel.text import Text

LATE_ENTRY: Final[Parameter[Term]] = Parameter(
    "late_entry_within",
    Text("补录期限", "How much later than its legal day an act may be entered"),
    Days(30),
    Custom(Text("纸质材料应当及时补录", "papers are entered soon after they arrive")),
    least=Days(0),
    most=Days(366),
)
NOTICE_DAYS: Final[Parameter[int]] = Parameter(
    "notice_days_before",
    Text("到期前几天提醒", "How many days before its last day a term is called due soon"),
    7,
    Custom(Text("期限届满前应当提醒", "those bound are reminded before a term runs out")),
    least=1,
    most=30,
)

ORIGINAL_NEEDED: Final[Parameter[bool]] = Parameter(
    "paper_original_needed",
    Text("纸件录入须附原件", "What is entered from paper comes with its scanned original"),
    default=True,
    basis=Custom(Text("依据纸质材料代录的，附原件的扫描件或者照片", "a scan or photograph of the paper is attached")),
    least=False,
    most=True,
)
# Originals that may be attached to what is entered from paper, besides what the act itself takes.
ORIGINALS: Final = 5

PARAMETERS: Final[tuple[Parameter[Any], ...]] = (LATE_ENTRY, NOTICE_DAYS, ORIGINAL_NEEDED)
