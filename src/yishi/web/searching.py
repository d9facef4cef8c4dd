"""What the search page shows: of what was found, only what the declarations let the reader see, word for word."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.urls import reverse

from yishi.kernel.text import Text
from yishi.record.models import Matter
from yishi.search.finding import TAKEN, Tier, find
from yishi.search.highlighting import Piece, excerpt, marked, stands
from yishi.search.marks import viewer_marks
from yishi.search.passages import called, extracts_for, names_of, paper_text, said, stories
from yishi.search.words import number_tokens
from yishi.web.sight import actor
from yishi.web.templatetags.say import matter_at

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from yishi.congress.models import Congress, Office
    from yishi.kernel.role import Actor
    from yishi.search.asking import Asked, Word
    from yishi.search.finding import Findings, Found
    from yishi.search.marks import Filters
    from yishi.search.models import Place
    from yishi.search.passages import Story

PAGE: Final = 10
# Passages shown of a matter.
_SHOWN: Final = 3

PLACES: Final[Mapping[str, tuple[Text, frozenset[Tier]]]] = {
    "title": (Text("标题", "titles"), frozenset({Tier.EXACT, Tier.TITLE})),
    "name": (Text("编号、姓名和单位", "numbers and names"), frozenset({Tier.NAME})),
    "text": (Text("正文", "texts"), frozenset({Tier.TEXT})),
    "entry": (Text("答复和办理过程", "replies and entries"), frozenset({Tier.ENTRY})),
    "paper": (Text("附件", "documents"), frozenset({Tier.PAPER})),
}
_TEXT: Final = Text("正文", "Text")
_PARTIES: Final = Text("各方", "Parties")
_PAPER: Final = Text("附件", "Document")


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with the words in it: what it is of, its day, where it can be read; a document's name."""

    title: Text
    url: str
    pieces: list[Piece]
    on: date | None = None
    name: str = ""


@dataclass(slots=True)
class Result:
    """A matter as the results show it."""

    matter: Matter
    procedure: Text
    stage: Text
    url: str
    title: list[Piece]
    deputy: list[Piece]
    unit: list[Piece]
    hits: list[Hit] = field(default_factory=list)
    others: int = 0


@dataclass(frozen=True, slots=True)
class Results:
    """A page of results; ``more``: there are older ones that were not looked at, the words being so common."""

    rows: list[Result]
    count: int
    more: bool
    page: int
    pages: int

    @property
    def taken(self) -> int:
        """How many of a kind were looked at."""
        return TAKEN


@dataclass(frozen=True, slots=True)
class _Reader:
    """Who reads, what was asked, the texts of documents by their hash, what parties are called."""

    congress: Congress
    viewer: Actor | None
    asked: Asked
    extracts: Mapping[str, str]
    named: Mapping[tuple[str, int], list[str]]

    @property
    def words(self) -> list[str]:
        """The words as they must stand."""
        return [word.text for word in self.asked.words]


