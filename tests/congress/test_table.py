"""Tables out of files: whatever an office sends is read, or refused in a sentence."""

from __future__ import annotations

import io
import zipfile

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from yishi.congress.importing import bounds
from yishi.congress.importing.table import Table, read_table
from yishi.kernel.refusal import BadFacts
from yishi.kernel.text import Text

LIST = "姓名,代表团\n张三,城关代表团\n李四,城关代表团\n"


def workbook(*lines, write=None):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, line in enumerate(lines):
            sheet.write_row(at, 0, line)
        if write:
            write(book, sheet)
    return file.getvalue()


def repacked(data, change):
    """The workbook with its parts changed: `change(name, content)` gives the new content."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_a_list_is_read_in_every_usual_encoding(encoding):
    table = read_table(LIST.encode(encoding), "代表.csv")
    assert table.header == ("姓名", "代表团")
    assert [row.cells for row in table.rows] == [("张三", "城关代表团"), ("李四", "城关代表团")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found(delimiter):
    assert len(read_table(LIST.replace(",", delimiter).encode(), "a").header) == 2


def test_lines_are_numbered_as_the_sender_sees_them():
    table = read_table('姓名,备注\n\n张三,"两\n行"\n李四,\n'.encode(), "a.csv")
    assert [row.line for row in table.rows] == [3, 5]


def test_a_title_above_the_header_is_passed_over():
    table = read_table(workbook(["清河县代表名册"], ["姓名", "性别"], [], ["张三", "男"]), "a.xlsx")
    assert (table.header, table.header_line) == (("姓名", "性别"), 2)
    assert [(row.line, row.cells) for row in table.rows] == [(4, ("张三", "男"))]


def test_a_table_may_have_one_column():
    assert read_table("姓名\n张三\n".encode(), "a").header == ("姓名",)


def test_a_sheet_whose_formats_reach_to_its_end_is_read():
    def write(book, sheet):
        sheet.write_blank(1_048_575, 16_383, None, book.add_format({"bold": True}))

    assert len(read_table(workbook(["姓名", "性别"], ["张三", "男"], write=write), "a.xlsx").rows) == 1


def test_a_hidden_first_sheet_is_passed_over():
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.add_worksheet("旧").hide()
        shown = book.add_worksheet("新")
        shown.write_row(0, 0, ["姓名", "性别"])
        shown.activate()
        shown.set_first_sheet()
    assert read_table(file.getvalue(), "a.xlsx").header == ("姓名", "性别")


@pytest.mark.parametrize("place", [(60_500, 0), (0, 200)])
def test_a_cell_far_out_is_refused_before_it_takes_all_memory(place):
    data = workbook(["姓名"], write=lambda _book, sheet: sheet.write(*place, "远"))
    with pytest.raises(BadFacts):
        read_table(data, "a.xlsx")


def test_a_far_row_of_unplaced_cells_is_refused():
    far = b'<row r="1048576"><c t="n"><v>1</v></c></row></sheetData>'
    data = repacked(
        workbook(["姓名"]),
        lambda name, part: part.replace(b"</sheetData>", far) if "sheet1" in name else part,
    )
    with pytest.raises(BadFacts, match="50000行"):
        read_table(data, "a.xlsx")


def test_a_packed_bomb_is_refused(monkeypatch):
    monkeypatch.setattr(bounds, "LARGEST_UNPACKED", 1000)
    with pytest.raises(BadFacts, match="10兆"):
        read_table(workbook(["姓名"]), "a.xlsx")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "空"),
        (b" \n ", "空"),
        (b"\xef\xbb\xbf \n", "不是表格"),
        (b",,\n,,\n", "没有内容"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "不是表格"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3\xff\xff", "不是表格"),
        (b"PK\x03\x04" + b"\x00" * 100, "损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "旧版表格"),
        (b'"a,b\nc,d', "引号"),
        (b"x" * (bounds.LARGEST_FILE + 1), "10兆"),
        ("姓名,a\n".encode() + b"x,1\n" * 50_001, "50000行"),
        (b"a," * 201 + b"\n", "200列"),
        (repacked(workbook(["a"]), lambda _name, _part: b"<broken"), "损坏"),
        (workbook(), "没有内容"),
    ],
)
def test_what_is_no_table_is_refused_with_a_remedy(data, said):
    with pytest.raises(BadFacts, match=said) as refused:
        read_table(data, "附件.xls")
    assert refused.value.remedy is not None
    assert refused.value.field == "file"


def test_a_zip_that_is_no_workbook_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("word/document.xml", "<a/>")
    with pytest.raises(BadFacts):
        read_table(file.getvalue(), "a.docx")


def read(data):
    """The table, or how to mend the file."""
    try:
        return read_table(data, "附件.xlsx")
    except BadFacts as refused:
        return refused.remedy


@given(st.binary(max_size=300))
def test_garbage_is_read_or_refused_and_nothing_else(data):
    assert isinstance(read(data), Table | Text)


GOOD = workbook(["姓名", "电话"], ["张三", 1])


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_a_damaged_workbook_is_read_or_refused_and_nothing_else(at, byte):
    damaged = bytearray(GOOD)
    damaged[at] = byte
    assert isinstance(read(bytes(damaged)), Table | Text)
