"""Compares what is stored of matters with what their entries tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain, groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from yishi import rulebook
from yishi.kernel.facts import fields_of
from yishi.kernel.refusal import Refused
from yishi.kernel.text import Text
from yishi.record.bulk import entries_of, moment
from yishi.record.findings import IRREGULAR, Finding, Kind, in_entry, in_matter, wrong_column
from yishi.record.models import Due, EntryDocument, Matter, Participation, Sealed
from yishi.record.telling import body_of, tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yishi.congress.models import Congress
    from yishi.kernel.calendar import WorkCalendar
    from yishi.record.steps import Body
    from yishi.record.telling import Told

DUE_COLUMNS: Final = ("code", "key", "began", "due", "met_on", "binds", "person_id", "unit_id", "duty")
ENTRY_COLUMNS: Final = (
    "congress_id", "position", "matter_id", "seq", "act", "on", "recorded_at", "person_id", "key",
)  # fmt: skip
_LACKS: Final = Text("缺少“{what}”", "“{what}” is missing")
_EXTRA: Final = Text("多出“{what}”，记录中没有", "“{what}” is not in the entries")
_NOT_SEALED: Final = Text("“{field}”的加密数据不存在", "the sealed value of “{field}” is missing")


@dataclass(frozen=True, slots=True)
class Stored:
    """What the tables say of some matters besides their entries."""

    matters: dict[int, dict[str, Any]]
    parts: dict[int, Counter[tuple[Any, ...]]]
    dues: dict[int, dict[str, tuple[Any, ...]]]
    papers: dict[int, set[tuple[str, str]]]
    sealed: set[tuple[int, str, str]]

    @classmethod
    def of(cls, matters: Sequence[int], *, with_papers: bool = True) -> Stored:
        """Read it, a fixed number of queries for all of them."""
        parts: dict[int, Counter[tuple[Any, ...]]] = defaultdict(Counter)
        taking = Participation.objects.filter(matter__in=matters)
        for matter, *part in taking.values_list("matter_id", "congress_id", "role", "person_id", "unit_id"):
            parts[matter][tuple(part)] += 1
        dues: dict[int, dict[str, tuple[Any, ...]]] = defaultdict(dict)
        for matter, *due in Due.objects.filter(matter__in=matters).values_list(
            "matter_id", "congress_id", *DUE_COLUMNS
        ):
            dues[matter][due[2]] = tuple(due)
        papers: dict[int, set[tuple[str, str]]] = defaultdict(set)
        sealed: set[tuple[int, str, str]] = set()
        if with_papers:
            attached = EntryDocument.objects.filter(entry__matter__in=matters)
            for entry, sha256, name in attached.values_list("entry_id", "document__sha256", "name"):
                papers[entry].add((sha256, name))
            kept = Sealed.objects.filter(matter__in=matters)
            sealed.update(kept.values_list("matter_id", "field", "commitment"))
        rows: list[dict[str, Any]] = list(Matter.objects.filter(pk__in=matters).values())  # type: ignore[arg-type]
        return cls({row["id"]: row for row in rows}, parts, dues, papers, sealed)


def entry_columns(body: Body, congress: Congress) -> tuple[Any, ...]:
    """The index columns that a body tells, in the order of ENTRY_COLUMNS; the day as text."""
    return (
        congress.pk, body.position, body.matter, body.seq, body.act, body.on, moment(body.at),
        body.by.person, body.key,
    )  # fmt: skip


def stored_columns(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """The index columns of a row of `entries_of`, to be compared with `entry_columns`."""
    return (*row[5:11], moment(row[11]), *row[12:])


def told_of(
    congress: Congress, matters: Sequence[int], calendar: WorkCalendar
) -> Iterator[tuple[int, list[tuple[Any, ...]], list[Body], Told | Refused]]:
    """Each matter with its entries' rows, their bodies, and what they tell; or why they tell nothing."""
    rows = chain.from_iterable(entries_of(matters, indexed=True))
    for matter, group in groupby(rows, key=itemgetter(0)):
        entries = list(group)
        bodies: list[Body] = []
        try:
            bodies.extend(body_of(row[3]) for row in entries)
            yield matter, entries, bodies, tell(congress, bodies, entries[-1][2], calendar)
        except Refused as refusal:
            yield matter, entries, bodies, refusal


