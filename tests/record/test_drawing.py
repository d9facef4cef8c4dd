"""A sample is drawn by the record itself."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from yishi.record.drawing import is_drawn

HASHES = [hashlib.sha256(str(n).encode()).hexdigest() for n in range(4000)]


def test_about_the_share_asked_for_is_drawn():
    drawn = sum(is_drawn(one, 10) for one in HASHES)
    assert 320 < drawn < 480


def test_everything_is_drawn_of_a_hundred_per_cent_and_the_last_hash_too():
    assert all(is_drawn(one, 100) for one in [*HASHES, "f" * 64])


@given(st.sampled_from(HASHES), st.integers(1, 99))
def test_who_is_drawn_at_a_small_share_is_drawn_at_a_larger_one(hashed, share):
    assert not is_drawn(hashed, share) or is_drawn(hashed, share + 1)