def results(
    congress: Congress,
    acting: Office | None,
    asked: Asked,
    on: date,
    *,
    filters: Filters,
    tiers: Collection[Tier] = tuple(Tier),
    page: int = 1,
) -> Results:
    """A page of what was found, each asked of the declarations once more."""
    viewer = actor(acting)
    found = find(asked, viewer_marks(congress.pk, viewer), filters, tiers)
    pages = max(1, -(-len(found.matters) // PAGE))
    page = min(max(page, 1), pages)
    chosen = {one.matter: one for one in found.matters[(page - 1) * PAGE : page * PAGE]}
    known = Matter.objects.filter(congress=congress).select_related("lead_unit", "lead_deputy").in_bulk(list(chosen))
    told = list(stories([known[pk] for pk in chosen if pk in known], on))
    reader = _Reader(congress, viewer, asked, _extracts(told, chosen), names_of(told))
    rows = [row for story in told if (row := _result(story, chosen[story.matter.pk], reader)) is not None]
    return Results(rows, _count(found, chosen, rows), found.more, page, pages)


def _extracts(told: list[Story], chosen: Mapping[int, Found]) -> Mapping[str, str]:
    """Documents' texts, where words stand in one."""
    return extracts_for([one for one in told if any(place.paper for place in chosen[one.matter.pk].places)])


def _count(found: Findings, chosen: Mapping[int, Found], rows: list[Result]) -> int:
    """How many there are, without those of this page that the reader may not see after all."""
    return len(found.matters) - len(chosen) + len(rows)


def _result(story: Story, found: Found, reader: _Reader) -> Result | None:
    """The matter as it is shown; None when it must not be, or the words stand there only in pieces."""
    matter, stands_at = story.matter, story.standing
    if not stands_at.visible_to(reader.viewer):
        return None
    hits = [hit for place in found.places if (hit := _hit(story, place, reader)) is not None]
    names = called(story, reader.named)
    if not hits and not all(_known(word, matter, names) for word in reader.asked.words):
        return None
    hits[:0] = _of_itself(matter, names, reader)
    deputy, unit = matter.lead_deputy, matter.lead_unit
    return Result(
        matter=matter,
        procedure=stands_at.procedure.title,
        stage=stands_at.stage.title,
        url=matter_at(reader.congress.code, matter.pk),
        title=marked(matter.title, reader.words),
        deputy=marked(deputy.name, _named(names, reader)) if deputy else [],
        unit=marked(unit.name, reader.words) if unit else [],
        hits=hits[:_SHOWN],
        others=len(hits[_SHOWN:]),
    )


def _known(word: Word, matter: Matter, names: Mapping[str, frozenset[str]]) -> bool:
    """Whether a word stands in the matter itself: its title, its text, its number, what its parties are called."""
    numbers = number_tokens(matter.series, matter.number)
    named = any(stands(word.text, name) or word.text in typed for name, typed in names.items())
    return named or word.number in numbers or stands(word.text, matter.title) or stands(word.text, matter.text)


def _named(names: Mapping[str, frozenset[str]], reader: _Reader) -> list[str]:
    """The words as they stand in names: what was typed in pinyin stands there in characters."""
    spelt = [name.removesuffix("代表") for name, typed in names.items() if not typed.isdisjoint(reader.words)]
    return [*reader.words, *spelt]


def _of_itself(matter: Matter, names: Mapping[str, frozenset[str]], reader: _Reader) -> list[Hit]:
    """Where words stand in the matter's text, and in names that the results do not show anyway."""
    url = matter_at(reader.congress.code, matter.pk)
    shown = "".join(one.name for one in (matter.lead_deputy, matter.lead_unit) if one is not None)
    others = [
        name
        for name, typed in names.items()
        if name.removesuffix("代表") not in shown and any(stands(word, name) or word in typed for word in reader.words)
    ]
    found = [Hit(_PARTIES, url, marked("、".join(others), _named(names, reader)))] if others else []
    if any(stands(word, matter.text) for word in reader.words):
        found.append(Hit(_TEXT, url, excerpt(matter.text, reader.words)))
    return found


def _hit(story: Story, place: Place, reader: _Reader) -> Hit | None:
    """A passage, if the reader may read the entry and the words do stand in it, or the rest of them in the title."""
    step, body = story.standing.steps[place.seq - 1], story.bodies[place.seq - 1]
    act = story.standing.procedure.by_code[step.act]
    if not story.standing.readable_by(act, reader.viewer):
        return None
    matter, title, name = story.matter, act.done, ""
    url = f"{matter_at(reader.congress.code, matter.pk)}#e{step.seq}"
    text = said(step.facts, (matter.title, matter.text))
    if place.paper:
        if not story.standing.papers_readable_by(act, reader.viewer, original=body.behalf is not None):
            return None
        paper = body.papers[place.paper - 1]
        title, name = _PAPER, paper["name"]
        url = reverse("document", args=(reader.congress.code, matter.pk, paper["sha256"]))
        text = paper_text(name, reader.extracts.get(paper["sha256"], ""))
    here = [word for word in reader.words if stands(word, text)]
    if not here or any(not stands(word, matter.title) for word in reader.words if word not in here):
        return None
    return Hit(title, url, excerpt(text, here), step.on, name)
