"""The numbers that the law fixes, said once more in the words of the law."""

from datetime import date
from fractions import Fraction

import pytest

from yishi.kernel.calendar import WorkCalendar
from yishi.kernel.citation import Number
from yishi.kernel.majority import Base, Majority
from yishi.kernel.terms import Term, WorkingDays, not_longer
from yishi.kernel.text import Text
from yishi.statutes import assessors_law as pa
from yishi.statutes import budget_law as bl
from yishi.statutes import chongqing_appointments as chongqing_posts
from yishi.statutes import chongqing_oath, chongqing_rules, zhejiang_decisions, zhejiang_rules
from yishi.statutes import chongqing_suggestions as chongqing
from yishi.statutes import constitution as con
from yishi.statutes import deputies_law as dl
from yishi.statutes import electoral_law as el
from yishi.statutes import guangdong_appointments as guangdong_posts
from yishi.statutes import organic_law as ol
from yishi.statutes import organic_offices as offices
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
        (el.HIGHER_RESIGNATION_MAJORITY, 36, 19),
        (zhejiang_rules.MEETING_NEEDS, 60, 31),
        (zhejiang_rules.COMMITTEE_MAJORITY, 60, 31),
        (chongqing_rules.MEETING_NEEDS, 60, 31),
        (chongqing_rules.COMMITTEE_MAJORITY, 60, 31),
        (chongqing_posts.APPOINTMENT_MAJORITY, 35, 18),
        (chongqing_posts.DISMISSAL_BY, 27, 6),
        (guangdong_posts.APPOINTMENT_MAJORITY, 35, 18),
        (guangdong_posts.DISMISSAL_BY, 27, 6),
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
        (el.CONSULTATION_AT_LEAST, "2d"),
        (offices.CONSULTATION_AT_LEAST, "2d"),
        (offices.NEW_GOVERNMENT_WITHIN, "2m"),
        (bl.PRELIMINARY_DRAFT_BEFORE, "30d"),
        (bl.ADJUSTMENT_BEFORE, "30d"),
        (bl.FINAL_ACCOUNTS_BEFORE, "30d"),
        (bl.REPLY_WITHIN, "20d"),
        (bl.REPLY_TO_UNITS_WITHIN, "15d"),
        (bl.FINAL_ACCOUNTS_REPLY_WITHIN, "20d"),
        (bl.FINAL_ACCOUNTS_REPLY_TO_UNITS_WITHIN, "15d"),
        (bl.GENERAL_TRANSFERS_WITHIN, "30d"),
        (bl.SPECIAL_TRANSFERS_WITHIN, "60d"),
        (bl.PUBLISH_WITHIN, "20d"),
        (bl.DEPARTMENTS_PUBLISH_WITHIN, "20d"),
        (zhejiang_rules.MEETING_EVERY, "2m"),
        (zhejiang_rules.NOTICE_BEFORE, "7d"),
        (zhejiang_rules.PAPERS_BEFORE, "5d"),
        (chongqing_rules.MEETING_EVERY, "2m"),
        (chongqing_rules.NOTICE_BEFORE, "7d"),
        (chongqing_rules.SUBMIT_BEFORE, "20d"),
        (chongqing_rules.DRAFT_REPORT_BEFORE, "20d"),
        (chongqing_rules.REPORT_BEFORE, "10d"),
        (chongqing_rules.ACT_ON_OPINIONS_WITHIN, "6m"),
        (chongqing_rules.ACT_ON_INQUIRY_WITHIN, "6m"),
        (chongqing_posts.SUBMIT_BEFORE, "7d"),
        (guangdong_posts.SUBMIT_BEFORE, "10d"),
        (guangdong_posts.NEW_GOVERNMENT_WITHIN, "2m"),
        (zhejiang_decisions.BILL_BEFORE, "30d"),
        (zhejiang_decisions.REPORT_BEFORE, "20d"),
        (zhejiang_decisions.DELIBERATED_WITHIN, "3m"),
        (chongqing_oath.OATH_WITHIN, "15wd"),
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


def test_provinces_ask_five_members_and_the_counties_of_zhejiang_three() -> None:
    province = [
        zhejiang_rules.MEMBERS_BILL_BY,
        zhejiang_rules.INTERPELLATION_BY,
        chongqing_rules.MEMBERS_BILL_BY,
        chongqing_rules.INTERPELLATION_BY,
        zhejiang_decisions.PREFECTURE_MEMBERS_BILL_BY,
    ]

    assert [number.value for number in province] == [5, 5, 5, 5, 5]
    assert zhejiang_decisions.MEMBERS_BILL_BY.value == ol.MEMBERS_BILL_BY.value


def test_joint_nomination_takes_ten_deputies_in_township_and_county_more_above() -> None:
    needed = [ol.TOWNSHIP_NOMINATION_BY, ol.NOMINATION_BY, ol.PREFECTURE_NOMINATION_BY, ol.PROVINCE_NOMINATION_BY]

    assert [number.value for number in needed] == [10, 10, 20, 30]


def test_a_county_committee_has_fifteen_to_thirty_five_members_or_forty_five_above_a_million_people() -> None:
    assert [ol.SIZE_AT_LEAST.value, ol.SIZE_AT_MOST.value, ol.SIZE_AT_MOST_IF_LARGE.value] == [15, 35, 45]
    assert ol.LARGE_ABOVE.value == 1_000_000


def test_candidates_outnumber_seats_by_one_for_a_head_one_to_three_for_deputies_and_a_share_for_members() -> None:
    assert offices.MORE_HEADS.value == 1
    assert (offices.MORE_DEPUTY_HEADS_AT_LEAST.value, offices.MORE_DEPUTY_HEADS_AT_MOST.value) == (1, 3)
    assert offices.MORE_MEMBERS_AT_LEAST.value * 30 == 3
    assert offices.MORE_MEMBERS_AT_MOST.value * 30 == 6


def test_candidates_for_deputies_outnumber_the_seats_by_a_third_to_twice_or_by_a_fifth_to_a_half() -> None:
    assert (el.DIRECT_MORE_AT_LEAST.value, el.DIRECT_MORE_AT_MOST.value) == (Fraction(1, 3), Fraction(1))
    assert (el.HIGHER_MORE_AT_LEAST.value, el.HIGHER_MORE_AT_MOST.value) == (Fraction(1, 5), Fraction(1, 2))
    assert el.PROXIES_AT_MOST.value == 3


def test_congress_and_assessors_have_five_years_and_assessors_three_for_each_judge() -> None:
    assert con.YEARS_OF_A_TERM.value == pa.YEARS_OF_A_TERM.value == 5
    assert pa.TIMES_THE_JUDGES.value == 3
    assert pa.CANDIDATES_TIMES.value == 5
    assert pa.APPLICATION_AT_MOST.value == Fraction(1, 5)


def test_speeches_are_bounded_differently_in_zhejiang_and_chongqing() -> None:
    zj, cq = zhejiang_rules, chongqing_rules

    assert (zj.PLENARY_MINUTES.value, zj.JOINT_MINUTES.value, zj.JOINT_AGAIN_MINUTES.value) == (15, 15, 10)
    assert (cq.PLENARY_MINUTES.value, cq.JOINT_MINUTES.value) == (10, 10)
    assert (cq.GROUP_MINUTES.value, cq.GROUP_AGAIN_MINUTES.value) == (15, 10)
    assert (cq.EXPLANATION_MINUTES.value, cq.REPORT_MINUTES.value) == (15, 15)


def test_two_rejections_and_two_absences_end_it() -> None:
    assert chongqing_posts.REJECTIONS.value == 2
    assert dl.ABSENCES.value == 2
