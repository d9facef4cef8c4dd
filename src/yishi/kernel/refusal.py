"""Refusals: what the law, the procedure or the record does not allow, said to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yishi.kernel.citation import Basis
    from yishi.kernel.text import Text


class Refused(Exception):
    """An act that cannot be done: why, under which article, and what would do.

    Nothing has been written when it is raised.
    """

    def __init__(self, reason: Text, basis: Basis | None = None, remedy: Text | None = None) -> None:
        super().__init__(reason.zh)
        self.reason = reason
        self.basis = basis
        self.remedy = remedy


class NoPower(Refused):
    """The person, in the office chosen, has no power to do this act."""


class NotAtThisStage(Refused):
    """The act exists, but not from the stage where the matter stands."""


class BadFacts(Refused):
    """The facts given do not fit the act's declared type; `field` names the place."""

    def __init__(self, reason: Text, field: str, remedy: Text | None = None) -> None:
        super().__init__(reason, remedy=remedy)
        self.field = field


class Overtaken(Refused):
    """Somebody else acted on the matter since it was looked at."""
