"""Things for tests to act on: a congress, its people, and suggestions at any stage, made through the one door.

cast = make_cast()
draft = perform_quickly("draft", cast.deputy, DAY, suggestion())
perform_quickly("submit", cast.deputy, DAY, matter=draft)

matter = handed_over(cast)          # a suggestion that the lead unit has in hand
"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count

from django.utils import timezone

from yishi.congress.models import Congress, Office, Person, Unit
from yishi.record.acts import Order, perform
from yishi.record.models import Entry, Matter
from yishi.rulebook.roles import OFFICE_TITLES, OfficeKind

DAY = date(2026, 3, 2)  # a Monday, in the recess
_next = count(1)


def after(days):
    """So many days after DAY."""
    return DAY + timedelta(days)


def make_congress(code=None, **values):
    """A county's congress. A demonstration unless told otherwise: tables of real ones cannot be emptied."""
    usual = {"name_zh": "测试县人民代表大会", "level": "county", "created_on": date(2022, 1, 1), "demo": True}
    return Congress.objects.create(code=code or f"{990000 + next(_next) % 10000:06d}", **{**usual, **values})


def make_unit(congress, name=None, **values):
    """A department that handles suggestions."""
    code = f"u{next(_next)}"
    values = {"code": code, "kind": "government_department", "name": name or f"测试县{code}局", **values}
    return Unit.objects.create(congress=congress, **values)


def person(congress, name=None, **values):
    """Somebody in the congress."""
    return Person.objects.create(congress=congress, name=name or f"人员{next(_next)}", **values)


def office(congress, kind, unit=None, name=None, **values):
    """An office held since 2022 by a new person (or by `person=`)."""
    kind = OfficeKind(kind)
    holder = values.pop("person", None) or person(congress, name or f"{OFFICE_TITLES[kind].zh}{next(_next)}")
    values = {"title": OFFICE_TITLES[kind].zh, "held_from": date(2022, 1, 1), **values}
    return Office.objects.create(congress=congress, person=holder, kind=kind, unit=unit, **values)


@dataclass
class Cast:
    """A congress and the offices that a suggestion needs; `head` is of `lead`, `officer` of `other`."""

    congress: Congress
    deputy: Office
    colleague: Office
    clerk: Office
    chair: Office
    lead: Unit
    other: Unit
    head: Office
    officer: Office


def make_cast(congress=None):
    """A congress (new, or the one given) with one of everybody."""
    congress = congress or make_congress()
    lead, other = make_unit(congress), make_unit(congress)
    return Cast(
        congress=congress,
        deputy=office(congress, "deputy"),
        colleague=office(congress, "deputy"),
        clerk=office(congress, "clerk"),
        chair=office(congress, "chairperson"),
        lead=lead,
        other=other,
        head=office(congress, "unit_head", lead),
        officer=office(congress, "unit_staff", other),
    )


def at_ten(day):
    """Ten in the morning of that day, Beijing time."""
    return timezone.make_aware(datetime(day.year, day.month, day.day, 10))


def order(act, office, day, facts=None, matter=None, **values):
    """An order to do an act on its own day. `matter` is a Matter, an Entry of it, or its number."""
    if isinstance(matter, Entry):
        matter = matter.matter_id
    elif isinstance(matter, Matter):
        matter = matter.pk
    values = {"at": at_ten(day), "key": uuid.uuid4().hex, "procedure": "suggestion", **values}
    return Order(act=act, office=office, on=day, facts=facts, matter=matter, **values)


def perform_quickly(act, office, day, facts=None, matter=None, **values):
    """Do an act; the entry it made."""
    return perform(order(act, office, day, facts, matter, **values))


def suggestion(**facts):
    """Facts of a draft."""
    usual = {"title": "关于整修乡村公路的建议", "sector": "transport", "text": "县道多处破损，建议年内整修。" * 3}
    return {**usual, **facts}


def reply(result="A", **facts):
    """Facts of a reply; a class B one needs `promises`."""
    return {"result": result, "text": "所提建议已经研究采纳，现将有关情况答复如下。" * 2, **facts}


def drafted(cast, day=DAY, **facts):
    """A suggestion that its deputy is still writing."""
    return perform_quickly("draft", cast.deputy, day, suggestion(**facts)).matter


def submitted(cast, day=DAY, **facts):
    """A suggestion handed in, in recess."""
    matter = drafted(cast, day, **facts)
    return perform_quickly("submit", cast.deputy, day, {"occasion": "recess"}, matter).matter


def admitted(cast, day=DAY, **facts):
    """A suggestion taken up and numbered."""
    return perform_quickly("admit", cast.clerk, day, None, submitted(cast, day, **facts)).matter


def handed_over(cast, day=DAY, co_units=(), **facts):
    """A suggestion in the hands of the lead unit, and of `co_units` beside it."""
    units = {"lead_unit": cast.lead.pk, "co_units": [unit.pk for unit in co_units]}
    return perform_quickly("assign", cast.clerk, day, units, admitted(cast, day, **facts)).matter


def replied(cast, day=DAY, answer=None, **facts):
    """A suggestion that the head of the lead unit has answered."""
    answer = answer or reply()
    matter = handed_over(cast, day, **facts)
    perform_quickly("draft_reply", cast.head, day, answer, matter)
    return perform_quickly("sign_reply", cast.head, day, answer, matter).matter


def closed(cast, day=DAY, **facts):
    """A suggestion answered to its deputy's satisfaction."""
    return perform_quickly("rate_satisfied", cast.deputy, day, None, replied(cast, day, **facts)).matter
