"""From the drafted reply to the one that the deputy evaluates: countersigned, sent back, signed, corrected."""

from datetime import date
from typing import Any

import pytest

from tests.rulebook.test_suggestions import due, last_day, refusal, waits
from tests.rulebook.walking import (
    ADMITTED,
    ANSWER_OBJECTION,
    ASK_AGAIN,
    ASSIGN,
    BREAK_PROMISE,
    CLOSE_UNRATED,
    CO,
    CO_OFFICER,
    CONTACT,
    CORRECT_REPLY,
    CORRECTED,
    COUNTERSIGN,
    DAY,
    DISSATISFIED,
    DRAFT_REPLY,
    HANDED_OVER,
    HEAD,
    LEAD,
    OBJECT,
    OFFICER,
    OPINION,
    ORDER_REHANDLING,
    OTHER,
    OTHER_HEAD,
    PROMISED,
    REMIND,
    REPLIED,
    REPLIED_AGAIN,
    REPLY,
    RETURN_DRAFT,
    SATISFIED,
    SIGN_REPLY,
    WITH_A_CO_UNIT,
    day,
    report,
    walk,
)
from yishi.kernel.facts import Facts
from yishi.kernel.procedure import Act
from yishi.kernel.refusal import BadFacts, NoPower, NotAtThisStage
from yishi.kernel.role import Party
from yishi.rulebook.suggestions import facts
from yishi.rulebook.suggestions.choices import Result
from yishi.rulebook.suggestions.promises import promises
from yishi.rulebook.suggestions.stages import At

DRAFTED = (*WITH_A_CO_UNIT, OPINION, DRAFT_REPLY)
OTHER_WORDS = facts.Reply(result=Result.A, text="答复如下：今年内修复全部破损路段，明年起逐年养护。")


def next_of(at: Any, *people: Any) -> list[str | None]:
    return [act.code if (act := at.next_for(one)) else None for one in people]


# ----------------------------------------------------------------------------------------- countersigning


def test_a_drafted_reply_goes_to_each_co_unit_to_be_countersigned_within_five_working_days():
    both = (ASSIGN, facts.Assignment(lead_unit=LEAD, co_units=(CO, OTHER)))
    at = walk(*ADMITTED, both, DRAFT_REPLY, COUNTERSIGN)
    found = [one for one in at.dues if one.code == "countersign"]

    assert [(one.party, one.due, one.met_on) for one in found] == [
        (Party("unit", CO), date(2026, 3, 9), DAY),
        (Party("unit", OTHER), date(2026, 3, 9), None),
    ]


def test_nothing_is_countersigned_before_there_is_a_draft_or_by_anybody_else():
    assert refusal(*WITH_A_CO_UNIT, COUNTERSIGN).reason.zh == "没有待会签的答复稿"
    assert refusal(*WITH_A_CO_UNIT, OBJECT).reason.zh == "没有待会签的答复稿"
    assert isinstance(walk(*DRAFTED).refusal(COUNTERSIGN, OFFICER), NoPower)


def test_the_head_signs_once_every_co_unit_has_countersigned():
    assert refusal(*DRAFTED, SIGN_REPLY).reason.zh == "协办单位尚未会签"
    assert walk(*DRAFTED, COUNTERSIGN, SIGN_REPLY).stage is At.REPLIED


def test_or_has_let_its_term_pass():
    assert refusal(*DRAFTED, (SIGN_REPLY, date(2026, 3, 9))).reason.zh == "协办单位尚未会签"
    assert walk(*DRAFTED, (SIGN_REPLY, date(2026, 3, 10))).stage is At.REPLIED


def test_a_unit_without_co_units_waits_for_nobody():
    assert walk(*HANDED_OVER, DRAFT_REPLY).due("countersign") is None
    assert walk(*REPLIED).stage is At.REPLIED


def test_a_countersignature_is_of_that_draft_alone():
    redrafted = (*DRAFTED, COUNTERSIGN, (DRAFT_REPLY, day(1)))

    assert refusal(*redrafted, SIGN_REPLY).reason.zh == "协办单位尚未会签"
    assert last_day(walk(*redrafted), "countersign") == date(2026, 3, 10)
    assert walk(*redrafted, COUNTERSIGN, SIGN_REPLY).stage is At.REPLIED


