"""What a county may settle for itself about decisions."""

from typing import Any, Final

from yishi.kernel.parameter import Parameter
from yishi.kernel.terms import Days, Months, Term
from yishi.kernel.text import Text
from yishi.statutes import zhejiang_decisions as zj_maj

DELIBERATE_WITHIN: Final[Parameter[Term]] = Parameter(
    "decision_deliberated_within",
    Text("重大事项提请审议期限", "Tabling of a proposal on a major matter"),
    Months(3),
    zj_maj.DELIBERATED,
    least=Days(30),
    most=Months(6),
)
PARAMETERS: Final[tuple[Parameter[Any], ...]] = (DELIBERATE_WITHIN,)
