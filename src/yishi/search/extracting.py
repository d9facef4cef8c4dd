"""The text of a document, read in a process of its own that may take only so much time and memory.

What hostile or broken files do to whoever opens them, they do there. Run as
``python -m yishi.search.extracting PATH MIME``, it prints the note and then the text.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHARACTERS: Final = 200_000
PAGES: Final = 300
SECONDS: Final = 30
_MEMORY: Final = 1 << 30  # bytes
_ROWS: Final = 5_000  # of a sheet
_SHEETS: Final = 30
_ENCRYPTED: Final = 3  # exit code


def read_text(path: Path, mime: str, seconds: float = SECONDS) -> tuple[str, str]:
    """The document's text, and why there is none or not all of it: a note of Extract, or nothing."""
    if mime not in _READERS:
        return "", "image"
    command = [sys.executable, "-m", "yishi.search.extracting", str(path), mime]
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONWARNINGS": "ignore"}
    try:
        done = subprocess.run(  # noqa: S603 - our own program, and a path of our own making
            command, capture_output=True, timeout=seconds, check=False, env=environment
        )
    except subprocess.TimeoutExpired:
        return "", "slow"
    if done.returncode:
        return "", "locked" if done.returncode == _ENCRYPTED else "broken"
    note, _, text = done.stdout.decode(errors="replace").partition("\n")
    return text.replace("\x00", ""), note


def _pdf(path: str) -> Iterator[str]:
    from pypdf import PdfReader  # noqa: PLC0415 - whoever reads no PDF need not load it

    reader = PdfReader(path)
    if reader.is_encrypted and not reader.decrypt(""):
        sys.exit(_ENCRYPTED)
    for number, page in enumerate(reader.pages):
        yield page.extract_text() if number < PAGES else _MORE


def _docx(path: str) -> Iterator[str]:
    from docx import Document  # noqa: PLC0415 - the same
    from docx.oxml.ns import qn  # noqa: PLC0415

    for paragraph in Document(path).element.body.iter(qn("w:p")):
        yield "".join(run.text or "" for run in paragraph.iter(qn("w:t")))


def _xlsx(path: str) -> Iterator[str]:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - the same

    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names[:_SHEETS]:
        yield name
        for row in islice(book.get_sheet_by_name(name).iter_rows(), _ROWS):
            yield " ".join(str(cell) for cell in row if cell != "")


_MORE: Final = "\x00"  # there is more than is read
_READERS: Final[dict[str, Callable[[str], Iterator[str]]]] = {PDF: _pdf, DOCX: _docx, XLSX: _xlsx}


def _bounded(texts: Iterator[str]) -> tuple[str, str]:
    """As much as is kept, and the note "cut" if that is not all."""
    kept: list[str] = []
    left = CHARACTERS
    for text in texts:
        if text == _MORE or left <= 0:
            return "cut", "\n".join(kept)
        if text.strip():
            kept.append(text[:left])
            left -= len(text)
    return "cut" if left < 0 else "", "\n".join(kept)


def main(path: str, mime: str) -> None:
    """Print the note, and the text."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.write("\n".join(_bounded(_READERS[mime](path))))


if __name__ == "__main__":
    main(*sys.argv[1:])
