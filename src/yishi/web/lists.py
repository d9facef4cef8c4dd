"""Lists of matters: filtered, sorted and paged by key, in a fixed number of queries whatever the size."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db.models import F, Q, QuerySet

from yishi.congress.models import CongressTerm, Unit
from yishi.kernel.text import Text
from yishi.record.models.matter import label_of
from yishi.rulebook import roles
from yishi.search.asking import ask
from yishi.search.finding import matters_found
from yishi.search.marks import Filters, viewer_marks
from yishi.web.reply_filters import by_reply, has_replies, reply_choices
from yishi.web.sight import actor
from yishi.web.templatetags.say import matter_at, say, time_left

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models.expressions import OrderBy
    from django.http import QueryDict

    from yishi.congress.models import Congress, Office
    from yishi.kernel.procedure import Procedure
    from yishi.record.models import Matter

PAGE: Final = 50
# A count beyond this costs more than it tells.
COUNTED: Final = 1000
# Keys have at most so many digits: a longer number is no key, and overflows the database.
_DIGITS: Final = 15
_PUBLIC: Final = {"yes": True, "no": False}
SOON: Final = timedelta(days=7)
NONE: Final = "none"
"""What asks for matters where nothing has been said: not evaluated yet."""


@dataclass(frozen=True, slots=True)
class Sort:
    """An order of a list: the column and its direction; the key breaks ties."""

    title: Text
    column: str
    down: bool


SORTS: Final = {
    "newest": Sort(Text("最新提出", "newest first"), "id", down=True),
    "oldest": Sort(Text("最早提出", "oldest first"), "id", down=False),
    "due": Sort(Text("期限由近到远", "soonest due"), "due", down=False),
}


# Plain values, not Matters: fifty models a page would take longer to make than to fetch.
Row = dict[str, Any]
_SHOWN: Final = ["pk", "series", "number", "title", "category", "rating", "stage", "opened", "due", "closed", "public"]


@dataclass(frozen=True, slots=True)
class Pages:
    """One page of a list, and where the next begins; ``more`` says there are too many to count."""

    rows: list[Row]
    after: str
    count: int
    more: bool


def narrowed(
    matters: QuerySet[Matter],
    asked: QueryDict,
    on: date,
    reserved: frozenset[str] = frozenset(),
    worded: Collection[int] | None = None,
) -> QuerySet[Matter]:
    """The matters that the query string asks for; what it asks in vain is left out.

    By a column ``reserved`` from the reader only public matters are found: else the answer would tell it.
    ``worded``: the matters with the words asked for; None where none are.
    """
    for name in ("stage", "category", "rating", "outcome"):
        if values := [value for value in map(_words, asked.getlist(name)) if value]:
            wanted = ["" if value == NONE else value for value in values]
            matters = matters.filter(**{f"{name}__in": wanted}, **({"public": True} if name in reserved else {}))
    for name, column in (("unit", "lead_unit"), ("deputy", "lead_deputy"), ("term", "term")):
        if (pk := whole_number(asked.get(name, ""))) is not None:
            matters = matters.filter(**{column: pk})
    if (public := _PUBLIC.get(asked.get("public", ""))) is not None:
        matters = matters.filter(public=public)
    if asked.get("late") == "late":
        matters = matters.filter(due__lt=on)
    elif asked.get("late") == "soon":
        matters = matters.filter(due__gte=on, due__lte=on + SOON)
    if year := _words(asked.get("year", "")):
        matters = matters.filter(series=year[:16])
    matters = by_reply(matters, asked, on)
    return matters if worded is None else matters.filter(pk__in=worded)


def whole_number(text: str) -> int | None:
    """The number that a query string gives, if it gives one that a key could be."""
    return int(text) if text.isdecimal() and len(text) <= _DIGITS else None


def _words(text: str) -> str:
    """Words asked for, without what no database takes, and not longer than anything that is looked for."""
    return text.replace("\x00", "").strip()[:100]


def worded(asked: QueryDict, congress: Congress, procedure: str, acting: Office | None) -> list[int] | None:
    """The newest matters with the words asked for, among those that this office, or the public, may see."""
    words = _words(asked.get("q", ""))
    if not words:
        return None
    stage, category, year = (_words(asked.get(name, "")) for name in ("stage", "category", "year"))
    # Of several stages or sectors the list itself chooses.
    single = {name for name in ("stage", "category") if len(asked.getlist(name)) == 1}
    filters = Filters(
        procedure=procedure,
        stage=stage if "stage" in single else "",
        category=category if "category" in single else "",
        year=year,
        unit=whole_number(asked.get("unit", "")),
    )
    return matters_found(ask(words, congress.place), viewer_marks(congress.pk, actor(acting)), filters)


def page_of(matters: QuerySet[Matter], sort: str, after: str) -> Pages:
    """The page that begins after a key such as ``2026-03-05_117``."""
    order = SORTS.get(sort, SORTS["newest"])
    counted = matters.order_by()[: COUNTED + 1].count()
    if order.column == "due":
        matters = matters.filter(due__isnull=False)
    ordered = _after(matters, order, after).order_by(*_ordering(order))
    named = {"unit": F("lead_unit__name"), "deputy": F("lead_deputy__name")}
    rows: list[Row] = list(ordered.values(*_SHOWN, **named)[: PAGE + 1])
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    key = f"{last['due']}_{last['pk']}" if last and order.column == "due" else str(last["pk"]) if last else ""
    return Pages(rows[:PAGE], key, min(counted, COUNTED), counted > COUNTED)


def told(
    pages: Pages, procedure: Procedure[Any], congress: Congress, on: date, reserved: frozenset[str] = frozenset()
) -> Pages:
    """The page with its rows in words: codes said, numbers written, addresses worked out."""
    words: dict[str, dict[str, str]] = {
        name: {code: say(title) for code, title in legend.items()} for name, legend in procedure.legends.items()
    }
    words["stage"] = {stage.value: say(stage.title) for stage in procedure.stages}
    for row in pages.rows:
        row["label"] = label_of(row["series"], row["number"])
        row["url"] = matter_at(congress.code, row["pk"])
        row["left"] = time_left(row["due"], on)
        for name in ("category", "rating", "stage"):
            hidden = name in reserved and not row["public"]
            row[name] = "" if hidden else words.get(name, {}).get(row[name], "")
    return pages


def _ordering(order: Sort) -> list[str | OrderBy]:
    if order.column == "id":
        return ["-id" if order.down else "id"]
    return [F(order.column).asc(), "id"]


def _after(matters: QuerySet[Matter], order: Sort, after: str) -> QuerySet[Matter]:
    value, _, pk = after.rpartition("_")
    if whole_number(pk) is None:
        return matters
    if order.column == "id":
        return matters.filter(pk__lt=int(pk)) if order.down else matters.filter(pk__gt=int(pk))
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return matters
    return matters.filter(Q(due__gt=day) | Q(due=day, pk__gt=int(pk)))


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter as the form shows it."""

    name: str
    title: Text
    choices: list[tuple[str, Text]]


