"""Lists are looked up again under a name, and taken away in every form."""

import csv
import io

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from tests.making import admitted, make_cast, office
from yishi.congress.models import Account
from yishi.web.models import SavedView
from yishi.web.saved import MOST, plain_query, save_view

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


def signed_in(client, office):
    account, _ = Account.objects.get_or_create(username=f"reader-{office.pk}")
    office.person.account = account
    office.person.save()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def listed(cast):
    return reverse("matters", args=[cast.congress.code, "suggestion"])


def save(client, cast, **given):
    address = reverse("save_list_view", args=[cast.congress.code, "suggestion"])
    return client.post(address, {"name": "逾期的", "query": "late=late&after=7", **given})


def test_a_view_is_saved_and_offered_again_without_the_page_it_stood_at(client, cast):
    answer = save(signed_in(client, cast.clerk), cast)
    assert answer.url == f"{listed(cast)}?late=late"
    assert '<a class="chip" href="?late=late">逾期的</a>' in client.get(listed(cast)).content.decode()


def test_a_name_used_before_is_saved_anew(client, cast):
    signed_in(client, cast.clerk)
    save(client, cast)
    save(client, cast, query="late=soon")
    assert list(SavedView.objects.values_list("query", flat=True)) == ["late=soon"]


def test_a_view_is_ones_own_until_it_is_shared_with_those_of_the_same_office(client, cast):
    save(signed_in(client, cast.clerk), cast)
    save(client, cast, name="共用的", shared="on")
    other, head = office(cast.congress, "clerk"), cast.head

    seen = signed_in(client, other).get(listed(cast)).content.decode()
    assert (">共用的<" in seen, ">逾期的<" in seen) == (True, False)
    assert ">共用的" not in signed_in(client, head).get(listed(cast)).content.decode()


def test_only_ones_own_view_is_dropped(client, cast):
    save(signed_in(client, cast.clerk), cast, shared="on")
    drop = reverse("drop_list_view", args=[cast.congress.code, "suggestion", SavedView.objects.get().pk])
    assert signed_in(client, office(cast.congress, "clerk")).post(drop).status_code == 404
    assert signed_in(client, cast.clerk).post(drop).status_code == 302
    assert not SavedView.objects.exists()


@pytest.mark.parametrize("given", [{"name": " "}, {"name": "长" * 31}, {"query": ""}, {"query": "after=3"}])
def test_a_view_without_a_name_or_without_filters_is_kindly_refused(client, cast, given):
    assert save(signed_in(client, cast.clerk), cast, **given).status_code == 400
    assert not SavedView.objects.exists()


def test_an_office_keeps_no_more_views_than_anybody_can_look_over(cast):
    for n in range(MOST):
        save_view(cast.clerk, "suggestion", f"第{n}个", "late=late", shared=False)
    with pytest.raises(Exception, match="最多保存"):
        save_view(cast.clerk, "suggestion", "又一个", "late=late", shared=False)


def test_the_same_view_is_the_same_text_however_it_was_asked_for():
    assert plain_query("b=2&a=1&after=5") == plain_query("a=1&b=2&format=csv")


def test_a_formula_in_a_title_stays_text_in_every_file(client, cast):
    admitted(cast, title="=1+1|cmd /C calc 的建议")
    signed_in(client, cast.clerk)
    text = client.get(listed(cast), {"format": "csv"}).content.decode("utf-8-sig")
    row = list(csv.reader(io.StringIO(text)))[1]
    assert row[1] == "'=1+1|cmd /C calc 的建议"
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(listed(cast), {"format": "xlsx"}).content))
    assert book.get_sheet_by_index(0).to_python()[1][1] == "=1+1|cmd /C calc 的建议"


def test_the_printed_list_has_every_row_and_says_what_was_asked_for(client, cast):
    for _ in range(60):
        admitted(cast)
    printed = signed_in(client, cast.clerk).get(listed(cast), {"format": "print", "stage": "admitted"})
    told = printed.content.decode()
    assert told.count("<tr>") == 61
    assert "已受理待交办" in told
    assert "共 60 件" in told


def test_a_nonsense_list_has_no_views(client, cast):
    address = reverse("save_list_view", args=[cast.congress.code, "nonsense"])
    assert signed_in(client, cast.clerk).post(address, {"name": "x", "query": "a=1"}).status_code == 404