def wrong_columns(congress: Congress, matters: Sequence[int], calendar: WorkCalendar) -> Iterator[Finding]:
    """Every stored column of these matters and their entries that says something else than the entries."""
    stored = Stored.of(matters)
    for matter, rows, bodies, told in told_of(congress, matters, calendar):
        for row, body in zip(rows, bodies, strict=False):
            yield from _in_entry(congress, row, body, bodies[0], stored)
        if isinstance(told, Refused):
            at = rows[len(bodies)][1] if len(bodies) < len(rows) else rows[-1][1]
            yield in_entry(matter, at, told.reason, Kind.ENTRY)
            continue
        for step in told.irregular:
            yield in_entry(matter, step.seq, IRREGULAR.format(act=step.act), Kind.ENTRY)
        yield from _in_matter(matter, told, stored)


def _in_entry(congress: Congress, row: tuple[Any, ...], body: Body, first: Body, stored: Stored) -> Iterator[Finding]:
    place = row[0], row[1]
    rights, wrongs = entry_columns(body, congress), stored_columns(row)
    if rights != wrongs:
        for column, right, wrong in zip(ENTRY_COLUMNS, rights, wrongs, strict=True):
            if right != wrong:
                yield wrong_column(Kind.ENTRY, place, column, right, wrong)
    same = (congress.code, first.procedure, first.version)
    if (body.congress, body.procedure, body.version) != same:
        yield wrong_column(Kind.ENTRY, place, "body", same, (body.congress, body.procedure, body.version))
    papers = {(paper["sha256"], paper["name"]) for paper in body.papers}
    kept = stored.papers.get(row[4], set())
    for sha256, name in papers ^ kept:
        what = (_LACKS if (sha256, name) in papers else _EXTRA).format(what=name)
        yield in_entry(*place, what, Kind.DOCUMENT)
    for field in _personal(body.procedure, body.version).get(body.act, ()):
        if body.facts.get(field) and (row[0], field, body.facts[field]) not in stored.sealed:
            yield in_entry(*place, _NOT_SEALED.format(field=field), Kind.SEALED)


def _in_matter(matter: int, told: Told, stored: Stored) -> Iterator[Finding]:
    row = stored.matters[matter]
    for column, right in told.columns.items():
        if row[column] != right:
            yield wrong_column(Kind.MATTER, (matter, None), column, right, row[column])
    congress = told.columns["congress_id"]
    parts = Counter((congress, *part) for part in told.parts)
    found = stored.parts.get(matter, Counter())
    for part in parts - found:
        yield in_matter(matter, _LACKS.format(what=part[1:]), Kind.PARTICIPATION)
    for part in found - parts:
        yield in_matter(matter, _EXTRA.format(what=part[1:]), Kind.PARTICIPATION)
    dues = {key: (congress, *due) for key, due in told.dues.items()}
    yield from _in_dues(matter, dues, stored.dues.get(matter, {}))


def _in_dues(matter: int, rights: dict[str, tuple[Any, ...]], wrongs: dict[str, tuple[Any, ...]]) -> Iterator[Finding]:
    for key in rights.keys() - wrongs.keys():
        yield in_matter(matter, _LACKS.format(what=key), Kind.DUE)
    for key in wrongs.keys() - rights.keys():
        yield in_matter(matter, _EXTRA.format(what=key), Kind.DUE)
    for key in rights.keys() & wrongs.keys():
        for column, right, wrong in zip(("congress_id", *DUE_COLUMNS), rights[key], wrongs[key], strict=True):
            if right != wrong:
                yield wrong_column(Kind.DUE, (matter, None), f"{key} {column}", right, wrong)


@lru_cache(maxsize=256)
def _personal(procedure: str, version: str) -> dict[str, tuple[str, ...]]:
    """Which facts of which acts are personal; none of a procedure that we do not know."""
    try:
        declared = rulebook.procedure_version(procedure, date.fromisoformat(version))
    except (KeyError, ValueError):
        return {}
    named = {
        act.code: tuple(field.name for field in fields_of(act.facts) if field.label.personal)
        for act in (declared.opens, *declared.acts)
    }
    return {act: names for act, names in named.items() if names}
