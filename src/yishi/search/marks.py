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
ERA_BITS: Final = 12
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

    @property
    def dated(self) -> bool:
        """Whether days are asked for."""
        return bool(self.begins or self.ends)

    def marks(self) -> list[set[str]]:
        """Sets of marks, of each of which one must be there."""
        plain = {"p": self.procedure, "s": self.stage, "c": self.category, "y": self.year, "u": self.unit}
        asked = [{f"={name}.{value}".lower()} for name, value in plain.items() if value]
        return asked + ([_spanned(self.begins, self.ends)] if self.dated else [])


def facets(matter: Matter, units: Iterable[int]) -> set[str]:
    """Marks of what filters ask of a matter; ``units``: those that have it in hand, in whatever part."""
    plain = {"p": matter.procedure, "s": matter.stage, "c": matter.category, "y": matter.series}
    found = {f"={name}.{value}".lower() for name, value in plain.items() if value}
    return found | {f"=u.{unit}" for unit in units} | _day(matter.opened)


def _periods(day: date) -> list[tuple[str, date, date]]:
    """The year, quarter, month, third of a month (旬) and day that a day is of: a name, the first and the last day."""
    quarter, third = (day.month - 1) // 3, min((day.day - 1) // 10, 2)
    length = monthrange(day.year, day.month)[1]
    months = {f"{day:%Y}": (1, 12), f"{day:%Y}q{quarter}": (3 * quarter + 1, 3 * quarter + 3)}
    within = {f"{day:%Y%m}": (1, length), f"{day:%Y%m}t{third}": (10 * third + 1, (10, 20, length)[third])}
    found = [
        (name, date(day.year, first, 1), date(day.year, last, monthrange(day.year, last)[1]))
        for name, (first, last) in months.items()
    ]
    found += [(name, day.replace(day=first), day.replace(day=last)) for name, (first, last) in within.items()]
    return [*found, (f"{day:%Y%m%d}", day, day)]


def _day(day: date) -> set[str]:
    """A day as all periods that it is of, so that long spans are a few marks."""
    return {f"=d.{name}" for name, _, _ in _periods(day)}


def _spanned(begins: date | None, ends: date | None) -> set[str]:
    """Marks of the longest periods that fill a span, both ends included."""
    day, last = max(begins or _FIRST, _FIRST), min(ends or _LAST, _LAST)
    found = set()
    while day <= last:
        name, _, end = next(one for one in _periods(day) if one[1] == day and one[2] <= last)
        found.add(f"=d.{name}")
        day = end + timedelta(1)
    return found
