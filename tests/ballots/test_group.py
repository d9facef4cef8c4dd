"""The group, against the test vectors of RFC 9496, appendix A."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yishi.ballots.group import (
    IDENTITY,
    ORDER,
    NotInGroupError,
    base,
    challenge,
    checked,
    minus,
    multiple,
    plus,
    said,
    scalar,
)

SCALARS = st.integers(0, ORDER - 1)


def test_multiples_of_the_generator_are_those_of_the_rfc():
    assert base(0) == IDENTITY
    assert base(1).hex() == "e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76"
    assert base(2).hex() == "6a493210f7499cd17fecb510ae0cea23a110e8d5b901f8acadd3095c73a3b919"


@given(SCALARS, SCALARS)
def test_sums_and_multiples_agree(one, other):
    assert plus(base(one), base(other)) == base(one + other)
    assert minus(base(one), base(other)) == base(one - other)
    assert multiple(one, base(other)) == base(one * other)


@given(SCALARS)
def test_a_scalar_has_one_form(number):
    assert scalar(said(number)) == number
    with pytest.raises(NotInGroupError, match="no scalar"):
        scalar((number + ORDER).to_bytes(32, "little") if number + ORDER < 2**256 else bytes(31))


@pytest.mark.parametrize("wrong", [b"", bytes(31), b"\xff" * 32, bytes([1]) + bytes(31)])
def test_other_bytes_are_no_point(wrong):
    with pytest.raises(NotInGroupError, match="no point"):
        checked(wrong)


def test_parts_cannot_be_moved_from_one_to_the_next():
    assert challenge("x", b"ab", b"c") != challenge("x", b"a", b"bc")
    assert challenge("x", b"a") != challenge("y", b"a")
