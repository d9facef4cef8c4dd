"""Bags of words, and the places under whose numbers they are kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.making import make_congress
from yishi.search.models import MOST_ENTRIES, MOST_PAPERS, Passage, Place, bag_of

PLACES = st.builds(Place, st.integers(1, 2**40), st.integers(0, MOST_ENTRIES), st.integers(0, MOST_PAPERS))


@given(PLACES)
def test_a_place_and_its_number_are_one(place):
    assert Place.of(place.key) == place


@given(PLACES, PLACES)
def test_newer_matters_come_after_older_ones(one, other):
    assert (one < other) == (one.key < other.key)


@pytest.mark.django_db
def test_a_bag_comes_back_as_it_was_kept():
    words = ["公路", "t:公", "@1.clerk", "=d.202603", "#2026-12", "it's", "a\\b", "𠮷野"]
    Passage.objects.create(id=Place(7, 1).key, congress=make_congress(), bag=bag_of([*words, "公路"]))
    kept = Passage.objects.get(pk=Place(7, 1).key)
    assert kept.bag == bag_of(words)
    assert str(kept) == str(Place(7, 1))
