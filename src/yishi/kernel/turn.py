"""Whose turn it is: the usual next act of a matter for somebody, and what calls for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yishi.kernel.procedure import Act
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing, Step


def next_for(standing: Standing, actor: Actor | None) -> Act[Any] | None:
    """The usual next act at this stage that is open to this actor and not already done here."""
    return next(turns(standing, actor), None)


def turns(standing: Standing, actor: Actor | None) -> Iterator[Act[Any]]:
    """Every usual act at this stage that is open to this actor and not already done here, the first one first."""
    mine = standing.capacities(actor)
    for code in standing.procedure.expected.get(standing.stage, ()):
        act = standing.procedure.by_code[code]
        again = standing.ended or actor is None or not _done(standing, act, actor)
        if again and standing.refusal(act, actor, within=mine) is None:
            yield act


def called_for(standing: Standing, act: Act[Any]) -> Step | None:
    """The step since which an act is expected: what calls for it once more, else what led to this stage."""
    calls = [step for step in (standing.entered(), standing.last(*act.renewed_by)) if step is not None]
    return max(calls, key=lambda step: step.seq, default=None)


def _done(standing: Standing, act: Act[Any], actor: Actor) -> bool:
    """Whether the actor, or somebody of the same unit, has done the act, or answered its question otherwise."""
    asked = [one for one in standing.procedure.acts if one is act or (act.question and one.question is act.question)]
    done = standing.since(called_for(standing, act), *(one.code for one in asked))
    return any(step.actor.person == actor.person or (actor.unit and step.actor.unit == actor.unit) for step in done)
