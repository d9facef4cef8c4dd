"""Like suggestions as pages tell them: how like, where, what became of them, and what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Count, Q
from django.http import Http404

from yishi.likeness.finding import Found, Level, similar
from yishi.likeness.pairs import told_apart
from yishi.likeness.passages import Compared, compare
from yishi.record.models import Due
from yishi.rulebook.roles import CHAIR_OFFICES, OfficeKind
from yishi.rulebook.suggestions.merging import MERGE
from yishi.rulebook.suggestions.replying import REPLIES
from yishi.web import story
from yishi.web.describe import names_for
from yishi.web.merging import Merger, merger_of
from yishi.web.related import linked
from yishi.web.sight import actor, seen_whole, visible_matters

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from yishi.congress.models import Congress, Office
    from yishi.kernel.standing import Standing
    from yishi.kernel.text import Text
    from yishi.likeness.models import Distinction
    from yishi.likeness.passages import Piece
    from yishi.record.models import Entry, Matter
    from yishi.web.describe import Line

SUGGESTION: Final = "suggestion"
# Whoever decides about them, or oversees that.
READERS: Final = frozenset({OfficeKind.CLERK, *CHAIR_OFFICES})
CITED: Final = 3
"""Passages shown in a list; the whole texts stand side by side on a page of their own."""

TONES: Final = {Level.COPY: "is-key", Level.NEAR: "is-soon", Level.MAYBE: "is-quiet"}


@dataclass(frozen=True, slots=True)
class Like:
    """A suggestion that is like another: what a list says of it."""

    found: Found
    compared: Compared
    promises: dict[str, Any]
    merger: Merger | None = None
    distinction: Distinction | None = None

    @property
    def tone(self) -> str:
        """The class of its badge."""
        return TONES[self.found.level]

    @property
    def passages(self) -> list[list[Piece]]:
        """The passages of the other that say the same, the first few."""
        return self.compared.cited()[:CITED]


def likes_of(congress: Congress, matter: Matter, acting: Office, on: date) -> list[Like]:
    """The suggestions like this one that the office may see, the likest first; a deputy's own drafts among them."""
    seen = visible_matters(congress, SUGGESTION, acting).select_related("lead_unit", "lead_deputy", "term")
    found = similar(congress, matter.title, matter.text, seen, but=matter.pk)
    decides = acting.kind == OfficeKind.CLERK
    promises = promises_of([one.matter.pk for one in found], on) if acting.kind in READERS else {}
    apart = told_apart(congress, matter.pk) if acting.kind in READERS else {}
    return [
        Like(
            one,
            compare(matter.text, one.matter.text),
            promises.get(one.matter.pk, {}),
            merger_of(matter, one.matter) if decides else None,
            apart.get(one.matter.pk),
        )
        for one in found
    ]


def promises_of(matters: Iterable[int], on: date) -> dict[int, dict[str, Any]]:
    """How many promises were made in the replies to these, how many still wait, and how many of them too long."""
    rows = Due.objects.filter(matter__in=list(matters), code="promise").values("matter")
    counted = rows.annotate(
        made=Count("pk"),
        waiting=Count("pk", filter=Q(met_on=None)),
        late=Count("pk", filter=Q(met_on=None, due__lt=on)),
    )
    return {row["matter"]: dict(row) for row in counted}


@dataclass(frozen=True, slots=True)
class Side:
    """One of two suggestions side by side; ``lines``: what became of it, as far as the office may read that."""

    matter: Matter
    pieces: list[Piece]
    stage: Text
    lines: list[Line]


def sides(congress: Congress, pks: tuple[int, int], acting: Office, on: date) -> tuple[list[Side], Compared]:
    """Two suggestions side by side, with what they have in common marked. Http404 where one may not be seen."""
    seen = [seen_whole(congress, pk, acting, on) for pk in pks]
    if any(not _comparable(matter) for matter, _, _ in seen):
        raise Http404
    compared = compare(seen[0][0].text, seen[1][0].text)
    told = [
        Side(matter, pieces, stands.stage.title, _outcome(congress, stands, entries, acting))
        for (matter, stands, entries), pieces in zip(seen, (compared.first, compared.second), strict=True)
    ]
    return told, compared


def _comparable(matter: Matter) -> bool:
    return matter.procedure == SUGGESTION and bool(matter.text)


def _outcome(congress: Congress, stands: Standing, entries: list[Entry], acting: Office) -> list[Line]:
    """What it was merged into, else what the last reply came to and what it promises."""
    names = linked(congress, names_for(stands), acting)
    told = story.timeline(stands, entries, names, actor(acting))
    wanted = (MERGE.code,) if stands.stage in MERGE.moves.values() else REPLIES
    last = next((one for one in told if one.act.code in wanted), None)
    return [line for line in last.lines if line.name in {"into", "result", "promises"}] if last else []
