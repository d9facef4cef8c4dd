"""Documents: what they are is told from their content, and they are kept by its hash."""

from __future__ import annotations

import hashlib
import os
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

import filetype
from django.conf import settings

from yishi.kernel.refusal import BadFacts
from yishi.kernel.text import Text
from yishi.record.models import Document

if TYPE_CHECKING:
    from datetime import datetime

    from yishi.congress.models import Congress

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF: Final = "application/pdf"
IMAGES: Final = frozenset({"image/png", "image/jpeg", "image/webp"})
ACCEPTED: Final = frozenset({DOCX, XLSX, PDF}) | IMAGES
# What a compressed office file may unfold to, in bytes: more is an attack, not a document.
_UNFOLDED_MOST: Final = 200 * 1024 * 1024


def mime_of(content: bytes) -> str:
    """What the content is, whatever its name says; empty for anything not accepted."""
    if content[:4] == b"PK\x03\x04":
        return _office(content)
    kind = filetype.guess(content)
    return kind.mime if kind is not None and kind.mime in ACCEPTED else ""


def _office(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            if (
                sum(info.file_size for info in archive.infolist()) > _UNFOLDED_MOST
                or "[Content_Types].xml" not in names
            ):
                return ""
    except zipfile.BadZipFile:
        return ""
    if any("vbaProject" in name for name in names):
        return ""
    return DOCX if "word/document.xml" in names else XLSX if "xl/workbook.xml" in names else ""


def path_of(document: Document) -> Path:
    """Where the content lies."""
    folder: Path = settings.DOCUMENTS
    return folder / document.sha256[:2] / document.sha256


def keep(congress: Congress, content: bytes, name: str, at: datetime) -> Document:
    """Keep a document's content, once. Raises BadFacts naming the file and the mend."""
    if not content or len(content) > settings.DOCUMENT_MAX_BYTES:
        most = settings.DOCUMENT_MAX_BYTES // 1024 // 1024
        why = Text("“{name}”为空或者超过{most}MB", "“{name}” is empty or above {most} MB")
        raise BadFacts(why.format(name=name, most=most), "papers", Text("请压缩或者分成几个文件", "Make it smaller"))
    mime = mime_of(content)
    if not mime:
        why = Text("“{name}”不是可以接收的文件", "“{name}” is not of a kind that is accepted").format(name=name)
        mend = Text("请提交 docx、xlsx（不含宏）、PDF 或者图片", "Give docx, xlsx (no macros), PDF or an image")
        raise BadFacts(why, "papers", mend)
    document = Document(
        congress=congress,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        mime=mime,
        kept_at=at,
    )
    _write(path_of(document), content)
    kept, _ = Document.objects.get_or_create(
        congress=congress,
        sha256=document.sha256,
        defaults={"size": len(content), "mime": mime, "kept_at": at},
    )
    return kept


def _write(path: Path, content: bytes) -> None:
    """Write whole or not at all: a crash leaves no half a document under its hash."""
    if path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(path)
