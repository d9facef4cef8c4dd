"""Signing in: by account and password, by one click into a demonstration, never without either."""

import runpy

import pytest

from tests.making import make_congress, office, person
from yishi import settings
from yishi.congress.models import Account

PASSWORD = "槐花香里说丰年-42"
LOGIN = "/accounts/login/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    """A clerk with a login of her own."""
    account = Account.objects.create_user("hexiaoyan", password=PASSWORD)
    congress = make_congress(demo=True)
    return office(congress, "clerk", person=person(congress, account=account))


def demo_account(role="deputy", *, demo=True, **values):
    congress = make_congress(demo=demo)
    account = Account.objects.create(username=f"demo-{role}", demo_role=role, **values)
    office(congress, "deputy", person=person(congress, account=account))
    return account


def sign_in(client, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": "hexiaoyan", "password": password, **more})


def test_somebody_with_an_account_signs_in_and_arrives_at_home(client, clerk):
    answer = sign_in(client)
    assert (answer.status_code, answer["Location"]) == (302, "/home/")


def test_a_wrong_password_is_said_in_chinese(client, clerk):
    assert "账号或者密码不正确" in sign_in(client, "wrong").content.decode()


def test_a_wrong_account_gets_the_same_answer_as_a_wrong_password(client, clerk):
    answer = client.post(LOGIN, {"login": "nobody", "password": "wrong"})
    assert "账号或者密码不正确" in answer.content.decode()


def test_whoever_was_sent_to_sign_in_goes_on_to_where_he_wanted(client, clerk):
    wanted = f"/c/{clerk.congress.code}/dues/"
    assert sign_in(client, next=wanted)["Location"] == wanted


def test_nobody_is_led_to_another_site(client, clerk):
    assert sign_in(client, next="https://example.com/")["Location"] == "/home/"


def test_the_sixth_try_is_refused_even_with_the_right_password(client, clerk):
    for _ in range(5):
        answer = sign_in(client, "wrong")
    assert answer.status_code == 429
    answer = sign_in(client)
    assert answer.status_code == 429
    assert "15分钟" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_another_account_is_not_locked_out_with_it(client, clerk):
    Account.objects.create_user("liutao", password=PASSWORD)
    for _ in range(6):
        sign_in(client, "wrong")
    assert client.post(LOGIN, {"login": "liutao", "password": PASSWORD}).status_code == 302


def test_the_session_gets_a_new_key_at_sign_in(client, clerk):
    client.get(LOGIN)
    client.session["seen"] = True
    before = client.session.session_key
    sign_in(client)
    assert client.session.session_key != before


def test_a_session_ends_with_the_browser_and_after_eight_hours_at_the_latest(client, clerk):
    sign_in(client)
    assert client.session.get_expire_at_browser_close()
    assert client.cookies["sessionid"]["max-age"] == ""
    assert client.session.get_session_cookie_age() == 8 * 3600


def test_whoever_signs_in_with_a_password_given_out_must_choose_an_own_one_first(client, clerk):
    Account.objects.update(password_is_temporary=True)
    sign_in(client)
    answer = client.get(f"/c/{clerk.congress.code}/home/")
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/password/change/")
    new = {"oldpassword": PASSWORD, "password1": "稻花香里说丰年-43", "password2": "稻花香里说丰年-43"}
    client.post("/accounts/password/change/", new)
    assert not Account.objects.get(username="hexiaoyan").password_is_temporary
    assert client.get(f"/c/{clerk.congress.code}/home/").status_code == 200


def test_the_own_password_may_not_be_the_one_given_out(client, clerk):
    Account.objects.update(password_is_temporary=True)
    sign_in(client)
    same = {"oldpassword": PASSWORD, "password1": PASSWORD, "password2": PASSWORD}
    answer = client.post("/accounts/password/change/", same)
    assert "新密码不能与原密码相同" in answer.content.decode()
    assert Account.objects.get(username="hexiaoyan").password_is_temporary


def test_signing_in_too_fast_is_slowed_down_in_our_own_words(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip", "login_failed": None}
    client.post(LOGIN, {"login": "a", "password": "b"})
    answer = client.post(LOGIN, {"login": "a", "password": "b"})
    assert (answer.status_code, "请在一分钟后再试" in answer.content.decode()) == (429, True)


def test_signing_out_takes_a_click_on_a_form(client, clerk):
    sign_in(client)
    client.get("/accounts/logout/")
    assert "_auth_user_id" in client.session
    client.post("/accounts/logout/")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("path", ["signup/", "email/", "password/reset/", "password/set/", "3rdparty/"])
def test_pages_that_are_not_offered_are_not_there(client, path):
    assert client.get(f"/accounts/{path}").status_code == 404


def test_a_demonstration_is_entered_by_one_click(client):
    account = demo_account()
    assert account.username in client.get(LOGIN).content.decode()
    client.post("/demo/", {"as": account.username})
    assert client.session["_auth_user_id"] == str(account.pk)


def test_no_real_account_is_entered_that_way(client, clerk):
    assert client.post("/demo/", {"as": "hexiaoyan"}).status_code == 403


def test_a_demonstration_role_in_a_real_congress_is_no_way_in(client):
    account = demo_account(demo=False)
    assert account.username not in client.get(LOGIN).content.decode()
    assert client.post("/demo/", {"as": account.username}).status_code == 403


def test_a_demonstration_login_that_also_serves_a_real_congress_is_no_way_in(client):
    account = demo_account()
    person(make_congress(demo=False), account=account)
    assert client.post("/demo/", {"as": account.username}).status_code == 403


@pytest.mark.parametrize("values", [{"is_active": False}, {"is_staff": True}, {"is_superuser": True}])
def test_a_stopped_or_privileged_demonstration_login_is_no_way_in(client, values):
    account = demo_account(**values)
    assert client.post("/demo/", {"as": account.username}).status_code == 403


def test_a_link_does_not_sign_anybody_in(client):
    account = demo_account()
    assert client.get("/demo/", {"as": account.username}).status_code == 405


def test_a_demonstration_login_has_no_password_to_change(client):
    account = demo_account()
    account.set_unusable_password()
    account.save()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/accounts/password/change/").status_code == 403


def test_passwords_of_a_running_site_are_kept_by_argon2(monkeypatch, tmp_path):
    monkeypatch.setenv("YISHI_TEST", "0")
    monkeypatch.setenv("YISHI_VAR", str(tmp_path))
    running = runpy.run_path(settings.__file__)
    assert running["PASSWORD_HASHERS"] == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
