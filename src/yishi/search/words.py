"""How text is cut for the index: Chinese into overlapping pairs, everything else into whole words.

Pairs rather than words out of a dictionary: whatever stands in a text is found by any two characters or
more of it, whether or not a dictionary knows them (0013). Dictionary words serve for the question only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

# The characters of Chinese writing: the unified blocks, their extensions, and 〇.
HAN: Final = "〇㐀-䶿一-鿿豈-﫿𠀀-𲎯"
_RUN: Final = re.compile(rf"[{HAN}]+|(?:(?![{HAN}])[^\W_])+")
GAP: Final = re.compile(rf"(?<=[{HAN}])\s+(?=[{HAN}])")
_HAN: Final = re.compile(rf"[{HAN}]")
# No word is longer; what is, is no word.
_LONGEST: Final = 64

# Surnames that are read otherwise than the same character elsewhere.
_SURNAMES: Final = {
    "仇": "qiu", "任": "ren", "华": "hua", "区": "ou", "单": "shan", "召": "shao", "尉": "wei", "曾": "zeng",
    "朴": "piao", "查": "zha", "盖": "ge", "缪": "miao", "翟": "zhai", "覃": "qin", "解": "xie", "员": "yun",
    "种": "chong", "黑": "he", "乐": "yue", "宁": "ning", "纪": "ji", "冼": "xian", "洗": "xian", "卜": "bu",
}  # fmt: skip


def fold(text: str) -> str:
    """The text without the differences that nobody looks for: width, case, space between characters."""
    return GAP.sub("", unicodedata.normalize("NFKC", text).lower())


def is_han(text: str) -> bool:
    """Whether the text begins with a Chinese character."""
    return _HAN.match(text) is not None


def runs(folded: str) -> list[str]:
    """The unbroken rows of Chinese characters, and of other letters and digits, of a folded text."""
    return _RUN.findall(folded)


def tokens(folded: str) -> set[str]:
    """What a folded text is found by."""
    found: set[str] = set()
    for run in runs(folded):
        if len(run) > 1 and is_han(run):
            found.update(run[n : n + 2] for n in range(len(run) - 1))
        else:
            found.add(run[:_LONGEST])
    return found


def short_tokens(folded: str) -> set[str]:
    """The same for titles and names, where single characters are found too."""
    return tokens(folded) | set(_HAN.findall(folded))


def asked_tokens(folded: str) -> set[str]:
    """What must be there for a folded text to stand anywhere, inside longer rows of characters too.

    A single character may stand inside such a row, where only its pairs are found: it is left out unless
    nothing else is asked.
    """
    rows = runs(folded)
    telling = [run for run in rows if len(run) > 1 or not is_han(run)]
    found: set[str] = set()
    for run in telling or rows:
        found |= tokens(run)
    return found


@lru_cache(maxsize=20_000)
def readings(name: str) -> frozenset[str]:
    """The name's pinyin as it is typed: 王小明 is wangxiaoming and wxm. None of a name that is not Chinese."""
    # Its tables take long to load, and whoever never looks for letters need not wait for them.
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - see above

    if not all(map(is_han, name)) or not name:
        return frozenset()
    syllables = [_SURNAMES.get(name[0]) or lazy_pinyin(name[0])[0], *lazy_pinyin(name[1:])]
    return frozenset({"".join(syllables), "".join(one[0] for one in syllables)})


def number_tokens(series: str, number: int | None) -> set[str]:
    """What a matter's number is found by: #12 and #2026-12; nothing before it is numbered."""
    return {f"#{number}", f"#{series}-{number}"} if number else set()
