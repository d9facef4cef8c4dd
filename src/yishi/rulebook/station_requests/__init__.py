"""What residents say at a deputies' liaison station (群众意见), and what becomes of it: institution M16."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from yishi.kernel.facts import legend
from yishi.kernel.procedure import Procedure, Sight
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.station_requests import choices, closing, handling, passing, practice
from yishi.rulebook.station_requests.deadlines import DEADLINES
from yishi.rulebook.station_requests.stages import At
from yishi.rulebook.suggestions.choices import Sector
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.organic_law import LIAISON_STATIONS
from yishi.statutes.personal_information_law import LEAST_DATA, LIMITED_ACCESS
from yishi.statutes.petition_regulations import DIRECT

if TYPE_CHECKING:
    from yishi.kernel.standing import Standing

# What the holder of the receipt is told, and what the resident says: other entries are between offices.
TOLD_TO_RESIDENT: Final = frozenset(
    {
        "receive_request", "take_up", "assign_deputy", "ask_resident", "add_to_request", "answer_request",
        "decline_request", "withdraw_request", "erase_identity", "forward_to_unit", "unit_answer",
        "make_suggestion", "resume_request", "forward_as_petition", "petition_notice", "petition_result",
        "evaluate_answer", "hear_evaluation", "close_unevaluated", "publish_request",
    }
)  # fmt: skip

TITLE_LENGTH: Final = 30
OUTCOMES: Final = {
    "answered": Text("代表答复", "answered by the deputy"),
    "suggestion": Text("转为代表建议", "made into a suggestion"),
    "unit": Text("单位答复", "answered by a unit"),
    "petition": Text("转信访", "passed on as a petition"),
    "declined": Text("不予办理并告知", "declined"),
    "withdrawn": Text("本人撤回", "withdrawn"),
}
# The first that was done tells what became of it.
_ENDINGS: Final = (
    ("withdraw_request", "withdrawn"),
    ("decline_request", "declined"),
    ("petition_result", "petition"),
    ("unit_answer", "unit"),
    ("make_suggestion", "suggestion"),
    ("answer_request", "answered"),
)


def _text(standing: Standing) -> str:
    published = standing.fact("text", "publish_request") if standing.public else None
    return str(published or standing.fact("text", "receive_request"))


def _title(standing: Standing) -> str:
    """The first clause: residents are not asked for a title."""
    first = re.split(r"[。！？；\n]", _text(standing).strip(), maxsplit=1)[0]
    return first if len(first) <= TITLE_LENGTH else f"{first[: TITLE_LENGTH - 1]}…"


def _outcome(standing: Standing) -> str:
    return next((outcome for act, outcome in _ENDINGS if standing.last(act)), "")


def _helped(standing: Standing) -> object:
    if standing.last("close_unevaluated"):
        return "unevaluated"
    return standing.fact("helped", "evaluate_answer", "hear_evaluation")


STATION_REQUEST: Final = Procedure(
    code="station_request",
    title=Text("群众意见", "residents' requests"),
    summary=Text(
        "群众通过代表联络站反映意见，代表接办后答复，或者转单位、转信访、提出代表建议，办理情况向本人反馈。",
        "Residents write at a deputies' liaison station; a deputy takes it up and answers, passes it on or makes "
        "a suggestion of it, and the resident is told what became of it.",
    ),
    in_force=DL.in_force,
    stages=At,
    begins=At.RECEIVED,
    ends=frozenset({At.DECLINED, At.WITHDRAWN, At.CLOSED}),
    goal=At.CLOSED,
    opens=handling.RECEIVE,
    acts=(*handling.ACTS, *passing.ACTS, *closing.ACTS),
    deadlines=DEADLINES,
    seen_by=(
        Sight(roles.RESIDENT),
        Sight(roles.STATION),
        Sight(roles.STATION_DEPUTY),
        Sight(roles.HANDLING_DEPUTY),
        Sight(roles.HANDLING_UNIT),
        Sight(roles.OFFICE),
        Sight(roles.PUBLIC),
    ),
    unsealed_by=(roles.STATION, roles.HANDLING_DEPUTY),
    basis=(LIAISON_STATIONS, DL.article(28), DL.article(58, 1), DIRECT, LEAST_DATA, LIMITED_ACCESS),
    parameters=practice.PARAMETERS,
    legends={
        "category": legend(Sector),
        "outcome": OUTCOMES,
        "rating": {**legend(choices.Helped), "unevaluated": Text("未评价", "not evaluated")},
    },
    expected={
        At.RECEIVED: ("take_up", "assign_deputy"),
        At.IN_HAND: ("answer_request",),
        At.WITH_UNIT: ("press_unit", "unit_answer"),
        At.WITH_PETITIONS: ("press_unit", "petition_notice", "petition_result"),
        At.ANSWERED: ("close_unevaluated",),
    },
    starts={
        "request_text": lambda standing: standing.fact("text", "receive_request"),
        "request_sector": lambda standing: standing.fact("sector", "receive_request"),
    },
    columns={
        "title": _title,
        "text": _text,
        "category": lambda standing: standing.fact("sector", "receive_request"),
        "outcome": _outcome,
        "rating": _helped,
    },
)
