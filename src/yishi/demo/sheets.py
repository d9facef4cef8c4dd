"""Sheets of paper as a scanner sees them: small, and the same bytes at each play."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from yishi.kernel.numeral import chinese

if TYPE_CHECKING:
    from datetime import date

# A4 at some 60 dots an inch, in four shades of grey.
_WIDE, _HIGH, _MARGIN, _LINE = 496, 702, 48, 26
_TITLE, _TEXT, _A_LINE = 20, 15, 26
_PAPER, _INK, _FAINT = 3, 0, 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: the name of its file, its title, its lines, who signed and when."""

    name: str
    title: str
    lines: tuple[str, ...]
    signed: str
    on: date

    @property
    def content(self) -> bytes:
        """The scanned image, a PNG."""
        return _scanned(self)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(files("noto_cjk_sans_otc") / "NotoSansCJK-Regular.ttc"), size)


@cache
def _scanned(sheet: Sheet) -> bytes:
    image = Image.new("P", (_WIDE, _HIGH), _PAPER)
    image.putpalette([shade for step in (20, 110, 190, 250) for shade in (step, step, step)])
    pen = ImageDraw.Draw(image)
    pen.fontmode = "1"
    pen.text((_WIDE / 2, _MARGIN), sheet.title, _INK, _font(_TITLE), anchor="ma")
    top = _MARGIN + 2 * _LINE
    for line in _folded(sheet.lines):
        pen.text((_MARGIN, top), line, _INK, _font(_TEXT))
        pen.line((_MARGIN, top + _LINE - 5, _WIDE - _MARGIN, top + _LINE - 5), _FAINT)
        top += _LINE
    day = f"{sheet.on.year}年{sheet.on.month}月{sheet.on.day}日"
    for place, words in enumerate((sheet.signed, day), 1):
        pen.text((_WIDE - _MARGIN, top + place * _LINE), words, _INK, _font(_TEXT), anchor="ra")
    content = BytesIO()
    image.save(content, "PNG", bits=2, optimize=False)
    return content.getvalue()


def _folded(lines: tuple[str, ...]) -> list[str]:
    """Lines no longer than the sheet is wide, and no more than it is high."""
    folded = [line[start : start + _A_LINE] for line in lines for start in range(0, len(line), _A_LINE)]
    most = (_HIGH - 2 * _MARGIN) // _LINE - 6
    return folded[:most]


def minutes(ordinal: int, on: date, decided: tuple[str, ...]) -> Sheet:
    """The presidium's minutes of a meeting: what it decided."""
    lines = tuple(f"{chinese(number)}、{one}" for number, one in enumerate(decided, 1))
    name = f"主席团第{chinese(ordinal)}次会议纪要.png"
    return Sheet(name, f"主席团第{chinese(ordinal)}次会议纪要", lines, "大会秘书处", on)


def tally(title: str, votes: tuple[int, ...], on: date) -> Sheet:
    """The tellers' report on a vote: deputies, present, for, against, abstaining."""
    words = ("全体代表", "出席代表", "赞成", "反对", "弃权")
    counts = tuple(f"{word}：{count}" for word, count in zip(words, votes, strict=True))
    return Sheet("表决结果报告单.png", "表决结果报告单", (title, *counts), "总监票人、总计票人（签名）", on)
