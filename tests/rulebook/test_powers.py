"""Who may do what and see what: every office, in every part, at every stage, against every act.

The stages are reached by shortest walks found in the declarations themselves.
"""

from collections import deque
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from tests.rulebook.sitting_walking import HOUSE, SCRIPTS, SITTING_DAY, scripted
from tests.rulebook.walking import CALENDAR, COUNTY, DAY, DEFAULT, Walk, examine
from yishi import rulebook
from yishi.kernel.facts import Facts, Field, fields_of, read_facts
from yishi.kernel.procedure import Act, Procedure, Sight
from yishi.kernel.refusal import NoPower, Refused
from yishi.kernel.role import Actor, Role
from yishi.kernel.standing import Standing, Step, standing
from yishi.rulebook.roles import UNIT_OFFICES, OfficeKind
from yishi.rulebook.station_requests import receipts

STRANGER = 999


# -------------------------------------------------------------------------------- facts, people and walks


def some(field: Field) -> Any:
    """A value that will do for a field."""
    if field.row is not None:
        one: Any = {inner.name: some(inner) for inner in fields_of(field.row)}
    elif field.choices is not None:
        one = next(iter(field.choices)).value
    else:
        words = "1.1" if field.label.among.endswith("promise") else "字" * (field.shortest or 5)
        numbers = {
            "unit": 71,
            "person": 2,
            "matter": 90,
            "number": int(2026 if field.least is None else field.least),
            "flag": True,
            "body": 61,
        }
        one = numbers.get(field.kind, date(2026, 9, 30).isoformat() if field.kind == "date" else words)
    return [one] if field.many else one


RECEIPT = receipts.written(bytes(10))
VOTED = {"base": 180, "present": 170, "in_favour": 120, "against": 30, "abstaining": 10}
# What the facts of an act must say besides; each more leads elsewhere.
SAYING: dict[str, list[dict[str, Any]]] = {
    "bring_device_key": [{"key": "ab" * 32}],
    "invite_to_bill": [{"persons": list(range(2, 11))}],
    "return_bill": [{"plan": False}],
    "count_votes": [VOTED, {**VOTED, "in_favour": 90}],
    "call_for_bills": [{"last_day": "2026-02-27"}],
    "receive_request": [{"station": 72, "receipt": receipts.commitment(RECEIPT)}],
    **{act: [{"proof": receipts.link(RECEIPT, 0)}] for act in ("add_to_request", "withdraw_request", "erase_identity")},
    "evaluate_answer": [{"proof": receipts.link(RECEIPT, 0)}],
    "plan_reception": [{"day": DAY.isoformat()}],
    "change_reception": [{"day": DAY.isoformat()}],
    "hold_reception": [{"received": 5}],
    "call_activity": [{"day": DAY.isoformat()}],
    "report_to_voters": [{"day": DAY.isoformat()}],
    "report_again": [{"day": DAY.isoformat()}],
}


def facts_of(act: Act[Any]) -> list[Facts]:
    """Facts that will do for an act, one for each way it may lead."""
    return [facts_for(act, saying) for saying in SAYING.get(act.code, [{}])]


def facts_for(act: Act[Any], saying: dict[str, Any]) -> Facts:
    values = {field.name: some(field) for field in fields_of(act.facts)} | saying
    if "co_units" in values:
        values["co_units"] = [72]
    if "year" in values:
        values["year"] = 2026
    return read_facts(act.facts, values)


def holders(role: Role, at: Standing) -> Iterator[Actor]:
    """Actors who have a role in a matter: one for each of the offices and parties it takes."""
    parties = at.parties.get(role.part, ()) if role.part else (None,)
    for kind in sorted(role.offices):
        for party in parties:
            person = party.id if party is not None and party.kind == "person" else 1
            unit = party.id if party is not None and party.kind == "unit" else None
            yield Actor(person, "", person, kind, kind, unit)


def moves_on(way: Walk) -> Iterator[Walk]:
    """The ways that lead one lawful act further."""
    at = way.at(DAY)
    for act in at.procedure.leaving[at.stage]:
        by = next((one for role in act.by for one in holders(role, at)), None)
        if by is None or act.internal:
            continue
        for given in facts_of(act):
            try:
                examine(at, act, by, given)
            except Refused:
                continue
            step = Step(len(way.steps) + 1, act.code, DAY, by, given)
            yield Walk(way.practice, way.procedure, (*way.steps, step))


def reached(procedure: Procedure[Any]) -> dict[Any, Walk]:
    """The shortest lawful walk to each stage."""
    opener = Actor(1, "", 1, min(procedure.opens.by[0].offices), "", None)
    begun = Step(1, procedure.opens.code, DAY, opener, facts_of(procedure.opens)[0])
    found: dict[Any, Walk] = {procedure.begins: Walk(DEFAULT, procedure, (begun,))}
    ahead, seen = deque(found.values()), set()
    while ahead:
        for way in moves_on(ahead.popleft()):
            at = way.at(DAY)
            # What may follow depends on little more than the last two acts (a draft, its countersignature), what
            # the last one said, how many have signed, and whether opinions are in.
            signed = len(at.parties.get("cosigner", ())), at.last("give_opinion") is not None
            place = (at.stage, *(step.act for step in way.steps[-2:]), way.steps[-1].facts, signed)
            if place not in seen:
                seen.add(place)
                found.setdefault(at.stage, way)
                ahead.append(way)
    return found


