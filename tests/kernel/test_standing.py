"""The stage is what the entries add up to; who may act follows from the declaration and nothing else."""

from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kernel.sample import (
    ALLOW,
    ANSWER,
    BURN,
    CALENDAR,
    COLLEAGUE,
    COMMENT,
    DAY,
    FILE,
    HEAD,
    HIDE,
    JOIN,
    LAW,
    LETTER,
    OFFICER,
    PRACTICE,
    READ,
    READER_8,
    RETURN,
    SEND,
    SHE,
    SHOW,
    STRANGER,
    WRITE,
    Answer,
    At,
    Letter,
    Page,
    Sending,
    stand,
)
from yishi.kernel.facts import NoFacts, PersonId, UnitId
from yishi.kernel.procedure import Act, Engage, How
from yishi.kernel.refusal import NoPower, NotAtThisStage, Refused
from yishi.kernel.role import Actor, Party
from yishi.kernel.standing import Standing, Step, standing
from yishi.kernel.text import Text
from yishi.kernel.turn import called_for

DAY_2 = DAY + timedelta(1)
EVERYBODY: list[Actor | None] = [SHE, COLLEAGUE, HEAD, OFFICER, STRANGER, READER_8, None]


def codes(acts: list[Act[Any]]) -> list[str]:
    return [act.code for act in acts]


# ------------------------------------------------------------------------------------- what steps add up to


def test_a_matter_without_steps_stands_where_it_begins():
    at = stand()

    assert (at.stage, at.moves, at.parties, at.entered(), at.ended) == (At.WRITTEN, [], {}, None, False)


def test_the_stage_follows_the_moves():
    at = stand(WRITE, SEND, READ, ANSWER, FILE)

    assert [(move.start, move.end) for move in at.moves] == [
        (At.WRITTEN, At.SENT),
        (At.SENT, At.ANSWERED),
        (At.ANSWERED, At.FILED),
    ]
    assert at.stage is At.FILED
    assert at.ended


def test_a_stage_was_entered_by_the_latest_move_or_by_the_opening_act():
    assert stand(WRITE).entered() == stand(WRITE).steps[0]
    assert stand(WRITE, SEND, READ).entered() == stand(WRITE, SEND).steps[1]


def test_a_step_out_of_order_changes_nothing_and_is_kept_aside():
    at = stand(WRITE, ANSWER, SHOW)

    assert (at.stage, at.public) == (At.WRITTEN, False)
    assert at.irregular == at.steps[1:]
    assert at.last("answer") is None
    assert at.count("answer") == 0


def test_an_act_that_the_procedure_does_not_have_is_kept_aside():
    strange = Step(2, "sing", DAY, SHE)
    at = standing(LETTER, [*stand(WRITE).steps, strange], DAY, PRACTICE, CALENDAR)

    assert (at.stage, at.irregular) == (At.WRITTEN, [strange])


def test_the_latest_of_several_acts_counts():
    at = stand(WRITE, SEND, COMMENT, READ, COMMENT)

    assert at.last("comment", "read") == at.steps[4]
    assert at.last("comment", "send") == at.steps[4]
    assert at.last("file") is None


def test_a_fact_is_that_of_the_latest_step():
    at = stand(WRITE, SEND, RETURN, (SEND, Sending(unit=UnitId(9))))

    assert at.fact("unit", "send") == 9
    assert at.fact("unit", "file") is None
    assert at.fact("colour", "send") is None


def test_steps_since_a_step_are_in_their_order():
    at = stand(WRITE, SEND, COMMENT, READ, COMMENT)

    assert at.since(at.steps[1], "read", "comment") == list(at.steps[2:])
    assert at.since(at.steps[2], "comment") == [at.steps[4]]
    assert at.since(None, "comment") == [at.steps[2], at.steps[4]]
    assert at.count("comment") == 2


def test_an_act_may_publish_and_another_take_it_back():
    assert stand(WRITE, SEND, READ, ANSWER, SHOW).public
    assert not stand(WRITE, SEND, READ, ANSWER, SHOW, HIDE).public


def test_the_number_given_by_a_step_stays():
    steps = [*stand(WRITE).steps, Step(2, "send", DAY, SHE, Sending(unit=UnitId(7)), number=12)]
    steps.append(Step(3, "allow", DAY, SHE))

    assert standing(LETTER, steps, DAY, PRACTICE, CALENDAR).number == 12


def test_columns_are_what_the_procedure_declares():
    assert stand(WRITE).columns() == {"title": "家书"}


# ----------------------------------------------------------------------------------------- who takes part


def persons(*numbers: int) -> tuple[Party, ...]:
    return tuple(Party("person", number) for number in numbers)


def units(*numbers: int) -> tuple[Party, ...]:
    return tuple(Party("unit", number) for number in numbers)


