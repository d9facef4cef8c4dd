"""Makes every stored column anew from the entries; what it finds right it leaves alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max

from yishi.congress.calendar import work_calendar
from yishi.congress.models import Congress
from yishi.kernel.refusal import Refused
from yishi.kernel.text import Text
from yishi.record.bulk import matters_of, size_of
from yishi.record.comparing import DUE_COLUMNS, Stored, told_of
from yishi.record.mending import mend_entries
from yishi.record.models import Due, Entry, Matter, Participation, Serial

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from yishi.kernel.calendar import WorkCalendar
    from yishi.record.telling import Told

Progress = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Changes:
    """How many rows of each kind were not what the entries tell."""

    entries: int = 0
    matters: int = 0
    participations: int = 0
    dues: int = 0
    serials: int = 0

    @property
    def total(self) -> int:
        """All together: 0 says that nothing had to be done."""
        return self.entries + self.matters + self.participations + self.dues + self.serials

    def __add__(self, other: Changes) -> Changes:
        """Both together."""
        return Changes(
            self.entries + other.entries,
            self.matters + other.matters,
            self.participations + other.participations,
            self.dues + other.dues,
            self.serials + other.serials,
        )

    @property
    def text(self) -> Text:
        """In a sentence."""
        said = Text(
            "记录{e}条，事项{m}件，参与{p}条，期限{d}条，编号{s}个",
            "{e} entries, {m} matters, {p} participations, {d} terms, {s} counters",
        )
        return said.format(e=self.entries, m=self.matters, p=self.participations, d=self.dues, s=self.serials)


def rebuild(congress: Congress, on_progress: Progress | None = None, *, dry_run: bool = False) -> Changes:
    """Bring every stored column to what the entries tell, some at a time; how much had to change.

    Others may go on writing. Interrupted, it can simply be run again. ``dry_run``: only count. Raises
    Refused where two entries claim one place: that is tampering, and nothing to rebuild from.
    """
    congress = Congress.objects.get(pk=congress.pk)
    size, seen = size_of(congress), 0
    changes = Changes(entries=mend_entries(congress, dry_run=dry_run))
    calendar = work_calendar()
    for page in matters_of(congress, "last_seq"):
        with transaction.atomic():
            changes += _mend_matters(congress, [pk for pk, _ in page], calendar, dry_run=dry_run)
        seen += sum(last for _, last in page)
        if on_progress is not None:
            on_progress(min(seen, size), size)
    return replace(changes, serials=_mend_counters(congress, dry_run=dry_run))


def _mend_matters(congress: Congress, matters: Sequence[int], calendar: WorkCalendar, *, dry_run: bool) -> Changes:
    """The columns, participations and dues of some matters, locked meanwhile."""
    list(Matter.objects.select_for_update().filter(pk__in=matters).order_by("pk").values_list("pk"))
    stored = Stored.of(matters, with_papers=False)
    changes = Changes()
    for matter, _, _, told in told_of(congress, matters, calendar):
        if isinstance(told, Refused):
            continue
        columns = _mend_columns(matter, told, stored.matters[matter], dry_run=dry_run)
        parts = _mend_parts(matter, told, stored.parts.get(matter), dry_run=dry_run)
        changes += Changes(
            matters=columns, participations=parts, dues=_mend_dues(matter, told, stored, dry_run=dry_run)
        )
    return changes


def _mend_columns(matter: int, told: Told, row: dict[str, Any], *, dry_run: bool) -> int:
    changed = {name: value for name, value in told.columns.items() if row[name] != value}
    if changed and not dry_run:
        if {"number", "series", "procedure"} & changed.keys() and told.columns["number"] is not None:
            # Whoever has our number now has it wrongly, and gets its own when its turn comes.
            same = {name: told.columns[name] for name in ("congress_id", "procedure", "series", "number")}
            Matter.objects.filter(**same).exclude(pk=matter).update(number=None)
        Matter.objects.filter(pk=matter).update(**changed)
    return 1 if changed else 0


def _mend_parts(matter: int, told: Told, stored: Counter[tuple[Any, ...]] | None, *, dry_run: bool) -> int:
    congress = told.columns["congress_id"]
    rights = {(congress, *part) for part in told.parts}
    wrongs: dict[tuple[Any, ...], int] = dict(stored or {})
    if wrongs == dict.fromkeys(rights, 1):
        return 0
    if not dry_run:
        Participation.objects.filter(matter=matter).delete()
        Participation.objects.bulk_create(
            Participation(congress_id=congress, matter_id=matter, role=role, person_id=person, unit_id=unit)
            for role, person, unit in sorted(told.parts, key=str)
        )
    extra = sum(count - (part in rights) for part, count in wrongs.items())
    return extra + len(rights - wrongs.keys())


def _mend_dues(matter: int, told: Told, stored: Stored, *, dry_run: bool) -> int:
    congress = told.columns["congress_id"]
    rights = {key: (congress, *due) for key, due in told.dues.items()}
    wrongs = stored.dues.get(matter, {})
    differing = {key for key in rights.keys() | wrongs.keys() if rights.get(key) != wrongs.get(key)}
    if differing and not dry_run:
        Due.objects.filter(matter=matter, key__in=differing).delete()
        names = ("congress_id", *DUE_COLUMNS)
        rows = (dict(zip(names, rights[key], strict=True)) for key in sorted(differing & rights.keys()))
        Due.objects.bulk_create(Due(matter_id=matter, **row) for row in rows)
    return len(differing)


def _mend_counters(congress: Congress, *, dry_run: bool) -> int:
    """The last number given in each series, and the record's last position; writers wait meanwhile."""
    with transaction.atomic():
        locked = Congress.objects.select_for_update().get(pk=congress.pk)
        given = Matter.objects.filter(congress=congress, number__isnull=False).order_by()
        highest = {
            (procedure, series): last
            for procedure, series, last in given.values_list("procedure", "series").annotate(last=Max("number"))
        }
        serials = Serial.objects.filter(congress=congress)
        stored = {(serial.procedure, serial.series): serial.last for serial in serials}
        differing = {one for one in highest.keys() | stored.keys() if highest.get(one, 0) != stored.get(one, 0)}
        size = Entry.objects.filter(congress=congress).aggregate(last=Max("position"))["last"] or 0
        if not dry_run:
            for procedure, series in differing:
                Serial.objects.update_or_create(
                    congress=congress, procedure=procedure, series=series,
                    defaults={"last": highest.get((procedure, series), 0)},
                )  # fmt: skip
            Congress.objects.filter(pk=congress.pk).exclude(last_position=size).update(last_position=size)
    return len(differing) + int(locked.last_position != size)
