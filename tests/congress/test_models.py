"""What the tables hold and what they refuse."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from yishi.congress.models import Congress, CongressTerm, Office, Person, Unit
from yishi.kernel.refusal import Refused

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 23)


def test_a_term_is_called_by_its_number():
    assert [CongressTerm(number=n).label for n in (1, 10, 18, 20)] == [
        "第一届",
        "第十届",
        "第十八届",
        "第二十届",
    ]


def test_a_demonstration_is_one_for_good(qinghe):
    qinghe.demo = True
    qinghe.save()
    qinghe.demo = False
    with pytest.raises(Refused):
        qinghe.save()
    with pytest.raises(Refused):
        Congress.objects.filter(code="130534").update(demo=False)
    assert Congress.objects.get().demo is True


def test_a_demonstration_can_still_be_counted_and_renamed(qinghe):
    Congress.objects.update(demo=True)
    assert Congress.objects.filter(code="130534").update(last_position=7) == 1
    stored = Congress.objects.get()
    stored.name_en = "Qinghe"
    stored.save()
    assert (stored.demo, stored.last_position) == (True, 7)


def test_an_office_is_held_on_its_first_and_its_last_day(qinghe):
    person = Person.objects.create(congress=qinghe, name="张明")
    office = Office.objects.create(
        congress=qinghe,
        person=person,
        kind="clerk",
        title="干部",
        held_from=date(2026, 3, 1),
        held_to=date(2026, 3, 31),
    )
    days = [date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1)]
    assert [office.held_on(day) for day in days] == [False, True, True, False]
    assert [Office.objects.held_on(day).filter(kind="clerk").exists() for day in days] == [
        False,
        True,
        True,
        False,
    ]


def test_an_office_cannot_end_before_it_begins(qinghe):
    person = Person.objects.create(congress=qinghe, name="张明")
    with pytest.raises(IntegrityError), transaction.atomic():
        Office.objects.create(
            congress=qinghe,
            person=person,
            kind="clerk",
            title="干部",
            held_from=DAY,
            held_to=date(2026, 11, 22),
        )


@pytest.mark.parametrize("again", [{"code": "CZJ", "name": "别的局"}, {"code": "X", "name": "清河县财政局"}])
def test_a_unit_has_its_code_and_its_name_alone(qinghe, again):
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.create(congress=qinghe, kind="institution", **again)


# What is asked before it is known which congress it is about, or is one for the whole site.
WHATEVER_CONGRESS = {
    ("Person", ("account",)),  # signing in
    ("Entrustment", ("secretary", "last_day")),  # signing in: at whose desks
    ("Invitation", ("username",)),  # user names are the site's
    ("Identifier", ("digest", "congress")),  # signing in by the identity provider
    # One open letter and one identifier a person: a person belongs to one congress.
    ("Invitation", ("person",)),
    ("Identifier", ("person",)),
}


def test_every_index_begins_with_the_congress():
    strange = {
        (model.__name__, tuple(fields))
        for model in apps.get_app_config("congress").get_models()
        if any(field.name == "congress" for field in model._meta.get_fields())
        for fields in [
            *([field.name] for field in model._meta.fields if field.db_index and not field.primary_key),
            *(index.fields for index in model._meta.indexes),
            *(getattr(rule, "fields", ("congress",)) for rule in model._meta.constraints),
        ]
        if fields[0] != "congress"
    }
    assert strange == WHATEVER_CONGRESS
