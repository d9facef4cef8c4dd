"""What a poll is, frozen before anybody votes: who may, on which questions, with which options, and who counts.

Its hash stands on the wall; every proof and every signature is bound to it.
"""

from __future__ import annotations

from hashlib import sha256

import msgspec

LEAST_OPTIONS = 2
SUITE = "ristretto255-elgamal-sha512-ed25519/1"


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question: exactly one of its options is chosen."""

    title: str
    options: tuple[str, ...]


class Limit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No more names than seats (选举法 44): in some questions an option (its place) may be chosen so often at most."""

    questions: tuple[int, ...]
    option: int
    most: int


class Voter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody on the roll, and the Ed25519 key of their device."""

    number: str
    name: str
    device: bytes


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A poll. Raises ValueError if it cannot be voted on."""

    poll: str
    title: str
    questions: tuple[Question, ...]
    roll: tuple[Voter, ...]
    trustees: tuple[str, ...]
    threshold: int
    rule: str
    limits: tuple[Limit, ...] = ()
    suite: str = SUITE

    def __post_init__(self) -> None:
        numbers = [one.number for one in self.roll]
        wrong = {
            "nobody may vote": not self.roll,
            "somebody is twice on the roll": len(set(numbers)) != len(numbers),
            "there is nothing to choose": not self.questions
            or any(len(one.options) < LEAST_OPTIONS for one in self.questions),
            "the threshold does not fit the trustees": not 1 <= self.threshold <= len(self.trustees),
            f"its suite is not {SUITE}": self.suite != SUITE,
            "a limit names what is not there": not all(map(self._is_there, self.limits)),
        }
        if said := [what for what, holds in wrong.items() if holds]:
            message = f"This poll cannot be held: {'; '.join(said)}."
            raise ValueError(message)

    def _is_there(self, limit: Limit) -> bool:
        chosen = [self.questions[at] for at in limit.questions if 0 <= at < len(self.questions)]
        fits = all(0 <= limit.option < len(one.options) for one in chosen)
        return fits and len(chosen) == len(set(limit.questions)) == len(limit.questions) and limit.most >= 0

    @property
    def written(self) -> bytes:
        """Its bytes, always the same ones."""
        return msgspec.json.encode(self, order="deterministic")

    @property
    def hash(self) -> bytes:
        """SHA-256 of its bytes."""
        return sha256(self.written).digest()

    def voter(self, number: str) -> Voter:
        """Somebody on the roll. Raises LookupError if they are not."""
        for one in self.roll:
            if one.number == number:
                return one
        message = f"{number} is not on the roll of this poll."
        raise LookupError(message)
