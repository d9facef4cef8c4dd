"""Every stored column can be made anew from the entries, at any time and again."""

import json
from datetime import date

import pytest
from django.db import connection

from tests.making import (
    admitted,
    after,
    closed,
    drafted,
    handed_over,
    make_cast,
    perform_quickly,
    replied,
    reply,
)
from yishi.congress.models import Congress
from yishi.kernel.refusal import Refused
from yishi.record.models import Due, Entry, Matter, Participation, Serial
from yishi.record.rebuilding import Changes, rebuild
from yishi.record.verifying import findings, verify

pytestmark = pytest.mark.django_db


def everything(congress):
    """All that is stored, but for the primary keys of what is written anew."""
    tables = [(Entry, ()), (Matter, ()), (Participation, ("id",)), (Due, ("id",)), (Serial, ("id",))]
    return [
        sorted(str({k: v for k, v in row.items() if k not in without}) for row in rows)
        for model, without in tables
        for rows in [model.objects.filter(congress=congress).values()]
    ]


@pytest.fixture
def congress(cast):
    promise = reply("B", promises=[{"text": "年底前完成整修", "due": "2026-12-31"}])
    closed(cast)
    replied(cast, answer=promise)
    handed_over(cast, co_units=[cast.other], phone="13800001111")
    target, merged = admitted(cast), admitted(make_cast(cast.congress), after(1))
    perform_quickly("merge", cast.clerk, after(1), {"into": target.pk}, merged)
    drafted(cast, after(300))
    admitted(cast, after(400))
    return cast.congress


def mended(congress, before):
    """Rebuilt, and as it was."""
    changes = rebuild(congress)
    assert everything(congress) == before
    assert list(findings(congress)) == []
    assert rebuild(congress).total == 0
    return changes


def test_a_sound_record_is_left_alone(congress):
    before = everything(congress)
    assert rebuild(congress) == Changes()
    assert everything(congress) == before


def test_the_columns_of_matters_are_made_anew(congress):
    before = everything(congress)
    Matter.objects.filter(congress=congress).update(
        title="", stage="", due=None, closed=date(2020, 1, 1), last_seq=0, head="", public=True, lead_unit=None,
        version=date(2020, 1, 1), opened=date(2020, 1, 1), series="", number=None,
    )  # fmt: skip
    assert mended(congress, before).matters == 7


def test_numbers_that_were_exchanged_go_back(congress):
    before = everything(congress)
    one, other = Matter.objects.filter(congress=congress, series="2026", number__isnull=False)[:2]
    Matter.objects.filter(pk=one.pk).update(number=None)
    Matter.objects.filter(pk=other.pk).update(number=one.number)
    Matter.objects.filter(pk=one.pk).update(number=other.number)
    assert mended(congress, before).matters == 2


def test_participations_and_dues_are_made_anew(congress):
    before = everything(congress)
    counts = [model.objects.filter(congress=congress).count() for model in (Participation, Due)]
    Participation.objects.filter(congress=congress).delete()
    Due.objects.filter(congress=congress).delete()
    changes = mended(congress, before)
    assert [changes.participations, changes.dues] == counts


def test_participations_and_dues_too_many_are_taken_away(congress):
    before = everything(congress)
    for model, changed in ((Participation, {}), (Due, {"key": "reply:99"})):
        row = model.objects.filter(congress=congress).first()
        row.pk = None
        for name, value in changed.items():
            setattr(row, name, value)
        row.save(force_insert=True)
    changes = mended(congress, before)
    assert (changes.participations, changes.dues) == (1, 1)


def test_counters_are_set_to_the_last_that_was_given(congress):
    before = everything(congress)
    Serial.objects.filter(congress=congress, series="2026").update(last=40)
    Serial.objects.filter(congress=congress, series="2027").delete()
    Congress.objects.filter(pk=congress.pk).update(last_position=3)
    assert mended(congress, before).serials == 3


