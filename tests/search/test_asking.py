"""What is typed: words that must all be there, phrases in quotation marks, numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yishi.search.asking import LONGEST, MOST, ask


def texts(typed, home=""):
    return [word.text for word in ask(typed, home).words]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("校车 安全", ["校车", "安全"]),
        ("公路养护和校车安全的建议", ["公路", "养护", "校车", "安全", "建议"]),
        ("教育局", ["教育局"]),
        ("“乡村公路”养护", ["乡村公路", "养护"]),
        ('"乡村 公路"', ["乡村公路"]),
        ("「乡村公路」", ["乡村公路"]),
        ("《食品安全法》", ["食品", "安全法"]),
        ("ＰＭ2.5", ["pm2.5"]),
        ("〔2026〕5号", ["〔2026〕5号"]),
        ("公路 公路", ["公路"]),
    ],
)
def test_words_are_parted_by_signs_and_as_a_dictionary_has_them(typed, words):
    assert texts(typed) == words


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12", "#12"),
        ("第12号", "#12"),
        ("第012号", "#12"),
        ("2026-012", "#2026-12"),
        ("第2026-012号", "#2026-12"),
        ("2026年第12号", "#2026-12"),
        ("2026年12", ""),
        ("0", ""),
        ("12345678", ""),
    ],
)
def test_a_number_may_be_written_as_anybody_writes_it(typed, number):
    assert next(iter(ask(typed).words)).number == number


@pytest.mark.parametrize("typed", ["", "  ", '"', "“”", "*", "() : ^", "\x00", "——", "…"])
def test_where_nothing_can_be_looked_for_nothing_is_asked(typed):
    assert not ask(typed)


def test_the_place_s_own_name_is_not_written_at_home():
    assert texts("清岚县教育局", "清岚县") == ["县教育局"]
    assert texts("清岚县", "清岚县") == ["清岚县"]
    assert texts("“清岚县教育局”", "清岚县") == ["清岚县教育局"]
    assert texts("清岚县2026", "清岚县") == texts("清岚县2026")


def test_a_single_character_asks_nothing_of_texts():
    (word,) = ask("路").words
    assert word.is_single
    assert word.tokens == frozenset()


@given(st.text(max_size=200))
def test_whatever_is_typed_is_a_question(typed):
    asked = ask(typed, "清岚县")
    assert len(asked.words) <= MOST
    assert len(asked.typed) <= LONGEST
    assert all(word.tokens or word.is_single for word in asked.words)
