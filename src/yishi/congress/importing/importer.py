"""The declaration of an importable table: its columns, and who checks and writes its lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Protocol

from yishi.congress.importing.cells import Cell, text_of
from yishi.kernel.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from yishi.congress.importing.report import Importing
    from yishi.congress.models import Congress, Office

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its Chinese heading, the field it fills, how a cell is read (raising `Unreadable`).

    `longest` counts characters of text. `personal` values are handed to the seal, never stored openly.
    `choices` are offered as a list in the template.
    """

    name: str
    field: str
    help: Text
    example: str = ""
    synonyms: tuple[str, ...] = ()
    required: bool = False
    parse: Callable[[Cell], Any] = text_of
    longest: int = _LONGEST
    personal: bool = False
    choices: tuple[str, ...] = ()

    def names(self) -> set[str]:
        """All headings under which the column is known."""
        return {heading(name) for name in (self.name, *self.synonyms)}


class Begin(Protocol):
    """Starts the import of one table into one congress; may raise `Refused`."""

    def __call__(self, congress: Congress, on: date, *, create_missing: bool) -> Importing:
        """`create_missing`: make delegations and the like that a line names and the congress lacks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """Who imports which file, for tables whose lines become acts on the record.

    `at` is the moment of writing. `lead` stands in where a line names no deputy. `all_on`: the legal day of
    every line, whatever day it names.
    """

    office: Office
    at: datetime
    filename: str
    sha256: str
    lead: Office | None = None
    all_on: date | None = None


@dataclass(frozen=True, slots=True)
class Importer:
    """A kind of table. `aside` are headings that are usual and of no use: 序号, 备注.

    Tables whose lines are acts begin with an `errand`: `begin` alone then refuses.
    """

    kind: str
    title: Text
    columns: tuple[Column, ...]
    begin: Begin
    aside: tuple[str, ...] = ("序号", "备注", "说明")
    on_errand: Callable[[Errand], Begin] | None = None


IMPORTERS: dict[str, Importer] = {}


def register(importer: Importer) -> Importer:
    """Make a kind of table known to the commands and pages that import; other layers add theirs here."""
    IMPORTERS[importer.kind] = importer
    return importer


def heading(said: str) -> str:
    """A heading without what offices add to it: spaces, marks of duty, explanations in brackets.

    >>> heading(" 姓 名*"), heading("出生年月（如1975-08）")
    ('姓名', '出生年月')
    """
    plain = unicodedata.normalize("NFKC", said)
    return re.sub(r"\(.*?\)|\[.*?\]|【.*?】|[\s*:]", "", plain)


def did_you_mean(said: str, known: Iterable[str]) -> Text:
    """A hint that names the nearest known names, or the first few where none is near."""
    names = list(known)
    near = get_close_matches(said, names, n=3, cutoff=0.5)
    if near:
        listed = "、".join(f"“{name}”" for name in near)
        return Text("是不是{names}？", "Did you mean {names}?").format(names=listed)
    listed = "、".join(names[:8]) + ("……" if len(names) > 8 else "")  # noqa: PLR2004 - a line's worth
    return Text("现有：{names}。", "There are: {names}.").format(names=listed or "—")
