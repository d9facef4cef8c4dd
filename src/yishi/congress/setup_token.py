"""The one-time code that proves, at the first setup over a network, that somebody owns the server."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from pathlib import Path


def setup_token() -> str:
    """The code, made on first asking and readable by the server's owner alone."""
    given: str = settings.SETUP_TOKEN
    if given:
        return given
    path = _path()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write("-".join(secrets.token_hex(2) for _ in range(4)))
    except FileExistsError:
        pass
    return path.read_text()


def is_setup_token(said: str) -> bool:
    """Whether this is the code; there is none before the owner has asked for it."""
    known = settings.SETUP_TOKEN or (_path().read_text() if _path().exists() else "")
    return bool(known) and secrets.compare_digest(said.strip().encode(), known.encode())


def spend_setup_token() -> None:
    """The code has done its work."""
    _path().unlink(missing_ok=True)


def _path() -> Path:
    folder: Path = settings.KEYS
    return folder / "setup"
