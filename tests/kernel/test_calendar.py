"""Working days are those of the State Council's notices, and nobody knows them beyond the last notice."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yishi.kernel.calendar import WorkCalendar, from_chinese_calendar
from yishi.kernel.terms import Unknown
from yishi.kernel.text import Text

NATIONAL_DAY = frozenset(date(2026, 10, day) for day in range(1, 8))
CALENDAR = WorkCalendar(
    holidays=NATIONAL_DAY,
    makeup_days=frozenset({date(2026, 9, 20), date(2026, 10, 10)}),
    first_year=2025,
    last_year=2026,
)
DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 31))
NOT_YET = Unknown(
    Text("国务院尚未公布2027年节假日安排", "the State Council has not yet published the holidays of 2027")
)


def test_weekdays_are_working_days_and_weekends_are_not() -> None:
    assert CALENDAR.is_working(date(2026, 11, 20)) is True
    assert CALENDAR.is_working(date(2026, 11, 21)) is False


def test_a_holiday_on_a_weekday_is_a_rest_day() -> None:
    assert CALENDAR.is_working(date(2026, 10, 1)) is False


def test_a_weekend_day_made_up_is_a_working_day() -> None:
    assert CALENDAR.is_working(date(2026, 10, 10)) is True


def test_beyond_the_notices_it_is_not_known_who_works() -> None:
    assert CALENDAR.is_working(date(2027, 1, 4)) == NOT_YET


def test_before_the_first_year_the_calendar_says_that_it_does_not_go_back() -> None:
    assert CALENDAR.is_working(date(2024, 12, 31)) == Unknown(
        Text("日历未收录2024年节假日安排", "the calendar does not go back to the holidays of 2024")
    )


def test_working_days_are_counted_over_the_holidays() -> None:
    assert CALENDAR.working_day(date(2026, 9, 30), 1) == date(2026, 10, 8)
    assert CALENDAR.working_day(date(2026, 9, 30), 3) == date(2026, 10, 10)
    assert CALENDAR.working_day(date(2026, 10, 8), -1) == date(2026, 9, 30)


def test_no_working_day_on_is_the_day_itself_even_a_rest_day_or_an_unknown_one() -> None:
    assert CALENDAR.working_day(date(2026, 10, 1), 0) == date(2026, 10, 1)
    assert CALENDAR.working_day(date(2030, 1, 1), 0) == date(2030, 1, 1)


def test_the_last_published_working_day_is_known_and_the_next_is_not() -> None:
    assert CALENDAR.working_day(date(2026, 12, 30), 1) == date(2026, 12, 31)
    assert CALENDAR.working_day(date(2026, 12, 31), 1) == NOT_YET


@pytest.mark.parametrize(
    ("day", "n", "year"),
    [
        (date(2026, 12, 31), 1, 2027),
        (date(2028, 5, 1), 1, 2028),
        (date(2027, 5, 1), -1, 2027),
        (date(2023, 5, 1), 1, 2023),
        (date(2025, 1, 1), -1, 2024),
        (date(2023, 5, 1), -1, 2023),
    ],
)
def test_an_unknown_day_names_the_year_that_is_missing(day: date, n: int, year: int) -> None:
    answer = CALENDAR.working_day(day, n)

    assert isinstance(answer, Unknown)
    assert str(year) in answer.why.en


def test_the_days_next_to_the_published_years_can_be_counted_from() -> None:
    assert CALENDAR.working_day(date(2024, 12, 31), 1) == date(2025, 1, 1)
    assert CALENDAR.working_day(date(2027, 1, 1), -1) == date(2026, 12, 31)


@given(DAYS, st.integers(1, 300))
def test_the_count_agrees_with_counting_on_ones_fingers(day: date, n: int) -> None:
    at, left = day, n
    while left and at <= date(2026, 12, 31):
        at += timedelta(days=1)
        left -= CALENDAR.is_working(at) is True

    assert CALENDAR.working_day(day, n) == (NOT_YET if left else at)


@given(DAYS, st.integers(1, 30))
def test_counting_back_undoes_counting_on_from_a_working_day(day: date, n: int) -> None:
    there = CALENDAR.working_day(day, n)

    if CALENDAR.is_working(day) is True and isinstance(there, date):
        assert CALENDAR.working_day(there, -n) == day


def test_a_calendar_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="put the earlier first"):
        WorkCalendar(frozenset(), frozenset(), 2026, 2025)


def test_a_day_cannot_be_both_holiday_and_made_up() -> None:
    with pytest.raises(ValueError, match="2026-10-01 is named both"):
        WorkCalendar(NATIONAL_DAY, frozenset({date(2026, 10, 1)}), 2026, 2026)


def test_calendars_of_the_same_notices_are_equal() -> None:
    assert WorkCalendar(CALENDAR.holidays, CALENDAR.makeup_days, 2025, 2026) == CALENDAR
    assert WorkCalendar(CALENDAR.holidays, frozenset(), 2025, 2026) != CALENDAR


def test_the_published_calendar_knows_the_make_up_days_of_a_real_notice() -> None:
    published = from_chinese_calendar()

    # Notice for 2025: 28 January to 4 February off, work on Sunday 26 January and Saturday 8 February.
    assert published.is_working(date(2025, 1, 26)) is True
    assert published.is_working(date(2025, 2, 4)) is False
    assert published.working_day(date(2025, 1, 27), 1) == date(2025, 2, 5)
    assert published.first_year == 2004


def test_the_published_calendar_is_read_once() -> None:
    assert from_chinese_calendar() is from_chinese_calendar()
