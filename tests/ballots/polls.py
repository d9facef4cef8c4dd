"""A poll on two nominees with five members and three scrutineers, of whom two are enough."""

from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from yishi.ballots.ballot import make
from yishi.ballots.bundle import Bundle
from yishi.ballots.manifest import Limit, Manifest, Question, Voter
from yishi.ballots.tally import box, opened_by, result
from yishi.ballots.trustees import Polynomial, joint_key, own_share

OPTIONS = ("赞成", "反对", "弃权")
DEVICES = [Ed25519PrivateKey.from_private_bytes(bytes([n]) * 32) for n in range(1, 6)]


def manifest(poll="任命-1", limits=()):
    """The poll as frozen."""
    roll = tuple(Voter(f"{n}", f"委员{n}", device.public_key().public_bytes_raw()) for n, device in enumerate(DEVICES))
    questions = (Question("任命甲为局长", OPTIONS), Question("任命乙为局长", OPTIONS))
    return Manifest(
        poll, "人事任免", questions, roll, ("监票人一", "监票人二", "监票人三"), 2, "全体组成人员过半数", limits
    )


@dataclass
class Poll:
    """The poll with its keys, as all devices together know it."""

    manifest: Manifest = field(default_factory=manifest)

    def __post_init__(self):
        drawn = [Polynomial(n, self.manifest.threshold, self.manifest.hash) for n in (1, 2, 3)]
        self.published = [one.commitments() for one in drawn]
        self.key = joint_key(self.published, self.manifest.threshold, self.manifest.hash)
        self.shares = {n: own_share(self.published, {one.trustee: one.share(n) for one in drawn}, n) for n in (1, 2, 3)}

    def ballot(self, voter, *choices):
        """A member's ballot."""
        return make(self.manifest, self.key, f"{voter}", choices, DEVICES[voter])[0]

    def box(self, ballots):
        """The box of these ballots."""
        return box(ballots, self.manifest, self.key)

    def counted(self, counted, trustees=(1, 3)):
        """The result, opened by these scrutineers."""
        parts = [opened_by(one, self.shares[one], counted) for one in trustees]
        return result(counted, parts, self.published, self.manifest)

    def bundle(self, ballots, trustees=(1, 3)):
        """What is published."""
        counted = self.box(ballots)
        parts = [opened_by(one, self.shares[one], counted) for one in trustees]
        counts = result(counted, parts, self.published, self.manifest)
        return Bundle(self.manifest.written, self.published, list(ballots), counted.root, parts, counts)


SEATS_ONE = (Limit((0, 1), 0, 1),)
