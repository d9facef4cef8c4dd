"""A sealed ballot of a house, with every device in hand: voters' keys, scrutineers' shares.

allow_sealed(house)                       # before the sitting is planned
poll = SealedPoll(house, sitting)         # put to the ballot, keys made, open
poll.cast(house.members[3], 0)            # the first option of the only question
poll.announced()                          # closed, opened by two scrutineers, announced
"""

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.making import perform_quickly
from tests.sitting import DAY
from yishi.ballots.ballot import make
from yishi.ballots.tally import opened_by
from yishi.ballots.trustees import Polynomial, box_key, own_share
from yishi.congress.models import PracticeVersion
from yishi.record.standings import standing_of
from yishi.rulebook.votes import sealing

ALLOWED = {"sealed_ballots_allowed": {"value": True}}
PERSONNEL = {"kind": "personnel", "title": "任命张某为县教育局局长"}


def written(value):
    """JSON as devices send it."""
    return msgspec.json.encode(value).decode()


def allow_sealed(house):
    """Let the province's rule allow sealed ballots, from the congress's first day."""
    day = house.congress.created_on
    PracticeVersion.objects.create(congress=house.congress, base="default", overrides=ALLOWED, in_force=day)


class SealedPoll:
    """A sealed ballot on the first item of a sitting; the second to fourth members are its scrutineers."""

    def __init__(self, house, sitting, voters=None):
        self.house = house
        self.vote = house.put(sitting, way="sealed", act="put_to_ballot")
        self.voters = house.members if voters is None else voters
        self.devices = {one.person_id: Ed25519PrivateKey.generate() for one in self.voters}
        for one in self.voters:
            key = self.devices[one.person_id].public_key().public_bytes_raw().hex()
            self._told("bring_device_key", one, key=key)
        house.act("freeze_poll", house.chair, self.vote)
        self.tellers = house.members[1:4]
        self.manifest = sealing.manifest(self.standing)
        self.shares = self._make_key()
        house.act("open_poll", house.chair, self.vote)
        self.key = sealing.key(self.standing)

    def _told(self, act, office, **facts):
        return perform_quickly(act, office, DAY, facts, self.vote)

    def _make_key(self):
        frozen = self.manifest.hash
        drawn = {number: Polynomial(number, self.manifest.threshold, frozen) for number in (1, 2, 3)}
        published = [one.commitments() for one in drawn.values()]
        for number, teller in enumerate(self.tellers, 1):
            self._told("bring_box_key", teller, key=written(box_key(number, 100 + number, frozen)))
        for teller, one in zip(self.tellers, published, strict=True):
            self._told("share_key", teller, commitments=written(one), shares="{}")
        for teller in self.tellers:
            self._told("confirm_share", teller)
        return {me: own_share(published, {n: one.share(me) for n, one in drawn.items()}, me) for me in drawn}

    @property
    def standing(self):
        """Where it stands now."""
        return standing_of(self.vote, DAY)

    def ballot(self, voter, *choices):
        """A ballot made on the voter's device, as it is sent."""
        device = self.devices[voter.person_id]
        return written(make(self.manifest, self.key, f"{voter.person_id}", choices, device)[0])

    def cast(self, voter, *choices):
        """Make a ballot and cast it."""
        return self.house.once("cast_sealed_ballot", voter, self.vote, ballot=self.ballot(voter, *choices))

    def part(self, number):
        """A scrutineer's part in opening the sum, as it is sent."""
        return written(opened_by(number, self.shares[number], sealing.counted_box(self.standing)))

    def announced(self):
        """Close it, open the sum by the first and third scrutineer, and announce the result; the counts."""
        self.house.act("close_ballot", self.house.chair, self.vote)
        for number in (1, 3):
            self.house.once("open_total", self.tellers[number - 1], self.vote, factors=self.part(number))
        self.house.act("announce_result", self.house.chair, self.vote)
        return [one.counts for one in self.standing.last("announce_result").facts.results]
