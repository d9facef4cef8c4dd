"""Kills a writer again and again, mid-write, and looks whether anything was lost or torn.

    .venv/bin/python bench/kills.py [RUNS] [sqlite|postgresql]

Each run starts a process that acts and says aloud every act it was told was entered; it is killed (SIGKILL) at a
random moment. Then every act said aloud must be in the record, and the record must verify.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[1]
WRITER = "--write"
CODE = "990557"


def main() -> int:
    """Kill so many writers on a throw-away database; 1 if anything was lost."""
    if WRITER in sys.argv:
        return _write(int(sys.argv[-1]))
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    database = sys.argv[2] if len(sys.argv) > 2 else "sqlite"
    sys.path.insert(0, str(ROOT / "bench"))
    from place import place  # noqa: PLC0415 - beside this file

    with place(database) as environment:
        os.environ.update(environment)
        return _kill_many(runs, environment)


def _kill_many(runs: int, environment: dict[str, str]) -> int:
    import django  # noqa: PLC0415 - once settings have been chosen
    from django.core.management import call_command  # noqa: PLC0415 - the same

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    from county import County  # noqa: PLC0415 - the same

    county, chance, said = County(CODE), Random(9), set()
    for run in range(1, runs + 1):
        writer = subprocess.Popen(
            [sys.executable, __file__, WRITER, str(run)], env=environment, stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        first = writer.stdout.readline()  # it is up and writing
        time.sleep(chance.uniform(0, 0.25))
        writer.send_signal(signal.SIGKILL)
        said |= {line.strip() for line in [first, *writer.stdout] if line.endswith("\n")}
        writer.wait()
        if not _sound(county, said):
            print(f"run {run}: something was lost or torn")
            return 1
        if run % 10 == 0:
            print(f"{run} killed, {len(said)} acts said to be entered, all there; the record verifies", flush=True)
    return 0


def _sound(county, said: set[str]) -> bool:
    from yishi.record.models import Entry  # noqa: PLC0415 - once settings have been chosen
    from yishi.record.verifying import verify  # noqa: PLC0415 - the same

    kept = set(Entry.objects.filter(congress=county.congress).values_list("key", flat=True))
    county.congress.refresh_from_db()
    # More may be kept than was said: a writer can die between the commit and saying so.
    return said <= kept and verify(county.congress) is None


def _write(run: int) -> int:
    import django  # noqa: PLC0415 - once settings have been chosen

    django.setup()
    from county import County, life  # noqa: PLC0415 - the same

    county, chance = County.again(CODE), Random(run)
    for n in range(10_000):
        for entry in life(county, date(2024, 3, 1) + timedelta(n % 700), chance):
            print(entry.key, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
