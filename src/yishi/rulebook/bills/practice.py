"""What a county may settle for itself about bills; the law fixes no terms here."""

from typing import Final

from yishi.kernel.citation import Custom
from yishi.kernel.parameter import Parameter
from yishi.kernel.terms import Days, Months, Term, WorkingDays
from yishi.kernel.text import Text

CLOSE_CALL_WITHIN: Final[Parameter[Term]] = Parameter(
    "close_bill_call_within",
    Text("议案截止后汇总期限", "Closing a call for bills after its last day"),
    Days(5),
    Custom(Text("议案截止后及时汇总收到的议案", "what came in is summed up soon after the last day")),
    least=Days(1),
    most=Days(30),
)
EXAMINE_FORM_WITHIN: Final[Parameter[Term]] = Parameter(
    "examine_bill_form_within",
    Text("议案形式审查期限", "Examination of a bill's form"),
    Days(2),
    Custom(Text("会议期间及时审查议案是否具备案由、案据、方案", "a bill's form is examined while the session lasts")),
    least=Days(1),
    most=Days(15),
)
DECIDE_ON_BILL_WITHIN: Final[Parameter[Term]] = Parameter(
    "decide_on_bill_within",
    Text("主席团决定议案处理方式的期限", "The presidium's decision on a bill"),
    Days(3),
    Custom(Text("主席团在会议期间作出决定", "the presidium decides while the session lasts")),
    least=Days(1),
    most=Days(30),
)
STUDY_BILL_WITHIN: Final[Parameter[Term]] = Parameter(
    "study_bill_within",
    Text("闭会后研究议案的期限", "Study of a bill after the session"),
    Months(6),
    Custom(Text("专门委员会在闭会后半年内提出研究报告", "a committee reports within half a year of the session")),
    least=Months(1),
    most=Months(12),
)
TELL_MOVERS_WITHIN: Final[Parameter[Term]] = Parameter(
    "tell_movers_within",
    Text("向提案代表通报结果的期限", "Telling a bill's movers of the result"),
    WorkingDays(10),
    Custom(Text("收到实施情况报告后及时通报提案代表", "movers are told soon after the report comes in")),
    least=Days(1),
    most=WorkingDays(30),
)

PARAMETERS: Final = (EXAMINE_FORM_WITHIN, DECIDE_ON_BILL_WITHIN, STUDY_BILL_WITHIN, TELL_MOVERS_WITHIN)
