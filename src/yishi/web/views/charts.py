"""Charts: all suggestions of a year, those of a unit, those of a township's deputies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from yishi import rulebook
from yishi.congress.models import Body, Unit
from yishi.measures.replies import Timeliness, measure, of_township
from yishi.web import clock
from yishi.web.charts import SUGGESTION, numbers, over_time, parts, rows
from yishi.web.evaluations import years
from yishi.web.export import comma_separated, workbook
from yishi.web.pages import EVERYBODY, CongressRequest, page
from yishi.web.sight import reserved_from, visible_matters
from yishi.web.templatetags.say import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet
    from django.http import HttpResponse

    from yishi.congress.models import Congress
    from yishi.measures.replies import Measured
    from yishi.record.models import Matter
    from yishi.web.charts import Row

_STANDS: Final = {
    Timeliness.IN_TIME: "is-ok",
    Timeliness.LATE: "is-late",
    Timeliness.OVERDUE: "is-over",
    Timeliness.RUNNING: "is-quiet",
}
_RATINGS: Final = {
    "satisfied": "is-ok",
    "basically_satisfied": "is-soon",
    "dissatisfied": "is-late",
    "close_unrated": "is-void",
    "none": "is-quiet",
}


@page("c/<str:code>/charts/", by=EVERYBODY)
def charts(request: CongressRequest) -> HttpResponse:
    """A year's hand-overs, replies and evaluations, of what the reader may see."""
    return _shown(request, _seen(request), [])


@page("c/<str:code>/charts/units/<int:pk>/", by=EVERYBODY)
def unit_charts(request: CongressRequest, pk: int) -> HttpResponse:
    """The same of one unit's."""
    unit = get_object_or_404(Unit, congress=request.congress, pk=pk)
    return _shown(request, _seen(request).filter(lead_unit=unit), [("unit", str(pk))], unit=unit)


@page("c/<str:code>/charts/towns/<int:pk>/", by=EVERYBODY)
def town_charts(request: CongressRequest, pk: int) -> HttpResponse:
    """The same of what one township's deputies put forward."""
    town = get_object_or_404(Body, congress=request.congress, kind=Body.Kind.DELEGATION, pk=pk)
    return _shown(request, of_township(_seen(request), pk), [("town", str(pk))], town=town)


def _seen(request: CongressRequest) -> QuerySet[Matter]:
    return visible_matters(request.congress, SUGGESTION, request.acting)


def _shown(
    request: CongressRequest, matters: QuerySet[Matter], asked: list[tuple[str, str]], **of: Unit | Body
) -> HttpResponse:
    known = years(request.congress)
    given = request.GET.get("year", "")
    year = given if given in known else known[0] if known and given != "all" else ""
    if year:
        matters, asked = matters.filter(series=year), [*asked, ("year", year)]
    on = clock.today(request.congress)
    reserved = "rating" in reserved_from(rulebook.CURRENT[SUGGESTION], request.acting)
    found = measure(matters, on, evaluations_public_only=reserved)
    tables = _tables(request.congress, found, asked, but=set(of))
    if (kind := request.GET.get("format", "")) in {"xlsx", "csv"}:
        make = comma_separated if kind == "csv" else workbook
        return make(_heads(), _lines(tables), f"{request.congress.code}-charts-{year or 'all'}")
    told = {"years": known, "year": year, "on": on, "reserved": reserved, "tables": tables}
    return render(request, "charts/charts.html", {**of, **told, **_drawn(found, asked)})


def _drawn(found: Measured, asked: list[tuple[str, str]]) -> dict[str, Any]:
    whole = numbers(found.whole, asked)
    return {
        "whole": found.whole,
        "numbers": whole,
        "time": over_time(found, asked),
        "stands": parts([whole[one] for one in _STANDS], _STANDS.values()),
        "ratings": parts([whole[one] for one in _RATINGS], _RATINGS.values()),
    }


def _tables(congress: Congress, found: Measured, asked: list[tuple[str, str]], but: set[str]) -> list[dict[str, Any]]:
    """Sectors, townships and units, without what the page itself is about."""
    sectors = {code: say(title) for code, title in rulebook.CURRENT[SUGGESTION].legends["category"].items()}
    listed: list[dict[str, Any]] = [
        {"by": "category", "title": _("按类别"), "rows": rows(found.sectors, sectors, asked, "category")}
    ]
    if "town" not in but:
        towns = Body.objects.filter(congress=congress, pk__in=[pk for pk in found.towns if pk])
        named: dict[Any, str] = dict(towns.values_list("pk", "name_zh"))
        listed.append({"by": "town", "title": _("按代表团"), "rows": rows(found.towns, named, asked, "town")})
    if "unit" not in but:
        units = Unit.objects.filter(congress=congress, pk__in=list(found.units))
        named = dict(units.values_list("pk", "name"))
        listed.append({"by": "unit", "title": _("按承办单位"), "rows": rows(found.units, named, asked, "unit")})
    return listed


def _heads() -> list[str]:
    return [
        _("分组"), _("名称"), _("交办"), _("已答复"), _("按期答复"), _("逾期答复"), _("逾期未答复"), _("期限未到"),
        _("满意"), _("基本满意"), _("不满意"), _("未评价办结"), _("尚未评价"), _("满意率（满意件数/已评价件数）"),
    ]  # fmt: skip


def _lines(tables: list[dict[str, Any]]) -> Iterator[list[str]]:
    for table in tables:
        for row in table["rows"]:
            yield [table["title"], row.name or _("未分类"), *_cells(row)]


def _cells(row: Row) -> list[str]:
    tally = row.tally
    counted = ["handed", "replied", *(one.value for one in _STANDS), *_RATINGS]
    rate = f"{tally.satisfied}/{tally.rated}（{tally.rate:.1f}%）" if tally.rated else "—"
    return [*(str(row.numbers[name].n) for name in counted), rate]
