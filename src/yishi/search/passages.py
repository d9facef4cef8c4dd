"""What of a matter can be found: itself, what its entries say, the documents attached to them."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, Any, Final

import msgspec
from django.core.exceptions import ObjectDoesNotExist

from yishi.congress.assemblies import AssemblyOn
from yishi.congress.calendar import work_calendar
from yishi.congress.models import Person, Unit
from yishi.kernel.facts import Facts, fields_of
from yishi.kernel.standing import Standing, standing
from yishi.record.models import Entry, Matter
from yishi.record.standings import practice_version, procedure_of
from yishi.record.steps import read_body, step_of
from yishi.rulebook.roles import OfficeKind
from yishi.search.marks import era_mark, facets, reading, reading_papers, seeing
from yishi.search.models import MOST_ENTRIES, MOST_PAPERS, Extract, Place, bag_of
from yishi.search.words import fold, number_tokens, readings, short_tokens, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from yishi.kernel.calendar import WorkCalendar
    from yishi.record.steps import Body

# Words of titles and of names have a space of their own, so that they can be asked for apart.
TITLE: Final = "t:"
NAME: Final = "n:"
KINDS: Final = {"matter": "=k.matter", "entry": "=k.entry", "paper": "=k.paper"}
# PostgreSQL takes a megabyte of words in one bag, its own notes on them included.
_BAG: Final = 600_000  # bytes
# Clerks who do the desk's work are not whom anybody looks for.
_UNNAMED: Final = frozenset({"recorder", "committee"})


@dataclass(frozen=True, slots=True)
class Story:
    """A matter, where it stands, and the bodies of its entries in order."""

    matter: Matter
    standing: Standing
    bodies: list[Body]


def stories(matters: Iterable[Matter], on: date) -> Iterator[Story]:
    """Matters of one congress with their entries: one query. What no rule of ours can read is left out."""
    listed = list(matters)
    rows = Entry.objects.filter(matter__in=listed).order_by("matter_id", "seq").values_list("matter_id", "body")
    texts = {pk: [body for _, body in group] for pk, group in groupby(rows, key=lambda row: row[0])}
    assembly, calendar = AssemblyOn(listed[0].congress_id if listed else 0, on), work_calendar()
    for matter in listed:
        try:
            yield _story(matter, texts.get(matter.pk, []), on, assembly, calendar)
        except (KeyError, ValueError, AttributeError, msgspec.MsgspecError, ObjectDoesNotExist):
            logging.getLogger(__name__).warning("matter %s cannot be read, nor found", matter.pk)


def _story(matter: Matter, texts: list[str], on: date, assembly: AssemblyOn, calendar: WorkCalendar) -> Story:
    procedure = procedure_of(matter)
    bodies = [read_body(text) for text in texts]
    steps = [step_of(body, procedure) for body in bodies]
    practice = practice_version(matter.practice_id)
    return Story(matter, standing(procedure, steps, on, practice, calendar, assembly=assembly), bodies)


def said(facts: Facts, known: Iterable[str] = ()) -> str:
    """What an entry says in words, a paragraph each; without personal data, and without what is ``known``."""
    return "\n".join(text for text in _texts(facts) if text not in set(known))


def _texts(facts: Facts) -> Iterator[str]:
    for field in fields_of(type(facts)):
        value: Any = getattr(facts, field.name)
        # What is chosen among things (a promise, 14.1) says nothing by itself.
        if field.label.personal or field.label.proof or field.label.among or not value:
            continue
        if field.kind == "rows":
            for row in value:
                yield from _texts(row)
        elif field.kind in {"text", "long"}:
            yield from value if isinstance(value, tuple) else (value,)


def names_of(found: Iterable[Story]) -> dict[tuple[str, int], list[str]]:
    """What the parties of matters are called: persons by their names, units by their short names too."""
    wanted: dict[str, set[int]] = {"person": set(), "unit": set()}
    for story in found:
        for parties in story.standing.parties.values():
            for party in parties:
                wanted[party.kind].add(party.id)
    people = Person.objects.filter(pk__in=wanted["person"]).values_list("pk", "name")
    units = Unit.objects.filter(pk__in=wanted["unit"]).values_list("pk", "name", "short")
    named = {("person", pk): [name] for pk, name in people}
    return named | {("unit", pk): [name, short] for pk, name, short in units}


def bags(story: Story, named: Mapping[tuple[str, int], list[str]], extracts: Mapping[str, str]) -> dict[int, str]:
    """The bag of each passage of a matter by the number of its place; ``extracts``: documents' texts by hash."""
    matter, stands = story.matter, story.standing
    units = {party.id for parties in stands.parties.values() for party in parties if party.kind == "unit"}
    common = seeing(stands, matter.congress_id) | facets(matter, units) | {era_mark(matter.pk)}
    common |= {TITLE + word for word in short_tokens(fold(matter.title))}
    words = tokens(fold(matter.text)) | {NAME + word for word in _names(story, named)}
    found = {Place(matter.pk).key: _bag(common | {KINDS["matter"]}, words)}
    for body, step in zip(story.bodies[:MOST_ENTRIES], stands.steps, strict=False):
        act = stands.procedure.by_code.get(step.act)
        if act is None:
            continue
        marks = common | reading(act, stands, matter.congress_id)
        if text := said(step.facts, (matter.title, matter.text)):
            place = Place(matter.pk, step.seq)
            found[place.key] = _bag(marks | {KINDS["entry"]}, tokens(fold(text)))
        original = body.behalf is not None
        marks = common | reading_papers(act, stands, matter.congress_id, original=original)
        for n, paper in enumerate(body.papers[:MOST_PAPERS], start=1):
            text = paper_text(paper["name"], extracts.get(paper["sha256"], ""))
            found[Place(matter.pk, step.seq, n).key] = _bag(marks | {KINDS["paper"]}, tokens(fold(text)))
    return found


