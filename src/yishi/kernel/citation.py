"""Where a rule comes from: an article of a dated law, or practice that is openly called practice."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from yishi.kernel.numeral import chinese
from yishi.kernel.text import Text

if TYPE_CHECKING:
    from datetime import date

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Law:
    """One dated text of a law or local regulation.

    Articles move when a law is amended, so each text is its own `Law` and a matter keeps the one
    that it began under. `code` is short and stable ("DL"); `title` is what a citation prints;
    `full` is the official title; `version` is the day of adoption or of the latest amendment;
    `in_force` is the day from which this text applies; `local` marks rules below national law.
    """

    code: str
    title: Text
    full: Text
    version: date
    in_force: date
    local: bool = False

    def article(self, n: int, paragraph: int | None = None, item: int | None = None) -> Citation:
        """Cite article `n`, or its paragraph (款), or the numbered item (项) within."""
        return Citation(self, n, paragraph, item)


@dataclass(frozen=True)
class Citation:
    """A place in a law: article 条, paragraph 款, item 项, each counted from one."""

    law: Law
    article: int
    paragraph: int | None = None
    item: int | None = None

    def __post_init__(self) -> None:
        for name, number in (
            ("article", self.article),
            ("paragraph", self.paragraph),
            ("item", self.item),
        ):
            if number is not None and number < 1:
                message = f"{self.law.code}: {name} {number} cannot be cited, since {name}s count from 1."
                raise ValueError(message)

    @cached_property
    def text(self) -> Text:
        """As an official letter cites it: 《代表法》第五十一条第二款, Deputies Law art. 51(2)."""
        return _cited(self)

    @cached_property
    def key(self) -> str:
        """A short stable name: "DL 51.2"; an item follows a colon, "DL 62:3" or "DL 51.2:1"."""
        paragraph = "" if self.paragraph is None else f".{self.paragraph}"
        item = "" if self.item is None else f":{self.item}"
        return f"{self.law.code} {self.article}{paragraph}{item}"


@dataclass(frozen=True)
class Custom:
    """Practice that no article fixes, with a note saying whose practice it is."""

    note: Text

    @property
    def text(self) -> Text:
        """The note under its honest heading, 惯例 or Customary."""
        return Text(f"惯例：{self.note.zh}", f"Customary: {self.note.en}")

    @property
    def key(self) -> str:
        """The heading and the Chinese note: practice has no number to go by."""
        return f"惯例 {self.note.zh}"


Basis = Citation | Custom


@dataclass(frozen=True)
class Number(Generic[T_co]):
    """A number that somebody laid down, with the place where it is laid down.

    Its date is that of the law cited, so that a changed number is a new `Number`.
    """

    value: T_co
    basis: Basis


def _cited(place: Citation) -> Text:
    # A local rule binds in its own place alone: elsewhere it is followed as an example (参照).
    zh = f"{'参照' if place.law.local else ''}《{place.law.title.zh}》第{chinese(place.article)}条"
    en = f"{place.law.title.en} art. {place.article}"
    if place.paragraph is not None:
        zh += f"第{chinese(place.paragraph)}款"
        en += f"({place.paragraph})"
    if place.item is not None:
        zh += f"第{chinese(place.item)}项"
        en += f", item {place.item}"
    return Text(zh, en)
