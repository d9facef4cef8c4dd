"""Checks the whole record: every chain, stored column and checkpoint; names the first wrong thing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db.models import Max

from yishi.congress.calendar import work_calendar
from yishi.congress.models import Congress
from yishi.kernel.chain import GENESIS, linker
from yishi.kernel.text import Text
from yishi.record.bulk import entries_of, in_bytes, matters_of, size_of, snapshot
from yishi.record.checkpoints import algorithm_of
from yishi.record.comparing import wrong_columns
from yishi.record.findings import (
    CHANGED,
    CUT,
    EMPTY,
    MISSING,
    Finding,
    Kind,
    in_entry,
    in_matter,
    wrong_column,
)
from yishi.record.keeping import wrong_documents, wrong_sealed
from yishi.record.models import Matter, Serial
from yishi.record.pledges import wrong_positions

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping

Progress = Callable[[int, int], object]

_RECORD: Final = Text("全部记录", "the record")
_STRAY: Final = Text(
    "有{count}条记录不属于本级任何事项，或者事项已被删除",
    "{count} entries belong to no matter of this congress, or their matter was removed",
)


def verify(congress: Congress, on_progress: Progress | None = None, *, chain_only: bool = False) -> Finding | None:
    """The first wrong thing in the congress's record; None when all is as it was entered."""
    with closing(findings(congress, on_progress, chain_only=chain_only)) as found:
        return next(found, None)


def findings(
    congress: Congress,
    on_progress: Progress | None = None,
    *,
    chain_only: bool = False,
    kept: Mapping[int, str] = MappingProxyType({}),
) -> Generator[Finding, None, None]:
    """Every wrong thing, as it is found. ``on_progress`` is told how much is done, and of how much.

    ``chain_only``: only that each chain holds from its first entry to the head that its matter names.
    ``kept``: checkpoints' roots that somebody kept elsewhere, by size, to hold the record to.
    Others may go on writing; what they write after the start is not looked at.
    """
    with snapshot():
        congress = Congress.objects.get(pk=congress.pk)
        size = size_of(congress)
        seen = 0
        calendar = work_calendar()
        for matters in matters_of(congress, "head", "last_seq"):
            yield from broken_chains(congress, {pk: (head, last) for pk, head, last in matters})
            if not chain_only:
                yield from wrong_columns(congress, [pk for pk, *_ in matters], calendar)
            seen += sum(last for _, _, last in matters)
            _tell(on_progress, seen, size if chain_only else 2 * size)
        if not chain_only:
            yield from _of_the_whole(congress, size, kept, on_progress)
        _tell(on_progress, 2 * size, 2 * size)


def broken_chains(congress: Congress, matters: Mapping[int, tuple[str, int]]) -> Iterator[Finding]:
    """What is wrong with the chains of these matters, given each one's head and number of entries."""
    link, text, start = linker(algorithm_of(congress)), not in_bytes(), bytes.fromhex(GENESIS)
    waiting = dict(matters)
    current, seq, head = 0, 0, start
    for rows in entries_of(list(matters)):
        for matter, number, claimed, body in rows:
            if matter != current:
                if current:
                    yield from _end(current, seq, head, waiting.pop(current))
                current, seq, head = matter, 0, start
            seq += 1
            hashed = link(head, body.encode() if text else body)
            if number == seq and hashed.hex() == claimed:
                head = hashed
                continue
            # Go on from what the entry claims to be: one wrong link is one finding.
            yield in_entry(matter, seq, CHANGED if number == seq else MISSING)
            seq, head = number, _claimed(claimed)
    if current:
        yield from _end(current, seq, head, waiting.pop(current))
    for matter in waiting:
        yield in_matter(matter, EMPTY, Kind.CHAIN)


def _end(matter: int, seq: int, head: bytes, stored: tuple[str, int]) -> Iterator[Finding]:
    if (head.hex(), seq) != stored:
        yield in_matter(matter, CUT, Kind.CHAIN)


def _claimed(hashed: str) -> bytes:
    try:
        return bytes.fromhex(hashed)
    except ValueError:
        return b""


def _of_the_whole(
    congress: Congress, size: int, kept: Mapping[int, str], on_progress: Progress | None
) -> Iterator[Finding]:
    """What no single matter can show."""
    yield from wrong_positions(congress, size, kept, lambda seen: _tell(on_progress, size + seen, 2 * size))
    if congress.last_position != size:
        yield Finding(
            Kind.POSITION,
            *_whole("last_position", size, congress.last_position),
            column="last_position",
        )
    inside = Matter.objects.filter(congress=congress, entries__congress=congress).count()
    if inside != size:
        yield Finding(Kind.POSITION, _RECORD, _STRAY.format(count=size - inside))
    yield from _wrong_serials(congress)
    yield from wrong_documents(congress)
    if (settings.KEYS / "personal").exists():
        yield from wrong_sealed(congress)


def _whole(column: str, right: object, wrong: object) -> tuple[Text, Text]:
    said = wrong_column(Kind.POSITION, (0, None), column, right, wrong)
    return _RECORD, said.what


def _wrong_serials(congress: Congress) -> Iterator[Finding]:
    given = Matter.objects.filter(congress=congress, number__isnull=False).order_by()
    highest = {
        (procedure, series): last
        for procedure, series, last in given.values_list("procedure", "series").annotate(last=Max("number"))
    }
    stored = {(serial.procedure, serial.series): serial.last for serial in Serial.objects.filter(congress=congress)}
    for series in sorted(highest.keys() | stored.keys()):
        right, wrong = highest.get(series, 0), stored.get(series, 0)
        if right != wrong:
            _, what = _whole("last", right, wrong)
            place = Text("{procedure} {series}的编号", "numbers of {procedure} {series}")
            named = place.format(procedure=series[0], series=series[1])
            yield Finding(Kind.SERIAL, named, what, column="last")


def _tell(on_progress: Progress | None, done: int, total: int) -> None:
    if on_progress is not None:
        on_progress(min(done, total), total)