def test_the_head_does_not_change_what_was_countersigned():
    found = refusal(*DRAFTED, COUNTERSIGN, (SIGN_REPLY, OTHER_WORDS))
    numbered = facts.Reply(result=REPLY.result, text=REPLY.text, document_number="测交函〔2026〕1号")

    assert isinstance(found, BadFacts)
    assert (found.field, found.reason.zh) == ("text", "会签后的答复稿不能直接改动")
    assert walk(*DRAFTED, COUNTERSIGN, (SIGN_REPLY, numbered)).stage is At.REPLIED


def test_a_draft_of_which_only_its_own_unit_knows_may_be_changed_in_signing():
    assert walk(*HANDED_OVER, DRAFT_REPLY, (SIGN_REPLY, OTHER_WORDS)).stage is At.REPLIED


def test_an_objection_holds_the_reply_up_until_it_is_answered():
    objected = (*DRAFTED, OBJECT)

    assert refusal(*objected, SIGN_REPLY).reason.zh == "会签中的不同意见尚未回应"
    assert walk(*objected, ANSWER_OBJECTION, SIGN_REPLY).stage is At.REPLIED


def test_or_until_the_reply_is_drafted_anew_or_the_unit_thinks_better_of_it():
    assert walk(*DRAFTED, OBJECT, DRAFT_REPLY, COUNTERSIGN, SIGN_REPLY).stage is At.REPLIED
    assert walk(*DRAFTED, OBJECT, COUNTERSIGN, SIGN_REPLY).stage is At.REPLIED


def test_only_an_objection_is_answered_and_each_anew():
    assert refusal(*DRAFTED, ANSWER_OBJECTION).reason.zh == "没有需要说明的会签意见"
    assert refusal(*DRAFTED, COUNTERSIGN, ANSWER_OBJECTION).reason.zh == "没有需要说明的会签意见"
    assert refusal(*DRAFTED, OBJECT, ANSWER_OBJECTION, OBJECT, SIGN_REPLY).reason.zh == "会签中的不同意见尚未回应"


def test_the_duty_to_countersign_ends_with_the_draft():
    assert waits(walk(*DRAFTED, (SIGN_REPLY, day(8)))) == {"contact", "evaluate"}
    assert "countersign" not in waits(walk(*DRAFTED, RETURN_DRAFT))


def test_it_is_countersigned_again_when_it_is_handled_again():
    again = (*DRAFTED, COUNTERSIGN, SIGN_REPLY, DISSATISFIED, ORDER_REHANDLING)

    assert refusal(*again, COUNTERSIGN).reason.zh == "没有待会签的答复稿"
    assert refusal(*again, DRAFT_REPLY, SIGN_REPLY).reason.zh == "协办单位尚未会签"
    assert walk(*again, DRAFT_REPLY, COUNTERSIGN, SIGN_REPLY).stage is At.REPLIED_AGAIN


def test_deputies_learn_nothing_of_what_the_units_say_among_themselves():
    readers = {role.code for act in (COUNTERSIGN, OBJECT, ANSWER_OBJECTION) for role in act.seen_by or ()}

    assert readers == {"lead_unit", "co_unit", "office", "chairpersons", "auditor"}


# ---------------------------------------------------------------------------- the head: sign, or send back


def test_the_head_sends_a_draft_back_and_then_there_is_none_to_sign():
    back = (*HANDED_OVER, DRAFT_REPLY, RETURN_DRAFT)

    assert refusal(*back, SIGN_REPLY).reason.zh == "尚未拟写答复"
    assert refusal(*back, RETURN_DRAFT).reason.zh == "尚未拟写答复"
    assert walk(*back, DRAFT_REPLY, SIGN_REPLY).stage is At.REPLIED


def test_nobody_but_the_head_sends_it_back():
    assert isinstance(walk(*DRAFTED).refusal(RETURN_DRAFT, OFFICER), NoPower)


