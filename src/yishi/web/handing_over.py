"""The board of a hand-over meeting (交办会): every suggestion that waits, with what is proposed or drafted for it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, cast

from django.db.models import F
from pypinyin import lazy_pinyin

from yishi.assigning.cases import Subject
from yishi.assigning.drafts import Choice, choice_of
from yishi.assigning.learning import learned
from yishi.assigning.models import Draft
from yishi.congress.calendar import work_calendar
from yishi.congress.models import Deputy
from yishi.congress.queries import units_on
from yishi.kernel.text import Text
from yishi.record.models import Due
from yishi.record.models.matter import label_of
from yishi.rulebook.suggestions.choices import Occasion
from yishi.rulebook.suggestions.stages import At
from yishi.statutes.deputies_law import REPLY_WITHIN, REPLY_WITHIN_COMPLEX
from yishi.web.sight import visible_matters
from yishi.web.waiting import load_by_unit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from yishi.assigning.proposing import Proposal
    from yishi.assigning.trial import Trial
    from yishi.congress.models import Congress, Office, Unit

MOST: Final = 1000
"""As many as one page takes; what is left comes when these are handed over."""
OCCASIONS: Final = {one.value: one.label for one in Occasion}
GRADES: Final = {
    "sure": Text("把握较大", "fairly sure"),
    "fair": Text("把握一般", "moderate"),
    "weak": Text("把握较小", "unsure"),
    "none": Text("依据不足", "too little to go by"),
}
_SHOWN: Final = ("pk", "series", "number", "title", "text", "category", "last_seq", "lead_deputy_id")


@dataclass(slots=True)
class Line:
    """A suggestion on the board. ``stands``: what is drafted, or else proposed with some confidence.

    ``choice`` is that too, unless something else was sent in that cannot be kept.
    """

    matter: dict[str, Any]
    label: str
    delegation: str
    due: date | None
    proposal: Proposal
    draft: Draft | None
    stands: Choice
    choice: Choice
    other: str = ""
    more: str = ""
    error: Text | None = None
    overtaken: bool = False

    @property
    def pk(self) -> int:
        """The suggestion's key."""
        return int(self.matter["pk"])

    @property
    def occasion(self) -> str:
        """In session or in recess: only what is handed in during the recess has a term for its hand-over."""
        return (Occasion.RECESS if self.due else Occasion.IN_SESSION).value

    @property
    def grade(self) -> str:
        """How sure one may be, a key of GRADES."""
        return self.proposal.band.grade if self.proposal.band else "none"

    @property
    def unit(self) -> int | None:
        """The unit chosen, or the one named first as long as none is."""
        return self.choice.lead_unit or next(iter(self.proposal.units), None)

    @property
    def version(self) -> int:
        """How often the draft was saved."""
        return self.draft.version if self.draft else 0


@dataclass(frozen=True, slots=True)
class Load:
    """What a unit would be given, of it what is ticked, and what it has in hand already."""

    unit: Unit
    proposed: int
    taken: int
    owed: int
    late: int


@dataclass(slots=True)
class Board:
    """The whole of it. ``units``: those that exist, in the order of their Chinese sounds.

    ``until``: the day of the latest hand-over among the ``cases`` learned from.
    """

    lines: list[Line]
    units: list[Unit]
    loads: list[Load]
    trial: Trial | None
    cases: int
    until: date | None
    more: bool
    reply: tuple[date, date]
    by_key: dict[int, Unit] = field(default_factory=dict)


def board(congress: Congress, office: Office, on: date) -> Board:
    """What awaits hand-over on this day, in a fixed number of queries, with a proposal for each."""
    units = in_order(units_on(congress, on))
    taught = learned(congress, units)
    waiting = visible_matters(congress, "suggestion", office).filter(stage=At.ADMITTED.value).order_by("pk")
    rows = list(waiting.values(*_SHOWN, deputy=F("lead_deputy__name"))[: MOST + 1])
    proposals = taught.propose([Subject(row["title"], row.pop("text"), row["category"]) for row in rows[:MOST]])
    lines = list(_lines(congress, rows[:MOST], proposals, on))
    return Board(
        lines=lines,
        units=units,
        loads=_loads(congress, lines, units, on),
        trial=taught.trial,
        cases=len(taught.cases),
        until=max((case.on for case in taught.cases), default=None),
        more=len(rows) > MOST,
        reply=reply_days(on),
        by_key={unit.pk: unit for unit in units},
    )


