"""What may be in the box: a voter's own ballot for this poll, with one choice to a question; attacks fail."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ballots.polls import DEVICES, SEATS_ONE, Poll, manifest
from yishi.ballots import ballot as making
from yishi.ballots.ballot import BIT, Answer, Ballot, BallotError, Body, verified
from yishi.ballots.group import base, drawn, joined, multiple, plus
from yishi.ballots.manifest import Limit, Manifest, Question, Voter
from yishi.ballots.proofs import Ciphertext, encrypted, prove_among

POLL = Poll()
CHOICES = st.integers(0, 2)


def opened(ballot):
    """What a ballot says, unproved."""
    return msgspec.json.decode(ballot.body, type=Body)


def signed(body, voter):
    """A body written and signed by a voter's device, whatever it says."""
    written = msgspec.json.encode(body, order="deterministic")
    return Ballot(written, DEVICES[voter].sign(written))


def refused(ballot, why, poll=POLL):
    """Whether a ballot is refused, and why."""
    with pytest.raises(BallotError, match=why):
        verified(ballot, poll.manifest, poll.key)


def changed(answer, **new):
    """The first ballot with its first answer changed, signed anew by its voter."""
    body = opened(POLL.ballot(0, 0, 1))
    first = msgspec.structs.replace(body.answers[0], **new) if answer is None else answer
    return signed(msgspec.structs.replace(body, answers=(first, *body.answers[1:])), 0)


@given(CHOICES, CHOICES)
def test_every_choice_makes_a_ballot_that_holds(first, second):
    assert verified(POLL.ballot(2, first, second), POLL.manifest, POLL.key).voter == "2"


def test_two_ballots_with_the_same_choice_look_nothing_alike():
    one, other = opened(POLL.ballot(0, 0, 0)), opened(POLL.ballot(0, 0, 0))
    points = {point for body in (one, other) for answer in body.answers for sealed in answer.sealed for point in sealed}
    assert len(points) == 24
    assert POLL.ballot(0, 0, 0).tracker != POLL.ballot(0, 0, 0).tracker


def test_a_copied_ballot_is_refused_though_the_thief_signs_it():
    stolen = opened(POLL.ballot(0, 0, 1))
    refused(signed(stolen, 1), "not signed by the voter")
    refused(signed(msgspec.structs.replace(stolen, voter="1"), 1), "Question 1, option 1")


def test_a_copy_made_to_look_different_is_refused():
    stolen = opened(POLL.ballot(0, 0, 1))
    again = [
        msgspec.structs.replace(
            answer,
            sealed=tuple(
                Ciphertext(plus(one.a, base(extra)), plus(one.b, multiple(extra, POLL.key)))
                for one, extra in zip(answer.sealed, (drawn(), drawn(), drawn()), strict=True)
            ),
        )
        for answer in stolen.answers
    ]
    refused(signed(msgspec.structs.replace(stolen, voter="1", answers=tuple(again)), 1), "neither 0 nor 1")


def test_a_ballot_for_another_poll_or_another_key_is_refused():
    other = Poll(manifest("任命-2"))
    refused(other.ballot(0, 0, 1), "another poll")
    ours = msgspec.structs.replace(opened(other.ballot(0, 0, 1)), manifest=POLL.manifest.hash, key=POLL.key)
    refused(signed(ours, 0), "neither 0 nor 1")
    refused(Poll().ballot(0, 0, 1), "another key")


def test_one_added_to_a_ciphertext_is_refused():
    first = opened(POLL.ballot(0, 0, 1)).answers[0].sealed
    more = (Ciphertext(first[0].a, plus(first[0].b, base(1))), *first[1:])
    refused(changed(None, sealed=more), "neither 0 nor 1")


def test_options_exchanged_are_refused():
    body = opened(POLL.ballot(0, 0, 1))
    first = body.answers[0]
    turned = Answer(first.sealed[::-1], first.bits[::-1], first.once)
    refused(signed(msgspec.structs.replace(body, answers=(turned, *body.answers[1:])), 0), "neither 0 nor 1")
    refused(signed(msgspec.structs.replace(body, answers=body.answers[::-1]), 0), "neither 0 nor 1")


@pytest.mark.parametrize("bits", [(1, 1, 0), (0, 0, 0), (1, 1, 1)])
def test_two_choices_or_none_are_refused_though_each_is_proved(bits):
    frozen, key = POLL.manifest.hash, POLL.key
    chances = [drawn() for _ in bits]
    answer = Answer(
        tuple(encrypted(bit, key, chance) for bit, chance in zip(bits, chances, strict=True)),
        tuple(
            prove_among(bit, BIT, chance, key, joined(joined(frozen, "0", 0), option))
            for option, (bit, chance) in enumerate(zip(bits, chances, strict=True))
        ),
        prove_among(sum(bits), range(sum(bits), sum(bits) + 1), sum(chances), key, joined(frozen, "0", 0)),
    )
    refused(changed(answer), "not exactly one option")


def test_a_ballot_cut_short_is_refused():
    body = opened(POLL.ballot(0, 0, 1))
    refused(signed(msgspec.structs.replace(body, answers=body.answers[:1]), 0), "does not answer these questions")
    whole = body.answers[0]
    refused(changed(None, bits=(whole.bits[0][:1], *whole.bits[1:])), "neither 0 nor 1")


def test_the_same_ballot_written_otherwise_is_refused():
    written = POLL.ballot(0, 0, 1).body + b" "
    refused(Ballot(written, DEVICES[0].sign(written)), "only form")


@pytest.mark.parametrize("body", [b"", b"{}", b"[1]", b"\xff"])
def test_what_is_no_ballot_is_refused(body):
    refused(Ballot(body, DEVICES[0].sign(body)), ".")


def test_bytes_that_are_no_point_are_refused():
    first = opened(POLL.ballot(0, 0, 1)).answers[0].sealed
    refused(changed(None, sealed=(Ciphertext(b"\xff" * 32, first[0].b), *first[1:])), "no point")


def test_somebody_not_on_the_roll_is_refused():
    body = msgspec.structs.replace(opened(POLL.ballot(0, 0, 1)), voter="stranger")
    refused(signed(body, 0), "not on the roll")


def test_no_more_names_than_seats():
    poll = Poll(manifest(limits=SEATS_ONE))
    assert verified(poll.ballot(0, 0, 1), poll.manifest, poll.key)
    with pytest.raises(ValueError, match="cannot be proved"):
        poll.ballot(0, 0, 0)


def test_more_names_than_seats_are_refused_whatever_is_claimed(monkeypatch):
    poll = Poll(manifest(limits=SEATS_ONE))
    monkeypatch.setattr(
        making, "prove_among", lambda value, values, *rest: prove_among(min(value, values[-1]), values, *rest)
    )
    refused(poll.ballot(0, 0, 0), "More than 1", poll)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"roll": ()}, "nobody"),
        ({"roll": (Voter("1", "甲", b""), Voter("1", "乙", b""))}, "twice"),
        ({"questions": (Question("?", ("赞成",)),)}, "nothing to choose"),
        ({"threshold": 4}, "threshold"),
        ({"suite": "rot13"}, "suite"),
        ({"limits": (Limit((7,), 0, 1),)}, "limit"),
    ],
)
def test_a_poll_that_cannot_be_held_is_not_frozen(wrong, why):
    plain = {name: getattr(POLL.manifest, name) for name in Manifest.__struct_fields__}
    with pytest.raises(ValueError, match=why):
        Manifest(**plain | wrong)
