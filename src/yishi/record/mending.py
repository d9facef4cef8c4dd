"""Sets right the index columns of entries: each takes the place that its own bytes tell."""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from django.db import IntegrityError, transaction

from yishi.kernel.refusal import Refused
from yishi.kernel.text import Text
from yishi.record.bulk import MATTERS, moment
from yishi.record.comparing import ENTRY_COLUMNS, entry_columns
from yishi.record.models import Entry, Matter
from yishi.record.telling import body_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yishi.congress.models import Congress
    from yishi.record.steps import Body

_PARKED: Final = 1_000_000_000
_TWICE: Final = Text("有{count}条记录自称的位置已有他条，不能复位", "{count} entries claim a place that another has")
_VERIFY: Final = Text("请运行 yishi verify 查明", "Run `yishi verify` to find out")


def mend_entries(congress: Congress, *, dry_run: bool) -> int:
    """The index columns of entries. First out of each other's way, then each to its own place."""
    mended = 0
    for bodies in _wrong_entries(congress):
        mended += len(bodies)
        if dry_run:
            continue
        with transaction.atomic():
            for pk in bodies:
                Entry.objects.filter(pk=pk).update(
                    congress=congress, position=-pk, seq=_PARKED + pk % _PARKED, key=f"mending {pk}"
                )
    if not dry_run:
        _place_parked(congress)
        _found_missing_matters(congress)
    return mended


def _wrong_entries(congress: Congress) -> Iterator[dict[int, Body]]:
    """Entries whose columns are not what their bodies tell, by primary key, some at a time."""
    astray = Entry.objects.filter(matter__congress=congress).exclude(congress=congress)
    own = Entry.objects.filter(congress=congress, position__gte=0).order_by("position")
    rows = chain(astray.values_list("pk", "body", *ENTRY_COLUMNS), _pages(own, ENTRY_COLUMNS))
    wrong: dict[int, Body] = {}
    for pk, text, *stored in rows:
        try:
            body = body_of(text)
        except Refused:
            continue
        stored[5] = stored[5].isoformat()
        if body.congress == congress.code and entry_columns(body, congress) != tuple(stored):
            wrong[pk] = body
        if len(wrong) == MATTERS:
            yield wrong
            wrong = {}
    if wrong:
        yield wrong


def _pages(entries: Any, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Rows in order of position; those parked meanwhile lie behind."""
    last = -1
    while page := list(entries.filter(position__gt=last).values_list("pk", "body", *columns)[:MATTERS]):
        yield from page
        last = page[-1][3]


def _place_parked(congress: Congress) -> None:
    """Write the columns that the bodies tell, one entry at a time: one that cannot be placed holds up no other."""
    parked = Entry.objects.filter(congress=congress, position__lt=0).order_by("-position")
    last, misplaced = 0, 0
    while page := list(parked.filter(position__lt=last).values_list("position", "pk", "body")[:MATTERS]):
        last = page[-1][0]
        with transaction.atomic():
            misplaced += sum(not _placed(congress, pk, body_of(text)) for _, pk, text in page)
    if misplaced:
        raise Refused(_TWICE.format(count=misplaced), remedy=_VERIFY)


def _placed(congress: Congress, pk: int, body: Body) -> bool:
    """Whether the entry's place was free for it."""
    if not Matter.objects.filter(pk=body.matter).exists():
        _found(congress, body)
    try:
        with transaction.atomic():
            Entry.objects.filter(pk=pk).update(
                congress=congress, position=body.position, matter=body.matter, seq=body.seq, act=body.act,
                on=date.fromisoformat(body.on), recorded_at=moment(body.at), person=body.by.person,
                key=body.key,
            )  # fmt: skip
    except IntegrityError:
        return False
    return True


def _found_missing_matters(congress: Congress) -> None:
    """Matters that only their entries know of; their other columns are filled in afterwards."""
    present = Matter.objects.filter(congress=congress).values("pk")
    orphans = Entry.objects.filter(congress=congress, seq=1).exclude(matter__in=present)
    for text in list(orphans.values_list("body", flat=True)):
        _found(congress, body_of(text))


def _found(congress: Congress, body: Body) -> None:
    Matter.objects.create(
        pk=body.matter, congress=congress, procedure=body.procedure, version=date.fromisoformat(body.version),
        opened=date.fromisoformat(body.on),
    )  # fmt: skip
