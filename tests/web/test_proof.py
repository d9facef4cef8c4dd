"""Anybody can keep a checkpoint, and prove an entry that they may read to be under it."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.urls import reverse

from tests.making import DAY, after, at_ten, handed_over, make_cast, perform_quickly, replied
from yishi.kernel.merkle import TreeHead, leaf_hash, verify_inclusion
from yishi.record.checkpoints import make_checkpoint
from yishi.record.models import Checkpoint, Entry

CLEARED = {"no_state_secret": True, "no_commercial_secret": True, "no_privacy": True}

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(settings, tmp_path):
    settings.KEYS = tmp_path
    return make_cast()


def got(client, name, *args, **asked):
    return client.get(reverse(name, args=args), asked)


def test_before_the_first_checkpoint_the_page_says_so(client, cast):
    assert "还没有检查点" in got(client, "proof", cast.congress.code).content.decode()


def test_the_page_shows_what_was_signed_and_what_came_since(client, cast):
    handed_over(cast)
    made = make_checkpoint(cast.congress, at_ten(DAY))
    handed_over(cast)
    page = got(client, "proof", cast.congress.code)
    assert made.root in page.content.decode()
    assert "签名有效" in page.content.decode()
    assert page.context["behind"] == 4


def test_a_checkpoint_that_was_tampered_with_is_shown_as_such(client, cast):
    handed_over(cast)
    make_checkpoint(cast.congress, at_ten(DAY))
    Checkpoint.objects.update(root="0" * 64)
    assert "签名不符" in got(client, "proof", cast.congress.code).content.decode()


def test_a_downloaded_checkpoint_can_be_checked_with_nothing_but_itself(client, cast):
    handed_over(cast)
    make_checkpoint(cast.congress, at_ten(DAY))
    kept = json.loads(got(client, "checkpoint_json", cast.congress.code, 4).content)
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(kept["public_key"]))
    key.verify(bytes.fromhex(kept["signature"]), kept["signed"].encode())
    signed = json.loads(kept["signed"].partition("\n")[2])
    assert {name: kept[name] for name in signed} == signed


def test_there_is_no_checkpoint_of_another_size(client, cast):
    assert got(client, "checkpoint_json", cast.congress.code, 4).status_code == 404


def public_matter(cast):
    return perform_quickly("publish", cast.clerk, DAY, CLEARED, replied(cast)).matter


def test_the_public_can_prove_a_public_entry(client, cast):
    matter = public_matter(cast)
    make_checkpoint(cast.congress, at_ten(DAY))
    kept = json.loads(got(client, "entry_proof", cast.congress.code, matter.pk, 6).content)
    entry = Entry.objects.get(matter=matter, seq=6)
    head = TreeHead(kept["checkpoint"]["size"], bytes.fromhex(kept["checkpoint"]["root"]))
    path = [bytes.fromhex(one) for one in kept["path"]]
    assert verify_inclusion(leaf_hash(bytes.fromhex(entry.hash)), entry.position - 1, path, head)


def test_an_entry_that_the_public_may_not_read_has_no_proof_for_it(client, cast):
    matter = public_matter(cast)
    make_checkpoint(cast.congress, at_ten(DAY))
    assert got(client, "entry_proof", cast.congress.code, matter.pk, 1).status_code == 404


def test_a_matter_that_is_not_public_has_no_proof_for_the_public(client, cast):
    matter = replied(cast)
    make_checkpoint(cast.congress, at_ten(DAY))
    assert got(client, "entry_proof", cast.congress.code, matter.pk, 6).status_code == 404


def test_an_entry_not_yet_under_a_checkpoint_is_refused_with_the_reason(client, cast):
    refused = got(client, "entry_proof", cast.congress.code, public_matter(cast).pk, 6)
    assert refused.status_code == 422
    assert "还没有纳入检查点" in refused.content.decode()


def test_the_list_of_checkpoints_goes_on_by_size_in_the_same_number_of_queries(
    client, cast, django_assert_num_queries, monkeypatch
):
    monkeypatch.setattr("yishi.web.views.proof.LISTED", 2)
    for day in range(3):
        handed_over(cast)
        make_checkpoint(cast.congress, at_ten(after(day)))
    with django_assert_num_queries(2):
        first = got(client, "proof", cast.congress.code)
    with django_assert_num_queries(2):
        second = got(client, "proof", cast.congress.code, before=first.context["before"])
    assert [one.size for one, _ in (*first.context["rows"], *second.context["rows"])] == [12, 8, 4]
