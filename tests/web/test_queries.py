"""A page asks the database as often for a few matters as for many."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.making import (
    DAY,
    at_ten,
    closed,
    handed_over,
    make_cast,
    make_congress,
    office,
    perform_quickly,
    reply,
    submitted,
)
from yishi.congress.models import Account, Congress
from yishi.record.following import catch_up
from yishi.web import clock

pytestmark = pytest.mark.django_db

PROMISE = [{"text": "明年六月底前完成", "due": "2027-06-30"}]


@pytest.fixture
def cast(monkeypatch):
    congress = make_congress()
    monkeypatch.setattr(clock, "now", lambda _=None: datetime(2026, 3, 2, 15, tzinfo=ZoneInfo("Asia/Shanghai")))
    cast = make_cast(congress)
    _one_of_each(cast)
    return cast


def _one_of_each(cast):
    submitted(cast)
    handed_over(cast, co_units=[cast.other])
    promised = handed_over(cast)
    perform_quickly("draft_reply", cast.head, DAY, reply("B", promises=PROMISE), promised)
    perform_quickly("sign_reply", cast.head, DAY, reply("B", promises=PROMISE), promised)
    closed(cast)
    catch_up(Congress.objects.get(pk=cast.congress.pk), at_ten(DAY), only="search")


def _signed_in(client, office):
    account = Account.objects.create(username=f"reader-{office.pk}")
    office.person.account = account
    office.person.save()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _asked(client, address):
    """How many questions a page asks; the second time, when what is remembered is remembered."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(asked)


def _few_and_many(client, cast, page):
    address = f"/c/{cast.congress.code}/{page}"
    few = _asked(client, address)
    for _ in range(4):
        _one_of_each(cast)
    return few, _asked(client, address)


@pytest.mark.parametrize(
    ("kind", "page", "queries"),
    [
        ("clerk", "home/", 11),
        ("deputy", "home/", 11),
        ("head", "home/", 9),
        ("chair", "home/", 10),
        ("auditor", "home/", 10),
        ("administrator", "home/", 7),
        ("clerk", "matters/suggestion/", 10),
        ("head", "matters/suggestion/", 10),
        ("deputy", "matters/suggestion/?q=公路&late=soon", 11),
        ("clerk", "dues/", 5),
        ("head", "dues/", 5),
        ("clerk", "promises/", 8),
        ("head", "promises/", 8),
        ("clerk", "notices/", 5),
        ("head", "notices/settings/", 9),
    ],
)
def test_a_list_asks_as_often_for_many_as_for_few(client, cast, kind, page, queries):
    _signed_in(client, getattr(cast, kind, None) or office(cast.congress, kind))
    assert _few_and_many(client, cast, page) == (queries, queries)


@pytest.mark.parametrize("kind", ["clerk", "deputy", "head", "chair"])
def test_a_matter_asks_as_often_after_many_steps_as_after_few(client, cast, kind):
    _signed_in(client, getattr(cast, kind))
    matter = handed_over(cast, co_units=[cast.other])
    address = f"/c/{cast.congress.code}/m/{matter.pk}/"
    few = _asked(client, address)
    for _ in range(5):
        said = {"way": "phone", "note": "与代表沟通了办理情况。"}
        perform_quickly("contact", cast.head, DAY, said, matter)
    assert (few, _asked(client, address)) == (9, 9)
