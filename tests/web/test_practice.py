"""Local practice settled from a day on within the law, and the calendar that working days are counted by."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.making import make_congress, office, person
from yishi import rulebook
from yishi.congress.calendar import fill_calendar, work_calendar
from yishi.congress.models import Account, CalendarDay, CalendarYear, PracticeVersion
from yishi.kernel.terms import WorkingDays
from yishi.rulebook.suggestions.practice import EVALUATE_WITHIN
from yishi.web.citing import cited

TODAY = timezone.localdate()
pytestmark = pytest.mark.django_db


@pytest.fixture
def congress():
    congress = make_congress(demo=False)
    PracticeVersion.objects.create(congress=congress, in_force=date(2022, 1, 1), base="chongqing")
    return congress


def enter(client, congress, kind="administrator"):
    account = Account.objects.create_user(f"{kind}-{congress.code}")
    office(congress, kind, person=person(congress, account=account))
    client.force_login(account)
    return client


@pytest.fixture
def administrator(client, congress):
    return enter(client, congress)


def settled(client, congress, **values):
    """Post the form as it stands, with some answers changed."""
    path = f"/c/{congress.code}/practice/new/"
    form = client.get(path).context["form"]
    given = {name: form[name].value() or "" for name in form.fields}
    return client.post(path, {**given, "in_force": TODAY, **values})


def test_everybody_who_is_signed_in_sees_what_is_in_force_and_why(client, congress):
    enter(client, congress, "deputy")
    said = client.get(f"/c/{congress.code}/practice/").content.decode()
    assert "重庆做法" in said
    assert "第十三条第二款" in said
    assert "修改</a>" not in said


def test_the_public_is_asked_to_sign_in(client, congress):
    assert client.get(f"/c/{congress.code}/practice/").status_code == 302


def test_a_value_of_ones_own_holds_from_the_day_chosen(administrator, congress):
    settled(
        administrator, congress, **{"evaluate_within-value": 15, "evaluate_within-source": "县人大常委会办法第十条"}
    )
    version = PracticeVersion.objects.latest("in_force")
    assert version.overrides == {"evaluate_within": {"value": "15wd", "source": "县人大常委会办法第十条"}}
    assert rulebook.practice(version.base, version.overrides)[EVALUATE_WITHIN] == WorkingDays(15)
    assert "县人大常委会办法第十条" in administrator.get(f"/c/{congress.code}/practice/").content.decode()


def test_the_unit_of_a_term_is_chosen_with_it(administrator, congress):
    settled(administrator, congress, **{"evaluate_within-value": 1, "evaluate_within-unit": "m"})
    assert PracticeVersion.objects.latest("in_force").overrides["evaluate_within"]["value"] == "1m"


def test_another_base_is_chosen(administrator, congress):
    settled(administrator, congress, base="zhejiang")
    assert PracticeVersion.objects.latest("in_force").base == "zhejiang"


def test_a_value_outside_its_range_is_refused_beside_its_field(administrator, congress):
    answer = settled(administrator, congress, **{"evaluate_within-value": 99})
    assert "应在5个工作日至2个月之间" in answer.context["form"].errors["evaluate_within-value"][0]
    assert PracticeVersion.objects.count() == 1


@pytest.mark.parametrize(("day", "wrong"), [(TODAY - timedelta(days=1), "不能早于今天"), ("", "必填")])
def test_it_does_not_hold_backwards(administrator, congress, day, wrong):
    answer = settled(administrator, congress, in_force=day)
    assert wrong in answer.context["form"].errors["in_force"][0]


def test_a_day_has_one_version(administrator, congress):
    settled(administrator, congress)
    answer = settled(administrator, congress)
    assert "这一天已经有一个版本施行" in answer.context["form"].errors["in_force"][0]


def test_the_form_starts_from_what_was_settled_last(administrator, congress):
    settled(administrator, congress, **{"evaluate_within-value": 15})
    form = administrator.get(f"/c/{congress.code}/practice/new/").context["form"]
    assert str(form["evaluate_within-value"].value()) == "15"
    assert form["in_force"].value() == TODAY + timedelta(days=1)


def test_only_an_administrator_settles_it(client, congress):
    enter(client, congress, "clerk")
    assert client.get(f"/c/{congress.code}/practice/new/").status_code == 403


@pytest.mark.parametrize(
    ("said", "full"),
    [
        ("OL 46, 47", "《地方组织法》第四十六条；《地方组织法》第四十七条"),
        ("县里的办法", "县里的办法"),
        ("XX 3", "XX 3"),
        ("46", "46"),
    ],
)
def test_articles_are_written_out(said, full):
    assert cited(said).zh == full


# -------------------------------------------------------------------------------------------- calendar


def workdays(congress, path=""):
    return f"/c/{congress.code}/workdays/{path}"


def test_the_years_announced_are_shown_and_the_next_as_unknown(administrator, congress):
    fill_calendar()
    last = CalendarYear.objects.latest("year").year
    said = administrator.get(workdays(congress), {"year": last}).content.decode()
    assert "春节" in said
    assert f"{last + 1}（未公布）" in said


def test_a_year_is_entered_day_by_day_and_then_counts(administrator, congress):
    fill_calendar()
    year = CalendarYear.objects.latest("year").year + 1
    for day in range(1, 8):
        administrator.post(workdays(congress, "day/"), {"day": f"{year}-10-0{day}", "kind": "off", "note": "国庆节"})
    unknown = work_calendar().is_working(date(year, 10, 1))
    assert unknown.why.zh
    administrator.post(workdays(congress, f"{year}/publish/"), {"source": "国办发明电〔2027〕1号"})
    assert work_calendar().is_working(date(year, 10, 1)) is False


def test_a_year_without_its_holidays_is_not_declared_complete(administrator, congress):
    answer = administrator.post(workdays(congress, "2050/publish/"), {"source": "国办发明电"})
    assert "2050年只登记了0个放假日" in answer.content.decode()
    assert not CalendarYear.objects.filter(year=2050).exists()


def test_a_make_up_day_is_a_weekend(administrator, congress):
    answer = administrator.post(workdays(congress, "day/"), {"day": "2050-03-02", "kind": "working", "note": "调休"})
    assert "这一天本来就上班" in answer.content.decode()
    administrator.post(workdays(congress, "day/"), {"day": "2050-03-05", "kind": "working", "note": "调休"})
    assert CalendarDay.objects.get(day=date(2050, 3, 5)).working


def test_a_day_entered_by_mistake_is_taken_back(administrator, congress):
    wrong = CalendarDay.objects.create(day=date(2050, 3, 2), working=False, note="错")
    administrator.post(workdays(congress, "day/"), {"forget": wrong.pk})
    assert not CalendarDay.objects.exists()
    assert administrator.post(workdays(congress, "day/"), {"forget": "x"}).status_code == 404


def test_a_demonstration_does_not_change_the_calendar_of_real_congresses(client, congress):
    enter(client, make_congress(demo=True))
    demo = Account.objects.get().persons.get().congress
    answer = client.post(workdays(demo, "day/"), {"day": "2050-03-02", "kind": "off", "note": "节"})
    assert answer.status_code == 403
    assert not CalendarDay.objects.exists()


def test_the_calendar_takes_as_many_queries_however_full_it_is(administrator, congress, django_assert_num_queries):
    administrator.get(workdays(congress))
    with django_assert_num_queries(7):
        administrator.get(workdays(congress))
    fill_calendar()
    with django_assert_num_queries(7):
        administrator.get(workdays(congress))
