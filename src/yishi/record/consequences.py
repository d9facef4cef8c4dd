"""What an act brings about on other matters, in its own transaction; for ``perform`` alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec
from django.db import OperationalError

from yishi import rulebook
from yishi.kernel.refusal import Overtaken, Refused
from yishi.kernel.text import Text
from yishi.record import examining, statements
from yishi.record.appending import append
from yishi.record.opening import found, look_up

if TYPE_CHECKING:
    from yishi.kernel.facts import Facts
    from yishi.kernel.procedure import Act, Then
    from yishi.kernel.standing import Standing
    from yishi.record.acts import Order
    from yishi.record.models import Matter

Other = tuple["Matter", "Standing"]
Others = list[tuple["Then", "Matter", "Standing"]]


class Busy(Overtaken):
    """Somebody holds the other matter just now: tried anew by ``perform`` before anybody is told."""


def others_of(order: Order, act: Act[Any], facts: Facts, matter: Matter, before: Standing) -> Others:
    """The other matters that the act has consequences for, locked and examined.

    Locked before the record's next place is taken, and never waited for: whoever holds one may be waiting
    for that place, or for our matter.
    """
    aims = [(then, then.on(before, facts)) for then in act.then]
    return [(then, *_other(order, act, then, target, matter)) for then, target in aims if target is not None]


def _other(order: Order, act: Act[Any], then: Then, target: int, matter: Matter) -> Other:
    if target == matter.pk:
        raise Refused(Text("不能并入自身", "A matter cannot be merged into itself"), act.basis)
    try:
        other, there = look_up(target, matter.congress_id, order.on, wait=False)
    except OperationalError as error:
        reason = Text(
            "所选事项正由他人办理，您的操作没有记入", "Somebody is acting on the other matter; nothing was entered"
        )
        raise Busy(reason, remedy=Text("请稍后再试", "Try again in a moment")) from error
    if not then.fits(other.procedure, matter.procedure):
        raise Refused(Text("只能选择同类事项", "Only a matter of the right kind will do"), act.basis)
    examining.examine_consequence(there.procedure.by_code[then.act], there)
    if not then.out_of_turn:
        examining.examine_order_of_days(order.on, there)
    return other, there


def bring_about(order: Order, after: Standing, matter: Matter, others: Others) -> None:
    """Enter on the other matters what follows there."""
    for number, (then, other, there) in enumerate(others):
        follows = then.fitted(there, then.facts(after, matter.pk))
        day = max(order.on, there.steps[-1].on)
        linked = replace(_linked(order, then.act, f"then{number or ''}"), on=day)
        append(linked, there.procedure.by_code[then.act], follows, other, there)


def begun_by(order: Order, act: Act[Any], facts: Facts) -> tuple[Facts, Other | None]:
    """The matter that the act begins, if it does, still without an entry; and the facts that name it."""
    if act.begins is None:
        return facts, None
    procedure = rulebook.procedure_on(act.begins.procedure, order.on)
    new, there = found(procedure, order.office.congress_id, order.on)
    statements.insert(new)
    return msgspec.structs.replace(facts, **{act.begins.named: new.pk}), (new, there)


def enter_begun(order: Order, act: Act[Any], after: Standing, matter: Matter, new: Other) -> None:
    """Write the first entry of the matter begun."""
    if act.begins is None:
        return
    first = new[1].procedure.by_code[act.begins.act]
    append(_linked(order, first.code, "begun"), first, act.begins.facts(after, matter.pk), *new)


def _linked(order: Order, act: str, how: str) -> Order:
    """The same person's order, at the same moment, for what follows."""
    return replace(order, act=act, key=f"{order.key[:56]}.{how}", facts=None, papers=(), matter=None)
