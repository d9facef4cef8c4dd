"""The calendar in the tables: the announced years, corrections, and no guess beyond them."""

from __future__ import annotations

from datetime import date

import pytest

from yishi.congress.calendar import fill_calendar, work_calendar
from yishi.congress.models import CalendarDay, CalendarYear
from yishi.kernel.calendar import from_chinese_calendar
from yishi.kernel.terms import Unknown

pytestmark = pytest.mark.django_db


def test_empty_tables_fall_back_on_the_installed_notices():
    assert work_calendar() is from_chinese_calendar()


def test_filled_tables_say_what_the_notices_say():
    assert fill_calendar() > 20
    assert work_calendar() == from_chinese_calendar()
    assert CalendarDay.objects.get(day=date(2026, 10, 1)).note == "国庆节"


def test_filling_again_changes_nothing():
    fill_calendar()
    assert fill_calendar() == 0


def test_a_correction_counts_at_once():
    fill_calendar()
    assert work_calendar().is_working(date(2026, 11, 23)) is True
    CalendarDay.objects.create(day=date(2026, 11, 23), working=False, note="本地放假")
    assert work_calendar().is_working(date(2026, 11, 23)) is False


def test_a_removed_day_counts_at_once():
    fill_calendar()
    work_calendar()
    CalendarDay.objects.filter(day=date(2026, 10, 1)).delete()
    assert work_calendar().is_working(date(2026, 10, 1)) is True


def test_a_new_notice_opens_the_next_year():
    fill_calendar()
    assert isinstance(work_calendar().is_working(date(2027, 3, 1)), Unknown)
    CalendarYear.objects.create(year=2027, source="国办发明电〔2026〕1号")
    assert work_calendar().is_working(date(2027, 3, 1)) is True


def test_nothing_is_counted_across_a_missing_year():
    CalendarYear.objects.bulk_create(CalendarYear(year=year, source="") for year in (2025, 2026, 2028))
    assert work_calendar().last_year == 2026


def test_asking_again_costs_one_query(django_assert_num_queries):
    fill_calendar()
    work_calendar()
    with django_assert_num_queries(1):
        work_calendar()
