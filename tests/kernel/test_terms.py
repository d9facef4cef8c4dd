"""Terms are counted as the Civil Code counts them (arts. 201 and 202), working days by the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yishi.kernel.calendar import WorkCalendar
from yishi.kernel.terms import Days, Months, Term, Unknown, WorkingDays, not_longer, parse_term
from yishi.kernel.text import Text

CALENDAR = WorkCalendar(
    holidays=frozenset(date(2026, 10, day) for day in range(1, 8)),
    makeup_days=frozenset({date(2026, 10, 10)}),
    first_year=2025,
    last_year=2026,
)
DAYS = st.dates(date(2025, 1, 1), date(2026, 6, 30))
KINDS = st.sampled_from([Days, WorkingDays, Months])


def test_the_day_of_the_event_does_not_count() -> None:
    assert Days(10).after(date(2026, 3, 1), CALENDAR) == date(2026, 3, 11)
    assert WorkingDays(1).after(date(2026, 3, 2), CALENDAR) == date(2026, 3, 3)


def test_seven_days_before_a_meeting_count_back_from_its_first_day() -> None:
    assert Days(7).before(date(2026, 3, 26), CALENDAR) == date(2026, 3, 19)


def test_working_days_are_counted_over_the_holidays_both_ways() -> None:
    assert WorkingDays(2).after(date(2026, 9, 30), CALENDAR) == date(2026, 10, 9)
    assert WorkingDays(2).before(date(2026, 10, 9), CALENDAR) == date(2026, 9, 30)


def test_working_days_of_a_year_without_a_notice_are_not_yet_knowable() -> None:
    due = WorkingDays(20).after(date(2026, 12, 20), CALENDAR)

    assert isinstance(due, Unknown)
    assert due.text["zh"] == "国务院尚未公布2027年节假日安排"


def test_months_end_on_the_same_day_of_the_month() -> None:
    assert Months(3).after(date(2026, 3, 26), CALENDAR) == date(2026, 6, 26)
    assert Months(6).after(date(2026, 8, 15), CALENDAR) == date(2027, 2, 15)
    assert Months(3).before(date(2026, 2, 15), CALENDAR) == date(2025, 11, 15)


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 2, 28), 1, date(2026, 3, 28)),
    ],
)
def test_months_end_on_the_last_day_of_a_month_that_has_no_such_day(day: date, months: int, end: date) -> None:
    assert Months(months).after(day, CALENDAR) == end


def test_counting_back_by_months_rounds_to_the_last_day_too() -> None:
    assert Months(1).before(date(2026, 3, 31), CALENDAR) == date(2026, 2, 28)


def test_three_months_from_hand_over_are_not_ninety_days() -> None:
    handed_over = date(2026, 3, 26)

    assert Months(3).after(handed_over, CALENDAR) != Days(90).after(handed_over, CALENDAR)


@pytest.mark.parametrize("kind", [Days, WorkingDays, Months])
def test_a_term_of_nothing_ends_on_the_day_itself(kind: type[Term]) -> None:
    assert kind(0).after(date(2026, 10, 1), CALENDAR) == date(2026, 10, 1)
    assert kind(0).before(date(2026, 10, 1), CALENDAR) == date(2026, 10, 1)


@pytest.mark.parametrize("kind", [Days, WorkingDays, Months])
def test_a_term_is_never_negative(kind: type[Term]) -> None:
    with pytest.raises(ValueError, match="give 0 or more"):
        kind(-1)


@pytest.mark.parametrize(
    ("term", "text", "code"),
    [
        (Days(10), Text("10日", "10 days"), "10d"),
        (Days(1), Text("1日", "1 day"), "1d"),
        (WorkingDays(20), Text("20个工作日", "20 working days"), "20wd"),
        (Months(3), Text("3个月", "3 months"), "3m"),
        (Months(1), Text("1个月", "1 month"), "1m"),
    ],
)
def test_a_term_is_said_and_written(term: Term, text: Text, code: str) -> None:
    assert (term.text, term.code) == (text, code)


@given(KINDS, st.integers(0, 9999))
def test_what_is_written_is_read_back(kind: type[Term], n: int) -> None:
    assert parse_term(kind(n).code) == kind(n)


@pytest.mark.parametrize("code", ["", "3", "m", "3 m", "-3m", "3.5d", "3w", "3M", "３m", "12345d", "3m\n"])
def test_what_is_no_term_is_refused_with_an_example(code: str) -> None:
    with pytest.raises(ValueError, match="such as 10d, 20wd or 3m"):
        parse_term(code)


def test_like_terms_are_compared() -> None:
    assert not_longer(Months(1), Months(3))
    assert not_longer(Months(3), Months(3))
    assert not not_longer(WorkingDays(6), WorkingDays(5))


def test_unlike_terms_are_not_compared() -> None:
    with pytest.raises(TypeError, match="30 days and 1 month cannot be compared"):
        not_longer(Days(30), Months(1))


@given(KINDS, DAYS, st.integers(0, 90), st.integers(0, 90))
def test_a_longer_term_never_ends_earlier(kind: type[Term], day: date, n: int, more: int) -> None:
    short, long = kind(n).after(day, CALENDAR), kind(n + more).after(day, CALENDAR)

    assert isinstance(long, Unknown) or (isinstance(short, date) and short <= long)


@given(KINDS, DAYS, st.integers(0, 60), st.integers(0, 60))
def test_a_term_that_starts_later_never_ends_earlier(kind: type[Term], day: date, n: int, later: int) -> None:
    first, second = kind(n).after(day, CALENDAR), kind(n).after(day + timedelta(later), CALENDAR)

    # No working days at all leave a rest day where it is; from one on the order holds for every kind.
    assert isinstance(second, Unknown) or (isinstance(first, date) and first <= second)


@given(KINDS, DAYS, st.integers(0, 60))
def test_a_term_never_ends_before_it_begins(kind: type[Term], day: date, n: int) -> None:
    end = kind(n).after(day, CALENDAR)

    assert isinstance(end, Unknown) or end >= day


@given(DAYS, st.integers(0, 500))
def test_days_counted_on_and_back_return(day: date, n: int) -> None:
    end = Days(n).after(day, CALENDAR)

    assert isinstance(end, date)
    assert Days(n).before(end, CALENDAR) == day


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.integers(0, 120))
def test_rounding_never_leaves_the_month_that_is_reached(day: date, n: int) -> None:
    end = Months(n).after(day, CALENDAR)

    assert isinstance(end, date)
    assert (end.year - day.year) * 12 + end.month - day.month == n
    assert end.day == day.day or (end.day < day.day and (end + timedelta(1)).day == 1)
