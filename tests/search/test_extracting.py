"""The text of documents, whole, broken, locked, huge or hostile: read in a process that may take only so much."""

import pytest

from tests.search.files import TEXT, bomb, locked, pdf, sheet, word
from yishi.search import extracting
from yishi.search.extracting import CHARACTERS, DOCX, PAGES, PDF, XLSX, read_text


@pytest.fixture
def read(tmp_path):
    """A function that reads a content as a kind of document."""

    def reading(content, mime, **values):
        path = tmp_path / "paper"
        path.write_bytes(content)
        return read_text(path, mime, **values)

    return reading


def test_a_word_document_is_read_with_its_tables(read):
    assert read(word("第一段", TEXT), DOCX) == (f"第一段\n{TEXT}\n{TEXT}", "")


def test_a_sheet_is_read_row_by_row(read):
    text, note = read(sheet(["路段", "公里"], [TEXT, 8.3]), XLSX)
    assert text.splitlines()[1:] == ["路段 公里", f"{TEXT} 8.3"]
    assert note == ""


def test_a_pdf_is_read_page_by_page(read):
    assert read(pdf("guard rail", "second page"), PDF) == ("guard rail\nsecond page", "")


def test_of_an_image_there_is_no_text(read):
    assert read(b"\x89PNG", "image/png") == ("", "image")


@pytest.mark.parametrize("mime", [PDF, DOCX, XLSX])
@pytest.mark.parametrize("content", [b"", b"%PDF-1.4\n%%EOF\n", b"PK\x03\x04broken", b"\x00" * 100])
def test_what_is_broken_is_noted(read, content, mime):
    assert read(content, mime) == ("", "broken")


def test_a_pdf_that_is_locked_is_noted_and_one_without_a_password_is_read(read):
    assert read(locked(pdf("secret")), PDF) == ("", "locked")
    assert read(locked(pdf("open"), ""), PDF) == ("open", "")


def test_of_a_huge_one_as_much_is_read_as_is_kept(read):
    text, note = read(word("渡" * (CHARACTERS + 5)), DOCX)
    assert (len(text), note) == (CHARACTERS, "cut")
    text, note = read(pdf(*["page"] * (PAGES + 1)), PDF)
    assert (text.count("page"), note) == (PAGES, "cut")


def test_one_that_unfolds_to_more_than_there_is_memory_is_broken(read, monkeypatch):
    # The child reads its own limit from the module; a file that fills a gigabyte would take long to make.
    content = bomb(300)
    assert len(content) < 1_000_000
    text, note = read(content, DOCX)
    assert note in {"broken", "cut"}
    assert len(text) <= CHARACTERS


def test_one_that_takes_too_long_is_given_up(read):
    assert read(word(TEXT), DOCX, seconds=0.01) == ("", "slow")


def test_what_is_read_is_printed_by_the_process_of_its_own(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(extracting.resource, "setrlimit", lambda *_: None)  # the test goes on after it
    (tmp_path / "paper").write_bytes(word(TEXT))
    extracting.main(str(tmp_path / "paper"), DOCX)
    assert capsys.readouterr().out == f"\n{TEXT}\n{TEXT}"
