"""Killed at any moment, the program loses no act that it said was entered, and enters none twice."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.making import make_cast
from yishi.record.models import Entry, Matter
from yishi.record.rebuilding import rebuild
from yishi.record.verifying import findings

ROOT = Path(__file__).resolve().parents[2]
LANES = ("east", "west")
ROUNDS = 25  # in each of which both lanes' writers are killed: fifty kills


class Writers:
    """The process that forks writers, and what they said was entered."""

    def __init__(self, url, var):
        environment = {
            **os.environ, "DATABASE_URL": url, "YISHI_VAR": str(var), "PYTHONPATH": str(ROOT),
            "DJANGO_SETTINGS_MODULE": "yishi.settings",
        }  # fmt: skip
        self.process = subprocess.Popen(  # noqa: S603 - our own script
            [sys.executable, str(Path(__file__).with_name("writer.py"))],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, cwd=ROOT, text=True,
        )  # fmt: skip
        self.entered = {lane: [] for lane in LANES}
        self.children = []
        os.set_blocking(self.process.stdout.fileno(), True)

    def read_until(self, *, children=0, acts=0):
        """Takes note of what they say until so many children are there, and so many acts more are entered."""
        while children or acts:
            line = self.process.stdout.readline()
            assert line, "the writers ended by themselves"
            word, *rest = line.split()
            if word == "child":
                self.children.append(int(rest[0]))
                children = max(children - 1, 0)
            elif word != "ready":
                self.entered[word].append(int(rest[0]))
                acts = max(acts - 1, 0)

    def begin(self):
        """Each lane goes on after the last act that it was told of; what came after is asked for once more."""
        for lane, numbers in self.entered.items():
            start = numbers[-1] + 1 if numbers else 0
            self.process.stdin.write(f"{lane} {start}\n")
        self.process.stdin.flush()
        self.read_until(children=len(LANES))

    def kill(self):
        for child in self.children:
            os.kill(child, signal.SIGKILL)
        self.children.clear()

    def end(self):
        """What was said before the end is read to the last line."""
        self.process.stdin.close()
        for line in self.process.stdout:
            lane, number = line.split()
            self.entered[lane].append(int(number))
        self.process.stdout.close()
        self.process.wait(10)


def test_fifty_kills_lose_nothing_and_repeat_nothing(real_database, tmp_path):
    cast = make_cast()
    chance = random.Random(20260302)  # noqa: S311 - chance that can be repeated
    writers = Writers(real_database, tmp_path / "var")
    for _ in range(ROUNDS):
        writers.begin()
        writers.read_until(acts=chance.randrange(1, 12))
        time.sleep(chance.uniform(0, 0.02))
        writers.kill()
    writers.end()

    entered = [f"{lane}-{number}" for lane, numbers in writers.entered.items() for number in numbers]
    keys = list(Entry.objects.filter(congress=cast.congress).values_list("key", flat=True))
    assert len(set(entered)) > ROUNDS
    assert set(entered) <= set(keys)
    assert len(keys) == len(set(keys))
    assert Matter.objects.count() == sum(int(key.split("-")[1]) % 3 == 0 for key in keys)
    admitted = Matter.objects.filter(number__isnull=False).order_by("number").values_list("number", flat=True)
    assert list(admitted) == list(range(1, len(admitted) + 1))
    assert list(findings(cast.congress)) == []
    assert rebuild(cast.congress, dry_run=True).total == 0
