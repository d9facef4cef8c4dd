"""Every number of a chart is the number of matters in the list behind it, whoever reads."""

import re
from collections import Counter
from datetime import date, datetime
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.making import DAY, after, closed, handed_over, make_cast, perform_quickly, replied, submitted
from yishi.congress.models import Account, Body, CongressTerm, Deputy
from yishi.measures.replies import Measured
from yishi.record.models import Matter
from yishi.web import clock
from yishi.web.charts import over_time
from yishi.web.reply_filters import period

pytestmark = pytest.mark.django_db

CLEARED = {"no_state_secret": True, "no_commercial_secret": True, "no_privacy": True}
LINK = re.compile(r'<a [^>]*href="([^"]*/matters/suggestion/\?[^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


@pytest.fixture
def cast(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda _=None: datetime(2026, 7, 20, 15, tzinfo=ZoneInfo("Asia/Shanghai")))
    cast = make_cast()
    submitted(cast)
    handed_over(cast)
    handed_over(cast, day=after(60), co_units=[cast.other])
    replied(cast)
    for done in (closed(cast), closed(cast)):
        last = done
    perform_quickly("publish", cast.clerk, DAY, CLEARED, last)
    return cast


def seated(cast):
    """The leading deputy in a delegation."""
    town = Body.objects.create(congress=cast.congress, kind=Body.Kind.DELEGATION, name_zh="甲镇代表团")
    term = CongressTerm.objects.create(congress=cast.congress, number=18, begins=DAY.replace(year=2022))
    Deputy.objects.create(
        congress=cast.congress, term=term, person=cast.deputy.person, delegation=town, elected_on=term.begins
    )
    Matter.objects.filter(congress=cast.congress).update(term=term)
    return town


def read(client, office, address):
    if office is not None:
        account, _ = Account.objects.get_or_create(username=f"reader-{office.pk}")
        office.person.account = account
        office.person.save()
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def told(page):
    """The numbers of a page with the lists that they lead to."""
    for address, inner in LINK.findall(page):
        shown = re.findall(r">\s*(\d+)", f">{re.sub(r'<title>.*?</title>|<span class=.sr-only.*?</span>', '', inner)}")
        if shown:
            yield unescape(address), int(shown[-1])


@pytest.mark.parametrize("reader", [None, "clerk", "head", "deputy", "chair"])
@pytest.mark.parametrize("of", ["charts", "unit", "town"])
def test_each_number_is_one_click_from_its_records(client, cast, reader, of):
    town = seated(cast)
    addresses = {
        "charts": reverse("charts", args=[cast.congress.code]),
        "unit": reverse("unit_charts", args=[cast.congress.code, cast.lead.pk]),
        "town": reverse("town_charts", args=[cast.congress.code, town.pk]),
    }
    for year in ("", "?year=all"):
        numbers = list(told(read(client, reader and getattr(cast, reader), addresses[of] + year)))
        assert len(numbers) > 5
        for address, number in numbers:
            assert f"共 {number} 件" in read(client, None, address), address


def test_the_public_sees_only_what_is_public(client, cast):
    page = read(client, None, reverse("charts", args=[cast.congress.code]))
    assert "满意 1 件／已评价 1 件" in page
    assert "以交办的 1 件为基数" in page


def test_a_unit_is_told_no_evaluation_that_is_not_public(client, cast):
    page = read(client, cast.head, reverse("charts", args=[cast.congress.code]))
    assert "满意 1 件／已评价 1 件" in page
    assert "以交办的 5 件为基数" in page
    assert "满意 2 件／已评价 2 件" in read(client, cast.clerk, reverse("charts", args=[cast.congress.code]))


def test_an_empty_county_says_so(client, monkeypatch):
    assert "还没有交办的建议" in read(client, None, reverse("charts", args=[make_cast().congress.code]))


def test_the_numbers_can_be_taken_away(client, cast):
    address = reverse("charts", args=[cast.congress.code])
    read(client, cast.clerk, address)
    lines = client.get(address, {"format": "csv"}).content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith('"分组","名称","交办"')
    assert any(cast.lead.name in line and "2/2（100.0%）" in line for line in lines)
    assert client.get(address, {"format": "xlsx"}).content[:2] == b"PK"


def test_a_chart_asks_as_often_for_many_as_for_few(client, cast):
    address = reverse("charts", args=[cast.congress.code])
    read(client, cast.clerk, address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for _ in range(4):
        closed(cast)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert (len(few), len(many)) == (8, 8)


@pytest.mark.parametrize("asked", ["year=0", "year=9999999", "year=%00"])
def test_a_year_that_is_none_shows_the_latest(client, cast, asked):
    assert "2026年" in read(client, cast.clerk, f"{reverse('charts', args=[cast.congress.code])}?{asked}")


def test_of_another_county_there_is_no_unit_and_no_township(client, cast):
    other = make_cast(None)
    for name in ("unit_charts", "town_charts"):
        assert client.get(reverse(name, args=[cast.congress.code, other.lead.pk])).status_code == 404


@given(st.text(max_size=8) | st.from_regex(r"\d{4}-\d{2}", fullmatch=True))
def test_a_period_is_a_month_or_a_year_or_nothing(text):
    span = period(text)
    if span is not None:
        assert span[0].day == span[1].day == 1
        assert span[0] < span[1]
        assert text.startswith(f"{span[0]:%Y}")


@given(st.lists(st.dates(date(2001, 1, 1), date(2035, 1, 1)), max_size=30))
def test_no_month_between_the_first_and_the_last_is_left_out(dates):
    months = Counter(f"{one:%Y-%m}" for one in dates)
    drawn = over_time(Measured(None, months, Counter(), {}, {}, {}), [])
    assert sum(one.handed.number.n for one in drawn.periods) == months.total()
    assert [one.title for one in drawn.periods] == sorted(one.title for one in drawn.periods)
