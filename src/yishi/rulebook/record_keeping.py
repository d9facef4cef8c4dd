"""Parameters of keeping the record itself, whatever the institution."""

from typing import Final

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

PARAMETERS: Final = (LATE_ENTRY,)