def sending(*copies: int, readers: tuple[int, ...] = ()) -> Sending:
    return Sending(unit=UnitId(7), copies=tuple(map(UnitId, copies)), readers=tuple(map(PersonId, readers)))


def test_whoever_acts_and_whoever_is_named_takes_part():
    at = stand(WRITE, (SEND, sending(9, readers=(8,))))

    assert at.parties == {
        "writer": persons(1),
        "answerer": units(7),
        "copied": units(9),
        "reader": persons(8),
    }


def test_a_new_name_replaces_adds_or_drops():
    at = stand(WRITE, (SEND, sending(9)), RETURN, (SEND, Sending(unit=UnitId(5), copies=(UnitId(6),))))
    dropped = stand(WRITE, (SEND, sending(readers=(8, 6))), READ)

    assert at.parties["answerer"] == units(5)
    assert at.parties["copied"] == units(6)
    assert dropped.parties["reader"] == persons(6)


def test_a_part_may_pass_into_another():
    at = stand(WRITE, (SEND, sending(9, readers=(8,))), RETURN)

    assert at.parties["reader"] == (*persons(8), *units(9))
    assert "copied" not in at.parties


def test_nobody_takes_the_same_part_twice():
    at = stand(WRITE, (SEND, sending(9, 9, readers=(8,))), RETURN, (SEND, sending(9, readers=(8, 8))), RETURN)

    assert at.parties["reader"] == (*persons(8), *units(9))


def test_whoever_wrote_it_down_for_the_actor_may_take_part_too():
    noted = replace(WRITE, engages=(*WRITE.engages, Engage("scribe", "@writer", How.ADD)))
    steps = [[Step(1, "write", DAY, SHE, Letter(title="家书"), writer=writer)] for writer in (2, None)]
    written, own = (standing(replace(LETTER, opens=noted), one, DAY, PRACTICE, CALENDAR) for one in steps)

    assert (written.parties["writer"], written.parties["scribe"]) == (persons(1), persons(2))
    assert own.parties["scribe"] == ()


def test_facts_of_another_type_name_nobody():
    at = stand(WRITE, (SEND, NoFacts()))

    assert at.parties["answerer"] == ()


# ---------------------------------------------------------------------------------------- who may do what


def refusal(at: Standing, act: Act[Any], by: Actor | None) -> Refused:
    found = at.refusal(act, by)
    assert found is not None
    return found


def test_an_act_is_open_to_the_role_that_the_declaration_names():
    assert codes(stand(WRITE).open_to(SHE)) == ["send", "burn"]
    assert codes(stand(WRITE).open_to(COLLEAGUE)) == []
    assert codes(stand(WRITE, SEND).open_to(OFFICER)) == ["return"]


def test_somebody_without_the_role_is_told_whose_it_is():
    found = refusal(stand(WRITE), SEND, HEAD)

    assert isinstance(found, NoPower)
    assert found.reason == Text("“办send”由写信人办理", "“send” is for: writer")
    assert found.basis == LAW.article(2)


def test_an_act_of_another_stage_is_refused_with_where_it_belongs():
    found = refusal(stand(WRITE, SEND), BURN, SHE)

    assert isinstance(found, NotAtThisStage)
    assert found.reason.zh == "目前处于“已寄”，不能“办burn”"
    assert found.remedy == Text("须在以下环节办理：已写", "It can be done at: written")


def test_a_condition_of_the_law_is_refused_with_its_article_and_remedy():
    found = refusal(stand(WRITE, SEND), ANSWER, HEAD)

    assert (found.reason.zh, found.basis, found.remedy) == (
        "尚无人传阅",
        LAW.article(6),
        Text("请先传阅", "Have it read first"),
    )
    assert stand(WRITE, SEND, READ).refusal(ANSWER, HEAD) is None


def test_an_internal_act_is_nobodys():
    assert {type(stand(WRITE, SEND).refusal(JOIN, one)) for one in EVERYBODY} == {NoPower}


def test_a_matter_begins_once_and_by_its_opening_act():
    assert stand().refusal(WRITE, SHE) is None
    assert refusal(stand(WRITE), WRITE, SHE).reason.zh == "事项由“办write”开始，且只开始一次"
    assert isinstance(stand().refusal(FILE, SHE), NotAtThisStage)


def test_the_refusals_shown_are_those_of_ones_own_acts():
    shown = stand(WRITE, SEND).refused_to(HEAD)

    assert [(act.code, refusal.reason.zh) for act, refusal in shown] == [("answer", "尚无人传阅")]
    assert stand(WRITE, SEND).refused_to(None) == []


# ----------------------------------------------------------------------------------------- the usual next act


