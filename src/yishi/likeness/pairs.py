"""The like pairs that the office has still to decide about, and those that it has told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from yishi import rulebook
from yishi.likeness.models import Distinction, Pair
from yishi.rulebook.suggestions.making import ADMIT
from yishi.rulebook.suggestions.merging import MERGE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from yishi.congress.models import Congress, Office

_SUGGESTION: Final = rulebook.CURRENT["suggestion"]
# Where a suggestion can still be merged, at once or after admission.
WAITING: Final = frozenset(stage.value for act in (ADMIT, MERGE) for stage in act.moves)
# It came to an end without being handled by itself: its like is no longer a question.
_GONE: Final = frozenset(stage.value for stage in _SUGGESTION.ends - {_SUGGESTION.goal})


def open_pairs(congress: Congress) -> QuerySet[Pair]:
    """The pairs of which one still waits to be admitted or handed over, and which nobody has told apart."""
    pairs = Pair.objects.filter(congress=congress).filter(Q(first__stage__in=WAITING) | Q(second__stage__in=WAITING))
    told_apart = Distinction.objects.filter(first=OuterRef("first"), second=OuterRef("second"))
    return pairs.exclude(first__stage__in=_GONE).exclude(second__stage__in=_GONE).exclude(Exists(told_apart))


def open_counts(congress: Congress, matters: Iterable[int]) -> dict[int, int]:
    """How many like ones wait to be decided about, of each of these matters: one query."""
    wanted = list(matters)
    if not wanted:
        return {}
    sides = [
        open_pairs(congress).filter(**{f"{side}__in": wanted}).values(matter=F(side)).annotate(n=Count("pk"))
        for side in ("first", "second")
    ]
    counts: dict[int, int] = {}
    for row in sides[0].union(sides[1], all=True):
        counts[row["matter"]] = counts.get(row["matter"], 0) + row["n"]
    return counts


def tell_apart(congress: Congress, one: int, other: int, *, office: Office, at: datetime) -> None:
    """Remember that the office found two suggestions not to be the same."""
    Distinction.objects.get_or_create(
        first_id=min(one, other), second_id=max(one, other), defaults={"congress": congress, "office": office, "at": at}
    )


def take_back(congress: Congress, one: int, other: int) -> None:
    """Forget that they were told apart."""
    Distinction.objects.filter(congress=congress, first=min(one, other), second=max(one, other)).delete()


def told_apart(congress: Congress, matter: int) -> dict[int, Distinction]:
    """What a suggestion has been told apart from, by the other's key."""
    found = Distinction.objects.filter(Q(first=matter) | Q(second=matter), congress=congress)
    return {
        one.second_id if one.first_id == matter else one.first_id: one for one in found.select_related("office__person")
    }
