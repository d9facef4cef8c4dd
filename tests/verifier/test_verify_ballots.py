"""The program that counts anew shares no code with the site, and finds what the site would find, and a lying site."""

import base64
import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ballots.polls import SEATS_ONE, Poll, manifest

PROGRAM = Path(__file__).parents[2] / "verifier" / "verify_ballots.py"
POLL = Poll(manifest(limits=SEATS_ONE))
BALLOTS = [POLL.ballot(voter, *choices) for voter, choices in enumerate([(0, 1), (2, 0), (1, 1)])]
WRITTEN = POLL.bundle(BALLOTS).written


def run(folder, written, *trackers):
    """The program, run by a Python without our packages."""
    (folder / "bundle.json").write_bytes(written)
    command = [sys.executable, "-I", "-S", str(PROGRAM), str(folder / "bundle.json"), *trackers]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own program


def test_it_counts_what_the_site_counted(tmp_path):
    done = run(tmp_path, WRITTEN, BALLOTS[1].tracker)
    assert done.returncode == 0, done.stdout
    assert "赞成 1  反对 1  弃权 1" in done.stdout


def test_it_imports_nothing_of_ours():
    assert "yishi." not in PROGRAM.read_text()


def test_a_tracker_that_is_not_there_is_told(tmp_path):
    done = run(tmp_path, WRITTEN, "00" * 32)
    assert done.returncode == 1
    assert "tracker" in done.stdout


def _turned(text):
    raw = bytearray(base64.b64decode(text))
    raw[len(raw) // 2] ^= 1
    return base64.b64encode(bytes(raw)).decode()


def _count(bundle):
    bundle["counts"][0] = [3, 0, 0]


def _left_out(bundle):
    del bundle["ballots"][0]


def _twice(bundle):
    bundle["ballots"].append(bundle["ballots"][0])


def _body(bundle):
    bundle["ballots"][0]["body"] = _turned(bundle["ballots"][0]["body"])


def _signature(bundle):
    bundle["ballots"][0]["signature"] = _turned(bundle["ballots"][0]["signature"])


def _manifest(bundle):
    bundle["manifest"] = base64.b64encode(
        base64.b64decode(bundle["manifest"]).replace("任命甲".encode(), "任命丙".encode())
    ).decode()


def _too_few(bundle):
    del bundle["parts"][0]


def _lying(bundle):
    bundle["parts"][0][0][0][1] = bundle["parts"][1][0][0][1]


def _rogue(bundle):
    bundle["commitments"][0][1][0] = bundle["commitments"][1][1][0]


@pytest.mark.parametrize("tamper", [_count, _left_out, _twice, _body, _signature, _manifest, _too_few, _lying, _rogue])
def test_whatever_is_changed_is_found(tmp_path, tamper):
    bundle = json.loads(WRITTEN)
    tamper(bundle)
    done = run(tmp_path, json.dumps(bundle).encode())
    assert (done.returncode, done.stderr) == (1, ""), done.stdout


def test_its_group_is_that_of_the_rfc():
    names = runpy.run_path(str(PROGRAM))
    two = names["encoded"](names["times"](2, names["G"])).hex()
    assert two == "6a493210f7499cd17fecb510ae0cea23a110e8d5b901f8acadd3095c73a3b919"
    assert names["encoded"](names["decoded"](bytes.fromhex(two))).hex() == two
