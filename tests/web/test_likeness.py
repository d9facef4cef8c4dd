"""Like suggestions: shown to whoever may see them, merged in one click, told apart, and taken back."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.making import DAY, admitted, at_ten, drafted, make_cast, perform_quickly, submitted
from yishi.congress.models import Account
from yishi.likeness import nearest
from yishi.record.following import catch_up
from yishi.record.models import Matter
from yishi.web import clock

pytestmark = pytest.mark.django_db

BRIDGE = {
    "title": "关于修复沙坡桥的建议",
    "text": "沙坡桥桥面开裂，护栏缺失，大车通行很危险。建议尽快修复桥面，加装护栏。",
}
AGAIN = {
    "title": "关于维修沙坡桥的建议",
    "text": "沙坡桥是村民出行必经之路，桥面已有裂缝，护栏缺失，大车通行很危险，请抓紧维修加固桥面和护栏。",
}


@pytest.fixture
def cast(monkeypatch):
    nearest._kept.clear()
    monkeypatch.setattr(clock, "now", lambda _=None: at_ten(DAY))
    return make_cast()


@pytest.fixture
def pair(cast):
    found = admitted(cast, **BRIDGE), submitted(cast, **AGAIN)
    catch_up(cast.congress, at_ten(DAY))
    return found


def enter(client, office):
    account, _ = Account.objects.get_or_create(username=f"reader-{office.pk}")
    office.person.account = account
    office.person.save()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def at(name, cast, *matters):
    return reverse(name, args=[cast.congress.code, *(one.pk for one in matters)])


def stage(matter):
    return Matter.objects.get(pk=matter.pk).stage


def test_the_clerk_sees_the_like_one_with_its_passages_marked(client, cast, pair):
    first, second = pair
    page = enter(client, cast.clerk).get(at("likes", cast, second)).content.decode()
    assert first.title in page
    assert "like-cited" in page
    assert ">相近</span>" in page
    assert "Level." not in client.get(at("like_pairs", cast)).content.decode()
    assert "护栏缺失，大车通行很危险" in page
    panel = client.get(at("likes", cast, second), headers={"HX-Request": "true"}).content.decode()
    assert first.title in panel
    assert "<html" not in panel


def test_a_deputy_sees_it_before_handing_in_if_it_may_be_seen(client, cast):
    admitted(cast, **BRIDGE)
    mine = drafted(cast, **AGAIN)
    catch_up(cast.congress, at_ten(DAY))
    page = enter(client, cast.deputy).get(at("likes", cast, mine)).content.decode()
    assert BRIDGE["title"] in page
    assert enter(client, cast.colleague).get(at("likes", cast, mine)).status_code == 404


def test_nobody_is_shown_what_they_may_not_see(client, cast, pair):
    mine = perform_quickly("draft", cast.colleague, DAY, {"sector": "transport", **AGAIN}).matter
    page = enter(client, cast.colleague).get(at("likes", cast, mine)).content.decode()
    assert BRIDGE["title"] not in page
    assert client.get(at("like", cast, mine, pair[0])).status_code == 404


def test_two_stand_side_by_side(client, cast, pair):
    page = enter(client, cast.clerk).get(at("like", cast, *reversed(pair))).content.decode()
    assert BRIDGE["title"] in page
    assert AGAIN["title"] in page


def merging(pair, **given):
    return {"key": uuid.uuid4().hex[:20], "expected": Matter.objects.get(pk=pair[1].pk).last_seq, **given}


def test_one_click_admits_and_merges(client, cast, pair):
    first, second = pair
    form = merging(pair)
    answer = enter(client, cast.clerk).post(at("like_merge", cast, second, first), form, follow=True)
    assert "已并入" in answer.content.decode()
    assert stage(second) == "merged"
    acts = list(second.entries.order_by("seq").values_list("act", flat=True))
    assert acts[-2:] == ["admit", "merge"]
    client.post(at("like_merge", cast, second, first), form)
    assert second.entries.count() == len(acts)


def test_it_can_be_undone_by_a_new_entry(client, cast, pair):
    first, second = pair
    enter(client, cast.clerk).post(at("like_merge", cast, second, first), merging(pair))
    perform_quickly("separate", cast.clerk, DAY, {"reason": "两件并不相同"}, second)
    assert stage(second) == "admitted"


def test_what_has_gone_on_since_is_not_merged_and_nothing_is_half_entered(client, cast, pair):
    first, second = pair
    form = merging(pair)
    perform_quickly("withdraw", cast.deputy, DAY, {"reason": "已经解决"}, second)
    before = second.entries.count()
    answer = enter(client, cast.clerk).post(at("like_merge", cast, second, first), form)
    assert answer.status_code in {400, 403, 409}
    assert second.entries.count() == before


def test_nobody_but_the_office_merges_or_decides(client, cast, pair):
    enter(client, cast.deputy)
    for name in ("like_merge", "like_apart"):
        assert client.post(at(name, cast, *reversed(pair)), merging(pair)).status_code == 403
    assert client.get(at("like_pairs", cast)).status_code == 403


def test_a_pair_waits_in_the_list_until_it_is_told_apart(client, cast, pair):
    first, second = pair
    page = enter(client, cast.clerk).get(at("like_pairs", cast)).content.decode()
    assert second.title in page
    client.post(at("like_apart", cast, second, first), {"back": "pairs"})
    assert "没有待核的相近建议" in client.get(at("like_pairs", cast)).content.decode()
    assert "判定不是重复" in client.get(at("likes", cast, second)).content.decode()
    client.post(at("like_apart", cast, second, first), {"act": "take_back"})
    assert second.title in client.get(at("like_pairs", cast)).content.decode()


def test_the_desk_says_how_many_wait(client, cast, pair):
    page = enter(client, cast.clerk).get(reverse("home", args=[cast.congress.code])).content.decode()
    assert "有相近建议 1 件" in page


def test_an_address_that_is_none_is_none(client, cast, pair):
    enter(client, cast.clerk)
    assert client.get(at("like_pairs", cast), {"after": "9" * 40 + "_x"}).status_code == 200
    assert client.get(reverse("likes", args=[cast.congress.code, 999_999])).status_code == 404


def test_the_list_asks_as_often_for_many_as_for_few(client, cast, pair):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(at("like_pairs", cast)).status_code == 200
        return len(queries)

    enter(client, cast.clerk)
    asked()
    few = asked()
    for _ in range(3):
        submitted(cast, **AGAIN)
    catch_up(cast.congress, at_ten(DAY))
    assert asked() == few
