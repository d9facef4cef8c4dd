"""Days, months and names as offices write them."""

from __future__ import annotations

import doctest
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yishi.congress.importing import cells, deputy_columns, importer, units
from yishi.congress.importing.cells import Unreadable, day_of, month_of, name_of, text_of
from yishi.kernel.numeral import chinese
from yishi.kernel.text import Text

DAYS = st.dates(date(1928, 1, 1), date(2118, 12, 31))


def in_chinese(day):
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    return f"{year}年{chinese(day.month)}月{chinese(day.day)}日"


WAYS = {
    "iso": lambda day: day.isoformat(),
    "slashes and a clock": lambda day: f"{day.year}/{day.month}/{day.day} 12:09:38",
    "dots": lambda day: f"{day.year}.{day.month}.{day.day}",
    "official": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "official with an afternoon": lambda day: f" {day.year}年{day.month:02}月{day.day:02}日 下午3:05 ",
    "Chinese numerals": in_chinese,
    "packed": lambda day: f"{day:%Y%m%d}",
    "packed number": lambda day: float(f"{day:%Y%m%d}"),
    "serial": lambda day: (day - date(1899, 12, 30)).days,
    "serial with a clock": lambda day: (day - date(1899, 12, 30)).days + 0.5,
    "serial in text": lambda day: str((day - date(1899, 12, 30)).days),
    "date": lambda day: day,
    "datetime": lambda day: datetime.combine(day, time(9, 30)),
}


@pytest.mark.parametrize("way", WAYS)
@given(day=DAYS)
def test_a_day_is_read_in_every_way_that_it_is_written(way, day):
    assert day_of(WAYS[way](day)) == day


@given(day=DAYS)
def test_a_month_is_read_in_every_way_that_it_is_written(day):
    month = f"{day:%Y-%m}"
    ways = [
        month,
        f"{day.year}年{day.month}月",
        f"{day:%Y%m}",
        f"{day:%Y.%m}",
        f"{day:%Y/%m}",
        day,
        in_chinese(day),
    ]
    assert {month_of(way) for way in ways} == {month}


def read(parse, cell):
    """What the cell says, or how to mend it."""
    try:
        return parse(cell)
    except Unreadable as unreadable:
        return unreadable.mend


ANYTHING = st.one_of(st.text(max_size=12), st.floats(), st.integers(), st.booleans(), st.datetimes())


@given(ANYTHING)
def test_any_cell_is_a_day_or_said_to_be_none(cell):
    assert isinstance(read(day_of, cell), date | Text)


@given(ANYTHING)
def test_any_cell_is_a_month_or_said_to_be_none(cell):
    assert isinstance(read(month_of, cell), str | Text)


@pytest.mark.parametrize(
    "cell",
    [
        "2026-02-30",
        "2026-13-01",
        "26-3-5",
        "三月五日",
        "二〇二六年三月十十日",
        "二〇二六年三月五五日",
        "",
        "1850-01-01",
        3.5,
        True,
        date(1066, 10, 14),
    ],
)
def test_what_is_no_day_is_not_guessed(cell):
    with pytest.raises(Unreadable):
        day_of(cell)


def test_january_and_october_are_not_confused_after_a_spreadsheet_lost_the_zero():
    assert month_of(1975.08) == "1975-08"
    assert month_of("1975.10") == "1975-10"
    for lost in (1975.1, "1975.1"):
        with pytest.raises(Unreadable, match="可能是1月"):
            month_of(lost)


def test_text_that_looks_like_a_formula_stays_text():
    formulas = ["=1+1", "+86", "-5", "@SUM(A1)"]
    assert [text_of(said) for said in formulas] == formulas


def test_numbers_keep_no_decimals_that_nobody_typed():
    assert [text_of(cell) for cell in (13800000000.0, 3.5, None, datetime(2026, 3, 5))] == [
        "13800000000",
        "3.5",
        "",
        "2026-03-05",
    ]


def test_names_are_read_without_padding():
    assert [name_of(name) for name in ("张　三", " 李 四 ", "John Smith", "古丽•买买提")] == [
        "张三",
        "李四",
        "John Smith",
        "古丽·买买提",
    ]


@pytest.mark.parametrize("module", [cells, deputy_columns, importer, units])
def test_the_examples_in_the_documentation_hold(module):
    assert doctest.testmod(module).failed == 0
