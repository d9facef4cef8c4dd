"""Returns by unit, each figure with what it is of."""

from datetime import date

import pytest

from tests.assigning.conftest import follow
from tests.making import DAY, after, perform_quickly
from yishi.assigning.returns import UnitReturns, by_unit, returns_of

pytestmark = pytest.mark.django_db


def asked_back(cast, matter, day=DAY):
    return perform_quickly("request_return", cast.head, day, {"reason": "不属于本单位"}, matter)


@pytest.fixture
def three(cast, hand_over):
    """Three handed to one unit: it keeps one, has one refused, and gives one to another."""
    _, refused, moved = hand_over(), hand_over(), hand_over()
    for matter in (refused, moved):
        asked_back(cast, matter)
    perform_quickly("refuse_return", cast.clerk, after(1), {"reason": "属于你单位"}, refused)
    perform_quickly("reassign", cast.clerk, after(2), {"lead_unit": cast.other.pk}, moved)
    follow(cast)
    return refused, moved


def test_units_are_counted_with_what_they_were_handed(cast, three):
    lead, other = by_unit(cast.congress)

    assert lead == UnitReturns(
        unit=cast.lead.pk, name=cast.lead.name, handed_over=3, asked=2, agreed=1, refused=1, open=0, taken_over=0
    )
    assert (other.unit, other.handed_over, other.asked, other.taken_over) == (cast.other.pk, 1, 0, 1)


def test_what_is_open_is_counted_as_open(cast, hand_over):
    asked_back(cast, hand_over())
    follow(cast)

    assert [(one.asked, one.open) for one in by_unit(cast.congress)] == [(1, 1)]


def test_a_years_figures_are_those_of_its_requests(cast, three):
    assert by_unit(cast.congress, DAY.year - 1) == []
    assert len(by_unit(cast.congress, DAY.year)) == 2


def test_a_units_returns_are_those_it_asked_for_or_took_over(cast, three):
    refused, moved = three

    assert [row.matter for row in returns_of(cast.congress, unit=cast.lead.pk)] == [moved, refused]
    assert [row.matter for row in returns_of(cast.congress, unit=cast.other.pk)] == [moved]
    assert not returns_of(cast.congress, year=date(2025, 1, 1).year)
