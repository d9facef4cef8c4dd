"""What a cell says: text as typed, years and months, days in all the ways that offices write them."""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date, datetime, time, timedelta

from yishi.kernel.text import Text

Cell = str | int | float | bool | date | datetime | time | timedelta | None

_SERIAL_ZERO = date(1899, 12, 30)  # day 0 of Excel's count, which believes in 29 February 1900
_SERIALS = range(10_000, 80_000)  # 1927 to 2119: beyond these a number is not meant as a day
_YEARS = range(1900, 2200)
_CLOCK = r"(?:[T\s]*(?:上午|下午)?\s*\d{1,2}[:时]\d{1,2}(?:[:分](?:\d{1,2}(?:\.\d+)?秒?)?)?)?"
_DAY = re.compile(r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*日?" + _CLOCK)
_PACKED_DAY = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})")
_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?")
_LOST_ZERO = re.compile(r"\d{4}\.1")
_PACKED_MONTH = re.compile(r"(\d{4})(\d{2})")
_CHINESE_DAY = re.compile(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日?"
)
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
_CJK_GAP = re.compile(r"(?<=[\u4e00-\u9fff·])[ \u3000\u00a0]+(?=[\u4e00-\u9fff·])")

WRITE_DAY = Text("请写成2026-03-05或2026年3月5日。", "Write it as 2026-03-05.")
WRITE_MONTH = Text("请写成1975-08或1975年8月。", "Write it as 1975-08.")


class Unreadable(Exception):
    """A cell that cannot be understood: what is wrong with it and how to mend it."""

    def __init__(self, wrong: Text, mend: Text) -> None:
        super().__init__(wrong.zh)
        self.wrong = wrong
        self.mend = mend


def text_of(cell: Cell) -> str:
    """The cell as its reader sees it: no stray spaces, no decimals that a spreadsheet added.

    Text that begins with = + - or @ stays text; nothing here evaluates it.

    >>> text_of(13800000000.0), text_of(" 张　三 "), text_of("=1+1")
    ('13800000000', '张　三', '=1+1')
    """
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return str(cell).strip().strip("\ufeff\u200b\u3000").strip()


def name_of(cell: Cell) -> str:
    """A name without the spaces that tables put into two-character names.

    >>> name_of("张　三"), name_of("阿依古丽·买买提"), name_of("John Smith")
    ('张三', '阿依古丽·买买提', 'John Smith')
    """
    said = re.sub("[•・∙‧]", "·", text_of(cell))
    return _CJK_GAP.sub("", said)


def day_of(cell: Cell) -> date:
    """The day that a cell names; a clock time beside it is dropped. Raises `Unreadable`."""
    if isinstance(cell, datetime):
        return _within(cell.date())
    if isinstance(cell, date):
        return _within(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _numbered(cell)
    return _day_in_words(unicodedata.normalize("NFKC", text_of(cell)))


def _day_in_words(said: str) -> date:
    if match := _DAY.fullmatch(said) or _PACKED_DAY.fullmatch(said):
        return _day(int(match["year"]), int(match["month"]), int(match["day"]), said)
    if match := _CHINESE_DAY.fullmatch(said):
        year = int("".join(str(_DIGITS[sign]) for sign in match[1]))
        return _day(year, _numeral(match[2]), _numeral(match[3]), said)
    if said.isascii() and said.isdigit() and int(said) in _SERIALS:
        return _numbered(int(said))
    raise Unreadable(Text("看不懂的日期“{said}”。", "“{said}” is not a day.").format(said=said), WRITE_DAY)


def month_of(cell: Cell) -> str:
    """Year and month as 1975-08, from a month or from a whole day. Raises `Unreadable`."""
    if isinstance(cell, float) and not cell.is_integer():
        return _month_of_number(cell)
    said = unicodedata.normalize("NFKC", text_of(cell))
    if _LOST_ZERO.fullmatch(said):
        raise _january_or_october(said)
    match = _MONTH.fullmatch(said) or _PACKED_MONTH.fullmatch(said)
    if match is None:
        try:
            day = day_of(cell)
        except Unreadable as error:
            wrong = Text("看不懂的年月“{said}”。", "“{said}” is not a month.").format(said=said)
            raise Unreadable(wrong, WRITE_MONTH) from error
    else:
        day = _day(int(match[1]), int(match[2]), 1, said)
    return f"{day.year}-{day.month:02}"


def _january_or_october(said: str) -> Unreadable:
    """A spreadsheet takes 1975.10 for a number and keeps 1975.1, which January shares."""
    return Unreadable(
        Text("“{said}”可能是1月，也可能是10月。", "“{said}” may be January or October.").format(said=said),
        Text("请写成{a}-01或{a}-10。", "Write {a}-01 or {a}-10.").format(a=said[:4]),
    )


def _month_of_number(cell: float) -> str:
    """A month that a spreadsheet turned into a number: 1975.08."""
    if not math.isfinite(cell):
        raise Unreadable(Text("不是年月。", "It is not a month."), WRITE_MONTH)
    year, _, month = f"{cell:.2f}".partition(".")
    if round(cell, 2) != cell or int(year) not in _YEARS:
        return f"{_numbered(cell):%Y-%m}"
    if month == "10":
        raise _january_or_october(str(cell))
    day = _day(int(year), int(month), 1, str(cell))
    return f"{day:%Y-%m}"


def _numbered(number: float) -> date:
    """A day by Excel's serial number, or packed as 20260305."""
    if math.isfinite(number) and int(number) in _SERIALS:
        return _SERIAL_ZERO + timedelta(days=int(number))
    packed = _PACKED_DAY.fullmatch(text_of(number))
    if packed is None:
        wrong = Text("数字{said}不是日期。", "The number {said} is not a day.").format(said=text_of(number))
        raise Unreadable(wrong, WRITE_DAY)
    return _day(int(packed[1]), int(packed[2]), int(packed[3]), text_of(number))


def _day(year: int, month: int, day: int, said: str) -> date:
    try:
        return _within(date(year, month, day))
    except ValueError as error:
        wrong = Text("没有“{said}”这一天。", "There is no day “{said}”.").format(said=said)
        raise Unreadable(wrong, WRITE_DAY) from error


def _within(day: date) -> date:
    if day.year not in _YEARS:
        wrong = Text("年份{year}不在1900至2199之间。", "The year {year} is not within 1900–2199.")
        raise Unreadable(wrong.format(year=str(day.year)), WRITE_DAY)
    return day


def _numeral(said: str) -> int:
    """A number up to 31 in Chinese: 五, 十, 十五, 二十, 三十一; 0 where it is none."""
    tens, ten, ones = said.rpartition("十")
    if not ten:
        return _DIGITS.get(ones, 0)
    return 10 * _DIGITS.get(tens or "一", 0) + _DIGITS.get(ones or "零", 0)
