"""Deputies' suggestions, in the order of the rule: from the draft to the last promise kept."""

from datetime import date
from typing import Any

import pytest

from tests.rulebook.walking import (
    ADMIT,
    ADMITTED,
    AMEND,
    ASK_AGAIN,
    ASK_CONFIDENTIALITY,
    ASSIGN,
    BASICALLY_SATISFIED,
    BREAK_PROMISE,
    CALENDAR,
    CHAIR,
    CHONGQING,
    CLEARED,
    CLERK,
    CLOSE_UNRATED,
    CO,
    CO_OFFICER,
    CONCLUDE,
    CONFER_ON_PROMISE,
    CONTACT,
    CONVERT,
    COSIGN,
    COSIGNER,
    COUNTERSIGN,
    DAY,
    DECLINE_COSIGN,
    DEFAULT,
    DEPUTY,
    DESIGNATE_KEY,
    DISSATISFIED,
    DRAFT,
    DRAFT_REPLY,
    FOLLOW_UP,
    GRANT_EXTENSION,
    HANDED_OVER,
    HEAD,
    IN_SESSION,
    INVITE,
    INVITED,
    KEEP_PROMISE,
    LEAD,
    LIFT_CONFIDENTIALITY,
    MERGE,
    OFFICER,
    OPINION,
    ORDER_REHANDLING,
    OTHER,
    OTHER_HEAD,
    PRESS,
    PROMISED,
    PUBLISH,
    QINGDAO,
    RATE_PROMISE,
    REASSIGN,
    REFUSE_EXTENSION,
    REFUSE_RETURN,
    REHANDLED,
    RELEASE,
    REMIND,
    REPLIED,
    REPLIED_AGAIN,
    REPLY,
    REQUEST_EXTENSION,
    REQUEST_RETURN,
    RETURN_TO_DEPUTY,
    SATISFIED,
    SEPARATE,
    SIGN_REPLY,
    SUBMIT,
    SUBMITTED,
    SUGGESTED,
    SUPERVISE,
    UNINVITE,
    WITH_A_CO_UNIT,
    WITHDRAW,
    WITHHOLD,
    WORDS,
    ZHEJIANG,
    codes,
    day,
    invited,
    report,
    walk,
)
from yishi import rulebook
from yishi.kernel.facts import MatterId, PersonId
from yishi.kernel.parameter import Practice
from yishi.kernel.procedure import Act
from yishi.kernel.refusal import BadFacts, NoPower, NotAtThisStage, Refused
from yishi.kernel.role import Actor, Party
from yishi.kernel.standing import Standing, Step, standing
from yishi.kernel.terms import Unknown
from yishi.kernel.timing import Due
from yishi.rulebook.suggestions import SUGGESTION, SUGGESTION_2015, facts, handling
from yishi.rulebook.suggestions.choices import Grade, Occasion, Result
from yishi.rulebook.suggestions.stages import At


def due(at: Standing, code: str) -> Due:
    found = at.due(code)
    assert found is not None
    return found


def last_day(at: Standing, code: str) -> date | Unknown:
    return due(at, code).due


def refusal(*done: Any, practice: Practice = DEFAULT) -> Refused:
    """What the last of these acts is refused with; those before it are done."""
    walk(*done[:-1], practice=practice)
    with pytest.raises(Refused) as caught:
        walk(*done, practice=practice)
    return caught.value


def persons(at: Standing, part: str) -> list[int]:
    return [party.id for party in at.parties.get(part, ())]


def waits(at: Standing) -> set[str]:
    return {one.code for one in at.open_duties()}


# ---------------------------------------------------------------- drafting and co-signing (DL 24, 36; CQ-SUG 8)


def test_one_deputy_alone_may_make_a_suggestion():
    assert walk(DRAFT, SUBMIT).stage is At.SUBMITTED


def test_somebody_who_is_no_deputy_may_not():
    assert isinstance(walk().refusal(DRAFT, CLERK), NoPower)
    assert walk().refusal(DRAFT, DEPUTY) is None


def test_whoever_drafts_it_leads_it():
    assert persons(walk(DRAFT), "lead_deputy") == [DEPUTY.person]


def test_a_draft_is_seen_by_its_deputy_alone():
    seen = [one for one in (DEPUTY, COSIGNER, CLERK, CHAIR, HEAD, None) if walk(DRAFT).visible_to(one)]

    assert seen == [DEPUTY]


def test_deputies_are_invited_to_co_sign_and_confirm_one_by_one():
    at = walk(DRAFT, invited(COSIGNER, INVITED), COSIGN)

    assert (persons(at, "cosigner"), persons(at, "invited")) == ([COSIGNER.person], [INVITED.person])


def test_the_clerk_who_entered_a_paper_draft_sees_it_until_it_is_submitted():
    colleague = Actor(44, "clerk44", 44, "clerk", "clerk")
    paper = Step(1, "draft", DAY, DEPUTY, SUGGESTED, writer=CLERK.person)
    at = standing(SUGGESTION, [paper], DAY, DEFAULT, CALENDAR)

    assert (at.visible_to(DEPUTY), at.visible_to(CLERK), at.visible_to(colleague)) == (True, True, False)
    assert persons(at, "lead_deputy") == [DEPUTY.person]


def test_whoever_is_invited_sees_the_draft_and_others_do_not():
    assert walk(DRAFT, INVITE).visible_to(COSIGNER)
    assert not walk(DRAFT, INVITE).visible_to(INVITED)


