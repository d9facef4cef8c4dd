"""Measures Yishi and writes README.md beside this file:  .venv/bin/python bench [--sizes 20000,1000000]."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HERE = "--here"


def main() -> int:
    """Measure everything asked for; a measurement runs in a process and on a database of its own."""
    asked = _arguments()
    if asked.here:
        return _measure_here(asked.only[0], asked.sizes[-1])
    found = {}
    for database in asked.databases:
        for name in asked.only:
            sizes = asked.sizes if name == "pages" else [asked.sizes[0]]
            # The million is filled on SQLite alone unless PostgreSQL is asked for by itself.
            sizes = sizes if database == "sqlite" or asked.databases == ["postgresql"] else sizes[:1]
            if name == "standing" and database != "sqlite":
                continue
            for size in sizes:
                print(f"{name}, {database}, {size:,}", flush=True)
                found.setdefault(name, {}).setdefault(database, []).append(_measure(name, database, size))
                print(f"    {json.dumps(found[name][database][-1])}", flush=True)
    _keep(found)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    names = ["perform", "standing", "verify", "pages"]
    parser.add_argument("--only", type=lambda given: given.split(","), default=names, help=",".join(names))
    parser.add_argument(
        "--sizes", type=lambda given: [int(one) for one in given.split(",")], default=[20_000, 1_000_000]
    )
    parser.add_argument("--databases", type=lambda given: given.split(","), default=["sqlite", "postgresql"])
    parser.add_argument(HERE, action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _measure(name: str, database: str, size: int) -> dict[str, object]:
    with _place(database) as environment:
        command = [sys.executable, str(ROOT / "bench"), HERE, "--only", name, "--sizes", str(size)]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def _measure_here(name: str, size: int) -> int:
    import django  # noqa: PLC0415 - only where settings have been chosen
    from django.core.management import call_command  # noqa: PLC0415 - the same

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    print(json.dumps(import_module(name).measure(size)))
    return 0


@contextlib.contextmanager
def _place(database: str) -> Iterator[dict[str, str]]:
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
    try:
        if database == "sqlite":
            yield environment
            return
        sys.path.insert(0, str(ROOT))
        from scripts import postgres  # noqa: PLC0415 - only where it is used

        postgres.QUICK = "-c shared_buffers=512MB -c max_wal_size=4GB"  # durable, unlike for tests
        with postgres.throwaway() as url:
            yield {**environment, "DATABASE_URL": url}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _keep(found: dict[str, object]) -> None:
    """Merge into the results kept, so that a part can be measured again by itself."""
    from report import write  # noqa: PLC0415 - beside this file

    kept = ROOT / "bench" / "results.json"
    before = json.loads(kept.read_text()) if kept.exists() else {}
    for name, databases in found.items():
        for database, results in databases.items():
            before.setdefault(name, {})[database] = results
    kept.write_text(json.dumps(before, indent=1, ensure_ascii=False) + "\n")
    write(before)


if __name__ == "__main__":
    sys.exit(main())
