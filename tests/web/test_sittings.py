"""The chamber's pages: the wall, a member's place, votes by device, sealed ballots from devices."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.making import at_ten
from tests.sitting import DAY, make_house
from yishi.congress.models import Account
from yishi.record.models import Matter
from yishi.record.standings import standing_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(db):
    """A standing committee of seven; the demonstration's clock stands on the day of its sitting."""
    made = make_house()
    made.congress.clock_offset = round((at_ten(DAY) - timezone.now()).total_seconds()) + 60
    made.congress.save()
    return made


def client(office):
    """Somebody signed in."""
    account = Account.objects.create(username=f"login-{office.pk}")
    office.person.account = account
    office.person.save()
    found = Client()
    found.force_login(account)
    return found


def address(house, name, *args):
    return reverse(name, args=(house.congress.code, *args))


def test_the_wall_shows_quorum_item_and_vote_but_no_numbers_before_the_result(house):
    sitting = house.opened()
    vote = house.put(sitting)
    for member in house.members[:4]:
        house.cast(vote, member, "for")
    wall = address(house, "wall", sitting.pk)

    open_page = Client().get(wall).content.decode()
    assert "已表决 4 人，出席 7 人" in open_page
    assert "floor-result" not in open_page
    house.act("close_vote", house.chair, vote)
    house.act("announce_result", house.chair, vote)
    told = Client().get(address(house, "floor", sitting.pk)).content.decode()
    assert "通过" in told
    assert "委员1" in told


def test_the_page_of_a_sitting_shows_its_items_their_papers_and_votes(house):
    report = {"kind": "report", "title": "关于农村供水保障情况的报告", "unit": house.bureau.pk}
    sitting = house.collected(report, {"kind": "bill", "title": "关于加强水源保护的决定"})
    page = client(house.clerk).get(address(house, "matter", sitting.pk)).content.decode()
    assert "2026年4月8日前报送" in page or "应于2026年4月8日前报送，已逾期" in page
    assert "应到 7 名，法定人数 4 名，实到 0 名" in page


def test_a_votes_page_names_who_voted_how_once_the_result_is_out(house):
    vote = house.put(house.opened())
    for member, mark in zip(house.members, ["for"] * 4 + ["against"] * 3, strict=True):
        house.cast(vote, member, mark)
    before = client(house.clerk).get(address(house, "matter", vote.pk)).content.decode()
    house.act("close_vote", house.chair, vote)
    house.act("announce_result", house.chair, vote)
    after = Client().get(address(house, "matter", vote.pk)).content.decode()

    assert "任何人都看不到票数" in before
    assert "记名表决情况" not in before
    assert "常委会全体组成人员 7 名，付表决时出席 7 名" in after
    assert "（3）：委员5、委员6、委员7" in after


def test_the_overview_shows_everybody_what_is_public(house):
    sitting = house.opened()
    house.voted(sitting, *["for"] * 7)
    page = Client().get(address(house, "sittings")).content.decode()
    assert "常委会第三十二次会议" in page
    assert "县人大常委会会议室" in page
    assert "通过" in page
    assert "主任会议" not in page.split("<main", 1)[1]


def test_a_member_votes_with_one_press_and_may_change_it(house):
    sitting = house.opened()
    vote = house.put(sitting)
    member = client(house.members[4])
    where = address(house, "cast", sitting.pk, vote.pk)

    for mark in ("for", "against"):
        answer = member.post(where, {"every": mark}, headers={"HX-Request": "true"})
        assert answer.status_code == 200
    cast = standing_of(vote, DAY).latest["cast_vote"].facts
    assert [one.mark.value for one in cast.answers] == ["against"]
    assert member.post(where, {"every": "for"}).status_code == 302


def test_a_vote_on_several_questions_asks_each(house):
    sitting = house.opened()
    vote = house.put(sitting)
    member = client(house.members[4])

    assert member.post(address(house, "cast", sitting.pk, vote.pk), {"q1": "abstain"}).status_code == 302
    refused = member.post(address(house, "cast", sitting.pk, vote.pk), {"q1": "maybe"}, headers={"HX-Request": "true"})
    assert refused.status_code == 409
    assert "填写有误" in refused.content.decode()


def test_whoever_is_not_on_the_roll_casts_nothing(house):
    sitting = house.opened()
    vote = house.put(sitting)

    assert client(house.clerk).post(address(house, "cast", sitting.pk, vote.pk), {"every": "for"}).status_code in {
        302,
        403,
    }
    assert standing_of(vote, DAY).count("cast_vote") == 0


def test_a_member_signs_in_and_asks_to_speak_with_one_press(house):
    sitting = house.ready()
    member = client(house.members[2])

    for act in ("sign_in", "sign_out", "sign_in"):
        assert member.post(address(house, "press", sitting.pk, act)).status_code == 302
    assert member.post(address(house, "press", sitting.pk, "close_sitting")).status_code == 404
    assert "您已签到" in member.get(address(house, "mine", sitting.pk)).content.decode()
    assert member.get(address(house, "place", sitting.pk)).status_code == 200


def test_other_matters_have_no_wall(house):
    sitting = house.opened()
    vote = house.put(sitting)

    assert Client().get(address(house, "wall", vote.pk)).status_code == 404
    assert client(house.clerk).get(address(house, "sealed", vote.pk)).status_code in {403, 404}


def test_a_device_sends_its_key_to_a_sealed_ballot_and_a_wrong_one_is_refused(house):
    sitting = house.opened({"kind": "personnel", "title": "任命张某为县教育局局长"})
    vote = house.put(sitting, way="sealed", act="put_to_ballot")
    member = client(house.members[5])
    where = address(house, "sealed_send", vote.pk, "bring_device_key")

    assert member.get(address(house, "sealed", vote.pk)).status_code == 200
    assert member.post(where, {"key": "zz", "key_once": "1"}).status_code == 400
    assert member.post(where, {"key": "ab" * 32, "key_once": "2"}).status_code == 200
    state = member.get(address(house, "sealed_state", vote.pk)).json()
    assert (state["stage"], state["done"]) == ("preparing", ["bring_device_key"])
    late = member.post(address(house, "sealed_send", vote.pk, "cast_sealed_ballot"), {"ballot": "{}"})
    assert late.status_code == 409
    assert member.post(address(house, "sealed_send", vote.pk, "close_ballot")).status_code == 404
    assert Client().get(address(house, "sealed_bundle", vote.pk)).status_code == 404


def test_a_sitting_asks_the_database_as_often_for_thirty_members_as_for_seven(house, django_assert_max_num_queries):
    sitting = house.opened()
    vote = house.put(sitting)
    for member in house.members:
        house.cast(vote, member, "for")

    with django_assert_max_num_queries(12):
        Client().get(address(house, "floor", sitting.pk))
    assert Matter.objects.count() == 2
