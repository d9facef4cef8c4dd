"""What a county may settle for itself about the record of duty."""

from typing import Final

from yishi.kernel.citation import Custom
from yishi.kernel.parameter import Parameter
from yishi.kernel.terms import Term, WorkingDays
from yishi.kernel.text import Text

_PRACTICE: Final = Custom(Text("履职登记及时核实", "what is entered about deputies is checked soon"))

ATTENDANCE_WITHIN: Final[Parameter[Term]] = Parameter(
    "attendance_entered_within",
    Text("登记出席情况期限", "Attendance is entered"),
    WorkingDays(5),
    _PRACTICE,
    least=WorkingDays(1),
    most=WorkingDays(15),
)
OBJECTION_WITHIN: Final[Parameter[Term]] = Parameter(
    "attendance_objection_within",
    Text("核实出席异议期限", "An objection to an attendance is answered"),
    WorkingDays(5),
    _PRACTICE,
    least=WorkingDays(1),
    most=WorkingDays(15),
)
CONFIRM_WITHIN: Final[Parameter[Term]] = Parameter(
    "voter_report_confirmed_within",
    Text("确认选民报告期限", "A report to voters is confirmed"),
    WorkingDays(10),
    _PRACTICE,
    least=WorkingDays(1),
    most=WorkingDays(22),
)

PARAMETERS: Final = (ATTENDANCE_WITHIN, OBJECTION_WITHIN, CONFIRM_WITHIN)
