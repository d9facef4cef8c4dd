"""What the check of a table found, for people to read and to mend."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter
from django.utils.translation import gettext as _

from yishi.congress.importing.importer import IMPORTERS
from yishi.kernel.facts import Choice
from yishi.web.templatetags.say import say

if TYPE_CHECKING:
    from yishi.congress.importing.report import Report, RowReport

SHOWN: Final = 200
_LINES: Final = 3  # facts of a line beside its first
_CUT: Final = 60
_TEXTS: Final = 10_000  # columns as long as this hold whole texts, which a list of lines leaves out


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: its number, what it is about, and the check's findings."""

    row: RowReport
    title: str
    facts: list[tuple[str, str]]


def told(report: Report, *, only_bad: bool) -> dict[str, Any]:
    """The lines to show, those with problems first in mind, and how many more there are."""
    rows = [row for row in report.rows if not (only_bad and row.ok)]
    bad_first = sorted(rows, key=lambda row: row.ok) if len(rows) > SHOWN else rows
    shown = sorted(bad_first[:SHOWN], key=lambda row: row.line)
    return {
        "lines": [_line(report, row) for row in shown],
        "more": len(rows) - len(shown),
        "noted": sum(bool(row.notes) for row in report.rows),
    }


def _line(report: Report, row: RowReport) -> Line:
    facts = [
        (column.name, _said(row.values[column.field]))
        for column in IMPORTERS[report.kind].columns
        if row.values.get(column.field) not in (None, "", ()) and column.longest < _TEXTS
    ]
    title = facts[0][1] if facts else ""
    return Line(row, title, facts[1 : _LINES + 1])


def _said(value: object) -> str:
    if isinstance(value, Choice):
        return say(value.label)
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    said = value.isoformat() if isinstance(value, date) else str(value)
    return said if len(said) <= _CUT else said[:_CUT] + "……"


def problems_xlsx(report: Report) -> bytes:
    """All problems as a workbook, to be mended beside the table; its cells are text."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(_("问题"))
        heads = [_("行"), _("列"), _("现值"), _("问题"), _("怎样改正")]
        sheet.write_row(0, 0, heads, book.add_format({"bold": True}))
        found = [("", problem) for problem in report.problems]
        found += [(str(row.line), problem) for row in report.rows for problem in row.problems]
        for at, (line, problem) in enumerate(found, 1):
            cells = [line, problem.column, problem.value, say(problem.wrong), say(problem.mend)]
            for column, cell in enumerate(cells):
                sheet.write_string(at, column, cell)
        sheet.set_column(1, 4, 28)
        sheet.freeze_panes(1, 0)
    return buffer.getvalue()
