"""The database itself refuses to change or remove an entry, whoever asks."""

import pytest
from django.db import IntegrityError, connection, transaction

from tests.making import drafted, make_cast, make_congress
from yishi.record.models import Entry

pytestmark = pytest.mark.django_db
UNCHANGED = "entries are appended, never changed"
KEPT = "entries are appended, never removed"


def entry_of(**congress):
    drafted(make_cast(make_congress(**congress)))
    return Entry.objects.get()


@pytest.mark.parametrize("column", ["body", "hash"])
@pytest.mark.parametrize("demo", [False, True])
def test_what_an_entry_says_cannot_be_changed(column, demo):
    entry = entry_of(demo=demo)
    with pytest.raises(IntegrityError, match=UNCHANGED), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(**{column: "0" * 64})


def test_what_indexes_an_entry_can_be_rebuilt():
    entry = entry_of(demo=False)
    Entry.objects.filter(pk=entry.pk).update(act="submit", position=7, body=entry.body, hash=entry.hash)
    assert Entry.objects.get().position == 7


def test_an_entry_cannot_be_removed():
    entry = entry_of(demo=False)
    with pytest.raises(IntegrityError, match=KEPT), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM record_entry WHERE id = %s", [entry.pk])


def test_a_demonstration_can_be_played_anew():
    entry_of(demo=True).delete()
    assert not Entry.objects.exists()
