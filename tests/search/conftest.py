"""A congress whose record is followed by the search, keys and files of nobody but the test."""

import pytest

from tests.making import DAY, at_ten, make_cast
from yishi.congress.models import Congress
from yishi.record import sealing, standings
from yishi.record.following import catch_up
from yishi.search.asking import ask
from yishi.search.finding import Tier, find
from yishi.search.following import FOLLOWER
from yishi.search.marks import viewer_marks
from yishi.web.sight import actor


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.KEYS, settings.DOCUMENTS = tmp_path / "keys", tmp_path / "documents"
    settings.KEYS.mkdir()
    yield
    sealing._cipher.cache_clear()
    standings.practice_version.cache_clear()


@pytest.fixture
def cast(db):
    return make_cast()


@pytest.fixture
def found(cast):
    """A function: the numbers of the matters that somebody finds, the best first; the public is None."""

    def look(typed, office=None, filters=None, tiers=tuple(Tier)):
        follow(cast.congress)
        marks = viewer_marks(cast.congress.pk, actor(office))
        return [one.matter for one in find(ask(typed, cast.congress.place), marks, filters, tiers).matters]

    return look


def follow(congress):
    """Let the search take what happened."""
    return catch_up(Congress.objects.get(pk=congress.pk), at_ten(DAY), only=FOLLOWER)
