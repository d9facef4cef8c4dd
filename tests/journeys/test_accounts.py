"""Ways into the site in a real browser: a printed letter, a passkey, a second step, a provider; a secretary."""

import re
import time
import warnings

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from playwright.sync_api import expect

from tests.journeys.hands import PHONE, WIDE, Person, fill, send
from tests.journeys.test_pages import overflow
from yishi.congress.models import Account
from yishi.record.models import Entry

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its own library is in the middle of changing
    import oidc_provider_mock

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore:get_jwt_config:DeprecationWarning"),
]

PASSWORD = "稻花香里说丰年-43"
NAME = "省统一身份认证平台"


@pytest.fixture(autouse=True)
def _fresh(settings, tmp_path):
    cache.clear()
    settings.KEYS = tmp_path / "keys"


@pytest.fixture
def address(demo_site):
    """Passkeys are for names, not for numbers."""
    return demo_site.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def letter(enter, address, barriers):
    """A function: an administrator prints a letter for a deputy; the code."""

    def printed(name):
        administrator = go(enter("administrator"), "账号与邀请函")
        administrator.form().get_by_role("checkbox", name=name, exact=True).check()
        send(administrator.page.locator("form", has=administrator.page.get_by_role("button", name="生成并打印")))
        expect(administrator.page.locator(".letter")).to_contain_text(f"{name}同志")
        assert barriers(administrator.page) + overflow(administrator.page) == []
        return administrator.page.locator(".letter .code").inner_text()

    return printed


@pytest.fixture
def somebody(new_page, address):
    """A function: a window at the site under its name, with a device that keeps passkeys and knows its owner."""

    def window(**options):
        page = new_page(**(options or WIDE))
        page.set_default_timeout(10_000)
        devtools = page.context.new_cdp_session(page)
        devtools.send("WebAuthn.enable")
        device = {
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
            "isUserVerified": True, "automaticPresenceSimulation": True,
        }  # fmt: skip
        devtools.send("WebAuthn.addVirtualAuthenticator", {"options": device})
        page.goto(f"{address}/accounts/login/")
        return Person(page)

    return window


def go(person, words):
    """By a link of the side bar."""
    person.page.locator("#nav").get_by_role("link", name=words, exact=True).click()
    return person


def at(person, path):
    """Go to a page under the name by which the site was opened."""
    person.page.goto(re.sub(r"(https?://[^/]+)/.*", rf"\1{path}", person.page.url))
    return person


def opened(window, letter, name, **options):
    """A deputy with a login of his own, opened by a letter, signed in."""
    deputy = window(**options)
    at(deputy, f"/invitation/#{letter(name)}")
    deputy.page.get_by_role("button", name="下一步").click()
    deputy.see(name)
    send(fill(deputy.page.locator("main form").first, password1=PASSWORD, password2=PASSWORD))
    return deputy.see("账号已经开通")


def sign_out(person):
    person.page.locator(".masthead details.menu summary").click()
    person.page.get_by_role("button", name="退出登录").click()
    return person


def sign_in(person, username, password=PASSWORD):
    at(person, "/accounts/login/")
    person.page.locator("[name='login']").fill(username)
    person.page.locator("[name='password']").fill(password)
    person.page.get_by_role("button", name="登录", exact=True).click()
    return person


def confirm(person):
    person.see("请再确认身份")
    person.page.locator("[name='password']").fill(PASSWORD)
    person.page.get_by_role("button", name="确认").click()
    return person


def username_of(name):
    return Account.objects.get(persons__name=name).username


def test_a_deputy_opens_the_login_by_the_picture_of_a_printed_letter_on_a_telephone(somebody, letter, barriers):
    deputy = somebody(**PHONE)
    at(deputy, f"/invitation/#{letter('段树林')}")
    deputy.page.get_by_role("button", name="下一步").click()
    deputy.see("段树林")
    assert barriers(deputy.page) + overflow(deputy.page) == []
    send(fill(deputy.page.locator("main form").first, password1=PASSWORD, password2=PASSWORD))
    deputy.see("账号已经开通")
    assert barriers(deputy.page) + overflow(deputy.page) == []
    at(deputy, "/home/").see("代表，您好")


def test_the_code_is_typed_where_nothing_was_scanned_and_a_wrong_one_is_said_kindly(somebody, letter):
    deputy, code = somebody(), letter("万亚东")
    deputy.follow("凭邀请函开通账号")
    for said, answer in (("AAAA-AAAA-AAAA", "请对照信函逐字核对"), (code.lower().replace("-", " "), "核对身份")):
        send(fill(deputy.form(), code=said))
        deputy.see(answer)


def test_a_passkey_is_added_and_then_opens_the_account_by_itself(somebody, letter, barriers):
    deputy = opened(somebody, letter, "万亚东")
    deputy.page.get_by_role("link", name="添加通行密钥").click()
    assert barriers(deputy.page) + overflow(deputy.page) == []
    deputy.page.locator("[name='name']").fill("我的手机")
    deputy.page.get_by_role("button", name="创建通行密钥").click()
    deputy.see("只显示这一次")
    assert barriers(deputy.page) + overflow(deputy.page) == []
    deputy.follow("已经收好").see("我的手机")
    assert barriers(deputy.page) + overflow(deputy.page) == []
    sign_out(deputy)
    at(deputy, "/accounts/login/")
    deputy.page.get_by_role("button", name="用通行密钥登录").click()
    deputy.page.wait_for_url("**/home/")
    deputy.see("代表，您好")


