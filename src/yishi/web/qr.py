"""Pictures to scan with a telephone, as data in the page: nothing is fetched from anywhere."""

from __future__ import annotations

from io import BytesIO

import segno


def qr_svg(text: str) -> str:
    """The text as an SVG document, dark on white also where the page is dark."""
    out = BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", xmldecl=False, scale=5, border=2, dark="#000", light="#fff"
    )
    return out.getvalue().decode()


def qr_data(text: str) -> str:
    """The same as an address for an image."""
    return segno.make(text, error="m", micro=False).svg_data_uri(scale=5, border=2, dark="#000", light="#fff")
