"""Lines of an XLSX workbook's first visible sheet, read only when it is sure that they fit into memory.

The reader lays a sheet out as a full rectangle: two cells at opposite corners of an otherwise empty sheet
would take all memory. So sizes and the farthest filled cell are looked up in the file before it is opened.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import python_calamine

from yishi.congress.importing import bounds
from yishi.congress.importing.bounds import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yishi.congress.importing.cells import Cell

# An opening tag of a row, or of a cell that is not closed at once (those carry a format and no value).
_PLACE = re.compile(rb"""<(?:\w+:)?(?:(row)\b[^>]*?\sr=["'](\d+)|c\b(?:[^>]*?\sr=["']([A-Z]+)(\d+))?[^>]*(?<!/)>)""")
# What the standard library raises, besides its own BadZipFile, over damaged archives.
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, RuntimeError, ValueError)
_PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
# Lines may be left empty between filled ones; this many are room enough.
_LAST_LINE = bounds.MOST_ROWS + 10_000


def lines_of_workbook(data: bytes) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """Line numbers and cells; formulas come as the values last computed. Raises `BadFacts`."""
    _examine(data)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        shown = [
            at
            for at, sheet in enumerate(book.sheets_metadata)
            if sheet.visible == python_calamine.SheetVisibleEnum.Visible
            and sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
        if not shown:
            raise refusal(bounds.EMPTY, bounds.SAVE_ANEW)
        rows = book.get_sheet_by_index(shown[0]).to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, ValueError, IndexError, OSError) as error:
        raise refusal(bounds.NO_TABLE, bounds.SAVE_ANEW) from error
    for line, cells in enumerate(rows, start=1):
        yield line, tuple(cells)


def _examine(data: bytes) -> None:
    """Refuse what is no workbook, what unpacks too large, and what reaches too far."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            if "xl/workbook.xml" not in packed.namelist() or {part.compress_type for part in parts} - _PACKINGS:
                raise refusal(bounds.NO_TABLE, bounds.SAVE_ANEW)
            if sum(part.file_size for part in parts) > bounds.LARGEST_UNPACKED:
                raise refusal(bounds.TOO_LARGE, bounds.SPLIT)
            # Reading every part proves that none unpacks to more than it declares.
            if packed.testzip() is not None:
                raise refusal(bounds.NO_TABLE, bounds.SAVE_ANEW)
            for name in packed.namelist():
                if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                    _examine_reach(packed.read(name))
    except _BROKEN as error:
        raise refusal(bounds.NO_TABLE, bounds.SAVE_ANEW) from error


def _examine_reach(sheet: bytes) -> None:
    line = 0
    for row, row_number, column, cell_line in _PLACE.findall(sheet):
        if row:
            line = int(row_number)
            continue
        if int(cell_line or line) > _LAST_LINE:
            raise refusal(bounds.TOO_MANY_ROWS, bounds.SPLIT)
        if column and _column_number(column) > bounds.MOST_COLUMNS:
            raise refusal(bounds.TOO_MANY_COLUMNS, bounds.DELETE_COLUMNS)


def _column_number(letters: bytes) -> int:
    """A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters[:4]:
        number = number * 26 + letter - 64
    return number
