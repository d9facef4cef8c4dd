"""What must be in a bag, written as each database asks for it: FTS5's MATCH, PostgreSQL's tsquery."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from yishi.search.models import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# Only such words are ever put into a bag; any other would be taken apart, or for a sign of the language.
_KEPT: Final = re.compile(r"[@!=#:._\-a-z0-9\u0080-\U0010ffff]+")
_NEVER: Final = "=never"


@dataclass(frozen=True, slots=True)
class All:
    """Every part must be there."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """One of the parts must be there; of none, none is."""

    parts: tuple[Part, ...]


Part = str | All | Some


def every(parts: Iterable[Part]) -> All:
    """Every one of these."""
    return All(tuple(parts))


def some(parts: Iterable[Part]) -> Some:
    """One of these."""
    return Some(tuple(parts))


def matching(part: Part) -> str:
    """For FTS5."""
    return _written(part, " AND ", " OR ", _fts5)


def tsquery(part: Part) -> str:
    """For PostgreSQL."""
    return _written(part, " & ", " | ", quoted)


def _fts5(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _written(part: Part, both: str, either: str, word: Callable[[str], str]) -> str:
    if isinstance(part, str):
        return word(part if _KEPT.fullmatch(part) else _NEVER)
    if not part.parts:
        return word(_NEVER)
    sign = both if isinstance(part, All) else either
    return "(" + sign.join(_written(one, both, either, word) for one in part.parts) + ")"
