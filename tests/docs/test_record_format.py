"""docs/reference/record-format.md is enough to check a record with: this verifier is written from it alone.

The verifier uses nothing of `yishi`. The record that it checks is made by the program, and read with plain SQL.
"""

import hashlib
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import connection
from django.utils import timezone

from tests.making import after, closed, handed_over, make_cast, make_congress, office, person, replied
from yishi.congress.models import Account
from yishi.record import sealing
from yishi.record.checkpoints import make_checkpoint

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "record-format.md"


# ------------------------------------------------------------------------- the verifier, from the page alone


def digest(algorithm, data):
    return hashlib.new(algorithm, data).digest()


def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def entry_hash(algorithm, previous, body):
    return digest(algorithm, b"yishi entry 1 " + algorithm.encode() + b"\n" + previous + body)


def leaf(algorithm, hashed):
    return digest(algorithm, b"\x00" + hashed)


def node(algorithm, left, right):
    return digest(algorithm, b"\x01" + left + right)


def root(algorithm, leaves):
    if not leaves:
        return digest(algorithm, b"")
    if len(leaves) == 1:
        return leaves[0]
    left = 1
    while left * 2 < len(leaves):
        left *= 2
    return node(algorithm, root(algorithm, leaves[:left]), root(algorithm, leaves[left:]))


def root_by_path(algorithm, hashed, position, size, path):
    """The root to which the path leads from the entry at that position, or None if it does not fit."""
    at, last, reached = position - 1, size - 1, leaf(algorithm, hashed)
    for sibling in map(bytes.fromhex, path):
        if last == 0:
            return None
        if at % 2 or at == last:
            reached = node(algorithm, sibling, reached)
            while at % 2 == 0:
                at, last = at // 2, last // 2
        else:
            reached = node(algorithm, reached, sibling)
        at, last = at // 2, last // 2
    return reached if last == 0 else None


def is_signed(checkpoint):
    names = ("algorithm", "congress", "made_at", "root", "size")
    signed = b"yishi checkpoint 1\n" + canonical({name: checkpoint[name] for name in names})
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(checkpoint["public_key"]))
    try:
        key.verify(bytes.fromhex(checkpoint["signature"]), signed)
    except InvalidSignature:
        return False
    return True


def wrong(algorithm, entries, checkpoints):
    """What is wrong with a record of (body, hash) in the order of positions, and its checkpoints."""
    heads, counts, leaves = {}, {}, []
    for position, (body, claimed) in enumerate(entries, start=1):
        said = json.loads(body)
        if canonical(said) != body:
            return f"entry {position} is not canonical"
        matter = said["matter"]
        counts[matter] = counts.get(matter, 0) + 1
        if (said["position"], said["seq"]) != (position, counts[matter]):
            return f"entry {position} is out of place"
        heads[matter] = entry_hash(algorithm, heads.get(matter, bytes(32)), body)
        if heads[matter].hex() != claimed:
            return f"entry {position} has another hash"
        leaves.append(leaf(algorithm, heads[matter]))
    for checkpoint in checkpoints:
        size = checkpoint["size"]
        if size > len(leaves) or root(algorithm, leaves[:size]).hex() != checkpoint["root"]:
            return f"checkpoint {size} has another root"
        if not is_signed(checkpoint):
            return f"checkpoint {size} is not signed"
    return None


# ------------------------------------------------------------------------------- a record to check, by SQL


