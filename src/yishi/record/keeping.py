"""Checks what is kept beside the entries: documents by their hash, personal values by their commitment."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from yishi.kernel.text import Text
from yishi.record.findings import Finding, Kind
from yishi.record.models import Document, Sealed
from yishi.record.papers import path_of
from yishi.record.sealing import is_intact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yishi.congress.models import Congress

_DOCUMENT: Final = Text("文件{sha256}", "document {sha256}")
_ABSENT: Final = Text("文件不存在", "the file is missing")
_CHANGED: Final = Text("文件内容或者大小已被改动", "the file's content or size was changed")
_SEALED: Final = Text("第{pk}号加密数据（{field}）", "sealed value {pk} ({field})")
_NOT_INTACT: Final = Text(
    "与记录中的承诺值不符，或者不能解密", "it does not agree with its commitment, or cannot be decrypted"
)
_ROWS: Final = 500


def wrong_documents(congress: Congress) -> Iterator[Finding]:
    """Documents whose file is not there, or not what it was."""
    for document in Document.objects.filter(congress=congress).order_by("sha256").iterator(_ROWS):
        path = path_of(document)
        place = _DOCUMENT.format(sha256=document.sha256)
        if not path.is_file():
            yield Finding(Kind.DOCUMENT, place, _ABSENT)
            continue
        with path.open("rb") as file:
            right = hashlib.file_digest(file, "sha256").hexdigest()
        if (right, path.stat().st_size) != (document.sha256, document.size):
            yield Finding(Kind.DOCUMENT, place, _CHANGED)


def wrong_sealed(congress: Congress) -> Iterator[Finding]:
    """Personal values that are no longer what was sealed."""
    for sealed in Sealed.objects.filter(congress=congress).order_by("pk").iterator(_ROWS):
        if not is_intact(sealed):
            place = _SEALED.format(pk=sealed.pk, field=sealed.field)
            yield Finding(Kind.SEALED, place, _NOT_INTACT, matter=sealed.matter_id)
