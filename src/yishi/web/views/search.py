"""The search: words, numbers and names in everything that the reader may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.shortcuts import render

from yishi.search.asking import ask
from yishi.search.following import behind
from yishi.search.people import people_called
from yishi.search.words import fold
from yishi.web import clock
from yishi.web.lists import whole_number
from yishi.web.pages import EVERYBODY, CongressRequest, page
from yishi.web.search_form import narrowing
from yishi.web.searching import results

if TYPE_CHECKING:
    from django.http import HttpResponse

    from yishi.search.asking import Asked

# Deputies and units named beside what was found.
_NAMED: Final = 6


@page("c/<str:code>/search/", by=EVERYBODY)
def search(request: CongressRequest) -> HttpResponse:
    """What answers the words asked, narrowed by the filters, the best first."""
    congress, on = request.congress, clock.today(request.congress)
    asked = ask(request.GET.get("q", ""), congress.place)
    narrowed = narrowing(congress, request.acting, request.GET)
    found = results(
        congress,
        request.acting,
        asked,
        on,
        filters=narrowed.filters,
        tiers=narrowed.tiers,
        page=whole_number(request.GET.get("page", "")) or 1,
    )
    context: dict[str, Any] = {
        "asked": asked,
        "found": found,
        "narrowed": narrowed,
        "people": people_called(congress, asked, _NAMED) if asked else [],
        "units": _units_called(asked, narrowed.units),
        "behind": behind(congress),
    }
    return render(request, "search/search.html", context)


def _units_called(asked: Asked, units: list[tuple[int, str, str]]) -> list[tuple[int, str]]:
    """Units in whose name every word stands."""
    called = [
        (pk, name) for pk, name, short in units if all(word.text in fold(f"{name} {short}") for word in asked.words)
    ]
    return called[:_NAMED] if asked else []
