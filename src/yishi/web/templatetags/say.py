"""Template filters: saying kernel texts in the reader's language, and dates the official way."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from html import escape
from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext

from yishi.kernel.text import Text, written

register = template.Library()

_SOON = 7  # days


@register.filter
def say(value: Any) -> str:
    """A Text (or whatever has one as its text) in the reader's language."""
    found = value if isinstance(value, Text) else getattr(value, "text", value)
    if isinstance(found, Text):
        return found[get_language() or "zh"]
    return "" if value is None else str(value)


@register.filter
def day(value: date | datetime | None) -> str:
    """2026年3月5日, or 5 March 2026."""
    if value is None:
        return ""
    moment = timezone.localdate(value) if isinstance(value, datetime) else value
    return say(written(moment))


@register.filter
def left(due: date | None, on: date) -> int | None:
    """Days from a day to a due day; negative when it has passed."""
    return None if due is None else (due - on).days


@register.filter
def over(days: int | None) -> int:
    """Days overdue, of days left below zero."""
    return -(days or 0)


@register.filter
def at(mapping: Any, key: Any) -> Any:
    """The value under a key."""
    return mapping.get(key) if hasattr(mapping, "get") else None


@register.filter
def matter_at(code: str, pk: int) -> str:
    """The address of a matter's page; for lists, where working out each would take long."""
    return f"{_matters_at(code)}{pk}/"


@lru_cache(maxsize=1024)
def _matters_at(code: str) -> str:
    return reverse("matter", args=(code, 0)).removesuffix("0/")


@register.simple_tag
def options(choices: Iterable[tuple[str, Text]], chosen: str | None) -> SafeString:
    """The options of a select; a template's loop over some hundred would take longer than all the rest."""
    return SafeString(
        "".join(
            f'<option value="{escape(code)}"{" selected" if code == chosen else ""}>{escape(say(title))}</option>'
            for code, title in choices
        )
    )


def _days_left(n: int) -> str:
    if n < 0:
        return ngettext("逾期 %(n)s 天", "逾期 %(n)s 天", -n)
    return ngettext("还剩 %(n)s 天", "还剩 %(n)s 天", n)


@register.simple_tag
def time_left(due: date | None, on: date) -> SafeString:
    """A due day as a badge: how many days are left, or over."""
    if due is None:
        return SafeString()
    n = (due - on).days
    tone = "late" if n < 0 else "soon" if n <= _SOON else "ok"
    words = escape((_days_left(n) if n else gettext("今天到期")) % {"n": abs(n)})
    return SafeString(f'<span class="badge is-{tone}">{words}</span><small class="number">{due}</small>')


@register.filter
def as_json(value: Any) -> str:
    """Readable JSON."""
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)


@register.simple_tag(takes_context=True)
def query(context: dict[str, Any], **changes: Any) -> str:
    """The page's query string with some parameters changed; None takes one out."""
    asked = context["request"].GET.copy()
    for name, value in changes.items():
        asked.pop(name, None)
        if value is not None and value != "":
            asked[name] = str(value)
    return f"?{asked.urlencode()}"
