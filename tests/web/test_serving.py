"""Pages and streams over HTTP, by granian as scripts/run.sh starts it."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager

import pytest
from axes.models import AccessAttempt
from django.conf import settings as django_settings
from django.db import connection
from django.utils import timezone

from tests.making import at_ten
from tests.sitting import DAY, make_house
from yishi.congress.models import Congress
from yishi.web import live

# Not for the sake of a browser: it runs with the journeys, whose database is a file that another process can open.
pytestmark = pytest.mark.browser

WAIT = 20


@pytest.fixture
def house(_use_database, _empty_database, django_db_blocker, tmp_path):
    """A house in a database that another process sees too (SQLite); its day is the demonstration's."""
    with django_db_blocker.unblock():
        _use_database(shutil.copy(_empty_database, tmp_path / "served.sqlite3"))
        made = make_house()
        seconds = int((at_ten(DAY) - timezone.now()).total_seconds())
        Congress.objects.filter(pk=made.congress.pk).update(clock_offset=seconds)
        yield made
        _use_database(None)


@pytest.fixture
def sitting(house):
    """A sitting that is about to open."""
    return house.ready()


@pytest.fixture
def address(house, sitting):
    """Where to listen to it."""
    return live.address(house.congress.pk, sitting.pk)


@contextmanager
def serving(folder):
    """A server before the same database: its host and port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}",
        "YISHI_VAR": str(folder),
        "YISHI_SECRET_KEY": django_settings.SECRET_KEY,
        "YISHI_PROXIES": "127.0.0.1",
        "PYTHONWARNINGS": "ignore",
    }
    command = [sys.executable, "-m", "granian", "--interface", "asgi", "yishi.web.asgi:application"]
    options = ["--host", "127.0.0.1", "--port", str(port), "--no-ws", "--log-level", "warning"]
    server = subprocess.Popen([*command, *options], env=environment)  # noqa: S603 - our own
    try:
        until_up(port)
        yield "127.0.0.1", port
    finally:
        server.terminate()
        try:
            server.wait(WAIT)
        finally:
            server.kill()


def until_up(port):
    end = time.monotonic() + WAIT
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            assert time.monotonic() < end
            time.sleep(0.1)
        else:
            return


@pytest.fixture
def served(house, tmp_path):
    """The host and port of a server."""
    with serving(tmp_path) as where:
        yield where


@contextmanager
def listening(where, address, version):
    """The lines of a stream."""
    with socket.create_connection(where, timeout=WAIT) as line, line.makefile("rb") as stream:
        line.sendall(f"GET {address} HTTP/{version}\r\nHost: 127.0.0.1\r\n\r\n".encode())
        assert b" 200 " in stream.readline()
        yield stream


def read_until(stream, present):
    """Read until so many are there."""
    while f"实到</dt><dd>{present}<" not in stream.readline().decode():
        pass


def ask(where, method, path, body=None, headers=None):
    line = http.client.HTTPConnection(*where, timeout=WAIT)
    line.request(method, path, body, headers or {})
    answer = line.getresponse()
    found = answer.status, answer.headers, answer.read()
    line.close()
    return found


@pytest.mark.parametrize("version", ["1.0", "1.1"])  # nginx asks in 1.0 unless told otherwise
def test_the_state_comes_and_what_changes(served, house, sitting, address, version):
    with listening(served, address, version) as stream:
        read_until(stream, 0)
        house.sign_in(sitting, house.members[:1])
        read_until(stream, 1)


def test_a_server_stops_though_somebody_listens(address, tmp_path):
    with ExitStack() as after:
        with serving(tmp_path) as where:
            stream = after.enter_context(listening(where, address, "1.1"))
            read_until(stream, 0)
        while stream.readline():
            pass


def test_pages_pass_the_bridge(served):
    status, headers, body = ask(served, "GET", "/accounts/login/")

    assert status == 200
    assert "Content-Security-Policy" in headers
    assert body.decode().rstrip().endswith("</html>")
    assert ask(served, "HEAD", "/accounts/login/")[::2] == (200, b"")
    assert ask(served, "GET", "/no/such/page/")[0] == 404
    assert ask(served, "GET", "/live/nonsense")[0] == 403


def test_a_long_body_arrives_whole_and_with_the_address_that_a_proxy_tells(served):
    _, headers, page = ask(served, "GET", "/accounts/login/")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.decode())[1]
    # The token comes last: it is found only when all before it has been read.
    fields = {"login": "nobody", "password": "wrong", "note": "长" * 1_000_000, "csrfmiddlewaretoken": token}
    parts = [f'--edge\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n' for n, v in fields.items()]
    told = {
        "Content-Type": "multipart/form-data; boundary=edge",
        "Cookie": headers["Set-Cookie"].split(";")[0],
        "X-Forwarded-For": "203.0.113.9",
    }

    status, _, page = ask(served, "POST", "/accounts/login/", f"{''.join(parts)}--edge--\r\n".encode(), told)

    assert status == 200
    assert "nobody" in page.decode()
    assert AccessAttempt.objects.get().ip_address == "203.0.113.9"
