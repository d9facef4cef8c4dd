"""What a county may settle for itself about stations and what is heard there."""

from typing import Final

from yishi.kernel.citation import Custom
from yishi.kernel.parameter import Parameter
from yishi.kernel.terms import Days, Months, Term, WorkingDays
from yishi.kernel.text import Text

_PRACTICE: Final = Custom(
    Text("联络站收集、办理、反馈群众意见的通行做法", "how stations usually collect, answer and report back")
)

TAKE_UP_WITHIN: Final[Parameter[Term]] = Parameter(
    "station_take_up_within",
    Text("群众意见接办期限", "A deputy takes up a resident's request"),
    WorkingDays(5),
    _PRACTICE,
    least=WorkingDays(1),
    most=WorkingDays(15),
)
ANSWER_WITHIN: Final[Parameter[Term]] = Parameter(
    "station_answer_within",
    Text("群众意见答复或者转办期限", "A resident's request is answered or passed on"),
    Days(15),
    _PRACTICE,
    least=Days(5),
    most=Months(2),
)
UNIT_ANSWER_WITHIN: Final[Parameter[Term]] = Parameter(
    "station_unit_answer_within",
    Text("单位办理群众意见期限", "A unit answers a resident's request"),
    Days(30),
    _PRACTICE,
    least=Days(7),
    most=Months(3),
)
OUTCOME_WITHIN: Final[Parameter[Term]] = Parameter(
    "station_outcome_within",
    Text("转为代表建议后向群众反馈结果期限", "The outcome of a suggestion is told to the resident"),
    Months(7),
    _PRACTICE,
    least=Months(3),
    most=Months(9),
)
EVALUATE_WITHIN: Final[Parameter[Term]] = Parameter(
    "station_evaluate_within",
    Text("群众评价期限", "The resident's evaluation"),
    Days(30),
    _PRACTICE,
    least=Days(10),
    most=Months(3),
)

_FLOODS: Final = Custom(Text("公开表单防止恶意刷屏的通行做法", "how open forms are kept from floods"))
SUM_AFTER: Final[Parameter[int]] = Parameter(
    "station_sum_after",
    Text("同一网络地址一天提交几件以后须答算术题", "Letters a day from one address after which a small sum is asked"),
    3,
    _FLOODS,
    least=0,
    most=50,
)
LETTERS_FROM_ONE: Final[Parameter[int]] = Parameter(
    "station_letters_from_one",
    Text("同一网络地址一天最多提交件数", "Letters a day from one address at most"),
    20,
    _FLOODS,
    least=1,
    most=200,
)
LETTERS_TO_STATION: Final[Parameter[int]] = Parameter(
    "station_letters_to_one",
    Text("一个联络站一天最多从网上收件数", "Letters online a day to one station at most"),
    200,
    _FLOODS,
    least=10,
    most=5000,
)

PARAMETERS: Final = (
    TAKE_UP_WITHIN,
    ANSWER_WITHIN,
    UNIT_ANSWER_WITHIN,
    OUTCOME_WITHIN,
    EVALUATE_WITHIN,
    SUM_AFTER,
    LETTERS_FROM_ONE,
    LETTERS_TO_STATION,
)