def test_the_lead_deputy_is_no_co_signer():
    found = refusal(DRAFT, invited(DEPUTY, COSIGNER))

    assert isinstance(found, BadFacts)
    assert found.field == "persons"


def test_nobody_co_signs_uninvited():
    assert isinstance(refusal(DRAFT, INVITE, (COSIGN, INVITED)), NoPower)


def test_amending_drops_those_who_co_signed_the_old_words_back_to_invited():
    at = walk(DRAFT, INVITE, COSIGN, AMEND)

    assert (persons(at, "cosigner"), persons(at, "invited")) == ([], [COSIGNER.person])


def test_it_is_not_submitted_while_an_invitation_is_open():
    found = refusal(DRAFT, INVITE, SUBMIT)

    assert found.reason.zh == "还有受邀代表尚未确认联名"
    assert found.basis == handling.CQ.article(8, 2)
    assert found.remedy is not None


@pytest.mark.parametrize("answer", [COSIGN, DECLINE_COSIGN, UNINVITE])
def test_it_is_submitted_once_every_invitation_is_answered_or_taken_back(answer: Act[Any]):
    assert walk(DRAFT, INVITE, answer, SUBMIT).stage is At.SUBMITTED


def test_nothing_is_amended_after_it_was_submitted():
    assert isinstance(refusal(*SUBMITTED, AMEND), NotAtThisStage)


# ------------------------------------------------------------------ admission (CQ-SUG 9, 13; ZJ-SUG 10; QD-SUG 14)


@pytest.mark.parametrize(
    ("practice", "until"),
    [
        (DEFAULT, date(2026, 3, 9)),  # five working days
        (CHONGQING, date(2026, 3, 16)),  # ten working days
        (ZHEJIANG, date(2026, 3, 9)),  # seven days
        (QINGDAO, date(2026, 3, 9)),  # five working days
    ],
)
def test_in_recess_it_is_handed_over_within_the_local_term(practice: Practice, until: date):
    at = walk(*SUBMITTED, practice=practice)

    assert (due(at, "hand_over").due, waits(at)) == (until, {"hand_over"})


def test_the_term_runs_on_through_admission_and_is_met_by_hand_over():
    assert due(walk(*SUBMITTED, (ADMIT, day(3))), "hand_over").began == DAY
    assert due(walk(*SUBMITTED, ADMIT, (ASSIGN, day(4))), "hand_over").met_on == day(4)


def test_in_session_no_such_term_runs():
    assert walk(*IN_SESSION).due("hand_over") is None


def test_admission_gives_it_its_number():
    assert walk(*SUBMITTED).number is None
    assert walk(*ADMITTED).number == 17


def test_an_inadmissible_one_goes_back_with_an_explanation_and_may_come_again():
    back = (*SUBMITTED, RETURN_TO_DEPUTY)

    assert walk(*back).stage is At.RETURNED
    assert walk(*back, AMEND, (SUBMIT, day(9))).stage is At.SUBMITTED
    assert due(walk(*back, AMEND, (SUBMIT, day(9))), "hand_over").began == day(9)


def test_co_signers_confirm_the_amended_words_before_it_comes_again():
    back = (DRAFT, INVITE, COSIGN, SUBMIT, RETURN_TO_DEPUTY, AMEND)

    assert refusal(*back, SUBMIT).reason.zh == "还有受邀代表尚未确认联名"
    assert walk(*back, COSIGN, SUBMIT).stage is At.SUBMITTED


def test_or_it_is_passed_on_as_a_letter_which_ends_it():
    at = walk(*SUBMITTED, CONVERT)

    assert (at.stage, at.ended, at.open_duties()) == (At.CONVERTED, True, [])


# ------------------------------------------------------------------------------------- merging (CQ-SUG 13)


def test_like_suggestions_are_merged_once_admitted():
    assert walk(*ADMITTED, MERGE).stage is At.MERGED
    assert isinstance(refusal(*SUBMITTED, MERGE), NotAtThisStage)


def test_the_merged_ones_movers_are_carried_over():
    merged = walk(DRAFT, INVITE, COSIGN, SUBMIT, ADMIT, MERGE)
    (then,) = MERGE.then
    assert then is not None

    taken = then.facts(merged, 91)
    assert then.on(merged, facts.Merger(into=MatterId(90))) == 90
    assert taken == facts.Absorption(matter=MatterId(91), persons=(PersonId(1), PersonId(2)))
    assert persons(walk(*ADMITTED, handling_of(taken)), "joined_mover") == [1, 2]


def handling_of(taken: facts.Facts) -> tuple[Act[Any], facts.Facts]:
    return SUGGESTION.by_code["absorb"], taken


def test_movers_of_a_merged_one_see_the_whole_handling():
    mover = Actor(31, "代表31", 31, "deputy", "代表")

    assert walk(*HANDED_OVER, SUGGESTION.by_code["absorb"]).visible_to(mover)
    assert not walk(*HANDED_OVER).visible_to(mover)


def test_a_merger_can_be_undone_and_the_movers_leave_again():
    undone = walk(*ADMITTED, MERGE, SEPARATE)
    (then,) = SEPARATE.then
    assert then is not None

    assert (undone.stage, then.on(undone, facts.Reason(reason="不同"))) == (At.ADMITTED, 90)
    assert persons(walk(*ADMITTED, SUGGESTION.by_code["absorb"], RELEASE), "joined_mover") == []


