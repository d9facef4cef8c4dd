"""The tree is that of RFC 6962: its published vectors, and its promises, hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yishi.kernel.chain import Algorithm, digest
from yishi.kernel.merkle import (
    CompactRange,
    TreeHead,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    verify_consistency,
    verify_inclusion,
)

# The leaves and roots that certificate transparency logs test with.
CT_LEAVES = [
    bytes.fromhex(leaf)
    for leaf in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
CT_ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LEAVES = [leaf_hash(str(n).encode()) for n in range(70)]
BOTH: list[Algorithm] = ["sha256", "sm3"]


def root_by_definition(leaves: list[bytes], algorithm: Algorithm = "sha256") -> bytes:
    if not leaves:
        return digest(b"", algorithm)
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    left, right = leaves[:split], leaves[split:]
    return node_hash(root_by_definition(left, algorithm), root_by_definition(right, algorithm), algorithm)


def head_of(leaves: list[bytes]) -> TreeHead:
    return TreeHead(len(leaves), root_by_definition(leaves))


@pytest.mark.parametrize("size", range(9))
def test_the_roots_are_those_of_certificate_transparency(size: int) -> None:
    tree = CompactRange()
    for leaf in CT_LEAVES[:size]:
        tree.append(leaf_hash(leaf))

    assert tree.root().hex() == CT_ROOTS[size]


def test_a_proof_is_that_of_certificate_transparency() -> None:
    leaves = [leaf_hash(leaf) for leaf in CT_LEAVES]

    assert [step.hex() for step in inclusion_proof(leaves, 0)] == [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ]


@pytest.mark.parametrize("algorithm", BOTH)
def test_the_compact_range_has_the_root_of_the_definition_at_every_size(algorithm: Algorithm) -> None:
    tree = CompactRange(algorithm)
    for size, leaf in enumerate(LEAVES):
        assert tree.head() == TreeHead(size, root_by_definition(LEAVES[:size], algorithm), algorithm)
        tree.append(leaf)


@given(st.integers(0, 70))
def test_it_keeps_one_hash_a_full_subtree_and_is_restored_from_one_line(size: int) -> None:
    tree = CompactRange()
    for leaf in LEAVES[:size]:
        tree.append(leaf)

    assert len(tree.frontier) == size.bit_count()
    assert CompactRange.restored(tree.saved()) == tree


@pytest.mark.parametrize(
    "state",
    ["", "x:", "2:", "-1:", "0:00", "1:", f"1:{'00' * 31}", f"1:{'00' * 33}", f"3:{'00' * 32}", "1:zz"],
)
def test_a_state_that_is_no_tree_is_not_restored(state: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        CompactRange.restored(state)


def test_a_hash_cut_short_is_not_restored() -> None:
    with pytest.raises(ValueError, match="not 32 bytes long"):
        CompactRange("sha256", 1, [b"short"])


@pytest.mark.parametrize("size", range(1, 71))
def test_every_leaf_is_proved_to_be_in_the_tree(size: int) -> None:
    leaves = LEAVES[:size]
    head = head_of(leaves)

    assert all(verify_inclusion(leaves[at], at, inclusion_proof(leaves, at), head) for at in range(size))


@given(st.integers(1, 70), st.data())
def test_a_proof_holds_for_no_other_leaf_place_or_tree(size: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, size - 1))
    proof, head = inclusion_proof(LEAVES[:size], at), head_of(LEAVES[:size])
    elsewhere = data.draw(st.integers(-1, size + 1).filter(lambda other: other != at))

    assert not verify_inclusion(leaf_hash(b"forged"), at, proof, head)
    assert not verify_inclusion(LEAVES[at], elsewhere, proof, head)
    assert not verify_inclusion(LEAVES[at], at, proof, TreeHead(size, leaf_hash(b"")))
    assert not verify_inclusion(LEAVES[at], at, [*proof, leaf_hash(b"")], head)
    assert not (proof and verify_inclusion(LEAVES[at], at, proof[:-1], head))


@given(st.integers(2, 70), st.data())
def test_a_proof_with_any_byte_changed_does_not_hold(size: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, size - 1))
    proof = inclusion_proof(LEAVES[:size], at)
    step = data.draw(st.integers(0, len(proof) - 1))
    changed = bytearray(proof[step])
    changed[data.draw(st.integers(0, 31))] ^= data.draw(st.integers(1, 255))
    proof[step] = bytes(changed)

    assert not verify_inclusion(LEAVES[at], at, proof, head_of(LEAVES[:size]))


@pytest.mark.parametrize("index", [-1, 3])
def test_there_is_no_proof_of_a_leaf_that_is_not_there(index: int) -> None:
    with pytest.raises(IndexError, match="leaves count from 0"):
        inclusion_proof(LEAVES[:3], index)


@pytest.mark.parametrize("size", range(71))
def test_every_tree_is_proved_to_begin_every_later_one(size: int) -> None:
    new = head_of(LEAVES[:size])

    for old_size in range(size + 1):
        proof = consistency_proof(LEAVES[:size], old_size)
        assert verify_consistency(head_of(LEAVES[:old_size]), new, proof), old_size


@given(st.integers(1, 69), st.data())
def test_a_tree_rewritten_is_not_proved_to_go_on_from_the_old_one(old_size: int, data: st.DataObject) -> None:
    size = data.draw(st.integers(old_size, 70))
    rewritten = list(LEAVES[:size])
    rewritten[data.draw(st.integers(0, old_size - 1))] = leaf_hash(b"forged")

    proof = consistency_proof(rewritten, old_size)

    assert not verify_consistency(head_of(LEAVES[:old_size]), head_of(rewritten), proof)


@given(st.integers(1, 69), st.data())
def test_a_consistency_proof_holds_for_no_other_tree(old_size: int, data: st.DataObject) -> None:
    size = data.draw(st.integers(old_size + 1, 70))
    old, new = head_of(LEAVES[:old_size]), head_of(LEAVES[:size])
    proof = consistency_proof(LEAVES[:size], old_size)

    assert not verify_consistency(old, TreeHead(size, leaf_hash(b"")), proof)
    assert not verify_consistency(TreeHead(old_size, leaf_hash(b"")), new, proof)
    assert not verify_consistency(old, new, [*proof, leaf_hash(b"")])
    assert not verify_consistency(old, new, proof[:-1])
    assert not verify_consistency(new, old, proof)
    assert not verify_consistency(old, TreeHead(size, new.root, "sm3"), proof)


def test_trees_of_one_size_are_consistent_only_if_they_are_the_same() -> None:
    head = head_of(LEAVES[:5])

    assert verify_consistency(head, head, [])
    assert not verify_consistency(head, head, [leaf_hash(b"")])
    assert not verify_consistency(head, TreeHead(5, leaf_hash(b"")), [])


def test_the_empty_tree_begins_every_tree() -> None:
    empty, head = head_of([]), head_of(LEAVES[:5])

    assert verify_consistency(empty, head, [])
    assert not verify_consistency(empty, head, [leaf_hash(b"")])
    assert not verify_consistency(TreeHead(0, leaf_hash(b"")), head, [])


def test_no_proof_at_all_proves_nothing() -> None:
    assert not verify_consistency(head_of(LEAVES[:3]), head_of(LEAVES[:5]), [])


@pytest.mark.parametrize("old_size", [-1, 4])
def test_there_is_no_proof_from_a_tree_that_never_was(old_size: int) -> None:
    with pytest.raises(IndexError, match="never had"):
        consistency_proof(LEAVES[:3], old_size)
