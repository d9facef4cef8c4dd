"""The one door: ``perform`` is the only writer of the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, OperationalError, transaction

from yishi import rulebook
from yishi.congress.calendar import work_calendar
from yishi.congress.models import Office
from yishi.kernel.facts import Facts, plain
from yishi.kernel.refusal import Overtaken, Refused
from yishi.kernel.standing import Standing, standing
from yishi.kernel.text import Text
from yishi.record import examining, statements
from yishi.record.columns import Index
from yishi.record.models import Document, Entry, EntryDocument, Matter
from yishi.record.repeats import done_before
from yishi.record.sealing import seal_facts
from yishi.record.standings import practice_version, procedure_of
from yishi.record.steps import Body, By, step_of, steps_of
from yishi.record.writing import give_number, next_position, write_entry, write_index

if TYPE_CHECKING:
    from datetime import date, datetime

    from yishi.kernel.procedure import Act, Procedure

Papers = Sequence[tuple[Document, str]]


@dataclass(frozen=True, kw_only=True)
class Order:
    """What somebody wants done.

    ``on`` is the legal day, ``at`` the moment of writing, ``key`` makes a repeated request harmless.
    ``matter`` None begins a new one of ``procedure``. ``expected``: how many entries the person saw.
    ``behalf``: the office of whoever acted on paper. ``migrated``: carried over from older records.
    """

    act: str
    office: Office
    on: date
    at: datetime
    key: str
    facts: Facts | Mapping[str, Any] | None = None
    matter: int | None = None
    procedure: str = ""
    behalf: Office | None = None
    expected: int | None = None
    reason: str = ""
    papers: Papers = ()
    migrated: bool = False


def perform(order: Order) -> Entry:
    """Do one act: append its entry and bring the matter's columns up to date, in one transaction.

    A key used before gives back the entry it made. Raises Refused (or a kind of it) when the law, the
    procedure or the record does not allow it, or the key was used for something else; then nothing is
    written.
    """
    examining.examine_key(order.key)
    try:
        with transaction.atomic():
            return _perform(order)
    except (Refused, IntegrityError):
        done = done_before(order)
        if done is None:
            raise
        return done


def _perform(order: Order) -> Entry:
    if order.matter is None:
        matter, before = _begin(order)
        act = before.procedure.opens
    else:
        matter, before = _look_up(order.matter, order.office.congress_id, order.on)
        act = _act_of(before.procedure, order.act)
    if order.expected is not None and order.expected != matter.last_seq:
        raise Overtaken(
            Text(
                "此件刚刚由他人办理，您的操作没有记入",
                "Somebody acted on this matter just now; nothing was entered",
            ),
            remedy=Text("请查看最新情况后再办理", "Look at where it stands now, and try again"),
        )
    facts = examining.examine(order, act, before)
    other = _other(order, act, facts, matter, before)
    entry, after = _append(order, act, facts, matter, before)
    if other is not None and act.then is not None:
        follows = act.then.fitted(other[1], act.then.facts(after, matter.pk))
        _bring_about(order, act.then.act, follows, *other)
    return entry


def _begin(order: Order) -> tuple[Matter, Standing]:
    if order.procedure not in rulebook.CURRENT:
        raise examining.no_such_procedure(order.procedure)
    procedure = rulebook.procedure_on(order.procedure, order.on)
    if order.act != procedure.opens.code:
        raise examining.no_such_act(order.act)
    practice, term = statements.in_force(order.office.congress_id, order.on)
    matter = Matter(
        congress_id=order.office.congress_id,
        procedure=procedure.code,
        version=procedure.in_force,
        practice_id=practice,
        term_id=term,
        opened=order.on,
        stage=procedure.begins.value,
        series=str(order.on.year),
    )
    before = standing(procedure, (), order.on, practice_version(matter.practice_id), work_calendar())
    examining.examine_begin(order, before)
    return statements.insert(matter), before


def _look_up(pk: int, congress: int, on: date, *, wait: bool = True) -> tuple[Matter, Standing]:
    """Lock the matter and see where it stands."""
    matter = statements.hold(pk, congress, wait=wait)
    if matter is None:
        raise Refused(Text("没有这一事项", "There is no such matter"))
    procedure = procedure_of(matter)
    steps = steps_of(statements.bodies(pk), procedure)
    return matter, standing(procedure, steps, on, practice_version(matter.practice_id), work_calendar())


def _act_of(procedure: Procedure[Any], code: str) -> Act[Any]:
    if code not in procedure.by_code or code == procedure.opens.code:
        raise examining.no_such_act(code)
    return procedure.by_code[code]


def _by(office: Office) -> By:
    return By(office.person_id, office.person.name, office.pk, office.kind, office.title, office.unit_id)


def _append(order: Order, act: Act[Any], facts: Facts, matter: Matter, before: Standing) -> tuple[Entry, Standing]:
    """Write the entry, and the columns that follow from it."""
    position, congress = next_position(matter.congress_id)
    body = _body(order, act, facts, matter, position=position, congress=congress.code, first=before.number is None)
    steps = [*before.steps, step_of(body, before.procedure)]
    after = standing(before.procedure, steps, order.on, before.practice, before.calendar)
    entry = write_entry(body, matter, order, congress)
    if order.papers:
        EntryDocument.objects.bulk_create(
            EntryDocument(entry=entry, document=document, name=name) for document, name in order.papers
        )
    write_index(matter, Index.of(before), Index.of(after), entry)
    return entry, after


def _body(
    order: Order, act: Act[Any], facts: Facts, matter: Matter, *, position: int, congress: str, first: bool
) -> Body:
    """What the entry says; ``first``: the matter has no number yet."""
    series = str(order.on.year) if act.numbers else ""
    return Body(
        congress=congress,
        position=position,
        matter=matter.pk,
        procedure=matter.procedure,
        version=matter.version.isoformat(),
        seq=matter.last_seq + 1,
        act=act.code,
        on=order.on.isoformat(),
        at=order.at.isoformat(),
        by=_by(order.office),
        behalf=_by(order.behalf) if order.behalf else None,
        facts=seal_facts(plain(facts), act.facts, matter),
        papers=[{"sha256": document.sha256, "name": name} for document, name in order.papers],
        series=series,
        number=give_number(matter, series) if act.numbers and first else None,
        reason=order.reason,
        key=order.key,
        practice=None if matter.last_seq else matter.practice_id,
        term=None if matter.last_seq else matter.term_id,
    )


def _other(
    order: Order, act: Act[Any], facts: Facts, matter: Matter, before: Standing
) -> tuple[Matter, Standing] | None:
    """The other matter that the act has a consequence for, locked and examined; None if it has none.

    Locked before the record's next place is taken, and never waited for: whoever holds it may be waiting
    for that place, or for our matter.
    """
    if act.then is None:
        return None
    target = act.then.on(before, facts)
    if target == matter.pk:
        raise Refused(Text("不能并入自身", "A matter cannot be merged into itself"), act.basis)
    try:
        other, standing_there = _look_up(target, matter.congress_id, order.on, wait=False)
    except OperationalError as error:
        reason = Text(
            "所选事项正由他人办理，您的操作没有记入", "Somebody is acting on the other matter; nothing was entered"
        )
        raise Overtaken(reason, remedy=Text("请稍后再试", "Try again in a moment")) from error
    if other.procedure != matter.procedure:
        raise Refused(Text("只能并入同类事项", "Only a matter of the same kind will do"), act.basis)
    examining.examine_stage(standing_there.procedure.by_code[act.then.act], standing_there)
    examining.examine_order_of_days(order.on, standing_there)
    return other, standing_there


def _bring_about(order: Order, act: str, facts: Facts, other: Matter, there: Standing) -> None:
    """Enter on the other matter what follows there, in the same transaction."""
    key = f"{order.key[:56]}.then"
    linked = Order(act=act, office=order.office, on=order.on, at=order.at, key=key)
    _append(linked, there.procedure.by_code[act], facts, other, there)
