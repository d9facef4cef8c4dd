"""Shares on their way: only the trustee they are for can open them, and only for this poll."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yishi.ballots.group import ORDER, drawn
from yishi.ballots.trustees import TrusteeError, box_key, examined_box_key, opened_share, sealed_share

SCALARS = st.integers(0, ORDER - 1)
SECRET = drawn()
KEY = box_key(2, SECRET, b"poll")


@given(SCALARS)
def test_a_share_comes_out_as_it_went_in(share):
    assert opened_share(b"poll", sealed_share(b"poll", 1, share, KEY), 2, SECRET) == share


@given(SCALARS)
def test_a_share_opened_with_another_key_is_not_the_share(share):
    sealed = sealed_share(b"poll", 1, share, KEY)
    for poll, secret in ((b"poll", SECRET + 1), (b"other", SECRET)):
        with contextlib.suppress(TrusteeError):
            assert opened_share(poll, sealed, 2, secret) != share


def test_a_share_for_somebody_else_or_not_whole_is_refused_and_its_sender_named():
    sealed = sealed_share(b"poll", 1, 5, KEY)
    for wrong in (sealed._replace(to=3), sealed._replace(hidden=b""), sealed._replace(point=b"\xff" * 32)):
        with pytest.raises(TrusteeError, match="trustee 1"):
            opened_share(b"poll", wrong, 2, SECRET)


def test_a_box_key_of_another_poll_or_trustee_is_refused():
    for key, trustee, poll in ((KEY, 2, b"other"), (KEY, 1, b"poll"), (KEY._replace(point=b"\xff" * 32), 2, b"poll")):
        with pytest.raises(TrusteeError, match=f"Trustee {trustee}"):
            examined_box_key(key, trustee, poll)
    with pytest.raises(TrusteeError, match="Trustee 2"):
        sealed_share(b"other", 1, 5, KEY)
