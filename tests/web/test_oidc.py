"""A province's identity provider says who somebody is; it opens the one account linked, and makes none.

The provider is a real server of the protocol, in a thread beside the test.
"""

import warnings
from contextlib import contextmanager
from datetime import timedelta
from html import unescape
from re import search
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache

from tests.making import DAY, at_ten, make_cast
from yishi.congress.identifiers import identify
from yishi.congress.models import Account, AccountEvent

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its own library is in the middle of changing
    import oidc_provider_mock

PASSWORD = "春江潮水连海平-42"
BEGIN = "/accounts/identity/"
NAME = "省统一身份认证平台"

pytestmark = [
    pytest.mark.django_db,
    # The same.
    pytest.mark.filterwarnings("ignore::DeprecationWarning:authlib", "ignore:get_jwt_config:DeprecationWarning"),
]


@contextmanager
def provider(settings, *, claim="sub", users=(), **options):
    """A provider on this machine, and a site that knows it."""
    with oidc_provider_mock.run_server_in_thread(user_claims=users, **options) as server:
        known = {"server_url": f"http://localhost:{server.server_port}", "claim": claim}
        app = {"name": NAME, "client_id": "yishi", "secret": "secret", "settings": known}
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True, "SCOPE": ["openid", "profile"]}
        }
        yield known


@pytest.fixture(autouse=True)
def _fresh():
    cache.clear()


@pytest.fixture
def site(settings):
    """What the site knows of its provider."""
    with provider(settings) as known:
        yield known


@pytest.fixture
def deputy():
    """A deputy with a login."""
    cast = make_cast()
    cast.deputy.person.account = Account.objects.create_user("wangjianguo", password=PASSWORD)
    cast.deputy.person.save()
    return cast.deputy


def leave(client):
    """The address at the provider to which the site sends somebody."""
    page = client.post(BEGIN).content.decode()
    return unescape(search(r'http-equiv="refresh" content="0; url=([^"]+)"', page)[1])


def agree(address, sub):
    """Sign in there as somebody; where the provider sends the browser back to."""
    answer = requests.post(address, data={"sub": sub}, allow_redirects=False, timeout=5)
    return answer.headers["Location"].partition("testserver")[2]


def come_back(client, sub="s-1"):
    return client.get(agree(leave(client), sub))


def link(client, deputy, sub="s-1"):
    """By the person, from the own account."""
    client.post("/accounts/login/", {"login": "wangjianguo", "password": PASSWORD})
    page = client.post(BEGIN, follow=True)
    assert "请再确认身份" in page.content.decode()
    page = client.post(f"{page.request['PATH_INFO']}?next={BEGIN}", {"password": PASSWORD}).content.decode()
    address = unescape(search(r'http-equiv="refresh" content="0; url=([^"]+)"', page)[1])
    answer = client.get(agree(address, sub))
    client.post("/accounts/logout/")
    return answer


def is_in(client):
    return "_auth_user_id" in client.session


def test_without_a_provider_there_is_no_button_and_no_way(client):
    assert NAME not in client.get("/accounts/login/").content.decode()
    assert client.post(BEGIN).status_code == 404
    assert client.get("/accounts/identity/callback/").status_code == 404


def test_with_one_there_is_a_button_under_its_name(client, site):
    assert f"用{NAME}登录" in client.get("/accounts/login/").content.decode()


def test_somebody_leaves_with_state_nonce_and_proof_key_but_no_secret(client, site):
    asked = parse_qs(urlsplit(leave(client)).query)
    assert {"state", "nonce", "code_challenge"} < set(asked)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == ["http://testserver/accounts/identity/callback/"]
    assert "secret" not in str(asked)


def test_forms_still_go_home_only(client, site):
    policy = client.post(BEGIN)["Content-Security-Policy"]
    assert "form-action 'self'" in policy


def test_a_link_alone_takes_nobody_there(client, site):
    assert client.get(BEGIN).status_code == 405


def test_a_subject_that_nobody_has_linked_is_told_whom_to_ask(client, site):
    answer = come_back(client)
    assert answer.status_code == 403
    assert "系统管理员" in answer.content.decode()
    assert not is_in(client)
    assert not Account.objects.exists()


def test_the_person_links_the_own_account_and_signs_in_with_it(client, site, deputy):
    link(client, deputy)
    answer = come_back(client)
    assert answer["Location"] == "/home/"
    assert client.session["_auth_user_id"] == str(deputy.person.account_id)
    assert [event.what for event in AccountEvent.objects.filter(what="identity_linked")] == ["identity_linked"]


def test_nothing_of_the_profile_is_kept(client, settings, deputy):
    profile = {"name": "王建国", "email": "wang@example.com", "phone_number": "13800138000"}
    with provider(settings, users=[oidc_provider_mock.User(sub="s-1", claims=profile)]):
        link(client, deputy)
    kept = SocialAccount.objects.get()
    assert set(kept.extra_data["id_token"]) == {"sub", "iss"}


def test_the_same_e_mail_address_opens_nothing(client, settings, deputy):
    Account.objects.update(email="wang@example.com")
    claims = {"email": "wang@example.com", "email_verified": True}
    with provider(settings, users=[oidc_provider_mock.User(sub="s-1", claims=claims)]):
        assert come_back(client).status_code == 403
    assert not is_in(client)


