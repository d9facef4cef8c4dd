"""Marks beside the words of what is found: who may see it and read it, and what filters ask for.

With them one look into the index answers "these words, among what this office may read". The index only
narrows down: whoever shows what was found asks the declarations again (Standing.visible_to, readable_by).
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yishi.kernel.procedure import Act
    from yishi.kernel.role import Actor, Role
    from yishi.kernel.standing import Standing
    from yishi.record.models import Matter

SEE: Final = "@"  # who may see the matter
READ: Final = "!"  # who may read the passage
# Matters to an era: PostgreSQL looks into the newest ones first (looking.py).
ERA_BITS: Final = 13
ERA_MARK: Final = "=e."
# No matter was opened before or after: an open end of a span is closed here.
_FIRST, _LAST = date(1949, 1, 1), date(2099, 12, 31)


def era_mark(matter: int) -> str:
    """The mark of the era that a matter is of."""
    return f"{ERA_MARK}{matter >> ERA_BITS}"


def viewer_marks(congress: int, actor: Actor | None) -> tuple[str, ...]:
    """What somebody may go by: being anybody, the office held, and the parts taken as a person or a unit."""
    anybody = f"{congress}"
    if actor is None:
        return (anybody,)
    marks = [anybody, f"{congress}.{actor.kind}", f"p{actor.person}.{actor.kind}", f"p{actor.person}"]
    if actor.unit is not None:
        marks += [f"u{actor.unit}.{actor.kind}", f"u{actor.unit}"]
    return tuple(marks)


def _holders(role: Role, standing: Standing, congress: int) -> set[str]:
    """The marks of those who have a role in a matter; of everybody's role none: that is the public's."""
    if not role.part:
        return {f"{congress}.{kind}" for kind in role.offices}
    parties = {f"{party.kind[0]}{party.id}" for party in standing.parties.get(role.part, ())}
    return {f"{party}.{kind}" for party in parties for kind in role.offices} if role.offices else parties


def _insiders(standing: Standing, congress: int) -> set[str]:
    """Whoever sees the matter by an office or a part, at the stage where it is."""
    sights = [one for one in standing.procedure.seen_by if one.stages is None or standing.stage in one.stages]
    return {mark for sight in sights for mark in _holders(sight.role, standing, congress)}


def _is_open(standing: Standing) -> bool:
    """Whether the public may see the matter."""
    everybodys = [one for one in standing.procedure.seen_by if not one.role.offices and not one.role.part]
    return standing.public and any(one.stages is None or standing.stage in one.stages for one in everybodys)


def seeing(standing: Standing, congress: int) -> set[str]:
    """Marks for those who may see the matter."""
    marks = _insiders(standing, congress) | ({f"{congress}"} if _is_open(standing) else set())
    return {SEE + mark for mark in marks}


def reading(act: Act[Any], standing: Standing, congress: int) -> set[str]:
    """Marks for those who may read entries of an act, if they see the matter."""
    marks = _insiders(standing, congress)
    if act.seen_by is not None:
        marks = {mark for role in act.seen_by for mark in _holders(role, standing, congress)}
    marks |= {f"{congress}"} if act.public and standing.public else set()
    return {READ + mark for mark in marks}


def reading_papers(act: Act[Any], standing: Standing, congress: int, *, original: bool) -> set[str]:
    """Marks for those who may read what is attached to such entries; ``original``: signed on paper."""
    marks = reading(act, standing, congress)
    everybody = standing.papers_readable_by(act, None, original=original)
    return marks if everybody else marks - {f"{READ}{congress}"}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the found must belong to. Empty values ask for nothing; days are the matter's day of opening."""

    procedure: str = ""
    stage: str = ""
    category: str = ""
    year: str = ""
    unit: int | None = None
    begins: date | None = None
    ends: date | None = None

    def marks(self) -> list[set[str]]:
        """Sets of marks, of each of which one must be there."""
        plain = {"p": self.procedure, "s": self.stage, "c": self.category, "y": self.year, "u": self.unit}
        asked = [{f"={name}.{value}".lower()} for name, value in plain.items() if value]
        return asked + ([_spanned(self.begins, self.ends)] if self.begins or self.ends else [])


def facets(matter: Matter, units: Iterable[int]) -> set[str]:
    """Marks of what filters ask of a matter; ``units``: those that have it in hand, in whatever part."""
    plain = {"p": matter.procedure, "s": matter.stage, "c": matter.category, "y": matter.series}
    found = {f"={name}.{value}".lower() for name, value in plain.items() if value}
    return found | {f"=u.{unit}" for unit in units} | _day(matter.opened)


def _day(day: date) -> set[str]:
    """A day as its year, its month and itself, so that long spans are a few marks."""
    return {f"=d.{day:%Y}", f"=d.{day:%Y%m}", f"=d.{day:%Y%m%d}"}


def _spanned(begins: date | None, ends: date | None) -> set[str]:
    """Marks of the years, months and days that fill a span, both ends included."""
    day, last = max(begins or _FIRST, _FIRST), min(ends or _LAST, _LAST)
    found = set()
    while day <= last:
        year_end, month_end = date(day.year, 12, 31), day.replace(day=monthrange(day.year, day.month)[1])
        if (day.month, day.day) == (1, 1) and year_end <= last:
            found.add(f"=d.{day:%Y}")
            day = year_end
        elif day.day == 1 and month_end <= last:
            found.add(f"=d.{day:%Y%m}")
            day = month_end
        else:
            found.add(f"=d.{day:%Y%m%d}")
        day += timedelta(1)
    return found
