"""A table out of a file that somebody sends in: CSV in any usual encoding, or XLSX; bounded in size."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yishi.congress.importing import bounds
from yishi.congress.importing.bounds import refusal
from yishi.congress.importing.cells import Cell, text_of
from yishi.congress.importing.workbook import lines_of_workbook
from yishi.kernel.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: its number as the sender's program shows it, and its cells."""

    line: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The header and the lines under it, empty lines left out."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    header_line: int = 1


def read_table(data: bytes, filename: str) -> Table:
    """Read a table; what it is follows from the bytes, not from the name.

    A title line above the header (one filled cell) is passed over. Raises `BadFacts` for a file that is
    empty, too large, of another kind, or broken.
    """
    if not data.strip():
        raise refusal(bounds.EMPTY, bounds.SAVE_ANEW)
    if len(data) > bounds.LARGEST_FILE:
        raise refusal(bounds.TOO_LARGE, bounds.SPLIT)
    if data.startswith(_OLD_OFFICE):
        raise refusal(
            Text("“{name}”是旧版表格，或设有打开密码。", "“{name}” is in an old format, or locked.").format(
                name=filename
            ),
            bounds.SAVE_ANEW,
        )
    lines = lines_of_workbook(data) if data.startswith(_ZIP) else _lines_of_text(data)
    return _under_header(_bounded(Row(line, cells) for line, cells in lines))


def _lines_of_text(data: bytes) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    text = _decoded(data)
    first = next(line for line in text.splitlines() if line.strip())
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, tuple(cells)
            line = reader.line_num + 1
    except csv.Error as error:
        wrong = Text("第{line}行附近的引号不成对。", "Quotation marks do not pair near line {line}.")
        raise refusal(wrong.format(line=line), bounds.SAVE_ANEW) from error


def _decoded(data: bytes) -> str:
    """UTF-8, with or without its mark, Excel's UTF-16, else GB18030, which contains GBK and GB2312."""
    for encoding in ("utf-16",) if data.startswith(_UTF16) else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.strip() and not any(sign < " " and sign not in "\t\r\n\x0b\x0c" for sign in text):
            return text
    raise refusal(bounds.NO_TABLE, bounds.SAVE_ANEW)


def _bounded(rows: Iterable[Row]) -> Iterator[Row]:
    """Lines with something in them, at most `bounds.MOST_ROWS` and the header."""
    kept = 0
    for row in rows:
        if not any(text_of(cell) for cell in row.cells):
            continue
        kept += 1
        if kept > bounds.MOST_ROWS + 1:
            raise refusal(bounds.TOO_MANY_ROWS, bounds.SPLIT)
        if len(row.cells) > bounds.MOST_COLUMNS:
            raise refusal(bounds.TOO_MANY_COLUMNS, bounds.DELETE_COLUMNS)
        yield row


def _under_header(rows: Iterator[Row]) -> Table:
    kept = list(rows)
    if not kept:
        raise refusal(Text("表格里没有内容。", "There is nothing in the table."), bounds.SAVE_ANEW)
    filled = [sum(bool(text_of(cell)) for cell in row.cells) for row in kept[:10]]
    # A title in one merged cell is no header, unless the whole table has but one column.
    start = next((at for at, count in enumerate(filled) if count > 1), 0)
    header = tuple(text_of(cell) for cell in kept[start].cells)
    return Table(header, tuple(kept[start + 1 :]), kept[start].line)
