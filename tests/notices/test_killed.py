"""Killed at any moment, the worker loses no notice and makes none twice; every message gets there, by its key once."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from tests.making import make_cast, make_congress, perform_quickly, suggestion
from tests.notices.conftest import address, give_login
from tests.record.conftest import _empty_real_database, real_database  # noqa: F401 - fixtures
from yishi.notices.hooks import make_hook
from yishi.notices.kinds import Kind
from yishi.notices.models import Delivery, Notice
from yishi.notices.outbox import LEASE, deliver
from yishi.record import sealing

ROOT = Path(__file__).resolve().parents[2]
KILLS = 6
A_ROUND = 4  # suggestions handed in, each of which calls the clerk


class Worker:
    """`yishi work` in a process of its own."""

    def __init__(self, url, var):
        self.environment = {
            **os.environ, "DATABASE_URL": url, "YISHI_VAR": str(var), "YISHI_WEBHOOK_HOSTS": "127.0.0.1",
            "DJANGO_SETTINGS_MODULE": "yishi.settings",
        }  # fmt: skip
        self.process = None

    def start(self):
        command = [sys.executable, "-m", "yishi", "work", "--every", "0.02"]
        self.process = subprocess.Popen(command, env=self.environment, cwd=ROOT)  # noqa: S603 - our own command

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)


@pytest.fixture
def shared_keys(settings, tmp_path):
    """The worker reads secrets with the same key."""
    settings.KEYS = tmp_path / "var" / "keys"
    settings.KEYS.mkdir(parents=True)
    sealing._cipher.cache_clear()
    return tmp_path / "var"


def hand_in(cast):
    """A suggestion is handed in just now."""
    now = timezone.now()
    on = timezone.localdate(now)
    matter = perform_quickly("draft", cast.deputy, on, suggestion(), at=now).matter
    perform_quickly("submit", cast.deputy, on, {"occasion": "recess"}, matter, at=now)


def eventually(is_so):
    for _ in range(600):
        if is_so():
            return
        time.sleep(0.05)
    pytest.fail("it never came to that")


def test_a_worker_killed_again_and_again_loses_nothing_and_repeats_no_notice(real_database, shared_keys, receiver):  # noqa: F811
    cast = make_cast(make_congress(demo=False))
    give_login(cast.clerk)
    hook, _ = make_hook(cast.congress, "短信", receiver.url, list(Kind), timezone.now())
    hook.active = True
    hook.save()
    worker, chance = Worker(real_database, shared_keys), random.Random(7)  # noqa: S311 - chance that can be repeated
    answer = receiver.take

    def die_in_the_middle(headers, body):
        """It has sent the message, and will never hear that it got there."""
        worker.process.send_signal(signal.SIGKILL)
        return answer(headers, body)

    for kill in range(KILLS):
        for _ in range(A_ROUND):
            hand_in(cast)
        receiver.take = die_in_the_middle if kill % 2 else answer
        before = len(receiver.got)
        worker.start()
        eventually(lambda before=before: len(receiver.got) > before)
        time.sleep(chance.uniform(0, 0.1))
        worker.kill()
    receiver.take = answer
    worker.start()
    eventually(lambda: Notice.objects.count() == KILLS * A_ROUND)
    eventually(lambda: not Delivery.objects.filter(state=Delivery.State.WAITING).exists())
    worker.kill()
    while deliver(cast.congress, timezone.now() + LEASE + timedelta(seconds=1), address):
        pass

    assert Notice.objects.filter(person=cast.clerk.person, kind=Kind.TURN).count() == KILLS * A_ROUND
    assert set(Delivery.objects.values_list("state", flat=True)) == {"sent"}
    got = Counter(headers["Idempotency-Key"] for headers, _ in receiver.got)
    assert set(got) == {str(key) for key in Delivery.objects.values_list("key", flat=True)}
    assert len(got) == KILLS * A_ROUND
    # What was on its way when the worker died came twice, under the same key; nothing else did.
    assert KILLS // 2 <= sum(got.values()) - len(got) <= KILLS