def test_a_mover_of_another_merged_one_stays_a_mover():
    first = facts.Absorption(matter=MatterId(91), persons=(PersonId(31), PersonId(32)))
    second = facts.Absorption(matter=MatterId(92), persons=(PersonId(32), PersonId(33)))
    absorb = SUGGESTION.by_code["absorb"]
    both = (*ADMITTED, (absorb, first), (absorb, second))
    (then,) = SEPARATE.then
    assert then is not None

    assert persons(walk(*both, (RELEASE, then.fitted(walk(*both), first))), "joined_mover") == [32, 33]
    released = (*both, (RELEASE, first))
    assert then.fitted(walk(*released), second) == second


def test_nothing_is_due_in_what_was_merged_into_another():
    assert walk(*ADMITTED, MERGE).open_duties() == []


# -------------------------------------------------------------------------- hand-over (DL 51; CQ-SUG 15, 16)


def test_it_is_handed_over_to_a_lead_unit_and_co_units():
    at = walk(*WITH_A_CO_UNIT)

    assert at.parties["lead_unit"] == (Party("unit", LEAD),)
    assert at.parties["co_unit"] == (Party("unit", CO),)


def test_the_lead_unit_is_not_its_own_co_unit():
    assert isinstance(refusal(*ADMITTED, (ASSIGN, facts.Assignment(lead_unit=LEAD, co_units=(LEAD,)))), BadFacts)


def test_units_see_it_from_hand_over_on_and_other_units_never():
    assert not walk(*ADMITTED).visible_to(HEAD)
    assert walk(*HANDED_OVER).visible_to(HEAD)
    assert not walk(*HANDED_OVER).visible_to(OTHER_HEAD)


RETURNABLE_UNTIL = [
    (DEFAULT, date(2026, 3, 9)),  # five working days
    (CHONGQING, date(2026, 3, 16)),  # ten working days
    (ZHEJIANG, date(2026, 3, 12)),  # ten days
    (QINGDAO, date(2026, 3, 9)),  # five working days
]


@pytest.mark.parametrize(("practice", "until"), RETURNABLE_UNTIL)
def test_a_wrong_assignment_goes_back_within_the_local_term(practice: Practice, until: date):
    asked = walk(*HANDED_OVER, (REQUEST_RETURN, until), practice=practice)

    assert (asked.stage, due(asked, "return").duty) == (At.RETURN_REQUESTED, False)


@pytest.mark.parametrize(("practice", "until"), RETURNABLE_UNTIL)
def test_after_the_term_it_can_no_longer_be_returned(practice: Practice, until: date):
    late = date.fromordinal(until.toordinal() + 1)
    found = refusal(*HANDED_OVER, (REQUEST_RETURN, late), practice=practice)

    assert (found.reason.zh, found.basis) == ("申请退办的期限已过", handling.CQ.article(16))


def test_neither_a_contact_nor_an_earlier_request_keeps_the_window_open():
    contacted = (*HANDED_OVER, (CONTACT, day(1)))
    refused = (*HANDED_OVER, (REQUEST_RETURN, day(1)), REFUSE_RETURN)

    assert refusal(*contacted, (REQUEST_RETURN, day(8))).reason.zh == "申请退办的期限已过"
    assert refusal(*refused, (REQUEST_RETURN, day(8))).reason.zh == "申请退办的期限已过"


def test_while_the_working_days_are_not_published_the_window_stays_open():
    late = date(2026, 12, 30)

    assert walk(*ADMITTED, (ASSIGN, late), (REQUEST_RETURN, date(2027, 3, 1))).stage is At.RETURN_REQUESTED


def test_the_office_decides_on_the_return_within_the_local_term():
    asked = (*HANDED_OVER, REQUEST_RETURN)

    assert last_day(walk(*asked), "reassign") == date(2026, 3, 9)
    assert last_day(walk(*asked, practice=CHONGQING), "reassign") == date(2026, 3, 16)
    assert due(walk(*asked, (REASSIGN, day(2))), "reassign").met_on == day(2)


def test_a_refused_return_leaves_the_clock_running():
    at = walk(*HANDED_OVER, (REQUEST_RETURN, day(3)), (REFUSE_RETURN, day(5)))

    assert (at.stage, last_day(at, "reply")) == (At.HANDLING, date(2026, 6, 2))


def test_reassignment_starts_the_three_months_anew_for_the_new_unit():
    at = walk(*HANDED_OVER, (REQUEST_RETURN, day(3)), (REASSIGN, day(5)))

    assert at.parties["lead_unit"] == (Party("unit", OTHER),)
    assert last_day(at, "reply") == date(2026, 6, 7)
    assert not at.visible_to(HEAD)


# ------------------------------------------------------------------------ contact and opinions (CQ-SUG 18, 20)


@pytest.mark.parametrize("practice", [DEFAULT, CHONGQING, ZHEJIANG, QINGDAO])
def test_the_unit_contacts_the_deputy_within_twenty_working_days(practice: Practice):
    assert last_day(walk(*HANDED_OVER, practice=practice), "contact") == date(2026, 3, 30)


