"""Where the words of a question stand in a text, and the parts of the text around them, to be shown."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from yishi.search.words import GAP, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Span = tuple[int, int]

_BEFORE: Final = 24  # characters shown before a word
_AFTER: Final = 56  # characters shown from its beginning on
_WINDOWS: Final = 2
_STRIDE: Final = 4000  # characters looked through at once
_OVERLAP: Final = 200  # and of those again with the next, so that nothing falls between


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text, to be shown as it is (escaped); ``hit``: it is what was asked for."""

    text: str
    hit: bool = False


def stands(word: str, text: str) -> bool:
    """Whether a folded word stands in a text as it is written."""
    return word in fold(text)


def marked(text: str, words: Iterable[str]) -> list[Piece]:
    """The whole text, with the folded words marked."""
    return _pieces(text, 0, len(text), _spans(text, words))


def excerpt(text: str, words: Iterable[str]) -> list[Piece]:
    """The places around the first of the folded words; the beginning where none stands."""
    wanted = list(words)
    firsts = sorted(span for word in wanted if (span := _first(text, word)) is not None)
    windows: list[Span] = []
    for start, _ in firsts:
        if windows and start < windows[-1][1] + _BEFORE:
            windows[-1] = (windows[-1][0], min(len(text), max(windows[-1][1], start + _AFTER)))
        elif len(windows) < _WINDOWS:
            windows.append((max(0, start - _BEFORE), min(len(text), start + _AFTER)))
    found: list[Piece] = []
    for start, end in windows or [(0, min(len(text), _BEFORE + _AFTER))]:
        found += [Piece("…")] if start and not found else []
        found += _pieces(text, start, end, _spans(text[start:end], wanted, start))
        found += [Piece("…")] if end < len(text) else []
    return found


def _first(text: str, word: str) -> Span | None:
    """Where a word stands first. Folding is quick; knowing what was folded where is not, and done for a part only."""
    for start in range(0, max(len(text), 1), _STRIDE - _OVERLAP):
        part = text[start : start + _STRIDE]
        if stands(word, part):
            return next(iter(sorted(_spans(part, [word], start))), None)
    return None


def _spans(text: str, words: Iterable[str], offset: int = 0) -> list[Span]:
    """Where the words stand, in characters of the text as it was, those that touch put together."""
    folded, origin = _folded(text)
    found = sorted(
        (origin[hit.start()] + offset, origin[hit.end() - 1] + 1 + offset)
        for word in words
        if word
        for hit in re.finditer(re.escape(word), folded)
    )
    joined: list[Span] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _folded(text: str) -> tuple[str, list[int]]:
    """The text folded character by character, and of which character each came."""
    parts = [unicodedata.normalize("NFKC", one).lower() for one in text]
    origin = [n for n, part in enumerate(parts) for _ in part]
    folded = "".join(parts)
    for gap in reversed(list(GAP.finditer(folded))):
        folded = folded[: gap.start()] + folded[gap.end() :]
        del origin[gap.start() : gap.end()]
    return folded, origin


def _pieces(text: str, start: int, end: int, spans: list[Span]) -> list[Piece]:
    return [piece for piece in _cut(text, start, end, spans) if piece.text]


def _cut(text: str, start: int, end: int, spans: list[Span]) -> Iterator[Piece]:
    at = start
    for first, last in spans:
        yield Piece(text[at:first])
        yield Piece(text[first:last], hit=True)
        at = last
    yield Piece(text[at:end])
