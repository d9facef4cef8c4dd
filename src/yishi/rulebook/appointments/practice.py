"""What a county may settle for itself about appointments."""

from typing import Any, Final

from yishi.kernel.citation import Custom
from yishi.kernel.parameter import Parameter
from yishi.kernel.text import Text
from yishi.statutes import chongqing_appointments as cq_app

EXAM_NEEDED: Final[Parameter[bool]] = Parameter(
    "appointment_exam_needed",
    Text("任命前须通过法律知识考试", "A law examination before appointment"),
    default=True,
    basis=cq_app.EXAMINATION,
    least=False,
    most=True,
)
PASS_MARK: Final[Parameter[int]] = Parameter(
    "appointment_exam_pass_mark",
    Text("任前法律知识考试及格分", "Pass mark of the law examination"),
    60,
    Custom(Text("满分一百分，六十分及格", "sixty of a hundred")),
    least=50,
    most=90,
)
EXAM_QUESTIONS: Final[Parameter[int]] = Parameter(
    "appointment_exam_questions",
    Text("任前法律知识考试题数", "Questions of the law examination"),
    20,
    Custom(Text("每卷二十题，每题五分", "twenty questions of five marks each")),
    least=5,
    most=100,
)
NOTICE_WORKDAYS: Final[Parameter[int]] = Parameter(
    "appointment_notice_days",
    Text("任前公示天数", "Days of public notice before appointment"),
    5,
    Custom(Text("任前公示不少于五个工作日", "five days of public notice")),
    least=1,
    most=15,
)
REJECTIONS: Final[Parameter[int]] = Parameter(
    "appointment_rejections",
    Text("同一人选同一职务未获通过几次后，本届内不再提请", "Rejections after which nobody is submitted again"),
    cq_app.REJECTIONS.value,
    cq_app.REJECTED,
    least=1,
    most=5,
)
PARAMETERS: Final[tuple[Parameter[Any], ...]] = (EXAM_NEEDED, PASS_MARK, EXAM_QUESTIONS, NOTICE_WORKDAYS, REJECTIONS)
