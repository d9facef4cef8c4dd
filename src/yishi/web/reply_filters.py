"""The filters of lists that ask about hand-over and reply: when, in time or not; and for whose township."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q

from yishi.congress.models import Body
from yishi.kernel.text import Text
from yishi.measures.replies import REPLY, TITLES, Timeliness, at, of_township, with_reply

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import QueryDict

    from yishi.congress.models import Congress
    from yishi.kernel.procedure import Procedure
    from yishi.record.models import Matter

_PERIOD: Final = re.compile(r"([1-9]\d{3})(?:-(0[1-9]|1[0-2]))?", re.ASCII)
_LAST_YEAR: Final = 9998
_DECEMBER: Final = 12
_PERIODS: Final = {
    "handed": ("began", Text("交办时间", "Handed over")),
    "replied": ("met_on", Text("答复时间", "Replied")),
}
_ANY: Final = {
    "any": (Text("已交办", "handed over"), Q()),
    "answered": (Text("已答复", "replied to"), Q(met_on__isnull=False)),
}

Choices = list[tuple[str, Text]]


def has_replies(procedure: Procedure[Any]) -> bool:
    """Whether matters of this procedure are handed over for a reply."""
    return any(term.code == REPLY for term in procedure.deadlines)


def by_reply(matters: QuerySet[Matter], asked: QueryDict, on: date) -> QuerySet[Matter]:
    """The matters handed over, or replied to, as the query string asks; what it asks in vain is left out."""
    for name, (column, _) in _PERIODS.items():
        if (span := period(asked.get(name, ""))) is not None:
            matters = with_reply(matters, Q(**{f"{column}__gte": span[0], f"{column}__lt": span[1]}))
    stands = asked.get("reply", "")
    if stands in _ANY:
        matters = with_reply(matters, _ANY[stands][1])
    elif stands in set(Timeliness):
        matters = with_reply(matters, at(Timeliness(stands), on))
    town = asked.get("town", "")[:15]
    return of_township(matters, int(town)) if town.isdecimal() else matters


def period(text: str) -> tuple[date, date] | None:
    """The first day of a month (``2026-03``) or year (``2026``), and the first day after it."""
    found = _PERIOD.fullmatch(text)
    if found is None or int(found[1]) > _LAST_YEAR:
        return None
    year, month = int(found[1]), int(found[2] or 1)
    last = month == _DECEMBER or found[2] is None
    return date(year, month, 1), date(year + 1, 1, 1) if last else date(year, month + 1, 1)


def reply_choices(congress: Congress, asked: QueryDict) -> list[tuple[str, Text, Choices]]:
    """The filters with their choices; a month is offered where it has been asked for, so that it can be let go."""
    towns = Body.objects.filter(congress=congress, kind=Body.Kind.DELEGATION).order_by("pk")
    stands = [(code, title) for code, (title, _) in _ANY.items()] + [(one.value, TITLES[one]) for one in Timeliness]
    given = [(name, title, asked.get(name, "")) for name, (_, title) in _PERIODS.items()]
    months = [(name, title, [(month, Text(month, month))]) for name, title, month in given if period(month)]
    named = [(str(pk), Text(zh, en or zh)) for pk, zh, en in towns.values_list("pk", "name_zh", "name_en")]
    return [
        ("town", Text("代表团", "Delegation"), named),
        ("reply", Text("交办和答复", "Hand-over and reply"), stands),
        *months,
    ]
