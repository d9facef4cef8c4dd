"""Founding a congress in the browser: once by whoever owns the server, then by administrators alone."""

from datetime import date

import pytest

from tests.making import make_congress, office, person
from yishi.congress.models import Account, Body, Congress, Office, Unit
from yishi.congress.setup_token import setup_token

HERE = {"HTTP_HOST": "localhost"}
ELSEWHERE = {"HTTP_HOST": "localhost", "REMOTE_ADDR": "203.0.113.9"}
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def keys(settings, tmp_path):
    settings.KEYS = tmp_path


def answers(**values):
    usual = {
        "code": "130534", "name": "清河县人民代表大会", "level": "county", "hash_algorithm": "sha256",
        "number": "18", "begins": "2026-01-10", "practice": "chongqing", "administrator": "罗一鸣",
        "username": "luoyiming", "password": "槐花香里说丰年-42", "password2": "槐花香里说丰年-42",
    }  # fmt: skip
    return {**usual, **values}


def ticked(client, *codes):
    """The answers that tick these units, named as proposed."""
    rows = client.get("/setup/", {"code": "130534"}, **HERE).context["form"].unit_rows
    return {
        **{f"unit-{row['code']}-name": row["name"] for row in rows},
        **{f"unit-{row['code']}-short": row["short"] for row in rows},
        **{f"unit-{code}": "on" for code in codes or [row["code"] for row in rows]},
    }


def test_a_code_proposes_the_name_the_level_and_the_units(client):
    said = client.get("/setup/", {"code": "130534"}, **HERE).content.decode()
    assert "清河县人民代表大会" in said
    assert "清河县财政局" in said
    assert "《地方组织法》第四十六条" in said


def test_a_congress_is_founded_and_its_administrator_is_signed_in_at_home(client):
    answer = client.post("/setup/", answers(**ticked(client)), **HERE)
    congress = Congress.objects.get()
    assert answer["Location"] == f"/c/{congress.code}/home/"
    held = Office.objects.get(congress=congress)
    assert (held.kind, held.person.account.username) == ("administrator", "luoyiming")
    assert client.session["_auth_user_id"] == str(held.person.account_id)
    assert not held.person.account.password_is_temporary


def test_the_term_the_practice_and_the_bodies_are_as_settled(client):
    client.post("/setup/", answers(ends="2030-12-31", **ticked(client)), **HERE)
    congress = Congress.objects.get()
    term = congress.terms.get()
    assert (term.number, term.begins, term.ends) == (18, date(2026, 1, 10), date(2030, 12, 31))
    assert congress.practices.get().base == "chongqing"
    assert Body.objects.filter(congress=congress, name_zh="常务委员会").exists()


def test_units_are_left_out_and_renamed(client):
    rows = client.get("/setup/", {"code": "130534"}, **HERE).context["form"].unit_rows
    first, second = rows[0]["code"], rows[1]["code"]
    given = ticked(client, first, second) | {f"unit-{second}-name": "清河县数据局"}
    client.post("/setup/", answers(**given), **HERE)
    assert sorted(Unit.objects.values_list("name", flat=True)) == sorted([rows[0]["name"], "清河县数据局"])


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"password2": "别的"}, "两次输入的密码不一致"),
        ({"password": "1234567890", "password2": "1234567890"}, "密码"),
        ({"ends": "2025-01-01"}, "结束日期早于开始日期"),
        ({"number": ""}, "这个字段是必填项"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_founded(client, values, wrong):
    answer = client.post("/setup/", answers(**ticked(client), **values), **HERE)
    assert (answer.status_code, wrong in answer.content.decode()) == (400, True)
    assert not Congress.objects.exists()


def test_a_taken_user_name_leaves_nothing_behind(client):
    Account.objects.create_user("luoyiming")
    answer = client.post("/setup/", answers(**ticked(client)), **HERE)
    assert "已被使用" in answer.content.decode()
    assert not Congress.objects.exists()


def test_two_units_cannot_have_one_name(client):
    given = ticked(client)
    first, second = [name for name in given if name.endswith("-name")][:2]
    answer = client.post("/setup/", answers(**{**given, first: given[second]}), **HERE)
    assert "重名" in answer.content.decode()


@pytest.mark.parametrize("code", ["12", "130000x", "130100"])
def test_a_code_that_means_nothing_here_is_refused_or_settled(client, code):
    answer = client.get("/setup/", {"code": code}, **HERE)
    assert answer.status_code in {200, 400}
    assert (answer.status_code == 200) == (code == "130100")


def test_a_place_that_is_not_on_file_is_named_by_hand(client):
    where = {"code": "999001", "name": "青屏县", "level": "county"}
    said = client.get("/setup/", where, **HERE).content.decode()
    assert "青屏县人民代表大会" in said


def test_from_elsewhere_it_takes_the_code_that_the_server_shows(client):
    assert "yishi init --token" in client.get("/setup/", {"code": "130534"}, **ELSEWHERE).content.decode()
    assert client.post("/setup/", {"token": "guess"}, **ELSEWHERE).status_code == 400
    assert client.post("/setup/", {"token": setup_token()}, **ELSEWHERE).status_code == 302
    assert "清河县财政局" in client.get("/setup/", {"code": "130534"}, **ELSEWHERE).content.decode()


def test_without_the_code_nothing_is_founded_from_elsewhere(client):
    client.post("/setup/", answers(**ticked(client)), **ELSEWHERE)
    assert not Congress.objects.exists()


@pytest.mark.parametrize("sign", ["HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP"])
def test_a_request_passed_on_by_a_proxy_is_from_elsewhere(client, sign):
    assert "init --token" in client.get("/setup/", **HERE, **{sign: "203.0.113.9"}).content.decode()


def test_the_code_is_good_for_one_founding(client, settings):
    client.post("/setup/", {"token": setup_token()}, **ELSEWHERE)
    client.post("/setup/", answers(**ticked(client)), **ELSEWHERE)
    assert Congress.objects.exists()
    assert not (settings.KEYS / "setup").exists()


def test_a_code_set_by_the_environment_is_taken(client, settings):
    settings.SETUP_TOKEN = "of our own choosing"
    assert client.post("/setup/", {"token": "of our own choosing"}, **ELSEWHERE).status_code == 302


def test_once_there_is_a_real_congress_strangers_found_no_other(client):
    make_congress(demo=False)
    assert client.get("/setup/", **HERE).status_code == 403


def test_a_demonstration_does_not_close_the_setup(client):
    make_congress(demo=True)
    assert client.get("/setup/", **HERE).status_code == 200


@pytest.mark.parametrize(("demo", "status"), [(False, 200), (True, 403)])
def test_afterwards_it_takes_an_administrator_and_not_a_demonstrations(client, demo, status):
    make_congress(demo=False)
    congress = make_congress(demo=demo)
    account = Account.objects.create_user("admin")
    office(congress, "administrator", person=person(congress, account=account))
    client.force_login(account)
    assert client.get("/setup/", **HERE).status_code == status


def test_an_administrator_who_founds_another_congress_stays_signed_in(client):
    congress = make_congress(demo=False)
    account = Account.objects.create_user("admin")
    office(congress, "administrator", person=person(congress, account=account))
    client.force_login(account)
    client.post("/setup/", answers(**ticked(client)), **HERE)
    assert client.session["_auth_user_id"] == str(account.pk)
    assert Congress.objects.filter(code="130534").exists()