def test_a_passkey_instead_of_a_password_from_the_letter_on(somebody, letter):
    deputy, code = somebody(), letter("万亚东")
    at(deputy, f"/invitation/#{code}")
    deputy.page.get_by_role("button", name="下一步").click()
    deputy.page.get_by_role("button", name="用通行密钥").click()
    deputy.page.get_by_role("button", name="创建通行密钥").click()
    deputy.follow("已经收好").see("没有密码")
    sign_out(deputy)
    at(deputy, "/accounts/login/")
    deputy.page.get_by_role("button", name="用通行密钥登录").click()
    deputy.page.wait_for_url("**/home/")


def test_a_passkey_that_this_device_does_not_have_is_said_in_words(new_page, address):
    page = new_page(**WIDE)
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    device = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    page.goto(f"{address}/accounts/login/")
    page.get_by_role("button", name="用通行密钥登录").click()
    expect(page.locator("[data-passkey-error]")).to_be_visible()


def code_of(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + 1))


def test_a_second_step_is_set_up_with_an_app_and_asked_for_from_then_on(somebody, letter, barriers):
    deputy = opened(somebody, letter, "万亚东")
    deputy.page.get_by_role("link", name="启用动态口令").click()
    deputy.page.get_by_text("不能扫描，手工输入密钥").click()
    secret = deputy.page.locator(".secret").inner_text()
    assert barriers(deputy.page) + overflow(deputy.page) == []
    send(fill(deputy.form(), code=format_hotp_value(hotp_value(secret, int(time.time()) // 30))))
    deputy.see("只显示这一次")
    fallback = deputy.page.locator(".codes code").first.inner_text()
    sign_in(sign_out(deputy), username_of("万亚东")).see("第二步验证")
    assert barriers(deputy.page) + overflow(deputy.page) == []
    send(fill(deputy.page.locator("main form").first, code="000000"))
    deputy.see("验证码不正确")
    send(fill(deputy.page.locator("main form").first, code=code_of(secret)))
    deputy.see("代表，您好")
    sign_in(sign_out(deputy), username_of("万亚东"))
    send(fill(deputy.page.locator("main form").first, code=fallback))
    deputy.see("代表，您好")


@pytest.fixture
def provider(settings):
    """A real provider beside the site."""
    with oidc_provider_mock.run_server_in_thread() as server:
        known = {"server_url": f"http://localhost:{server.server_port}", "claim": "sub"}
        app = {"name": NAME, "client_id": "yishi", "secret": "secret", "settings": known}
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True, "SCOPE": ["openid", "profile"]}
        }
        yield server


def agree(page, sub):
    """At the provider's own page."""
    page.wait_for_url("**/oauth2/authorize**")
    page.locator("input[name='sub']").fill(sub)
    page.locator("button:not([value='deny'])").first.click()


def test_a_deputy_links_the_provinces_identity_and_signs_in_with_it(somebody, letter, provider, barriers):
    deputy = somebody()
    deputy.page.get_by_role("button", name=f"用{NAME}登录").click()
    agree(deputy.page, "s-100")
    deputy.see("还没有与本站账号绑定").see("系统管理员")
    assert barriers(deputy.page) + overflow(deputy.page) == []
    at(deputy, "/accounts/login/")
    deputy = opened(lambda **_options: deputy, letter, "万亚东")
    deputy.page.get_by_role("button", name="绑定").click()
    agree(deputy.page, "s-100")
    deputy.see("已绑定")
    sign_out(deputy)
    at(deputy, "/accounts/login/")
    deputy.page.get_by_role("button", name=f"用{NAME}登录").click()
    agree(deputy.page, "s-100")
    deputy.page.wait_for_url("**/home/")
    deputy.see("代表，您好")


def test_a_secretary_works_at_the_desk_and_leaves_the_deputys_own_to_the_deputy(enter, barriers):
    secretary = enter("secretary").see("您正在代董云山")
    assert barriers(secretary.page) + overflow(secretary.page) == []
    desk(secretary, "县人大代表")
    secretary.follow("写建议")
    text = "现状、问题和建议都写在这里，供有关单位研究办理，并请书面答复。"
    send(fill(secretary.form(), title="关于延长公园开放时间的建议", sector="社会治理", text=text))
    secretary.done("起草建议").see("由秘书罗雨晴代办").see("须由董云山本人办理的")
    assert not secretary.offers("提交建议")
    assert '"name":"罗雨晴"' in Entry.objects.latest("position").body

    chairperson = go(enter("chairperson"), "委托秘书").see("关于延长公园开放时间的建议")
    chairperson.page.on("dialog", lambda dialog: dialog.accept())
    while chairperson.page.get_by_role("button", name="收回").count():
        chairperson.page.get_by_role("button", name="收回").first.click()
        chairperson.see("已经收回，即时生效")
    secretary.page.goto("/home/")
    secretary.see("您的账号目前没有担任任何职务")


def desk(person, title):
    """Change to another desk in the masthead."""
    person.page.locator(".masthead details.menu summary").click()
    person.page.locator(".masthead button[name='through']", has_text=title).click()
    person.see("您正在代")


def test_whoever_must_have_a_second_step_is_led_to_it(somebody, letter, enter):
    deputy = opened(somebody, letter, "万亚东")
    administrator = go(enter("administrator"), "账号与邀请函")
    form = administrator.page.locator("form", has=administrator.page.get_by_role("button", name="保存"))
    form.get_by_role("checkbox", name="人大代表", exact=True).check()
    form.get_by_role("button", name="保存").click()
    administrator.see("已经保存")
    at(deputy, "/home/")
    deputy.see("请先设置第二步验证")
