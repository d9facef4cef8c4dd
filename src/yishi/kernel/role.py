"""Roles: the capacity in which somebody may act on a matter or see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from yishi.kernel.text import Text


class Party(NamedTuple):
    """A person or a unit that takes part in a matter: kind is ``person`` or ``unit``."""

    kind: str
    id: int


class Actor(Struct, frozen=True):
    """Somebody in one of the offices held that day. The office's kind is its statutory name."""

    person: int
    name: str
    office: int
    kind: str
    title: str
    unit: int | None = None


@dataclass(frozen=True, eq=False)
class Role:
    """A capacity: an office held (``offices``), a part in the matter (``part``), or both together.

    ``part`` names the role code under which the act's facts engage a person or a unit. A role with
    neither is everybody's, signed in or not.
    """

    code: str
    title: Text
    offices: frozenset[str] = frozenset()
    part: str = ""

    def held_by(self, actor: Actor | None, parties: Mapping[str, tuple[Party, ...]]) -> bool:
        """Whether this actor has the capacity in a matter with these parties."""
        if not self.offices and not self.part:
            return True
        if actor is None or (self.offices and actor.kind not in self.offices):
            return False
        if not self.part:
            return True
        engaged = parties.get(self.part, ())
        return Party("person", actor.person) in engaged or (
            actor.unit is not None and Party("unit", actor.unit) in engaged
        )

    def __str__(self) -> str:
        return self.title.zh


def capacities(roles: Iterable[Role], actor: Actor | None, parties: Mapping[str, tuple[Party, ...]]) -> frozenset[str]:
    """Codes of the roles that the actor has in a matter with these parties."""
    return frozenset(role.code for role in roles if role.held_by(actor, parties))
