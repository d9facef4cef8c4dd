"""Majorities: what share of a stated base is enough, computed in whole numbers.

过半数 is strictly more than half: exactly half fails. 半数以上, 三分之二以上 and the like include the figure,
since 以上 does (民法典 1259). The base is an explicit snapshot: "all members" is never "those present".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from yishi.kernel.numeral import chinese
from yishi.kernel.text import Text

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Base:
    """Whom a share is counted of: how many, who they are, and on which day they were counted."""

    size: int
    what: Text
    on: date

    def __post_init__(self) -> None:
        if self.size < 1:
            message = (
                f"The base of a majority ({self.what.en}, {self.on}) is {self.size}: no share of it can be "
                "taken. Count the members in office that day."
            )
            raise ValueError(message)


@dataclass(frozen=True)
class Majority:
    """A share of a base: `numerator / denominator`, which must be exceeded if `strict`, else reached."""

    numerator: int
    denominator: int
    strict: bool

    def __post_init__(self) -> None:
        if not 0 < self.numerator <= self.denominator or (self.strict and self.numerator == self.denominator):
            message = (
                f"{self.numerator}/{self.denominator} is not a share that a vote could "
                f"{'exceed' if self.strict else 'reach'}: give a fraction between 0 and 1."
            )
            raise ValueError(message)

    def met(self, n: int, base: Base) -> bool:
        """Whether `n` of the base is enough. Raises ValueError if `n` is not a part of the base."""
        if not 0 <= n <= base.size:
            message = f"{n} of {base.size} ({base.what.en}) is impossible: the count and its base disagree."
            raise ValueError(message)
        mine, share = self.denominator * n, self.numerator * base.size
        return mine > share if self.strict else mine >= share

    def needed(self, base: Base) -> int:
        """The least number that is enough."""
        whole, rest = divmod(self.numerator * base.size, self.denominator)
        return whole + 1 if rest or self.strict else whole

    @cached_property
    def text(self) -> Text:
        """As statutes word it: 过半数, 三分之二以上; more than half, at least 2/3."""
        if self.numerator * 2 == self.denominator:
            return _HALVES[self.strict]
        fraction = f"{self.numerator}/{self.denominator}"
        zh = f"{chinese(self.denominator)}分之{chinese(self.numerator)}"
        if self.strict:
            return Text(f"超过{zh}", f"more than {fraction}")
        return Text(f"{zh}以上", f"at least {fraction}")


_HALVES = {True: Text("过半数", "more than half"), False: Text("半数以上", "at least half")}

MORE_THAN_HALF = Majority(1, 2, strict=True)
AT_LEAST_HALF = Majority(1, 2, strict=False)
TWO_THIRDS = Majority(2, 3, strict=False)
ONE_THIRD = Majority(1, 3, strict=False)
ONE_FIFTH = Majority(1, 5, strict=False)
ONE_TENTH = Majority(1, 10, strict=False)
