"""What a county may settle for itself about receptions."""

from typing import Final

from yishi.kernel.citation import Custom
from yishi.kernel.parameter import Parameter
from yishi.kernel.terms import Term, WorkingDays
from yishi.kernel.text import Text

_PRACTICE: Final = Custom(Text("联络站每月或者每季度安排代表接待选民", "stations receive monthly or quarterly"))

RECEPTION_EVERY: Final[Parameter[int]] = Parameter(
    "reception_every_months",
    Text("联络站接待选民的间隔（月）", "A station receives residents at least every so many months"),
    1,
    _PRACTICE,
    least=1,
    most=6,
)
ENTER_WITHIN: Final[Parameter[Term]] = Parameter(
    "reception_entered_within",
    Text("接待情况登记期限", "A reception is entered"),
    WorkingDays(5),
    _PRACTICE,
    least=WorkingDays(1),
    most=WorkingDays(15),
)

PARAMETERS: Final = (RECEPTION_EVERY, ENTER_WITHIN)
