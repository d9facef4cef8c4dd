"""The clauses of an act: on which conditions it is done, who takes part by it, what follows elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from yishi.kernel.citation import Basis
from yishi.kernel.facts import Facts
from yishi.kernel.text import Text

if TYPE_CHECKING:
    from datetime import date

    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing

_F = TypeVar("_F", bound=Facts)

Draws = Callable[["Standing"], object]
"""A fact told by the record: what the standing before the act says."""


@dataclass(frozen=True, eq=False)
class Guard:
    """A condition of the law on the matter as it stands: the act is refused when ``holds`` says no."""

    holds: Callable[[Standing], bool]
    reason: Text
    basis: Basis
    remedy: Text | None = None


@dataclass(frozen=True, eq=False)
class Check:
    """A condition of the law on the facts given; ``field`` is where the mend belongs."""

    holds: Callable[[Standing, Any, Actor], bool]
    reason: Text
    basis: Basis
    field: str = ""


def told(draws: Mapping[str, Draws], facts: _F, standing: Standing) -> _F:
    """The facts, with those that the record itself tells: whatever was given in their place is lost."""
    drawn = {name: draw(standing) for name, draw in draws.items()}
    return msgspec.structs.replace(facts, **drawn) if drawn else facts


class How(Enum):
    """What an engagement does to the parties of a role."""

    SET = "set"
    ADD = "add"
    DROP = "drop"
    RENAME = "rename"


@dataclass(frozen=True, eq=False)
class Engage:
    """An act changes who takes part: ``of`` names a fact, ``@actor``, ``@writer`` or (RENAME) another part."""

    part: str
    of: str
    how: How = How.SET


@dataclass(frozen=True, eq=False)
class Then:
    """What an act brings about on another matter, in the same transaction.

    ``on``: which other matter; None, and nothing follows. ``facts``: what is entered there, told by the matter
    left behind; ``fitted`` to where the other stands. ``procedure``: the other's procedure, or those it may be
    of, where it is not the same one. The act there is done only if its own stages and guards allow it.
    ``out_of_turn``: the other may have gone on since the legal day; it is entered there on the day of its last
    entry at the earliest.
    """

    act: str
    on: Callable[[Standing, Any], int | None]
    facts: Callable[[Standing, int], Facts]
    fitted: Callable[[Standing, Any], Facts] = lambda _there, facts: facts
    procedure: str | frozenset[str] = ""
    out_of_turn: bool = False

    def fits(self, other: str, own: str) -> bool:
        """Whether a matter of that procedure will do, for an act of a procedure of its own."""
        return other in self.procedure if isinstance(self.procedure, frozenset) else other == (self.procedure or own)


@dataclass(frozen=True, eq=False)
class Begins:
    """Another matter that an act begins, in the same transaction.

    ``procedure``: what it is; ``act``: the internal act that begins it there, with ``facts`` told by the
    matter left behind. ``named``: the fact of this act that names the new matter, told by the record.
    """

    procedure: str
    act: str
    facts: Callable[[Standing, int], Facts]
    named: str


@dataclass(frozen=True, slots=True)
class Seat:
    """An office that an act fills or empties: of which kind and title, in which unit, from or until which day.

    ``ends``: its last day, for an office that ends by the act; the new one begins on ``begins``.
    """

    person: int
    kind: str
    title: str
    unit: int | None = None
    begins: date | None = None
    ends: date | None = None
