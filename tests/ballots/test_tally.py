"""The count: what was chosen comes out, whoever opens it; and nothing but the whole is opened."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ballots.polls import Poll
from yishi.ballots.ballot import BallotError
from yishi.ballots.bundle import read, recounted
from yishi.ballots.group import base, minus
from yishi.ballots.tally import opened_by, result
from yishi.ballots.trustees import Commitments, Polynomial, TrusteeError, joint_key, own_share

POLL = Poll()
VOTES = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=0, max_size=5)
TWO = st.lists(st.sampled_from([1, 2, 3]), min_size=2, max_size=3, unique=True)


def cast(*choices):
    """Ballots of the first voters."""
    return [POLL.ballot(voter, *choice) for voter, choice in enumerate(choices)]


@settings(max_examples=15)
@given(VOTES, TWO)
def test_the_count_is_what_was_chosen_whichever_scrutineers_open_it(choices, trustees):
    expected = [[sum(choice[at] == option for choice in choices) for option in range(3)] for at in range(2)]
    assert POLL.counted(POLL.box(cast(*choices)), trustees) == expected


def test_one_scrutineer_alone_opens_nothing():
    with pytest.raises(TrusteeError, match="2 are needed"):
        POLL.counted(POLL.box(cast((0, 1))), trustees=[2])


def test_a_scrutineer_counts_once():
    with pytest.raises(TrusteeError, match="2 are needed"):
        POLL.counted(POLL.box(cast((0, 1))), trustees=[2, 2])


def test_a_scrutineer_who_lies_is_named():
    counted = POLL.box(cast((0, 1), (0, 0)))
    parts = [opened_by(1, POLL.shares[1], counted), opened_by(3, POLL.shares[3] + 1, counted)]
    with pytest.raises(TrusteeError, match="Trustee 3"):
        result(counted, parts, POLL.published, POLL.manifest)


def test_somebody_who_is_no_scrutineer_opens_nothing():
    counted = POLL.box(cast((0, 1)))
    with pytest.raises(TrusteeError, match="Trustee 4"):
        result(counted, [opened_by(4, 5, counted)], POLL.published, POLL.manifest)


def test_what_was_said_of_some_ballots_does_not_open_all_of_them():
    ballots = cast((0, 1), (0, 0), (1, 1))
    some, everything = POLL.box(ballots[:2]), POLL.box(ballots)
    parts = [opened_by(one, POLL.shares[one], some) for one in (1, 3)]
    with pytest.raises(TrusteeError, match="did not open this total"):
        result(everything, parts, POLL.published, POLL.manifest)


def test_a_voter_has_one_ballot_in_the_box():
    with pytest.raises(BallotError, match="two ballots"):
        POLL.box([POLL.ballot(0, 0, 1), POLL.ballot(0, 1, 1)])


def test_a_key_chosen_to_cancel_the_others_is_refused():
    honest = [Polynomial(n, 2, POLL.manifest.hash).commitments() for n in (1, 2)]
    mine = minus(minus(base(7), honest[0].points[0]), honest[1].points[0])
    proof = Polynomial(3, 2, POLL.manifest.hash).commitments().proof
    with pytest.raises(TrusteeError, match="Trustee 3"):
        joint_key([*honest, Commitments(3, (mine, base(1)), proof)], 2, POLL.manifest.hash)


def test_a_key_from_another_poll_is_refused():
    with pytest.raises(TrusteeError, match="Trustee 1"):
        joint_key(POLL.published, 2, b"another")


def test_a_key_needs_all_scrutineers_in_order():
    with pytest.raises(TrusteeError, match="numbered"):
        joint_key(POLL.published[1:], 2, POLL.manifest.hash)


def test_a_wrong_share_is_found_by_who_gets_it_and_its_sender_named():
    drawn = [Polynomial(n, 2, b"poll") for n in (1, 2, 3)]
    sent = {one.trustee: one.share(2) for one in drawn} | {3: 12}
    with pytest.raises(TrusteeError, match="trustee 3"):
        own_share([one.commitments() for one in drawn], sent, 2)


def test_what_is_published_can_be_counted_anew():
    bundle = POLL.bundle(cast((0, 1), (2, 2)))
    assert recounted(read(bundle.written)).cast == 2


def test_another_result_than_that_of_the_ballots_is_found():
    bundle = POLL.bundle(cast((0, 1), (2, 2)))
    with pytest.raises(TrusteeError, match="not that of these ballots"):
        recounted(msgspec.structs.replace(bundle, counts=[[2, 0, 0], [0, 1, 1]]))


def test_a_ballot_left_out_is_found():
    bundle = POLL.bundle(cast((0, 1), (2, 2)))
    with pytest.raises(TrusteeError):
        recounted(msgspec.structs.replace(bundle, ballots=bundle.ballots[:1]))
