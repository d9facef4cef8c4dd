"""An official document as a value: the elements of GB/T 9704-2012, filled in and not yet set.

What is printed is Chinese whatever language the reader's pages are in: it is the organ's own act.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

# 一、 opens a heading in 黑体, （一） one in 楷体; what follows its full stop is text again (GB/T 9704, 7.3.3).
_NUMERAL: Final = "[一二三四五六七八九十]{1,3}"
_HEADINGS: Final = (
    ("hei", re.compile(rf"({_NUMERAL}、[^。]{{1,40}}(?:。|$))(.*)")),
    ("kai", re.compile(rf"(（{_NUMERAL}）[^。]{{1,40}}(?:。|$))(.*)")),
)
# Whoever drafts a reply often opens it as a letter; the document has a line of its own for whom it is to.
_SALUTATION: Final = re.compile(r"[^，。；！？]{1,100}代表[：:]")


class Run(Struct, frozen=True):
    """Words in one face: fang 仿宋, hei 黑体, kai 楷体."""

    text: str
    face: str = "fang"


class Paragraph(Struct, frozen=True):
    """A paragraph; ``indent``: its first line stands two characters in."""

    runs: tuple[Run, ...]
    indent: bool = True

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(run.text for run in self.runs)


class Official(Struct, frozen=True, kw_only=True):
    """A letter from its head (版头) to its colophon (版记).

    ``mark``: the class of result at the upper right. ``notes``: in brackets below the date (附注). ``draft``: not
    signed yet. ``position`` and ``hash`` name the entry that made it; ``address`` is the matter's public page.
    """

    issuer: str
    title: str
    number: str = ""
    signer: str = ""
    mark: str = ""
    subtitle: str = ""
    addressees: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    attachments: tuple[str, ...] = ()
    signature: str = ""
    date: str = ""
    sealed: bool = True
    notes: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    printed_by: str = ""
    printed_on: str = ""
    draft: bool = False
    position: int = 0
    hash: str = ""
    address: str = ""


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """A text that somebody typed, a paragraph a line, with its headings told from its words."""
    lines = [line.strip() for line in text.splitlines()]
    return tuple(_paragraph(line) for line in lines if line)


def letter_text(text: str) -> tuple[Paragraph, ...]:
    """The same of a letter, without the salutation that it opens with."""
    first, _, rest = text.strip().partition("\n")
    return paragraphs(rest if rest and _SALUTATION.fullmatch(first.strip()) else text)


def _paragraph(line: str) -> Paragraph:
    for face, heading in _HEADINGS:
        found = heading.fullmatch(line)
        if found:
            head, rest = found.groups()
            return Paragraph((Run(head, face), Run(rest)) if rest else (Run(head, face),))
    return Paragraph((Run(line),))
