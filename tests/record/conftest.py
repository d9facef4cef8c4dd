"""What tests of the record share: keys and documents of their own, and a database that outlives a transaction."""

import contextlib
import itertools
import shutil
import uuid
from urllib.parse import quote

import pytest
from django.core.management import call_command
from django.db import connections

from tests.making import make_cast
from yishi.record import sealing, standings

_names = itertools.count(1)


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    """Keys and documents that nobody else sees, and nothing remembered from the test before."""
    settings.KEYS, settings.DOCUMENTS = tmp_path / "keys", tmp_path / "documents"
    settings.KEYS.mkdir()
    sealing._cipher.cache_clear()
    # Rolled back, a test leaves its primary keys to the next one: what was remembered by them is stale.
    standings.practice_version.cache_clear()
    yield
    sealing._cipher.cache_clear()
    standings.practice_version.cache_clear()


@pytest.fixture
def cast(db):
    return make_cast()


@contextlib.contextmanager
def _pointed_at(name):
    """Every thread's connections go to another database, until the end."""
    usual = connections["default"]
    settings = usual.settings_dict
    before = settings["NAME"]
    # The usual one stays open: it may be an in-memory database, which ends with its connection.
    del connections["default"]
    settings["NAME"] = name
    try:
        yield
    finally:
        connections["default"].close()
        settings["NAME"] = before
        connections["default"] = usual


def _create(name, template=None):
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}" + (f" TEMPLATE {template}" if template else ""))


def _drop(name):
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def _empty_real_database(django_db_blocker, tmp_path_factory):
    """The name of a migrated, empty database that others are copied from."""
    postgresql = connections["default"].vendor == "postgresql"
    name = f"record_{uuid.uuid4().hex[:12]}" if postgresql else str(tmp_path_factory.mktemp("record") / "empty.sqlite3")
    with django_db_blocker.unblock():
        if postgresql:
            _create(name)
        with _pointed_at(name):
            call_command("migrate", verbosity=0)
        yield name
        if postgresql:
            _drop(name)


@pytest.fixture
def real_database(_empty_real_database, django_db_blocker, tmp_path):
    """A database of its own, committed to by many connections; yields its URL for other processes."""
    connection = connections["default"]
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            name = f"{_empty_real_database}_{next(_names)}"
            _create(name, _empty_real_database)
            given = connection.settings_dict
            url = f"postgres://{given['USER']}@{quote(given['HOST'], safe='')}/{name}"
        else:
            name = str(shutil.copy(_empty_real_database, tmp_path / "real.sqlite3"))
            url = f"sqlite:///{name}"
        with _pointed_at(name):
            yield url
        if connection.vendor == "postgresql":
            _drop(name)
