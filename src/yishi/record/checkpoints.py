"""Checkpoints: the whole record pledged in one signed root, so that nothing in it can be changed unseen.

The tree is RFC 6962's over the entries' hashes in the order of their positions. Whoever has kept a published
checkpoint can later hold the record to it; an inclusion proof shows one entry to be under it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Final, cast

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.db import IntegrityError, transaction

from yishi.congress.models import Congress
from yishi.kernel.chain import Algorithm, canonical
from yishi.kernel.merkle import CompactRange, TreeHead, leaf_hash, verify_inclusion
from yishi.kernel.refusal import Refused
from yishi.kernel.text import Text
from yishi.record.bulk import hashes_of
from yishi.record.keys import kept_key, key_file
from yishi.record.models import Checkpoint

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from yishi.record.models import Entry

_KEY: Final = "checkpoint"
_DOMAIN: Final = b"yishi checkpoint 1\n"
_VERIFY: Final = Text("请先运行 yishi verify 查明", "Run `yishi verify` to find out")
_GAP: Final = Text("第{position}条记录缺失，不能生成检查点", "Entry {position} of the record is missing")
_LAST: Final = Text("上一检查点已被改动，不能接续", "The last checkpoint was changed")


def algorithm_of(congress: Congress) -> Algorithm:
    """What hashes this congress's record."""
    return cast("Algorithm", congress.hash_algorithm)


def make_checkpoint(congress: Congress, at: datetime) -> Checkpoint | None:
    """Pledge the record as it stands; None when nothing was entered since the last checkpoint.

    Raises Refused when the record has a gap, or the last checkpoint is not as it was signed.
    """
    size = Congress.objects.values_list("last_position", flat=True).get(pk=congress.pk)
    tree = _last_tree(congress)
    if tree.size >= size:
        return None
    grow(congress, tree, size)
    key = _private_key()
    checkpoint = Checkpoint(
        congress=congress,
        size=tree.size,
        root=tree.root().hex(),
        frontier=tree.saved(),
        made_at=at,
        public_key=key.public_key().public_bytes_raw().hex(),
    )
    checkpoint.signature = key.sign(signed_bytes(checkpoint)).hex()
    try:
        with transaction.atomic():
            checkpoint.save(force_insert=True)
    except IntegrityError:  # another made it at the same moment: the same tree, no need of two
        return Checkpoint.objects.get(congress=congress, size=size)
    return checkpoint


def signed_bytes(checkpoint: Checkpoint) -> bytes:
    """What the signature is over: a fixed line, then canonical JSON."""
    congress = checkpoint.congress
    said = {
        "algorithm": str(congress.hash_algorithm),
        "congress": congress.code,
        "made_at": checkpoint.made_at.astimezone(UTC).isoformat(),
        "root": checkpoint.root,
        "size": checkpoint.size,
    }
    return _DOMAIN + canonical(said)


def check_signature(checkpoint: Checkpoint) -> bool:
    """Whether it is signed by the key it names, and that key is ours.

    Where no key of ours is on file (an auditor's copy of the database), the key it names has to do.
    """
    ours = public_keys()
    if ours and checkpoint.public_key not in ours:
        return False
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(checkpoint.public_key))
        key.verify(bytes.fromhex(checkpoint.signature), signed_bytes(checkpoint))
    except (InvalidSignature, ValueError):
        return False
    return True


def public_keys() -> frozenset[str]:
    """The public keys of this installation, in hexadecimal digits: none before the first checkpoint."""
    path = key_file(_KEY)
    if not path.exists():
        return frozenset()
    return frozenset(key.public_key().public_bytes_raw().hex() for key in _read_keys(path))


@dataclass(frozen=True, slots=True)
class Inclusion:
    """The proof that an entry is under a checkpoint; hashes in hexadecimal digits, lowest first."""

    position: int
    hash: str
    head: TreeHead
    path: tuple[str, ...]

    def holds(self) -> bool:
        """Whether the hashes lead from the entry to the checkpoint's root."""
        leaf = leaf_hash(bytes.fromhex(self.hash), self.head.algorithm)
        return verify_inclusion(leaf, self.position - 1, [bytes.fromhex(one) for one in self.path], self.head)


def inclusion(entry: Entry, checkpoint: Checkpoint) -> Inclusion:
    """The proof that the entry is under the checkpoint. Raises Refused if it was entered after it."""
    if not 1 <= entry.position <= checkpoint.size:
        raise Refused(Text("该记录在此检查点之后", "The entry came after this checkpoint"))
    congress = checkpoint.congress
    algorithm = algorithm_of(congress)
    path = []
    # Each sibling is a run of neighbouring entries: read in order, each tree holds a few hashes only.
    for start, end in siblings(entry.position - 1, checkpoint.size):
        tree = CompactRange(algorithm)
        for rows in hashes_of(congress, start, end):
            for _, hashed in rows:
                tree.append(leaf_hash(bytes.fromhex(hashed), algorithm))
        path.append(tree.root().hex())
    head = TreeHead(checkpoint.size, bytes.fromhex(checkpoint.root), algorithm)
    return Inclusion(entry.position, entry.hash, head, tuple(path))


def siblings(index: int, size: int) -> Iterator[tuple[int, int]]:
    """The runs of leaves (from, up to) whose roots prove leaf `index` of a tree of `size`, lowest first."""
    runs = []
    start, end = 0, size
    while end - start > 1:
        middle = start + (1 << (end - start - 1).bit_length() - 1)
        if index < middle:
            runs.append((middle, end))
            end = middle
        else:
            runs.append((start, middle))
            start = middle
    return reversed(runs)


def grow(congress: Congress, tree: CompactRange, size: int) -> None:
    """Add the entries up to position `size` to the tree. Raises Refused at a gap."""
    for rows in hashes_of(congress, tree.size, size):
        for position, hashed in rows:
            if position != tree.size + 1:
                raise Refused(_GAP.format(position=tree.size + 1), remedy=_VERIFY)
            tree.append(leaf_hash(bytes.fromhex(hashed), tree.algorithm))
    if tree.size != size:
        raise Refused(_GAP.format(position=tree.size + 1), remedy=_VERIFY)


def _last_tree(congress: Congress) -> CompactRange:
    """The tree of the last checkpoint, to be carried on."""
    last = Checkpoint.objects.filter(congress=congress).select_related("congress").order_by("-size").first()
    if last is None:
        return CompactRange(algorithm_of(congress))
    try:
        tree = CompactRange.restored(last.frontier, algorithm_of(congress))
    except ValueError as error:
        raise Refused(_LAST, remedy=_VERIFY) from error
    if (tree.size, tree.root().hex()) != (last.size, last.root) or not check_signature(last):
        raise Refused(_LAST, remedy=_VERIFY)
    return tree


def _private_key() -> Ed25519PrivateKey:
    """The key to sign with, made on first use. A new one goes on top of the file; the older stay ours."""
    made = kept_key(_KEY, lambda: Ed25519PrivateKey.generate().private_bytes_raw().hex())
    return _read_keys(made)[0]


def _read_keys(path: Path) -> list[Ed25519PrivateKey]:
    return [Ed25519PrivateKey.from_private_bytes(bytes.fromhex(line)) for line in path.read_text().split()]
