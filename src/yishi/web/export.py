"""Lists as spreadsheets."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter
from django.http import HttpResponse
from django.utils.translation import gettext as _

from yishi.web.templatetags.say import say

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from yishi.congress.models import Congress
    from yishi.kernel.procedure import Procedure
    from yishi.record.models import Matter

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST: Final = 50_000
_TEXT_ONLY: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def as_xlsx(matters: QuerySet[Matter], procedure: Procedure[Any], congress: Congress) -> HttpResponse:
    """The list, up to 50,000 rows, as a workbook whose cells are text: a formula typed in stays text."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, _TEXT_ONLY) as book:
        sheet = book.add_worksheet(_("列表"))
        sheet.write_row(0, 0, _heads(), book.add_format({"bold": True}))
        rows = matters.select_related("lead_unit", "lead_deputy").defer("text").order_by("id")[:_MOST]
        for at, matter in enumerate(rows.iterator(chunk_size=1000), 1):
            sheet.write_row(at, 0, _row(matter, procedure))
        sheet.set_column(1, 1, 48)
        sheet.set_column(2, 10, 16)
        sheet.freeze_panes(1, 0)
    response = HttpResponse(buffer.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{congress.code}-{procedure.code}.xlsx"'
    return response


def _heads() -> list[str]:
    return [
        _("编号"), _("标题"), _("领衔代表"), _("承办单位"), _("类别"), _("环节"),
        _("提出日期"), _("期限"), _("办结日期"), _("办理结果"), _("评价"),
    ]  # fmt: skip


def _row(matter: Matter, procedure: Procedure[Any]) -> list[str]:
    legend = {name: codes.get(getattr(matter, name)) for name, codes in procedure.legends.items()}
    return [
        matter.label,
        matter.title,
        matter.lead_deputy.name if matter.lead_deputy else "",
        matter.lead_unit.name if matter.lead_unit else "",
        say(legend.get("category") or ""),
        say(procedure.stage(matter.stage).title),
        str(matter.opened),
        str(matter.due or ""),
        str(matter.closed or ""),
        say(legend.get("outcome") or ""),
        say(legend.get("rating") or ""),
    ]
