"""Tells from a text which unit it belongs to, as earlier hand-overs teach: words, weights, a linear classifier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import rjieba
from scipy.sparse import vstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from yishi.rulebook.suggestions.choices import Sector

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from yishi.assigning.cases import Subject

    Words = list[str]

# How often the sector counts beside the words of the text, as itself and by its name (交通, of which 县交通运输局
# has something); measured in bench/assigning.py.
_SECTOR_COUNTS, _ITS_NAME_COUNTS = 8, 4
_SECTORS: Final = {sector.value: sector.label.zh for sector in Sector}
_IN_EVERY_TITLE: Final = frozenset({"关于", "建议"})
# Closer fits take three times as long and judge alike.
_CLOSE: Final = 1e-2


def words_of(subject: Subject) -> Words:
    """The words of title and text, short ones within long ones too, and those that stand for the sector."""
    sector = [f"#{subject.category}"] * _SECTOR_COUNTS
    named = _words(_SECTORS.get(subject.category, "")) * _ITS_NAME_COUNTS
    return [*_words(f"{subject.title}\n{subject.text}"), *sector, *named]


def _words(text: str) -> Words:
    # Single characters and what is not Chinese (figures, marks) tell nothing of whose matter it is.
    words = [word for word in rjieba.cut_for_search(text) if len(word) > 1 and "一" <= word[0] <= "鿿"]
    return [word for word in words if word not in _IN_EVERY_TITLE]


def _as_they_are(words: Words) -> Words:
    return words


class Scale:
    """Weighs words by how telling they are: TF-IDF over the cases and the names of units."""

    def __init__(self, texts: Sequence[Words], names: Mapping[int, str]) -> None:
        self.vectorizer = TfidfVectorizer(analyzer=_as_they_are, sublinear_tf=True)
        named = [_words(name) or [name] for name in names.values()]
        weighed = self.vectorizer.fit_transform([*texts, *named])
        self.cases: csr_matrix = weighed[: len(texts)]
        self.names: csr_matrix = weighed[len(texts) :]
        self.examples: csr_matrix = weighed

    def weigh(self, texts: Sequence[Words]) -> csr_matrix:
        """The texts as rows of weights; the product of two rows is how like they are, from 0 to 1."""
        return self.vectorizer.transform(texts)


class Judge:
    """Ranks the units for a text.

    Each unit's name is an example of it too, beside its cases: it helps units with few cases (measured in
    bench/assigning.py), and lets one that was founded yesterday be proposed.
    """

    def __init__(self, scale: Scale, units: Sequence[int], names: Mapping[int, str]) -> None:
        # Balanced: a unit with two cases is not to be drowned by one with two hundred.
        self.classifier = LinearSVC(class_weight="balanced", tol=_CLOSE, random_state=0)
        # Names twice: a class of one example is taken for a number to be guessed, with a warning.
        self.classifier.fit(vstack([scale.cases, scale.names, scale.names]), [*units, *names, *names])
        self.units: list[int] = [int(unit) for unit in self.classifier.classes_]

    def scores(self, weighed: csr_matrix) -> NDArray[np.float64]:
        """A row a text, a column a unit (in the order of ``units``): the greater, the likelier."""
        found: NDArray[np.float64] = self.classifier.decision_function(weighed)
        return np.stack([-found, found], axis=1) if found.ndim == 1 else found

    def ranked(self, weighed: csr_matrix) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """The units of each text (places in ``units``), likeliest first; and by how much the first leads."""
        scores = self.scores(weighed)
        order = np.argsort(-scores, axis=1, kind="stable")
        best = np.take_along_axis(scores, order[:, :2], axis=1)
        return order, best[:, 0] - best[:, 1]