def test_each_desk_is_asked_anew_when_its_turn_comes_again():
    drafted = (*DRAFTED, CONTACT, (CONTACT, CO_OFFICER))

    assert next_of(walk(*drafted), OFFICER, CO_OFFICER, HEAD) == [None, "countersign", None]
    assert next_of(walk(*drafted, OBJECT), OFFICER, CO_OFFICER) == ["draft_reply", None]
    assert next_of(walk(*drafted, OBJECT, DRAFT_REPLY), OFFICER, CO_OFFICER) == [None, "countersign"]
    assert next_of(walk(*drafted, COUNTERSIGN), OFFICER, HEAD) == [None, "sign_reply"]
    assert next_of(walk(*drafted, COUNTERSIGN, RETURN_DRAFT), OFFICER, CO_OFFICER) == ["draft_reply", None]


def test_a_co_unit_asked_again_for_its_opinion_finds_that_on_its_desk():
    given = (*WITH_A_CO_UNIT, OPINION, (CONTACT, CO_OFFICER))

    assert next_of(walk(*given), CO_OFFICER) == [None]
    assert next_of(walk(*given, ASK_AGAIN), CO_OFFICER) == ["give_opinion"]


# --------------------------------------------------------------------------------------------- correction


@pytest.mark.parametrize("way", [REPLIED, REPLIED_AGAIN])
def test_a_signed_reply_is_corrected_by_the_head_before_it_is_evaluated(way: tuple[Any, ...]):
    at = walk(*way, CORRECT_REPLY)

    assert (at.stage, at.columns()["outcome"]) == (walk(*way).stage, Result.C)
    assert isinstance(walk(*way).refusal(CORRECT_REPLY, OFFICER), NoPower)
    assert isinstance(walk(*way).refusal(CORRECT_REPLY, OTHER_HEAD), NoPower)


@pytest.mark.parametrize("way", [(*HANDED_OVER, DRAFT_REPLY), (*REPLIED, SATISFIED), (*REPLIED, DISSATISFIED)])
def test_not_before_it_was_signed_and_not_after_it_was_evaluated(way: tuple[Any, ...]):
    assert isinstance(refusal(*way, CORRECT_REPLY), NotAtThisStage)


def test_the_term_for_evaluating_runs_anew_from_the_correction():
    at = walk(*REPLIED, (CORRECT_REPLY, day(7)))

    assert (due(at, "evaluate").began, last_day(at, "evaluate")) == (day(7), date(2026, 4, 7))


def test_a_reminder_of_the_reply_as_it_was_does_not_do_for_the_corrected_one():
    reminded = (*REPLIED, (REMIND, date(2026, 3, 31)), CORRECT_REPLY)

    assert refusal(*reminded, (CLOSE_UNRATED, date(2026, 6, 1))).basis == CLOSE_UNRATED.basis
    assert walk(*reminded, (REMIND, date(2026, 6, 1)), CLOSE_UNRATED).stage is At.CLOSED


def corrected(*promised: facts.Promise) -> tuple[Act[Any], Facts]:
    given = facts.Correction(result=Result.B, text=REPLY.text, reason="时限有误", promises=promised)
    return CORRECT_REPLY, given


SIGNED_WITH_PROMISE = (*HANDED_OVER, (DRAFT_REPLY, PROMISED), (SIGN_REPLY, PROMISED))
SAME = PROMISED.promises[0]
MORE = facts.Promise(text="安装护栏", due=date(2026, 12, 31))


def test_the_promises_of_a_corrected_reply_are_those_of_the_correction():
    def keys(*done: Any) -> list[str]:
        return [key for key, _, _ in promises(walk(*SIGNED_WITH_PROMISE, *done))]

    assert keys() == ["6.1"]
    assert keys(corrected(SAME, MORE)) == ["6.1", "7.2"]
    assert keys(corrected(MORE)) == ["7.1"]
    assert keys(corrected(MORE), corrected(SAME)) == ["8.1"]
    assert keys(corrected(SAME), DISSATISFIED, ORDER_REHANDLING, DRAFT_REPLY, SIGN_REPLY) == ["6.1"]


def test_a_promise_reported_on_is_not_corrected_away():
    reported = (*SIGNED_WITH_PROMISE, (BREAK_PROMISE, report("6.1")), corrected(MORE))

    assert [key for key, _, _ in promises(walk(*reported))] == ["6.1", "8.1"]


def test_a_correction_promises_what_a_class_b_reply_must():
    found = refusal(*REPLIED, corrected())

    assert isinstance(found, BadFacts)
    assert found.field == "promises"
    assert walk(*REPLIED, (CORRECT_REPLY, HEAD, CORRECTED)).stage is At.REPLIED
