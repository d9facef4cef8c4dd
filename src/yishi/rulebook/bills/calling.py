"""The call for bills before a session: the presidium's last day for handing in, and what came by it."""

# Annotations of facts are read at run time.
from dataclasses import replace
from datetime import date
from typing import Annotated, Final

from msgspec import Meta

from yishi.kernel.citation import Custom
from yishi.kernel.facts import Facts, Label, MatterId
from yishi.kernel.procedure import Act, Deadline, Guard, Procedure, Sight
from yishi.kernel.standing import Standing, Step
from yishi.kernel.terms import Unknown
from yishi.kernel.text import Text, written
from yishi.rulebook import roles
from yishi.rulebook.bills.practice import CLOSE_CALL_WITHIN
from yishi.rulebook.bills.stages import Call
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.organic_law import ORGANIC_LAW as OL

LAST_DAY: Final = Custom(Text("主席团决定代表提出议案的截止时间", "the presidium sets the last day for bills"))
_CALLED: Final = ("call_for_bills", "move_last_day")


class Calling(Facts, frozen=True):
    """The session, and the last day on which bills may be handed in."""

    session: Annotated[
        str,
        Label(
            "会议", "Session", hint=Text("例如：县十八届人大五次会议", "Such as: fifth session of the 18th congress")
        ),
        Meta(min_length=4, max_length=60),
    ]
    last_day: Annotated[date, Label("议案截止日期", "Last day for bills")]


class NewDay(Facts, frozen=True):
    """Another last day, and why."""

    last_day: Annotated[date, Label("议案截止日期", "Last day for bills")]
    reason: Annotated[str, Label("理由", "Reason", long=True), Meta(min_length=2, max_length=1000)]


class Receipt(Facts, frozen=True):
    """A bill that was handed in."""

    bill: Annotated[MatterId, Label("收到的议案", "Bill")]


def _last_day(standing: Standing) -> date | None:
    day = standing.fact("last_day", *_CALLED)
    return day if isinstance(day, date) else None


def _still_open(standing: Standing) -> bool:
    day = _last_day(standing)
    return day is None or standing.on <= day


def _over(standing: Standing) -> bool:
    return not _still_open(standing)


def _closing(standing: Standing) -> tuple[tuple[str, Text, Step, date | Unknown, date | None], ...]:
    """When what came in is to be summed up: some days after the last one."""
    called, day, closed = standing.last(*_CALLED), _last_day(standing), standing.last("close_call")
    if called is None or day is None:
        return ()
    due = standing.practice[CLOSE_CALL_WITHIN].after(day, standing.calendar)
    return (("call", CLOSE.title, called, due, closed.on if closed else None),)


def _title(standing: Standing) -> str:
    """Named with its last day, so that whoever chooses it knows."""
    session, day = standing.fact("session", "call_for_bills"), _last_day(standing)
    return f"{session}代表议案征集（截止日期：{written(day).zh}）" if day else ""


CALL: Final = Act(
    code="call_for_bills",
    title=Text("征集代表议案", "call for bills"),
    done=Text("征集代表议案", "bills called for"),
    hint=Text("写明会议和议案截止日期", "Name the session and the last day for bills"),
    by=(roles.PRESIDIUM,),
    moves={Call.OPEN: Call.OPEN},
    facts=Calling,
    papers=3,
    sets_public=True,
    public=True,
    public_papers=True,
    basis=OL.article(22, 2),
)
MOVE_LAST_DAY: Final = replace(
    CALL,
    code="move_last_day",
    title=Text("调整截止日期", "move the last day"),
    done=Text("调整截止日期", "last day moved"),
    hint=Text("依据主席团的决定", "By decision of the presidium"),
    facts=NewDay,
    papers_needed=1,
    public_papers=False,
    basis=LAST_DAY,
)
RECEIVE: Final = Act(
    code="receive_bill",
    title=Text("收到议案", "receive a bill"),
    done=Text("收到一件议案", "a bill received"),
    by=(),
    internal=True,
    moves={Call.OPEN: Call.OPEN},
    facts=Receipt,
    guards=(
        Guard(
            _still_open,
            Text("已过主席团决定的议案截止日期", "The last day that the presidium set for bills has passed"),
            LAST_DAY,
            Text("可以改作代表建议提出", "It can be put forward as a suggestion instead"),
        ),
    ),
    seen_by=(roles.OFFICE, roles.CHAIRPERSONS, roles.AUDITOR),
    basis=DL.article(15, 1),
)
CLOSE: Final = Act(
    code="close_call",
    title=Text("截止征集", "close the call"),
    done=Text("征集截止", "call closed"),
    by=(roles.PRESIDIUM,),
    moves={Call.OPEN: Call.CLOSED},
    guards=(Guard(_over, Text("截止日期尚未过去", "The last day has not passed"), LAST_DAY),),
    public=True,
    basis=LAST_DAY,
)

BILL_CALL: Final = Procedure(
    code="bill_call",
    title=Text("代表议案征集", "call for deputies' bills"),
    summary=Text(
        "每次人民代表大会会议前，公布代表提出议案的截止日期；逾期的不作为议案，可以改作代表建议提出。",
        "Before each session the last day for bills is made known; what comes later is no bill, but may be "
        "put forward as a suggestion.",
    ),
    in_force=DL.in_force,
    stages=Call,
    begins=Call.OPEN,
    ends=frozenset({Call.CLOSED}),
    goal=Call.CLOSED,
    opens=CALL,
    acts=(MOVE_LAST_DAY, RECEIVE, CLOSE),
    deadlines=(
        Deadline(
            code="close_call",
            title=Text("汇总并截止征集", "sum up and close the call"),
            binds=roles.PRESIDIUM,
            dated=_closing,
            basis=CLOSE_CALL_WITHIN.basis,
        ),
    ),
    seen_by=(
        Sight(roles.DEPUTY),
        Sight(roles.OFFICE),
        Sight(roles.CHAIRPERSONS),
        Sight(roles.AUDITOR),
        Sight(roles.PUBLIC),
    ),
    basis=(OL.article(22, 2), DL.article(15, 1)),
    parameters=(CLOSE_CALL_WITHIN,),
    expected={Call.OPEN: ("close_call",)},
    columns={"title": _title},
)
