"""Measures Yishi and writes README.md beside this file:  .venv/bin/python bench [--sizes 20000,1000000]."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from importlib import import_module

from place import ROOT, place

HERE = "--here"


def main() -> int:
    """Measure everything asked for; a measurement runs in a process and on a database of its own."""
    asked = _arguments()
    if asked.here:
        return _measure_here(asked.only[0], asked.sizes[-1])
    found = {}
    for database in asked.databases:
        for name in asked.only:
            sizes = asked.sizes if name in {"pages", "search", "likeness"} else [asked.sizes[0]]
            # The million is filled on SQLite alone unless PostgreSQL is asked for by itself.
            sizes = sizes if database == "sqlite" or asked.databases == ["postgresql"] else sizes[:1]
            if name == "standing" and database != "sqlite":
                continue
            for size in sizes:
                print(f"{name}, {database}, {size:,}", flush=True)
                found.setdefault(name, {}).setdefault(database, []).append(_measure(name, database, size))
                _keep(found)  # as it goes: a later failure must not leave older numbers standing
                print(f"    {json.dumps(found[name][database][-1])}", flush=True)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    names = ["perform", "standing", "verify", "pages", "assigning", "search", "likeness", "live"]
    parser.add_argument("--only", type=lambda given: given.split(","), default=names, help=",".join(names))
    parser.add_argument(
        "--sizes", type=lambda given: [int(one) for one in given.split(",")], default=[20_000, 1_000_000]
    )
    parser.add_argument("--databases", type=lambda given: given.split(","), default=["sqlite", "postgresql"])
    parser.add_argument(HERE, action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _measure(name: str, database: str, size: int) -> dict[str, object]:
    with place(database) as environment:
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