def copied() -> Standing:
    return stand(WRITE, (SEND, sending(9)))


def test_the_usual_next_act_is_that_of_whoever_is_asked():
    assert stand(WRITE).next_for(SHE) is SEND
    assert copied().next_for(STRANGER) is COMMENT
    assert stand(WRITE, SEND, READ).next_for(HEAD) is ANSWER


def test_there_is_none_for_whoever_has_nothing_to_do():
    assert stand(WRITE).next_for(HEAD) is None
    assert stand(WRITE, SEND).next_for(HEAD) is None
    assert stand(WRITE, SEND, READ, ANSWER, FILE).next_for(SHE) is None
    assert stand(WRITE).next_for(None) is None


def test_what_was_done_at_this_stage_by_oneself_or_ones_unit_is_not_next():
    done = stand(WRITE, (SEND, sending(9)), COMMENT)
    other = Actor(55, "colleague", 55, "officer", "officer", 9)

    assert done.next_for(STRANGER) is None
    assert done.next_for(other) is None


def changed_acts(**values: Any) -> dict[str, Any]:
    """The letter's acts, with that of commenting declared otherwise."""
    return {"acts": tuple(replace(one, **values) if one is COMMENT else one for one in LETTER.acts)}


def test_what_calls_for_an_act_once_more_makes_it_next_again():
    anew = changed_acts(renewed_by=("read",))
    written = (WRITE, (SEND, sending(9)), READ, COMMENT)

    assert stand(*written, **anew).next_for(STRANGER) is None
    assert getattr(stand(*written, READ, **anew).next_for(STRANGER), "code", "") == "comment"


def test_an_act_is_called_for_by_what_renews_it_or_by_what_led_to_the_stage():
    anew = replace(COMMENT, renewed_by=("read",))
    sent = stand(WRITE, (SEND, sending(9)))

    assert called_for(stand(), anew) is None
    assert called_for(sent, anew) == sent.last("send")
    read = stand(WRITE, (SEND, sending(9)), READ)
    assert called_for(read, anew) == read.last("read")


def test_whoever_has_answered_a_question_is_not_asked_it_again():
    question = Text("有何意见？", "What do you say?")
    praise, blame = (replace(COMMENT, code=code, question=question) for code in ("comment", "blame"))
    acts = (*(praise if one is COMMENT else one for one in LETTER.acts), blame)

    assert stand(WRITE, (SEND, sending(9)), acts=acts).next_for(STRANGER) is praise
    assert stand(WRITE, (SEND, sending(9)), (blame, STRANGER), acts=acts).next_for(STRANGER) is None


def test_what_somebody_else_did_may_still_be_ones_own_to_do():
    done = stand(WRITE, (SEND, sending(9, 6)), COMMENT)

    assert done.next_for(Actor(66, "other", 66, "officer", "officer", 6)) is COMMENT


def test_after_the_end_an_act_may_be_next_again_and_again():
    keep = replace(ALLOW, code="keep", moves={At.FILED: At.FILED})
    after = {"acts": (*LETTER.acts, keep), "expected": {At.FILED: ("keep",)}}

    assert stand(WRITE, SEND, READ, ANSWER, FILE, keep, **after).next_for(SHE) is keep


# -------------------------------------------------------------------------------------------- who may see


def test_who_sees_a_matter_depends_on_role_and_stage():
    assert stand(WRITE).visible_to(SHE)
    assert not stand(WRITE).visible_to(COLLEAGUE)
    assert stand(WRITE, SEND).visible_to(COLLEAGUE)
    assert not stand(WRITE, SEND).visible_to(STRANGER)


def test_the_public_sees_what_was_made_public():
    assert not stand(WRITE, SEND, READ, ANSWER).visible_to(None)
    assert stand(WRITE, SEND, READ, ANSWER, SHOW).visible_to(None)
    assert stand(WRITE, SEND, READ, ANSWER, SHOW).visible_to(STRANGER)


def test_an_entry_is_read_by_those_who_see_the_matter_unless_it_is_for_some_of_them():
    sent = stand(WRITE, SEND)
    assert [sent.readable_by(SEND, one) for one in (SHE, COLLEAGUE, HEAD, STRANGER, None)] == [True] * 3 + [False] * 2
    assert [one for one in EVERYBODY if sent.readable_by(READ, one)] == [READER_8]


def test_the_public_reads_of_a_public_matter_what_is_declared_public():
    shown = replace(ANSWER, public=True)
    at = stand(WRITE, SEND, READ, ANSWER, SHOW)
    assert (at.readable_by(shown, None), at.readable_by(ANSWER, None)) == (True, False)
    assert not stand(WRITE, SEND, READ, ANSWER).readable_by(shown, None)


