"""What can be wrong with a declared procedure, proved over all of them in tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yishi.kernel.citation import Citation, Custom
from yishi.kernel.procedure import How

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yishi.kernel.procedure import Act, Deadline, Procedure


def defects(procedure: Procedure[Any]) -> Iterator[str]:
    """What is wrong with the declaration: nothing, for a sound one."""
    codes = [act.code for act in (procedure.opens, *procedure.acts)]
    yield from (f"act {code} is declared twice" for code in {c for c in codes if codes.count(c) > 1})
    reached = procedure.reachable(procedure.begins)
    for stage in procedure.stages:
        if stage not in reached:
            yield f"stage {stage.value} is never reached"
        if not procedure.reachable(stage) & procedure.ends:
            yield f"a matter cannot end from stage {stage.value}"
    for act in (procedure.opens, *procedure.acts):
        yield from _defects_of(act)
    for deadline in procedure.deadlines:
        yield from _defects_of_deadline(procedure, deadline)


def _defects_of(act: Act[Any]) -> Iterator[str]:
    if not isinstance(act.basis, (Citation, Custom)):
        yield f"act {act.code} has no basis and is not marked customary"
    if not act.by and not act.internal:
        yield f"nobody may do act {act.code}"
    names = set(act.facts.__struct_fields__)
    for engagement in act.engages:
        if engagement.how is not How.RENAME and engagement.of not in names | {"@actor"}:
            yield f"act {act.code} engages from a fact {engagement.of} that it has not"


def _defects_of_deadline(procedure: Procedure[Any], deadline: Deadline[Any]) -> Iterator[str]:
    for code in (*deadline.since, *deadline.met_by):
        if code not in procedure.by_code:
            yield f"deadline {deadline.code} waits for an act {code} that is not declared"
    clocks = [bool(deadline.stages), bool(deadline.since), bool(deadline.event), bool(deadline.dated)]
    if sum(clocks) != 1:
        yield f"deadline {deadline.code} needs exactly one clock"
