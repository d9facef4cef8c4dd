"""Whatever is done to the record behind the program's back is found: a hundred and more cases, by chance but seeded.

Each is done with raw SQL, with the database's own guards out of the way, to a small record with two checkpoints.
"""

import json
import random
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.making import (
    DAY,
    admitted,
    after,
    at_ten,
    closed,
    drafted,
    handed_over,
    make_cast,
    make_congress,
    perform_quickly,
    replied,
    reply,
    suggestion,
)
from yishi.congress.models import Congress
from yishi.kernel.chain import GENESIS, canonical, entry_hash
from yishi.record.checkpoints import make_checkpoint
from yishi.record.findings import Kind
from yishi.record.models import Checkpoint, Due, Entry, EntryDocument, Matter, Participation, Sealed, Serial
from yishi.record.papers import keep, path_of
from yishi.record.verifying import findings, verify

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
TIMES = range(8)


@pytest.fixture
def record(cast):
    """Seven suggestions in different stages, a document, a sealed telephone number, two checkpoints."""
    paper = keep(cast.congress, PDF, "附件.pdf", at_ten(DAY))
    promise = reply("B", promises=[{"text": "年底前完成整修", "due": "2026-12-31"}])
    closed(cast)
    replied(cast, answer=promise)
    handed_over(cast, co_units=[cast.other], phone="13800001111")
    make_checkpoint(cast.congress, at_ten(DAY))
    drafted(cast, after(1))
    target, merged = admitted(cast, after(1)), admitted(make_cast(cast.congress), after(1))
    perform_quickly("merge", cast.clerk, after(2), {"into": target.pk}, merged)
    perform_quickly("draft", cast.deputy, after(2), suggestion(), papers=[(paper, "附件.pdf")])
    make_checkpoint(cast.congress, at_ten(after(2)))
    cast.congress.refresh_from_db()
    return cast.congress


@contextmanager
def behind_its_back():
    """What is done inside is undone at the end; nothing in the database stands in its way."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
        else:
            cursor.execute("DROP TRIGGER entry_is_never_changed")
            cursor.execute("DROP TRIGGER entry_is_never_removed")
        yield cursor
        transaction.set_rollback(True)


def assign(cursor, table, pk, **values):
    columns = ", ".join(f"{connection.ops.quote_name(name)} = %s" for name in values)
    cursor.execute(f"UPDATE {table} SET {columns} WHERE id = %s", [*values.values(), pk])  # noqa: S608 - our tables


def rows(model, congress):
    return list(model.objects.filter(congress=congress).order_by("pk"))


def found(record, tamper, seed, *kinds):
    """Tampers once and verifies; the findings' kinds must be among those named."""
    with behind_its_back() as cursor:
        tamper(cursor, record, random.Random(seed))  # noqa: S311 - chance that can be repeated
        first = verify(record)
        everything = list(findings(record))
    assert first is not None, f"not found: {tamper.__name__} with seed {seed}"
    assert everything[0] == first
    assert first.kind in kinds, first.text
    assert first.text.zh
    assert first.text.en
    return first


def test_an_untouched_record_is_found_whole(record):
    assert list(findings(record)) == []
    assert verify(record, chain_only=True) is None


def test_tampering_in_these_tests_is_undone_each_time(record):
    with behind_its_back() as cursor:
        cursor.execute("DELETE FROM record_entry")
    assert verify(record) is None


# ------------------------------------------------------------------------------------ entries


def changed_body(text, chance):
    """The same entry saying something else: still canonical, so that only the hash can tell."""
    body = json.loads(text)
    path = chance.choice(["on", "by", "facts", "act", "key", "reason"])
    if path == "by":
        body["by"]["name"] += "某"
    elif path == "facts":
        body["facts"] = {**body.get("facts", {}), "title": "一件被人改过的建议"}
    elif path == "on":
        body["on"] = "2026-03-01"
    else:
        body[path] = f"{body.get(path, '')}x"
    return canonical(body).decode()


def change_body(cursor, record, chance):
    entry = chance.choice(rows(Entry, record))
    assign(cursor, "record_entry", entry.pk, body=changed_body(entry.body, chance))


def change_one_letter(cursor, record, chance):
    entry = chance.choice(rows(Entry, record))
    at = chance.randrange(len(entry.body))
    letter = chance.choice([each for each in "0123456789 议" if each != entry.body[at]])
    assign(cursor, "record_entry", entry.pk, body=entry.body[:at] + letter + entry.body[at + 1 :])


def change_hash(cursor, record, chance):
    entry = chance.choice(rows(Entry, record))
    wrong = chance.choice(["0" * 64, entry.hash[::-1], entry.hash[:-1], "no hash at all"])
    assign(cursor, "record_entry", entry.pk, hash=wrong)


