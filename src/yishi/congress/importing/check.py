"""Checking a table without writing anything, then taking it over all or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from yishi.congress.importing import bounds
from yishi.congress.importing.cells import Cell, Unreadable, text_of
from yishi.congress.importing.importer import IMPORTERS, Column, Importer, did_you_mean, heading
from yishi.congress.importing.report import Problem, Report, RowReport
from yishi.kernel.refusal import Overtaken, Refused
from yishi.kernel.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from yishi.congress.importing.importer import Errand
    from yishi.congress.importing.report import Importing, Seal
    from yishi.congress.importing.table import Row, Table
    from yishi.congress.models import Congress

_seals: list[Seal] = []


def seal_with(seal: Seal) -> None:
    """Name, once at start-up, who keeps personal data: the layer above has the keys."""
    _seals[:] = [seal]


def dry_run(
    congress: Congress,
    kind: str,
    table: Table,
    on: date,
    *,
    create_missing: bool = False,
    errand: Errand | None = None,
) -> Report:
    """Check every line of a table; nothing is written. Raises `Refused` for an unknown kind."""
    if kind not in IMPORTERS:
        raise Refused(
            Text("没有“{kind}”这种导入。", "There is no import of “{kind}”.").format(kind=kind),
            remedy=did_you_mean(kind, IMPORTERS),
        )
    importer = IMPORTERS[kind]
    report = Report(kind, congress, on)
    places = _places(importer, table, report)
    if not table.rows:
        report.problems.append(Problem("", "", bounds.NO_ROWS, bounds.FILL_IN))
    if report.problems:
        return report
    begin = importer.on_errand(errand) if importer.on_errand and errand else importer.begin
    report.importing = begin(congress, on, create_missing=create_missing)
    for row in table.rows:
        report.rows.append(_read(row, places, report.importing))
    return report


def apply(report: Report, seal: Seal | None = None) -> int:
    """Take over all lines in one transaction; returns how many were new. Raises `Refused` and writes nothing.

    `seal` defaults to the one named at start-up. A report can be applied once.
    """
    if report.applied or not report.ok or report.importing is None:
        wrong = Text("还有{n}行有问题，没有导入。", "{n} lines have problems; nothing was imported.")
        raise Refused(wrong.format(n=report.problem_count), remedy=bounds.MEND_AND_RETRY)
    seal = seal or next(iter(_seals), None)
    if seal is None and any(row.personal for row in report.rows):
        raise Refused(bounds.NO_SEAL, remedy=bounds.DELETE_COLUMNS)
    try:
        with transaction.atomic():
            for row in report.rows:
                if not row.done:
                    _write(report.importing, row, seal)
    except IntegrityError as error:
        raise Overtaken(bounds.CHANGED_MEANWHILE, remedy=bounds.MEND_AND_RETRY) from error
    report.applied = True
    return report.new_count


def _write(importing: Importing, row: RowReport, seal: Seal | None) -> None:
    try:
        importing.write(row, seal)
    except Refused as refused:
        reason = Text("第{line}行：{reason}", "Line {line}: {reason}")
        raise Refused(reason.format(line=row.line, reason=refused.reason), refused.basis, refused.remedy) from refused


def _places(importer: Importer, table: Table, report: Report) -> dict[int, Column]:
    """Which cell fills which column; the report learns of headings missing, doubled or unknown."""
    known = {name: column for column in importer.columns for name in column.names()}
    places: dict[int, Column] = {}
    strange: list[str] = []
    for at, said in enumerate(table.header):
        column = known.get(heading(said))
        if column is None:
            if heading(said) and heading(said) not in importer.aside:
                strange.append(said)
        elif column in places.values():
            wrong = Text("“{name}”列出现了两次。", "The column {name} occurs twice.")
            report.problems.append(Problem(column.name, said, wrong.format(name=column.name), bounds.DELETE_COLUMNS))
        else:
            places[at] = column
    for column in importer.columns:
        if column.required and column not in places.values():
            wrong = Text("缺少“{name}”列。", "The column {name} is missing.").format(name=column.name)
            report.problems.append(Problem(column.name, "", wrong, did_you_mean(column.name, strange)))
    ignored = Text("“{name}”列不认识，不会导入。", "The column {name} is not known and will be left out.")
    report.notes += [ignored.format(name=said) for said in strange]
    return places


def _read(row: Row, places: Mapping[int, Column], importing: Importing) -> RowReport:
    report = RowReport(row.line, {})
    for at, column in places.items():
        cell = row.cells[at] if at < len(row.cells) else None
        _read_cell(cell, column, report)
    if report.ok:
        importing.check(report)
    return report


def _read_cell(cell: Cell, column: Column, report: RowReport) -> None:
    said = text_of(cell)
    if not said:
        if column.required:
            wrong = Text("“{name}”没有填写。", "{name} is empty.").format(name=column.name)
            report.problems.append(Problem(column.name, "", wrong, column.help))
        return
    if len(said) > column.longest:
        wrong = Text("超过{n}个字。", "It is longer than {n} characters.").format(n=column.longest)
        report.problems.append(Problem(column.name, said[:40] + "……", wrong, bounds.SHORTEN))
        return
    try:
        value = column.parse(cell)
    except Unreadable as error:
        report.problems.append(Problem(column.name, said, error.wrong, error.mend))
        return
    if column.personal:
        report.personal[column.field] = value
    else:
        report.values[column.field] = value