def _units(congress: Congress, *, at_stations: bool) -> Filter:
    """The units that have matters in hand; of what residents say, the stations where they say it."""
    units, station = Unit.objects.filter(congress=congress).order_by("pk"), Unit.Kind.LIAISON_STATION
    units = units.filter(kind=station) if at_stations else units.exclude(kind=station)
    title = Text("联络站", "Station") if at_stations else Text("承办单位", "Unit")
    return Filter("unit", title, [(str(pk), Text(name, name)) for pk, name in units.values_list("pk", "name")])


def filters(procedure: Procedure[Any], congress: Congress, asked: QueryDict) -> list[Filter]:
    """The filters that a list of this procedure has: stages, legends, units, terms, lateness."""
    found = [Filter("stage", Text("环节", "Stage"), [(stage.value, stage.title) for stage in procedure.stages])]
    titles = {
        "category": Text("类别", "Sector"),
        "outcome": Text("办理结果", "Result"),
        "rating": Text("评价", "Evaluation"),
    }
    none = {"rating": [(NONE, Text("尚未评价", "not evaluated yet"))]}
    found += [
        Filter(name, titles[name], [*legend.items(), *none.get(name, [])]) for name, legend in procedure.legends.items()
    ]
    at_stations = roles.STATION in procedure.roles
    if at_stations or any(role.part == roles.LEAD_UNIT.part for role in procedure.roles):
        found.append(_units(congress, at_stations=at_stations))
    if has_replies(procedure):
        found += [Filter(*one) for one in reply_choices(congress, asked)]
    terms = CongressTerm.objects.filter(congress=congress).order_by("-number")
    found.append(Filter("term", Text("届次", "Term"), [(str(t.pk), t.text) for t in terms]))
    late = [("late", Text("已逾期", "overdue")), ("soon", Text("七日内到期", "due within 7 days"))]
    public = [("yes", Text("已公开", "public")), ("no", Text("未公开", "not public"))]
    found.append(Filter("public", Text("公开情况", "Publication"), public))
    return [*found, Filter("late", Text("时效", "Timeliness"), late)]
