"""A sealed ballot as its entries tell it: the manifest, the key, the box, and the sum once opened."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import msgspec

from yishi.ballots.ballot import Ballot, BallotError, verified
from yishi.ballots.bundle import Bundle
from yishi.ballots.manifest import Limit, Manifest, Question, Voter
from yishi.ballots.tally import Box, box, checked_part, result
from yishi.ballots.trustees import BoxKey, Commitments, Factor, TrusteeError, joint_key
from yishi.rulebook.votes import facts
from yishi.rulebook.votes.choices import BASES, Grade, Mark
from yishi.rulebook.votes.choices import Ballot as Kind

if TYPE_CHECKING:
    from yishi.kernel.standing import Standing, Step

Part = list[list[Factor]]
WRONG: Final = (BallotError, TrusteeError, msgspec.DecodeError, LookupError, ValueError)
"""What can be wrong with something that a device sent."""


def _put(standing: Standing) -> facts.SecretBallot:
    given = standing.steps[0].facts
    assert isinstance(given, facts.SecretBallot)  # noqa: S101 - it begins in no other way
    return given


def latest_of_each(standing: Standing, act: str) -> dict[int, Step]:
    """The latest step by an act, of each person."""
    return {step.actor.person: step for step in standing.since(None, act)}


def trustees(standing: Standing) -> list[int]:
    """The scrutineers who make the key, in order: the first is trustee 1."""
    return list(_put(standing).tellers)


def number_of(standing: Standing, person: int) -> int:
    """Which trustee a scrutineer is, from 1; 0 for anybody else."""
    found = trustees(standing)
    return found.index(person) + 1 if person in found else 0


def threshold(standing: Standing) -> int:
    """How many of them can open the sum: more than half (2 of 3, 3 of 5)."""
    return len(trustees(standing)) // 2 + 1


def manifest(standing: Standing) -> Manifest:
    """The poll, of what was put and the devices brought. Raises ValueError if it cannot be held."""
    put = _put(standing)
    keys = sorted(latest_of_each(standing, "bring_device_key").items())
    marks = Grade if put.ballot is Kind.TEST else Mark
    options = tuple(mark.label.zh for mark in marks)
    whole = tuple(range(len(put.questions)))
    return Manifest(
        poll=f"{put.sitting}-{put.item}-{standing.steps[0].on.isoformat()}",
        title=put.title,
        questions=tuple(Question(one.title, options) for one in put.questions),
        roll=tuple(Voter(f"{person}", step.actor.name, _device(step)) for person, step in keys),
        trustees=tuple(f"{person}" for person in put.tellers),
        threshold=threshold(standing),
        rule=f"{BASES[put.chamber].zh}{len(put.roll)}",
        limits=(Limit(whole, 0, put.seats),) if put.seats else (),
    )


def _device(step: Step) -> bytes:
    key = getattr(step.facts, "key", "")
    return bytes.fromhex(key)


def commitments(standing: Standing) -> list[Commitments]:
    """What the scrutineers have published, in order. Raises msgspec.DecodeError."""
    told = latest_of_each(standing, "share_key")
    found = [told[person].facts for person in trustees(standing) if person in told]
    return [read_commitments(given) for given in found if isinstance(given, facts.KeyShares)]


def read_commitments(given: facts.KeyShares) -> Commitments:
    """What one scrutineer published. Raises msgspec.DecodeError."""
    return msgspec.json.decode(given.commitments, type=Commitments)


def key(standing: Standing) -> bytes:
    """The key that all of them made. Raises TrusteeError."""
    return joint_key(commitments(standing), threshold(standing), manifest(standing).hash)


def read_box_key(given: facts.BoxKey) -> BoxKey:
    """A scrutineer's key for shares. Raises msgspec.DecodeError."""
    return msgspec.json.decode(given.key, type=BoxKey)


def read_ballot(given: facts.Sealed) -> Ballot:
    """A ballot as it was sent. Raises msgspec.DecodeError."""
    return msgspec.json.decode(given.ballot, type=Ballot)


def ballots(standing: Standing) -> tuple[Ballot, ...]:
    """The ballots in the box, in the order of casting."""
    cast = standing.since(None, "cast_sealed_ballot")
    return tuple(read_ballot(step.facts) for step in cast if isinstance(step.facts, facts.Sealed))


@lru_cache(maxsize=512)
def voter_of(ballot: Ballot, poll: Manifest, sealed_for: bytes) -> str:
    """Whose ballot it is, once all of it has been proved. Raises BallotError."""
    return verified(ballot, poll, sealed_for).voter


@lru_cache(maxsize=8)
def _box(cast: tuple[Ballot, ...], poll: Manifest, sealed_for: bytes) -> Box:
    return box(cast, poll, sealed_for)


def counted_box(standing: Standing) -> Box:
    """All ballots, added up sealed. Raises BallotError."""
    return _box(ballots(standing), manifest(standing), key(standing))


def read_part(given: facts.Part) -> Part:
    """A scrutineer's part in opening the sum. Raises msgspec.DecodeError."""
    return msgspec.json.decode(given.factors, type=Part)


def examine_part(standing: Standing, given: facts.Part, person: int) -> bool:
    """Whether a part is whole, this scrutineer's own, and proved."""
    number = number_of(standing, person)
    try:
        checked_part(number, read_part(given), counted_box(standing), commitments(standing))
    except WRONG:
        return False
    return True


def parts(standing: Standing) -> list[Part]:
    """The parts given so far."""
    given = latest_of_each(standing, "open_total").values()
    return [read_part(step.facts) for step in given if isinstance(step.facts, facts.Part)]


def opened(standing: Standing) -> tuple[tuple[int, ...], ...] | None:
    """The sums by question and option, once enough scrutineers have given their parts."""
    given = parts(standing)
    if len(given) < threshold(standing):
        return None
    sums = result(counted_box(standing), given, commitments(standing), manifest(standing))
    return tuple(tuple(row) for row in sums)


def bundle(standing: Standing) -> Bundle:
    """What is published, for anybody to count anew."""
    sums = opened(standing) or ()
    return Bundle(
        manifest(standing).written, commitments(standing), list(ballots(standing)), counted_box(standing).root,
        parts(standing), [list(row) for row in sums],
    )  # fmt: skip