def test_a_contact_by_the_lead_unit_meets_its_duty_and_a_co_units_does_not():
    assert due(walk(*WITH_A_CO_UNIT, (CONTACT, day(2))), "contact").met_on == day(2)
    assert due(walk(*WITH_A_CO_UNIT, (CONTACT, CO_OFFICER, day(2))), "contact").met_on is None


@pytest.mark.parametrize(
    ("practice", "until"),
    [
        (DEFAULT, date(2026, 4, 2)),  # one month
        (CHONGQING, date(2026, 4, 14)),  # thirty working days
        (ZHEJIANG, date(2026, 5, 2)),  # two months
        (QINGDAO, date(2026, 4, 2)),  # one month
    ],
)
def test_each_co_unit_owes_its_opinion_within_the_local_term(practice: Practice, until: date):
    both = facts.Assignment(lead_unit=LEAD, co_units=(CO, OTHER))
    found = [one for one in walk(*ADMITTED, (ASSIGN, both), OPINION, practice=practice).dues if one.code == "opinion"]

    assert [(one.party, one.due, one.met_on) for one in found] == [
        (Party("unit", CO), until, DAY),
        (Party("unit", OTHER), until, None),
    ]


def test_an_opinion_without_substance_is_asked_for_again_within_five_working_days():
    again = walk(*WITH_A_CO_UNIT, OPINION, ASK_AGAIN)

    assert last_day(again, "opinion_again") == date(2026, 3, 9)
    assert due(walk(*WITH_A_CO_UNIT, OPINION, ASK_AGAIN, (OPINION, day(4))), "opinion_again").met_on == day(4)


def test_it_cannot_be_asked_for_again_before_it_came():
    assert refusal(*WITH_A_CO_UNIT, ASK_AGAIN).reason.zh == "尚未收到协办意见"


# ----------------------------------------------------------- pressing and key supervision (DL 52; CQ-SUG 32)


def test_the_office_presses_a_unit_that_is_late():
    assert refusal(*HANDED_OVER, PRESS).reason.zh == "承办单位没有逾期的事项"
    assert walk(*HANDED_OVER, (PRESS, day(29))).stage is At.HANDLING


def test_the_council_of_chairpersons_may_choose_a_key_suggestion_and_supervise_it():
    at = walk(*HANDED_OVER, DESIGNATE_KEY, SUPERVISE)

    assert persons(at, "key_supervisor") == [CHAIR.person]
    assert isinstance(walk(*HANDED_OVER).refusal(SUPERVISE, CHAIR), NoPower)


# ------------------------------------------------------------------------- the reply (DL 51; CQ-SUG 21, 22, 23)


@pytest.mark.parametrize("practice", [DEFAULT, CHONGQING, ZHEJIANG, QINGDAO])
def test_the_reply_is_due_three_months_from_hand_over_everywhere(practice: Practice):
    found = due(walk(*SUBMITTED, ADMIT, (ASSIGN, day(4)), practice=practice), "reply")

    assert (found.began, found.due) == (date(2026, 3, 6), date(2026, 6, 6))
    assert found.basis.text.zh == "《代表法》第五十一条第二款"


def test_a_broad_one_six_months_from_hand_over():
    at = walk(*ADMITTED, (ASSIGN, facts.Assignment(lead_unit=LEAD, broad=True)))

    assert (last_day(at, "reply"), due(at, "reply").extended) == (date(2026, 9, 2), True)


def test_an_extension_makes_it_six_months_in_all_from_hand_over():
    at = walk(*HANDED_OVER, (REQUEST_EXTENSION, date(2026, 5, 29)), (GRANT_EXTENSION, date(2026, 6, 1)))

    assert last_day(at, "reply") == date(2026, 9, 2)


def test_an_extension_that_is_only_asked_for_or_refused_changes_nothing():
    asked = (*HANDED_OVER, REQUEST_EXTENSION)

    assert last_day(walk(*asked), "reply") == date(2026, 6, 2)
    assert last_day(walk(*asked, REFUSE_EXTENSION), "reply") == date(2026, 6, 2)


def test_the_office_decides_soon_on_a_request():
    asked = (*HANDED_OVER, REQUEST_EXTENSION)

    assert last_day(walk(*asked), "decide_extension") == date(2026, 3, 9)
    assert due(walk(*asked, (REFUSE_EXTENSION, day(2))), "decide_extension").met_on == day(2)


def test_nothing_is_granted_that_nobody_asked_for():
    assert refusal(*HANDED_OVER, GRANT_EXTENSION).reason.zh == "没有待审批的延期申请"
    assert refusal(*HANDED_OVER, REQUEST_EXTENSION, REFUSE_EXTENSION, GRANT_EXTENSION).basis is not None


def test_one_request_at_a_time_and_after_a_refusal_another():
    asked = (*HANDED_OVER, REQUEST_EXTENSION)

    assert refusal(*asked, REQUEST_EXTENSION).reason.zh == "延期申请正在审批"
    assert walk(*asked, REFUSE_EXTENSION, REQUEST_EXTENSION).stage is At.HANDLING


def test_the_term_is_not_extended_twice():
    found = refusal(*HANDED_OVER, REQUEST_EXTENSION, GRANT_EXTENSION, REQUEST_EXTENSION)

    assert found.reason.zh == "答复期限已为六个月，不得再延长"


