"""How text is cut: Chinese into overlapping pairs, everything else into whole words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yishi.search.words import asked_tokens, fold, number_tokens, readings, runs, short_tokens, tokens


def test_chinese_is_found_by_every_pair_of_characters():
    assert tokens("乡村公路") == {"乡村", "村公", "公路"}


def test_other_words_are_kept_whole():
    assert tokens("pm2.5和gdp") == {"pm2", "5", "和", "gdp"}


def test_pairs_do_not_reach_across_signs():
    assert tokens("公路，养护") == {"公路", "养护"}


def test_a_character_that_stands_alone_is_kept():
    assert tokens("水 a") == {"水", "a"}


def test_titles_and_names_are_found_by_single_characters_too():
    assert short_tokens("公路") == {"公路", "公", "路"}


@pytest.mark.parametrize(("text", "folded"), [("ＰＭ２．５", "pm2.5"), ("公 路\n养护", "公路养护"), ("Ab c", "ab c")])
def test_width_case_and_space_between_characters_make_no_difference(text, folded):
    assert fold(text) == folded


def test_rare_characters_are_chinese_too():
    assert runs("𠮷〇野") == ["𠮷〇野"]


def test_what_is_too_long_is_no_word():
    assert tokens("x" * 100) == {"x" * 64}


@given(st.text(alphabet="公路养护a1 ，", max_size=30), st.data())
def test_whatever_stands_in_a_text_is_among_its_words(text, data):
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded)))
    part = folded[start : data.draw(st.integers(start, len(folded)))]
    before, after = folded[start - 1 : start], folded[start + len(part) : start + len(part) + 1]
    # Words that are not Chinese are found whole only.
    whole = not any((one[:1] + other[:1]).isascii() for one, other in ((before, part), (part[-1:], after)) if one)
    rows = [row for row in runs(part) if len(row) > 1]
    if whole and rows:
        assert asked_tokens(part) <= tokens(folded)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("王小明", {"wangxiaoming", "wxm"}),
        ("单于飞", {"shanyufei", "syf"}),
        ("欧阳", {"ouyang", "oy"}),
        ("Wang", set()),
        ("", set()),
    ],
)
def test_a_name_is_typed_in_pinyin_whole_or_by_its_first_letters(name, typed):
    assert readings(name) == typed


def test_a_number_is_found_with_its_year_and_without():
    assert number_tokens("2026", 12) == {"#12", "#2026-12"}
    assert number_tokens("2026", None) == set()
