"""Webhooks are signed, follow no redirection, and never reach into the machine's own network."""

import base64
import hashlib
import hmac
import re
import socket
import time
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from uuid import uuid4

import pytest

from tests.making import DAY, at_ten
from yishi.kernel.refusal import BadFacts
from yishi.notices import hooks
from yishi.notices.hooks import change_hook, make_hook, new_secret, renew_secret, send, signature
from yishi.notices.kinds import Kind
from yishi.notices.models import Hook
from yishi.notices.unsent import Unsent, reason
from yishi.record.sealing import decrypted

NOW = at_ten(DAY)
PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "webhook.md"


def why(url, hook=None):
    """Why nothing is sent there."""
    with pytest.raises(Unsent) as refused:
        hooks._post(url, b"{}", {})
    return refused.value.why


def test_what_is_sent_is_signed_so_that_the_receiver_can_check_it(hook, receiver):
    key = str(uuid4())
    send(hook, key, {"text": "轮到您办理"}, NOW)

    headers, body = receiver.got[0]
    said = f"{key}.{int(NOW.timestamp())}.".encode() + body
    mac = hmac.new(base64.b64decode(hook.plain.removeprefix("whsec_")), said, hashlib.sha256).digest()
    assert headers["webhook-signature"] == "v1," + base64.b64encode(mac).decode()
    assert (headers["webhook-id"], headers["Idempotency-Key"]) == (key, key)
    assert body.decode() == '{"text":"轮到您办理"}'


def test_the_receiver_of_the_documentation_accepts_what_is_sent_and_nothing_else(hook, receiver):
    scope = {}
    exec(re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)[0], scope)  # noqa: S102 - our own page
    send(hook, str(uuid4()), {"version": 1}, datetime.now(UTC))
    headers, body = receiver.got[0]
    headers = {name.lower(): value for name, value in headers.items()}

    assert scope["is_genuine"](hook.plain, headers, body)
    assert not scope["is_genuine"](hook.plain, headers, body + b" ")
    assert not scope["is_genuine"](new_secret(), headers, body)
    old = {**headers, "webhook-timestamp": str(int(time.time()) - 3600)}
    old["webhook-signature"] = signature(hook.plain, old["webhook-id"], int(old["webhook-timestamp"]), body)
    assert not scope["is_genuine"](hook.plain, old, body)


@pytest.mark.parametrize("status", [201, 204, 299])
def test_any_status_of_success_will_do(hook, receiver, status):
    receiver.answers = [status]

    send(hook, "k", {}, NOW)


@pytest.mark.parametrize("status", [302, 400, 404, 500])
def test_any_other_status_is_a_failure_and_a_redirection_is_not_followed(hook, receiver, status):
    receiver.answers = [status]
    with pytest.raises(Unsent, match=f"http:{status}"):
        send(hook, "k", {}, NOW)

    assert len(receiver.got) == 1


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/", "https://10.0.0.8/", "https://192.168.1.1/", "https://169.254.169.254/latest/",
        "https://[::1]/", "https://[::ffff:10.0.0.8]/", "https://[fd00::1]/", "https://0.0.0.0/", "https://2130706433/",
        "https://224.0.0.1/", "https://100.64.0.1/", "https://localhost/",
        "https://[64:ff9b::a00:8]/", "https://[2002:a00:8::]/", "https://[::10.0.0.8]/", "https://[fec0::1]/",
    ],
)  # fmt: skip
def test_addresses_of_internal_networks_are_refused(settings, url):
    settings.WEBHOOK_HOSTS = []

    assert why(url) == "private_address"


@pytest.mark.parametrize(
    "url", ["http://1.1.1.1/", "ftp://1.1.1.1/", "file:///etc/passwd", "https://", "https://a:b@1.1.1.1/", "https://[/"]
)
def test_only_https_will_do_and_no_login_in_the_address(settings, url):
    settings.WEBHOOK_HOSTS = []

    assert why(url) == "not_https"


