"""What a matter's entries tell of every column stored of it: `verify` and `rebuild` compare with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec
from django.core.exceptions import ObjectDoesNotExist

from yishi import rulebook
from yishi.kernel.refusal import Refused
from yishi.kernel.standing import standing
from yishi.record.bulk import moment
from yishi.record.columns import Index
from yishi.record.findings import UNREADABLE
from yishi.record.standings import practice_version
from yishi.record.steps import Body, read_body, step_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yishi.congress.models import Congress
    from yishi.kernel.calendar import WorkCalendar
    from yishi.kernel.standing import Step
    from yishi.record.columns import DueRow, PartRow


@dataclass(frozen=True, slots=True)
class Told:
    """All that is stored of a matter. ``irregular``: entries that the procedure had no place for."""

    columns: dict[str, Any]
    parts: set[PartRow]
    dues: dict[str, DueRow]
    irregular: list[Step]


def body_of(text: str | bytes) -> Body:
    """The entry that these bytes say. Raises Refused if they say none."""
    try:
        body = read_body(text)
        moment(body.at)
        date.fromisoformat(body.on)
        [(paper["sha256"], paper["name"]) for paper in body.papers]
    except (msgspec.MsgspecError, ValueError, KeyError) as error:
        raise Refused(UNREADABLE.format(why=repr(error))) from error
    return body


def tell(congress: Congress, bodies: Sequence[Body], head: str, calendar: WorkCalendar) -> Told:
    """What the entries tell, the first to the last. Raises Refused if no rule of ours can read them."""
    first = bodies[0]
    try:
        procedure = rulebook.procedure_version(first.procedure, date.fromisoformat(first.version))
        practice = practice_version(first.practice)
        steps = [step_of(body, procedure) for body in bodies]
        after = standing(procedure, steps, steps[-1].on, practice, calendar)
        index = Index.of(after)
    except (KeyError, ValueError, AttributeError, msgspec.MsgspecError, ObjectDoesNotExist) as error:
        raise Refused(UNREADABLE.format(why=repr(error))) from error
    numbered = next((body for body in bodies if body.number is not None), None)
    began = {
        "congress_id": congress.pk,
        "procedure": first.procedure,
        "version": date.fromisoformat(first.version),
        "practice_id": first.practice,
        "term_id": first.term,
        "opened": steps[0].on,
        "series": numbered.series if numbered else str(steps[0].on.year),
        "head": head,
    }
    return Told({**began, **index.columns}, index.parts, index.dues, after.irregular)
