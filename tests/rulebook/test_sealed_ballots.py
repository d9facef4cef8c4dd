"""Sealed ballots through their acts: three scrutineers' devices, five voters', and a server that knows no secret."""

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.rulebook.sitting_walking import CHAIR, CLOSE_BALLOT, ballot, by, member, refused
from yishi.ballots.ballot import make
from yishi.ballots.bundle import recounted
from yishi.ballots.tally import opened_by
from yishi.ballots.trustees import Polynomial, box_key, own_share
from yishi.kernel.refusal import Refused
from yishi.rulebook import practice
from yishi.rulebook.votes import counting, sealing
from yishi.rulebook.votes.choices import Verdict

ALLOWED = practice("default", {"sealed_ballots_allowed": {"value": True}})
VOTERS = (5, 6, 7, 8, 9)
DEVICES = {n: Ed25519PrivateKey.from_private_bytes(bytes([n]) * 32) for n in VOTERS}
TELLERS = (2, 3, 4)
BROUGHT = tuple(by("bring_device_key", member(n), key=DEVICES[n].public_key().public_bytes_raw().hex()) for n in VOTERS)
FREEZE, OPEN, ANNOUNCE = by("freeze_poll"), by("open_poll"), by("announce_result")


def sealed(*done, practice=ALLOWED, **called):
    return ballot(*done, way="sealed", practice=practice, **called)


class Devices:
    """The scrutineers' devices for one frozen poll, and what they told."""

    def __init__(self, **called):
        self.called = called
        self.frozen = (*BROUGHT, FREEZE)
        self.manifest = sealing.manifest(sealed(*self.frozen, **called))
        self.boxes = tuple(
            by("bring_box_key", member(t), key=_json(box_key(n, 100 + n, self.manifest.hash)))
            for n, t in enumerate(TELLERS, 1)
        )
        drawn = [Polynomial(n, self.manifest.threshold, self.manifest.hash) for n in (1, 2, 3)]
        published = [one.commitments() for one in drawn]
        self.shares = [
            by("share_key", member(t), commitments=_json(one), shares="{}")
            for t, one in zip(TELLERS, published, strict=True)
        ]
        self.secret = {n: own_share(published, {one.trustee: one.share(n) for one in drawn}, n) for n in (1, 2, 3)}
        confirmed = tuple(by("confirm_share", member(n)) for n in TELLERS)
        self.opened = (*self.frozen, *self.boxes, *self.shares, *confirmed, OPEN)
        self.key = sealing.key(sealed(*self.opened, **called))

    def cast(self, voter, *choices, device=None):
        """A voter's ballot, sealed on the own device."""
        made, _ = make(self.manifest, self.key, f"{voter}", choices, device or DEVICES[voter])
        return by("cast_sealed_ballot", member(voter), ballot=_json(made))

    def part(self, teller, *done):
        """A scrutineer's part in opening the sum."""
        box = sealing.counted_box(sealed(*done, **self.called))
        number = TELLERS.index(teller) + 1
        return by("open_total", member(teller), factors=_json(opened_by(number, self.secret[number], box)))


def _json(value):
    return msgspec.json.encode(value).decode()


@pytest.fixture(scope="module")
def devices():
    return Devices()


def voted(devices, *choices):
    casts = [devices.cast(voter, choice) for voter, choice in zip(VOTERS, choices, strict=False)]
    return (*devices.opened, *casts)


def counted(devices, *choices, tellers=(2, 4)):
    closed = (*voted(devices, *choices), CLOSE_BALLOT)
    return (*closed, *(devices.part(teller, *closed) for teller in tellers))


def test_two_of_three_scrutineers_open_the_sum_and_nothing_else(devices):
    at = sealed(*counted(devices, 0, 0, 1, 2, 0), ANNOUNCE)

    assert counting.counts(at) == ((3, 1, 1),)
    assert at.last("announce_result").facts.results[0].verdict is Verdict.FAILED  # 3 of 27


def test_one_scrutineer_alone_opens_nothing(devices):
    at = sealed(*counted(devices, 0, 1, tellers=(3,)))

    assert counting.counts(at) is None
    assert isinstance(refused(at, "announce_result", CHAIR), Refused)


def test_what_is_published_can_be_counted_anew(devices):
    bundle = sealing.bundle(sealed(*counted(devices, 0, 1, 0)))

    assert bundle.counts == [[2, 1, 0]]
    assert recounted(bundle).cast == 3
    assert sealing.bundle(sealed(*voted(devices, 0))).counts == []


