"""Template filters: saying kernel texts in the reader's language, and dates the official way."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from django import template
from django.utils import timezone
from django.utils.translation import get_language

from yishi.kernel.text import Text, written

register = template.Library()


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
