"""Characters by what they weigh and the company they keep: all that likeness knows of the language.

The table is learned from the demonstration's own texts by scripts/learn_characters.py.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FILE: Final = "characters.npz"
DIMENSIONS: Final = 96
"""Directions of meaning: 64 to 128 measure alike, see docs/decisions/0014."""

_HAN: Final = re.compile(r"[^㐀-鿿]+")
# What every title says; the rest of it says what the suggestion is about.
_FORMULA: Final = re.compile(r"^关于|的(?:建议|意见|批评)$")
_MOST: Final = 255
_CODES: Final = 1 << 16


@dataclass(frozen=True, slots=True, eq=False)
class Characters:
    """The table: ``row`` of each code point; weights between 0 and 1; meanings. The last row is of unknown ones."""

    row: NDArray[np.int32]
    weights: NDArray[np.float32]
    meanings: NDArray[np.float32]


@cache
def characters() -> Characters:
    """The table as it was learned. An unknown character is a rare one, and means nothing."""
    with (files("yishi.likeness") / FILE).open("rb") as file, np.load(file, allow_pickle=False) as stored:
        known = len(stored["codes"])
        row = np.full(_CODES, known, np.int32)
        row[stored["codes"]] = np.arange(known)
        meanings = np.zeros((known + 1, DIMENSIONS), np.float32)
        meanings[:known] = stored["meanings"] * (stored["scale"] / 127)
        return Characters(row, np.append(stored["weights"], stored["rare"]).astype(np.float32), meanings)


def worded(title: str, text: str) -> str:
    """What a suggestion says, without the formula of its title.

    >>> worded("关于修复沙坡桥的建议", "桥面开裂。")
    '修复沙坡桥。桥面开裂。'
    """
    return f"{_FORMULA.sub('', title.strip())}。{text}"


def counted(said: str) -> tuple[NDArray[np.uint16], NDArray[np.uint8]]:
    """The Chinese characters of a text, each once and in order, and how often each stands there.

    >>> [one.tolist() for one in counted("桥，桥1")]
    [[26725], [2]]
    """
    han = _HAN.sub("", unicodedata.normalize("NFKC", said))
    codes, counts = np.unique(np.frombuffer(han.encode("utf-16-le"), np.uint16), return_counts=True)
    return codes, np.minimum(counts, _MOST).astype(np.uint8)
