"""A deputy's record of duty (履职档案), collected from the entries: nothing in it is typed a second time.

What it shows is what was done, day by day. There are no points, no totals beside other persons', no ranking.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q

from yishi import rulebook
from yishi.kernel.text import Text
from yishi.record.models import Entry, Matter, Participation
from yishi.record.steps import read_body, step_of
from yishi.rulebook.deputy_activities.facts import Kind
from yishi.rulebook.suggestions.rating import EVALUATIONS
from yishi.web.sight import visible_matters
from yishi.web.templatetags.say import matter_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from yishi.congress.models import Congress, Office, Person


@dataclass(frozen=True, slots=True)
class Source:
    """Where lines come from: an act's entries, of matters in which the deputy has one of these parts.

    ``own``: only those that the deputy entered, or that were entered for the deputy from paper.
    """

    section: str
    parts: frozenset[str]
    own: bool = False


SECTIONS: Final[dict[str, Text]] = {
    **{one.value: one.label for one in Kind},
    "suggestion": Text("领衔提出建议", "Suggestions moved"),
    "cosigned": Text("联名提出建议", "Suggestions co-signed"),
    "bill": Text("领衔提出议案", "Bills moved"),
    "bill_cosigned": Text("联名提出议案", "Bills co-signed"),
    "evaluation": Text("评价建议办理", "Evaluations of replies"),
    "reception": Text("联络站接待选民", "Receptions at stations"),
    "request": Text("答复群众意见", "Residents answered"),
    "voters": Text("向选民报告履职情况", "Reports to voters"),
    "leave": Text("请假", "Leave"),
}
_LED, _SIGNED = frozenset({"lead_deputy"}), frozenset({"cosigner"})
_PRESENT: Final = Source("activity", frozenset({"attendee"}))
SOURCES: Final[dict[str, Source]] = {
    "hold_activity": _PRESENT,
    "correct_attendance": _PRESENT,
    "submit": Source("suggestion", _LED),
    "arrive": Source("suggestion", _LED),
    "cosign": Source("cosigned", _SIGNED, own=True),
    "hand_in_bill": Source("bill", _LED),
    "cosign_bill": Source("bill_cosigned", _SIGNED, own=True),
    **dict.fromkeys(EVALUATIONS, Source("evaluation", _LED, own=True)),
    "hold_reception": Source("reception", frozenset({"present_deputy"})),
    "answer_request": Source("request", _LED, own=True),
    "confirm_report": Source("voters", _LED),
}
_LEAVE: Final = "enter_leave"
_GONE: Final = frozenset({"cancelled"})


@dataclass(frozen=True, slots=True)
class Line:
    """One thing done: when, what, and the entry that says so."""

    section: str
    on: date
    title: str
    url: str


def lines(congress: Congress, person: Person, reader: Office | None, *, whole: bool) -> list[Line]:
    """What a deputy did, the latest first, as far as the reader may see it. Four queries.

    ``whole``: not only what is open to everybody; leave too.
    """
    taken = Participation.objects.filter(congress=congress, person=person)
    parts: dict[int, set[str]] = {}
    for matter, part in taken.values_list("matter", "role"):
        parts.setdefault(matter, set()).add(part)
    seen = _visible(congress, reader) & Q(pk__in=taken.values("matter"))
    told = Entry.objects.filter(
        congress=congress, act__in=SOURCES, matter__in=Matter.objects.filter(seen).order_by().values("pk")
    )
    told = told.exclude(matter__stage__in=_GONE).select_related("matter__congress")
    told = told.defer("matter__text").order_by("position")
    days = _days(congress)
    found: dict[tuple[str, int], Line] = {}
    for entry in told:
        source = SOURCES[entry.act]
        if source.parts & parts[entry.matter_id] and (whole or _open(entry)):
            line = _line(entry, source, person.pk, days)
            if line is not None:
                found[line.section, entry.matter_id] = line
    leave = _leave(congress, person.pk, days) if whole else []
    return sorted([*found.values(), *leave], key=lambda line: (line.on, line.url), reverse=True)


def _visible(congress: Congress, reader: Office | None) -> Q:
    shown = Q(pk__in=())
    for procedure in rulebook.CURRENT:
        shown |= Q(pk__in=visible_matters(congress, procedure, reader).values("pk"))
    return shown


def _open(entry: Entry) -> bool:
    """Whether anybody at all may read the entry."""
    return entry.matter.public and rulebook.CURRENT[entry.matter.procedure].by_code[entry.act].public


def _line(entry: Entry, source: Source, person: int, days: Mapping[int, date]) -> Line | None:
    body = read_body(entry.body)
    if source.own and (body.behalf or body.by).person != person:
        return None
    matter = entry.matter
    section = matter.category if source is _PRESENT else source.section
    return Line(section, days.get(matter.pk, entry.on), matter.title, _at(entry))


def _at(entry: Entry) -> str:
    return f"{matter_at(entry.matter.congress.code, entry.matter_id)}#e{entry.seq}"


def _days(congress: Congress) -> dict[int, date]:
    """The day of each activity, as it was called: attendance may be entered later."""
    calls = Entry.objects.filter(congress=congress, act="call_activity").values_list("matter", "body")
    facts: Any
    return {matter: facts.day for matter, body in calls if (facts := _facts(body))}


def _facts(body: str) -> Any:
    return step_of(read_body(body), rulebook.CURRENT["deputy_activity"]).facts


def _leave(congress: Congress, person: int, days: Mapping[int, date]) -> Iterable[Line]:
    entries = Entry.objects.filter(congress=congress, act=_LEAVE).exclude(matter__stage__in=_GONE)
    for entry in entries.select_related("matter__congress").defer("matter__text"):
        if person in _facts(entry.body).deputies:
            yield Line("leave", days.get(entry.matter_id, entry.on), entry.matter.title, _at(entry))
