"""Webhooks: signed as Standard Webhooks has it, sent to where the administrator said and nowhere else."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import ipaddress
import json
import secrets
import socket
import ssl
from datetime import datetime
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Timer
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from yishi.kernel.refusal import BadFacts
from yishi.kernel.text import Text
from yishi.notices.models import Hook
from yishi.notices.unsent import Unsent, reason
from yishi.record.sealing import decrypted, encrypted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yishi.congress.models import Congress

TIMEOUT: Final = 10.0  # seconds for the whole exchange
_PREFIX: Final = "whsec_"
_OK: Final = range(200, 300)
_UNICAST: Final = ipaddress.ip_network("2000::/3")  # RFC 4291


def new_secret() -> str:
    """A secret as Standard Webhooks writes it: 32 random bytes in base64."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def make_hook(congress: Congress, title: str, url: str, kinds: list[str], at: datetime) -> tuple[Hook, str]:
    """Set up a webhook, not yet active; its secret, which is told this once. Raises BadFacts."""
    _examine(Hook(congress=congress), title, url)
    secret = new_secret()
    hook = Hook.objects.create(
        congress=congress, title=title, url=url, kinds=kinds, secret=encrypted(secret), made_at=at
    )
    return hook, secret


def renew_secret(hook: Hook) -> str:
    """Another secret in place of the one so far."""
    secret = new_secret()
    hook.secret = encrypted(secret)
    hook.save(update_fields=["secret"])
    return secret


def change_hook(hook: Hook, title: str, url: str, kinds: list[str]) -> None:
    """Send elsewhere, or something else. Raises BadFacts."""
    _examine(hook, title, url)
    hook.title, hook.url, hook.kinds = title, url, kinds
    hook.save(update_fields=["title", "url", "kinds"])


def _examine(hook: Hook, title: str, url: str) -> None:
    if Hook.objects.filter(congress=hook.congress_id, title=title).exclude(pk=hook.pk).exists():
        raise BadFacts(Text("已有同名接口", "There is a webhook of that name"), "title")
    try:
        _place(url)
    except Unsent as error:
        raise BadFacts(reason(error.why), "url") from error


def signature(secret: str, key: str, timestamp: int, body: bytes) -> str:
    """``v1,`` and the base64 of HMAC-SHA256 over ``key.timestamp.body``."""
    said = b".".join((key.encode(), str(timestamp).encode(), body))
    digest = hmac.new(base64.b64decode(secret.removeprefix(_PREFIX)), said, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"


def send(hook: Hook, key: str, message: Mapping[str, Any], at: datetime) -> None:
    """POST a message. Raises Unsent unless it is answered with a status of 2xx."""
    body = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()
    timestamp = int(at.timestamp())
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "Yishi-Webhook/1",
        "Idempotency-Key": key,
        "webhook-id": key,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signature(decrypted(bytes(hook.secret)), key, timestamp, body),
    }
    status = _post(hook.url, body, headers)
    if status not in _OK:
        raise Unsent(f"http:{status}")


def _post(url: str, body: bytes, headers: Mapping[str, str]) -> int:
    """The status that it is answered with. No redirection is followed: it would lead past what was examined."""
    place, address = _place(url)
    target = (place.path or "/") + (f"?{place.query}" if place.query else "")
    secure = place.scheme == "https"
    connection = (HTTPSConnection if secure else HTTPConnection)(place.hostname or "", place.port)
    # A timeout of the socket is for each read: whoever sends a byte now and then would hold us for ever.
    alarm = Timer(TIMEOUT, _cut, [connection])
    try:
        # To the very address that was examined: a name may stand for another one a moment later.
        connection.sock = socket.create_connection((address, connection.port), TIMEOUT)
        alarm.start()
        if secure:
            connection.sock = ssl.create_default_context().wrap_socket(connection.sock, server_hostname=place.hostname)
        connection.request("POST", target, body, dict(headers))
        return connection.getresponse().status
    except (OSError, HTTPException) as error:
        raise Unsent(_why(error)) from error
    finally:
        alarm.cancel()
        connection.close()


def _why(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return "certificate"
    if isinstance(error, TimeoutError):
        return "timeout"
    return "no_http" if isinstance(error, HTTPException) else "unreachable"


def _cut(connection: HTTPConnection) -> None:
    with contextlib.suppress(OSError):
        connection.sock.shutdown(socket.SHUT_RDWR)


def _place(url: str) -> tuple[SplitResult, str]:
    """The address taken apart, and one that its host has. Raises Unsent.

    A host named in YISHI_WEBHOOK_HOSTS may be anywhere and without HTTPS: gateways often stand in a private network.
    """
    try:
        place = urlsplit(url)
        port = place.port
    except ValueError as error:
        raise Unsent("not_https") from error
    trusted = place.hostname in settings.WEBHOOK_HOSTS
    if not place.hostname or place.username or place.scheme not in ({"https", "http"} if trusted else {"https"}):
        raise Unsent("not_https")
    try:
        found = socket.getaddrinfo(place.hostname, port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unsent("no_such_host") from error
    addresses = [str(row[4][0]) for row in found]
    if not trusted and not all(_is_public(one) for one in addresses):
        raise Unsent("private_address")
    return place, addresses[0]


def _is_public(address: str) -> bool:
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        # Outside of it, and in 6to4, addresses of other networks hide.
        return found.is_global and found in _UNICAST and found.sixtofour is None
    return found.is_global and not found.is_multicast
