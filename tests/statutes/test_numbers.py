"""The numbers that the law fixes, said once more in the words of the law."""

from datetime import date

import pytest

from yishi.kernel.calendar import WorkCalendar
from yishi.kernel.citation import Number
from yishi.kernel.majority import Base, Majority
from yishi.kernel.terms import Term, WorkingDays, not_longer
from yishi.kernel.text import Text
from yishi.statutes import chongqing_suggestions as chongqing
from yishi.statutes import deputies_law as dl
from yishi.statutes import electoral_law as el
from yishi.statutes import organic_law as ol
from yishi.statutes import oversight_law as sl
from yishi.statutes import qingdao_suggestions as qingdao
from yishi.statutes import zhejiang_suggestions as zhejiang

NO_HOLIDAYS = WorkCalendar(frozenset(), frozenset(), 2026, 2026)
HAND_OVER = date(2026, 3, 26)


def base(size: int) -> Base:
    return Base(size, Text("全体", "all"), HAND_OVER)


def test_a_suggestion_is_answered_within_three_months_of_hand_over() -> None:
    assert dl.REPLY_WITHIN.value.after(HAND_OVER, NO_HOLIDAYS) == date(2026, 6, 26)
    assert dl.REPLY_WITHIN.basis.text == Text("《代表法》第五十一条第二款", "Deputies Law art. 51(2)")


def test_a_difficult_one_within_six_months_of_hand_over_not_of_the_three_months() -> None:
    assert dl.REPLY_WITHIN_COMPLEX.value.after(HAND_OVER, NO_HOLIDAYS) == date(2026, 9, 26)
    assert dl.REPLY_WITHIN_COMPLEX.basis == dl.REPLY


def test_the_text_of_2015_had_the_same_terms_in_article_42() -> None:
    assert dl.REPLY_WITHIN_2015.value == dl.REPLY_WITHIN.value
    assert dl.REPLY_WITHIN_COMPLEX_2015.value == dl.REPLY_WITHIN_COMPLEX.value
    assert dl.REPLY_2015.key == "DL-2015 42.1"
    assert dl.DEPUTIES_LAW_2015.version < dl.DEPUTIES_LAW.version


def test_a_second_answer_takes_half_of_the_deputies_but_more_than_half_of_the_members() -> None:
    assert dl.SECOND_ANSWER_BY.value.met(5, base(10))
    assert not sl.SECOND_ANSWER_BY.value.met(5, base(10))


@pytest.mark.parametrize(
    ("county", "township"),
    [
        (ol.DEPUTIES_BILL_BY.value, ol.TOWNSHIP_DEPUTIES_BILL_BY.value),
        (el.RECALL_REQUEST_BY.value, el.TOWNSHIP_RECALL_REQUEST_BY.value),
    ],
)
def test_a_township_asks_for_fewer_than_a_county(county: int, township: int) -> None:
    assert (county, township) in {(10, 5), (50, 30)}


def test_in_a_township_removal_takes_a_fifth_and_interpellation_still_ten() -> None:
    assert ol.TOWNSHIP_REMOVAL_BY.value.needed(base(50)) == 10
    assert ol.REMOVAL_BY.value.needed(base(200)) == 20
    assert ol.DEPUTIES_INTERPELLATION_BY.value == 10


def test_three_members_are_enough_in_a_county_and_five_above() -> None:
    county = [ol.MEMBERS_BILL_BY, ol.MEMBERS_INTERPELLATION_BY, sl.INTERPELLATION_BY]
    above = [
        ol.PREFECTURE_MEMBERS_BILL_BY,
        ol.PREFECTURE_MEMBERS_INTERPELLATION_BY,
        sl.PREFECTURE_INTERPELLATION_BY,
    ]

    assert [number.value for number in county] == [3, 3, 3]
    assert [number.value for number in above] == [5, 5, 5]


@pytest.mark.parametrize(
    ("number", "size", "needed"),
    [
        (ol.SESSION_NEEDS, 200, 134),
        (ol.CONGRESS_MAJORITY, 200, 101),
        (ol.MEETING_NEEDS, 36, 19),
        (ol.COMMITTEE_MAJORITY, 35, 18),
        (ol.EXTRAORDINARY_SESSION_BY, 200, 40),
        (ol.CONGRESS_INQUIRY_BY, 200, 20),
        (ol.COMMITTEE_INQUIRY_BY, 27, 6),
        (sl.INQUIRY_BY, 27, 6),
        (sl.DISMISSAL_BY, 27, 6),
        (sl.DISMISSAL_MAJORITY, 27, 14),
        (el.HIGHER_RECALL_BY_DEPUTIES, 200, 20),
        (el.HIGHER_RECALL_BY_MEMBERS, 27, 6),
        (el.HIGHER_DEPUTIES_MAJORITY, 200, 101),
        (el.TURNOUT, 5000, 2501),
        (el.DIRECT_MAJORITY, 2501, 1251),
        (el.ANOTHER_ROUND_NEEDS, 2500, 834),
        (el.RECALL_BY_VOTERS_MAJORITY, 5000, 2501),
        (el.RECALL_MAJORITY, 35, 18),
        (el.RESIGNATION_MAJORITY, 35, 18),
    ],
)
def test_how_many_the_law_asks_for(number: Number[Majority], size: int, needed: int) -> None:
    assert number.value.needed(base(size)) == needed


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (ol.FIRST_SESSION_WITHIN, "2m"),
        (ol.MEETING_EVERY, "2m"),
        (sl.DRAFT_REPORT_BEFORE, "20d"),
        (sl.REPORT_BEFORE, "10d"),
        (sl.REPORT_DISTRIBUTED_BEFORE, "7d"),
        (sl.AUDIT_RECTIFICATION_WITHIN, "6m"),
        (el.VOTER_LIST_BEFORE, "20d"),
        (el.OBJECTION_WITHIN, "5d"),
        (el.DECISION_WITHIN, "3d"),
        (el.TO_COURT_BEFORE, "5d"),
        (el.FIRST_CANDIDATES_BEFORE, "15d"),
        (el.FINAL_CANDIDATES_BEFORE, "7d"),
        (chongqing.HAND_OVER_WITHIN, "10wd"),
        (chongqing.RETURN_WITHIN, "10wd"),
        (chongqing.REASSIGN_WITHIN, "10wd"),
        (chongqing.CONTACT_WITHIN, "20wd"),
        (chongqing.OPINION_WITHIN, "30wd"),
        (chongqing.OPINION_AGAIN_WITHIN, "5wd"),
        (chongqing.EVALUATE_WITHIN, "20wd"),
        (chongqing.HANDLE_AGAIN_WITHIN, "2m"),
        (chongqing.EVALUATE_PROMISES_WITHIN, "20wd"),
        (zhejiang.NOTIFY_WITHIN, "7d"),
        (zhejiang.RETURN_WITHIN, "10d"),
        (zhejiang.OPINION_WITHIN, "2m"),
        (zhejiang.HANDLE_AGAIN_WITHIN, "1m"),
        (qingdao.HAND_OVER_WITHIN, "5wd"),
        (qingdao.RETURN_WITHIN, "5wd"),
        (qingdao.OPINION_WITHIN, "1m"),
    ],
)
def test_how_long_the_rules_allow(number: Number[Term], code: str) -> None:
    assert number.value.code == code


def test_places_differ_in_how_soon_they_hand_over() -> None:
    assert isinstance(chongqing.HAND_OVER_WITHIN.value, WorkingDays)
    assert not_longer(qingdao.HAND_OVER_WITHIN.value, chongqing.HAND_OVER_WITHIN.value)
