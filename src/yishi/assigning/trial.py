"""How right the proposals are: each earlier hand-over judged by a judge that has never seen it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from sklearn.model_selection import KFold

from yishi.assigning.judging import Judge, Scale

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from yishi.assigning.judging import Words

FOLDS: Final = 5
ENOUGH: Final = 1000  # judgements tell a share to a point or two; more would only take time
_BANDS: Final = 3
NAMED: Final = 3  # units proposed for each suggestion
_SURE, _FAIR = 0.8, 0.5


@dataclass(frozen=True, slots=True)
class Band:
    """Judgements whose first unit led by at least ``least``: how many there were, how many were right."""

    least: float
    cases: int
    right: int

    @property
    def grade(self) -> str:
        """sure, fair or weak: by how many were right, not by how the judge feels."""
        share = self.right / self.cases
        return "sure" if share >= _SURE else "fair" if share >= _FAIR else "weak"


@dataclass(frozen=True, slots=True)
class Trial:
    """How often the unit that kept a suggestion was named first, or among three, of those tried.

    ``cases`` of ``units`` are learned from. ``commonest``: how often giving everything to the busiest unit
    would have been right.
    """

    cases: int
    units: int
    tried: int
    first: int
    among: int
    commonest: int
    bands: tuple[Band, ...]

    def band(self, lead: float) -> Band:
        """The band that a judgement with such a lead falls into."""
        return next((band for band in self.bands if lead >= band.least), self.bands[-1])


def try_out(texts: Sequence[Words], units: Sequence[int], names: Mapping[int, str]) -> Trial:
    """Judge cases by a judge taught by the other four fifths alone; words are weighed by these alone too."""
    leads: list[float] = []
    places: list[int] = []
    for taught, tried in KFold(FOLDS, shuffle=True, random_state=0).split(texts):
        if len(places) >= ENOUGH:
            break
        scale = Scale([texts[one] for one in taught], names)
        judge = Judge(scale, [units[one] for one in taught], names)
        order, lead = judge.ranked(scale.weigh([texts[one] for one in tried]))
        at = {unit: column for column, unit in enumerate(judge.units)}
        right = np.array([at[units[one]] for one in tried])
        leads += lead.tolist()
        places += np.argmax(order == right[:, None], axis=1).tolist()
    return _told(np.array(places), np.array(leads), Counter(units))


def _told(place: NDArray[np.int64], lead: NDArray[np.float64], counted: Counter[int]) -> Trial:
    """``place``: at which place the right unit was named, from 0."""
    share = max(counted.values()) / counted.total()
    return Trial(
        cases=counted.total(),
        units=len(counted),
        tried=len(place),
        first=int(np.sum(place == 0)),
        among=int(np.sum(place < NAMED)),
        commonest=round(share * len(place)),
        bands=_bands(lead, place == 0),
    )


def _bands(lead: NDArray[np.float64], right: NDArray[np.bool_]) -> tuple[Band, ...]:
    """The third with the widest leads, the middle third, the rest."""
    parts = np.array_split(np.argsort(-lead, kind="stable"), _BANDS)
    return tuple(Band(float(lead[part].min()), len(part), int(right[part].sum())) for part in parts)