def rows(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def read_record(code):
    [(pk, algorithm)] = rows("SELECT id, hash_algorithm FROM congress_congress WHERE code = %s", code)
    entries = [
        (body.encode(), hashed)
        for body, hashed in rows("SELECT body, hash FROM record_entry WHERE congress_id = %s ORDER BY position", pk)
    ]
    found = rows(
        "SELECT size, root, made_at, public_key, signature FROM record_checkpoint WHERE congress_id = %s ORDER BY size",
        pk,
    )
    names = ("size", "root", "made_at", "public_key", "signature")
    checkpoints = [{**dict(zip(names, row, strict=True)), "algorithm": algorithm, "congress": code} for row in found]
    for one in checkpoints:
        made_at = datetime.fromisoformat(str(one["made_at"]))
        one["made_at"] = (made_at if made_at.tzinfo else made_at.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    return algorithm, entries, checkpoints


@pytest.fixture(params=["sha256", "sm3"])
def cast(request, db, settings, tmp_path):
    if request.param not in hashlib.algorithms_available:
        pytest.skip("this OpenSSL has no SM3")
    settings.KEYS = tmp_path / "keys"
    sealing._cipher.cache_clear()
    yield make_cast(make_congress(hash_algorithm=request.param))
    sealing._cipher.cache_clear()


@pytest.fixture
def record(cast):
    """Four matters with their chains interleaved, and two checkpoints, the last one behind the end."""
    closed(cast)
    handed_over(cast, co_units=[cast.other], phone="13800000000")
    make_checkpoint(cast.congress, timezone.now())
    replied(cast, day=after(3))
    make_checkpoint(cast.congress, timezone.now())
    handed_over(cast, title="关于“清河”治理的建议\t（二）\U0001f30a")
    return read_record(cast.congress.code)


def test_a_record_as_it_was_entered_is_found_whole(record):
    assert len(record[1]) > 20
    assert [one["size"] for one in record[2]] == sorted({one["size"] for one in record[2]})
    assert wrong(*record) is None


def test_personal_data_is_in_no_body(record):
    assert not any(b"13800000000" in body for body, _hash in record[1])


def test_a_changed_entry_is_found(record):
    algorithm, entries, checkpoints = record
    body, hashed = entries[4]
    entries[4] = (body.replace(b'"act":"', b'"act":"x', 1), hashed)
    assert wrong(algorithm, entries, checkpoints) == "entry 5 has another hash"


def test_an_entry_cut_out_is_found(record):
    algorithm, entries, checkpoints = record
    assert wrong(algorithm, entries[:6] + entries[7:], checkpoints) == "entry 7 is out of place"


def test_entries_cut_off_at_the_end_are_found_by_a_checkpoint(record):
    algorithm, entries, checkpoints = record
    size = checkpoints[-1]["size"]
    assert wrong(algorithm, entries[: size - 1], checkpoints) == f"checkpoint {size} has another root"


def test_a_history_written_anew_does_not_fit_a_checkpoint_kept_by_somebody(record):
    algorithm, entries, checkpoints = record
    heads, anew = {}, []
    for body, _hash in entries:
        said = json.loads(body)
        said["by"]["name"] = "别人"
        heads[said["matter"]] = entry_hash(algorithm, heads.get(said["matter"], bytes(32)), canonical(said))
        anew.append((canonical(said), heads[said["matter"]].hex()))
    assert wrong(algorithm, anew, []) is None
    assert wrong(algorithm, anew, checkpoints) == f"checkpoint {checkpoints[0]['size']} has another root"


def test_a_checkpoint_with_another_time_is_not_signed(record):
    algorithm, entries, checkpoints = record
    checkpoints[0]["made_at"] = "2020-01-01T00:00:00+00:00"
    assert wrong(algorithm, entries, checkpoints) == f"checkpoint {checkpoints[0]['size']} is not signed"


def sign_in(client, cast):
    account = Account.objects.create(username="clerk")
    office(cast.congress, "clerk", person=person(cast.congress, account=account))
    client.force_login(account)


def test_a_proof_from_the_site_leads_from_an_entry_to_its_signed_checkpoint(client, cast, record):
    algorithm, entries, _checkpoints = record
    sign_in(client, cast)
    matter = json.loads(entries[0][0])["matter"]
    told = client.get(f"/c/{cast.congress.code}/m/{matter}/entry/2/proof.json").json()
    assert told["format"] == "yishi inclusion 1"
    assert told["hash"] == entries[told["position"] - 1][1]
    checkpoint = told["checkpoint"]
    assert checkpoint["format"] == "yishi checkpoint 1"
    assert is_signed(checkpoint)
    reached = root_by_path(algorithm, bytes.fromhex(told["hash"]), told["position"], checkpoint["size"], told["path"])
    assert reached.hex() == checkpoint["root"]


# -------------------------------------------------------------------------------- the examples of the page


def shown(name):
    """The block of the page under that comment."""
    page = PAGE.read_text(encoding="utf-8")
    return re.search(rf"^<!-- {name} -->\n+```\w*\n(.*?)\n```$", page, re.DOTALL | re.MULTILINE)[1]


@pytest.mark.parametrize("algorithm", ["sha256", "sm3"])
def test_the_hashes_on_the_page_are_right(algorithm):
    previous = bytes(32)
    for number in (1, 2):
        previous = entry_hash(algorithm, previous, shown(f"body {number}").encode())
        assert shown(f"hash {number} {algorithm}") == previous.hex()


def test_the_bodies_on_the_page_are_canonical():
    for number in (1, 2):
        body = shown(f"body {number}")
        assert canonical(json.loads(body)).decode() == body


def test_the_checkpoint_on_the_page_is_right():
    checkpoint = json.loads(shown("checkpoint"))
    leaves = [leaf("sha256", bytes.fromhex(shown(f"hash {number} sha256"))) for number in (1, 2)]
    assert root("sha256", leaves).hex() == checkpoint["root"]
    assert is_signed(checkpoint)


def test_the_page_names_every_field_of_a_body(record):
    page = PAGE.read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE))
    used = {name for body, _hash in record[1] for name in json.loads(body)}
    assert used <= named
