"""What the shell of every page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yishi.web import clock
from yishi.web.navigation import navigation

if TYPE_CHECKING:
    from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, Any]:
    """The congress, the acting office, the other offices to choose from, and the day."""
    congress = getattr(request, "congress", None)
    acting = getattr(request, "acting", None)
    return {
        "navigation": navigation(congress, acting) if congress else [],
        "congress": congress,
        "acting": acting,
        "offices": getattr(request, "offices", []),
        "today": clock.today(congress),
    }