def remove(cursor, record, chance):
    cursor.execute("DELETE FROM record_entry WHERE id = %s", [chance.choice(rows(Entry, record)).pk])


def remove_the_last_of_a_matter(cursor, record, chance):
    matter = chance.choice(rows(Matter, record))
    cursor.execute("DELETE FROM record_entry WHERE matter_id = %s AND seq = %s", [matter.pk, matter.last_seq])


def insert(cursor, record, chance):
    """Between two others, whose places move up; the hashes are left as they were."""
    entry = chance.choice(rows(Entry, record))
    for statement, values in (
        ("SET position = -position WHERE congress_id = %s AND position >= %s", [record.pk, entry.position]),
        ("SET position = 1 - position WHERE congress_id = %s AND position < 0", [record.pk]),
        ("SET seq = seq + 1000 WHERE matter_id = %s AND seq >= %s", [entry.matter_id, entry.seq]),
        ("SET seq = seq - 999 WHERE matter_id = %s AND seq >= 1000", [entry.matter_id]),
    ):
        cursor.execute(f"UPDATE record_entry {statement}", values)
    append(entry, position=entry.position, seq=entry.seq)


def append(entry, **values):
    names = [field.column for field in Entry._meta.concrete_fields if field.column != "id"]
    row = {**{name: getattr(entry, name) for name in names}, "key": "inserted", **values}
    Entry.objects.bulk_create([Entry(**row)])


def insert_at_the_end(cursor, record, chance):
    matter = chance.choice(rows(Matter, record))
    last = Entry.objects.get(matter=matter, seq=matter.last_seq)
    body = json.loads(last.body)
    body.update(seq=last.seq + 1, position=record.last_position + 1, key="inserted")
    text = canonical(body)
    hashed = entry_hash(text, last.hash)
    append(last, body=text.decode(), hash=hashed, seq=body["seq"], position=body["position"])


def reorder_bodies(cursor, record, chance):
    one, other = chance.sample(rows(Entry, record), 2)
    assign(cursor, "record_entry", one.pk, body=other.body, hash=other.hash)
    assign(cursor, "record_entry", other.pk, body=one.body, hash=one.hash)


def reorder_places(cursor, record, chance):
    """Two entries of one matter change places in its chain."""
    matter = chance.choice([each for each in rows(Matter, record) if each.last_seq > 1])
    one, other = chance.sample(rows_of(matter), 2)
    assign(cursor, "record_entry", one.pk, seq=1000)
    assign(cursor, "record_entry", other.pk, seq=one.seq)
    assign(cursor, "record_entry", one.pk, seq=other.seq)


def rows_of(matter):
    return list(Entry.objects.filter(matter=matter).order_by("seq"))


def reorder_positions(cursor, record, chance):
    one, other = chance.sample(rows(Entry, record), 2)
    assign(cursor, "record_entry", one.pk, position=-1)
    assign(cursor, "record_entry", other.pk, position=one.position)
    assign(cursor, "record_entry", one.pk, position=other.position)


def move_to_another_matter(cursor, record, chance):
    matter, other = chance.sample(rows(Matter, record), 2)
    last = Entry.objects.get(matter=matter, seq=matter.last_seq)
    assign(cursor, "record_entry", last.pk, matter_id=other.pk, seq=other.last_seq + 1)


def change_index_column(cursor, record, chance):
    entry = chance.choice(rows(Entry, record))
    others = {
        "act": "submit" if entry.act != "submit" else "draft",
        "on": "2026-01-01",
        "recorded_at": "2026-01-01 00:00:00+00:00" if connection.vendor == "postgresql" else "2026-01-01 00:00:00",
        "person_id": entry.person_id + 1,
        "key": "another",
        "position": 10**6,
        "congress_id": make_congress().pk,
    }
    name = chance.choice(sorted(others))
    assign(cursor, "record_entry", entry.pk, **{name: others[name]})


def forge(cursor, record, chance):
    """Changes an entry and recomputes every hash from there on, and the matter's head: only a checkpoint tells."""
    entry = chance.choice(rows(Entry, record))
    body = json.loads(entry.body)
    body["by"]["name"] += "某"
    before = Entry.objects.filter(matter=entry.matter_id, seq=entry.seq - 1).first()
    head, text = before.hash if before else GENESIS, canonical(body)
    for each in rows_of(entry.matter_id)[entry.seq - 1 :]:
        text = text if each.pk == entry.pk else each.body.encode()
        head = entry_hash(text, head)
        assign(cursor, "record_entry", each.pk, body=text.decode(), hash=head)
    assign(cursor, "record_matter", entry.matter_id, head=head)


