"""What somebody looks for: words of which each must be there, phrases in quotation marks, numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import rjieba

from yishi.search.words import asked_tokens, fold, is_han, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST: Final = 100  # characters of a question
MOST: Final = 16  # words of it
# So short a row of characters is looked for as it stands: a name, 教育局.
_WHOLE: Final = 3
_QUOTED: Final = re.compile(r"[\"“”„‟「『]([^\"“”„‟「」『』]+)[\"“”„‟」』]")
# What parts words. Other signs belong to them: 〔2026〕5号, PM2.5, 100%.
_PARTING: Final = re.compile(r"[\s,;:!?。，、；：！？\"“”„‟「」『』《》〈〉()*+|\\^~{}]+")
_NUMBERED: Final = re.compile(r"第?(?P<year>\d{4})(?:-|年第?)0*(?P<number>[1-9]\d{0,5})(?P<end>号?)")
_COUNTED: Final = re.compile(r"第?0*(?P<number>[1-9]\d{0,5})号?")
# They join words and say nothing themselves.
_EMPTY: Final = frozenset("的了和与及或在是对把被为等于之以将就也都而并向从由让给请吗呢啊")


@dataclass(frozen=True, slots=True)
class Word:
    """Something that must stand there as it is written; or a matter of that number (#2026-12) will do."""

    text: str
    number: str = ""

    @property
    def tokens(self) -> frozenset[str]:
        """What must be there for it to stand in a text; none for a single character, found in titles only."""
        found = asked_tokens(self.text)
        return frozenset() if len(found) == 1 and self.is_single else frozenset(found)

    @property
    def is_single(self) -> bool:
        """Whether it comes down to a single Chinese character."""
        rows = runs(self.text)
        return bool(rows) and all(len(row) == 1 and is_han(row) for row in rows)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: as typed, its words, and its whole wording, uncut: in a title, that counts most."""

    typed: str
    words: tuple[Word, ...]
    whole: str

    def __bool__(self) -> bool:
        return bool(self.words)


def ask(typed: str, home: str = "") -> Asked:
    """Make words of what was typed, whatever it is. ``home``: the place where it is asked.

    Nobody writes that place's name at home: 清岚县教育局 is 县教育局 in 清岚县, and found as that.
    """
    typed = typed.replace("\x00", "").strip()[:LONGEST]
    words = dict.fromkeys(word for word in _words(typed, home) if runs(word.text))
    whole = fold("|".join(_PARTING.split(typed)))
    return Asked(typed, tuple(words)[:MOST], whole if len(words) > 1 else "")


def _words(typed: str, home: str) -> Iterator[Word]:
    at = 0
    for quoted in _QUOTED.finditer(typed):
        yield from _loose(typed[at : quoted.start()], home)
        yield Word(fold(quoted[1]).strip())
        at = quoted.end()
    yield from _loose(typed[at:], home)


def _loose(typed: str, home: str) -> Iterator[Word]:
    """Words that are not quoted: parted by signs and space, then as a dictionary parts them."""
    for part in _PARTING.split(typed):
        piece = _at_home(fold(part), home)
        if number := _number(piece):
            yield Word(piece, number)
        elif len(piece) <= _WHOLE or not runs(piece):
            yield Word(piece)
        else:
            yield from map(Word, _cut(piece))


def _at_home(piece: str, home: str) -> str:
    """The piece without the place's name before it, but for the name's last character: 县."""
    inner = piece.removeprefix(home)
    return home[-1:] + inner if inner and is_han(inner) and inner != piece else piece


def _number(piece: str) -> str:
    """The number of a matter that the piece may mean."""
    if (found := _NUMBERED.fullmatch(piece)) and ("年" not in piece or found["end"]):
        return f"#{found['year']}-{found['number']}"
    if found := _COUNTED.fullmatch(piece):
        return f"#{found['number']}"
    return ""


def _cut(piece: str) -> list[str]:
    """Parts as a dictionary has them; a single character goes with the part after it, else before it."""
    stretches: list[list[str]] = [[]]
    for part in rjieba.cut(piece):
        last = stretches[-1]
        if part in _EMPTY:
            stretches.append([])
        elif last and _is_short(part) and _is_short(last[-1]):
            last[-1] += part
        else:
            last.append(part)
    return [word for stretch in stretches for word in _joined(stretch)] or [piece]


def _is_short(part: str) -> bool:
    """No word of Chinese by itself: a single character, a number, letters, a sign."""
    return len(part) == 1 or not is_han(part)


def _joined(stretch: list[str]) -> list[str]:
    """The parts of a stretch, those that say too little alone put together with the next one."""
    found: list[str] = []
    held = ""
    for part in stretch:
        if any(len(row) > 1 or not is_han(row) for row in runs(part)):
            found.append(held + part)
            held = ""
        else:
            held = part
    if held and found:
        found[-1] += held
    elif held:
        found.append(held)
    return found
