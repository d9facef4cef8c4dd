"""The board of a hand-over meeting as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from yishi import rulebook
from yishi.assigning.cases import LEAST
from yishi.kernel.text import Text
from yishi.web.handing_over import GRADES, MOST, OCCASIONS, SORTS, narrowed, values_in
from yishi.web.handing_over_forms import signature
from yishi.web.templatetags.say import matter_at, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from yishi.assigning.cases import Case
    from yishi.congress.models import Congress
    from yishi.web.handing_over import Board, Line

GRADE_TONES: Final = {"sure": "is-ok", "fair": "is-soon", "weak": "is-quiet", "none": "is-quiet"}


@dataclass(frozen=True, slots=True)
class Precedent:
    """An earlier case, with its address and its unit's name."""

    case: Case
    url: str
    unit: str


@dataclass(frozen=True, slots=True)
class Told:
    """A line in words. ``options``: units proposed, and the one chosen; ``beside``: those beside it, ticked or not."""

    line: Line
    url: str
    sector: str
    occasion: str
    grade: str
    tone: str
    was: str
    options: SafeString
    beside: list[tuple[int, str, bool]]
    precedents: list[Precedent]
    other: Precedent | None
    proposed: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter as the form shows it."""

    name: str
    title: Text
    choices: list[tuple[str, Text]]


def told(board: Board, asked: dict[str, str], congress: Congress) -> dict[str, Any]:
    """What the page shows: the lines asked for, in groups where they are ordered by unit, and the filters."""
    lines = narrowed(board.lines, asked)
    rows = list(_rows(board, lines, congress))
    return {
        "board": board,
        "groups": _groups(rows, board) if asked.get("sort") == "unit" else [(None, rows)],
        "count": len(rows),
        "filters": _filters(board),
        "sorts": SORTS,
        "wrong": [row for row in rows if row.line.error],
        "overtaken": [row for row in rows if row.line.overtaken],
        "least": LEAST,
        "most": MOST,
        "grades": GRADES,
        "tones": GRADE_TONES,
    }


def _groups(rows: list[Told], board: Board) -> list[tuple[Any, list[Told]]]:
    loads = {load.unit.pk: load for load in board.loads}
    return [(loads.get(unit), list(some)) for unit, some in groupby(rows, key=lambda row: row.line.unit)]


def _rows(board: Board, lines: Sequence[Line], congress: Congress) -> Iterable[Told]:
    sectors = {code: say(title) for code, title in rulebook.CURRENT["suggestion"].legends["category"].items()}
    occasions = {code: say(title) for code, title in OCCASIONS.items()}
    grades = {code: say(title) for code, title in GRADES.items()}

    def precedent(case: Case) -> Precedent:
        return Precedent(case, matter_at(congress.code, case.matter), board.by_key[case.unit].name)

    for line in lines:
        proposal = line.proposal
        yield Told(
            line=line,
            url=matter_at(congress.code, line.pk),
            sector=sectors.get(line.matter["category"], ""),
            occasion=occasions[line.occasion],
            grade=grades[line.grade],
            tone=GRADE_TONES[line.grade],
            was=signature(line.stands, line.version),
            options=_options(line, board),
            beside=_beside(line, board),
            precedents=[precedent(case) for case in proposal.precedents],
            other=precedent(proposal.other) if proposal.other else None,
            proposed=board.by_key[proposal.units[0]].name if proposal.units else "",
        )


def _options(line: Line, board: Board) -> SafeString:
    """Those proposed, the likeliest first, and the one chosen.

    All others are typed in, with one list of names for the whole page: some sixty of them in each of a thousand
    rows would be more than a browser takes in a moment.
    """
    chosen = line.choice.lead_unit
    named = [board.by_key[unit] for unit in dict.fromkeys([*line.proposal.units, chosen]) if unit in board.by_key]
    options = [_option(str(unit.pk), unit.name, chosen=unit.pk == chosen) for unit in named]
    return SafeString("".join([_option("", _("未定"), chosen=False), *options]))


def _option(value: str, name: str, *, chosen: bool) -> str:
    return f'<option value="{value}"{" selected" if chosen else ""}>{escape(name)}</option>'


def _beside(line: Line, board: Board) -> list[tuple[int, str, bool]]:
    chosen = line.choice.co_units
    first = dict.fromkeys([*chosen, *line.proposal.co_units])
    return [
        (unit, board.by_key[unit].name, unit in chosen)
        for unit in first
        if unit in board.by_key and (unit in chosen or unit != line.unit)
    ]


def _filters(board: Board) -> list[Filter]:
    sectors = rulebook.CURRENT["suggestion"].legends["category"]
    names = {str(unit.pk): Text(unit.name, unit.name) for unit in board.units}
    columns: tuple[tuple[str, Text, dict[str, Text]], ...] = (
        ("category", Text("类别", "Sector"), dict(sectors)),
        ("delegation", Text("代表团", "Delegation"), {}),
        ("unit", Text("主办单位", "Lead unit"), names),
        ("grade", Text("把握", "Confidence"), GRADES),
        ("occasion", Text("提出时间", "Occasion"), OCCASIONS),
        ("series", Text("年份", "Year"), {}),
    )
    return [
        Filter(name, title, [(value, words.get(value, Text(value, value))) for value in values_in(board.lines, name)])
        for name, title, words in columns
    ]
