"""Interface text in the two languages of the house: official Chinese and plain English."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence or title, said in Chinese (the language of the record) and in English."""

    zh: str
    en: str

    def format(self, /, **values: object) -> Text:
        """Fill the named places of both languages.

        A value that is a `Text`, or has one as its `text`, appears in each language; a date is
        written out in the manner of each language; anything else appears as `str` gives it.
        """
        said = {name: _said(value) for name, value in values.items()}
        return Text(
            self.zh.format_map({name: text.zh for name, text in said.items()}),
            self.en.format_map({name: text.en for name, text in said.items()}),
        )

    def __getitem__(self, lang: str) -> str:
        """Choose by language tag: "zh", "zh-hans" and the like give Chinese, all others English."""
        return self.zh if lang[:2].lower() == "zh" else self.en

    def __str__(self) -> str:
        return self.zh


def join(sep: Text | str, texts: Iterable[Text]) -> Text:
    """Put texts in a row, parted by `sep`; a plain string parts them alike in both languages."""
    parts = tuple(texts)
    between = Text(sep, sep) if isinstance(sep, str) else sep
    return Text(between.zh.join(part.zh for part in parts), between.en.join(part.en for part in parts))


def written(day: date) -> Text:
    """The day as each language writes it: 2026年3月1日, 1 March 2026."""
    return Text(
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.day} {_MONTHS[day.month - 1]} {day.year}",
    )


def _said(value: object) -> Text:
    if isinstance(value, Text):
        return value
    if isinstance(value, date):
        return written(value)
    text = getattr(value, "text", None)
    if isinstance(text, Text):
        return text
    plain = str(value)
    return Text(plain, plain)
