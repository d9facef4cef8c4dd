"""A request made twice: the second gives back what the first one entered, if it asks for the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yishi.kernel.facts import Facts, fields_of, plain, read_facts
from yishi.kernel.refusal import Refused
from yishi.kernel.text import Text
from yishi.record.models import Entry
from yishi.record.standings import procedure_of
from yishi.record.steps import read_body

if TYPE_CHECKING:
    from yishi.record.acts import Order


def done_before(order: Order) -> Entry | None:
    """The entry that this very order made before. Raises Refused if its key was used for something else."""
    key = {"congress": order.office.congress_id, "key": order.key}
    done = Entry.objects.select_related("matter").filter(**key).first()
    if done is not None and not _same(order, done):
        raise Refused(
            Text("同一次提交的内容前后不同；先前提交的已经记入", "Something else was entered under this key"),
            remedy=Text("请查看已记入的内容，需要时重新办理", "Look at what was entered; act anew if needed"),
        )
    return done


def _same(order: Order, done: Entry) -> bool:
    """Whether the order asks for what the entry says, but for what is sealed there and what the record told."""
    if (order.act, order.office.person_id, order.on) != (done.act, done.person_id, done.on):
        return False
    if order.matter not in {None, done.matter_id}:
        return False
    kind = procedure_of(done.matter).by_code[done.act].facts
    try:
        asked = order.facts if isinstance(order.facts, Facts) else read_facts(kind, dict(order.facts or {}))
    except Refused:
        return False
    labels = {field.name: field.label for field in fields_of(kind)}
    unasked = {name for name, label in labels.items() if label.personal or label.told or label.spent}
    return _without(plain(asked), unasked) == _without(read_body(done.body).facts, unasked)


def _without(facts: dict[str, Any], names: set[str]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if name not in names}
