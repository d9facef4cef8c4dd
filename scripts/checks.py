"""Everything that can be checked without running a test, two checks at a time; `make check`."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

CHECKS = {  # the slowest first, the others beside it
    "types": (BIN / "mypy",),
    "format": (BIN / "ruff", "format", "--check", "."),
    "lint": (BIN / "ruff", "check", "."),
    "layers": (BIN / "lint-imports",),
    "migrations": (BIN / "yishi", "makemigrations", "--check", "--dry-run"),
    "handbook": (BIN / "yishi", "handbook", "--check"),
    "translations": (sys.executable, "scripts/translations.py", "check"),
}

# Away from the data of whoever runs the checks.
ASIDE = {"NO_COLOR": "1", "YISHI_VAR": "var/test", "YISHI_SECRET_KEY": "for checks only"}


class Outcome(NamedTuple):
    """What one check said."""

    name: str
    passed: bool
    said: str
    seconds: float


def _outcome(name: str) -> Outcome:
    started = time.monotonic()
    done = subprocess.run(
        [*map(str, CHECKS[name])],
        cwd=ROOT,
        env={**{k: v for k, v in os.environ.items() if k != "DATABASE_URL"}, **ASIDE},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Outcome(name, done.returncode == 0, done.stdout, time.monotonic() - started)


def main() -> int:
    """Prints each outcome as it comes, the words only of a check that failed."""
    failed = []
    with ThreadPoolExecutor(2) as pool:
        for outcome in pool.map(_outcome, CHECKS):
            print(f"  {'✓' if outcome.passed else '✗'} {outcome.name:14}{outcome.seconds:6.1f} s", flush=True)
            if not outcome.passed:
                failed.append(outcome.name)
                print("".join(f"      {line}\n" for line in outcome.said.splitlines()), flush=True)
    print(f"未通过 · failed: {', '.join(failed)}" if failed else "检查通过 · all checks passed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
