"""Checkpoints: one signed root over everything, and the proof that an entry is under it."""

import stat
from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from tests.making import DAY, after, at_ten, closed, drafted, make_cast, make_congress
from yishi.kernel.merkle import CompactRange, leaf_hash
from yishi.kernel.merkle import inclusion_proof as proof_of
from yishi.kernel.refusal import Refused
from yishi.record.checkpoints import (
    check_signature,
    inclusion,
    make_checkpoint,
    public_keys,
    siblings,
    signed_bytes,
)
from yishi.record.models import Checkpoint, Entry


def leaves(congress, size):
    hashes = Entry.objects.filter(congress=congress).order_by("position").values_list("hash", flat=True)[:size]
    return [leaf_hash(bytes.fromhex(each), congress.hash_algorithm) for each in hashes]


def root_over(hashes, algorithm="sha256"):
    tree = CompactRange(algorithm)
    for leaf in hashes:
        tree.append(leaf)
    return tree.root().hex()


@pytest.fixture
def checkpoint(cast):
    closed(cast)
    return make_checkpoint(cast.congress, at_ten(DAY))


def test_an_empty_record_has_nothing_to_pledge(cast):
    assert make_checkpoint(cast.congress, at_ten(DAY)) is None


def test_a_checkpoint_covers_every_entry(cast, checkpoint):
    assert (checkpoint.size, checkpoint.root) == (7, root_over(leaves(cast.congress, 7)))


def test_nothing_new_makes_no_second_checkpoint(cast, checkpoint):
    assert make_checkpoint(cast.congress, at_ten(after(1))) is None


def test_a_checkpoint_grown_from_the_last_is_that_of_the_whole(cast):
    for days in range(5):
        drafted(cast, after(days))
        made = make_checkpoint(cast.congress, at_ten(after(days)))
        assert made.root == root_over(leaves(cast.congress, days + 1))


def test_sm3_is_used_throughout_where_a_congress_chose_it(db):
    cast = make_cast(make_congress(hash_algorithm="sm3"))
    closed(cast)
    made = make_checkpoint(cast.congress, at_ten(DAY))
    assert made.root == root_over(leaves(cast.congress, 7), "sm3")


def test_anybody_can_check_the_signature_with_the_public_key(checkpoint):
    stored = Checkpoint.objects.get(pk=checkpoint.pk)
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(stored.public_key))
    key.verify(bytes.fromhex(stored.signature), signed_bytes(stored))
    assert signed_bytes(stored).startswith(b'yishi checkpoint 1\n{"algorithm":"sha256","congress":"')


@pytest.mark.parametrize(
    "change",
    [
        {"size": 6},
        {"root": "0" * 64},
        {"made_at": at_ten(DAY) + timedelta(microseconds=1)},
        {"signature": "0" * 128},
        {"signature": "no hexadecimal digits"},
        {"public_key": Ed25519PrivateKey.generate().public_key().public_bytes_raw().hex()},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_checkpoint_is_not_signed(checkpoint, change):
    for name, value in change.items():
        setattr(checkpoint, name, value)
    assert not check_signature(checkpoint)


def test_somebody_elses_signature_does_not_do(checkpoint, settings):
    forger = Ed25519PrivateKey.generate()
    checkpoint.public_key = forger.public_key().public_bytes_raw().hex()
    checkpoint.signature = forger.sign(signed_bytes(checkpoint)).hex()
    assert not check_signature(checkpoint)


def test_an_auditors_copy_without_our_key_goes_by_the_key_that_is_named(checkpoint, settings, tmp_path):
    settings.KEYS = tmp_path
    assert public_keys() == frozenset()
    assert check_signature(checkpoint)


def test_a_new_key_goes_on_top_and_the_old_one_stays_ours(cast, checkpoint, settings):
    path = settings.KEYS / "checkpoint"
    path.write_text(f"{'11' * 32}\n{path.read_text()}")
    drafted(cast)
    second = make_checkpoint(cast.congress, at_ten(DAY))
    assert second.public_key != checkpoint.public_key
    assert check_signature(checkpoint)
    assert check_signature(second)


def test_the_private_key_is_for_its_owner_alone(checkpoint, settings):
    assert stat.S_IMODE((settings.KEYS / "checkpoint").stat().st_mode) == 0o600


def test_a_changed_checkpoint_is_not_carried_on(cast, checkpoint):
    drafted(cast)
    Checkpoint.objects.filter(pk=checkpoint.pk).update(root="0" * 64)
    with pytest.raises(Refused, match="上一检查点已被改动"):
        make_checkpoint(cast.congress, at_ten(DAY))


def test_a_record_with_a_gap_is_not_pledged(cast, checkpoint):
    drafted(cast)
    drafted(cast)
    Entry.objects.filter(congress=cast.congress, position=8).delete()
    with pytest.raises(Refused, match="第8条记录缺失"):
        make_checkpoint(cast.congress, at_ten(DAY))


def test_every_entry_can_be_proved_to_be_under_it(cast, checkpoint):
    for entry in Entry.objects.filter(congress=cast.congress):
        proof = inclusion(entry, checkpoint)
        assert proof.holds()
        assert proof.path == tuple(each.hex() for each in proof_of(leaves(cast.congress, 7), entry.position - 1))


def test_a_proof_holds_for_nothing_else(cast, checkpoint):
    first, second = Entry.objects.filter(congress=cast.congress).order_by("position")[:2]
    proof = inclusion(first, checkpoint)
    assert not replace(proof, hash=second.hash).holds()
    assert not replace(proof, position=2).holds()


def test_an_entry_after_the_checkpoint_is_not_under_it(cast, checkpoint):
    drafted(cast)
    with pytest.raises(Refused, match="在此检查点之后"):
        inclusion(Entry.objects.get(congress=cast.congress, position=8), checkpoint)


@given(st.integers(1, 300).flatmap(lambda size: st.tuples(st.integers(0, size - 1), st.just(size))))
def test_the_siblings_of_a_leaf_are_all_other_leaves_once(place):
    index, size = place
    runs = list(siblings(index, size))
    assert sorted([*(leaf for run in runs for leaf in range(*run)), index]) == list(range(size))
