"""Passages that two texts have in common: word for word, and in other words."""

from hypothesis import given
from hypothesis import strategies as st

from yishi.likeness.passages import compare, share

texts = st.text(alphabet="修建公路，。桥面破损排水沟\n１2a", max_size=80)


@given(texts, texts)
def test_nothing_is_lost_and_nothing_added_by_marking(first, second):
    told = compare(first, second)
    assert "".join(piece.text for piece in told.first) == first
    assert "".join(piece.text for piece in told.second) == second


@given(texts, texts)
def test_the_share_is_a_share_and_the_same_from_either_side(first, second):
    assert 0 <= share(first, second) <= 1
    assert share(first, second) == share(second, first)


@given(texts)
def test_a_text_stands_whole_in_itself_if_it_is_more_than_a_phrase(text):
    letters = "".join(one for one in text if one.isalnum())
    assert share(text, text) == (1 if len(letters) >= 6 else 0)


def test_a_sentence_taken_over_is_marked_word_for_word():
    told = compare("县道破损严重，多处积水。建议年内整修。", "近来雨多。县道破损严重，多处积水。希望尽快处理。")
    assert [piece.text for piece in told.second if piece.same] == ["县道破损严重，多处积水"]


def test_punctuation_line_breaks_and_full_width_make_no_difference():
    assert share("排水沟ABC长期堵塞", "排水沟ＡＢＣ，长期\n堵塞") == 1


def test_a_sentence_in_other_words_is_numbered_with_its_pair():
    told = compare(
        "老街两侧商铺多，逢集日车辆无处停放，占道停车堵塞街面。", "每到赶集的日子，老街车位不足，车辆只好占道停放。"
    )
    assert {piece.number for piece in told.first if piece.number} == {1}
    assert {piece.number for piece in told.second if piece.number} == {1}


def test_what_has_nothing_in_common_is_not_marked():
    assert not compare("县道破损严重，建议整修。", "").marked