def _lines(congress: Congress, rows: list[dict[str, Any]], proposals: Iterable[Proposal], on: date) -> Iterable[Line]:
    drafts = {one.matter_id: one for one in Draft.objects.filter(congress=congress).select_related("person")}
    terms = Due.objects.filter(congress=congress, code="hand_over", met_on=None).values_list("matter_id", "due")
    dues = dict(terms)
    mandates = Deputy.objects.sitting_on(on).filter(congress=congress, delegation__isnull=False)
    delegations = dict(mandates.values_list("person_id", "delegation__name_zh"))
    for row, proposal in zip(rows, proposals, strict=True):
        draft = drafts.get(row["pk"])
        stands = choice_of(draft) if draft else _proposed(proposal)
        yield Line(
            matter=row,
            label=label_of(row["series"], row["number"]),
            delegation=delegations.get(row["lead_deputy_id"], ""),
            due=dues.get(row["pk"]),
            proposal=proposal,
            draft=draft,
            stands=stands,
            choice=stands,
        )


def _proposed(proposal: Proposal) -> Choice:
    """What is filled in before anybody chose: a unit where most such judgements were right, nothing ticked."""
    band = proposal.band
    return Choice(proposal.units[0]) if band and band.grade != "weak" else Choice()


def reply_days(on: date) -> tuple[date, date]:
    """The last days for the reply to what is handed over on this day: the usual one, and the longer one."""
    calendar = work_calendar()
    # Terms in months have a last day whatever the calendar.
    usual, longer = (number.value.after(on, calendar) for number in (REPLY_WITHIN, REPLY_WITHIN_COMPLEX))
    return cast("date", usual), cast("date", longer)


def _loads(congress: Congress, lines: list[Line], units: list[Unit], on: date) -> list[Load]:
    proposed = Counter(line.unit for line in lines)
    taken = Counter(line.choice.lead_unit for line in lines if line.choice.taken)
    owed: Mapping[int, dict[str, Any]] = {row["unit_id"]: row for row in load_by_unit(congress, on)}
    none = {"owed": 0, "late": 0}
    found = [
        Load(unit, proposed[unit.pk], taken[unit.pk], *(owed.get(unit.pk, none)[name] for name in ("owed", "late")))
        for unit in units
        if proposed[unit.pk]
    ]
    return sorted(found, key=lambda one: -one.proposed)


def in_order(units: Iterable[Unit]) -> list[Unit]:
    """Units in the order of their names' Chinese sounds."""
    return sorted(units, key=lambda unit: _sound(unit.name))


@lru_cache(maxsize=4096)
def _sound(name: str) -> tuple[str, ...]:
    return tuple(lazy_pinyin(name))


def narrowed(lines: Iterable[Line], asked: Mapping[str, str]) -> list[Line]:
    """The lines that the query string asks for, in its order; what it asks in vain is left out."""
    wanted = {name: value for name in FILTERS if (value := asked.get(name, ""))}
    kept = [line for line in lines if all(_told(line)[name] == value for name, value in wanted.items())]
    return sorted(kept, key=_ORDERS.get(asked.get("sort", ""), _ORDERS["number"]))


FILTERS: Final = ("category", "delegation", "occasion", "series", "unit", "grade")


def _told(line: Line) -> dict[str, str]:
    return {
        "category": line.matter["category"],
        "delegation": line.delegation,
        "occasion": line.occasion,
        "series": line.matter["series"],
        "unit": str(line.unit or ""),
        "grade": line.grade,
    }


def values_in(lines: Collection[Line], name: str) -> list[str]:
    """What a column holds, each once, for a filter."""
    return sorted({_told(line)[name] for line in lines} - {""}, key=_sound)


SORTS: Final = {
    "number": Text("编号", "number"),
    "due": Text("交办期限由近到远", "soonest due"),
    "unit": Text("主办单位", "lead unit"),
    "grade": Text("把握由小到大", "least sure first"),
}
_ORDERS: Final[dict[str, Any]] = {
    "number": lambda line: (line.matter["series"], line.matter["number"] or 0),
    "due": lambda line: (line.due is None, str(line.due), line.pk),
    "unit": lambda line: (line.unit is None, line.unit or 0, line.pk),
    "grade": lambda line: (list(GRADES)[::-1].index(line.grade), line.pk),
}
