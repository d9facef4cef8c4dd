"""`make test`: the checks, the tests on both databases, the browser journeys, and what came of it.

What cannot run here (no Chromium, no PostgreSQL) is said loudly at the end; with CI=true it is a failure.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from unicodedata import east_asian_width
from xml.etree import ElementTree as ET

import postgres
import system

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}

# The law itself: every branch is taken by a test.
PURE = ("src/yishi/kernel/*", "src/yishi/statutes/*", "src/yishi/rulebook/*")

PARALLEL = ("-n", "2", "--dist", "worksteal")


class Part(NamedTuple):
    """One line of the closing summary."""

    name: str
    verdict: str
    seconds: float


class Suite:
    """Runs parts one after another and remembers what came of each."""

    def __init__(self, reports: Path) -> None:
        self.reports = reports
        self.parts: list[Part] = []
        self.lacking = system.ensure()

    def part(self, name: str, work: Callable[[], int]) -> None:
        print(f"\n\033[1m==> {name}\033[0m", flush=True)
        started = time.monotonic()
        code = work()
        self.parts.append(Part(name, "failed" if code else "passed", time.monotonic() - started))

    def unable(self, name: str, package: str) -> None:
        self.parts.append(Part(name, f"NOT RUN: {package} is missing", 0))

    def run(self, *command: str | Path, **environment: str) -> int:
        """Runs a command of the virtual environment, its words straight to the terminal."""
        program, *rest = map(str, command)
        everywhere = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
        return subprocess.run(
            [str(BIN / program), *rest], cwd=ROOT, env={**everywhere, **environment}, check=False
        ).returncode

    def pytest(self, report: str, *options: str, **environment: str) -> int:
        # Exit code 5, "no tests were collected", counts as a failure: a part that tests nothing is no part.
        return self.run("pytest", *options, f"--junitxml={self.reports / report}.xml", **environment)

    def counts(self) -> Counter[str]:
        """Tests passed, failed and skipped, over all parts."""
        total: Counter[str] = Counter()
        for report in self.reports.glob("*.xml"):
            for suite in ET.parse(report).getroot().iter("testsuite"):  # noqa: S314 - our own file
                failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
                skipped = int(suite.get("skipped", 0))
                total.update(failed=failed, skipped=skipped)
                total["passed"] += int(suite.get("tests", 0)) - failed - skipped
        return total

    def summary(self) -> int:
        """Prints the closing lines; the exit code."""
        print("\n\033[1m==> 结果 · summary\033[0m")
        for name, verdict, seconds in self.parts:
            wide = sum(east_asian_width(letter) == "W" for letter in name)
            print(f"  {name:{32 - wide}}{verdict:34}{f'{seconds:7.1f} s' if seconds else ''}")
        unable = [part.name for part in self.parts if part.verdict.startswith("NOT RUN")]
        if self.lacking:
            print(f"\n  !!! 未能运行 · COULD NOT RUN: {', '.join(unable) or 'as it should'}")
            print(
                "".join(f"  !!!   {package}: {purpose}\n" for package, purpose in self.lacking.items()),
                end="",
            )
            print(f"  !!! sudo apt-get install --no-install-recommends {' '.join(self.lacking)}")
        failed = [part.name for part in self.parts if part.verdict == "failed"]
        count = self.counts()
        print(f"\ntests: {count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
        return 1 if failed or (CI and self.lacking) else 0


def _on_sqlite(suite: Suite) -> int:
    return suite.pytest("sqlite", "-m", "not browser", *PARALLEL, "--cov", "--cov-branch", "--cov-report=")


def _coverage(suite: Suite) -> int:
    suite.run("coverage", "report", "--format=total")
    return suite.run("coverage", "report", f"--include={','.join(PURE)}", "--fail-under=100")


def _on_postgresql(suite: Suite) -> int:
    with postgres.throwaway() as url:
        return suite.pytest("postgresql", "-m", "not browser and not pure", *PARALLEL, DATABASE_URL=url)


def main() -> int:
    """Runs all parts, also after one has failed: one run tells everything."""
    postgres.stop_politely()
    with tempfile.TemporaryDirectory(prefix="yishi-reports-") as folder:
        suite = Suite(Path(folder))
        suite.part("翻译 translations", lambda: suite.run("python", "scripts/translations.py", "compile"))
        suite.part("检查 checks", lambda: suite.run("python", "scripts/checks.py"))
        suite.part("测试 SQLite", lambda: _on_sqlite(suite))
        suite.part("覆盖率 coverage of the law", lambda: _coverage(suite))
        if "postgresql" in suite.lacking:
            suite.unable("测试 PostgreSQL", "postgresql")
        else:
            suite.part("测试 PostgreSQL", lambda: _on_postgresql(suite))
        if "chromium" in suite.lacking:
            suite.unable("浏览器 browser", "chromium")
        else:
            suite.part("浏览器 browser", lambda: suite.pytest("browser", "-m", "browser", *PARALLEL))
        return suite.summary()


if __name__ == "__main__":
    sys.exit(main())
