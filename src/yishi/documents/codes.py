"""QR codes that lead from paper to the public page."""

from __future__ import annotations

from io import BytesIO
from typing import Final

import segno

# Readable after a photocopy; a code of four modules' margin, as its standard asks.
_LEVEL: Final = "m"
_MARGIN: Final = 4


def code_svg(address: str) -> str:
    """The code of an address as SVG; nothing for no address."""
    if not address:
        return ""
    drawn = BytesIO()
    segno.make(address, error=_LEVEL, micro=False).save(drawn, kind="svg", border=_MARGIN, xmldecl=False, light="white")
    return drawn.getvalue().decode()


def code_png(address: str) -> bytes:
    """The code of an address as PNG."""
    drawn = BytesIO()
    segno.make(address, error=_LEVEL, micro=False).save(drawn, kind="png", border=_MARGIN, scale=8)
    return drawn.getvalue()
