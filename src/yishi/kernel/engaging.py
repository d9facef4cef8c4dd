"""Who takes part in a matter: what the steps' engagements make of its parties."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from yishi.kernel.facts import Facts, fields_of
from yishi.kernel.procedure import Act, How
from yishi.kernel.role import Party

if TYPE_CHECKING:
    from yishi.kernel.standing import Step

Parties = dict[str, tuple[Party, ...]]

_NOBODY: tuple[Party, ...] = ()


def engage(parties: Parties, act: Act[Any], step: Step) -> None:
    """Bring the parties to what they are after a step by this act. Nobody takes the same part twice."""
    for engagement in act.engages:
        part, how = engagement.part, engagement.how
        had = parties.get(part, _NOBODY)
        if how is How.RENAME:
            parties[part] = tuple(dict.fromkeys(had + parties.pop(engagement.of, _NOBODY)))
            continue
        named = named_parties(step, engagement.of)
        if how is How.SET:
            parties[part] = tuple(dict.fromkeys(named))
        elif how is How.ADD:
            parties[part] = tuple(dict.fromkeys(had + named))
        else:
            parties[part] = tuple(party for party in had if party not in named)


def named_parties(step: Step, of: str) -> tuple[Party, ...]:
    """The persons or units that a fact of this step names, or the actor, or who wrote it down for the actor."""
    if of == "@actor":
        return (Party("person", step.actor.person),)
    if of == "@writer":
        return (Party("person", step.writer),) if step.writer is not None else _NOBODY
    kind = _reference_kinds(type(step.facts)).get(of)
    if kind is None:
        return _NOBODY
    value = getattr(step.facts, of)
    values = value if isinstance(value, tuple) else (value,)
    return tuple(Party(kind, each) for each in values if each is not None)


@cache
def _reference_kinds(facts: type[Facts]) -> dict[str, str]:
    """Which fields name persons, and which units."""
    return {field.name: field.kind for field in fields_of(facts)}
