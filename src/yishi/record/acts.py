"""The one door: ``perform`` is the only writer of the record."""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import IntegrityError, transaction

from yishi.congress.models import Entrustment, Office
from yishi.kernel.facts import Facts
from yishi.kernel.refusal import Overtaken, Refused
from yishi.kernel.text import Text
from yishi.record import examining
from yishi.record.appending import append
from yishi.record.consequences import Busy, begun_by, bring_about, enter_begun, others_of
from yishi.record.models import Document, Entry
from yishi.record.opening import act_of, begin, look_up
from yishi.record.repeats import done_before

if TYPE_CHECKING:
    from datetime import date, datetime

Papers = Sequence[tuple[Document, str]]
# How often an act on a matter that somebody else holds is tried again, and the milliseconds between, at most.
_TRIES: Final = 30
_PAUSE: Final = 200


@dataclass(frozen=True, kw_only=True)
class Order:
    """What somebody wants done.

    ``on`` is the legal day, ``at`` the moment of writing, ``key`` makes a repeated request harmless.
    ``matter`` None begins a new one of ``procedure``. ``expected``: how many entries the person saw.
    ``behalf``: the office of whoever acted on paper. ``through``: by which a secretary acts at the office's desk.
    ``migrated``: carried over from older records.
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
    through: Entrustment | None = None
    expected: int | None = None
    reason: str = ""
    papers: Papers = ()
    migrated: bool = False


def perform(order: Order) -> Entry:
    """Do one act: append its entry and bring the matter's columns up to date, in one transaction.

    A key used before gives back the entry it made. Raises Refused (or a kind of it) when the law, the
    procedure or the record does not allow it, or the key was used for something else; then nothing is
    written. Where a matter that the act bears on is held by somebody else, it waits its turn, some seconds at most.
    """
    examining.examine_key(order.key)
    for _ in range(_TRIES):
        try:
            return _perform_once(order)
        except Busy:
            # Nothing is locked meanwhile; unequal pauses, or those who met would meet again.
            time.sleep(secrets.randbelow(_PAUSE) / 1000)
    return _perform_once(order)


def _perform_once(order: Order) -> Entry:
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
        matter, before = begin(order)
        act = before.procedure.opens
    else:
        matter, before = look_up(order.matter, order.office.congress_id, order.on)
        act = act_of(before.procedure, order.act)
    if order.expected is not None and order.expected != matter.last_seq:
        raise Overtaken(
            Text(
                "此件刚刚由他人办理，您的操作没有记入",
                "Somebody acted on this matter just now; nothing was entered",
            ),
            remedy=Text("请查看最新情况后再办理", "Look at where it stands now, and try again"),
        )
    facts = examining.examine(order, act, before)
    others = others_of(order, act, facts, matter, before)
    facts, new = begun_by(order, act, facts)
    entry, after = append(order, act, facts, matter, before)
    bring_about(order, after, matter, others)
    if new is not None:
        enter_begun(order, act, after, matter, new)
    return entry
