"""What can be wrong with a declared procedure, proved over all of them in tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yishi.kernel.facts import fields_of
from yishi.kernel.procedure import How

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yishi.kernel.procedure import Act, Deadline, Procedure
    from yishi.kernel.role import Role


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
        yield from _strangers(procedure, act)
        yield from _told_in_vain(procedure, act)
    for deadline in procedure.deadlines:
        yield from _defects_of_deadline(procedure, deadline)
    for stage, expected in procedure.expected.items():
        known = {act.code for act in procedure.leaving[stage]}
        yield from (f"act {code} is not for stage {stage.value}" for code in expected if code not in known)


def _defects_of(act: Act[Any]) -> Iterator[str]:
    if not act.by and not act.internal:
        yield f"nobody may do act {act.code}"
    if act.delegable and act.in_person is not None:
        yield f"act {act.code} is the person's own, and yet delegable"
    parties = {field.name for field in fields_of(act.facts) if field.kind in ("unit", "person")}
    for engagement in act.engages:
        if engagement.how is not How.RENAME and engagement.of not in parties | {"@actor", "@writer"}:
            yield f"act {act.code} engages from a fact {engagement.of} that names nobody"
    told = {field.name for field in fields_of(act.facts) if field.kind == "matter" and field.label.told}
    drawn = {field.name for field in fields_of(act.facts) if field.label.told}
    yield from (f"act {act.code} draws {name}, which the record does not tell" for name in act.draws.keys() - drawn)
    if act.begins and act.begins.named not in told:
        yield f"act {act.code} begins a matter that no fact of it, told by the record, can name"


def _strangers(procedure: Procedure[Any], act: Act[Any]) -> Iterator[str]:
    """Acts that this one refers to and that the procedure does not have."""
    follows = [then.act for then in act.then if not then.procedure]
    for code in (*act.prefill, *act.renewed_by, *((act.upon,) if act.upon else ()), *follows):
        if code not in procedure.by_code:
            yield f"act {act.code} refers to an act {code} that is not declared"


def _told_in_vain(procedure: Procedure[Any], act: Act[Any]) -> Iterator[str]:
    """Roles that hear of an act whose entry they may not read."""
    readers = [sight.role for sight in procedure.seen_by]
    for role in act.tells:
        named = act.seen_by is None or any(_covers(reader, role) for reader in act.seen_by)
        if not named or not any(_covers(reader, role) for reader in readers):
            yield f"act {act.code} tells {role.code}, who may not read it"


def _covers(wide: Role, narrow: Role) -> bool:
    """Whether somebody in one role is in the other too; the public, whom much is hidden from, does not count."""
    everybody = not wide.offices and not wide.part
    offices = not wide.offices or (bool(narrow.offices) and narrow.offices <= wide.offices)
    return not everybody and wide.part in {"", narrow.part} and offices


def _defects_of_deadline(procedure: Procedure[Any], deadline: Deadline[Any]) -> Iterator[str]:
    for code in (*deadline.since, *deadline.met_by):
        if code not in procedure.by_code:
            yield f"deadline {deadline.code} waits for an act {code} that is not declared"
    clocks = [bool(deadline.stages), bool(deadline.since), bool(deadline.event), bool(deadline.dated)]
    if sum(clocks) != 1:
        yield f"deadline {deadline.code} needs exactly one clock"
    counted = (deadline.within, *(longer.within for longer in deadline.longer))
    if None in counted and not deadline.dated:
        yield f"deadline {deadline.code} says not how long it is"
