"""A throw-away PostgreSQL: made in a temporary folder, stopped and removed at the end whatever happens.

As a command it runs another one against it:  .venv/bin/python scripts/postgres.py pytest tests/record
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from urllib.parse import quote

# Nothing in it is to outlive the run, so nothing need reach the disk in order.
QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def programs() -> Path | None:
    """The folder of the newest server programs: Debian's, else beside an `initdb` on PATH; None if absent."""
    debian = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if debian:
        return max(debian, key=lambda folder: float(folder.parent.name))
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def _as_server_user(*command: str | Path) -> None:
    """Runs one of the server's programs; it refuses to work as root, so root lends it the user `postgres`."""
    prefix = ("runuser", "-u", "postgres", "--") if os.geteuid() == 0 else ()
    done = subprocess.run([*prefix, *map(str, command)], cwd="/", capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{Path(command[0]).name}: {done.stdout}{done.stderr}")


@contextlib.contextmanager
def throwaway() -> Iterator[str]:
    """Yields the DATABASE_URL of an empty server that listens on a socket of its own and on no port."""
    folder = programs()
    if folder is None:
        sys.exit("PostgreSQL's server programs are missing: apt-get install postgresql")
    # Not under TMPDIR: a socket's path may have 107 characters, and `postgres` must be able to reach it.
    home = Path(tempfile.mkdtemp(prefix="yishi-pg-", dir="/tmp"))
    if os.geteuid() == 0:
        shutil.chown(home, "postgres")
    data = home / "data"
    try:
        _as_server_user(
            folder / "initdb",
            *("-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"),
        )
        options = f"-k {home} -c listen_addresses='' {QUICK}"
        _as_server_user(folder / "pg_ctl", "-D", data, "-l", home / "log", "-o", options, "--wait", "start")
        yield f"postgres://postgres@{quote(str(home), safe='')}/postgres"
    finally:
        if (data / "postmaster.pid").exists():
            _as_server_user(folder / "pg_ctl", "-D", data, "--mode=immediate", "--wait", "stop")
        shutil.rmtree(home, ignore_errors=True)


def stop_politely() -> None:
    """Turns the signals that end a run into SystemExit, so that `finally` is reached."""

    def leave(number: int, _frame: FrameType | None) -> None:
        sys.exit(128 + number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, leave)


def main() -> int:
    """Runs the command on the command line with DATABASE_URL set."""
    stop_politely()
    with throwaway() as url:
        environment = {
            **os.environ,
            "DATABASE_URL": url,
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        }
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
