"""The scrutineers' key: made by all of them, known to none, used by as many as the threshold says.

Each trustee draws a polynomial and tells its commitments, with a proof that the secret behind the first is known (so
that nobody can choose a key that cancels the others'); each other trustee gets a share. Source: Feldman 1987,
Pedersen 1991.
"""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from yishi.ballots.group import ORDER, SIZE, NotInGroupError, base, checked, drawn, joined, multiple, plus, said, scalar
from yishi.ballots.proofs import Proof, are_equal, is_known, prove_equal, prove_known


class TrusteeError(ValueError):
    """What a trustee sent is not right; the message names the trustee."""


class Commitments(NamedTuple):
    """What a trustee publishes: a commitment for each coefficient, and the proof for the first."""

    trustee: int
    points: tuple[bytes, ...]
    proof: Proof


class Factor(NamedTuple):
    """A trustee's part in opening one total, with the proof that the right share was used."""

    trustee: int
    point: bytes
    proof: Proof


class Polynomial:
    """What a trustee draws on a device of their own and never tells anybody."""

    def __init__(self, trustee: int, threshold: int, poll: bytes) -> None:
        self.trustee, self._poll = trustee, poll
        self._coefficients = [drawn() for _ in range(threshold)]

    def commitments(self) -> Commitments:
        """What is published."""
        points = tuple(base(one) for one in self._coefficients)
        proof = prove_known(self._coefficients[0], _context(self._poll, self.trustee, points))
        return Commitments(self.trustee, points, proof)

    def share(self, to: int) -> int:
        """What is sent to a trustee, and to nobody else."""
        total = 0
        for one in reversed(self._coefficients):
            total = (total * to + one) % ORDER
        return total


def _context(poll: bytes, trustee: int, points: tuple[bytes, ...]) -> bytes:
    return joined(poll, trustee, *points)


def examined(one: Commitments, trustee: int, threshold: int, poll: bytes) -> Commitments:
    """What a trustee published, if it is the own, whole and proved. Raises TrusteeError."""
    context = _context(poll, one.trustee, one.points)
    known = len(one.points) == threshold and is_known(one.points[0], one.proof, context)
    if one.trustee != trustee or not known:
        message = f"Trustee {trustee} does not prove to know the secret of the own part of the key."
        raise TrusteeError(message)
    return one


def joint_key(published: list[Commitments], threshold: int, poll: bytes) -> bytes:
    """The key that ballots are sealed with. Raises TrusteeError for a wrong number or a proof that fails."""
    numbers = [one.trustee for one in published]
    if numbers != list(range(1, len(published) + 1)) or not 1 <= threshold <= len(published):
        message = f"Trustees are numbered from 1 and as many as the threshold ({threshold}) at least; got {numbers}."
        raise TrusteeError(message)
    for one in published:
        examined(one, one.trustee, threshold, poll)
    return plus(*(one.points[0] for one in published))


def _expected(one: Commitments, to: int) -> bytes:
    return plus(*(multiple(to**power, point) for power, point in enumerate(one.points)))


def own_share(published: list[Commitments], received: dict[int, int], me: int) -> int:
    """A trustee's share of the key, of what every trustee sent. Raises TrusteeError naming who sent a wrong one."""
    for one in published:
        if base(received[one.trustee]) != _expected(one, me):
            message = f"The share from trustee {one.trustee} does not fit what was published."
            raise TrusteeError(message)
    return sum(received[one.trustee] for one in published) % ORDER


def public_share(published: list[Commitments], trustee: int) -> bytes:
    """What everybody knows of a trustee's share."""
    return plus(*(_expected(one, trustee) for one in published))


# ------------------------------------------------------------------------------------------------ opening a total


def factor(trustee: int, share: int, a: bytes, context: bytes) -> Factor:
    """A trustee's part in opening the ciphertext whose first half is ``a``."""
    return Factor(trustee, multiple(share, a), prove_equal(share, a, context))


def checked_factor(one: Factor, published: list[Commitments], a: bytes, context: bytes) -> Factor:
    """The factor, if it was made with the trustee's share. Raises TrusteeError if not."""
    known = 1 <= one.trustee <= len(published)
    if not known or not are_equal(public_share(published, one.trustee), a, one.point, one.proof, context):
        message = f"Trustee {one.trustee} did not open this total with the own share of the key."
        raise TrusteeError(message)
    return one


def combined(factors: list[Factor], threshold: int) -> bytes:
    """What has to be taken from the second half of the ciphertext. Raises TrusteeError if they are too few."""
    chosen = sorted({one.trustee: one for one in factors}.values())[:threshold]
    if len(chosen) < threshold:
        message = f"{len(chosen)} trustees opened the total; {threshold} are needed."
        raise TrusteeError(message)
    numbers = [one.trustee for one in chosen]
    return plus(*(multiple(_weight(one.trustee, numbers), one.point) for one in chosen))


def _weight(trustee: int, among: list[int]) -> int:
    """Lagrange's coefficient at nought."""
    above, below = 1, 1
    for other in among:
        if other != trustee:
            above, below = above * other, below * (other - trustee)
    return above * pow(below, -1, ORDER) % ORDER


# ------------------------------------------------------------------------------------------ how shares travel


class BoxKey(NamedTuple):
    """A trustee's key for one poll, to which the others seal their shares, with the proof that its secret is known."""

    trustee: int
    point: bytes
    proof: Proof


class SealedShare(NamedTuple):
    """A share that only its receiver can open: hashed ElGamal, 64 bytes. `own_share` tells whether it is right."""

    sender: int
    to: int
    point: bytes
    hidden: bytes


def box_key(trustee: int, secret: int, poll: bytes) -> BoxKey:
    """What a trustee announces before shares are sent."""
    return BoxKey(trustee, base(secret), prove_known(secret, joined("box key", poll, trustee)))


def examined_box_key(one: BoxKey, trustee: int, poll: bytes) -> BoxKey:
    """What a trustee announced, if it is the own and proved. Raises TrusteeError."""
    try:
        known = is_known(one.point, one.proof, joined("box key", poll, one.trustee))
    except NotInGroupError:
        known = False
    if one.trustee != trustee or not known:
        message = f"Trustee {trustee} does not prove to know the own box key."
        raise TrusteeError(message)
    return one


def sealed_share(poll: bytes, sender: int, share: int, key: BoxKey) -> SealedShare:
    """A share on its way to the trustee of the box key. Raises TrusteeError for a key that is not proved."""
    examined_box_key(key, key.trustee, poll)
    chance = drawn()
    point, common = base(chance), multiple(chance, key.point)
    return SealedShare(
        sender, key.trustee, point, _crossed(said(share), _mask(poll, sender, key.trustee, point, common))
    )


def opened_share(poll: bytes, sealed: SealedShare, me: int, secret: int) -> int:
    """The share that was sent to me. Raises TrusteeError naming the sender if it cannot be one."""
    try:
        common = multiple(secret, checked(sealed.point))
        mask = _mask(poll, sealed.sender, me, sealed.point, common)
        if sealed.to == me and len(sealed.hidden) == SIZE:
            return scalar(_crossed(sealed.hidden, mask))
    except NotInGroupError:
        pass
    message = f"What trustee {sealed.sender} sent is no share for trustee {me}."
    raise TrusteeError(message)


def _mask(poll: bytes, sender: int, to: int, point: bytes, common: bytes) -> bytes:
    return hashlib.sha512(joined("yishi share", poll, sender, to, point, common)).digest()[:SIZE]


def _crossed(one: bytes, other: bytes) -> bytes:
    return bytes(left ^ right for left, right in zip(one, other, strict=True))
