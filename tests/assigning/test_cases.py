"""What is learned from: who kept which suggestion, of the units that there still are."""

import pytest

from tests.assigning.conftest import follow
from tests.making import after, make_cast, perform_quickly
from yishi.assigning.cases import cases_of, changes_since, latest_change
from yishi.assigning.learning import learned
from yishi.congress.models import Unit
from yishi.congress.queries import units_on

pytestmark = pytest.mark.django_db


def units_in(cast, *units):
    return {case.title: case.unit for case, _ in cases_of(cast.congress, [unit.pk for unit in units])}


def test_a_returned_suggestion_teaches_the_unit_that_took_it_over(cast, hand_over):
    matter = hand_over(title="关于甲的建议")
    perform_quickly("request_return", cast.head, after(1), {"reason": "不属于本单位"}, matter)
    follow(cast)
    assert units_in(cast, cast.lead, cast.other) == {}

    perform_quickly("reassign", cast.clerk, after(2), {"lead_unit": cast.other.pk}, matter)
    follow(cast)
    assert units_in(cast, cast.lead, cast.other) == {"关于甲的建议": cast.other.pk}


def test_a_unit_that_is_no_more_is_not_learned(cast, hand_over):
    hand_over()

    assert units_in(cast, cast.other) == {}


def test_each_congress_learns_from_its_own_record(cast, hand_over):
    hand_over()
    foreign = make_cast()

    assert cases_of(foreign.congress, [cast.lead.pk]) == []
    assert latest_change(foreign.congress) == 0


def test_it_is_learned_anew_when_something_was_handed_over_since(cast, hand_over):
    hand_over(title="关于第一件的建议")
    units = list(units_on(cast.congress, after(0)))
    first = learned(cast.congress, units)
    assert learned(cast.congress, units) is first

    hand_over(title="关于第二件的建议")
    assert changes_since(cast.congress, 0, 9) == 2
    assert [case.title for case in learned(cast.congress, units).cases] == ["关于第二件的建议", "关于第一件的建议"]


def test_it_is_learned_anew_when_a_unit_is_renamed_or_gone(cast, hand_over):
    hand_over()
    units = list(units_on(cast.congress, after(0)))
    first = learned(cast.congress, units)
    Unit.objects.filter(pk=cast.other.pk).update(name="测试县大数据局")

    renamed = learned(cast.congress, list(units_on(cast.congress, after(0))))
    assert renamed is not first
    assert learned(cast.congress, [cast.other]).cases == []
