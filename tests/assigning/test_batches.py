"""A batch hands each suggestion over exactly once: run twice, broken off, or overtaken."""

import pytest

from tests.making import DAY, admitted, after, at_ten, drafted, make_cast, office, perform_quickly
from yishi.assigning.batches import SLICE, confirm, go_on
from yishi.assigning.drafts import Choice, Edit
from yishi.assigning.models import Batch
from yishi.kernel.refusal import Refused
from yishi.record.models import Entry, Matter
from yishi.record.steps import read_body

pytestmark = pytest.mark.django_db

KEY = "0" * 32


def batch_of(cast, *matters, **choice):
    choice = Choice(**{"lead_unit": cast.lead.pk, "taken": True, **choice})
    return confirm(cast.clerk, KEY, [Edit(matter.pk, 0, choice) for matter in matters], at_ten(DAY))


def go(cast, batch, clerk=None, day=DAY):
    return go_on(batch, clerk or cast.clerk, day, at_ten(day))


def assigned(*matters):
    return Entry.objects.filter(act="assign", matter__in=matters).count()


def noted(batch):
    return [(row.entry, row.on, row.refusal.get("reason", [""])[0]) for row in batch.rows.order_by("pk")]


def test_each_is_handed_over_as_it_was_confirmed(cast):
    matter = admitted(cast)
    choice = Choice(cast.lead.pk, (cast.other.pk,), broad=True, taken=True)
    batch = confirm(cast.clerk, KEY, [Edit(matter.pk, 0, choice)], at_ten(DAY), "请抓紧办理")
    go(cast, batch)

    entry = Entry.objects.get(act="assign")
    facts = {"lead_unit": cast.lead.pk, "co_units": [cast.other.pk], "broad": True, "note": "请抓紧办理"}
    assert read_body(entry.body).facts == facts
    assert (entry.person, entry.on) == (cast.clerk.person, DAY)
    assert noted(batch) == [(entry.seq, DAY, "")]


def test_it_goes_on_slice_by_slice_until_nothing_is_left(cast):
    matters = [admitted(cast) for _ in range(SLICE + 3)]
    batch = batch_of(cast, *matters)

    assert [go(cast, batch) for _ in range(3)] == [SLICE, 3, 0]
    assert assigned(*matters) == SLICE + 3
    assert Matter.objects.filter(stage="handling").count() == SLICE + 3


def test_confirmed_twice_it_is_one_batch(cast):
    matter = admitted(cast)
    batch = batch_of(cast, matter)

    assert batch_of(cast, matter) == batch
    assert (Batch.objects.count(), batch.rows.count()) == (1, 1)


def test_run_twice_at_once_nothing_is_doubled(cast):
    matters = [admitted(cast), admitted(cast)]
    batch = batch_of(cast, *matters)
    go(cast, batch)
    batch.rows.update(entry=None, on=None)  # as the other of two windows, which looked before we had begun, sees it
    go(cast, batch)

    assert assigned(*matters) == 2
    assert all(entry for entry, _, _ in noted(batch))


def test_broken_off_between_an_act_and_its_note_it_goes_on_without_doubling_even_days_later(cast):
    first, second = admitted(cast), admitted(cast)
    batch = batch_of(cast, first, second)
    facts = {"lead_unit": cast.lead.pk, "co_units": [], "broad": False}
    key = f"hand-over.{KEY}.{first.pk}"
    done = perform_quickly("assign", cast.clerk, DAY, facts, first, key=key)
    go(cast, batch, day=after(3))

    assert assigned(first, second) == 2
    assert noted(batch) == [(done.seq, DAY, ""), (done.seq, after(3), "")]


def test_a_refusal_is_told_with_its_reason_and_the_others_go_on(cast):
    gone, fine = admitted(cast), admitted(cast)
    batch = batch_of(cast, gone, fine)
    perform_quickly("withdraw", cast.deputy, DAY, {"reason": "已经解决"}, gone)
    go(cast, batch)

    refused, done = noted(batch)
    assert refused[0] is None
    assert "刚刚由他人办理" in refused[2]
    assert done[0] is not None
    assert go(cast, batch) == 0


def test_what_the_law_refuses_is_refused_with_its_article(cast):
    matter = admitted(cast)
    batch = batch_of(cast, matter, co_units=(cast.lead.pk,))
    go(cast, batch)

    refusal = batch.rows.get().refusal
    assert refusal["reason"][0] == "主办单位不能同时列为协办单位"
    assert "第十五条" in refusal["basis"][0]
    assert assigned(matter) == 0


def test_only_whoever_confirmed_it_goes_on_with_it(cast):
    matter = admitted(cast)
    batch = batch_of(cast, matter)

    with pytest.raises(Refused, match="须由其本人继续交办"):
        go(cast, batch, office(cast.congress, "clerk"))
    assert assigned(matter) == 0


def test_of_another_congress_or_without_a_unit_nothing_is_confirmed(cast):
    edits = [
        Edit(admitted(make_cast()).pk, 0, Choice(cast.lead.pk, taken=True)),
        Edit(admitted(cast).pk, 0, Choice(taken=True)),
    ]

    assert confirm(cast.clerk, KEY, edits, at_ten(DAY)).rows.count() == 0


def test_what_is_still_its_deputys_is_not_handed_over(cast):
    matter = drafted(cast)
    batch = batch_of(cast, matter)
    go(cast, batch)

    assert assigned(matter) == 0
    assert "不能" in noted(batch)[0][2]
