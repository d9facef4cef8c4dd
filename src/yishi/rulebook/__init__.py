"""The mission at a glance: one module an institution, each a procedure declared as a value."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from yishi.kernel.parameter import Parameter, Practice
from yishi.kernel.refusal import Refused
from yishi.kernel.text import Text
from yishi.rulebook import record_keeping
from yishi.rulebook.appointments import APPOINTMENT
from yishi.rulebook.bills import BILL, BILL_CALL
from yishi.rulebook.decisions import DECISION
from yishi.rulebook.deputy_activities import DEPUTY_ACTIVITY, VOTER_REPORT
from yishi.rulebook.elections import ELECTION
from yishi.rulebook.recalls import RECALL
from yishi.rulebook.receptions import RECEPTION
from yishi.rulebook.sittings import COUNCIL_MEETING, PEOPLE_CONGRESS_SESSION, STANDING_COMMITTEE_MEETING
from yishi.rulebook.station_requests import STATION_REQUEST
from yishi.rulebook.suggestion_reports import SUGGESTION_REPORT
from yishi.rulebook.suggestions import SUGGESTION, SUGGESTION_2015
from yishi.rulebook.votes import SATISFACTION_TEST, SECRET_BALLOT, VOTE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from yishi.kernel.procedure import Procedure

# Every version of every procedure; of one code, the newest first.
ALL: Final[tuple[Procedure[Any], ...]] = (
    SUGGESTION,
    SUGGESTION_2015,
    SUGGESTION_REPORT,
    STATION_REQUEST,
    RECEPTION,
    BILL,
    BILL_CALL,
    DEPUTY_ACTIVITY,
    VOTER_REPORT,
    PEOPLE_CONGRESS_SESSION,
    STANDING_COMMITTEE_MEETING,
    COUNCIL_MEETING,
    VOTE,
    SECRET_BALLOT,
    SATISFACTION_TEST,
    APPOINTMENT,
    DECISION,
    ELECTION,
    RECALL,
)

CURRENT: Final[Mapping[str, Procedure[Any]]] = {
    procedure.code: procedure for procedure in sorted(ALL, key=lambda one: one.in_force)
}

PARAMETERS: Final[Mapping[str, Parameter[Any]]] = {
    parameter.code: parameter
    for parameter in (*record_keeping.PARAMETERS, *(p for procedure in ALL for p in procedure.parameters))
}

PRACTICES: Final = ("default", "chongqing", "zhejiang", "qingdao")


def procedure_on(code: str, day: date) -> Procedure[Any]:
    """The version of a procedure for matters begun on a day. Raises Refused before the oldest one."""
    versions = [one for one in ALL if one.code == code and one.in_force <= day]
    if not versions:
        title = CURRENT[code].title
        reason = Text("{day}尚无“{title}”的程序版本可依", "No version of “{title}” covers {day}")
        raise Refused(reason.format(day=day, title=title))
    return max(versions, key=lambda one: one.in_force)


@cache
def procedure_version(code: str, in_force: date) -> Procedure[Any]:
    """The very version that a matter began under. Raises KeyError when it is not declared."""
    return {(one.code, one.in_force): one for one in ALL}[code, in_force]


@cache
def shipped_practice(code: str) -> Mapping[str, Any]:
    """A parameter file that ships with the rulebook, as written: ``title`` and a table a parameter."""
    text = files("yishi.rulebook").joinpath("practices", f"{code}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def practice(code: str, overrides: Mapping[str, Mapping[str, object]] | None = None) -> Practice:
    """A shipped practice with a county's own values over it. Raises Refused for a value that may not stand."""
    shipped = shipped_practice(code)
    given = {**shipped.get("parameters", {}), **(overrides or {})}
    return Practice.read(code, Text(shipped["title"]["zh"], shipped["title"]["en"]), given, PARAMETERS)
