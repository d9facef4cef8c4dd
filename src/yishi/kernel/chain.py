"""The chain of entries: each hash covers the entry and the hash before it.

Whoever holds the bodies can recompute every hash with a page of any language: canonical JSON, then
SHA-256 (or SM3, GB/T 32905) of a fixed prefix, the previous hash and the body.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from yishi.kernel.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Algorithm = Literal["sha256", "sm3"]
Json = str | int | bool | None | list["Json"] | dict[str, "Json"]

GENESIS = "0" * 64

# Beyond this, other languages read JSON numbers as floats and would recompute another hash (RFC 7493).
_LARGEST = 2**53 - 1
# No other use of the hash can be passed off as an entry, nor a hash of one algorithm as the other's.
_PREFIX: dict[Algorithm, bytes] = {"sha256": b"yishi entry 1 sha256\n", "sm3": b"yishi entry 1 sm3\n"}
_CONSTRUCTORS: dict[Algorithm, Callable[[bytes], hashlib._Hash]] = {
    "sha256": hashlib.sha256,
    "sm3": lambda data: hashlib.new("sm3", data),
}
_HASHES: dict[Algorithm, Callable[[bytes], bytes]] = {
    "sha256": lambda data: hashlib.sha256(data).digest(),
    "sm3": lambda data: hashlib.new("sm3", data).digest(),
}
_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False).encode


@dataclass(frozen=True, slots=True)
class Intact:
    """All links hold: how many there are, and the hash of the last, `GENESIS` if none."""

    count: int
    head: str


@dataclass(frozen=True, slots=True)
class Broken:
    """The first link that does not hold: its place, counted from 1, and what is wrong with it."""

    position: int
    why: Text


_NOT_NEXT = Text(
    "第{position}条记录与前一条不衔接：其间有记录被删除、插入或者调换",
    "entry {position} does not follow the one before: an entry was removed, inserted or exchanged",
)
_CHANGED = Text(
    "第{position}条记录的内容与其摘要不符：内容或者摘要被改动",
    "entry {position} does not match its hash: the entry or the hash was changed",
)


def canonical(value: object) -> bytes:
    """The one JSON spelling of a value: keys sorted by code point, no spaces, UTF-8.

    Only str, int, bool, None, lists and dicts with str keys have one. Raises TypeError naming the
    path of anything else, and ValueError for integers beyond ±(2**53 - 1) or text that is not Unicode.
    """
    _check(value, "")
    try:
        return _write(value).encode()
    except UnicodeEncodeError as error:
        message = f"{error.object[error.start]!r} is half a character (a lone surrogate): it has no UTF-8."
        raise ValueError(message) from error


def read(body: bytes) -> Json:
    """The value of a canonical body. Raises ValueError if it is not the canonical spelling."""
    value = cast("Json", json.loads(body))
    if canonical(value) != body:
        message = f"{body[:80]!r} is JSON, but not in the canonical spelling: somebody rewrote it."
        raise ValueError(message)
    return value


def digest(data: bytes, algorithm: Algorithm = "sha256") -> bytes:
    """The 32 bytes that the algorithm makes of the data."""
    return _HASHES[algorithm](data)


def entry_hash(body: bytes, previous: str = GENESIS, algorithm: Algorithm = "sha256") -> str:
    """The hash of an entry, 64 hexadecimal digits; `previous` is that of the entry before it."""
    return _HASHES[algorithm](_PREFIX[algorithm] + bytes.fromhex(previous) + body).hex()


def linker(algorithm: Algorithm = "sha256") -> Callable[[bytes, bytes], bytes]:
    """A function from the previous hash and a body, in bytes, to the entry's hash: for long loops."""
    hashed, prefix = _CONSTRUCTORS[algorithm], _PREFIX[algorithm]
    return lambda previous, body: hashed(prefix + previous + body).digest()


def check_links(
    links: Iterable[tuple[bytes, str, str]],
    algorithm: Algorithm = "sha256",
) -> Intact | Broken:
    """Walk one chain of (body, previous hash, hash) from its beginning; stop at the first broken link.

    Streams: holds one link at a time. That the end was not cut off is for the checkpoint to tell.
    """
    hashed, prefix = _HASHES[algorithm], _PREFIX[algorithm]
    position, head, head_hex = 0, bytes.fromhex(GENESIS), GENESIS
    for position, (body, previous, claimed) in enumerate(links, start=1):
        if previous != head_hex:
            return Broken(position, _NOT_NEXT.format(position=position))
        head = hashed(prefix + head + body)
        head_hex = head.hex()
        if claimed != head_hex:
            return Broken(position, _CHANGED.format(position=position))
    return Intact(position, head_hex)


def _check(value: object, path: str) -> None:
    # Exact types: a subclass (an enum, a money type) may mean something that JSON would lose.
    kind = type(value)
    if kind is str or kind is bool or value is None:
        return
    if kind is dict:
        for key, inner in cast("dict[object, object]", value).items():
            if type(key) is not str:
                message = f"{path or 'the value'}: key {key!r} is not text, so it has no canonical JSON."
                raise TypeError(message)
            _check(inner, f"{path}.{key}" if path else key)
    elif kind is list:
        for at, inner in enumerate(cast("list[object]", value)):
            _check(inner, f"{path}[{at}]")
    elif kind is int:
        if abs(cast("int", value)) > _LARGEST:
            message = f"{path or 'the value'}: {value} is too large for JSON readers; write it as text."
            raise ValueError(message)
    else:
        message = (
            f"{path or 'the value'}: {kind.__name__} has no canonical JSON; "
            "use text, whole numbers, true or false, nothing, lists, or dicts of these."
        )
        raise TypeError(message)
