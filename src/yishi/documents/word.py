"""Papers as Word files, for offices that finish them by hand: a template filled in (docxtpl).

A place may put a template of its own in the place of ours; its braces are filled in a sandbox, and whatever
stands in the facts stays words: nothing typed into the record is read as a template.
"""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from zipfile import BadZipFile

from django.conf import settings
from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, RichText
from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from yishi.documents.codes import code_png
from yishi.documents.pdf import TEMPLATES
from yishi.documents.told import told
from yishi.kernel.refusal import Refused
from yishi.kernel.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from msgspec import Struct

# The same paper is the same bytes: it bears no moment of its making.
_NO_MOMENT: Final = datetime(2026, 1, 1, tzinfo=UTC)
_CODE_WIDTH: Final = 22  # mm


def as_docx(template: str, paper: Struct, *, congress: str) -> bytes:
    """A paper as Word sets it. Raises Refused when the template that the place put there does not fit."""
    path = template_at(template, congress)
    try:
        return _filled(path, told(paper))
    except (TemplateError, PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        reason = Text("本地公文模板“{path}”不能使用：{why}", "The local template “{path}” cannot be used: {why}")
        raise Refused(
            reason.format(path=path.name, why=str(error)[:200]),
            remedy=Text("请管理员更正或者移走该模板", "Have the administrator mend it or take it away"),
        ) from error


def template_at(template: str, congress: str) -> Path:
    """The congress's own template, else the site's, else ours."""
    own = settings.LETTERHEADS
    wanted = (own / congress / f"{template}.docx", own / f"{template}.docx")
    return next((path for path in wanted if path.is_file()), TEMPLATES / f"{template}.docx")


def _filled(path: Path, elements: dict[str, Any]) -> bytes:
    document = DocxTemplate(str(path))
    document.render(_context(document, elements), SandboxedEnvironment(), autoescape=True)
    properties = document.docx.core_properties
    properties.title, properties.author = elements.get("title", ""), elements.get("issuer", "")
    properties.created = properties.modified = _NO_MOMENT
    made = BytesIO()
    document.save(made)
    return _timeless(made)


def _context(document: DocxTemplate, elements: dict[str, Any]) -> dict[str, Any]:
    """The elements, with runs in their faces and the code as a picture."""
    if elements.get("address"):
        elements["code"] = InlineImage(document, BytesIO(code_png(elements["address"])), width=Mm(_CODE_WIDTH))
    for paragraph in elements.get("paragraphs", ()):
        paragraph["rich"] = RichText()
        for run in paragraph["runs"]:
            # Styles of that name stand in the template.
            paragraph["rich"].add(run["text"], style=f"Yishi{run['face']}")
    return elements


def _timeless(made: BytesIO) -> bytes:
    """The same archive without the moments at which its parts were written."""
    plain = BytesIO()
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name), source.read(name), zipfile.ZIP_DEFLATED)
    return plain.getvalue()
