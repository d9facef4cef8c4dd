"""What must be in a bag, as each database asks for it."""

import pytest

from yishi.search.expression import every, matching, some, tsquery

WANTED = every(["公路", some(["@1", "@1.clerk"])])


def test_fts5_is_asked_in_its_own_language():
    assert matching(WANTED) == '("公路" AND ("@1" OR "@1.clerk"))'


def test_postgresql_is_asked_in_its_own():
    assert tsquery(WANTED) == "('公路' & ('@1' | '@1.clerk'))"


@pytest.mark.parametrize("word", ['"', "a'b", "A", "a b", "", "(", "\\", "*"])
def test_no_sign_of_either_language_comes_through(word):
    assert matching(word) == '"=never"'
    assert tsquery(word) == "'=never'"


def test_of_no_choice_none_is_there():
    assert matching(some([])) == '"=never"'
