"""Evaluations with their base, and the visits that check on them."""

import pytest
from django.urls import reverse

from tests.making import DAY, after, closed, make_cast, perform_quickly, replied
from yishi.congress.models import Account, PracticeVersion
from yishi.web.evaluations import rates, to_visit

VISITED = {"way": "visit", "finding": "in_part", "note": "主体完成，配套未开工。"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


def page(client, office, **asked):
    account, _ = Account.objects.get_or_create(username=f"reader-{office.pk}")
    office.person.account = account
    office.person.save()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(reverse("evaluations", args=[office.congress.code]), asked)


def test_an_unanswered_evaluation_is_shown_and_never_counted_as_satisfied(cast):
    closed(cast)
    replied(cast)
    whole, units = rates(cast.congress, "2026")

    assert (whole.satisfied, whole.rated, whole.waiting, whole.replied) == (1, 1, 1, 2)
    assert [(one.unit, one.rate) for one in units] == [(cast.lead.pk, 100.0)]


def test_a_unit_that_nobody_evaluated_has_no_rate(client, cast):
    replied(cast)

    assert rates(cast.congress, "2026")[0].rated == 0
    assert "—" in page(client, cast.clerk).content.decode()


def test_the_rate_stands_beside_its_base(client, cast):
    closed(cast)

    assert "1/1" in page(client, cast.clerk).content.decode()


def test_with_a_share_of_all_every_closed_one_is_to_be_visited_and_a_visit_is_told(client, cast):
    PracticeVersion.objects.create(
        congress=cast.congress, in_force="2022-01-01", base="default", overrides={"visit_share": {"value": 100}}
    )
    done, waiting = closed(cast), closed(cast)
    perform_quickly("follow_up", cast.clerk, after(30), VISITED, done)
    sample = to_visit(cast.congress, "2026", 100)

    assert [(one.matter.pk, one.visit is None) for one in sample] == [(waiting.pk, True), (done.pk, False)]
    told = page(client, cast.clerk).content.decode()
    assert "抽中 2 件，已回访 1 件" in told
    assert "部分落实" in told
    assert reverse("do", args=[cast.congress.code, waiting.pk, "follow_up"]) in told


def test_a_visit_to_one_not_drawn_is_shown_as_the_offices_own(cast):
    done = closed(cast)
    perform_quickly("follow_up", cast.clerk, after(30), VISITED, done)
    (one,) = to_visit(cast.congress, "", 0)

    assert (one.matter.pk, one.drawn, one.visit["on"]) == (done.pk, False, after(30))


def test_an_empty_county_says_so(client, cast):
    assert "还没有答复" in page(client, cast.clerk).content.decode()


def test_a_unit_reads_no_evaluation_that_is_not_public(client, cast):
    done = closed(cast)
    assert page(client, cast.head).status_code == 403
    address = reverse("matters", args=[cast.congress.code, "suggestion"])
    assert done.title in client.get(address).content.decode()
    assert done.title not in client.get(address, {"rating": "satisfied"}).content.decode()
    assert "　满意" not in client.get(address).content.decode()
    assert "满意" not in client.get(address, {"format": "csv"}).content.decode("utf-8-sig").splitlines()[1]
    perform_quickly("publish", cast.clerk, DAY, _CLEARED, done)
    assert done.title in client.get(address, {"rating": "satisfied"}).content.decode()
    assert "满意" in client.get(address, {"format": "csv"}).content.decode("utf-8-sig").splitlines()[1]


_CLEARED = {"no_state_secret": True, "no_commercial_secret": True, "no_privacy": True}
