"""What the public portal tells of a congress: figures with the records behind them, latest matters, members."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q

from yishi import rulebook
from yishi.congress.models import Deputy
from yishi.congress.queries import STANDING_COMMITTEE_OFFICES, deputies_on, members_of_standing_committee
from yishi.kernel.text import Text
from yishi.record.models import Entry, Matter, Participation
from yishi.rulebook import roles
from yishi.web.sight import visible_matters

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet
    from django.http import QueryDict

    from yishi.congress.models import Congress, CongressTerm, Office, Person
    from yishi.congress.models.people import DeputyQuerySet

SUGGESTION: Final = "suggestion"
BILL: Final = "bill"
LATEST: Final = 6
AWAITING: Final = Text("尚待代表评价", "awaiting the deputy's evaluation")


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a base: its count, its percentage, and the query string of the list behind it, if it has one."""

    title: Text
    count: int
    percent: float
    query: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts over the public suggestions of a term, each with the query string of the records behind it."""

    public: int
    replied: int
    ratings: list[Share]
    query: str
    replied_query: str

    @property
    def replied_percent(self) -> float:
        """Replied, as a percentage of all that are public."""
        return percent(self.replied, self.public)


class Delegation(NamedTuple):
    """A delegation, and how many deputies sit in it."""

    pk: int | None
    name: str | None
    deputies: int


def percent(part: int, base: int) -> float:
    """A percentage with one decimal; 0 of nothing."""
    return round(100 * part / base, 1) if base else 0.0


def suggestions(congress: Congress, term: CongressTerm | None = None) -> QuerySet[Matter]:
    """The suggestions that the public may see, of one term if there is one."""
    found = visible_matters(congress, SUGGESTION, None)
    return found.filter(term=term) if term else found


def figures(congress: Congress, term: CongressTerm | None) -> Figures:
    """Counted in one query from the columns that the list filters by, so that list and figure agree."""
    procedure = rulebook.CURRENT[SUGGESTION]
    by_rating = suggestions(congress, term).order_by().values("rating")
    counts = by_rating.annotate(n=Count("pk"), answered=Count("pk", filter=~Q(outcome="")))
    rows: list[tuple[str, int, int]] = list(counts.values_list("rating", "n", "answered"))
    rated = {rating: answered for rating, _, answered in rows}
    base = sum(rated.values())
    of_term = [("public", "yes"), *([("term", str(term.pk))] if term else [])]
    shares = [
        Share(title, n, percent(n, base), urlencode([*of_term, ("rating", code)]))
        for code, title in procedure.legends["rating"].items()
        for n in (rated.get(code, 0),)
    ]
    waiting = rated.get("", 0)
    return Figures(
        public=sum(n for _, n, _ in rows),
        replied=base,
        ratings=[*shares, Share(AWAITING, waiting, percent(waiting, base))],
        query=urlencode(of_term),
        replied_query=urlencode([*of_term, *(("outcome", code) for code in procedure.legends["outcome"])]),
    )


def latest_suggestions(congress: Congress) -> list[Matter]:
    """The public suggestions put forward last."""
    newest = suggestions(congress).select_related("lead_deputy", "lead_unit").defer("text")
    return list(newest.order_by("-id")[:LATEST])


def latest_replies(congress: Congress) -> list[Entry]:
    """The replies given last to public suggestions: the acts that issue a document to the public."""
    procedure = rulebook.CURRENT[SUGGESTION]
    issuing = [act.code for act in procedure.acts if act.public and act.issues]
    found = Entry.objects.filter(congress=congress, act__in=issuing, matter__public=True)
    joined = found.select_related("matter__lead_deputy", "matter__lead_unit")
    newest = joined.defer("body", "matter__text").order_by("-position")[: 2 * LATEST]
    # Of a suggestion replied to again, or whose reply was corrected, the latest word.
    latest: dict[int, Entry] = {}
    for entry in newest:
        latest.setdefault(entry.matter_id, entry)
    return list(latest.values())[:LATEST]


def committee(congress: Congress, on: date) -> list[tuple[Text, list[Office]]]:
    """The standing committee on a day: chairperson, vice-chairpersons, members (Organic Law art. 47)."""
    held = list(members_of_standing_committee(congress, on))
    groups = [
        (roles.OFFICE_TITLES[kind], [one for one in held if one.kind == kind]) for kind in STANDING_COMMITTEE_OFFICES
    ]
    return [(title, offices) for title, offices in groups if offices]


def delegations(congress: Congress, on: date) -> list[Delegation]:
    """Delegations with how many deputies sit in each; those without one come under no key."""
    sitting = Deputy.objects.sitting_on(on).filter(congress=congress).order_by("delegation__name_zh")
    rows = sitting.values("delegation").annotate(n=Count("pk"))
    return [Delegation(*row) for row in rows.values_list("delegation", "delegation__name_zh", "n")]


def deputies_found(congress: Congress, on: date, asked: QueryDict) -> DeputyQuerySet:
    """Deputies by name, constituency, delegation or occupation, as the query string asks."""
    found = deputies_on(congress, on)
    delegation = asked.get("delegation", "")[:18]  # more digits than any key has do not fit a column
    if delegation.isdecimal():
        found = found.filter(delegation=int(delegation))
    if sector := asked.get("sector", "")[:40]:
        found = found.filter(sector=sector)
    for words in asked.get("q", "")[:60].split():
        found = found.filter(
            Q(person__name__icontains=words)
            | Q(person__name_en__icontains=words)
            | Q(constituency__icontains=words)
            | Q(delegation__name_zh__icontains=words)
            | Q(occupation__icontains=words)
        )
    return found


def sectors(congress: Congress, on: date) -> list[str]:
    """The sectors that sitting deputies come from."""
    sitting = Deputy.objects.sitting_on(on).filter(congress=congress).exclude(sector="")
    return list(sitting.order_by("sector").values_list("sector", flat=True).distinct())


def led_by(congress: Congress, people: list[int]) -> dict[int, int]:
    """How many public suggestions each of these persons leads."""
    led = suggestions(congress).filter(lead_deputy__in=people).order_by().values("lead_deputy")
    return dict(led.annotate(n=Count("pk")).values_list("lead_deputy", "n"))


def bills_of(congress: Congress, person: Person, acting: Office | None) -> QuerySet[Matter]:
    """The bills that the person moved first, as far as the reader may see them, the latest first."""
    led = visible_matters(congress, BILL, acting).filter(lead_deputy=person)
    return led.defer("text").order_by("-id")


def cosigned(visible: QuerySet[Matter], person: Person) -> QuerySet[Matter]:
    """Those of these matters that the person co-signed."""
    parts = Participation.objects.filter(
        congress=person.congress_id, person=person, role=roles.COSIGNER.part, matter=OuterRef("pk")
    )
    return visible.filter(Exists(parts))
