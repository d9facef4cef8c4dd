"""Holds the record to its checkpoints: the places of all entries, and the roots signed over them."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

from yishi.kernel.merkle import CompactRange, leaf_hash
from yishi.kernel.text import Text
from yishi.record.bulk import hashes_of
from yishi.record.checkpoints import algorithm_of, check_signature
from yishi.record.findings import Finding, Kind
from yishi.record.models import Checkpoint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from yishi.congress.models import Congress

_POSITION: Final = Text("全部记录的第{position}条", "entry {position} of the record")
_CHECKPOINT: Final = Text("第{size}条记录处的检查点", "checkpoint at entry {size}")
_KEPT: Final = Text("您所保存的第{size}条记录处的根摘要", "the root at entry {size} that you kept")
_GONE: Final = Text("缺少这条记录", "it is missing")
_ROOT: Final = Text(
    "与现有记录不符：其前的记录被改动、删除、插入或者调换",
    "it does not agree with the record: an entry before it was changed, removed, inserted or exchanged",
)
_BEYOND: Final = Text(
    "记录不足{size}条：末尾的记录已被删除", "there are fewer entries than {size}: the last were removed"
)
_UNSIGNED: Final = Text("签名无效，或者不是本机密钥所签", "the signature is not valid, or by no key of ours")

_LAST: Final = 2**63 - 1


def wrong_positions(
    congress: Congress, size: int, kept: Mapping[int, str], on_progress: Callable[[int], object]
) -> Iterator[Finding]:
    """Gaps in the places of all entries, and checkpoints that the entries or the keys do not bear out.

    ``kept``: roots that somebody kept elsewhere, by size: those in the tables may have been removed.
    """
    ahead = _checkpoints(congress, kept)
    checkpoint = next(ahead, None)
    tree = CompactRange(algorithm_of(congress))
    whole = True
    last = 0
    for rows in hashes_of(congress, -_LAST, _LAST):
        for position, hashed in rows:
            if position != last + 1:
                yield Finding(Kind.POSITION, _POSITION.format(position=last + 1), _GONE)
            last = position
            # With an entry missing no root can be right: one finding is enough.
            whole = whole and position == tree.size + 1 and _grown(tree, hashed)
            while checkpoint is not None and checkpoint.size <= position:
                yield from _in_checkpoint(checkpoint, tree if whole else None)
                checkpoint = next(ahead, None)
        on_progress(min(last, size))
    while checkpoint is not None:
        place = _CHECKPOINT.format(size=checkpoint.size)
        yield Finding(Kind.CHECKPOINT, place, _BEYOND.format(size=checkpoint.size))
        checkpoint = next(ahead, None)


def _checkpoints(congress: Congress, kept: Mapping[int, str]) -> Iterator[Checkpoint]:
    """Those in the tables and those kept elsewhere, the smallest first."""
    stored = Checkpoint.objects.filter(congress=congress).select_related("congress")
    elsewhere = [Checkpoint(congress=congress, size=size, root=root) for size, root in kept.items()]
    return iter(sorted([*stored, *elsewhere], key=attrgetter("size")))


def _grown(tree: CompactRange, hashed: str) -> bool:
    """Add a leaf; False, and nothing added, where the hash is none."""
    try:
        tree.append(leaf_hash(bytes.fromhex(hashed), tree.algorithm))
    except ValueError:
        return False
    return True


def _in_checkpoint(checkpoint: Checkpoint, tree: CompactRange | None) -> Iterator[Finding]:
    if not checkpoint.pk:  # one kept elsewhere is in no table
        if tree is None or (tree.size, tree.root().hex()) != (checkpoint.size, checkpoint.root):
            yield Finding(Kind.CHECKPOINT, _KEPT.format(size=checkpoint.size), _ROOT)
        return
    place = _CHECKPOINT.format(size=checkpoint.size)
    if not check_signature(checkpoint):
        yield Finding(Kind.CHECKPOINT, place, _UNSIGNED)
    right = (tree.size, tree.root().hex(), tree.saved()) if tree is not None else None
    if right != (checkpoint.size, checkpoint.root, checkpoint.frontier):
        yield Finding(Kind.CHECKPOINT, place, _ROOT)
