"""What tests of notices share: a congress whose people sign in, keys of their own, and a receiver of webhooks."""

import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.making import DAY, at_ten, make_cast, make_congress
from yishi.congress.models import Account, Office
from yishi.notices.hooks import make_hook
from yishi.notices.kinds import Kind
from yishi.record import following, sealing, standings
from yishi.record.sealing import seal_person


@pytest.fixture(autouse=True)
def _own_keys(settings, tmp_path):
    settings.KEYS = tmp_path / "keys"
    settings.KEYS.mkdir()
    settings.SITE_URL, settings.MAIL_IS_SET_UP = "https://yishi.test", True
    for kept in (sealing._cipher, standings.practice_version):
        kept.cache_clear()
    yield
    for kept in (sealing._cipher, standings.practice_version):
        kept.cache_clear()


@pytest.fixture
def cast(db):
    """One of everybody, in a real congress: a demonstration sends nothing out."""
    made = make_cast(make_congress(demo=False))
    for office in vars(made).values():
        if isinstance(office, Office):
            give_login(office)
    return made


def give_login(office):
    """Without one, nobody is told anything."""
    office.person.account = Account.objects.create(username=f"login-{office.person_id}")
    office.person.save()
    return office


def follow(congress, at):
    """Let the follower of the record make its notices, and nothing else happen."""
    return following._catch_up(congress, "notices", at, None)


def with_mail(office, mailbox="somebody@mail.test"):
    """Somebody with a confirmed address."""
    seal_person(office.person, {"email": mailbox})
    return office


def queries(do, *given):
    """How often doing something asks the database."""
    with CaptureQueriesContext(connection) as asked:
        do(*given)
    return len(asked)


class Receiver:
    """What a webhook got; ``answers`` are the statuses to give, the last one for good."""

    def __init__(self):
        self.got, self.answers = [], [200]

    @property
    def messages(self):
        return [json.loads(body) for _, body in self.got]

    def take(self, headers, body):
        self.got.append((headers, body))
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@contextmanager
def receiving():
    """A server on this machine; its address is the receiver's `url`."""
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = receiver.take(dict(self.headers), body)
            self.send_response(status)
            if status == 302:
                self.send_header("Location", "http://127.0.0.1:9/elsewhere")
            self.end_headers()

        def log_message(self, *args):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    receiver.url = f"http://127.0.0.1:{server.server_port}/yishi?from=test"
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield receiver
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def receiver(settings):
    settings.WEBHOOK_HOSTS = ["127.0.0.1"]
    with receiving() as one:
        yield one


@pytest.fixture
def hook(cast, receiver):
    """An active webhook that takes everything; its `plain` is its secret."""
    made, made.plain = make_hook(cast.congress, "短信网关", receiver.url, [kind.value for kind in Kind], at_ten(DAY))
    made.active = True
    made.save()
    return made


def address(name, *args):
    """A page's address, without asking the site."""
    return "/".join(["https://yishi.test", name, *map(str, args)])
