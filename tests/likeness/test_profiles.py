"""How like two texts are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yishi.likeness.finding import Level, level_of
from yishi.likeness.profiles import Profile, likeness

TITLE = "关于修复沙坡桥的建议"
TEXT = "沙坡桥桥面开裂，护栏缺失，大车通行很危险。建议尽快修复桥面，加装护栏。"
REWORDED = "沙坡桥是村民出行必经之路，桥面已有裂缝，栏杆断了几根，请交通部门抓紧维修加固。"
texts = st.text(alphabet="修建公路桥面破损排水沟学校医院，。", max_size=60)


def of(title, text):
    return Profile.of(title, text)


@given(texts, texts)
def test_it_is_the_same_from_either_side_and_between_nothing_and_all(first, second):
    one, other = of("", first), of("", second)
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == pytest.approx(likeness(other, one), abs=1e-6)


@given(texts)
def test_a_profile_comes_back_out_of_its_bytes(text):
    profile = of("", text)
    kept = Profile.kept(profile.codes.tobytes(), profile.counts.tobytes(), profile.meaning.tobytes())
    assert likeness(profile, profile) == likeness(profile, kept)
    assert np.array_equal(profile.meaning, kept.meaning)


def test_the_same_in_other_words_is_like_and_another_matter_is_not():
    other = of("关于增加乡镇卫生院药品的建议", "乡镇卫生院常用药品不全，老年人配药要去县城。建议增加药品目录。")
    assert likeness(of(TITLE, TEXT), of("关于维修沙坡桥的建议", REWORDED)) > 0.5
    assert likeness(of(TITLE, TEXT), other) < 0.1


def test_nothing_is_like_nothing():
    assert likeness(of("", ""), of("", "")) == 0


def test_half_a_text_is_a_copy():
    assert level_of(0.3, 0.9, apart=False) is Level.COPY


def test_what_is_said_of_another_township_is_perhaps_related_at_most():
    assert level_of(0.99, 1.0, apart=True) is Level.MAYBE
    assert level_of(0.0, 0.1, apart=False) is None