def test_what_is_attached_is_public_only_where_the_act_says_so_and_never_a_signed_original():
    shown, open_papers = replace(ANSWER, public=True), replace(ANSWER, public=True, public_papers=True)
    at = stand(WRITE, SEND, READ, ANSWER, SHOW)
    assert not at.papers_readable_by(shown, None, original=False)
    assert at.papers_readable_by(open_papers, None, original=False)
    assert not at.papers_readable_by(open_papers, None, original=True)
    assert at.papers_readable_by(shown, SHE, original=True)
    assert not stand(WRITE, SEND, READ, ANSWER).papers_readable_by(open_papers, None, original=False)


# ------------------------------------------------------------------------------------- for any steps at all

FACTS = st.sampled_from(
    [
        NoFacts(),
        Letter(title="家书"),
        Letter(title="急件", urgent=True, wanted=date(2026, 4, 1)),
        sending(9, 6, readers=(8, 2)),
        Sending(unit=UnitId(5)),
        Answer(pages=(Page(text="收到"),)),
    ]
)
ACTS = st.sampled_from([*LETTER.by_code, "sing"])
DONE = st.tuples(ACTS, st.integers(-3, 40), st.sampled_from([one for one in EVERYBODY if one]), FACTS)
SEQUENCES = st.lists(DONE, max_size=12)
LEGAL = st.lists(st.sampled_from([SEND, READ, ALLOW, COMMENT, ANSWER, SHOW, HIDE, RETURN, FILE, BURN]), max_size=9)


def steps(done: list[tuple[str, int, Actor, Any]]) -> list[Step]:
    return [Step(seq, act, DAY + timedelta(later), by, facts) for seq, (act, later, by, facts) in enumerate(done, 1)]


def answers(at: Standing) -> tuple[object, ...]:
    """All that a standing says."""
    asked = [(at.open_to(one), at.next_for(one), at.visible_to(one), at.capacities(one)) for one in EVERYBODY]
    return at.stage, at.parties, at.moves, at.irregular, at.public, at.dues, at.open_duties(), at.columns(), asked


@given(SEQUENCES, st.integers(-400, 400))
def test_every_sequence_of_steps_has_an_answer_and_always_the_same(done: Any, later: int):
    given_steps = steps(done)
    kept = deepcopy(given_steps)
    on = DAY + timedelta(later)

    first = answers(standing(LETTER, given_steps, on, PRACTICE, CALENDAR))
    second = answers(standing(LETTER, given_steps, on, PRACTICE, CALENDAR))

    assert first == second
    assert given_steps == kept


@given(SEQUENCES)
def test_the_stage_is_always_where_the_moves_lead(done: Any):
    at = standing(LETTER, steps(done), DAY, PRACTICE, CALENDAR)
    start = LETTER.begins

    for move in at.moves:
        assert move.start is start
        assert LETTER.by_code[move.step.act].moves[start] is move.end
        start = move.end
    assert at.stage is start
    assert len(at.irregular) + sum(map(len, at.by_act.values())) == len(at.steps)


@given(SEQUENCES)
def test_what_is_over_leaves_no_duty_but_those_that_outlive_it(done: Any):
    at = standing(LETTER, steps(done), DAY, PRACTICE, CALENDAR)

    assert not at.ended or {due.code for due in at.open_duties()} <= {"reminder"}


@given(SEQUENCES, st.integers(-400, 400), st.integers(0, 400))
def test_what_is_late_stays_late(done: Any, later: int, more: int):
    on, after = DAY + timedelta(later), DAY + timedelta(later + more)
    now, then = (standing(LETTER, steps(done), day, PRACTICE, CALENDAR) for day in (on, after))

    assert {due.key for due in now.dues if due.late_on(on)} <= {due.key for due in then.dues if due.late_on(after)}


@given(SEQUENCES, st.sampled_from(EVERYBODY))
def test_open_acts_are_exactly_those_that_are_not_refused(done: Any, by: Actor | None):
    at = standing(LETTER, steps(done), DAY, PRACTICE, CALENDAR)
    refused = [act for act, _ in at.refused_to(by)]

    assert at.open_to(by) == [act for act in LETTER.acts if at.refusal(act, by) is None]
    assert not set(refused) & set(at.open_to(by))


@given(LEGAL)
def test_doing_only_what_is_open_leaves_nothing_irregular(acts: list[Act[Any]]):
    done: list[Any] = [WRITE]
    for act in acts:
        by = stand(*done, act).steps[-1].actor
        if stand(*done).refusal(act, by) is None:
            done.append(act)

    assert stand(*done).irregular == []


@pytest.mark.parametrize("by", EVERYBODY)
def test_nothing_is_open_once_a_letter_is_burnt(by: Actor | None):
    assert stand(WRITE, BURN).open_to(by) == []