def test_an_extension_may_be_asked_for_on_the_last_day_and_not_after_it():
    assert walk(*HANDED_OVER, (REQUEST_EXTENSION, date(2026, 6, 2))).stage is At.HANDLING
    assert refusal(*HANDED_OVER, (REQUEST_EXTENSION, date(2026, 6, 3))).reason.zh.startswith("答复期限已过")


def test_a_request_left_from_before_a_reassignment_does_not_count():
    moved = (*HANDED_OVER, REQUEST_EXTENSION, REQUEST_RETURN, REASSIGN)

    assert refusal(*moved, GRANT_EXTENSION).reason.zh == "没有待审批的延期申请"


def test_a_planned_solution_needs_a_promise_with_a_day():
    planned = facts.Reply(result=Result.B, text=REPLY.text)
    found = refusal(*HANDED_OVER, (DRAFT_REPLY, planned))

    assert isinstance(found, BadFacts)
    assert found.field == "promises"
    assert walk(*HANDED_OVER, (DRAFT_REPLY, PROMISED)).stage is At.HANDLING


@pytest.mark.parametrize("result", [Result.A, Result.C, Result.D])
def test_other_results_need_none(result: Result):
    assert walk(*HANDED_OVER, (DRAFT_REPLY, facts.Reply(result=result, text=REPLY.text))).stage is At.HANDLING


def test_nothing_is_promised_for_a_day_that_has_passed():
    past = facts.Promise(text="早已完工", due=day(-1))
    found = refusal(*HANDED_OVER, (DRAFT_REPLY, facts.Reply(result=Result.B, text=WORDS * 2, promises=(past,))))

    assert found.reason.zh == "承诺事项的完成时限不能早于今天"


def test_the_head_signs_what_was_drafted_and_nothing_else():
    assert refusal(*HANDED_OVER, SIGN_REPLY).reason.zh == "尚未拟写答复"
    assert isinstance(refusal(*HANDED_OVER, DRAFT_REPLY, (SIGN_REPLY, OFFICER)), NoPower)
    assert walk(*REPLIED).stage is At.REPLIED


def test_a_draft_of_the_unit_before_does_not_count_after_reassignment():
    moved = (*HANDED_OVER, DRAFT_REPLY, REQUEST_RETURN, REASSIGN)

    assert refusal(*moved, (SIGN_REPLY, OTHER_HEAD)).reason.zh == "尚未拟写答复"


def test_the_head_signs_after_the_co_units_opinions_are_in():
    assert refusal(*WITH_A_CO_UNIT, DRAFT_REPLY, SIGN_REPLY).reason.zh == "协办单位的意见尚未收齐"
    assert walk(*WITH_A_CO_UNIT, OPINION, DRAFT_REPLY, COUNTERSIGN, SIGN_REPLY).stage is At.REPLIED


def test_or_after_their_term_has_lapsed():
    drafted = (*WITH_A_CO_UNIT, DRAFT_REPLY)

    assert refusal(*drafted, (SIGN_REPLY, date(2026, 4, 2))).reason.zh == "协办单位的意见尚未收齐"
    assert walk(*drafted, (SIGN_REPLY, date(2026, 4, 3))).stage is At.REPLIED


def test_signing_meets_the_term_of_the_reply():
    signed = walk(*HANDED_OVER, DRAFT_REPLY, (SIGN_REPLY, date(2026, 6, 3)), on=date(2026, 7, 1))

    assert due(signed, "reply").met_on == date(2026, 6, 3)
    assert due(signed, "reply").late_on(signed.on)


def test_a_draft_reply_is_for_the_units_and_a_signed_one_for_all_who_see_the_matter():
    assert {role.code for role in DRAFT_REPLY.seen_by or ()} == {"lead_unit", "co_unit"}
    assert SIGN_REPLY.seen_by is None


# ------------------------------------------------------------------------- evaluation (CQ-SUG 26, 27, 29)


@pytest.mark.parametrize("practice", [DEFAULT, CHONGQING, ZHEJIANG, QINGDAO])
def test_the_deputy_evaluates_within_twenty_working_days(practice: Practice):
    assert last_day(walk(*REPLIED, practice=practice), "evaluate") == date(2026, 3, 30)


def test_at_the_end_of_a_year_the_last_day_is_not_yet_knowable():
    answered = walk(*HANDED_OVER, DRAFT_REPLY, (SIGN_REPLY, date(2026, 12, 21)), on=date(2027, 6, 1))

    assert isinstance(last_day(answered, "evaluate"), Unknown)
    assert not due(answered, "evaluate").late_on(answered.on)


@pytest.mark.parametrize("grade", [SATISFIED, BASICALLY_SATISFIED])
def test_a_satisfied_deputy_closes_it(grade: Act[Any]):
    at = walk(*REPLIED, (grade, day(2)))

    assert (at.stage, at.ended, due(at, "evaluate").met_on) == (At.CLOSED, True, day(2))


@pytest.mark.parametrize("grade", [SATISFIED, BASICALLY_SATISFIED, DISSATISFIED])
def test_nobody_but_the_lead_deputy_evaluates(grade: Act[Any]):
    others = [CLERK, CHAIR, HEAD, OFFICER, COSIGNER, None]

    assert {type(walk(*REPLIED).refusal(grade, one)) for one in others} == {NoPower}


