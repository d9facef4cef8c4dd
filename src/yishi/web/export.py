"""Lists to take away: as a workbook, as comma-separated text, on paper."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter
from django.http import HttpResponse
from django.utils.translation import gettext as _

from yishi.web.templatetags.say import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from django.db.models import QuerySet

    from yishi.congress.models import Congress
    from yishi.kernel.procedure import Procedure
    from yishi.record.models import Matter

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST: Final = 50_000
_TEXT_ONLY: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
# A spreadsheet takes a cell that begins so for a formula, whatever the file says (OWASP: CSV injection).
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def workbook(heads: Sequence[str], rows: Iterable[Sequence[str]], name: str) -> HttpResponse:
    """A workbook whose cells are text: a formula typed in stays text."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, _TEXT_ONLY) as book:
        sheet = book.add_worksheet(_("列表"))
        sheet.write_row(0, 0, heads, book.add_format({"bold": True}))
        for at, row in enumerate(rows, 1):
            sheet.write_row(at, 0, row)
        sheet.set_column(1, 1, 48)
        sheet.set_column(2, len(heads) - 1, 16)
        sheet.freeze_panes(1, 0)
    return _file(buffer.getvalue(), XLSX, f"{name}.xlsx")


def comma_separated(heads: Sequence[str], rows: Iterable[Sequence[str]], name: str) -> HttpResponse:
    """Comma-separated text as spreadsheets open it; what would be a formula there is made text."""
    buffer = StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL)
    writer.writerow(heads)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return _file(buffer.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", f"{name}.csv")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def as_file(
    kind: str, matters: QuerySet[Matter], procedure: Procedure[Any], congress: Congress, reserved: frozenset[str]
) -> HttpResponse:
    """The list, up to 50,000 rows, as ``xlsx`` or ``csv``."""
    make = comma_separated if kind == "csv" else workbook
    return make(heads(), table(matters, procedure, reserved, MOST), f"{congress.code}-{procedure.code}")


def heads() -> list[str]:
    """What stands above the columns."""
    return [
        _("编号"), _("标题"), _("领衔代表"), _("承办单位"), _("类别"), _("环节"),
        _("提出日期"), _("期限"), _("办结日期"), _("办理结果"), _("评价"),
    ]  # fmt: skip


def table(
    matters: QuerySet[Matter], procedure: Procedure[Any], reserved: frozenset[str], most: int
) -> Iterator[list[str]]:
    """The list's rows in words, the oldest first; columns ``reserved`` from the reader only where public."""
    rows = matters.select_related("lead_unit", "lead_deputy").defer("text").order_by("id")[:most]
    for matter in rows.iterator(chunk_size=1000):
        yield _row(matter, procedure, frozenset() if matter.public else reserved)


def _row(matter: Matter, procedure: Procedure[Any], reserved: frozenset[str]) -> list[str]:
    said = {
        name: say(codes.get(getattr(matter, name)) or "")
        for name, codes in procedure.legends.items()
        if name not in reserved
    }
    return [
        matter.label,
        matter.title,
        matter.lead_deputy.name if matter.lead_deputy else "",
        matter.lead_unit.name if matter.lead_unit else "",
        said.get("category", ""),
        say(procedure.stage(matter.stage).title),
        str(matter.opened),
        str(matter.due or ""),
        str(matter.closed or ""),
        said.get("outcome", ""),
        said.get("rating", ""),
    ]
