"""Finding: which matters answer a question, the best first, and in which of their passages they do.

Best is where the words stand: as they were written in a title, in a title, in names and numbers, in the
text, in what was entered, in a document; of equals the newest matter. Of each kind only the newest two
hundred are taken, so that the commonest word costs no more than a rare one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from yishi.search.asking import Word
from yishi.search.expression import All, Part, every, some
from yishi.search.looking import look_up
from yishi.search.marks import READ, SEE, Filters
from yishi.search.models import Place
from yishi.search.passages import KINDS, NAME, TITLE
from yishi.search.words import is_han

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from yishi.search.asking import Asked

# Passages taken of each kind.
TAKEN: Final = 200
# Matters taken for a list.
LISTED: Final = 2000


class Tier(IntEnum):
    """Where words stand, the best place first."""

    EXACT = 0
    TITLE = 1
    NAME = 2
    TEXT = 3
    ENTRY = 4
    PAPER = 5


@dataclass(slots=True)
class Found:
    """A matter that answers: at which place best, and in which passages."""

    matter: int
    tier: Tier
    places: list[Place] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Findings:
    """The matters found, the best first; ``more``: of some kind there are older ones that were not taken."""

    matters: list[Found]
    more: bool


def find(
    asked: Asked, viewer: Sequence[str], filters: Filters | None = None, tiers: Collection[Tier] = tuple(Tier)
) -> Findings:
    """What somebody with these marks may find, and perhaps some that they may not: the declarations decide."""
    if not asked:
        return Findings([], more=False)
    filters = filters or Filters()
    bound = [some(SEE + mark for mark in viewer), *map(some, filters.marks())]
    readable = some(READ + mark for mark in viewer)
    wanted: dict[int, Part] = {}
    for tier, words in _tiers(asked).items():
        if tier in tiers:
            hidden = [readable] if tier in {Tier.ENTRY, Tier.PAPER} else []
            wanted[tier] = every([*words.parts, *bound, *hidden])
    rows = [(Tier(tier), Place.of(key)) for tier, key in look_up(wanted, TAKEN, dated=filters.dated)]
    found: dict[int, Found] = {}
    for tier, place in rows:
        one = found.setdefault(place.matter, Found(place.matter, tier))
        one.tier = min(one.tier, tier)
        if place.seq:
            one.places.append(place)
    taken = Counter(tier for tier, _ in rows)
    ranked = sorted(found.values(), key=lambda one: (one.tier, -one.matter))
    return Findings(ranked, max(taken.values(), default=0) >= TAKEN)


def matters_found(asked: Asked, viewer: Sequence[str], filters: Filters) -> list[int]:
    """The newest matters of this number, or with these words in title, names or text: what a list shows."""
    if not asked:
        return []
    seen = some(SEE + mark for mark in viewer)
    number = asked.words[0].number if len(asked.words) == 1 else ""
    words = [NAME + number] if number else _anywhere(asked)
    wanted = every([*words, KINDS["matter"], seen, *map(some, filters.marks())])
    return [Place.of(key).matter for _, key in look_up({Tier.TEXT: wanted}, LISTED, dated=filters.dated)]


def _tiers(asked: Asked) -> dict[Tier, All]:
    """What each place asks for. Entries and documents count by what they say, together with the title."""
    words = asked.words
    matter, entry, paper = KINDS.values()
    titled = [_in_title(word) for word in words]
    name = some(part for word in words for part in _in_names(word))
    itself = some(part for word in words for part in _in_text(word))
    # A single word has none beside it: that is half as much to look through.
    several = words[1:] and words
    named = [some([_in_title(word), *_in_names(word)]) for word in several]
    anywhere = [some([_in_title(word), *_in_names(word), *_in_text(word)]) for word in several]
    beside = [some([_in_title(word), *_in_text(word)]) for word in several]
    found = {
        Tier.TITLE: every([*titled, matter]),
        Tier.NAME: every([*named, name, matter]),
        Tier.TEXT: every([*anywhere, itself, matter]),
        Tier.ENTRY: every([*beside, itself, entry]),
        Tier.PAPER: every([*beside, itself, paper]),
    }
    if asked.whole:
        whole = every(TITLE + word for word in sorted(Word(asked.whole).tokens))
        found = {Tier.EXACT: every([whole, matter]), **found}
    return found


def _anywhere(asked: Asked) -> list[Part]:
    """Every word in the title, the names or the text of a matter."""
    return [some([_in_title(word), *_in_names(word), *_in_text(word)]) for word in asked.words]


def _in_title(word: Word) -> Part:
    return every(TITLE + token for token in _short(word))


def _in_names(word: Word) -> list[Part]:
    named: list[Part] = [every(NAME + token for token in _short(word))]
    return [*named, NAME + word.number] if word.number else named


def _in_text(word: Word) -> list[Part]:
    # 第12号 is a matter's number; texts where 12 stands are none of it.
    if not word.tokens or (word.number and len(word.tokens) == 1 and not word.text.isdecimal()):
        return []
    return [every(sorted(word.tokens))]


def _short(word: Word) -> list[str]:
    """In titles and names single characters are found too."""
    return sorted(word.tokens | {one for one in word.text if is_han(one)})