@pytest.mark.parametrize("remark", [None, "", "  "])
def test_a_dissatisfied_deputy_says_why(remark: str | None):
    found = refusal(*REPLIED, (DISSATISFIED, facts.Reservation(remark=remark)))

    assert isinstance(found, BadFacts)
    assert (found.field, found.reason.zh) == ("remark", "请写明不满意的具体意见")


def test_below_satisfied_the_deputy_ticks_or_says_what_fell_short():
    silent = refusal(*REPLIED, (BASICALLY_SATISFIED, facts.Reservation()))

    assert (silent.field, silent.reason.zh) == ("shortfalls", "请勾选或者写明不足之处")
    assert walk(*REPLIED, BASICALLY_SATISFIED).stage is At.CLOSED
    assert walk(*REPLIED, (BASICALLY_SATISFIED, facts.Reservation(remark="盼加快"))).stage is At.CLOSED


def test_what_is_closed_is_visited_by_the_office_and_the_unit_does_not_read_it():
    assert walk(*REPLIED, SATISFIED, FOLLOW_UP).stage is At.CLOSED
    assert isinstance(refusal(*REPLIED, FOLLOW_UP), NotAtThisStage)
    assert not {role.code for role in FOLLOW_UP.seen_by or ()} & {"lead_unit", "co_unit"}


@pytest.mark.parametrize("grade", [SATISFIED, BASICALLY_SATISFIED, DISSATISFIED])
def test_evaluations_go_to_the_congress_and_not_to_the_unit(grade: Act[Any]):
    readers = {role.code for role in grade.seen_by or ()}

    assert {"lead_deputy", "cosigner", "joined_mover", "office", "chairpersons", "auditor"} == readers


def test_the_columns_tell_how_it_was_rated_and_answered():
    assert walk(*REPLIED).columns()["rating"] == ""
    assert walk(*REPLIED, SATISFIED).columns()["rating"] == "satisfied"
    assert walk(*REPLIED).columns()["outcome"] is Result.A


def test_a_deputy_is_reminded_only_after_the_term():
    assert refusal(*REPLIED, (REMIND, date(2026, 3, 30))).reason.zh == "评价期限尚未届满"
    assert walk(*REPLIED, (REMIND, date(2026, 3, 31))).stage is At.REPLIED


def test_it_is_closed_unrated_only_after_the_term_and_a_reminder():
    late = date(2026, 3, 31)

    assert refusal(*REPLIED, (CLOSE_UNRATED, late)).basis == handling.CQ.article(29)
    assert refusal(*REPLIED, CLOSE_UNRATED).basis == handling.CQ.article(29)
    assert walk(*REPLIED, (REMIND, late), CLOSE_UNRATED).stage is At.CLOSED
    assert walk(*REPLIED, (REMIND, late), CLOSE_UNRATED).columns()["rating"] == "close_unrated"


def test_a_reminder_of_the_first_reply_does_not_do_for_the_second():
    again = (*REPLIED, (REMIND, date(2026, 3, 31)), DISSATISFIED, ORDER_REHANDLING, DRAFT_REPLY, SIGN_REPLY)

    assert refusal(*again, (CLOSE_UNRATED, date(2026, 6, 1))).basis == handling.CQ.article(29)


# -------------------------------------------------------------------- re-handling (CQ-SUG 27; ZJ-SUG 24)


def test_a_dissatisfied_deputy_sends_it_back_through_the_office():
    assert walk(*REPLIED, DISSATISFIED).stage is At.DISSATISFIED
    assert walk(*REHANDLED).stage is At.REHANDLING


@pytest.mark.parametrize(
    ("practice", "until"),
    [
        (DEFAULT, date(2026, 4, 2)),
        (CHONGQING, date(2026, 5, 2)),
        (ZHEJIANG, date(2026, 4, 2)),
        (QINGDAO, date(2026, 4, 2)),
    ],
)
def test_it_is_answered_again_within_one_month_and_in_chongqing_two(practice: Practice, until: date):
    assert last_day(walk(*REHANDLED, practice=practice), "rehandle") == until


def test_the_second_reply_needs_a_draft_of_its_own():
    assert refusal(*REHANDLED, SIGN_REPLY).reason.zh == "尚未拟写答复"
    assert due(walk(*REPLIED_AGAIN), "rehandle").met_on == DAY


def test_the_second_reply_is_evaluated_anew():
    at = walk(*REHANDLED, DRAFT_REPLY, (SIGN_REPLY, day(7)))

    assert (due(at, "evaluate").began, due(at, "evaluate").met_on) == (day(7), None)
    assert walk(*REPLIED_AGAIN, SATISFIED).stage is At.CLOSED


def test_a_dissatisfied_deputy_sends_it_back_once_only():
    twice = walk(*REPLIED_AGAIN, DISSATISFIED)

    assert twice.stage is At.UNRESOLVED
    assert At.REHANDLING not in SUGGESTION.reachable(At.UNRESOLVED)


def test_then_both_sides_are_called_together_and_it_is_concluded():
    assert walk(*REPLIED_AGAIN, DISSATISFIED, CONCLUDE).stage is At.CLOSED
    assert walk(*REPLIED, DISSATISFIED, CONCLUDE).stage is At.CLOSED


def test_a_dissatisfied_rating_stays_in_the_statistics_however_it_ended():
    assert walk(*REPLIED_AGAIN, DISSATISFIED, CONCLUDE).columns()["rating"] == "dissatisfied"


# ---------------------------------------------------------------------- promises (CQ-SUG 24; ZJ-SUG 20)

