"""Scanned papers that wait to be entered: kept for a day, for whoever sent them in alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings

from yishi.kernel.refusal import BadFacts, Refused
from yishi.kernel.text import Text
from yishi.record.papers import IMAGES, PDF, keep, mime_of
from yishi.web.uploads import drop_upload, keep_upload, upload_of, uploads_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from django.core.files.uploadedfile import UploadedFile

    from yishi.record.models import Document
    from yishi.web.pages import CongressRequest
    from yishi.web.uploads import Upload

KIND: Final = "scan"
MOST: Final = 40  # in a session
_SUFFIXES: Final = {"png", "jpg", "jpeg", "webp"}


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan that waits: its key and its name; ``image``: whether it can stand beside the form."""

    key: str
    name: str

    @property
    def image(self) -> bool:
        """Whether browsers show it as an image; a PDF opens by itself."""
        return self.name.rpartition(".")[2].lower() in _SUFFIXES


def take_in(request: CongressRequest, files: Iterable[UploadedFile[Any]]) -> int:
    """Keep scans; how many. Raises BadFacts for what is neither an image nor a PDF."""
    taken = 0
    for file in files:
        if file.size is None or file.size > settings.DOCUMENT_MAX_BYTES:
            raise _refused(file.name, Text("太大", "is too large"))
        content = file.read()
        if mime_of(content) not in IMAGES | {PDF}:
            raise _refused(file.name, Text("不是图片或者PDF", "is neither an image nor a PDF"))
        keep_upload(request, KIND, (file.name or "")[:120], content, {}, most=MOST)
        taken += 1
    return taken


def _refused(name: str | None, why: Text) -> BadFacts:
    reason = Text("“{name}”{why}", "“{name}” {why}").format(name=name or "", why=why)
    return BadFacts(reason, "scans", Text("请扫描成PDF或者拍成照片", "Scan it as a PDF, or photograph it"))


def scans_of(request: CongressRequest) -> list[Scan]:
    """Those that wait, the oldest first."""
    return [Scan(key, name) for key, name in uploads_of(request, KIND)]


def scan_of(request: CongressRequest, key: str) -> Upload:
    """The content of one. Raises Refused when it is no longer kept."""
    return upload_of(request, key)


def as_documents(request: CongressRequest, keys: Iterable[str], at: datetime) -> list[tuple[Document, str]]:
    """Scans kept for good, to attach to entries. Raises Refused when one is no longer kept."""
    found = [upload_of(request, key) for key in keys]
    return [(keep(request.congress, one.data, one.filename, at), one.filename[:200]) for one in found]


def let_go(request: CongressRequest, keys: Iterable[str]) -> None:
    """Throw away scans that have been used."""
    for key in keys:
        try:
            upload_of(request, key)
        except Refused:
            continue
        drop_upload(request, key)
