"""Exactly half is not a majority, and the base is all members, not those who came or voted."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yishi.kernel.majority import (
    AT_LEAST_HALF,
    MORE_THAN_HALF,
    ONE_FIFTH,
    ONE_TENTH,
    ONE_THIRD,
    TWO_THIRDS,
    Base,
    Majority,
)
from yishi.kernel.text import Text

ALL_NAMED = (MORE_THAN_HALF, AT_LEAST_HALF, TWO_THIRDS, ONE_THIRD, ONE_FIFTH, ONE_TENTH)
MEMBERS = Text("常委会全体组成人员", "all members of the standing committee")
FRACTIONS = st.tuples(st.integers(1, 12), st.integers(1, 12), st.booleans()).filter(
    lambda f: f[0] < f[1] or (f[0] == f[1] and not f[2])
)


def base(size: int) -> Base:
    return Base(size, MEMBERS, date(2026, 3, 26))


@pytest.mark.parametrize(
    ("majority", "size", "needed"),
    [
        (MORE_THAN_HALF, 35, 18),
        (MORE_THAN_HALF, 36, 19),
        (AT_LEAST_HALF, 35, 18),
        (AT_LEAST_HALF, 36, 18),
        (ONE_FIFTH, 27, 6),
        (ONE_TENTH, 200, 20),
        (ONE_THIRD, 100, 34),
        (TWO_THIRDS, 200, 134),
        (TWO_THIRDS, 201, 134),
        (MORE_THAN_HALF, 1, 1),
        (Majority(1, 1, strict=False), 9, 9),
    ],
)
def test_how_many_are_needed(majority: Majority, size: int, needed: int) -> None:
    assert majority.needed(base(size)) == needed


def test_exactly_half_is_not_more_than_half_but_is_half() -> None:
    assert not MORE_THAN_HALF.met(18, base(36))
    assert AT_LEAST_HALF.met(18, base(36))


def test_exactly_two_thirds_are_two_thirds() -> None:
    assert TWO_THIRDS.met(134, base(201))
    assert not TWO_THIRDS.met(133, base(201))


@given(FRACTIONS, st.integers(1, 5000))
def test_needed_is_the_least_number_that_is_enough(fraction: tuple[int, int, bool], size: int) -> None:
    majority = Majority(fraction[0], fraction[1], strict=fraction[2])
    needed = majority.needed(base(size))

    assert 1 <= needed <= size
    assert majority.met(needed, base(size))
    assert not majority.met(needed - 1, base(size))


@given(st.integers(1, 5000), st.data())
def test_either_more_than_half_are_for_or_at_least_half_are_not(size: int, data: st.DataObject) -> None:
    n = data.draw(st.integers(0, size))

    assert MORE_THAN_HALF.met(n, base(size)) != AT_LEAST_HALF.met(size - n, base(size))


@given(st.sampled_from(ALL_NAMED), st.integers(1, 5000), st.data())
def test_more_votes_never_undo_a_majority(majority: Majority, size: int, data: st.DataObject) -> None:
    n = data.draw(st.integers(0, size - 1))

    assert majority.met(n, base(size)) <= majority.met(n + 1, base(size))


@pytest.mark.parametrize("n", [-1, 36])
def test_more_than_all_or_fewer_than_none_is_an_error(n: int) -> None:
    with pytest.raises(ValueError, match="the count and its base disagree"):
        MORE_THAN_HALF.met(n, base(35))


@pytest.mark.parametrize("size", [0, -1])
def test_nobody_is_not_a_base(size: int) -> None:
    with pytest.raises(ValueError, match="all members of the standing committee, 2026-03-26"):
        base(size)


@pytest.mark.parametrize(
    ("numerator", "denominator", "strict"), [(0, 2, False), (3, 2, False), (2, 2, True), (-1, 2, False)]
)
def test_a_share_that_no_vote_could_meet_is_refused(numerator: int, denominator: int, strict: bool) -> None:
    with pytest.raises(ValueError, match="is not a share"):
        Majority(numerator, denominator, strict=strict)


@pytest.mark.parametrize(
    ("majority", "zh", "en"),
    [
        (MORE_THAN_HALF, "过半数", "more than half"),
        (AT_LEAST_HALF, "半数以上", "at least half"),
        (TWO_THIRDS, "三分之二以上", "at least 2/3"),
        (ONE_TENTH, "十分之一以上", "at least 1/10"),
        (Majority(2, 3, strict=True), "超过三分之二", "more than 2/3"),
    ],
)
def test_a_majority_is_worded_as_statutes_word_it(majority: Majority, zh: str, en: str) -> None:
    assert majority.text == Text(zh, en)
