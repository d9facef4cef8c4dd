"""Proposals: learned from earlier hand-overs, with what speaks for them; modest where there is little to go by."""

from datetime import date

import pytest

from yishi.assigning.cases import LEAST, Case, Subject
from yishi.assigning.judging import Judge, Scale, words_of
from yishi.assigning.proposing import Learned
from yishi.assigning.trial import try_out

pytestmark = pytest.mark.pure

DAY = date(2026, 3, 2)
ROADS, WATER, SCHOOLS, TOWN, OTHER_TOWN = 1, 2, 3, 4, 5
NAMES = {
    ROADS: "县交通运输局",
    WATER: "县水利局",
    SCHOOLS: "县教育局",
    TOWN: "柳溪镇人民政府",
    OTHER_TOWN: "石桥镇人民政府",
}
PLACES = {TOWN: "柳溪镇", OTHER_TOWN: "石桥镇"}
TEXTS = {
    ROADS: ("transport", "公路路面破损，请修补路面、增设护栏和公交车站，保障车辆通行"),
    WATER: ("water", "水库和灌溉渠道年久失修，请清淤加固堤坝，保障农田用水和防汛"),
    SCHOOLS: ("education", "学校教室不足，请增加教师和学位，改善学生食堂和宿舍条件"),
}
VILLAGES = ("大湾", "上柳", "桥头", "高塘", "云峰", "茶坪", "花桥", "荷塘", "红岩", "古塘", "湖东", "圩头", "河口")


def subject(unit, number):
    category, text = TEXTS[unit]
    village = VILLAGES[number % len(VILLAGES)]
    return Subject(f"关于解决{village}村问题的建议", f"{village}村{text}。第{number}次反映。", category)


def case(unit, number, **values):
    usual = {"label": f"2026-{number:03d}", "title": f"第{number}件", "co_units": (), "broad": False, "on": DAY}
    return Case(**{**usual, "matter": number, "unit": unit, **values}), subject(unit, number)


def cases(count, **values):
    return [case((ROADS, WATER, SCHOOLS)[number % 3], number, **values) for number in range(count)]


def proposed(learned, unit, number=97):
    return learned.propose([subject(unit, number)])[0]


@pytest.fixture(scope="module")
def taught():
    return Learned(cases(60), NAMES, PLACES)


@pytest.mark.parametrize("unit", [ROADS, WATER, SCHOOLS])
def test_the_unit_that_had_the_like_is_proposed_first_with_its_earlier_cases(taught, unit):
    found = proposed(taught, unit)

    assert found.units[0] == unit
    assert len(found.units) == 3
    assert {one.unit for one in found.precedents} == {unit}
    assert len(found.precedents) == 3
    assert found.other is None


def test_a_judgement_comes_with_how_often_such_ones_were_right(taught):
    assert proposed(taught, ROADS).band in taught.trial.bands
    assert taught.trial.cases == taught.trial.tried == 60
    assert taught.trial.units == 3
    assert sum(band.cases for band in taught.trial.bands) == 60


def test_with_too_few_cases_nothing_is_judged_and_the_most_alike_are_named():
    learned = Learned(cases(LEAST - 1), NAMES)
    found = proposed(learned, WATER)

    assert learned.trial is None
    assert found.band is None
    assert found.units[0] == WATER
    assert {one.unit for one in found.precedents} == {WATER}


def test_without_any_case_units_are_named_after_the_sector_and_the_words():
    found = proposed(Learned([], NAMES), WATER)

    assert (found.units[0], found.band, found.precedents, found.other) == (WATER, None, (), None)


def test_where_nothing_is_alike_nothing_is_proposed():
    unlike = Subject("关于图书馆开放的建议", "图书馆晚间延长开放时间。", "culture")

    assert Learned(cases(3), NAMES).propose([unlike])[0].units == ()
    assert Learned([], {}).propose([unlike])[0].units == ()


def test_a_unit_founded_yesterday_is_proposed_by_its_name():
    learned = Learned(cases(60), {**NAMES, 9: "县大数据和政务服务管理局"})
    asked = Subject("关于整合大数据和政务服务管理平台的建议", "政务服务数据不通，请统一管理政务大数据。", "services")
    found = learned.propose([asked])[0]

    assert found.units[0] == 9
    assert found.precedents == ()


def test_the_case_most_alike_is_told_when_another_unit_had_it():
    asked = Subject("关于抢修白鹭湖闸门的建议", f"白鹭湖闸门锈蚀，启闭机损坏。{TEXTS[WATER][1]}", "water")
    like = Subject(
        "关于白鹭湖闸门的建议", f"白鹭湖闸门锈蚀，启闭机损坏，学生安全受影响。{TEXTS[SCHOOLS][1]}", "education"
    )
    had_it = Case(matter=500, label="2026-500", title="例外", unit=SCHOOLS, co_units=(), broad=False, on=DAY)
    found = Learned([*cases(60), (had_it, like)], NAMES).propose([asked])[0]

    assert found.units[0] == WATER
    assert found.other == had_it


def test_units_beside_it_come_from_like_cases_and_townships_from_the_text(taught):
    learned = Learned(cases(60, co_units=(SCHOOLS, OTHER_TOWN)), NAMES, PLACES)
    asked = subject(ROADS, 3)
    here = Subject(asked.title, f"柳溪镇{asked.text}", asked.category)

    assert learned.propose([here])[0].co_units == (TOWN, SCHOOLS)
    assert taught.propose([asked])[0].co_units == ()


def test_six_months_are_hinted_at_where_all_of_the_like_took_them(taught):
    assert proposed(Learned(cases(60, broad=True), NAMES), ROADS).broad
    assert not proposed(taught, ROADS).broad


def test_what_was_asked_before_is_answered_the_same(taught):
    assert proposed(taught, WATER) is proposed(taught, WATER)


def test_accuracy_is_that_of_judges_who_have_not_seen_what_they_judge():
    texts = [[f"字{n}", "道路", "水库", "学校"] for n in range(90)]
    units = [(ROADS, WATER, SCHOOLS)[n * n % 7 % 3] for n in range(90)]
    scale = Scale(texts, NAMES)
    judge = Judge(scale, units, NAMES)
    order, _ = judge.ranked(scale.cases)
    leaky = sum(judge.units[places[0]] == unit for places, unit in zip(order, units, strict=True))

    trial = try_out(texts, units, NAMES)
    assert leaky == 90
    assert trial.first <= trial.commonest + 9


def test_the_share_of_the_busiest_unit_is_told_beside_it():
    units = [ROADS] * 45 + [WATER] * 15
    texts = [words_of(subject(unit, n)) for n, unit in enumerate(units)]

    assert try_out(texts, units, NAMES).commonest == 45
