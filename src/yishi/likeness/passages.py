"""The passages that two texts have in common: word for word, and sentence by sentence in other words."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from yishi.likeness.profiles import Profile, likenesses

if TYPE_CHECKING:
    from collections.abc import Iterator

RUN: Final = 6
"""So many characters in a row are no accident; fewer are set phrases."""
_PLACES: Final = 16  # places of the same six characters that are tried
_SENTENCES: Final = 60  # of a text that are compared: more than a suggestion has
_SENTENCE: Final = re.compile(r"[^。！？；!?;\n]+[。！？；!?;]?")
_SHORT: Final = 8  # characters; "为此建议：" says nothing by itself
_ALIKE: Final = 0.1  # looser than for whole texts: these two are known to be like

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: ``same`` word for word; ``number`` of the pair of sentences that it is of, or 0.

    ``closes``: the sentence ends here.
    """

    text: str
    same: bool
    number: int
    closes: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """Two texts, cut into pieces; ``share``: how much of the shorter one stands in the other, 0 to 1."""

    first: list[Piece]
    second: list[Piece]
    share: float

    @property
    def marked(self) -> bool:
        """Whether there is anything to point at."""
        return bool(self.cited())

    def cited(self) -> list[list[Piece]]:
        """The stretches of the second text that are marked, in their order."""
        groups = groupby(self.second, key=lambda piece: piece.same or bool(piece.number))
        return [list(group) for marked, group in groups if marked]


def compare(first: str, second: str) -> Compared:
    """Find what two texts have in common. Line breaks, punctuation and full or half width make no difference."""
    bare = [_Bare(first), _Bare(second)]
    runs = _common(bare[0].letters, bare[1].letters)
    same = [bare[side].spans([(run[side], run[2]) for run in runs]) for side in (0, 1)]
    numbered = _paired(first, second)
    told = [_pieces(text, same[side], numbered[side]) for side, text in enumerate((first, second))]
    return Compared(told[0], told[1], _share(bare[0].letters, bare[1].letters))


def share(first: str, second: str) -> float:
    """How much of the shorter text stands word for word in the other, from 0 to 1."""
    return _share(_letters(first), _letters(second))


def _letters(text: str) -> str:
    """A text's letters and figures alone, whatever their width."""
    return "".join(one for one in unicodedata.normalize("NFKC", text) if one.isalnum())


class _Bare:
    """A text's letters and figures alone, and where each stood."""

    def __init__(self, text: str) -> None:
        found = [(one, at) for at, letter in enumerate(text) for one in unicodedata.normalize("NFKC", letter)]
        kept = [(one, at) for one, at in found if one.isalnum()]
        self.letters = "".join(one for one, _ in kept)
        self.places = [at for _, at in kept]

    def spans(self, runs: list[Span]) -> list[Span]:
        """Runs of letters (where from, how many) as stretches of the text."""
        return [(self.places[start], self.places[start + length - 1] + 1) for start, length in runs]


def _common(first: str, second: str) -> list[tuple[int, int, int]]:
    """Runs that both have: where in the first, where in the second, how long; the longest at each place."""
    places: dict[str, list[int]] = defaultdict(list)
    for at in range(len(second) - RUN + 1):
        if len(found := places[second[at : at + RUN]]) < _PLACES:
            found.append(at)
    runs, at = [], 0
    while at <= len(first) - RUN:
        tried = [(_length(first, second, at, there), -there) for there in places.get(first[at : at + RUN], ())]
        length, there = max(tried, default=(0, 0))
        if length:
            runs.append((at, -there, length))
        at += length or 1
    return runs


def _length(first: str, second: str, here: int, there: int) -> int:
    most = min(len(first) - here, len(second) - there)
    length = RUN
    while length < most and first[here + length] == second[there + length]:
        length += 1
    return length


def _share(first: str, second: str) -> float:
    # Greedy runs depend on the side that they are looked for from; the order must not.
    shorter, longer = sorted((first, second), key=lambda text: (len(text), text))
    return sum(length for _, _, length in _common(shorter, longer)) / len(shorter) if shorter else 0.0


def _paired(first: str, second: str) -> tuple[dict[Span, int], dict[Span, int]]:
    """Sentences that are each other's likest, numbered in the order of the first text."""
    ours, theirs = _sentences(first), _sentences(second)
    if not ours or not theirs:
        return {}, {}
    others = [Profile.of_words(second[slice(*span)]) for span in theirs]
    table = np.array([likenesses(Profile.of_words(first[slice(*span)]), others) for span in ours])
    here: dict[Span, int] = {}
    there: dict[Span, int] = {}
    for row, column in enumerate(table.argmax(axis=1)):
        if table[row, column] >= _ALIKE and table[:, column].argmax() == row:
            here[ours[row]] = there[theirs[column]] = len(here) + 1
    return here, there


def _sentences(text: str) -> list[Span]:
    found = (one.span() for one in _SENTENCE.finditer(text) if len(one[0].strip()) >= _SHORT)
    return [span for _, span in zip(range(_SENTENCES), found, strict=False)]


def _pieces(text: str, same: list[Span], numbered: dict[Span, int]) -> list[Piece]:
    cuts = sorted({0, len(text), *(edge for span in (*same, *numbered) for edge in span)})
    told = (
        (text[start:end], _within(start, same) is not None, numbered.get(_within(start, numbered) or (0, 0), 0))
        for start, end in pairwise(cuts)
    )
    pieces = list(_joined(told))
    following = [*(piece.number for piece in pieces[1:]), 0]
    return [
        replace(piece, closes=bool(piece.number) and piece.number != after)
        for piece, after in zip(pieces, following, strict=False)  # a text without pieces has none following
    ]


def _within(place: int, spans: list[Span] | dict[Span, int]) -> Span | None:
    return next((span for span in spans if span[0] <= place < span[1]), None)


def _joined(told: Iterator[tuple[str, bool, int]]) -> Iterator[Piece]:
    for (same, number), group in groupby(told, key=lambda one: one[1:]):
        yield Piece("".join(text for text, _, _ in group), same, number)
