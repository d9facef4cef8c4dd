"""The Merkle tree of RFC 6962 (RFC 9162 section 2.1): a whole record pledged in 32 bytes.

A compact range keeps one hash for each full subtree, so a tree of a billion leaves is carried on with
thirty hashes. Proofs show a leaf to be in a tree, or a tree to be the beginning of a later one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from yishi.kernel.chain import Algorithm, digest

if TYPE_CHECKING:
    from collections.abc import Sequence

HASH_SIZE = 32


def leaf_hash(data: bytes, algorithm: Algorithm = "sha256") -> bytes:
    """The hash of a leaf; its prefix keeps a leaf from being passed off as a node."""
    return digest(b"\x00" + data, algorithm)


def node_hash(left: bytes, right: bytes, algorithm: Algorithm = "sha256") -> bytes:
    """The hash of two subtrees side by side."""
    return digest(b"\x01" + left + right, algorithm)


@dataclass(frozen=True, slots=True)
class TreeHead:
    """What is pledged of a tree: how many leaves, and the root over them."""

    size: int
    root: bytes
    algorithm: Algorithm = "sha256"


@dataclass(slots=True)
class CompactRange:
    """A tree under growth: its size, and the roots of its full subtrees, largest first."""

    algorithm: Algorithm = "sha256"
    size: int = 0
    frontier: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.size < 0 or len(self.frontier) != self.size.bit_count():
            message = f"A tree of {self.size} leaves does not have {len(self.frontier)} full subtrees."
            raise ValueError(message)
        if any(len(root) != HASH_SIZE for root in self.frontier):
            message = f"A subtree's hash that is not {HASH_SIZE} bytes long is no hash of {self.algorithm}."
            raise ValueError(message)

    def append(self, leaf: bytes) -> None:
        """Add the hash of the next leaf (from `leaf_hash`)."""
        left_of = self.size
        while left_of & 1:
            leaf = node_hash(self.frontier.pop(), leaf, self.algorithm)
            left_of >>= 1
        self.frontier.append(leaf)
        self.size += 1

    def root(self) -> bytes:
        """The hash of the whole tree; of an empty tree, the hash of nothing."""
        if not self.frontier:
            return digest(b"", self.algorithm)
        root = self.frontier[-1]
        for left in reversed(self.frontier[:-1]):
            root = node_hash(left, root, self.algorithm)
        return root

    def head(self) -> TreeHead:
        """The tree as it stands, to be signed and published."""
        return TreeHead(self.size, self.root(), self.algorithm)

    def saved(self) -> str:
        """The state in one line, for a column: the size, then the frontier in hexadecimal digits."""
        return f"{self.size}:{b''.join(self.frontier).hex()}"

    @classmethod
    def restored(cls, state: str, algorithm: Algorithm = "sha256") -> CompactRange:
        """The inverse of `saved`. Raises ValueError if the state cannot be that of a tree."""
        size, _, frontier = state.partition(":")
        hashes = bytes.fromhex(frontier)
        roots = [hashes[at : at + HASH_SIZE] for at in range(0, len(hashes), HASH_SIZE)]
        return cls(algorithm, int(size), roots)


def inclusion_proof(leaves: Sequence[bytes], index: int, algorithm: Algorithm = "sha256") -> list[bytes]:
    """The hashes that lead from leaf `index` up to the root of these leaf hashes, lowest first."""
    if not 0 <= index < len(leaves):
        message = f"There is no leaf {index} in a tree of {len(leaves)}: leaves count from 0."
        raise IndexError(message)
    proof: list[bytes] = []
    start, end = 0, len(leaves)
    while end - start > 1:
        middle = start + _left_part(end - start)
        if index < middle:
            proof.append(_root_of(leaves, middle, end, algorithm))
            end = middle
        else:
            proof.append(_root_of(leaves, start, middle, algorithm))
            start = middle
    return proof[::-1]


def verify_inclusion(leaf: bytes, index: int, proof: Sequence[bytes], head: TreeHead) -> bool:
    """Whether the proof shows the leaf hash to be number `index` (from 0) of the tree."""
    if not 0 <= index < head.size:
        return False
    at, last = index, head.size - 1
    for sibling in proof:
        if last == 0:
            return False
        if at & 1 or at == last:
            leaf = node_hash(sibling, leaf, head.algorithm)
            # A last node without a right neighbour rises unchanged to the level where it has a left one.
            while not at & 1:
                at, last = at >> 1, last >> 1
        else:
            leaf = node_hash(leaf, sibling, head.algorithm)
        at, last = at >> 1, last >> 1
    return last == 0 and leaf == head.root


def consistency_proof(leaves: Sequence[bytes], old_size: int, algorithm: Algorithm = "sha256") -> list[bytes]:
    """The hashes that show the first `old_size` leaves to be the beginning of all these leaf hashes."""
    if not 0 <= old_size <= len(leaves):
        message = f"A tree of {len(leaves)} never had {old_size} leaves."
        raise IndexError(message)
    if old_size in {0, len(leaves)}:
        return []
    proof: list[bytes] = []
    start, end = 0, len(leaves)
    while old_size != end:
        middle = start + _left_part(end - start)
        if old_size <= middle:
            proof.append(_root_of(leaves, middle, end, algorithm))
            end = middle
        else:
            proof.append(_root_of(leaves, start, middle, algorithm))
            start = middle
    if start:
        proof.append(_root_of(leaves, start, end, algorithm))
    return proof[::-1]


def verify_consistency(old: TreeHead, new: TreeHead, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows the old tree to be the beginning of the new one."""
    if not 0 <= old.size <= new.size or old.algorithm != new.algorithm:
        return False
    if old.size == 0:
        return not proof and old.root == digest(b"", old.algorithm)
    if old.size == new.size:
        return not proof and old.root == new.root
    return _leads_to_both(old, new, proof)


def _leads_to_both(old: TreeHead, new: TreeHead, proof: Sequence[bytes]) -> bool:
    """RFC 9162 section 2.1.4.2, from step 3: rebuild the old root and the new one side by side."""
    at, last = old.size - 1, new.size - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    # Where the old tree is one full subtree, its root is the starting point and is not in the proof.
    path = proof if at else [old.root, *proof]
    if not path:
        return False
    old_root = new_root = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            old_root = node_hash(sibling, old_root, old.algorithm)
            new_root = node_hash(sibling, new_root, new.algorithm)
            while not at & 1:
                at, last = at >> 1, last >> 1
        else:
            new_root = node_hash(new_root, sibling, new.algorithm)
        at, last = at >> 1, last >> 1
    return last == 0 and (old_root, new_root) == (old.root, new.root)


def _root_of(leaves: Sequence[bytes], start: int, end: int, algorithm: Algorithm) -> bytes:
    tree = CompactRange(algorithm)
    for at in range(start, end):
        tree.append(leaves[at])
    return tree.root()


def _left_part(size: int) -> int:
    """The largest power of two smaller than `size`: a tree's left side is always full."""
    return 1 << (size - 1).bit_length() - 1