def paper_text(name: str, text: str) -> str:
    """A document as it is looked into: its name, then what is in it."""
    return f"{name}\n{text}"


def extracts_for(found: Iterable[Story]) -> dict[str, str]:
    """The texts of the documents of these matters, by their hash."""
    listed = list(found)
    hashes = {paper["sha256"] for story in listed for body in story.bodies for paper in body.papers}
    read = Extract.objects.filter(document__sha256__in=hashes, document__congress=_congress(listed)) if hashes else None
    return dict(read.exclude(text="").values_list("document__sha256", "text")) if read is not None else {}


def _congress(found: list[Story]) -> int:
    return found[0].matter.congress_id


def called(story: Story, named: Mapping[tuple[str, int], list[str]]) -> dict[str, frozenset[str]]:
    """What those who take part are called, and how that is typed in pinyin. A deputy is called 王小明代表."""
    found: dict[str, frozenset[str]] = {}
    deputies = {role.part for role in story.standing.procedure.roles if OfficeKind.DEPUTY in role.offices}
    for part, parties in story.standing.parties.items():
        for party in () if part in _UNNAMED else parties:
            for name in filter(None, named.get((party.kind, party.id), ())):
                typed = readings(name) if party.kind == "person" else frozenset[str]()
                found[f"{name}代表" if part in deputies else name] = typed
    return found


def _names(story: Story, named: Mapping[tuple[str, int], list[str]]) -> set[str]:
    """What somebody who knows who takes part, or the matter's number, would type."""
    found = number_tokens(story.matter.series, story.matter.number)
    for name, typed in called(story, named).items():
        found |= short_tokens(fold(name)) | typed
    return found


def _bag(marks: set[str], words: set[str]) -> str:
    """Marks, and as many words as a bag holds."""
    sizes = accumulate(len(word.encode()) + 4 for word in words)  # four: what the database notes of each
    return bag_of(marks.union(word for word, size in zip(words, sizes, strict=True) if size <= _BAG))
