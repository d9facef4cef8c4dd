"""A database of the first version is brought up to date with its guards in place."""

import os
import subprocess
import sys

import pytest
from django.db import connection

FIRST = [("congress", "0001"), ("record", "0003")]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite makes tables anew to change them")
def test_tables_that_the_records_guards_look_into_can_still_be_changed(tmp_path):
    other = {**os.environ, "YISHI_VAR": str(tmp_path), "YISHI_TEST": "1"}
    other.pop("DATABASE_URL", None)

    def migrate(*to):
        command = [sys.executable, "-m", "yishi", "migrate", "--no-input", "--verbosity", "0", *to]
        subprocess.run(command, env=other, check=True)  # noqa: S603 - our own command

    for to in FIRST:
        migrate(*to)
    migrate()
