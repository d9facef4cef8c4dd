"""Papers as PDF, set by Typst: tagged for screen readers and fit for the archive (PDF/A-2a, PDF/UA-1)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
import typst
from django.conf import settings

from yishi.documents.codes import code_svg
from yishi.documents.faces import faces, fonts
from yishi.documents.told import told

if TYPE_CHECKING:
    from msgspec import Struct

TEMPLATES: Final = Path(__file__).with_name("templates")
# The same paper is the same bytes: it bears no moment of its making.
_NO_MOMENT: Final = 0
_KEPT: Final = 64  # papers, of some 50 kB each


def as_pdf(template: str, paper: Struct, *, large: bool = False) -> bytes:
    """A paper set by its template. ``large``: for eyes that want 二号 (22 pt) and more."""
    elements = told(paper)
    if "address" in elements:
        elements["code"] = code_svg(elements["address"])
    return _set(template, msgspec.json.encode(elements).decode(), large=large)


@lru_cache(maxsize=_KEPT)
def _set(template: str, paper: str, *, large: bool) -> bytes:
    inputs = {"paper": paper, "faces": msgspec.json.encode(faces()).decode(), "large": "yes" if large else "no"}
    compiler = typst.Compiler(
        input=str(TEMPLATES / f"{template}.typ"), root=str(TEMPLATES), font_paths=fonts(settings.FONTS)
    )
    made = compiler.compile(format="pdf", sys_inputs=inputs, timestamp=_NO_MOMENT, pdf_standards=["a-2a", "ua-1"])
    assert isinstance(made, bytes)  # noqa: S101 - one document is one file
    return made
