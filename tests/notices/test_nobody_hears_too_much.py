"""Whatever is done at whatever stage of whatever procedure: nobody hears of what he may not see."""

from typing import Any

from tests.notices.hearing import happening, office
from tests.rulebook.test_powers import EVERYWHERE, WALKS, everybody, facts_of, holders, seen_by
from tests.rulebook.walking import DAY, actor
from yishi.kernel.procedure import Procedure
from yishi.kernel.standing import Step
from yishi.notices.hearing import heard
from yishi.notices.roster import Roster

NOBODY_IN_PARTICULAR = actor("clerk", 998)


@EVERYWHERE
def test_whoever_hears_of_an_act_may_see_it_and_did_not_do_it(procedure: Procedure[Any], stage: Any):
    walk = WALKS[procedure][stage]
    here = walk.at(DAY)
    for seq in range(1, len(walk.steps) + 1):
        examine(procedure, walk.steps[:seq])
    for act in procedure.leaving[here.stage]:
        doer = next((by for role in act.by for by in holders(role, here)), NOBODY_IN_PARTICULAR)
        for given in facts_of(act):
            examine(procedure, (*walk.steps, Step(len(walk.steps) + 1, act.code, DAY, doer, given)))


def examine(procedure: Procedure[Any], steps: Any) -> None:
    happened = happening(procedure, steps)
    found = heard(happened, Roster(map(office, filter(None, everybody(happened.after)))))
    people = [one.office.person_id for one in found]
    assert len(people) == len(set(people))
    assert steps[-1].actor.person not in people
    for one in found:
        reader = actor(one.office.kind, one.office.person_id, one.office.unit_id)
        assert seen_by(happened.after, reader)
        if one.act:
            assert happened.after.refusal(procedure.by_code[one.act], reader) is None
        else:
            assert happened.after.readable_by(happened.act, reader)
            assert any(role.held_by(reader, happened.after.parties) for role in happened.act.tells)
