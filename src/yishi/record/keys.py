"""Secret keys on disk: made on first use, readable by their owner alone, never half written, never replaced."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Callable


def key_file(name: str) -> Path:
    """Where a key lies."""
    folder: Path = settings.KEYS
    return folder / name


def kept_key(name: str, make: Callable[[], str]) -> Path:
    """The file of a key, made now if it is not there: one key a line, the newest on top."""
    path = key_file(name)
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Written whole under another name first: of two processes that start at once, the first one's key stays.
        with tempfile.NamedTemporaryFile("w", dir=path.parent) as file:
            file.write(f"{make()}\n")
            file.flush()
            os.fsync(file.fileno())
            with suppress(FileExistsError):
                os.link(file.name, path)
    return path
