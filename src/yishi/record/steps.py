"""Between an entry's bytes and the step that the rules read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from yishi.kernel.facts import Facts, NoFacts
from yishi.kernel.role import Actor
from yishi.kernel.standing import Step

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yishi.kernel.procedure import Procedure


class By(msgspec.Struct, frozen=True):
    """Who acted, in which office; names are as they were that day."""

    person: int
    name: str
    office: int
    kind: str
    title: str
    unit: int | None = None

    def actor(self) -> Actor:
        """The actor that rules know."""
        return Actor(self.person, self.name, self.office, self.kind, self.title, self.unit)


class Through(msgspec.Struct, frozen=True):
    """The secretary who did it at the desk of ``by``, and the entrustment that allows it."""

    entrustment: int
    person: int
    name: str


class Body(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What an entry's bytes say.

    ``behalf``: whom the writer entered it for, who acted on paper. ``through``: the secretary who entered it.
    """

    congress: str
    position: int
    matter: int
    procedure: str
    version: str
    seq: int
    act: str
    on: str
    at: str
    by: By
    behalf: By | None = None
    through: Through | None = None
    facts: dict[str, Any] = msgspec.field(default_factory=dict)
    papers: list[dict[str, str]] = msgspec.field(default_factory=list)
    series: str = ""
    number: int | None = None
    reason: str = ""
    key: str = ""
    practice: int | None = None
    term: int | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A body together with the step it stands for."""

    body: Body
    step: Step


_read = msgspec.json.Decoder(Body).decode


@lru_cache(maxsize=4096)
def _day(text: str) -> date:
    return date.fromisoformat(text)


def read_body(text: str | bytes) -> Body:
    """The entry that these bytes say. Raises msgspec.ValidationError or DecodeError if they say none."""
    return _read(text)


def step_of(body: Body, procedure: Procedure[Any]) -> Step:
    """The step of an entry. Raises msgspec.ValidationError when its facts do not fit their act's type."""
    act = procedure.by_code.get(body.act)
    facts: Facts = NoFacts()
    if act is not None and act.facts is not NoFacts:
        facts = msgspec.convert(body.facts, act.facts)
    by = body.behalf or body.by
    writer = body.by.person if body.behalf else None
    return Step(body.seq, body.act, _day(body.on), by.actor(), facts, body.number, writer)


def steps_of(bodies: Iterable[str | bytes], procedure: Procedure[Any]) -> list[Step]:
    """The steps of a matter's entries, in order."""
    return [step_of(_read(text), procedure) for text in bodies]
