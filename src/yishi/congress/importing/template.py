"""The empty table to fill in: headings, notes on each, lists to choose from, and a page of examples."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import xlsxwriter

from yishi.congress.importing.importer import IMPORTERS, did_you_mean
from yishi.kernel.refusal import Refused
from yishi.kernel.text import Text

if TYPE_CHECKING:
    from yishi.congress.importing.importer import Column, Importer

_LINES = 2000  # as far down as cells are formatted as text and offer choices
_GUIDE = ("列名", "必须填写", "说明", "示例", "也可写作")


def template_xlsx(kind: str) -> bytes:
    """An XLSX workbook for this kind of table; its first sheet is empty but for the headings."""
    if kind not in IMPORTERS:
        raise Refused(
            Text("没有“{kind}”这种导入。", "There is no import of “{kind}”.").format(kind=kind),
            remedy=did_you_mean(kind, IMPORTERS),
        )
    importer = IMPORTERS[kind]
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        _write_form(book, importer)
        _write_guide(book, importer)
    return file.getvalue()


def _write_form(book: Any, importer: Importer) -> None:
    sheet = book.add_worksheet(importer.title.zh)
    # As text, so that no program turns numbers and months into something else.
    as_text = book.add_format({"num_format": "@"})
    plain = book.add_format({"bold": True, "bg_color": "#E7ECF3", "bottom": 1})
    needed = book.add_format({"bold": True, "bg_color": "#E7ECF3", "bottom": 1, "font_color": "#B00020"})
    for at, column in enumerate(importer.columns):
        sheet.set_column(at, at, max(12, 2 * len(column.example) + 2), as_text)
        sheet.write_string(0, at, _marked(column), needed if column.required else plain)
        sheet.write_comment(0, at, column.help.zh)
        if column.choices:
            sheet.data_validation(
                1,
                at,
                _LINES,
                at,
                {"validate": "list", "source": list(column.choices), "error_type": "warning"},
            )
    sheet.freeze_panes(1, 0)


def _write_guide(book: Any, importer: Importer) -> None:
    sheet = book.add_worksheet("填写说明")
    bold = book.add_format({"bold": True})
    sheet.set_column(0, 4, 24)
    for at, title in enumerate(_GUIDE):
        sheet.write_string(0, at, title, bold)
    for line, column in enumerate(importer.columns, start=1):
        needed = "是" if column.required else ""
        other = "、".join(column.synonyms)
        for at, said in enumerate((column.name, needed, column.help.zh, column.example, other)):
            sheet.write_string(line, at, said)


def _marked(column: Column) -> str:
    return f"{column.name}*" if column.required else column.name
