"""What a named secretary may do at another's desk, and how an entry shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q

from yishi.congress.models import Entrustment
from yishi.kernel.refusal import NoPower
from yishi.kernel.text import Text
from yishi.record.models import Entry
from yishi.record.steps import Body, Through, read_body

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from yishi.congress.models import Office
    from yishi.kernel.procedure import Act


def through_of(entrustment: Entrustment) -> Through:
    """How an entry names the secretary, as of that day."""
    return Through(entrustment.pk, entrustment.secretary_id, entrustment.secretary.name)


def in_person(act: Act[Any]) -> NoPower | None:
    """The refusal that a secretary meets; None where the declaration lets the act be entrusted."""
    if act.delegable:
        return None
    return NoPower(
        Text("“{act}”须由本人办理，不能由秘书代办", "“{act}” is done in person, not by a secretary").format(
            act=act.title
        ),
        act.in_person or act.basis,
        Text("请本人登录后办理", "Its holder can sign in and do it"),
    )


def examine_through(through: Entrustment, office: Office, act: Act[Any], on: date, at: datetime) -> None:
    """Whether a secretary may do the act at this desk, on this day and at this moment. Raises NoPower.

    Looked up anew and held until the entry is written: what is revoked meanwhile is revoked.
    """
    held = Entrustment.objects.select_for_update().filter(pk=through.pk).first()
    if held is None or held.office_id != office.pk:
        raise NoPower(Text("没有委托您办理这一职务的事项", "This desk is not entrusted to you"))
    held.office = office
    if not held.in_force(on, at):
        raise NoPower(
            Text("委托不在有效期内，或者已经收回", "The entrustment does not run, or has been revoked"),
            remedy=Text("请本人办理，或者重新委托", "Its holder can act, or entrust the desk anew"),
        )
    refusal = in_person(act)
    if refusal is not None:
        raise refusal


def done_through(entrustments: Sequence[Entrustment], most: int) -> list[tuple[Entry, Body]]:
    """What secretaries entered at one holder's desk under these entrustments, the latest first.

    Found among the holder's own entries by the words of their bodies: canonical JSON spells them one way only.
    """
    if not entrustments:
        return []
    named = Q()
    for one in entrustments:
        named |= Q(body__contains=f'"through":{{"entrustment":{one.pk},')
    rows = Entry.objects.filter(named, congress=entrustments[0].congress_id, person=entrustments[0].office.person_id)
    latest = rows.select_related("matter").defer("matter__text").order_by("-position")[:most]
    return [(entry, read_body(entry.body)) for entry in latest]
