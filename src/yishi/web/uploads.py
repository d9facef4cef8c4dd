"""Files sent in and not yet used (tables, scans): kept for a day, readable by nobody but who sent them."""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from django.conf import settings

from yishi.kernel.refusal import Refused
from yishi.kernel.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from yishi.web.pages import CongressRequest

_SESSION: Final = "uploads"
_KEPT: Final = 24 * 3600  # seconds
_MOST: Final = 5  # of a kind, in a session


@dataclass(frozen=True, slots=True)
class Upload:
    """A file sent in; ``options`` are those ticked beside it."""

    key: str
    kind: str
    filename: str
    sha256: str
    options: dict[str, Any]
    data: bytes


def keep_upload(
    request: CongressRequest, kind: str, filename: str, data: bytes, options: dict[str, Any], *, most: int = _MOST
) -> str:
    """Keep a file until it is used, at most so many of a kind; returns the key that this session alone can use."""
    _forget_old()
    key = secrets.token_hex(16)
    descriptor = os.open(_path(key), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
    alike = [old for old, note in _mine(request).items() if note["kind"] == kind]
    for old in alike[: max(0, len(alike) - most + 1)]:
        drop_upload(request, old)
    note = {"congress": request.congress.pk, "kind": kind, "filename": filename, "options": options}
    request.session[_SESSION] = {**_mine(request), key: {**note, "sha256": hashlib.sha256(data).hexdigest()}}
    return key


def uploads_of(request: CongressRequest, kind: str) -> list[tuple[str, str]]:
    """The files of a kind that this session keeps for this congress, the oldest first: keys and names."""
    return [
        (key, note["filename"])
        for key, note in _mine(request).items()
        if note["kind"] == kind and note["congress"] == request.congress.pk and _path(key).exists()
    ]


def upload_of(request: CongressRequest, key: str) -> Upload:
    """A file that this session sent in for this congress. Raises Refused when it is no longer kept."""
    note = _mine(request).get(key)
    if note is None or note["congress"] != request.congress.pk or not _path(key).exists():
        raise _gone()
    data = _path(key).read_bytes()
    if hashlib.sha256(data).hexdigest() != note["sha256"]:
        raise _gone()
    return Upload(key, note["kind"], note["filename"], note["sha256"], note["options"], data)


def drop_upload(request: CongressRequest, key: str) -> None:
    """Throw a file away: it may hold personal data."""
    mine = _mine(request)
    if mine.pop(key, None) is not None:
        _path(key).unlink(missing_ok=True)
    request.session[_SESSION] = mine


def _gone() -> Refused:
    return Refused(
        Text("这个文件已经用过，或者保存超过一天", "This file was used, or kept for more than a day"),
        remedy=Text("如还需要，请重新上传", "If it is still wanted, send it in again"),
    )


def _mine(request: CongressRequest) -> dict[str, Any]:
    return dict(cast("dict[str, Any]", request.session.get(_SESSION, {})))


def _path(key: str) -> Path:
    folder: Path = settings.UPLOADS
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / key


def _forget_old() -> None:
    folder: Path = settings.UPLOADS
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for path in folder.iterdir():
        if time.time() - path.stat().st_mtime > _KEPT:
            path.unlink(missing_ok=True)
