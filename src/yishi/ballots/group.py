"""The group ristretto255 (RFC 9496): points are 32 bytes, scalars whole numbers below its prime order.

Every point that comes from outside is checked by `checked` before anything is done with it.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Final

import rbcl

ORDER: Final = 2**252 + 27742317777372353535851937790883648493
SIZE: Final = 32
IDENTITY: Final = bytes(SIZE)


class NotInGroupError(ValueError):
    """Bytes that are no point, or no scalar, in their only form."""


def checked(point: bytes) -> bytes:
    """The point, if it is one. Raises NotInGroupError: a point has one form only, and any other could be told apart."""
    if len(point) != SIZE or (point != IDENTITY and not rbcl.crypto_core_ristretto255_is_valid_point(point)):
        message = f"{point.hex()[:16]}… is no point of ristretto255."
        raise NotInGroupError(message)
    return point


def scalar(said: bytes) -> int:
    """A scalar from its 32 bytes, the least first. Raises NotInGroupError if it is not below the order."""
    number = int.from_bytes(said, "little")
    if len(said) != SIZE or number >= ORDER:
        message = f"{said.hex()[:16]}… is no scalar of ristretto255."
        raise NotInGroupError(message)
    return number


def said(number: int) -> bytes:
    """The 32 bytes of a scalar, taken modulo the order."""
    return (number % ORDER).to_bytes(SIZE, "little")


def drawn() -> int:
    """A scalar by chance, never nought."""
    return secrets.randbelow(ORDER - 1) + 1


def base(times: int) -> bytes:
    """The generator so many times."""
    return IDENTITY if times % ORDER == 0 else bytes(rbcl.crypto_scalarmult_ristretto255_base(said(times)))


def multiple(times: int, point: bytes) -> bytes:
    """A point so many times."""
    if times % ORDER == 0 or point == IDENTITY:
        return IDENTITY
    return bytes(rbcl.crypto_scalarmult_ristretto255(said(times), point))


def plus(*points: bytes) -> bytes:
    """The sum of points; of none, the identity."""
    total = IDENTITY
    for point in points:
        total = bytes(rbcl.crypto_core_ristretto255_add(total, point))
    return total


def minus(one: bytes, other: bytes) -> bytes:
    """The difference of two points."""
    return bytes(rbcl.crypto_core_ristretto255_sub(one, other))


def joined(*parts: bytes | str | int) -> bytes:
    """Parts as one: each with its length before it, text as UTF-8, a number in four bytes, the greatest first."""
    plain = [
        one if isinstance(one, bytes) else one.encode() if isinstance(one, str) else one.to_bytes(4, "big")
        for one in parts
    ]
    return b"".join(len(one).to_bytes(8, "big") + one for one in plain)


def challenge(purpose: str, *parts: bytes) -> int:
    """A scalar that nobody can choose: the hash of all that is stated, each part with its length before it.

    Source: the strong Fiat–Shamir transform (Bernhard, Pereira, Warinschi 2012): the whole statement is hashed.
    """
    hashed = hashlib.sha512(joined(f"yishi ballot {purpose}", *parts))
    return int.from_bytes(hashed.digest(), "little") % ORDER
