"""Deputies by their names, in characters or in pinyin."""

from datetime import date

import pytest

from yishi.congress.models import CongressTerm, Deputy
from yishi.search.asking import ask
from yishi.search.people import people_called

pytestmark = pytest.mark.django_db


@pytest.fixture
def called(cast):
    """A function: who is called so."""
    term = CongressTerm.objects.create(congress=cast.congress, number=18, begins=date(2022, 1, 1))
    for office, name in ((cast.deputy, "吴思远"), (cast.colleague, "伍思源")):
        office.person.name = name
        office.person.save()
        Deputy.objects.create(congress=cast.congress, term=term, person=office.person, elected_on=term.begins)
    cast.clerk.person.name = "吴思"
    cast.clerk.person.save()
    return lambda typed, most=6: [name for _, name in people_called(cast.congress, ask(typed), most)]


@pytest.mark.parametrize("typed", ["吴思远", "思远", "wusiyuan 渡口", "吴思远的渡口建议"])
def test_a_deputy_is_found_by_a_part_of_the_name(called, typed):
    assert "吴思远" in called(typed)


def test_those_who_are_called_alike_in_pinyin_are_found_together(called):
    assert called("wusiyuan") == called("wsy") == ["伍思源", "吴思远"]
    assert called("wsy", 1) == ["伍思源"]


@pytest.mark.parametrize("typed", ["吴", "2026", "x", "渡口", ""])
def test_other_words_are_no_names(called, typed):
    assert called(typed) == []


def test_only_deputies_are_found(called):
    assert "吴思" not in called("吴思")
