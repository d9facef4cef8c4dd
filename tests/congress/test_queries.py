"""Who holds what is a question about a day."""

from __future__ import annotations

from datetime import date

import pytest

from yishi.congress import queries
from yishi.congress.mandates import begin_mandate, end_mandate, end_term
from yishi.congress.models import Account, Body, CongressTerm, Office, Person, PracticeVersion, Unit
from yishi.kernel.refusal import Refused

pytestmark = pytest.mark.django_db
SPRING, AUTUMN = date(2026, 3, 1), date(2026, 9, 1)


@pytest.fixture
def zhang(qinghe):
    return Person.objects.create(congress=qinghe, name="张明", account=Account.objects.create(username="z"))


def hold(person, kind, since=SPRING, until=None, **where):
    return Office.objects.create(
        congress=person.congress,
        person=person,
        kind=kind,
        title=kind,
        held_from=since,
        held_to=until,
        **where,
    )


def test_a_login_has_the_offices_of_its_person_on_the_day(zhang):
    clerk = hold(zhang, "clerk", until=date(2026, 8, 31))
    member = hold(zhang, "committee_member", since=AUTUMN)
    assert list(queries.offices_of(zhang.account, SPRING)) == [clerk]
    assert list(queries.offices_of(zhang.account, AUTUMN)) == [member]
    assert list(queries.offices_of_person(zhang, AUTUMN)) == [member]


def test_offices_come_with_their_people_in_one_query(zhang, django_assert_num_queries):
    hold(zhang, "clerk")
    with django_assert_num_queries(1):
        assert [(o.person.name, o.congress.code, o.unit) for o in queries.offices_of(zhang.account, AUTUMN)] == [
            ("张明", "130534", None)
        ]


def test_the_standing_committee_is_its_chairs_and_members(zhang, qinghe):
    chair = hold(zhang, "chairperson")
    hold(zhang, "clerk")
    assert list(queries.members_of_standing_committee(qinghe, AUTUMN)) == [chair]
    assert list(queries.holders(qinghe, "chairperson", AUTUMN)) == [chair]
    assert list(queries.holders(qinghe, "chairperson", date(2026, 2, 1))) == []


def test_a_units_head_comes_before_its_staff(zhang, qinghe):
    unit = Unit.objects.get(congress=qinghe, code="CZJ")
    staff, head = hold(zhang, "unit_staff", unit=unit), hold(zhang, "unit_head", unit=unit)
    assert list(queries.officers_of_unit(unit, AUTUMN)) == [head, staff]


def test_deputies_of_a_day_are_found_by_delegation_and_name(zhang, qinghe, term):
    delegation = Body.objects.create(congress=qinghe, kind="delegation", name_zh="城关代表团")
    deputy = begin_mandate(person=zhang, term=term, elected_on=term.begins, delegation=delegation)
    assert list(queries.deputies_on(qinghe, SPRING, delegation=delegation, search="张")) == [deputy]
    assert list(queries.deputies_on(qinghe, SPRING, search="李")) == []
    assert queries.deputy_of(zhang, SPRING) == deputy


def test_a_deputy_elected_early_serves_from_the_first_day_of_the_term(zhang, term):
    begin_mandate(person=zhang, term=term, elected_on=date(2025, 12, 20))
    assert queries.deputy_of(zhang, date(2026, 1, 9)) is None
    assert [o.held_from for o in queries.offices_of(zhang.account, SPRING)] == [term.begins]


def test_a_mandate_that_ends_takes_the_office_with_it(zhang, term):
    deputy = begin_mandate(person=zhang, term=term, elected_on=term.begins)
    end_mandate(deputy=deputy, last_day=SPRING, why="调离本行政区域")
    assert queries.deputy_of(zhang, SPRING) == deputy
    assert queries.deputy_of(zhang, AUTUMN) is None
    assert not queries.offices_of(zhang.account, AUTUMN).exists()


def test_a_mandate_cannot_end_before_it_began(zhang, term):
    deputy = begin_mandate(person=zhang, term=term, elected_on=term.begins)
    with pytest.raises(Refused):
        end_mandate(deputy=deputy, last_day=date(2020, 1, 1), why="")


def test_a_term_that_ends_closes_the_offices_of_its_deputies(zhang, qinghe, term):
    begin_mandate(person=zhang, term=term, elected_on=term.begins)
    end_term(term=term, last_day=SPRING)
    assert queries.term_on(qinghe, SPRING) == term
    assert queries.term_on(qinghe, AUTUMN) is None
    assert not queries.offices_of(zhang.account, AUTUMN).exists()
    assert not queries.deputies_on(qinghe, AUTUMN).exists()


def test_the_latest_practice_in_force_applies(qinghe):
    later = PracticeVersion.objects.create(congress=qinghe, in_force=date(2027, 1, 1), base="zhejiang")
    assert queries.practice_on(qinghe, date(2026, 1, 1)) is None
    assert queries.practice_on(qinghe, date(2026, 12, 31)).base == "default"
    assert queries.practice_on(qinghe, date(2027, 1, 1)) == later


def test_what_was_abolished_is_not_listed_from_that_day(qinghe):
    Unit.objects.filter(code="CZJ").update(abolished_on=AUTUMN)
    Body.objects.filter(name_zh="预算工作委员会").update(dissolved_on=AUTUMN)
    assert queries.units_on(qinghe, SPRING).filter(code="CZJ").exists()
    assert not queries.units_on(qinghe, AUTUMN, "government_department").filter(code="CZJ").exists()
    assert not queries.bodies_on(qinghe, AUTUMN, "working_body").filter(name_zh="预算工作委员会").exists()


def test_a_congress_is_found_by_its_code(qinghe):
    assert queries.congress_of("130534") == qinghe
    assert queries.congress_of("130535") is None


def test_terms_run_from_day_to_day():
    term = CongressTerm(number=1, begins=SPRING, ends=AUTUMN)
    assert [term.runs_on(day) for day in (date(2026, 2, 28), SPRING, AUTUMN, date(2026, 9, 2))] == [
        False,
        True,
        True,
        False,
    ]
