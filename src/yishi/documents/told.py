"""A paper as plain values that any template can take, free of what no printed page can hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import msgspec

if TYPE_CHECKING:
    from msgspec import Struct

# Control characters and halves of characters: no XML may hold them (XML 1.0, 2.2).
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def told(paper: Struct) -> dict[str, Any]:
    """The paper's elements by name."""
    plain: dict[str, Any] = _printable(msgspec.to_builtins(paper))
    return plain


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return _UNPRINTABLE.sub("", value)
    if isinstance(value, dict):
        return {name: _printable(one) for name, one in value.items()}
    return [_printable(one) for one in value] if isinstance(value, (list, tuple)) else value
