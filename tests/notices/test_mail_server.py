"""E-mails to a real mail server on this machine: what it takes, what it refuses, and where there is none."""

from datetime import timedelta

import pytest

from tests.making import DAY, at_ten, submitted
from tests.notices.conftest import address, follow, with_mail
from tests.notices.smtp import mail_server
from yishi.notices.models import Delivery
from yishi.notices.outbox import deliver
from yishi.settings.mail import Mail, mail_at

NOW = at_ten(DAY) + timedelta(minutes=1)


@pytest.fixture
def server(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL = "127.0.0.1", "yishi@example.test"
    with mail_server() as one:
        settings.EMAIL_PORT = one.port
        yield one


def send(cast, mailbox):
    with_mail(cast.clerk, mailbox)
    submitted(cast)
    follow(cast.congress, NOW)
    deliver(cast.congress, NOW, address)
    return Delivery.objects.get()


def test_it_takes_a_message_in_chinese(cast, server):
    delivery = send(cast, "wang@mail.test")

    message = server.took[0]
    assert (message["Subject"], message["To"]) == ("[测试县人大] 轮到您办理：受理", "wang@mail.test")
    assert (message["From"], message["Message-ID"]) == ("yishi@example.test", f"<{delivery.key}@yishi.test>")
    assert "轮到您办理：受理" in message.get_content()
    assert delivery.state == "sent"


def test_what_it_says_of_an_address_is_not_kept(cast, server):
    delivery = send(cast, "refused@mail.test")

    assert (delivery.state, delivery.error, server.took) == ("waiting", "smtp:550", [])


def test_where_nobody_listens_it_waits(cast, server, settings):
    settings.EMAIL_PORT = 9

    assert send(cast, "wang@mail.test").error == "unreachable"


@pytest.mark.parametrize(
    ("url", "mail"),
    [
        (
            "smtp+tls://a%40b.cn:p%3Aw@mail.test:2525?from=c@d.cn",
            Mail("mail.test", 2525, "a@b.cn", "p:w", starttls=True, ssl=False, sender="c@d.cn"),
        ),
        ("smtps://a@mail.test", Mail("mail.test", 465, "a", "", starttls=False, ssl=True, sender="a")),
        ("smtp://mail.test", Mail("mail.test", 25, "", "", starttls=False, ssl=False, sender="yishi@mail.test")),
        ("", Mail("", 25, "", "", starttls=False, ssl=False, sender="yishi@localhost")),
    ],
)
def test_one_address_says_all_about_the_mail_server(url, mail):
    assert mail_at(url) == mail


@pytest.mark.parametrize("url", ["mail.test", "http://mail.test", "smtp://"])
def test_what_is_no_such_address_is_refused_at_start(url):
    with pytest.raises(ValueError, match="YISHI_EMAIL_URL"):
        mail_at(url)
