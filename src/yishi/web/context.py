"""What the shell of every page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.functional import SimpleLazyObject

from yishi.notices.reading import unread_of
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
        "through": getattr(request, "through", None),
        "desks": getattr(request, "desks", []),
        # Asked for only by a page with a bell.
        "unread": SimpleLazyObject(lambda: unread_of(acting.person_id)) if congress and acting else 0,
        "today": clock.today(congress),
    }
