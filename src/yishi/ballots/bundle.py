"""What is published after the count: all that anybody needs to count anew, and nothing that tells who chose what."""

from __future__ import annotations

import msgspec

from yishi.ballots.ballot import Ballot
from yishi.ballots.manifest import Manifest
from yishi.ballots.tally import Box, box, result
from yishi.ballots.trustees import Commitments, Factor, TrusteeError, joint_key


class Bundle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A poll from its manifest to its result: ``counts`` are by question and option."""

    manifest: bytes
    commitments: list[Commitments]
    ballots: list[Ballot]
    root: bytes
    parts: list[list[list[Factor]]]
    counts: list[list[int]]

    @property
    def written(self) -> bytes:
        """As a file: JSON, bytes as base64."""
        return msgspec.json.format(msgspec.json.encode(self), indent=1)


def read(written: bytes) -> Bundle:
    """A bundle from a file. Raises msgspec.DecodeError."""
    return msgspec.json.decode(written, type=Bundle)


def recounted(bundle: Bundle) -> Box:
    """The box, once everything in the bundle has been proved. Raises BallotError or TrusteeError at what is wrong."""
    manifest = msgspec.json.decode(bundle.manifest, type=Manifest)
    key = joint_key(bundle.commitments, manifest.threshold, manifest.hash)
    counted = box(bundle.ballots, manifest, key)
    if counted.root != bundle.root or result(counted, bundle.parts, bundle.commitments, manifest) != bundle.counts:
        message = "The result published is not that of these ballots."
        raise TrusteeError(message)
    return counted
