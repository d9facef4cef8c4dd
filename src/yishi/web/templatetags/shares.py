"""Template tags: shares told with what they are of, and texts kept in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from django import template

from yishi.kernel.text import Text
from yishi.web.templatetags.say import say

register = template.Library()


@register.simple_tag
def percent(part: int, whole: int) -> str:
    """Per cent, without decimals; a dash where there is nothing to be a part of."""
    return f"{100 * part / whole:.0f}%" if whole else "—"


@register.simple_tag
def either(said: Sequence[str]) -> str:
    """A sentence kept as [Chinese, English], in the reader's language."""
    return say(Text(*said))
