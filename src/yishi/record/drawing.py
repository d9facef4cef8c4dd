"""Drawing a sample that nobody chooses: an entry is drawn by its own hash, which its writer cannot choose."""

from __future__ import annotations

from typing import Final

_DIGITS: Final = 8  # hexadecimal digits of the hash that are looked at


def is_drawn(hashed: str, share: int) -> bool:
    """Whether the entry of this hash falls into a sample of ``share`` per cent; the same for whoever asks."""
    return int(hashed[:_DIGITS], 16) * 100 < share * 16**_DIGITS
