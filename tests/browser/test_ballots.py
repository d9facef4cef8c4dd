"""The browser's ballots are the program's: made there they hold here and in the verifier, and the other way round."""

import itertools
import runpy
from pathlib import Path

import msgspec
import pytest

from tests.ballots.polls import DEVICES, SEATS_ONE, Poll, manifest
from yishi.ballots.ballot import Ballot, verified
from yishi.ballots.group import base, drawn
from yishi.ballots.proofs import Proof
from yishi.ballots.tally import opened_by, result
from yishi.ballots.trustees import (
    BoxKey,
    Commitments,
    Factor,
    Polynomial,
    SealedShare,
    box_key,
    joint_key,
    opened_share,
    own_share,
    sealed_share,
)

pytestmark = pytest.mark.browser
verify = runpy.run_path(str(Path(__file__).resolve().parents[2] / "verifier" / "verify_ballots.py"))["verify"]
MODULES = ("group", "ballot", "trustees", "device")


@pytest.fixture
def run(new_page):
    """A function that runs a body of JavaScript with the modules in scope: bytes go in and out as hexadecimals."""
    page = new_page()
    page.goto("/accounts/login/")
    names = ", ".join(MODULES)
    loads = ", ".join(f"import('/static/yishi/ballot/{name}.js')" for name in MODULES)
    helpers = """
      const bytes = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
      const out = (one) => one instanceof Uint8Array ? group.hex(one) : typeof one === "bigint" ? `${one}`
        : Array.isArray(one) ? one.map(out)
        : one && typeof one === "object" ? Object.fromEntries(Object.entries(one).map(([k, v]) => [k, out(v)])) : one;
      const fails = (action) => { try { action(); return null; } catch (error) { return error.message; } };
    """

    def of(code, **given):
        return page.evaluate(
            f"async (given) => {{ const [{names}] = await Promise.all([{loads}]); {helpers}"
            f" return out(await (async () => {{ {code} }})()); }}",
            given,
        )

    return of


def poll_given(poll):
    return {"manifest": poll.manifest.written.hex(), "key": poll.key.hex()}


def sent(ballot):
    return {"body": ballot.body.hex(), "signature": ballot.signature.hex()}


OPEN = "const poll = ballot.poll(bytes(given.manifest), bytes(given.key));"
BALLOTS = "const ballots = given.ballots.map((one) => ({body: bytes(one.body), signature: bytes(one.signature)}));"


def made(run, poll, voter, choices):
    """A ballot made in the browser with the voter's device."""
    found = run(
        f"{OPEN} const made = ballot.make(poll, given.voter, given.choices, bytes(given.secret));"
        "return {...made, audited: ballot.reveals(poll, made.body, given.choices, made.chances),"
        " denied: ballot.reveals(poll, made.body, given.choices.map((one) => (one + 1) % 3), made.chances)};",
        **poll_given(poll),
        voter=f"{voter}",
        choices=choices,
        secret=DEVICES[voter].private_bytes_raw().hex(),
    )
    assert (found["audited"], found["denied"]) == (True, False)
    ballot = Ballot(bytes.fromhex(found["body"]), bytes.fromhex(found["signature"]))
    assert ballot.tracker == found["tracker"]
    return ballot


def test_the_group_is_that_of_the_rfc(run):
    found = run(
        "return [...[0n, 1n, 2n].map((n) => group.said(group.base(n))),"
        " group.said(group.base(BigInt(given.big))), group.challenge('x', group.joined('议', 7))];",
        big=f"{2**200}",
    )
    assert found[:4] == [base(n).hex() for n in (0, 1, 2, 2**200)]
    for wrong in ("ff" * 32, "01" + "00" * 31, "00" * 31):
        assert "no point" in run("return fails(() => group.point(bytes(given.wrong)));", wrong=wrong)


def test_ballots_of_the_browser_hold_and_are_counted_by_the_verifier(run):
    poll = Poll(manifest(limits=SEATS_ONE))
    choices = [(0, 1), (2, 0), (1, 2)]
    ballots = [made(run, poll, voter, choice) for voter, choice in enumerate(choices)]
    assert [verified(one, poll.manifest, poll.key).voter for one in ballots] == ["0", "1", "2"]
    assert verify(msgspec.json.decode(poll.bundle(ballots).written))[1] == [[1, 1, 1], [1, 1, 1]]


def test_the_browser_refuses_what_was_tampered_with(run):
    poll = Poll()
    right = poll.ballot(0, 0, 1)
    body = msgspec.json.decode(right.body)
    body["answers"][0]["sealed"].reverse()
    turned = msgspec.json.encode(body)
    wrongs = [
        right,
        Ballot(right.body + b" ", DEVICES[0].sign(right.body + b" ")),
        Ballot(turned, DEVICES[0].sign(turned)),
        Ballot(turned, right.signature),
        Poll(manifest("任命-2")).ballot(0, 0, 1),
        Ballot(b"{}", right.signature),
    ]
    said_ = run(
        f"{OPEN} {BALLOTS} return ballots.map((one) => fails(() => ballot.verified(poll, one)));",
        **poll_given(poll),
        ballots=[sent(one) for one in wrongs],
    )
    assert said_[0] is None
    for why, one in zip(("only form", "neither 0", "signed", "another poll", "roll"), said_[1:], strict=True):
        assert why in one


