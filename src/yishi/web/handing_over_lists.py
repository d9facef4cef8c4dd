"""The list of a hand-over meeting (交办清单): unit by unit, to print, and as a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from yishi import rulebook
from yishi.kernel.text import Text
from yishi.web.export import workbook
from yishi.web.handing_over import reply_days
from yishi.web.templatetags.say import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from django.http import HttpResponse

    from yishi.assigning.models import Batch, Return
    from yishi.congress.models import Unit
    from yishi.web.handing_over import Board


@dataclass(frozen=True, slots=True)
class Listed:
    """One suggestion on the list; ``seq``: the entry by which it was handed over, None before that."""

    pk: int
    label: str
    title: str
    deputy: str
    category: str
    lead: int
    co_units: tuple[int, ...]
    due: date
    broad: bool
    seq: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What one unit is given: ``beside``: the numbers of what it handles beside another."""

    unit: Unit
    rows: list[Listed]
    beside: list[str]


def planned(board: Board) -> list[Listed]:
    """What the board holds with a lead unit chosen: those ticked, or all as long as none is."""
    chosen = [line for line in board.lines if line.choice.lead_unit in board.by_key]
    ticked = [line for line in chosen if line.choice.taken]
    return [
        Listed(
            pk=line.pk,
            label=line.label,
            title=line.matter["title"],
            deputy=line.matter["deputy"] or "",
            category=line.matter["category"],
            lead=line.choice.lead_unit or 0,
            co_units=line.choice.co_units,
            due=board.reply[line.choice.broad],
            broad=line.choice.broad,
        )
        for line in ticked or chosen
    ]


def handed_over(batch: Batch) -> list[Listed]:
    """What a batch has handed over."""
    done = batch.rows.filter(entry__isnull=False).select_related("matter__lead_deputy").defer("matter__text")
    rows = [(row, row.on) for row in done.order_by("matter__series", "matter__number") if row.on]
    # A batch is mostly done in a day: each day is reckoned once.
    replies = {on: reply_days(on) for on in {on for _, on in rows}}
    return [
        Listed(
            pk=row.matter_id,
            label=row.matter.label,
            title=row.matter.title,
            deputy=row.matter.lead_deputy.name if row.matter.lead_deputy else "",
            category=row.matter.category,
            lead=row.lead_unit_id,
            co_units=tuple(row.co_units),
            due=replies[on][row.broad],
            broad=row.broad,
            seq=row.entry,
        )
        for row, on in rows
    ]


def by_unit(rows: Iterable[Listed], units: Sequence[Unit]) -> list[Part]:
    """The rows unit by unit, in the order of the units."""
    listed = list(rows)
    parts = [
        Part(
            unit,
            [row for row in listed if row.lead == unit.pk],
            [row.label for row in listed if unit.pk in row.co_units],
        )
        for unit in units
    ]
    return [part for part in parts if part.rows or part.beside]


def list_sheet(rows: Iterable[Listed], units: Sequence[Unit], name: str) -> HttpResponse:
    """The list as a workbook."""
    names = {unit.pk: unit.name for unit in units}
    sectors = rulebook.CURRENT["suggestion"].legends["category"]
    heads = [
        _("编号"), _("标题"), _("主办单位"), _("协办单位"), _("领衔代表"), _("类别"), _("办理期限"), _("答复期限"),
    ]  # fmt: skip
    told = [
        [
            row.label, row.title, part.unit.name, "、".join(names.get(unit, "") for unit in row.co_units), row.deputy,
            say(sectors.get(row.category) or ""), _("六个月") if row.broad else _("三个月"), str(row.due),
        ]
        for part in by_unit(rows, units)
        for row in part.rows
    ]  # fmt: skip
    return workbook(heads, told, name)


def returns_sheet(rows: Iterable[Return], name: str) -> HttpResponse:
    """Returns and reassignments as a workbook."""
    heads = [
        _("编号"), _("标题"), _("退办单位"), _("申请日期"), _("退办理由"), _("建议承办单位"), _("处理结果"),
        _("处理日期"), _("历时（天）"), _("改派单位"), _("处理意见"),
    ]  # fmt: skip
    told = [
        [
            row.matter.label, row.matter.title, row.from_unit.name, str(row.asked_on), row.reason,
            row.proper_unit.name if row.proper_unit else "", say(DECISIONS[row.decision]), str(row.decided_on or ""),
            str(row.days or 0) if row.decided_on else "", row.to_unit.name if row.to_unit else "", row.answer,
        ]
        for row in rows
    ]  # fmt: skip
    return workbook(heads, told, name)


DECISIONS: Final = {
    "": Text("待处理", "undecided"),
    "reassign": Text("同意退办，已改派", "returned and reassigned"),
    "refuse_return": Text("不同意退办", "return refused"),
    "withdraw": Text("代表撤回建议", "suggestion withdrawn"),
}
