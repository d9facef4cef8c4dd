"""Template tags: where like suggestions are worth looking at, and in what words their likeness is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from yishi.rulebook.suggestions.making import ADMIT, SUBMIT
from yishi.rulebook.suggestions.merging import MERGE
from yishi.web.likes import SUGGESTION

if TYPE_CHECKING:
    from yishi.kernel.procedure import Act
    from yishi.kernel.standing import Standing

register = template.Library()

# Before it is handed in, at admission, before it is handed over: whoever does these should know of like ones.
_ASKING = frozenset({SUBMIT, ADMIT, MERGE})


@register.simple_tag
def asks_likes(standing: Standing, act: Act[Any] | None = None) -> bool:
    """Whether this is the place to look at like suggestions: a matter as it stands, or an act's own form."""
    if standing.procedure.code != SUGGESTION or not standing.steps:
        return False
    return act in _ASKING if act else not _ASKING.isdisjoint(standing.procedure.leaving[standing.stage])
