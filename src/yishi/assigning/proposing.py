"""Proposes whom to hand a suggestion to. A proposal never decides: a clerk confirms it, or chooses another."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from yishi.assigning.cases import LEAST
from yishi.assigning.judging import Judge, Scale, words_of
from yishi.assigning.trial import NAMED, try_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from yishi.assigning.cases import Case, Subject
    from yishi.assigning.trial import Band, Trial

_PRECEDENTS: Final = 3
_LOOKED_AT: Final = 5  # like cases from which units beside the lead are taken
_CO_UNITS: Final = 3
_ALIKE: Final = 0.1  # below this two texts have little but common words in common
_BLOCK: Final = 200


@dataclass(frozen=True, slots=True)
class Proposal:
    """Units by key, the likeliest first, with what speaks for the first.

    ``band``: how often such judgements were right; None where there is too little to learn from.
    ``precedents``: the unit's earlier cases most like this one. ``other``: the most alike of all, where
    another unit had it. ``co_units``: townships that the text names, and those beside the unit in like cases.
    ``broad``: the three most alike all took six months.
    """

    units: tuple[int, ...] = ()
    band: Band | None = None
    precedents: tuple[Case, ...] = ()
    other: Case | None = None
    co_units: tuple[int, ...] = ()
    broad: bool = False


class Learned:
    """What the cases teach; made anew when there are new ones. ``trial`` is None where they are too few."""

    def __init__(
        self, cases: Sequence[tuple[Case, Subject]], names: Mapping[int, str], places: Mapping[int, str] | None = None
    ) -> None:
        """``places``: what a township is called in a text, by the key of its government."""
        self.cases = [case for case, _ in cases]
        self._places = dict(places or {})
        self.trial: Trial | None = None
        self._judge: Judge | None = None
        self._known: dict[Subject, Proposal] = {}
        texts = [words_of(subject) for _, subject in cases]
        units = [case.unit for case in self.cases]
        self._units = np.array([*units, *names], dtype=np.int64)
        if not names:
            return
        self._scale = Scale(texts, names)
        if len(cases) >= LEAST and len(names) > 1:
            self._judge = Judge(self._scale, units, names)
            self.trial = try_out(texts, units, names)

    def propose(self, subjects: Sequence[Subject]) -> list[Proposal]:
        """A proposal for each, in one go; what was asked before is remembered."""
        new = [subject for subject in dict.fromkeys(subjects) if subject not in self._known]
        for start in range(0, len(new) if self._units.size else 0, _BLOCK):
            block = new[start : start + _BLOCK]
            self._known.update(zip(block, self._proposals(block), strict=True))
        return [self._known.get(subject, Proposal()) for subject in subjects]

    def _proposals(self, subjects: Sequence[Subject]) -> Iterator[Proposal]:
        weighed = self._scale.weigh([words_of(subject) for subject in subjects])
        alike: NDArray[np.float64] = (weighed @ self._scale.examples.T).toarray()
        if self._judge is None or self.trial is None:
            yield from map(self._most_alike, subjects, alike)
            return
        order, leads = self._judge.ranked(weighed)
        for subject, row, places, lead in zip(subjects, alike, order, leads, strict=True):
            units = tuple(self._judge.units[place] for place in places[:NAMED])
            yield self._told(subject, units, self.trial.band(float(lead)), row)

    def _most_alike(self, subject: Subject, alike: NDArray[np.float64]) -> Proposal:
        """Too few cases to judge by: units whose cases or names are most alike, if any are."""
        near = [int(self._units[one]) for one in np.argsort(-alike, kind="stable") if alike[one] >= _ALIKE]
        units = tuple(dict.fromkeys(near))[:NAMED]
        return self._told(subject, units, None, alike) if units else Proposal()

    def _told(
        self, subject: Subject, units: tuple[int, ...], band: Band | None, alike: NDArray[np.float64]
    ) -> Proposal:
        """The proposal with its reasons."""
        alike = alike[: len(self.cases)]
        order = np.argsort(-alike, kind="stable")
        near = [self.cases[one] for one in order[:_PRECEDENTS]]
        own = order[(self._units[order] == units[0]) & (alike[order] >= _ALIKE)]
        elsewhere = bool(near) and alike[order[0]] >= _ALIKE and near[0].unit != units[0]
        return Proposal(
            units=units,
            band=band,
            precedents=tuple(self.cases[one] for one in own[:_PRECEDENTS]),
            other=near[0] if elsewhere else None,
            co_units=self._beside(subject, units[0], [self.cases[one] for one in own[:_LOOKED_AT]]),
            broad=len(near) == _PRECEDENTS and all(case.broad for case in near),
        )

    def _beside(self, subject: Subject, lead: int, like: Sequence[Case]) -> tuple[int, ...]:
        """Townships are there for their places: one is proposed where it is named, whatever like cases had."""
        text = f"{subject.title}\n{subject.text}"
        named = [unit for unit, place in self._places.items() if place in text and unit != lead]
        named.sort(key=lambda unit: text.index(self._places[unit]))
        beside = Counter(unit for case in like for unit in case.co_units if unit != lead and unit not in self._places)
        return (*named[:_CO_UNITS], *(unit for unit, _ in beside.most_common(_CO_UNITS)))
