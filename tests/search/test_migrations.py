"""What was indexed under older marks is taken anew, all of it."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from tests.making import drafted, make_cast
from yishi.record.following import catch_up, is_behind
from yishi.search.following import FOLLOWER
from yishi.search.models import Passage

pytestmark = pytest.mark.django_db


def test_an_index_with_older_marks_is_made_anew():
    cast = make_cast()
    drafted(cast)
    catch_up(cast.congress, timezone.now(), only=FOLLOWER)
    before = set(Passage.objects.values_list("pk", "bag"))
    Passage.objects.update(bag="older")
    import_module("yishi.search.migrations.0002_marked_anew").forget(apps, connection.schema_editor())
    assert is_behind(cast.congress, FOLLOWER)
    catch_up(cast.congress, timezone.now(), only=FOLLOWER)
    assert before
    assert set(Passage.objects.values_list("pk", "bag")) == before