WITH_PROMISE = (*HANDED_OVER, (DRAFT_REPLY, PROMISED), (SIGN_REPLY, PROMISED), SATISFIED)
KEY = "6.1"  # the first promise of the sixth step
DUE = date(2026, 9, 30)


def test_a_promise_outlives_the_close():
    at = walk(*WITH_PROMISE)

    assert (at.stage, waits(at), last_day(at, "promise")) == (At.CLOSED, {"promise"}, DUE)


def test_a_promise_kept_in_time_is_met():
    kept = walk(*WITH_PROMISE, (KEEP_PROMISE, report(KEY), DUE), on=date(2027, 1, 5))

    assert (waits(kept), due(kept, "promise").late_on(kept.on)) == ({"evaluate_promise"}, False)


def test_a_promise_kept_late_was_late():
    kept = walk(*WITH_PROMISE, (KEEP_PROMISE, report(KEY), date(2026, 10, 9)))

    assert (waits(kept), due(kept, "promise").late_on(kept.on)) == ({"evaluate_promise"}, True)


def test_a_promise_that_waits_past_its_day_is_late():
    assert due(walk(*WITH_PROMISE, on=date(2026, 10, 1)), "promise").late_on(date(2026, 10, 1))


def test_a_promise_that_cannot_be_kept_is_explained():
    broken = walk(*WITH_PROMISE, (BREAK_PROMISE, report(KEY)))

    assert (waits(broken), codes(broken.open_to(OFFICER))) == ({"evaluate_promise"}, [])


def test_a_promise_is_reported_on_once_and_none_that_was_not_made():
    settled = (*WITH_PROMISE, (KEEP_PROMISE, report(KEY)))

    assert refusal(*settled, (BREAK_PROMISE, report(KEY))).reason.zh == "没有待落实的承诺事项"
    assert isinstance(refusal(*WITH_PROMISE, (KEEP_PROMISE, report("6.2"))), BadFacts)
    assert refusal(*REPLIED, KEEP_PROMISE).reason.zh == "没有待落实的承诺事项"


def test_open_promises_are_offered_to_choose_from():
    offered = SUGGESTION.options["promise"](walk(*WITH_PROMISE))

    assert [(key, said.zh) for key, said in offered] == [(KEY, "年内完工（2026年9月30日前）")]


# ------------------------------------------------------------- how promises were kept (CQ-SUG 26, 28)

KEPT_ON = date(2026, 9, 1)
KEPT = (*WITH_PROMISE, (KEEP_PROMISE, report(KEY), KEPT_ON))
ILL_KEPT = (RATE_PROMISE, facts.PromiseRating(promise=KEY, grade=Grade.DISSATISFIED, remark="只修了一半"))


def test_the_deputy_evaluates_how_a_promise_was_kept_within_twenty_working_days():
    assert last_day(walk(*KEPT), "evaluate_promise") == date(2026, 9, 29)
    rated = walk(*KEPT, (RATE_PROMISE, date(2026, 9, 8)))
    assert (waits(rated), due(rated, "evaluate_promise").met_on) == (set(), date(2026, 9, 8))


def test_a_promise_that_could_not_be_kept_is_evaluated_as_well():
    broken = (*WITH_PROMISE, (BREAK_PROMISE, report(KEY)))
    offered = SUGGESTION.options["reported_promise"](walk(*broken))

    assert [(key, said.zh) for key, said in offered] == [(KEY, "年内完工（承诺事项不能落实）")]
    assert waits(walk(*broken)) == {"evaluate_promise"}


def test_only_what_was_reported_is_evaluated_and_once():
    assert refusal(*WITH_PROMISE, RATE_PROMISE).basis == handling.CQ.article(28, 1)
    assert refusal(*KEPT, RATE_PROMISE, RATE_PROMISE).reason.zh == "没有待评价的承诺落实情况"
    other = facts.PromiseRating(promise="6.2", grade=Grade.SATISFIED)
    assert refusal(*KEPT, (RATE_PROMISE, other)).field == "promise"


@pytest.mark.parametrize("grade", [Grade.BASICALLY_SATISFIED, Grade.DISSATISFIED])
def test_a_deputy_who_is_not_satisfied_with_a_kept_promise_says_why(grade: Grade):
    silent = facts.PromiseRating(promise=KEY, grade=grade, remark=" ")

    assert refusal(*KEPT, (RATE_PROMISE, silent)).field == "remark"


def test_both_sides_are_called_together_about_a_promise_that_was_ill_kept():
    at = walk(*KEPT, ILL_KEPT)

    assert [key for key, _ in SUGGESTION.options["ill_kept_promise"](at)] == [KEY]
    assert SUGGESTION.options["ill_kept_promise"](walk(*KEPT, ILL_KEPT, CONFER_ON_PROMISE)) == []
    assert refusal(*KEPT, RATE_PROMISE, CONFER_ON_PROMISE).basis == handling.CQ.article(28, 2)
    other = facts.Conference(promise="6.2", outcome="再议")
    assert refusal(*KEPT, ILL_KEPT, (CONFER_ON_PROMISE, other)).field == "promise"


def test_the_office_presses_for_a_promise_after_the_close():
    assert walk(*WITH_PROMISE, (PRESS, date(2026, 10, 1))).stage is At.CLOSED


# ------------------------------------------------------------------------------ withdrawal (CQ-SUG 12; QD-SUG 12)


