"""An act done, as notices see it: made of actors and steps, without a database."""

from itertools import count
from typing import Any

from tests.rulebook.walking import CALENDAR, COUNTY, DEFAULT
from yishi.congress.models import Office, Person
from yishi.kernel.procedure import Procedure
from yishi.kernel.standing import Step, standing
from yishi.notices.hearing import Happening
from yishi.record.models import Entry
from yishi.record.steps import Body, By

_keys = count(1)


def office(one: Any) -> Office:
    """The stored office of an actor."""
    person = Person(pk=one.person, name=one.name)
    return Office(pk=next(_keys), person=person, kind=one.kind, title=one.title, unit_id=one.unit)


def body(step: Step, **more: Any) -> Body:
    by = By(step.actor.person, step.actor.name, step.actor.office, step.actor.kind, step.actor.title, step.actor.unit)
    said = {"congress": "", "position": 1, "matter": 1, "procedure": "", "version": "", "seq": step.seq, "at": ""}
    return Body(**{**said, "act": step.act, "on": step.on.isoformat(), "by": by, **more})  # type: ignore[arg-type]


def happening(procedure: Procedure[Any], steps: Any, **more: Any) -> Happening:
    before, after = (
        standing(procedure, some, steps[-1].on, DEFAULT, CALENDAR, assembly=COUNTY) for some in (steps[:-1], steps)
    )
    return Happening(Entry(), body(steps[-1], **more), procedure.by_code[steps[-1].act], before, after)
