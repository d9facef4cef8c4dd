"""The count: ballots are added up sealed, and only the whole sum is opened."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec

from yishi.ballots.ballot import Ballot, BallotError, verified
from yishi.ballots.group import base, joined, minus
from yishi.ballots.proofs import Ciphertext, total
from yishi.ballots.trustees import Commitments, Factor, TrusteeError, checked_factor, combined, factor, joint_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yishi.ballots.manifest import Manifest


class Box(msgspec.Struct, frozen=True):
    """All ballots of a poll, proved, and added up by question and option."""

    root: bytes
    cast: int
    sums: tuple[tuple[Ciphertext, ...], ...]


def head(before: bytes, ballot: Ballot) -> bytes:
    """The head of the chain of ballots after one more: SHA-256 of the head before and of the ballot."""
    return sha256(before + sha256(ballot.body).digest() + ballot.signature).digest()


def box(ballots: Sequence[Ballot], manifest: Manifest, key: bytes) -> Box:
    """The box, every ballot verified. Raises BallotError for one that is wrong, or a second one of a voter."""
    root, bodies = manifest.hash, []
    for ballot in ballots:
        bodies.append(verified(ballot, manifest, key))
        root = head(root, ballot)
    voters = [body.voter for body in bodies]
    if len(set(voters)) != len(voters):
        message = "A voter has two ballots in the box."
        raise BallotError(message)
    sums = tuple(
        tuple(total([body.answers[at].sealed[option] for body in bodies]) for option in range(len(question.options)))
        for at, question in enumerate(manifest.questions)
    )
    return Box(root, len(bodies), sums)


def _context(counted: Box, at: int, option: int) -> bytes:
    return joined(counted.root, counted.cast, at, option)


def opened_by(trustee: int, share: int, counted: Box) -> list[list[Factor]]:
    """A trustee's part in opening the whole sum: never call it with two boxes of one poll, or one vote may show."""
    return [
        [factor(trustee, share, sealed.a, _context(counted, at, option)) for option, sealed in enumerate(question)]
        for at, question in enumerate(counted.sums)
    ]


def checked_part(trustee: int, part: list[list[Factor]], counted: Box, published: list[Commitments]) -> None:
    """Raises TrusteeError unless the part is the trustee's own, for every option of every question, and proved."""
    if [len(row) for row in part] != [len(row) for row in counted.sums]:
        message = f"Trustee {trustee} did not open every option of every question."
        raise TrusteeError(message)
    for at, row in enumerate(part):
        for option, one in enumerate(row):
            if one.trustee != trustee:
                message = f"A part of trustee {one.trustee} was sent as that of trustee {trustee}."
                raise TrusteeError(message)
            checked_factor(one, published, counted.sums[at][option].a, _context(counted, at, option))


def result(
    counted: Box, parts: Sequence[list[list[Factor]]], published: list[Commitments], manifest: Manifest
) -> list[list[int]]:
    """How often each option of each question was chosen.

    Raises TrusteeError for a part that is not right or too few of them, BallotError if the sums are no whole numbers.
    """
    joint_key(published, manifest.threshold, manifest.hash)
    return [
        [
            _opened(counted, (at, option), parts, published, manifest.threshold)
            for option in range(len(question.options))
        ]
        for at, question in enumerate(manifest.questions)
    ]


def _opened(
    counted: Box, place: tuple[int, int], parts: Sequence[list[list[Factor]]], published: list[Commitments], needed: int
) -> int:
    """How often one option was chosen."""
    at, option = place
    sealed, context = counted.sums[at][option], _context(counted, at, option)
    factors = [checked_factor(part[at][option], published, sealed.a, context) for part in parts]
    left = minus(sealed.b, combined(factors, needed))
    for number in range(counted.cast + 1):
        if base(number) == left:
            return number
    message = f"The sum opened is none of 0 to {counted.cast}."
    raise BallotError(message)
