"""A ballot: for every option a sealed 0 or 1, with the proofs that exactly one of each question's is 1, signed.

Sizes: 192 bytes an option and 64 a question (640 for one question with three options), before encoding.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from yishi.ballots.group import NotInGroupError, drawn, joined
from yishi.ballots.proofs import Ciphertext, Proof, encrypted, is_among, prove_among, total

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yishi.ballots.manifest import Limit, Manifest

BIT, ONCE = range(2), range(1, 2)


class BallotError(ValueError):
    """A ballot that cannot be counted; the message says why."""


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An answer to one question: a ciphertext and its proof for each option, and that they hold 1 together."""

    sealed: tuple[Ciphertext, ...]
    bits: tuple[tuple[Proof, ...], ...]
    once: tuple[Proof, ...]


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is signed."""

    manifest: bytes
    key: bytes
    voter: str
    answers: tuple[Answer, ...]
    limits: tuple[tuple[Proof, ...], ...]


class Ballot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The bytes of a body and their signature: what is cast, kept and published."""

    body: bytes
    signature: bytes

    @property
    def tracker(self) -> str:
        """What the voter keeps and looks for in what is published."""
        return sha256(self.body).hexdigest()


def make(
    manifest: Manifest, key: bytes, voter: str, choices: Sequence[int], device: Ed25519PrivateKey
) -> tuple[Ballot, list[list[int]]]:
    """A ballot with the option chosen (its place) in each question; and the chance, for whoever audits it instead."""
    frozen = manifest.hash
    chances = [[drawn() for _ in question.options] for question in manifest.questions]
    answers = tuple(_answer(choice, chances[at], key, joined(frozen, voter, at)) for at, choice in enumerate(choices))
    limits = tuple(
        prove_among(
            sum(choices[at] == limit.option for at in limit.questions),
            range(limit.most + 1),
            sum(chances[at][limit.option] for at in limit.questions),
            key,
            joined(frozen, voter, "limit", number),
        )
        for number, limit in enumerate(manifest.limits)
    )
    body = msgspec.json.encode(Body(frozen, key, voter, answers, limits), order="deterministic")
    return Ballot(body, device.sign(body)), chances


def _answer(choice: int, chances: list[int], key: bytes, context: bytes) -> Answer:
    bits = [int(option == choice) for option in range(len(chances))]
    return Answer(
        tuple(encrypted(bit, key, chance) for bit, chance in zip(bits, chances, strict=True)),
        tuple(
            prove_among(bit, BIT, chance, key, joined(context, option))
            for option, (bit, chance) in enumerate(zip(bits, chances, strict=True))
        ),
        prove_among(1, ONCE, sum(chances), key, context),
    )


def verified(ballot: Ballot, manifest: Manifest, key: bytes) -> Body:
    """What a ballot says, once all of it has been proved.

    Raises BallotError for a ballot of another poll, voter or key, with a wrong signature, shape or proof.
    """
    try:
        body = msgspec.json.decode(ballot.body, type=Body)
        device = Ed25519PublicKey.from_public_bytes(manifest.voter(body.voter).device)
        device.verify(ballot.signature, ballot.body)
        _whole(body, ballot.body, manifest, key)
        wrong = next(_failing(body, manifest, key), None)
    except (msgspec.DecodeError, LookupError, NotInGroupError) as error:
        raise BallotError(str(error)) from error
    except InvalidSignature as error:
        message = "The ballot is not signed by the voter's device."
        raise BallotError(message) from error
    if wrong:
        raise BallotError(wrong)
    return body


def _whole(body: Body, written: bytes, manifest: Manifest, key: bytes) -> None:
    shape = [len(question.options) for question in manifest.questions]
    wrong = {
        "It is not written in the only form": msgspec.json.encode(body, order="deterministic") != written,
        "It belongs to another poll": body.manifest != manifest.hash,
        "It is sealed for another key": body.key != key,
        "It does not answer these questions": [len(one.sealed) for one in body.answers] != shape
        or [len(one.bits) for one in body.answers] != shape
        or len(body.limits) != len(manifest.limits),
    }
    if said := [what for what, holds in wrong.items() if holds]:
        raise BallotError("; ".join(said) + ".")


def _failing(body: Body, manifest: Manifest, key: bytes) -> Iterator[str]:
    """What is not proved, in words."""
    for at, answer in enumerate(body.answers):
        context = joined(body.manifest, body.voter, at)
        for option, (sealed, proofs) in enumerate(zip(answer.sealed, answer.bits, strict=True)):
            if not is_among(sealed, BIT, proofs, key, joined(context, option)):
                yield f"Question {at + 1}, option {option + 1}: neither 0 nor 1."
        if not is_among(total(list(answer.sealed)), ONCE, answer.once, key, context):
            yield f"Question {at + 1}: not exactly one option is chosen."
    for number, (limit, proofs) in enumerate(zip(manifest.limits, body.limits, strict=True)):
        context = joined(body.manifest, body.voter, "limit", number)
        if not is_among(_limited(body, limit), range(limit.most + 1), proofs, key, context):
            yield f"More than {limit.most} are chosen."


def _limited(body: Body, limit: Limit) -> Ciphertext:
    return total([body.answers[at].sealed[limit.option] for at in limit.questions])