def test_a_name_that_stands_for_an_internal_address_is_refused_whatever_else_it_stands_for(settings, monkeypatch):
    found = [(2, 1, 6, "", ("93.184.216.34", 443)), (2, 1, 6, "", ("10.0.0.8", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_asked, **_more: found)

    assert why("https://gateway.example/") == "private_address"


def test_the_connection_goes_to_the_very_address_that_was_examined(settings, monkeypatch):
    went = []
    answers = iter([("93.184.216.34", 443), ("10.0.0.8", 443)])
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_asked, **_more: [(2, 1, 6, "", next(answers))])

    def connect(place, timeout):
        went.append(place)
        raise OSError

    monkeypatch.setattr(socket, "create_connection", connect)
    assert (why("https://gateway.example/"), went) == ("unreachable", [("93.184.216.34", 443)])


def test_a_host_that_the_operator_named_may_be_anywhere_and_without_https(settings, receiver):
    assert hooks._post(receiver.url, b"{}", {"Content-Length": "2"}) == 200


def listening(answer):
    """A port where somebody says something that is not HTTP, or nothing."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve():
        talking, _ = server.accept()
        answer(talking)
        talking.close()
        server.close()

    thread = Thread(target=serve)
    thread.start()
    return thread, f"http://127.0.0.1:{server.getsockname()[1]}/"


def test_what_does_not_answer_in_http_is_no_webhook(settings):
    settings.WEBHOOK_HOSTS = ["127.0.0.1"]
    thread, url = listening(lambda talking: talking.recv(4096) and talking.sendall(b"220 mail ready\r\n\r\n"))

    assert why(url) == "no_http"
    thread.join()


def test_whoever_trickles_his_answer_does_not_hold_us_for_ever(settings, monkeypatch):
    settings.WEBHOOK_HOSTS = ["127.0.0.1"]
    monkeypatch.setattr(hooks, "TIMEOUT", 0.4)

    def trickle(talking):
        try:
            while True:
                talking.sendall(b"H")
                time.sleep(0.05)
        except OSError:
            """Cut off, as it should be."""

    thread, url = listening(trickle)
    assert why(url) in {"unreachable", "no_http", "timeout"}
    thread.join()


def test_a_port_where_nobody_listens_is_unreachable(settings):
    settings.WEBHOOK_HOSTS = ["127.0.0.1"]

    assert why("http://127.0.0.1:9/") == "unreachable"


def test_a_webhook_is_made_inactive_with_a_secret_told_once_and_kept_encrypted(cast, receiver):
    made, secret = make_hook(cast.congress, "短信", receiver.url, ["late"], NOW)

    assert not made.active
    assert secret.encode() not in bytes(made.secret)
    assert decrypted(bytes(made.secret)) == secret
    assert renew_secret(made) != secret
    assert decrypted(bytes(Hook.objects.get().secret)) != secret


def test_a_second_of_the_name_and_a_forbidden_address_are_refused(cast, hook):
    with pytest.raises(BadFacts) as named:
        make_hook(cast.congress, hook.title, hook.url, [], NOW)
    with pytest.raises(BadFacts) as inside:
        make_hook(cast.congress, "另一个", "https://10.0.0.8/", [], NOW)

    assert (named.value.field, inside.value.field) == ("title", "url")


def test_a_webhook_can_be_changed_and_keeps_its_own_name(hook, receiver):
    change_hook(hook, hook.title, receiver.url + "&more=1", [Kind.LATE])

    assert (Hook.objects.get().kinds, Hook.objects.get().url[-7:]) == (["late"], "&more=1")


def test_reasons_are_said_without_repeating_what_servers_say():
    assert reason("http:503").zh == "对方应答 HTTP 503"
    assert reason("private_address").en == "addresses of internal networks are not allowed"
    assert reason("error").zh == reason("pigeon:lost").zh == "原因不明"
