"""A second step after the password: codes of an app, each once; guessing is bounded; offices may ask for it."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.urls import reverse

from tests.making import make_congress, office, person
from yishi.congress.models import Account, AccountEvent
from yishi.web.second_factors import Keeper

PASSWORD = "春江潮水连海平-42"
SECURITY, HOME = "/accounts/security/", "/home/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_keys(settings, tmp_path):
    settings.KEYS = tmp_path / "keys"
    cache.clear()


@pytest.fixture(autouse=True)
def _after_commit(django_capture_on_commit_callbacks):
    """What allauth tells once a transaction is done is told in tests, too."""
    global after_commit  # noqa: PLW0603 - a helper of this module needs the fixture
    after_commit = django_capture_on_commit_callbacks


@pytest.fixture
def clerk():
    """A clerk with a login of her own."""
    account = Account.objects.create_user("hexiaoyan", password=PASSWORD)
    congress = make_congress()
    return office(congress, "clerk", person=person(congress, account=account))


def sign_in(client, name="hexiaoyan", password=PASSWORD):
    return client.post("/accounts/login/", {"login": name, "password": password})


def confirm(client, path):
    """Open a page that asks for the password first."""
    answer = client.get(path, follow=True)
    assert "请再确认身份" in answer.content.decode()
    return client.post(answer.request["PATH_INFO"] + f"?next={path}", {"password": PASSWORD}, follow=True)


def code_of(secret, steps=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def set_up(client):
    """Turn the app's codes on; the secret."""
    page = confirm(client, "/accounts/2fa/app/").content.decode()
    secret = re.search(r'class="secret">(\w+)<', page)[1]
    with after_commit(execute=True):
        answer = client.post("/accounts/2fa/app/", {"code": code_of(secret)})
    assert answer["Location"] == "/accounts/2fa/codes/"
    return secret


@pytest.fixture
def secret(client, clerk):
    """Of a clerk who has set it up, and signed out again."""
    sign_in(client)
    found = set_up(client)
    client.post("/accounts/logout/")
    Authenticator.objects.filter(type="totp").update(data={"secret": Keeper().encrypt(found)})
    return found


def test_it_is_set_up_with_a_picture_to_scan_and_a_first_code(client, clerk):
    sign_in(client)
    page = confirm(client, "/accounts/2fa/app/").content.decode()
    assert 'src="data:image/svg+xml;base64,' in page
    set_up_code = re.search(r'class="secret">(\w+)<', page)[1]
    client.post("/accounts/2fa/app/", {"code": code_of(set_up_code)})
    assert Authenticator.objects.filter(user=clerk.person.account, type="totp").exists()


def test_the_secret_is_kept_encrypted_under_a_key_outside_the_database(client, clerk, settings):
    sign_in(client)
    secret = set_up(client)
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in kept
    assert Keeper().decrypt(kept) == secret
    assert (settings.KEYS / "second-factors").stat().st_mode & 0o777 == 0o600


def test_after_the_password_a_code_is_asked_for_before_anything_opens(client, clerk, secret):
    answer = sign_in(client)
    assert answer["Location"] == "/accounts/2fa/"
    assert "_auth_user_id" not in client.session
    assert client.get(HOME).status_code == 302
    answer = client.post("/accounts/2fa/", {"code": code_of(secret)})
    assert answer["Location"] == HOME
    assert client.session["_auth_user_id"] == str(clerk.person.account_id)


def test_the_session_gets_a_new_key_with_the_second_step(client, secret):
    sign_in(client)
    before = client.session.session_key
    client.post("/accounts/2fa/", {"code": code_of(secret)})
    assert client.session.session_key != before


def test_a_clock_half_a_minute_off_will_do(client, secret):
    sign_in(client)
    client.post("/accounts/2fa/", {"code": code_of(secret, steps=-1)})
    assert "_auth_user_id" in client.session


def test_no_code_is_taken_twice_nor_one_older_than_the_last(client, secret):
    code, older = code_of(secret), code_of(secret, steps=-1)
    sign_in(client)
    client.post("/accounts/2fa/", {"code": code})
    client.post("/accounts/logout/")
    for said in (code, older):
        sign_in(client)
        assert "验证码不正确，或者已经用过" in client.post("/accounts/2fa/", {"code": said}).content.decode()
        assert "_auth_user_id" not in client.session


def test_the_code_that_set_it_up_is_not_for_signing_in(client, clerk):
    sign_in(client)
    secret = set_up(client)
    client.post("/accounts/logout/")
    sign_in(client)
    client.post("/accounts/2fa/", {"code": code_of(secret)})
    assert "_auth_user_id" not in client.session


def test_five_wrong_codes_shut_the_door_for_all_addresses(client, secret):
    sign_in(client)
    for number in range(5):
        answer = client.post("/accounts/2fa/", {"code": "000000"}, REMOTE_ADDR=f"10.0.0.{number}")
    assert answer.status_code == 429
    answer = client.post("/accounts/2fa/", {"code": code_of(secret)}, REMOTE_ADDR="10.0.0.9")
    assert (answer.status_code, "15分钟" in answer.content.decode()) == (429, True)
    assert "_auth_user_id" not in client.session


def test_guessing_codes_does_not_shut_the_password_and_the_right_password_does_not_forgive_it(client, secret):
    sign_in(client)
    for _ in range(4):
        client.post("/accounts/2fa/", {"code": "000000"})
        assert sign_in(client)["Location"] == "/accounts/2fa/"
    assert client.post("/accounts/2fa/", {"code": "000000"}).status_code == 429


