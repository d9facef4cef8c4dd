"""Sealed ballots through the one door: cast, counted, published, verified."""

import pytest

from tests.sealed import PERSONNEL, SealedPoll, allow_sealed
from tests.sitting import make_house
from yishi.ballots.bundle import recounted
from yishi.kernel.refusal import Refused
from yishi.record.verifying import findings
from yishi.rulebook.votes import sealing

pytestmark = pytest.mark.django_db


@pytest.fixture
def poll(db):
    """A sealed ballot of seven members, open."""
    house = make_house()
    allow_sealed(house)
    return SealedPoll(house, house.opened(PERSONNEL))


def test_what_was_cast_comes_out_and_can_be_counted_anew(poll):
    for voter, choice in zip(poll.voters, (0, 0, 0, 0, 1, 2), strict=False):
        poll.cast(voter, choice)

    assert poll.announced() == [(4, 1, 1)]
    assert recounted(sealing.bundle(poll.standing)).cast == 6
    assert list(findings(poll.house.congress)) == []


def test_nobody_casts_a_second_ballot(poll):
    voter = poll.voters[4]
    poll.cast(voter, 0)
    with pytest.raises(Refused):
        poll.cast(voter, 1)
    assert poll.standing.count("cast_sealed_ballot") == 1
