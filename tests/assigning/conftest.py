"""A congress that hands suggestions over, and what follows its record."""

from pathlib import Path

import pytest
from django.utils import timezone

from tests.making import DAY, admitted, make_cast, perform_quickly
from yishi.assigning import learning
from yishi.record.following import catch_up


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.KEYS = Path(tmp_path)


@pytest.fixture(autouse=True)
def _nothing_learned_before():
    learning._LEARNED.clear()


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def hand_over(cast):
    """A function that hands a new suggestion over and lets the followers take it; the matter."""

    def done(unit=None, day=DAY, *, co_units=(), broad=False, **facts):
        matter = admitted(cast, day, **facts)
        units = {"lead_unit": (unit or cast.lead).pk, "co_units": [one.pk for one in co_units], "broad": broad}
        perform_quickly("assign", cast.clerk, day, units, matter)
        follow(cast)
        return matter

    return done


def follow(cast):
    """Let the followers take what happened."""
    catch_up(cast.congress, timezone.now())
