"""The mail server, from one address such as smtp+tls://user:password@mail.example.cn:587?from=yishi@example.cn."""

from __future__ import annotations

from typing import Final, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit


class Mail(NamedTuple):
    """How e-mail leaves; ``host`` is empty where none does."""

    host: str
    port: int
    user: str
    password: str
    starttls: bool
    ssl: bool
    sender: str


_PORTS: Final = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


def mail_at(url: str) -> Mail:
    """The mail server of an address: smtp (in the clear), smtp+tls (STARTTLS) or smtps. Raises ValueError."""
    if not url:
        return Mail("", 25, "", "", starttls=False, ssl=False, sender="yishi@localhost")
    place = urlsplit(url)
    if place.scheme not in _PORTS or not place.hostname:
        message = "YISHI_EMAIL_URL must begin with smtp://, smtp+tls:// or smtps:// and name a host"
        raise ValueError(message)
    user, password = unquote(place.username or ""), unquote(place.password or "")
    sender = parse_qs(place.query).get("from", [user or f"yishi@{place.hostname}"])[0]
    port = place.port or _PORTS[place.scheme]
    return Mail(place.hostname, port, user, password, place.scheme == "smtp+tls", place.scheme == "smtps", sender)