@pytest.mark.parametrize(
    "before", [(DRAFT,), (DRAFT, INVITE), SUBMITTED, (*SUBMITTED, RETURN_TO_DEPUTY), ADMITTED, HANDED_OVER]
)
def test_a_withdrawal_ends_the_handling(before: tuple[Any, ...]):
    at = walk(*before, WITHDRAW)

    assert (at.stage, at.ended, at.open_duties()) == (At.WITHDRAWN, True, [])
    assert all(at.open_to(one) == [] for one in (DEPUTY, CLERK, HEAD, CHAIR))


def test_an_answered_one_is_not_withdrawn():
    assert isinstance(refusal(*REPLIED, WITHDRAW), NotAtThisStage)


def test_a_withdrawn_one_is_public_no_longer():
    assert not walk(*HANDED_OVER, PUBLISH, WITHDRAW).public


# --------------------------------------------------------- confidentiality and publication (QD-SUG 18; CQ-SUG 36)

SECRET = (DRAFT, facts.Draft(title="关于某事的建议", sector=facts.Sector.OTHER, text=WORDS, confidential=True))


def test_what_was_cleared_is_published():
    at = walk(*REPLIED, PUBLISH)

    assert (at.public, at.visible_to(None)) == (True, True)


@pytest.mark.parametrize("missing", ["no_state_secret", "no_commercial_secret", "no_privacy"])
def test_publication_needs_every_clearance(missing: str):
    given = {name: name != missing for name in CLEARED.__struct_fields__}

    assert isinstance(refusal(*REPLIED, (PUBLISH, facts.Clearance(**given))), BadFacts)


def test_it_is_published_once_and_can_be_withheld_again():
    assert refusal(*REPLIED, PUBLISH, PUBLISH).reason.zh == "已经公开"
    assert not walk(*REPLIED, PUBLISH, WITHHOLD).public


@pytest.mark.parametrize(
    "wish", [(SECRET, SUBMIT, ADMIT, ASSIGN), (*HANDED_OVER, ASK_CONFIDENTIALITY)], ids=["drafted", "asked"]
)
def test_the_deputys_wish_blocks_publication(wish: tuple[Any, ...]):
    found = refusal(*wish, PUBLISH)

    assert found.basis is not None
    assert found.basis.text.zh == "参照《青岛市人大代表建议工作条例》第十八条"
    assert walk(*wish).columns()["confidential"] is True


def test_the_wish_takes_back_what_was_public():
    assert not walk(*REPLIED, PUBLISH, ASK_CONFIDENTIALITY).public


def test_the_wish_may_be_lifted_again():
    assert walk(*HANDED_OVER, ASK_CONFIDENTIALITY, LIFT_CONFIDENTIALITY, PUBLISH).public
    assert refusal(*HANDED_OVER, LIFT_CONFIDENTIALITY).reason.zh == "没有要求过保密"
    assert refusal(*HANDED_OVER, ASK_CONFIDENTIALITY, ASK_CONFIDENTIALITY).reason.zh == "已经要求保密"


def test_the_latest_word_of_the_deputy_counts():
    lifted = (SECRET, SUBMIT, LIFT_CONFIDENTIALITY, RETURN_TO_DEPUTY)

    assert walk(*lifted, AMEND).columns()["confidential"] is False
    assert walk(*lifted, (AMEND, SECRET[1])).columns()["confidential"] is True


def test_amending_does_not_undo_a_wish_made_by_itself():
    asked = (*SUBMITTED, ASK_CONFIDENTIALITY, RETURN_TO_DEPUTY, AMEND)

    assert walk(*asked).columns()["confidential"] is True


def test_a_corrected_sector_is_what_lists_show():
    assert walk(*ADMITTED).columns()["category"] is facts.Sector.TRANSPORT
    assert walk(*SUBMITTED, (ADMIT, facts.Admission(sector=facts.Sector.WATER))).columns()["category"] == "water"


# ------------------------------------------------------------------------------------- versions of the law


def test_the_day_it_began_chooses_the_version():
    assert rulebook.procedure_on("suggestion", date(2025, 3, 11)) is SUGGESTION_2015
    assert rulebook.procedure_on("suggestion", date(2025, 3, 12)) is SUGGESTION


def test_a_matter_keeps_the_version_it_began_under():
    old = walk(*HANDED_OVER, procedure=SUGGESTION_2015)

    assert due(old, "reply").basis.text.zh.startswith("《代表法》第四十二条")
    assert rulebook.procedure_version("suggestion", SUGGESTION_2015.in_force) is SUGGESTION_2015
    assert last_day(old, "reply") == last_day(walk(*HANDED_OVER), "reply")


def test_an_extension_under_the_old_text_cites_the_old_article():
    old = walk(*HANDED_OVER, REQUEST_EXTENSION, GRANT_EXTENSION, procedure=SUGGESTION_2015)

    assert due(old, "reply").basis.text.zh.startswith("《代表法》第四十二条")


def test_no_version_reaches_further_back_than_the_texts_on_file():
    with pytest.raises(Refused, match="2010年5月1日尚无"):
        rulebook.procedure_on("suggestion", date(2010, 5, 1))


def test_in_session_is_an_answer_of_its_own():
    assert walk(*IN_SESSION).fact("occasion", "submit") is Occasion.IN_SESSION
