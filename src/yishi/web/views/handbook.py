"""The handbook: how each procedure runs here, told from its declaration."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from yishi import rulebook
from yishi.congress.queries import practice_on
from yishi.record.standings import practice_version
from yishi.rulebook import record_keeping
from yishi.web import clock
from yishi.web.handbook import chapter, parameters
from yishi.web.handbook_files import picture
from yishi.web.pages import EVERYBODY, CongressRequest, page

if TYPE_CHECKING:
    from yishi.congress.models import PracticeVersion
    from yishi.kernel.parameter import Practice
    from yishi.kernel.procedure import Procedure


@page("c/<str:code>/handbook/", by=EVERYBODY)
def handbook(request: CongressRequest) -> HttpResponse:
    """The procedures, and what the county has settled for keeping the record."""
    version, practice = _practice(request)
    context: dict[str, Any] = {
        "procedures": sorted(rulebook.CURRENT.values(), key=lambda one: one.code),
        "table": parameters(record_keeping.PARAMETERS, [practice]),
        "practice": practice,
        "version": version,
    }
    return render(request, "handbook/index.html", context)


@page("c/<str:code>/handbook/<slug:procedure>/", by=EVERYBODY)
def handbook_page(request: CongressRequest, procedure: str) -> HttpResponse:
    """One procedure: drawn, and in tables; of an older version if ``?version=`` names its first day."""
    declared = _declared(procedure, request.GET.get("version", ""))
    version, practice = _practice(request)
    told = chapter(declared, [practice])
    language = "zh" if (get_language() or "zh").startswith("zh") else "en"
    versions = sorted(
        (one for one in rulebook.ALL if one.code == procedure), key=lambda one: one.in_force, reverse=True
    )
    context: dict[str, Any] = {
        "told": told,
        "procedure": declared,
        "practice": practice,
        "version": version,
        "versions": versions,
        "superseded": declared is not versions[0],
        "drawing": mark_safe(picture(told, language)),  # noqa: S308 - our own template made it, escaping its texts
    }
    return render(request, "handbook/procedure.html", context)


def _declared(code: str, wanted: str) -> Procedure[Any]:
    if code not in rulebook.CURRENT:
        raise Http404
    if not wanted:
        return rulebook.CURRENT[code]
    try:
        return rulebook.procedure_version(code, date.fromisoformat(wanted))
    except (KeyError, ValueError) as error:
        raise Http404 from error


def _practice(request: CongressRequest) -> tuple[PracticeVersion | None, Practice]:
    """The local parameters in force today, and the version that they stand in."""
    version = practice_on(request.congress, clock.today(request.congress))
    return version, practice_version(version.pk if version else None)