WALKS = {
    procedure: scripted(procedure) if procedure.code in SCRIPTS else reached(procedure) for procedure in rulebook.ALL
}
PLACES = [(procedure, stage) for procedure in rulebook.ALL for stage in procedure.stages]
NAMES = [f"{procedure.code}-{procedure.in_force.year}-{stage.value}" for procedure, stage in PLACES]
EVERYWHERE = pytest.mark.parametrize(("procedure", "stage"), PLACES, ids=NAMES)


def at(procedure: Procedure[Any], stage: Any) -> Standing:
    steps = WALKS[procedure][stage].steps
    day, roll = (SITTING_DAY, HOUSE) if procedure.code in SCRIPTS else (DAY, COUNTY)
    return standing(procedure, steps, day, DEFAULT, CALENDAR, assembly=roll)


def everybody(here: Standing) -> list[Actor | None]:
    """Every kind of office, held by each person and unit that takes part and by strangers; and the public."""
    parties = {party for engaged in here.parties.values() for party in engaged}
    persons = {STRANGER, *(party.id for party in parties if party.kind == "person")}
    units = {STRANGER, *(party.id for party in parties if party.kind == "unit")}
    people = [
        Actor(person, "", person, kind, kind, unit)
        for kind in OfficeKind
        for person in sorted(persons)
        for unit in (sorted(units) if kind in UNIT_OFFICES else [None])
    ]
    return [None, *people]


def has(role: Role, actor: Actor | None, here: Standing) -> bool:
    """Whether a role is somebody's, said independently of the kernel."""
    if actor is None:
        return role.code == "public"
    if role.offices and actor.kind not in role.offices:
        return False
    own = {("person", actor.person), ("unit", actor.unit)}
    return not role.part or bool(own & {tuple(party) for party in here.parties.get(role.part, ())})


# ------------------------------------------------------------------------------------------------- the proofs


@EVERYWHERE
def test_every_stage_is_reached_by_lawful_acts_alone(procedure: Procedure[Any], stage: Any):
    here = at(procedure, stage)

    assert here.stage is stage
    assert here.irregular == []


@EVERYWHERE
def test_an_act_is_open_exactly_where_the_declaration_allows_it(procedure: Procedure[Any], stage: Any):
    here = at(procedure, stage)
    wrong = [
        (act.code, actor)
        for act in procedure.acts
        for actor in everybody(here)
        if (here.refusal(act, actor) is None) != allowed(act, actor, here)
    ]

    assert wrong == []


def allowed(act: Act[Any], actor: Actor | None, here: Standing) -> bool:
    return (
        not act.internal
        and any(has(role, actor, here) for role in act.by)
        and here.stage in act.moves
        and all(guard.holds(here) for guard in act.guards)
    )


@EVERYWHERE
def test_nobody_acts_without_a_role_or_on_what_follows_from_another_matter(procedure: Procedure[Any], stage: Any):
    here = at(procedure, stage)
    for actor in everybody(here):
        foreign = [act for act in procedure.acts if act.internal or not any(has(role, actor, here) for role in act.by)]
        assert {type(here.refusal(act, actor)) for act in foreign} <= {NoPower}


@EVERYWHERE
def test_a_matter_is_not_begun_again(procedure: Procedure[Any], stage: Any):
    here = at(procedure, stage)

    assert [actor for actor in everybody(here) if here.refusal(procedure.opens, actor) is None] == []


@EVERYWHERE
@pytest.mark.parametrize("public", [False, True], ids=["private", "public"])
def test_a_matter_is_seen_exactly_by_those_whom_the_declaration_names(
    procedure: Procedure[Any], stage: Any, public: bool
):
    here = at(procedure, stage)
    here.public = public

    wrong = [actor for actor in everybody(here) if here.visible_to(actor) != seen_by(here, actor)]

    assert wrong == []


def seen_by(here: Standing, actor: Actor | None) -> bool:
    return any(
        (sight.stages is None or here.stage in sight.stages)
        and has(sight.role, actor, here)
        and (sight.role.code != "public" or here.public)
        for sight in here.procedure.seen_by
    )


@EVERYWHERE
def test_whoever_may_act_may_also_see(procedure: Procedure[Any], stage: Any):
    here = at(procedure, stage)

    assert [actor for actor in everybody(here) if here.open_to(actor) and not here.visible_to(actor)] == []


@EVERYWHERE
def test_the_public_and_offices_without_a_part_in_it_do_nothing(procedure: Procedure[Any], stage: Any):
    here = at(procedure, stage)
    idle = [one for one in everybody(here) if one is None or one.kind in IDLE or _a_mere_member(one)]

    assert {act.code for actor in idle for act in here.open_to(actor)} == set()


IDLE = {OfficeKind.ADMINISTRATOR, OfficeKind.AUDITOR}


def _a_mere_member(actor: Actor) -> bool:
    return actor.kind == OfficeKind.COMMITTEE_MEMBER and actor.person == STRANGER


@EVERYWHERE
def test_a_deputy_or_unit_that_takes_no_part_neither_acts_nor_sees(procedure: Procedure[Any], stage: Any):
    here = at(procedure, stage)
    for kind in (OfficeKind.DEPUTY, *UNIT_OFFICES):
        outsider = Actor(STRANGER, "", STRANGER, kind, kind, STRANGER)
        before_all = any(kind in one.role.offices and not one.role.part for one in sights(procedure, stage))
        assert (here.open_to(outsider), here.visible_to(outsider)) == ([], here.public or before_all)


def sights(procedure: Procedure[Any], stage: Any) -> list[Sight]:
    return [sight for sight in procedure.seen_by if sight.stages is None or stage in sight.stages]