def test_anothers_ballot_a_foreign_device_and_scrap_are_refused(devices):
    at = sealed(*devices.opened)
    own = devices.cast(5, 0)[3]["ballot"]

    assert refused(at, "cast_sealed_ballot", member(6), ballot=own).field == "ballot"
    foreign = devices.cast(6, 0, device=DEVICES[7])[3]["ballot"]
    assert refused(at, "cast_sealed_ballot", member(6), ballot=foreign).field == "ballot"
    assert refused(at, "cast_sealed_ballot", member(6), ballot="{}").field == "ballot"
    assert refused(at, "cast_sealed_ballot", member(5), ballot=own) is None


def test_a_ballot_of_another_poll_is_refused(devices):
    other = Devices(item=2)

    assert refused(sealed(*devices.opened), "cast_sealed_ballot", member(5), ballot=other.cast(5, 0)[3]["ballot"])


def test_a_scrutineer_sends_the_own_part_and_nobody_elses(devices):
    closed = (*voted(devices, 0, 1), CLOSE_BALLOT)
    at = sealed(*closed)
    part = devices.part(2, *closed)[3]

    assert refused(at, "open_total", member(3), **part).field == "factors"
    assert refused(at, "open_total", member(2), factors="[]").field == "factors"
    short = msgspec.json.decode(part["factors"])
    assert refused(at, "open_total", member(2), factors=_json([[short[0][0]]])).field == "factors"
    assert refused(at, "open_total", member(2), **part) is None


def test_the_sum_of_one_box_is_not_opened_with_the_part_of_another(devices):
    closed, fewer = (*voted(devices, 0, 1), CLOSE_BALLOT), (*voted(devices, 0), CLOSE_BALLOT)

    assert refused(sealed(*closed), "open_total", member(2), **devices.part(2, *fewer)[3]).field == "factors"


def test_a_part_of_the_key_is_proved_to_be_known(devices):
    frozen = (*devices.frozen, *devices.boxes)
    told = devices.shares[0][3]

    assert refused(sealed(*frozen), "share_key", member(3), **told).field == "commitments"
    assert refused(sealed(*frozen), "share_key", member(2), **{**told, "commitments": "{}"}).field == "commitments"
    assert refused(sealed(*frozen), "share_key", member(2), **told) is None


def test_the_key_is_made_step_by_step_by_every_scrutineer(devices):
    assert isinstance(refused(sealed(*devices.frozen), "share_key", member(2)), Refused)
    assert isinstance(refused(sealed(*devices.frozen, *devices.boxes), "confirm_share", member(2)), Refused)
    assert isinstance(refused(sealed(*devices.frozen, *devices.boxes, *devices.shares), "open_poll", CHAIR), Refused)


def test_sealed_ballots_are_off_until_the_province_allows_them():
    default = practice("default")

    assert refused(sealed(*BROUGHT, practice=default), "freeze_poll", CHAIR).basis.key.startswith("惯例")


def test_a_poll_needs_three_scrutineers_and_a_device():
    assert isinstance(refused(sealed(), "freeze_poll", CHAIR), Refused)
    assert isinstance(refused(sealed(*BROUGHT, tellers=[2, 3]), "freeze_poll", CHAIR), Refused)
    assert isinstance(refused(ballot(practice=ALLOWED), "freeze_poll", CHAIR), Refused)


def test_the_hash_of_the_manifest_stands_in_the_record():
    at = sealed(*BROUGHT, FREEZE)

    assert at.last("freeze_poll").facts.manifest == sealing.manifest(at).hash.hex()


def test_an_election_limits_the_names_to_the_seats():
    questions = [{"title": f"候选人{n}"} for n in (1, 2, 3)]
    at = sealed(*BROUGHT, ballot="election", seats=2, questions=questions, chamber="congress")

    assert [(limit.questions, limit.most) for limit in sealing.manifest(at).limits] == [((0, 1, 2), 2)]


def test_a_key_for_shares_is_the_scrutineers_own_and_proved(devices):
    at = sealed(*devices.frozen)
    own = devices.boxes[0][3]

    assert refused(at, "bring_box_key", member(3), **own).field == "key"
    assert refused(at, "bring_box_key", member(2), key="{}").field == "key"
    assert refused(at, "bring_box_key", member(2), **own) is None
    assert sealing.number_of(at, 9) == 0
