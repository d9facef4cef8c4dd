"""A procedure is a value: what may follow what, and who may act, are read off its declaration."""

from dataclasses import replace

import pytest

from tests.kernel.sample import ANSWER, CLERK, LETTER, SEND, WRITE, At
from yishi.kernel.text import Text


def test_a_stage_is_kept_by_its_code_and_called_by_its_title():
    assert (At.SENT.value, At.SENT.title) == ("sent", Text("已寄", "sent"))
    assert LETTER.stage("sent") is At.SENT


def test_a_stage_of_another_procedure_is_refused():
    with pytest.raises(ValueError, match="posted"):
        LETTER.stage("posted")


def test_acts_are_found_by_their_code_the_opening_one_too():
    assert LETTER.by_code["write"] is WRITE
    assert LETTER.by_code["answer"] is ANSWER


def test_the_acts_that_lead_on_from_a_stage_keep_their_order():
    assert [act.code for act in LETTER.leaving[At.WRITTEN]] == ["send", "burn"]
    assert LETTER.leaving[At.FILED] == ()


def test_roles_are_those_that_act_those_that_see_and_those_that_read_an_entry():
    assert {role.code for role in LETTER.roles} == {
        "clerk", "writer", "answerer", "copied", "reader", "public",
    }  # fmt: skip
    assert LETTER.roles[0] is CLERK


def test_what_can_follow_a_stage_includes_the_stage():
    assert LETTER.reachable(At.ANSWERED) == {At.ANSWERED, At.FILED}
    assert LETTER.reachable(At.BURNT) == {At.BURNT}


def test_the_way_ahead_is_the_shortest_one_to_the_goal():
    assert LETTER.way(At.WRITTEN) == [At.SENT, At.ANSWERED, At.FILED]
    assert LETTER.way(At.ANSWERED) == [At.FILED]


@pytest.mark.parametrize("end", [At.FILED, At.BURNT])
def test_no_way_leads_on_from_an_end(end: At):
    assert LETTER.way(end) == []


def test_no_way_leads_to_a_goal_that_cannot_be_reached():
    assert replace(LETTER, acts=(SEND,)).way(At.WRITTEN) == []


def test_an_act_is_called_by_its_chinese_title():
    assert str(SEND) == "办send"
