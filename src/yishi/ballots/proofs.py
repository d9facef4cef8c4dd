"""Proofs without telling: that a logarithm is known, that two are equal, that a ciphertext holds one of some values.

Each is bound to a context (manifest, voter, question, option, key), so that it is worth nothing anywhere else.
"""

from __future__ import annotations

from typing import NamedTuple

from yishi.ballots.group import base, challenge, checked, drawn, minus, multiple, plus, said, scalar


class Ciphertext(NamedTuple):
    """An exponential ElGamal ciphertext: ``a`` = r·G, ``b`` = r·H + m·G."""

    a: bytes
    b: bytes


class Proof(NamedTuple):
    """A challenge and the response to it, 32 bytes each."""

    challenge: bytes
    response: bytes


def total(ciphertexts: list[Ciphertext]) -> Ciphertext:
    """The ciphertext of the sum of what these hold."""
    return Ciphertext(plus(*(one.a for one in ciphertexts)), plus(*(one.b for one in ciphertexts)))


def encrypted(value: int, key: bytes, chance: int) -> Ciphertext:
    """A number under a key, with the chance to be forgotten afterwards."""
    return Ciphertext(base(chance), plus(multiple(chance, key), base(value)))


# ------------------------------------------------------------------------------------- a logarithm is known (Schnorr)


def prove_known(secret: int, context: bytes) -> Proof:
    """That the logarithm of ``secret``·G is known."""
    chance = drawn()
    stated = challenge("known", context, base(secret), base(chance))
    return Proof(said(stated), said(chance + stated * secret))


def is_known(point: bytes, proof: Proof, context: bytes) -> bool:
    """Whether `prove_known` holds of a point."""
    asked, answer = scalar(proof.challenge), scalar(proof.response)
    announced = minus(base(answer), multiple(asked, checked(point)))
    return asked == challenge("known", context, point, announced)


# --------------------------------------------------------------------------- two logarithms are equal (Chaum, Pedersen)


def prove_equal(secret: int, other: bytes, context: bytes) -> Proof:
    """That ``secret``·G and ``secret``·``other`` have the same logarithm, to G and to ``other``."""
    chance = drawn()
    points = base(secret), other, multiple(secret, other)
    stated = challenge("equal", context, *points, base(chance), multiple(chance, other))
    return Proof(said(stated), said(chance + stated * secret))


def are_equal(first: bytes, other: bytes, second: bytes, proof: Proof, context: bytes) -> bool:
    """Whether ``first`` is to G what ``second`` is to ``other``."""
    asked, answer = scalar(proof.challenge), scalar(proof.response)
    announced = (
        minus(base(answer), multiple(asked, checked(first))),
        minus(multiple(answer, checked(other)), multiple(asked, checked(second))),
    )
    return asked == challenge("equal", context, first, other, second, *announced)


# ------------------------------------------------------------ one of several (Cramer, Damgård, Schoenmakers 1994)


def prove_among(value: int, values: range, chance: int, key: bytes, context: bytes) -> tuple[Proof, ...]:
    """That `encrypted(value, key, chance)` holds one of the values, without telling which: a proof for each of them.

    All but one are made up beforehand; their challenges must add up to one that nobody can choose. Raises ValueError
    for a value that is none of them.
    """
    if value not in values:
        message = f"{value} is none of {values.start} to {values.stop - 1}: that cannot be proved."
        raise ValueError(message)
    sealed, kept = encrypted(value, key, chance), drawn()
    made_up = {other: (drawn(), drawn()) for other in values if other != value}
    announced = {other: _announced(sealed, key, other, *drawn_) for other, drawn_ in made_up.items()}
    announced[value] = base(kept), multiple(kept, key)
    stated = _stated(sealed, key, context, [announced[one] for one in values])
    own = stated - sum(asked for asked, _ in made_up.values())
    answers = made_up | {value: (own, kept + own * chance)}
    return tuple(Proof(said(answers[one][0]), said(answers[one][1])) for one in values)


def is_among(sealed: Ciphertext, values: range, proofs: tuple[Proof, ...], key: bytes, context: bytes) -> bool:
    """Whether a ciphertext holds one of the values."""
    for point in sealed:
        checked(point)
    if len(proofs) != len(values):
        return False
    asked = [scalar(one.challenge) for one in proofs]
    announced = [
        _announced(sealed, key, value, number, scalar(one.response))
        for value, number, one in zip(values, asked, proofs, strict=True)
    ]
    return said(sum(asked)) == said(_stated(sealed, key, context, announced))


def _stated(sealed: Ciphertext, key: bytes, context: bytes, announced: list[tuple[bytes, bytes]]) -> int:
    return challenge("among", context, key, *sealed, *(point for pair in announced for point in pair))


def _announced(sealed: Ciphertext, key: bytes, value: int, asked: int, answer: int) -> tuple[bytes, bytes]:
    """What must have been announced before, for the answer to be right."""
    return (
        minus(base(answer), multiple(asked, sealed.a)),
        minus(multiple(answer, key), multiple(asked, minus(sealed.b, base(value)))),
    )