def pair(proof):
    return Proof(*map(bytes.fromhex, proof))


@pytest.mark.parametrize("opening", list(itertools.combinations((1, 2, 3), 2)))
def test_scrutineers_in_the_browser_and_here_make_one_key_and_open_the_box(run, opening):
    """Trustee 2 is in the browser; 1 and 3 are here."""
    frozen, cast = manifest().hash, [(0, 1), (2, 0)]
    js = run(
        "const own = trustees.polynomial(2);"
        "const announced = trustees.boxKey(2, bytes(given.frozen));"
        "const keys = given.keys.map(([trustee, at, proof]) => ({trustee, point: bytes(at), proof: proof.map(bytes)}));"
        "return {own: trustees.commitments(own, 2, bytes(given.frozen)), mine: trustees.share(own, 2),"
        " box: announced, sealed: keys.map((key) => "
        "trustees.sealedShare(bytes(given.frozen), 2, trustees.share(own, key.trustee), key))};",
        frozen=frozen.hex(),
        keys=[[key.trustee, key.point.hex(), [one.hex() for one in key.proof]] for key in _keys(frozen).values()],
    )
    drawn_here = {n: Polynomial(n, 2, frozen) for n in (1, 3)}
    theirs = Commitments(2, tuple(map(bytes.fromhex, js["own"]["points"])), pair(js["own"]["proof"]))
    published = [drawn_here[1].commitments(), theirs, drawn_here[3].commitments()]
    key = joint_key(published, 2, frozen)
    announced = js["box"]["announced"]
    to_js = BoxKey(2, bytes.fromhex(announced["point"]), pair(announced["proof"]))
    poll = Poll.__new__(Poll)
    poll.manifest, poll.key, poll.published = manifest(), key, published
    sealed = {
        one["to"]: SealedShare(2, one["to"], bytes.fromhex(one["point"]), bytes.fromhex(one["hidden"]))
        for one in js["sealed"]
    }
    poll.shares = {
        n: own_share(
            published,
            {m: drawn_here[m].share(n) for m in (1, 3)} | {2: opened_share(frozen, sealed[n], n, SECRETS[n])},
            n,
        )
        for n in (1, 3)
    }
    ballots = [poll.ballot(voter, *choices) for voter, choices in enumerate(cast)]
    counted = poll.box(ballots)
    sent_shares = [sealed_share(frozen, m, drawn_here[m].share(2), to_js) for m in (1, 3)]
    found = run(
        f"{OPEN} {BALLOTS}"
        "const published = given.published.map(([trustee, points, proof]) =>"
        " ({trustee, points: points.map(bytes), proof: proof.map(bytes)}));"
        "const received = {2: BigInt(given.mine)};"
        "for (const [sender, to, at, hidden] of given.shares) received[sender] = trustees.openedShare("
        " bytes(given.frozen), {sender, to, point: bytes(at), hidden: bytes(hidden)}, 2, BigInt(given.secret));"
        "const share = trustees.ownShare(published, received, 2);"
        "const counted = trustees.box(poll, ballots);"
        "const restored = device.restored(device.backup(bytes(given.frozen), 2, share));"
        "return {key: trustees.jointKey(published, 2, bytes(given.frozen)), root: counted.root, share,"
        " public: trustees.publicShare(published, 2), restored: restored.share,"
        " wall: fails(() => trustees.openedBy(2, share, counted, new Uint8Array(32))),"
        " part: trustees.openedBy(2, share, counted, bytes(given.wall))};",
        **poll_given(poll),
        ballots=[sent(one) for one in ballots],
        frozen=frozen.hex(),
        published=[[one.trustee, [p.hex() for p in one.points], [p.hex() for p in one.proof]] for one in published],
        shares=[[one.sender, one.to, one.point.hex(), one.hidden.hex()] for one in sent_shares],
        mine=js["mine"],
        secret=js["box"]["secret"],
        wall=counted.root.hex(),
    )
    assert (found["key"], found["root"]) == (key.hex(), counted.root.hex())
    assert found["public"] == base(int(found["share"])).hex()
    assert found["restored"] == found["share"]
    assert "wall" in found["wall"]
    part = [
        [Factor(one["trustee"], bytes.fromhex(one["point"]), pair(one["proof"])) for one in row]
        for row in found["part"]
    ]
    parts = [part if n == 2 else opened_by(n, poll.shares[n], counted) for n in opening]
    assert result(counted, parts, published, poll.manifest) == [[1, 0, 1], [1, 1, 0]]


SECRETS = {n: drawn() for n in (1, 3)}


def _keys(frozen):
    return {n: box_key(n, SECRETS[n], frozen) for n in SECRETS}
