"""What was found in a text, marked in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.html import format_html, format_html_join

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.safestring import SafeString

    from yishi.search.highlighting import Piece

register = template.Library()


@register.filter
def pieces(parts: Iterable[Piece]) -> SafeString:
    """The parts of a text, escaped, what was asked for marked; a hundred a page, so no template of its own."""
    told = (format_html("<mark>{}</mark>", part.text) if part.hit else part.text for part in parts)
    return format_html_join("", "{}", ((one,) for one in told))
