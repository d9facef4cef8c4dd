"""Sittings and open votes through the one door."""

import pytest

from tests.sitting import DAY, make_house
from yishi.kernel.refusal import Refused
from yishi.record.standings import standing_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(db):
    """A standing committee of seven."""
    return make_house()


def result(vote):
    """The verdicts announced."""
    return [one.verdict.value for one in standing_of(vote, DAY).last("announce_result").facts.results]


def test_four_of_seven_carry_a_decision_and_the_sitting_has_it(house):
    sitting = house.opened()
    vote = house.voted(sitting, *["for"] * 4, *["against"] * 3)

    assert result(vote) == ["passed"]
    assert standing_of(sitting, DAY).stage.value == "in_deliberation"
    assert standing_of(sitting, DAY).last("record_result").facts.results[0].counts == (4, 3, 0)


def test_three_of_five_present_are_not_enough_of_seven(house):
    sitting = house.opened(members=house.members[:5])

    assert result(house.voted(sitting, *["for"] * 3, "against", "abstain")) == ["failed"]


def test_without_more_than_half_there_is_no_sitting(house):
    sitting = house.ready()
    house.sign_in(sitting, house.members[:3])

    with pytest.raises(Refused) as refused:
        house.act("open_sitting", house.chair, sitting)
    assert refused.value.basis.key == "OL 51.3"


def test_hands_need_two_tellers_who_agree(house):
    sitting = house.opened()
    vote = house.put(sitting, way="hands")
    count = [{"question": 1, "in_favour": 5, "against": 1, "abstaining": 1}]
    house.act("count_hands", house.members[1], vote, counts=count)
    house.act("close_vote", house.chair, vote)
    with pytest.raises(Refused):
        house.act("announce_result", house.chair, vote)
    house.act("count_hands", house.members[2], vote, counts=count)

    assert result(house.act("announce_result", house.chair, vote)) == ["passed"]


def test_more_ballots_returned_than_issued_void_the_ballot(house):
    sitting = house.opened({"kind": "personnel", "title": "任命张某为县教育局局长"})
    vote = house.put(sitting, way="paper", act="put_to_ballot")
    house.act("issue_ballots", house.members[1], vote, issued=7)
    house.act("close_ballot", house.chair, vote)
    sheet = {"issued": 7, "returned": 8, "valid": 8, "void": 0}
    counts = [{"question": 1, "in_favour": 6, "against": 1, "abstaining": 1}]
    for teller in house.members[1:3]:
        house.act("count_ballots", teller, vote, counts=counts, **sheet)
    with pytest.raises(Refused) as refused:
        house.act("announce_result", house.chair, vote)
    house.act("void_vote", house.chair, vote, reason="收回的选票多于发出的选票")

    assert refused.value.basis.key == "EL 44"
    assert standing_of(vote, DAY).stage.value == "void"
    assert standing_of(sitting, DAY).stage.value == "in_deliberation"


def test_a_whole_sitting_ends_in_the_archive(house):
    sitting = house.opened()
    house.voted(sitting, *["for"] * 7)
    house.act("close_sitting", house.chair, sitting)
    house.act("issue_minutes", house.clerk, sitting, text="会议纪要如记录所载，内容已经核对。")
    house.act("publish_sitting", house.clerk, sitting, issue="公报2026年第3号")

    assert standing_of(house.act("archive_sitting", house.clerk, sitting), DAY).ended
