"""The likest suggestions of a congress out of very many: every meaning in memory, read on as the record grows.

Each process keeps its own, and before every question reads what has been added since; what is kept is a
function of the rows alone, so that processes cannot disagree for longer than a question.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Final

import numpy as np

from yishi.likeness.characters import DIMENSIONS
from yishi.likeness.models import Sketch
from yishi.likeness.profiles import directed
from yishi.record.models import Entry

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from yishi.congress.models import Congress
    from yishi.likeness.profiles import Profile

# Suggestions kept in memory by a process, of all congresses: 392 bytes each, 120 MB in all.
MOST: Final = 300_000


@dataclass(frozen=True, slots=True, eq=False)
class Meanings:
    """The meanings of a congress's suggestions, up to a position of its record and the hash of the entry there."""

    position: int
    hash: str
    matters: NDArray[np.int64]
    rows: NDArray[np.float32]

    def nearest(self, profile: Profile, most: int) -> list[int]:
        """The matters that mean nearest to the same, in no order."""
        near = self.rows @ directed([profile.meaning])[0]
        if len(near) > most:
            return [int(pk) for pk in self.matters[np.argpartition(near, -most)[-most:]]]
        return [int(pk) for pk in self.matters]


_NOTHING: Final = Meanings(0, "", np.zeros(0, np.int64), np.zeros((0, DIMENSIONS), np.float32))
_kept: OrderedDict[int, Meanings] = OrderedDict()
_lock = Lock()


def meanings(congress: Congress) -> Meanings:
    """The meanings of every suggestion handed in, up to now."""
    with _lock:
        kept = _kept.pop(congress.pk, _NOTHING)
        if kept.position and not _still_there(congress, kept):
            kept = _NOTHING  # another record under the same number: a demonstration played anew, a copy restored
        _kept[congress.pk] = kept = _read_on(congress, kept)
        while len(_kept) > 1 and sum(len(one.matters) for one in _kept.values()) > MOST:
            _kept.popitem(last=False)
        return kept


def _still_there(congress: Congress, kept: Meanings) -> bool:
    return Entry.objects.filter(congress=congress, position=kept.position, hash=kept.hash).exists()


def _read_on(congress: Congress, kept: Meanings) -> Meanings:
    added = Sketch.objects.filter(congress=congress, position__gt=kept.position).order_by("position")
    rows = list(added.values_list("position", "matter_id", "meaning"))
    if not rows:
        return kept
    last = rows[-1][0]
    matters = np.array([matter for _, matter, _ in rows], np.int64)
    stays = np.isin(kept.matters, matters, invert=True)
    return Meanings(
        last,
        Entry.objects.values_list("hash", flat=True).get(congress=congress, position=last),
        np.concatenate([kept.matters[stays], matters]),
        np.concatenate([kept.rows[stays], _directed(b"".join(meaning for _, _, meaning in rows))]),
    )


def _directed(together: bytes) -> NDArray[np.float32]:
    return directed(np.frombuffer(together, np.int8).reshape(-1, DIMENSIONS))
