"""What one paper enters: all of its acts in one transaction, or none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.db import transaction

from yishi.congress.models import Office
from yishi.record.acts import Order, perform
from yishi.record.models import Matter
from yishi.record.standings import standing_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from yishi.congress.models import Congress
    from yishi.record.models import Entry
    from yishi.web.paper import Way


def offices_of(congress: Congress, keys: Iterable[str]) -> list[Office]:
    """The deputies ticked, by the keys of their offices, in the order of their names."""
    found = Office.objects.filter(congress=congress, pk__in=[int(one) for one in keys])
    return list(found.select_related("person").order_by("person__name", "pk"))


@transaction.atomic
def enter_whole(base: Order, way: Way, facts: Mapping[str, Any], signers: list[Office], handing_in: Any) -> Entry:
    """Begin a matter, enter each signature, and hand it in. ``base``: who enters it, for whom, from what, when."""
    first = perform(replace(base, act=way.opens.code, facts=facts, procedure=way.procedure.code, key=f"{base.key}.0"))
    if signers:
        enter_signatures(base, way, first.matter_id, signers)
    order = replace(base, act=way.submit.code, facts=handing_in, matter=first.matter_id, key=f"{base.key}.handed")
    return perform(order)


@transaction.atomic
def enter_signatures(base: Order, way: Way, matter: int, signers: list[Office]) -> Entry:
    """Invite whoever has not been invited, in the lead deputy's name; then each confirms. The last entry."""
    stands = standing_of(Matter.objects.get(pk=matter), base.on)
    known = {party.id for part in ("invited", "cosigner") for party in stands.parties.get(part, ())}
    new = [one.person_id for one in signers if one.person_id not in known]
    if new:
        named = next(one.of for one in way.invite.engages if one.part == "invited")
        perform(replace(base, act=way.invite.code, matter=matter, facts={named: new}, key=f"{base.key}.invited"))
    entries = [
        perform(replace(base, act=way.cosign.code, matter=matter, behalf=one, facts=None, key=f"{base.key}.{one.pk}"))
        for one in signers
    ]
    return entries[-1]


def signed_words(deputy: Office, on: date) -> str:
    """What a paper is, as the record says it unless the clerk writes otherwise."""
    return f"{deputy.person.name}代表签名的纸质材料（{on.year}年{on.month}月{on.day}日收到）"
