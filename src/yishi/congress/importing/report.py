"""What a check of a table found, line by line: the row, the column, what is wrong, how to mend it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from yishi.congress.models import Congress, Person
    from yishi.kernel.text import Text

    # Takes what is not public about a person (phone and the like) and keeps it sealed.
    Seal = Callable[[Person, dict[str, str]], None]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong; `column` is the column's Chinese name, empty for the whole line or file."""

    column: str
    value: str
    wrong: Text
    mend: Text


@dataclass(slots=True)
class RowReport:
    """A line: the values read by field name, what is wrong with them, what else will happen.

    `personal` holds what must not be stored in the open. `done`: taken over before, nothing is left to write.
    """

    line: int
    values: dict[str, Any]
    personal: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Text] = field(default_factory=list)
    done: bool = False

    @property
    def ok(self) -> bool:
        """Whether the line can be taken over."""
        return not self.problems


class Importing(Protocol):
    """One table under way into one congress: remembers earlier lines, checks a line, writes a line."""

    def check(self, row: RowReport) -> None:
        """Add to the row's problems and notes what only the database or earlier lines can tell."""

    def write(self, row: RowReport, seal: Seal | None) -> None:
        """Write a line that has no problem."""


@dataclass(slots=True)
class Report:
    """The whole check. `problems` concern the file or its header; with any, no line was read."""

    kind: str
    congress: Congress
    on: date
    importing: Importing | None = None
    rows: list[RowReport] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Text] = field(default_factory=list)
    applied: bool = False

    @property
    def ok_count(self) -> int:
        """Lines without a problem."""
        return sum(row.ok for row in self.rows)

    @property
    def problem_count(self) -> int:
        """Lines with a problem."""
        return len(self.rows) - self.ok_count

    @property
    def new_count(self) -> int:
        """Lines without a problem that were not taken over before."""
        return sum(row.ok and not row.done for row in self.rows)

    @property
    def ok(self) -> bool:
        """Whether `apply` will take the table over."""
        return bool(self.rows) and not self.problems and not self.problem_count
