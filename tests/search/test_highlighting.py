"""Where words stand in a text, shown as the text is written."""

from hypothesis import given
from hypothesis import strategies as st

from yishi.search.highlighting import excerpt, marked


def written(pieces):
    return "".join(f"[{one.text}]" if one.hit else one.text for one in pieces)


def test_words_are_marked_where_they_stand():
    assert written(marked("乡村公路和公路桥", ["公路"])) == "乡村[公路]和[公路]桥"


def test_words_that_touch_are_marked_together():
    assert written(marked("乡村公路养护", ["公路", "养护", "村公"])) == "乡[村公路养护]"


def test_words_are_found_across_width_case_and_line_ends_and_shown_as_written():
    assert written(marked("整修公\n路，ＰＭ２．５", ["公路", "pm2.5"])) == "整修[公\n路]，[ＰＭ２．５]"


def test_markup_stays_text_for_the_page_to_escape():
    assert written(marked("<b>公路</b>&amp;", ["公路"])) == "<b>[公路]</b>&amp;"


def test_an_excerpt_shows_what_is_around_the_first_places():
    text = "甲" * 100 + "公路" + "乙" * 100 + "桥梁" + "丙" * 100
    told = written(excerpt(text, ["公路", "桥梁"]))
    assert told == "…" + "甲" * 24 + "[公路]" + "乙" * 54 + "…" + "乙" * 24 + "[桥梁]" + "丙" * 54 + "…"


def test_of_places_near_each_other_one_excerpt_is_shown():
    assert written(excerpt("甲公路乙桥梁丙", ["公路", "桥梁"])) == "甲[公路]乙[桥梁]丙"


def test_without_a_place_the_beginning_is_shown():
    assert written(excerpt("甲" * 200, ["公路"])) == "甲" * 80 + "…"
    assert written(excerpt("", ["公路"])) == ""


def test_a_word_far_down_or_across_a_part_s_end_is_found():
    for before in (3999, 3799, 12_000):
        assert "[公路]" in written(excerpt("甲" * before + "公路" + "乙" * 9, ["公路"]))


@given(st.text(max_size=80), st.lists(st.sampled_from(["公路", "a", "1", "ß", "ﷺ"]), max_size=3))
def test_nothing_of_a_text_is_lost_or_added(text, words):
    assert "".join(one.text for one in marked(text, words)) == text
    assert "".join(one.text for one in excerpt(text, words)).replace("…", "") in text.replace("…", "") or len(text) > 80