def test_an_identifier_that_the_administrator_entered_links_at_the_first_sign_in(client, settings, deputy):
    identify(deputy.person, "QL-0001", by=deputy.person, at=at_ten(DAY))
    users = [oidc_provider_mock.User(sub=f"s-{n}", claims={"employee_number": f"QL-000{n}"}) for n in (1, 2)]
    with provider(settings, claim="employee_number", users=users):
        assert come_back(client, "s-2").status_code == 403
        assert come_back(client, "s-1")["Location"] == "/home/"
    assert client.session["_auth_user_id"] == str(deputy.person.account_id)


def test_an_identifier_does_not_bring_a_second_subject_into_an_account(client, settings, deputy):
    identify(deputy.person, "QL-0001", by=deputy.person, at=at_ten(DAY))
    users = [oidc_provider_mock.User(sub=f"s-{n}", claims={"employee_number": "QL-0001"}) for n in (1, 2)]
    with provider(settings, claim="employee_number", users=users):
        come_back(client, "s-1")
        client.post("/accounts/logout/")
        assert come_back(client, "s-2").status_code == 403


def test_an_identifier_of_somebody_without_a_login_opens_none(client, site, deputy):
    cast = make_cast()
    identify(cast.deputy.person, "s-1", by=cast.deputy.person, at=at_ten(DAY))
    assert come_back(client).status_code == 403


def test_one_subject_opens_one_account(client, site, deputy):
    link(client, deputy)
    other = Account.objects.create_user("other")
    other.set_unusable_password()
    other.save()
    client.force_login(other, backend="django.contrib.auth.backends.ModelBackend")
    answer = come_back(client)
    assert (answer.status_code, "已经绑定了另一个账号" in answer.content.decode()) == (403, True)


def test_a_stopped_account_is_not_opened(client, site, deputy):
    link(client, deputy)
    Account.objects.update(is_active=False)
    assert come_back(client)["Location"] == "/accounts/inactive/"
    assert not is_in(client)


def test_the_state_of_another_session_opens_nothing(client, site, deputy):
    link(client, deputy)
    stranger = type(client)()
    answer = stranger.get(agree(leave(client), "s-1"))
    assert (answer.status_code, is_in(stranger)) == (401, False)


def test_the_way_back_is_gone_once(client, site, deputy):
    link(client, deputy)
    back = agree(leave(client), "s-1")
    client.get(back)
    client.post("/accounts/logout/")
    assert client.get(back).status_code == 401
    assert not is_in(client)


def test_a_token_made_for_another_sign_in_opens_nothing(client, site, deputy):
    link(client, deputy)
    back = agree(leave(client), "s-1")
    session = client.session
    (state,) = session["socialaccount_states"].values()
    state[0]["nonce"] = "another"
    session.save()
    assert client.get(back).status_code == 401
    assert not is_in(client)


def test_a_token_that_has_run_out_opens_nothing(client, settings, deputy):
    with provider(settings, access_token_max_age=timedelta(seconds=-60)):
        assert come_back(client).status_code == 401


def test_a_token_signed_by_somebody_else_opens_nothing(client, settings, deputy, site):
    link(client, deputy)
    with oidc_provider_mock.run_server_in_thread() as other:
        site["openid_configuration_overrides"] = {"jwks_uri": f"http://localhost:{other.server_port}/jwks"}
        assert come_back(client).status_code == 401
    assert not is_in(client)


def test_whoever_gives_up_at_the_provider_is_told_so(client, site):
    address = leave(client)
    answer = requests.post(address, data={"action": "deny"}, allow_redirects=False, timeout=5)
    state = parse_qs(urlsplit(address).query)["state"][0]
    assert "access_denied" in answer.headers["Location"]
    page = client.get("/accounts/identity/callback/", {"error": "access_denied", "state": state})
    assert "取消了登录" in page.content.decode()


def test_a_provider_that_does_not_answer_leaves_the_password(client, settings):
    with provider(settings):
        pass
    answer = client.post(BEGIN)
    assert (answer.status_code, "暂时连接不上" in answer.content.decode()) == (503, True)


def test_nobody_is_led_to_another_site_afterwards(client, site, deputy):
    link(client, deputy)
    page = client.post(BEGIN, {"next": "https://example.com/"}).content.decode()
    address = unescape(search(r'content="0; url=([^"]+)"', page)[1])
    assert client.get(agree(address, "s-1"))["Location"] == "/home/"


def test_the_second_step_is_asked_for_all_the_same(client, site, deputy):
    from allauth.mfa.models import Authenticator  # noqa: PLC0415 - for this test alone

    link(client, deputy)
    Authenticator.objects.create(user=deputy.person.account, type="totp", data={"secret": "x"})
    assert come_back(client)["Location"] == "/accounts/2fa/"


def test_the_link_is_taken_away_where_there_is_another_way_in(client, site, deputy):
    link(client, deputy)
    come_back(client)
    client.post("/accounts/identity/unlink/")
    page = client.post("/accounts/reauthenticate/?next=/accounts/identity/unlink/", {"password": PASSWORD})
    assert page["Location"] == "/accounts/security/"
    assert not SocialAccount.objects.exists()


def test_the_only_way_in_stays(client, site, deputy):
    link(client, deputy)
    deputy.person.account.set_unusable_password()
    deputy.person.account.save()
    come_back(client)
    assert client.post("/accounts/identity/unlink/").status_code == 403
    assert SocialAccount.objects.exists()
