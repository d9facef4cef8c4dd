"""A folder and an empty database to measure in."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@contextlib.contextmanager
def place(database: str) -> Iterator[dict[str, str]]:
    """A folder and an empty database that vanish afterwards; what is committed there does reach the disk."""
    (ROOT / "var").mkdir(exist_ok=True)
    folder = tempfile.mkdtemp(prefix="bench-", dir=ROOT / "var")
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "yishi.settings",
        "YISHI_VAR": folder,
        "YISHI_TEST": "1",
        "PYTHONWARNINGS": "ignore",
    }
    environment.pop("DATABASE_URL", None)
    sys.path.insert(0, str(ROOT))
    from scripts import postgres  # noqa: PLC0415 - found only now

    postgres.stop_politely()  # so that the folder vanishes also when somebody stops us
    try:
        if database == "sqlite":
            yield environment
            return
        postgres.QUICK = "-c shared_buffers=512MB -c max_wal_size=4GB"  # durable, unlike for tests
        with postgres.throwaway() as url:
            yield {**environment, "DATABASE_URL": url}
    finally:
        shutil.rmtree(folder, ignore_errors=True)