def test_the_index_columns_of_entries_come_from_their_bytes(congress):
    before = everything(congress)
    Entry.objects.filter(congress=congress).update(act="draft", on=date(2020, 1, 1))
    assert mended(congress, before).entries == Entry.objects.filter(congress=congress).count()


def test_entries_that_took_each_others_places_go_back(congress):
    before = everything(congress)
    count = Entry.objects.filter(congress=congress).count()
    # Every one to the place of another: none is free.
    for entry in Entry.objects.filter(congress=congress):
        Entry.objects.filter(pk=entry.pk).update(position=count + entry.position, key=f"other {entry.key}"[:64])
    for entry in Entry.objects.filter(congress=congress):
        Entry.objects.filter(pk=entry.pk).update(position=2 * count + 1 - entry.position)
    assert mended(congress, before).entries == count


def test_an_entry_put_into_another_matter_or_congress_goes_back(congress):
    before = everything(congress)
    first, last = Matter.objects.filter(congress=congress).order_by("pk")[::6]
    Entry.objects.filter(matter=last, seq=last.last_seq).update(matter=first, seq=99)
    Entry.objects.filter(matter=first, seq=2).update(congress=make_cast().congress)
    assert mended(congress, before).entries == 2


def test_a_matter_lost_with_all_its_columns_comes_back(congress):
    before = everything(congress)
    matter = Matter.objects.filter(congress=congress, stage="closed").get()
    sql = "DELETE FROM record_{} WHERE {} = %s"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
        for table, column in (("participation", "matter_id"), ("due", "matter_id"), ("matter", "id")):
            cursor.execute(sql.format(table, column), [matter.pk])
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    assert verify(congress) is not None
    mended(congress, before)


def test_a_dry_run_counts_and_changes_nothing(congress):
    Matter.objects.filter(congress=congress).update(title="")
    Due.objects.filter(congress=congress).delete()
    Serial.objects.filter(congress=congress).update(last=90)
    Entry.objects.filter(congress=congress, position=1).update(act="submit")
    before = everything(congress)
    counted = rebuild(congress, dry_run=True)
    assert everything(congress) == before
    assert rebuild(congress) == counted


def test_two_entries_that_claim_one_place_are_left_to_people(congress):
    entry = Entry.objects.filter(congress=congress).first()
    Entry.objects.create(
        congress=congress, position=1000, matter_id=entry.matter_id, seq=1000, act=entry.act, on=entry.on,
        recorded_at=entry.recorded_at, person_id=entry.person_id, key="copy", body=entry.body, hash=entry.hash,
    )  # fmt: skip
    with pytest.raises(Refused, match="1条记录自称的位置已有他条"):
        rebuild(congress)
    assert Entry.objects.get(pk=entry.pk).position == entry.position


def test_rebuilding_hides_no_tampering_with_entries(congress):
    entry = Entry.objects.filter(congress=congress, act="rate_satisfied").get()
    body = {**json.loads(entry.body), "act": "rate_dissatisfied"}
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
        else:
            cursor.execute("DROP TRIGGER entry_is_never_changed")
        cursor.execute(
            "UPDATE record_entry SET body = %s WHERE id = %s", [json.dumps(body, ensure_ascii=False), entry.pk]
        )
    rebuild(congress)
    finding = verify(congress)
    assert (finding.matter, finding.seq) == (entry.matter_id, entry.seq)


def test_another_congress_is_left_alone(congress):
    other = make_cast()
    closed(other)
    Matter.objects.filter(congress=other.congress).update(title="")
    assert rebuild(congress).total == 0
    assert Matter.objects.get(congress=other.congress).title == ""


def test_progress_is_told(congress):
    told = []
    rebuild(congress, lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] == Entry.objects.filter(congress=congress).count()


def test_it_can_go_on_where_it_was_interrupted(congress):
    before = everything(congress)
    entry = Entry.objects.filter(congress=congress).order_by("position")[3]
    Entry.objects.filter(pk=entry.pk).update(position=-entry.pk, seq=1_000_000_000 + entry.pk, key="mending")
    rebuild(congress)
    assert everything(congress) == before
