"""Finding the suggestions that are like a text, and saying how like."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from yishi.kernel.text import Text
from yishi.likeness.models import Sketch
from yishi.likeness.nearest import meanings
from yishi.likeness.passages import share
from yishi.likeness.places import Towns
from yishi.likeness.profiles import Profile, likenesses

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from yishi.congress.models import Congress
    from yishi.record.models import Matter

COPIED: Final = 0.6
"""Share of the shorter text that stands in the other: a copy, or part of one."""
NEAR: Final = 0.5
MAYBE: Final = 0.1
"""Likeness: at the first the half of the pairs learned from gives the best balance, at the second it misses none."""

# Out of all by their meaning; out of these by likeness; of these the texts are read.
NEAREST: Final = 400
LIKEST: Final = 24


class Level(Enum):
    """How like, in words."""

    COPY = Text("几乎相同", "almost the same")
    NEAR = Text("相近", "like")
    MAYBE = Text("可能相关", "perhaps related")

    @property
    def text(self) -> Text:
        """The words."""
        return self.value


@dataclass(frozen=True, slots=True)
class Found:
    """A suggestion that is like the text asked about. ``towns``: other towns than that one's, where both name some."""

    matter: Matter
    likeness: float
    share: float
    level: Level
    towns: tuple[str, ...] = ()

    @property
    def percent(self) -> int:
        """The share of the shorter text that stands in the other, in per cent."""
        return round(100 * self.share)


def similar(
    congress: Congress, title: str, text: str, among: QuerySet[Matter], *, but: int = 0, most: int = 8
) -> list[Found]:
    """The suggestions among these that are like a text, the likest first; ``but``: leave that one out."""
    profile = Profile.of(title, text)
    near = [pk for pk in meanings(congress).nearest(profile, NEAREST) if pk != but]
    within = among.filter(pk__in=near).values("pk")
    sketches = list(Sketch.objects.filter(congress=congress, matter__in=within))
    scored = dict(zip([one.matter_id for one in sketches], map(float, _likenesses(profile, sketches)), strict=True))
    likest = sorted((pk for pk in scored if scored[pk] >= MAYBE), key=lambda pk: (-scored[pk], -pk))[:LIKEST]
    matters = among.in_bulk(likest)
    towns = Towns.of(congress)
    found = (_found(title, text, matters[pk], scored[pk], towns) for pk in likest)
    levels = list(Level)
    return sorted((one for one in found if one), key=lambda one: (levels.index(one.level), -one.likeness))[:most]


def _likenesses(profile: Profile, sketches: Iterable[Sketch]) -> Iterable[float]:
    return likenesses(profile, [one.profile for one in sketches])


def _found(title: str, text: str, matter: Matter, likeness: float, towns: Towns) -> Found | None:
    apart = towns.apart(title + text, matter.title + matter.text)
    common = share(text, matter.text)
    level = level_of(likeness, common, apart=bool(apart))
    return Found(matter, likeness, common, level, apart) if level else None


def level_of(likeness: float, common: float, *, apart: bool) -> Level | None:
    """How like in words; what is said of different towns is not the same matter, however like the words."""
    if common >= COPIED and not apart:
        return Level.COPY
    if likeness >= NEAR and not apart:
        return Level.NEAR
    return Level.MAYBE if likeness >= MAYBE or common >= COPIED else None
