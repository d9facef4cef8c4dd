"""Profiles: what a text is made of, and how like two of them are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np

from yishi.likeness.characters import DIMENSIONS, characters, counted, worded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Kept = bytes | memoryview[int]

# A logistic regression over pairs written by hand, one half of them: bench/likeness.py learns it and measures the rest.
# Long texts share more by chance, hence the last but one.
CHARACTERS, MEANING, LENGTH, OFFSET = 27.0, 24.0, -2.0, -15.0


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A text's characters, how often each, and its place among the meanings, of length 1 or, if it says nothing, 0."""

    codes: NDArray[np.uint16]
    counts: NDArray[np.uint8]
    meaning: NDArray[np.int8]

    @classmethod
    def of(cls, title: str, text: str) -> Self:
        """The profile of a suggestion."""
        return cls.of_words(worded(title, text))

    @classmethod
    def of_words(cls, said: str) -> Self:
        """The profile of any text."""
        codes, counts = counted(said)
        return cls(codes, counts, _rounded(shares(codes, counts) @ _meanings(codes)))

    @classmethod
    def kept(cls, codes: Kept, counts: Kept, meaning: Kept) -> Self:
        """The profile out of its bytes, as a database gives them back."""
        return cls(np.frombuffer(codes, "<u2"), np.frombuffer(counts, np.uint8), np.frombuffer(meaning, np.int8))


def shares(codes: NDArray[np.uint16], counts: NDArray[np.uint8]) -> NDArray[np.float32]:
    """What each character carries of a text, as a vector of length 1: often helps less and less, rare weighs more."""
    known = characters()
    carried = known.weights[known.row[codes]] * (1 + np.log(counts, dtype=np.float32))
    return _of_length_one(carried)


def likeness(one: Profile, other: Profile) -> float:
    """How like two texts are, from 0 to 1: the same whichever comes first, and whatever else has been written."""
    return float(likenesses(one, [other])[0])


def likenesses(one: Profile, others: list[Profile]) -> NDArray[np.float64]:
    """How like each of the others is to the one."""
    if not others:
        return np.zeros(0)
    said = np.zeros(1 << 16, np.float32)
    said[one.codes] = shares(one.codes, one.counts)
    alike = np.array([said[other.codes] @ shares(other.codes, other.counts) for other in others])
    near = directed([other.meaning for other in others]) @ directed([one.meaning])[0]
    shorter = np.minimum(len(one.codes), [len(other.codes) for other in others])
    evidence = CHARACTERS * alike + MEANING * near + LENGTH * np.log(np.maximum(shorter, 1)) + OFFSET
    found: NDArray[np.float64] = np.where(shorter, 1 / (1 + np.exp(-evidence)), 0)
    return found


def directed(meanings: Sequence[NDArray[np.int8]] | NDArray[np.int8]) -> NDArray[np.float32]:
    """Meanings as rows of length 1."""
    rows = np.array(meanings, np.float32).reshape(-1, DIMENSIONS)
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    rows /= np.where(lengths, lengths, 1)[:, None]
    return rows


def _meanings(codes: NDArray[np.uint16]) -> NDArray[np.float32]:
    known = characters()
    return known.meanings[known.row[codes]]


def _rounded(meaning: NDArray[np.float32]) -> NDArray[np.int8]:
    """A byte a direction: what is kept and what is just read must compare alike."""
    most = np.abs(meaning).max(initial=0)
    return np.round(meaning / (most or 1) * 127).astype(np.int8)


def _of_length_one(row: NDArray[np.float32]) -> NDArray[np.float32]:
    length = np.linalg.norm(row)
    return row / (length or np.float32(1))
