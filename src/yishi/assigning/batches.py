"""Hands a batch over, slice by slice: each suggestion exactly once, however often it is begun or broken off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db import transaction

from yishi.assigning.models import Batch, Row
from yishi.kernel.refusal import Refused
from yishi.kernel.text import Text
from yishi.record.acts import Order, perform
from yishi.record.models import Entry, Matter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from yishi.assigning.drafts import Edit
    from yishi.congress.models import Office

SLICE: Final = 20
"""So many are handed over in one request: about a second of work."""


@transaction.atomic
def confirm(office: Office, key: str, edits: Sequence[Edit], at: datetime, note: str = "") -> Batch:
    """Write down what the clerk confirmed; nothing is handed over yet. The same key again gives the same batch.

    What has no lead unit is left out. A suggestion that stands otherwise by the time its turn comes is refused then.
    """
    batch, made = Batch.objects.get_or_create(
        congress_id=office.congress_id, key=key, defaults={"office": office, "at": at, "note": note}
    )
    if made:
        matters = Matter.objects.filter(congress=office.congress_id, pk__in=[edit.matter for edit in edits])
        entries = dict(matters.values_list("pk", "last_seq"))
        Row.objects.bulk_create(
            Row(
                batch=batch,
                matter_id=edit.matter,
                lead_unit_id=edit.choice.lead_unit,
                co_units=list(edit.choice.co_units),
                broad=edit.choice.broad,
                expected=entries[edit.matter],
            )
            for edit in edits
            if edit.matter in entries and edit.choice.lead_unit is not None
        )
    return batch


def go_on(batch: Batch, office: Office, on: date, at: datetime) -> int:
    """Hand over the next slice; how many were looked at. Each refusal is noted on its row, and the others go on.

    Raises Refused for anybody but the one who confirmed the batch: whoever hands over answers for it.
    """
    if office.person_id != batch.office.person_id:
        raise Refused(
            Text("这一批由{name}确认，须由其本人继续交办", "{name} confirmed this batch and must go on with it").format(
                name=batch.office.person.name
            ),
            remedy=Text("可以在交办会页面把余下的另行确认", "You can confirm what is left as a batch of your own"),
        )
    rows = list(batch.rows.filter(entry=None, refusal={}).order_by("pk")[:SLICE])
    done = _done_before(batch, rows)
    for row in rows:
        if row.pk in done:
            row.entry, row.on = done[row.pk]
        else:
            _hand_over(batch, row, office, on, at)
        row.save(update_fields=["entry", "on", "refusal"])
    return len(rows)


def _key(batch: Batch, row: Row) -> str:
    return f"hand-over.{batch.key}.{row.matter_id}"


def _done_before(batch: Batch, rows: Sequence[Row]) -> dict[int, tuple[int, date]]:
    """Rows whose hand-over was entered, though whoever entered it was stopped before noting so."""
    keys = {_key(batch, row): row.pk for row in rows}
    entries = Entry.objects.filter(congress=batch.congress_id, key__in=keys)
    return {keys[key]: (seq, on) for key, seq, on in entries.values_list("key", "seq", "on")}


def _hand_over(batch: Batch, row: Row, office: Office, on: date, at: datetime) -> None:
    facts: dict[str, Any] = {"lead_unit": row.lead_unit_id, "co_units": row.co_units, "broad": row.broad}
    order = Order(
        act="assign",
        office=office,
        on=on,
        at=at,
        key=_key(batch, row),
        facts={**facts, "note": batch.note} if batch.note else facts,
        matter=row.matter_id,
        expected=row.expected,
    )
    try:
        row.entry, row.on = perform(order).seq, on
    except Refused as refusal:
        row.refusal = _told(refusal)


def _told(refusal: Refused) -> dict[str, list[str]]:
    """The refusal in both languages, to be read later: reason, article, and what would do."""
    parts = {"reason": refusal.reason, "basis": getattr(refusal.basis, "text", None), "remedy": refusal.remedy}
    return {name: [said.zh, said.en] for name, said in parts.items() if said is not None}