def test_a_code_to_fall_back_on_works_once(client, clerk):
    sign_in(client)
    set_up(client)
    page = client.get("/accounts/2fa/codes/").content.decode()
    code = re.search(r"<code>(\d{4}) (\d{4})</code>", page)
    for opened in (True, False):
        client.post("/accounts/logout/")
        sign_in(client)
        client.post("/accounts/2fa/", {"code": code[1] + code[2]})
        assert ("_auth_user_id" in client.session) is opened


def test_codes_to_fall_back_on_are_shown_once(client, clerk):
    sign_in(client)
    set_up(client)
    first, second = (client.get("/accounts/2fa/codes/").content.decode() for _ in range(2))
    assert len(re.findall(r"<code>\d{4} \d{4}</code>", first)) == 10
    assert not re.findall(r"<code>\d{4} \d{4}</code>", second)


def test_nothing_weighty_is_done_without_the_password(client, clerk):
    sign_in(client)
    for name in ("mfa_activate_totp", "mfa_add_webauthn"):
        assert client.get(reverse(name))["Location"].startswith("/accounts/reauthenticate/")


def test_it_is_taken_away_again(client, clerk, secret):
    sign_in(client)
    client.post("/accounts/2fa/", {"code": code_of(secret)})
    confirm(client, "/accounts/2fa/app/stop/")
    client.post("/accounts/2fa/app/stop/")
    assert not Authenticator.objects.exists()


def test_a_passkey_unknown_here_opens_nothing_and_it_is_said(client, clerk):
    answer = client.post("/accounts/passkeys/login/", {"credential": '{"id": "x"}'}, follow=True)
    assert "这个通行密钥没有登记" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_whoever_must_have_one_sets_it_up_before_anything_else(client, clerk):
    clerk.congress.second_factor = ["clerk"]
    clerk.congress.save()
    sign_in(client)
    home = f"/c/{clerk.congress.code}/home/"
    assert client.get(home)["Location"] == SECURITY
    assert "请先设置第二步验证" in client.get(SECURITY).content.decode()
    set_up(client)
    assert client.get(home).status_code == 200


def test_whoever_holds_another_office_is_not_asked(client, clerk):
    clerk.congress.second_factor = ["auditor"]
    clerk.congress.save()
    sign_in(client)
    assert client.get(f"/c/{clerk.congress.code}/home/").status_code == 200


def test_the_last_one_stays_where_the_office_asks_for_one(client, clerk):
    sign_in(client)
    set_up(client)
    clerk.congress.second_factor = ["clerk"]
    clerk.congress.save()
    assert "不能停用" in client.get("/accounts/2fa/app/stop/").content.decode()
    client.post("/accounts/2fa/app/stop/")
    assert Authenticator.objects.filter(type="totp").exists()


@pytest.fixture
def administrator(client, clerk):
    """Signed in, in the clerk's congress."""
    account = Account.objects.create_user("admin", password=PASSWORD)
    return office(clerk.congress, "administrator", person=person(clerk.congress, "周管理", account=account))


def reset(client, congress, who):
    return client.post(f"/c/{congress.code}/people/{who.pk}/second-factor/")


def test_an_administrator_says_which_offices_must(client, administrator):
    client.force_login(administrator.person.account)
    client.post(f"/c/{administrator.congress.code}/accounts/second-factor/", {"kinds": ["clerk", "auditor"]})
    administrator.congress.refresh_from_db()
    assert administrator.congress.second_factor == ["clerk", "auditor"]


def test_a_lost_one_is_reset_by_an_administrator_which_is_noted_and_told(client, clerk, secret, administrator):
    client.force_login(administrator.person.account)
    reset(client, clerk.congress, clerk.person)
    assert not Authenticator.objects.exists()
    event = AccountEvent.objects.get(what="factors_reset")
    assert (event.account, event.by) == (clerk.person.account, administrator.person)
    client.post("/accounts/logout/")
    assert sign_in(client)["Location"] == HOME
    told = client.get(f"/c/{clerk.congress.code}/home/").content.decode()
    assert "周管理对您的账号进行了操作：清除第二步验证和通行密钥" in told
    client.post("/accounts/logout/")
    sign_in(client)
    assert "周管理" not in client.get(f"/c/{clerk.congress.code}/home/").content.decode()


def test_a_reset_ends_every_sign_in_of_that_person(client, clerk, administrator):
    sign_in(client)
    client.post("/accounts/logout/")
    other = type(client)()
    sign_in(other)
    client.force_login(administrator.person.account)
    reset(client, clerk.congress, clerk.person)
    assert other.get(f"/c/{clerk.congress.code}/home/").status_code == 302


def test_no_administrator_resets_the_own_one_or_reaches_another_congress(client, administrator):
    client.force_login(administrator.person.account)
    assert reset(client, administrator.congress, administrator.person).status_code == 403
    stranger = office(make_congress(), "clerk").person
    assert reset(client, administrator.congress, stranger).status_code == 404


def test_the_page_tells_what_happened_and_where_one_is_signed_in(client, clerk):
    sign_in(client)
    set_up(client)
    page = client.get(SECURITY).content.decode()
    assert "启用动态口令" in page
    assert "本机" in page


def test_other_sign_ins_are_ended_at_once(client, clerk):
    other = type(client)()
    sign_in(other)
    sign_in(client)
    client.post("/accounts/security/sessions/")
    assert other.get(HOME)["Location"].startswith("/accounts/login/")
    assert client.get(HOME)["Location"].startswith("/c/")


def test_a_demonstrations_login_sets_up_nothing(client, clerk):
    Account.objects.update(demo_role="clerk")
    client.force_login(clerk.person.account)
    assert client.get("/accounts/2fa/app/").status_code == 403
    assert "这是演示账号" in client.get(SECURITY).content.decode()
