"""A matter begun, or taken up where it stands: locked, with its standing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yishi import rulebook
from yishi.congress.assemblies import AssemblyOn
from yishi.congress.calendar import work_calendar
from yishi.kernel.refusal import Refused
from yishi.kernel.standing import Standing, standing
from yishi.kernel.text import Text
from yishi.record import examining, statements
from yishi.record.models import Matter
from yishi.record.standings import practice_version, procedure_of
from yishi.record.steps import steps_of

if TYPE_CHECKING:
    from datetime import date

    from yishi.kernel.procedure import Act, Procedure
    from yishi.record.acts import Order


def begin(order: Order) -> tuple[Matter, Standing]:
    """A new matter, and its standing before its first entry. Raises Refused."""
    if order.procedure not in rulebook.CURRENT:
        raise examining.no_such_procedure(order.procedure)
    procedure = rulebook.procedure_on(order.procedure, order.on)
    if order.act != procedure.opens.code:
        raise examining.no_such_act(order.act)
    matter, before = found(procedure, order.office.congress_id, order.on)
    examining.examine_begin(order, before)
    return statements.insert(matter), before


def found(procedure: Procedure[Any], congress: int, on: date) -> tuple[Matter, Standing]:
    """A matter not yet inserted, under the practice and in the term of a day."""
    practice, term = statements.in_force(congress, on)
    matter = Matter(
        congress_id=congress,
        procedure=procedure.code,
        version=procedure.in_force,
        practice_id=practice,
        term_id=term,
        opened=on,
        stage=procedure.begins.value,
        series=str(on.year),
    )
    rules = (practice_version(practice), work_calendar())
    return matter, standing(procedure, (), on, *rules, assembly=AssemblyOn(congress, on))


def look_up(pk: int, congress: int, on: date, *, wait: bool = True) -> tuple[Matter, Standing]:
    """Lock the matter and see where it stands. Raises Refused; OperationalError if it must wait and may not."""
    matter = statements.hold(pk, congress, wait=wait)
    if matter is None:
        raise Refused(Text("没有这一事项", "There is no such matter"))
    procedure = procedure_of(matter)
    steps = steps_of(statements.bodies(pk), procedure)
    rules = (practice_version(matter.practice_id), work_calendar())
    return matter, standing(procedure, steps, on, *rules, assembly=AssemblyOn(congress, on))


def act_of(procedure: Procedure[Any], code: str) -> Act[Any]:
    """An act by its code, but not the one that begins a matter. Raises Refused."""
    if code not in procedure.by_code or code == procedure.opens.code:
        raise examining.no_such_act(code)
    return procedure.by_code[code]
