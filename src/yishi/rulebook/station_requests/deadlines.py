"""What is due in a resident's request, from when, and under which article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.procedure import Deadline
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.station_requests import practice
from yishi.rulebook.station_requests.choices import Acceptance
from yishi.rulebook.station_requests.stages import At
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.petition_regulations import HANDLING, HANDLING_WITHIN, NOTICE_WITHIN, PASSED_ON

if TYPE_CHECKING:
    from yishi.kernel.standing import Standing, Step


def _accepted(standing: Standing, notice: Step) -> bool:
    return getattr(notice.facts, "acceptance", None) is Acceptance.ACCEPTED


DEADLINES: Final[tuple[Deadline[At], ...]] = (
    Deadline(
        code="take_up",
        title=Text("代表接办群众意见", "a deputy takes the request up"),
        binds=roles.STATION,
        stages=frozenset({At.RECEIVED}),
        within=practice.TAKE_UP_WITHIN,
        basis=DL.article(28),
    ),
    # From its receipt, whoever has it in hand by then: the resident has waited since that day.
    Deadline(
        code="answer_resident",
        title=Text("答复或者转办群众意见", "answer the resident or pass it on"),
        binds=roles.HANDLING_DEPUTY,
        since=("receive_request", "hand_back", "resume_request"),
        met_by=("answer_request", "forward_to_unit", "forward_as_petition", "make_suggestion"),
        within=practice.ANSWER_WITHIN,
        basis=DL.article(28),
    ),
    Deadline(
        code="unit_answer",
        title=Text("单位答复群众意见", "the unit answers the resident"),
        binds=roles.HANDLING_UNIT,
        since=("forward_to_unit",),
        met_by=("unit_answer", "hand_back"),
        within=practice.UNIT_ANSWER_WITHIN,
        basis=DL.article(28),
    ),
    Deadline(
        code="petition_notice",
        title=Text("告知接收情况和处理途径", "tell of receipt and procedure"),
        binds=roles.HANDLING_UNIT,
        since=("forward_as_petition",),
        met_by=("petition_notice", "petition_result", "resume_request"),
        within=NOTICE_WITHIN.value,
        basis=PASSED_ON,
    ),
    Deadline(
        code="petition_result",
        title=Text("办结信访事项", "settle the petition"),
        binds=roles.HANDLING_UNIT,
        since=("petition_notice",),
        met_by=("petition_result", "resume_request"),
        within=HANDLING_WITHIN.value,
        when=_accepted,
        basis=HANDLING,
    ),
    Deadline(
        code="tell_outcome",
        title=Text("反馈代表建议办理结果", "tell the resident what became of the suggestion"),
        binds=roles.HANDLING_DEPUTY,
        since=("make_suggestion",),
        met_by=("answer_request", "resume_request"),
        within=practice.OUTCOME_WITHIN,
        basis=DL.article(28),
    ),
    Deadline(
        code="evaluate_answer",
        title=Text("可以评价", "may be evaluated"),
        binds=roles.RESIDENT,
        stages=frozenset({At.ANSWERED}),
        within=practice.EVALUATE_WITHIN,
        duty=False,
        basis=DL.article(58, 1),
    ),
)
