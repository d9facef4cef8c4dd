"""The follower of the record that sketches suggestions and pairs the like ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Q

from yishi.likeness.finding import MAYBE, NEAREST, Level, level_of
from yishi.likeness.models import Pair, Sketch
from yishi.likeness.nearest import Meanings, meanings
from yishi.likeness.passages import share
from yishi.likeness.places import Towns
from yishi.likeness.profiles import Profile, likenesses
from yishi.record.following import follower
from yishi.record.models import Matter
from yishi.rulebook.suggestions.arriving import WORDED
from yishi.rulebook.suggestions.stages import OWN_DRAFT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from yishi.congress.models import Congress
    from yishi.record.models import Entry

NAME: Final = "likeness"
_OWN_DRAFT: Final = {stage.value for stage in OWN_DRAFT}


@follower(NAME)
def take(congress: Congress, entries: Sequence[Entry], at: datetime) -> None:  # noqa: ARG001 - a follower's shape
    """Sketch what has been handed in or reworded since, and find its like among all that was handed in before."""
    before = meanings(congress)
    fresh = _sketched(congress, entries)
    if not fresh:
        return
    Sketch.objects.bulk_create(
        fresh.values(),
        update_conflicts=True,
        unique_fields=["matter"],
        update_fields=["position", "codes", "counts", "meaning"],
    )
    Pair.objects.filter(Q(first__in=fresh) | Q(second__in=fresh), congress=congress).delete()
    Pair.objects.bulk_create(_pairs(congress, {pk: one.profile for pk, one in fresh.items()}, before))


def _sketched(congress: Congress, entries: Sequence[Entry]) -> dict[int, Sketch]:
    """Sketches of the suggestions whose words are new to the office, by matter."""
    handed_in = {
        entry.matter_id: entry
        for entry in entries
        if entry.matter.procedure == "suggestion" and entry.matter.stage not in _OWN_DRAFT
    }
    known = set(Sketch.objects.filter(matter__in=handed_in).values_list("matter_id", flat=True))
    reworded = {entry.matter_id for entry in entries if entry.act in WORDED}
    return {
        pk: _sketch(congress, entry)
        for pk, entry in handed_in.items()
        if entry.matter.text and (pk not in known or pk in reworded)
    }


def _sketch(congress: Congress, entry: Entry) -> Sketch:
    profile = Profile.of(entry.matter.title, entry.matter.text)
    return Sketch(
        congress=congress,
        matter_id=entry.matter_id,
        position=entry.position,
        codes=profile.codes.astype("<u2").tobytes(),
        counts=profile.counts.tobytes(),
        meaning=profile.meaning.tobytes(),
    )


def _pairs(congress: Congress, fresh: Mapping[int, Profile], before: Meanings) -> Iterator[Pair]:
    towns = Towns.of(congress)
    for pk, profile in fresh.items():
        near = set(before.nearest(profile, NEAREST)) - fresh.keys()
        sketches = {one.matter_id: one.profile for one in Sketch.objects.filter(matter__in=near)}
        # Of two that are both fresh, the later one finds the earlier.
        others = sketches | {other: fresh[other] for other in fresh if other < pk}
        scored = zip(others, likenesses(profile, list(others.values())), strict=True)
        likely = {other: float(score) for other, score in scored if score >= MAYBE}
        texts = Matter.objects.in_bulk([pk, *likely]) if likely else {}
        for other, score in likely.items():
            pair = _pair(congress, texts[min(pk, other)], texts[max(pk, other)], score, towns)
            if pair is not None:
                yield pair


def _pair(congress: Congress, first: Matter, second: Matter, score: float, towns: Towns) -> Pair | None:
    common = share(first.text, second.text)
    apart = towns.apart(first.title + first.text, second.title + second.text)
    if level_of(score, common, apart=bool(apart)) not in {Level.COPY, Level.NEAR}:
        return None
    values = {"likeness": round(1000 * score), "share": round(100 * common)}
    return Pair(congress=congress, first=first, second=second, **values)
