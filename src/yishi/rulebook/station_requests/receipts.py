"""The receipt (查询码) by which a resident without a login shows that a request is his.

Sixteen letters and digits, given once and kept nowhere. The record holds their hash taken many times over. With
each act of his the resident reveals the value one hash before the last one known: anybody can see that it leads
there, and nobody can guess the next. So whatever the record shows, it gives away no further act.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yishi.kernel.standing import Standing

# One link is revealed with each act: so many acts are more than any resident needs.
LINKS: Final = 40
LENGTH: Final = 16
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O, U: read over the telephone
_FROM_BASE32: Final = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", _ALPHABET)
_MISTAKEN: Final = str.maketrans("ILO", "110")


def written(secret: bytes) -> str:
    """Ten bytes or more as a code to write down: ``7K3M-9XQ2-HD4W-5TNA``."""
    code = base64.b32encode(secret)[:LENGTH].decode().translate(_FROM_BASE32)
    return "-".join(code[start : start + 4] for start in range(0, LENGTH, 4))


def read(typed: str) -> str:
    """A code as somebody typed it, made plain; empty when it cannot be one."""
    code = "".join(typed.split()).replace("-", "").upper().translate(_MISTAKEN)
    return code if len(code) == LENGTH and set(code) <= set(_ALPHABET) else ""


def commitment(code: str) -> str:
    """What the record keeps when the code is given out."""
    return _hashed(code, LINKS)


def proof(code: str, standing: Standing) -> str:
    """What the holder of the code reveals for the next act. The code must have a link left."""
    return link(code, revealed(standing))


def link(code: str, used: int) -> str:
    """What is revealed with the next act after so many."""
    return _hashed(code, LINKS - 1 - used)


def proven(standing: Standing, shown: str) -> bool:
    """Whether what was shown leads to what the record holds."""
    return _once(shown) == _last(standing)


def links_left(standing: Standing) -> bool:
    """Whether the code is good for another act: its own first hash stays unknown."""
    return revealed(standing) < LINKS - 1


def belongs(code: str, standing: Standing) -> bool:
    """Whether a code is the one given out for this request."""
    known = str(standing.fact("receipt", *OPENING))
    return bool(code) and hmac.compare_digest(known, commitment(code))


def revealed(standing: Standing) -> int:
    """How many acts of the resident the record holds."""
    return len(list(_shown(standing)))


OPENING: Final = ("receive_request",)


def _shown(standing: Standing) -> Iterator[str]:
    for step in standing.steps:
        shown = getattr(step.facts, "proof", "")
        if shown:
            yield shown


def _last(standing: Standing) -> str:
    known = [str(standing.fact("receipt", *OPENING)), *_shown(standing)]
    return known[-1]


def _hashed(code: str, times: int) -> str:
    value = f"yishi receipt {read(code)}"
    for _ in range(times):
        value = _once(value)
    return value


def _once(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()
