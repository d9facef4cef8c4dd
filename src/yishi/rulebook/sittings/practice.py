"""What a county may settle for itself about sittings."""

from typing import Any, Final

from yishi.kernel.citation import Custom
from yishi.kernel.parameter import Parameter
from yishi.kernel.terms import Days, Months, Term, WorkingDays
from yishi.kernel.text import Text
from yishi.statutes import chongqing_appointments as cq_app
from yishi.statutes import chongqing_rules as cq

NOTICE_BEFORE: Final[Parameter[Term]] = Parameter(
    "sitting_notice_before",
    Text("会议通知提前天数", "Notice of a sitting"),
    Days(7),
    cq.NOTICE,
    least=Days(1),
    most=Days(30),
)
PAPERS_BEFORE: Final[Parameter[Term]] = Parameter(
    "sitting_papers_before",
    Text("会议材料提前送达天数", "Papers of a sitting"),
    Days(7),
    Custom(Text("会议材料在会议举行的七日以前送达", "papers reach members seven days before")),
    least=Days(1),
    most=Days(30),
)
CASES_BEFORE: Final[Parameter[Term]] = Parameter(
    "cases_before",
    Text("人事任免案、议案提前提交天数", "Cases for a sitting"),
    Days(7),
    cq_app.SUBMISSION,
    least=Days(1),
    most=Days(30),
)
SPEECH_MINUTES: Final[Parameter[int]] = Parameter(
    "speech_minutes",
    Text("发言时限（分钟）", "Length of a speech (minutes)"),
    10,
    cq.SPEAKING_TIME,
    least=3,
    most=30,
)
MINUTES_WITHIN: Final[Parameter[Term]] = Parameter(
    "minutes_within",
    Text("会议纪要印发期限", "Minutes of a sitting"),
    WorkingDays(10),
    cq.MINUTES,
    least=Days(1),
    most=Days(60),
)
HAND_OPINIONS_WITHIN: Final[Parameter[Term]] = Parameter(
    "hand_opinions_within",
    Text("审议意见交办期限", "Handing over deliberation opinions"),
    WorkingDays(10),
    Custom(Text("闭会后及时将审议意见交有关机关研究处理", "opinions are handed over soon after the sitting")),
    least=Days(1),
    most=Days(60),
)
HANDLING_WITHIN: Final[Parameter[Term]] = Parameter(
    "handling_report_within",
    Text("审议意见研究处理情况报告期限", "Report on the handling of opinions"),
    Months(3),
    Custom(Text("三个月内书面报告研究处理情况", "a written report within three months")),
    least=Days(10),
    most=Months(12),
)

PARAMETERS: Final[tuple[Parameter[Any], ...]] = (
    NOTICE_BEFORE,
    PAPERS_BEFORE,
    CASES_BEFORE,
    SPEECH_MINUTES,
    MINUTES_WITHIN,
    HAND_OPINIONS_WITHIN,
    HANDLING_WITHIN,
)