@pytest.mark.parametrize("seed", TIMES)
@pytest.mark.parametrize(
    ("tamper", "kinds"),
    [
        (change_body, (Kind.CHAIN,)),
        (change_one_letter, (Kind.CHAIN,)),
        (change_hash, (Kind.CHAIN,)),
        (remove, (Kind.CHAIN,)),
        (remove_the_last_of_a_matter, (Kind.CHAIN,)),
        (insert, (Kind.CHAIN,)),
        (insert_at_the_end, (Kind.CHAIN,)),
        (reorder_bodies, (Kind.CHAIN,)),
        (reorder_places, (Kind.CHAIN,)),
        (move_to_another_matter, (Kind.CHAIN,)),
        (reorder_positions, (Kind.ENTRY,)),
        (change_index_column, (Kind.ENTRY,)),
        (forge, (Kind.CHECKPOINT,)),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_an_entry_tampered_with_is_found(record, tamper, kinds, seed):
    found(record, tamper, seed, *kinds)


def test_the_finding_names_the_matter_and_the_entry(record):
    entry = rows(Entry, record)[3]
    with behind_its_back() as cursor:
        assign(cursor, "record_entry", entry.pk, body=entry.body.replace("2026", "2025", 1))
        finding = verify(record, chain_only=True)
    assert (finding.matter, finding.seq) == (entry.matter_id, entry.seq)
    assert finding.text.zh.startswith(f"事项{entry.matter_id}第{entry.seq}条记录：内容与摘要不符")


def test_one_wrong_link_is_one_finding(record):
    entry = rows(Entry, record)[1]
    with behind_its_back() as cursor:
        assign(cursor, "record_entry", entry.pk, body=entry.body.replace("2026", "2025", 1))
        assert len(list(findings(record, chain_only=True))) == 1


def test_bytes_that_are_no_entry_are_said_to_be_none(record):
    entry = rows(Entry, record)[0]
    with behind_its_back() as cursor:
        assign(cursor, "record_entry", entry.pk, body="{")
        kinds = [finding.kind for finding in findings(record)]
    assert kinds[:2] == [Kind.CHAIN, Kind.ENTRY]


# ------------------------------------------------------------------------------------ what is stored beside them

OTHER = {
    "title": "别的标题", "text": "别的正文", "category": "other", "stage": "handling_elsewhere", "outcome": "D",
    "rating": "none", "procedure": "suggestion_report", "version": date(2015, 8, 29), "series": "1999",
    "number": 77, "opened": date(2020, 1, 1), "closed": date(2020, 1, 1), "due": date(2020, 1, 1),
    "last_seq": 99, "last_on": date(2020, 1, 1), "head": "0" * 64, "lead_unit_id": None, "lead_deputy_id": None,
    "confidential": True, "public": True, "practice_id": 99, "term_id": 99,
}  # fmt: skip


@pytest.mark.parametrize("column", OTHER)
def test_a_column_of_a_matter_changed_is_found(record, column):
    def change(cursor, record, chance):
        chosen = chance.choice([each for each in rows(Matter, record) if getattr(each, column) != OTHER[column]])
        assign(cursor, "record_matter", chosen.pk, **{column: OTHER[column]})

    for seed in range(3):
        finding = found(record, change, seed, Kind.CHAIN, Kind.MATTER)
        assert finding.column in {column, ""}


def test_every_column_of_a_matter_is_looked_at():
    columns = {field.attname for field in Matter._meta.concrete_fields}
    assert columns - {"id", "congress_id"} == OTHER.keys()


def change_row(table, model, **others):
    def change(cursor, record, chance):
        row = chance.choice(rows(model, record))
        name = chance.choice(sorted(others))
        assert getattr(row, name) != others[name]
        assign(cursor, table, row.pk, **{name: others[name]})

    return change


def remove_row(table, model):
    def remove(cursor, record, chance):
        cursor.execute(f"DELETE FROM {table} WHERE id = %s", [chance.choice(rows(model, record)).pk])  # noqa: S608 - our tables

    return remove


def repeat_participation(cursor, record, chance):
    row = chance.choice(rows(Participation, record))
    row.pk = None
    row.role = chance.choice([row.role, "lead_deputy"])
    row.save(force_insert=True)


def add_due(cursor, record, chance):
    row = chance.choice(rows(Due, record))
    row.pk, row.key = None, "reply:99"
    row.save(force_insert=True)


def raise_last_position(cursor, record, chance):
    assign(cursor, "congress_congress", record.pk, last_position=record.last_position + chance.choice([-1, 1, 5]))


def add_serial(cursor, record, chance):
    Serial.objects.create(congress=record, procedure="suggestion", series="1999", last=chance.randrange(1, 9))


def empty_a_matter(cursor, record, chance):
    cursor.execute("DELETE FROM record_entry WHERE matter_id = %s", [chance.choice(rows(Matter, record)).pk])


def remove_a_matter(cursor, record, chance):
    cursor.execute("DELETE FROM record_matter WHERE id = %s", [chance.choice(rows(Matter, record)).pk])


BESIDE = [
    (change_row("record_participation", Participation, role="nobody", person_id=0, unit_id=0), Kind.PARTICIPATION),
    (remove_row("record_participation", Participation), Kind.PARTICIPATION),
    (repeat_participation, Kind.PARTICIPATION),
    (
        change_row(
            "record_due", Due, code="none", key="none:1", began=date(2020, 1, 1), due=date(2020, 1, 1),
            met_on=date(2020, 1, 1), binds="nobody", person_id=0, unit_id=0,
        ),
        Kind.DUE,
    ),
    (remove_row("record_due", Due), Kind.DUE),
    (add_due, Kind.DUE),
    (change_row("record_serial", Serial, last=1), Kind.SERIAL),
    (change_row("record_serial", Serial, last=99), Kind.SERIAL),
    (remove_row("record_serial", Serial), Kind.SERIAL),
    (add_serial, Kind.SERIAL),
    (
        change_row(
            "record_checkpoint", Checkpoint, size=3, root="0" * 64, frontier="0:", signature="0" * 128,
            public_key="0" * 64, made_at=at_ten(after(9)),
        ),
        Kind.CHECKPOINT,
    ),
    (change_row("record_checkpoint", Checkpoint, size=10**6), Kind.CHECKPOINT),
    (raise_last_position, Kind.POSITION),
    (remove_a_matter, Kind.POSITION),
    (empty_a_matter, Kind.CHAIN),
    (remove_row("record_sealed", Sealed), Kind.SEALED),
    (change_row("record_sealed", Sealed, ciphertext=b"x", commitment="0" * 64), Kind.SEALED),
]  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("tamper", "kind"), BESIDE)
def test_what_is_stored_beside_the_entries_is_checked_too(record, tamper, kind, seed):
    found(record, tamper, seed, kind)


def test_a_root_kept_elsewhere_tells_when_the_checkpoints_themselves_were_removed(record):
    last = rows(Checkpoint, record)[-1]
    kept = {last.size: last.root}
    assert list(findings(record, kept=kept)) == []
    with behind_its_back() as cursor:
        cursor.execute("DELETE FROM record_checkpoint")
        forge(cursor, record, random.Random(0))  # noqa: S311 - chance that can be repeated
        assert [finding.kind for finding in findings(record)] == []
        (finding,) = findings(record, kept=kept)
    assert finding.text.zh.startswith(f"您所保存的第{last.size}条记录处的根摘要：与现有记录不符")


# ------------------------------------------------------------------------------------ documents


def paper_of(record):
    return EntryDocument.objects.get(entry__congress=record)


@pytest.mark.parametrize("content", [PDF + b"x", PDF.replace(b"obj", b"OBJ"), b""])
def test_a_file_changed_is_found(record, content):
    path_of(paper_of(record).document).write_bytes(content)
    assert verify(record).kind is Kind.DOCUMENT


def test_a_file_lost_is_found(record):
    path_of(paper_of(record).document).unlink()
    assert verify(record).text.zh.endswith("文件不存在")


@pytest.mark.parametrize("values", [{"name": "另一个名称"}, None])
def test_a_document_taken_from_its_entry_is_found(record, values):
    attached = paper_of(record)
    with behind_its_back() as cursor:
        if values:
            assign(cursor, "record_entrydocument", attached.pk, **values)
        else:
            cursor.execute("DELETE FROM record_entrydocument")
        finding = verify(record)
    assert (finding.kind, finding.matter) == (Kind.DOCUMENT, attached.entry.matter_id)


# ------------------------------------------------------------------------------------ how it goes about it


def test_another_congress_is_not_looked_at(record):
    other = make_cast()
    closed(other)
    with behind_its_back() as cursor:
        cursor.execute("UPDATE record_entry SET hash = '' WHERE congress_id = %s", [record.pk])
        assert verify(other.congress) is None
        assert verify(record) is not None


def test_progress_is_told_and_comes_to_its_end(record):
    told = []
    assert verify(record, lambda done, total: told.append((done, total))) is None
    assert told[-1] == (told[-1][1], told[-1][1])
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_it_takes_the_same_statements_for_ten_matters_as_for_twenty(cast):
    counts = []
    for _ in range(2):
        for _ in range(10):
            drafted(cast)
        with CaptureQueriesContext(connection) as queries:
            assert verify(cast.congress) is None
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_sm3_chains_are_checked_as_well(db):
    cast = make_cast(make_congress(hash_algorithm="sm3"))
    closed(cast)
    assert verify(cast.congress) is None
    Congress.objects.filter(pk=cast.congress.pk).update(hash_algorithm="sha256")
    assert verify(cast.congress).kind is Kind.CHAIN
