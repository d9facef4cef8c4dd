"""Bills by deputies, in the order of the rule: signatures, form, committee, presidium, vote, result."""

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from tests.rulebook.bills_walking import (
    AMEND,
    AS_SUGGESTION,
    ASK_WITHDRAWAL,
    CALL,
    CLOSE,
    CONSENT,
    CONVERT,
    COSIGN,
    COUNT,
    COUNTED,
    COUNTY,
    DECLINE,
    DELIBERATE,
    DELIBERATED,
    DRAFT,
    DRAFTED,
    EXAMINER,
    EXPLAIN,
    FAIL,
    FOUND,
    GIVE_OPINION,
    HAND_IN,
    HAND_IN_AGAIN,
    HAND_OVER,
    HANDED_IN,
    HEAR_MOVERS,
    IMPLEMENTED,
    IN_SESSION,
    INVITE,
    LEAVE_OFF,
    MOVE_LAST_DAY,
    ON_AGENDA,
    PASS,
    PASSED,
    PRINT,
    PUBLISH,
    PUT_ON_AGENDA,
    RECEIVE,
    REFER,
    REFER_FOR_STUDY,
    REFUSE,
    REGISTER,
    REGISTERED,
    REPORT,
    REPORT_STUDY,
    REPORTED,
    RETURN,
    TELL_MOVERS,
    TOWN,
    UNINVITE,
    UNSIGN,
    WITHDRAW,
    bill,
    call,
    signatures,
    votes,
)
from tests.rulebook.walking import AUDITOR, CHAIR, CLERK, DEPUTY, HEAD, LEAD, actor, codes
from yishi import rulebook
from yishi.kernel.assembly import Roll
from yishi.kernel.facts import MatterId, PersonId
from yishi.kernel.procedure import Begins, Then
from yishi.kernel.refusal import BadFacts, NoPower, NotAtThisStage, Refused
from yishi.kernel.standing import Step, standing
from yishi.rulebook.bills import BILL, calling, converting, facts, implementing, signing, voting
from yishi.rulebook.bills.stages import At, Call
from yishi.rulebook.suggestions import SUGGESTION
from yishi.rulebook.suggestions.arriving import Arrival
from yishi.rulebook.suggestions.choices import Occasion, Sector
from yishi.rulebook.suggestions.stages import At as Suggested
from yishi.statutes import organic_law as ol


def refusal(*done: Any, roll: Roll = COUNTY, **more: Any) -> Refused:
    """What the last of these acts is refused with; those before it are done."""
    bill(*done[:-1], roll=roll, **more)
    with pytest.raises(Refused) as caught:
        bill(*done, roll=roll, **more)
    return caught.value


def basis(refused: Refused) -> str:
    assert refused.basis is not None
    return refused.basis.key


def day(n: int) -> date:
    return IN_SESSION + timedelta(n)


# ------------------------------------------------------------------ signatures by the rule of the level (OL 22)


@pytest.mark.parametrize(("roll", "cosigners"), [(COUNTY, 8), (TOWN, 3)], ids=["nine", "four"])
def test_one_signature_too_few_is_no_bill(roll: Roll, cosigners: int):
    refused = refusal(DRAFT, *signatures(cosigners), HAND_IN, roll=roll)

    assert basis(refused) == "OL 22.2"
    assert "十人以上" in refused.reason.zh
    assert refused.remedy is not None


@pytest.mark.parametrize(("roll", "cosigners"), [(COUNTY, 9), (TOWN, 4)], ids=["ten", "five"])
def test_ten_make_a_bill_in_a_county_and_five_in_a_township_the_first_included(roll: Roll, cosigners: int):
    assert bill(DRAFT, *signatures(cosigners), HAND_IN, roll=roll).stage is At.SUBMITTED


def test_whoever_was_only_invited_has_not_signed():
    invited = facts.Signatories(persons=tuple(PersonId(one) for one in range(2, 20)))

    assert basis(refusal(DRAFT, (INVITE, invited), HAND_IN)) == "OL 22.2"


def test_whoever_is_no_longer_a_deputy_does_not_count():
    without_one = Roll("county", COUNTY.deputies - {10})

    assert basis(refusal(DRAFT, *signatures(9), HAND_IN, roll=without_one)) == "OL 22.2"
    assert bill(DRAFT, *signatures(10), HAND_IN, roll=without_one).stage is At.SUBMITTED


def test_a_signature_declined_or_taken_back_does_not_count():
    nine = (DRAFT, *signatures(9))
    taken_back = (UNSIGN, actor("deputy", 5))

    assert signing.signed(bill(*nine)) == 10
    assert signing.signed(bill(*nine, taken_back)) == 9
    assert signing.signed(bill(DRAFT, INVITE, DECLINE)) == 1
    assert isinstance(refusal(*nine, taken_back, (COSIGN, actor("deputy", 5))), NoPower)


def test_an_invitation_can_be_taken_back():
    assert bill(DRAFT, INVITE, UNINVITE).parties["invited"] == ()


def test_nobody_invites_himself():
    refused = refusal(DRAFT, (INVITE, facts.Signatories(persons=(PersonId(DEPUTY.person),))))

    assert (type(refused), getattr(refused, "field", "")) == (BadFacts, "persons")


def test_after_a_change_each_confirms_anew():
    at = bill(DRAFT, *signatures(9), AMEND)

    assert signing.signed(at) == 1
    assert len(at.parties["invited"]) == 9


def test_the_page_says_how_many_have_signed_and_how_many_it_takes():
    here, there = bill(DRAFT, *signatures(6)), bill(DRAFT, *signatures(2), roll=TOWN)
    said = [signing.told_signatures(at) for at in (here, there, bill(*HANDED_IN))]

    assert [one and one.zh for one in said] == [
        "已有7名代表联名（含领衔代表），依法须10名以上",
        "已有3名代表联名（含领衔代表），依法须5名以上",
        None,
    ]


@pytest.mark.parametrize("part", ["cause", "grounds", "plan"])
def test_a_bill_without_cause_grounds_or_plan_is_not_handed_in(part: str):
    refused = refusal((DRAFT, replace(DRAFTED, **{part: None})), *signatures(9), HAND_IN)

    assert basis(refused) == "DL 15.1"


def test_it_may_be_drafted_in_parts():
    started = replace(DRAFTED, cause=None, grounds=None, plan=None)

    assert bill((DRAFT, started), AMEND, *signatures(9), HAND_IN).stage is At.SUBMITTED


def test_a_draft_is_seen_by_its_deputies_alone():
    at = bill(DRAFT, *signatures(2))
    seen = [one for one in (DEPUTY, actor("deputy", 2), actor("deputy", 99), CLERK, CHAIR, None) if at.visible_to(one)]

    assert seen == [DEPUTY, actor("deputy", 2)]


def test_only_a_deputy_drafts_a_bill():
    assert isinstance(bill().refusal(DRAFT, CLERK), NoPower)


# ------------------------------------------------------------------------------- the last day for handing in


def test_a_bill_is_received_until_the_last_day():
    assert call(CALL, (RECEIVE, IN_SESSION)).irregular == []
    (guard,) = RECEIVE.guards

    assert [guard.holds(call(CALL, on=one)) for one in (IN_SESSION, day(1))] == [True, False]


def test_the_presidium_moves_the_last_day():
    (guard,) = RECEIVE.guards

    assert guard.holds(call(CALL, MOVE_LAST_DAY, on=day(1)))
    assert not guard.holds(call(CALL, MOVE_LAST_DAY, on=day(2)))
    assert MOVE_LAST_DAY.papers_needed == 1


def test_a_call_is_named_with_its_session_and_its_last_day():
    assert call(CALL).columns()["title"] == "县十八届人大五次会议代表议案征集（截止日期：2026年1月14日）"
    assert calling.BILL_CALL.columns["title"](call()) == ""


def test_a_call_is_closed_when_its_last_day_has_passed():
    assert isinstance(call(CALL).refusal(CLOSE, CLERK), Refused)
    assert call(CALL, (CLOSE, day(1))).stage is Call.CLOSED


def test_a_call_is_summed_up_soon_after_its_last_day():
    waits = call(CALL, on=day(1)).due("close_call")
    closed = call(CALL, (CLOSE, day(3))).due("close_call")

    assert waits is not None
    assert (waits.due, waits.met_on) == (day(5), None)
    assert closed is not None
    assert closed.met_on == day(3)
    assert call().dues == ()


def test_a_call_without_a_day_that_can_be_read_stays_open():
    assert RECEIVE.guards[0].holds(call())


def test_handing_in_is_entered_on_the_call_of_its_session():
    at = bill(*HANDED_IN)
    (then,) = HAND_IN.then
    assert isinstance(then, Then)

    assert (then.act, then.procedure) == ("receive_bill", "bill_call")
    assert then.on(at, facts.HandingIn(session=MatterId(90))) == 90
    assert then.facts(at, 91) == calling.Receipt(bill=MatterId(91))
    given = then.facts(at, 91)
    assert then.fitted(call(CALL), given) is given


# ---------------------------------------------------------------------- the examination of form (DL 15, OL 22)


@pytest.mark.parametrize("missing", ["cause", "grounds", "plan", "within_powers"])
def test_only_what_is_complete_and_within_the_powers_is_registered(missing: str):
    refused = refusal(*HANDED_IN, (REGISTER, replace(FOUND, **{missing: False})))

    assert isinstance(refused, BadFacts)
    assert REGISTER.checks[0].basis.key == "DL 15.1"


def test_a_registered_bill_has_its_number():
    assert bill(*REGISTERED).number == 3


def test_what_lacks_something_is_returned_completed_and_handed_in_again_without_another_last_day():
    at = bill(*HANDED_IN, RETURN)

    assert at.stage is At.RETURNED
    again = bill(*HANDED_IN, RETURN, AMEND, *((COSIGN, actor("deputy", one)) for one in range(2, 11)), HAND_IN_AGAIN)
    assert again.stage is At.SUBMITTED
    assert HAND_IN_AGAIN.then == ()


def test_what_lacks_nothing_is_not_returned():
    whole = facts.Incomplete(cause=True, grounds=True, plan=True, within_powers=True, explanation="没有缺少的内容")

    assert isinstance(refusal(*HANDED_IN, (RETURN, whole)), BadFacts)


# -------------------------------------------------------------------------- the special committee (OL 22, DL 50)


def test_the_committees_opinion_needs_the_movers_heard():
    refused = refusal(*REGISTERED, REFER, GIVE_OPINION)

    assert basis(refused) == "DL 50"
    assert bill(*REGISTERED, REFER, HEAR_MOVERS, GIVE_OPINION).stage is At.EXAMINED


def test_when_it_is_referred_anew_they_are_heard_anew():
    assert basis(refusal(*REGISTERED, REFER, HEAR_MOVERS, REFER, GIVE_OPINION)) == "DL 50"


def test_the_clerk_named_acts_for_the_committee_and_no_other():
    at = bill(*REGISTERED, REFER)

    assert codes(at.open_to(EXAMINER)) == ["refer_bill", "hear_movers"]
    assert "hear_movers" not in codes(at.open_to(CLERK))


def test_a_township_has_no_special_committees():
    five = (DRAFT, *signatures(4), HAND_IN, REGISTER)

    assert basis(refusal(*five, REFER, roll=TOWN)) == "OL 33.1"
    assert bill(*five, PUT_ON_AGENDA, roll=TOWN).stage is At.ON_AGENDA


# ----------------------------------------------------------------------------- the presidium's decision (OL 22)


def test_the_presidium_decides_with_or_without_the_committees_opinion():
    examined = (*REGISTERED, REFER, HEAR_MOVERS, GIVE_OPINION)

    for way in (REGISTERED, examined):
        assert bill(*way, PUT_ON_AGENDA).stage is At.ON_AGENDA
        assert bill(*way, LEAVE_OFF).stage is At.NOT_ON_AGENDA
        assert bill(*way, CONVERT).stage is At.CONVERTED


@pytest.mark.parametrize("act", [PUT_ON_AGENDA, LEAVE_OFF, CONVERT, CONSENT, REFUSE], ids=str)
def test_each_decision_comes_with_the_presidiums_minutes(act: Any):
    assert act.papers_needed == 1


def test_what_is_left_off_is_explained_studied_or_converted():
    left_off = (*REGISTERED, LEAVE_OFF)

    assert bill(*left_off, EXPLAIN).stage is At.SETTLED
    assert bill(*left_off, CONVERT).stage is At.CONVERTED
    assert bill(*left_off, REFER_FOR_STUDY, HEAR_MOVERS, REPORT_STUDY).stage is At.SETTLED
    assert basis(refusal(*left_off, REFER_FOR_STUDY, REPORT_STUDY)) == "DL 50"


def test_nothing_is_voted_that_is_not_on_the_agenda():
    assert isinstance(refusal(*REGISTERED, COUNT), NotAtThisStage)
    assert isinstance(refusal(*REGISTERED, LEAVE_OFF, DELIBERATE), NotAtThisStage)


def test_the_way_ahead_leads_over_the_agenda_and_the_vote():
    ahead = BILL.way(At.DRAFTING)

    assert [one for one in ahead if one in {At.ON_AGENDA, At.VOTED, At.PASSED}] == [At.ON_AGENDA, At.VOTED, At.PASSED]
    assert BILL.way(At.NOT_ON_AGENDA) == []


# --------------------------------------------------------------------------------- conversion to a suggestion


def test_what_is_converted_takes_its_movers_and_words_along():
    begins = CONVERT.begins
    assert isinstance(begins, Begins)
    given = begins.facts(bill(*REGISTERED, CONVERT), 91)

    assert isinstance(given, Arrival)
    assert (given.bill, given.lead, given.cosigners) == (91, 1, tuple(range(2, 11)))
    assert (given.title, given.sector, given.occasion) == (DRAFTED.title, Sector.ECOLOGY, Occasion.IN_SESSION)
    assert [line[:3] for line in given.text.splitlines()] == ["案由：", "案据：", "方案："]


def test_the_suggestion_awaits_admission_signed_by_those_who_signed_the_bill():
    given = converting.arrival(bill(*REGISTERED, CONVERT), 91)
    first = Step(1, "arrive", IN_SESSION, CLERK, given)
    at = standing(SUGGESTION, [first], IN_SESSION, rulebook.practice("default"), bill().calendar)

    assert (at.stage, at.irregular) == (Suggested.SUBMITTED, [])
    assert [len(at.parties[part]) for part in ("lead_deputy", "cosigner")] == [1, 9]
    assert (at.columns()["title"], at.columns()["category"]) == (DRAFTED.title, Sector.ECOLOGY)
    assert at.due("hand_over") is None


def test_nobody_begins_a_suggestion_by_that_act():
    at = standing(SUGGESTION, [], IN_SESSION, rulebook.practice("default"), bill().calendar)

    assert isinstance(at.refusal(SUGGESTION.by_code["arrive"], CLERK), NoPower)


def test_what_is_converted_after_study_is_a_suggestion_in_recess():
    studied = (*REGISTERED, LEAVE_OFF, REFER_FOR_STUDY, CONVERT)

    assert converting.arrival(bill(*studied), 91).occasion is Occasion.RECESS


def test_the_movers_themselves_may_put_it_forward_as_a_suggestion():
    alone = bill(DRAFT, (AS_SUGGESTION, facts.OwnConversion(occasion=Occasion.IN_SESSION)))
    given = converting.arrival(alone, 91)

    assert (alone.stage, given.cosigners, given.occasion) == (At.CONVERTED, (), Occasion.IN_SESSION)


def test_but_not_without_a_word_of_content():
    empty = replace(DRAFTED, cause=None, grounds=None, plan=None)

    assert basis(refusal((DRAFT, empty), AS_SUGGESTION)) == "DL 24"


# -------------------------------------------------------------- the vote: more than half of all deputies (OL 25)


@pytest.mark.parametrize(("in_favour", "passed"), [(90, False), (91, True), (120, True), (0, False)])
def test_more_than_half_of_all_deputies_pass_it(in_favour: int, passed: bool):
    at = bill(*DELIBERATED, votes(in_favour))

    assert voting.carried(at) is passed
    assert (at.refusal(PASS, CLERK) is None, at.refusal(FAIL, CLERK) is None) == (passed, not passed)


def test_the_base_is_all_deputies_and_not_those_present_or_voting():
    assert not voting.carried(bill(*DELIBERATED, votes(90, against=0, abstaining=0)))


def test_the_wrong_result_cannot_be_announced():
    assert basis(refusal(*DELIBERATED, votes(90), PASS)) == "OL 25"
    assert basis(refusal(*DELIBERATED, votes(91), FAIL)) == "OL 25"
    assert bill(*DELIBERATED, votes(90), FAIL).stage is At.FAILED
    assert bill(*DELIBERATED, votes(91), PASS).stage is At.PASSED


def test_the_page_says_the_count_and_what_it_takes():
    said = voting.told_count(bill(*DELIBERATED, votes(90)))
    passed = voting.told_count(bill(*PASSED))

    assert said is not None
    assert said.zh == "全体代表180名，过半数为91名；赞成90票，未达到法定多数"
    assert passed is not None
    assert passed.en.endswith("carried")
    assert voting.told_count(bill(*DELIBERATED)) is None


@pytest.mark.parametrize(
    ("changes", "field", "key"),
    [
        ({"base": 179}, "base", "OL 25"),
        ({"base": 181}, "base", "OL 25"),
        ({"present": 181}, "present", "OL 14.4"),
        ({"present": 119, "in_favour": 80, "against": 20, "abstaining": 0}, "present", "OL 14.4"),
        ({"in_favour": 150, "against": 30, "abstaining": 0}, "in_favour", "DL 23"),
    ],
)
def test_an_impossible_count_is_refused(changes: dict[str, int], field: str, key: str):
    given = replace(COUNTED, **changes)
    refused = refusal(*DELIBERATED, (COUNT, given))
    found = next(check for check in COUNT.checks if not check.holds(bill(*DELIBERATED), given, CLERK))

    assert (getattr(refused, "field", ""), found.basis.key) == (field, key)


def test_two_thirds_present_are_enough():
    given = replace(COUNTED, present=120, in_favour=91, against=29, abstaining=0)

    assert bill(*DELIBERATED, (COUNT, given)).stage is At.VOTED


def test_the_form_starts_from_the_roll_of_the_day():
    assert BILL.starts["all_deputies"](bill(*DELIBERATED)) == 180


def test_the_count_rests_on_the_same_majority_as_the_law():
    assert ol.CONGRESS_MAJORITY.value.text.zh == "过半数"


def test_a_count_whose_facts_cannot_be_read_carries_nothing():
    done = bill(*DELIBERATED).steps
    at = standing(BILL, [*done, Step(len(done) + 1, "count_votes", IN_SESSION, CLERK)], IN_SESSION, *_rules())

    assert (voting.carried(at), voting.told_count(at)) == (False, None)


def _rules() -> tuple[Any, Any]:
    return rulebook.practice("default"), bill().calendar


# ------------------------------------------------------------------------------- withdrawal (OL 22, DL 15)


@pytest.mark.parametrize("way", [(DRAFT,), (DRAFT, *signatures(2)), HANDED_IN, REGISTERED, (*REGISTERED, REFER)])
def test_until_it_is_on_the_agenda_its_movers_withdraw_it(way: tuple[Any, ...]):
    assert bill(*way, WITHDRAW).stage is At.WITHDRAWN


def test_on_the_agenda_it_takes_the_presidiums_consent():
    assert isinstance(refusal(*ON_AGENDA, WITHDRAW), NotAtThisStage)
    assert bill(*ON_AGENDA, ASK_WITHDRAWAL).stage is At.ON_AGENDA
    assert bill(*ON_AGENDA, ASK_WITHDRAWAL, CONSENT).stage is At.WITHDRAWN
    assert bill(*DELIBERATED, ASK_WITHDRAWAL, CONSENT).stage is At.WITHDRAWN


def test_without_a_request_there_is_nothing_to_consent_to():
    assert basis(refusal(*ON_AGENDA, CONSENT)) == "OL 22.3"
    assert basis(refusal(*ON_AGENDA, REFUSE)) == "OL 22.3"
    assert basis(refusal(*ON_AGENDA, ASK_WITHDRAWAL, ASK_WITHDRAWAL)) == "OL 22.3"


def test_no_vote_is_taken_while_the_request_waits():
    waiting = (*DELIBERATED, ASK_WITHDRAWAL)

    assert basis(refusal(*waiting, COUNT)) == "OL 22.3"
    assert bill(*waiting, REFUSE, COUNT).stage is At.VOTED


def test_after_the_vote_nothing_is_withdrawn():
    assert isinstance(refusal(*DELIBERATED, COUNT, ASK_WITHDRAWAL), NotAtThisStage)


# --------------------------------------------------------------------------- carried out, reported, published


def test_the_report_is_due_on_the_day_that_the_resolution_names():
    due = bill(*IMPLEMENTED).due("report_result")

    assert due is not None
    assert (due.due, due.met_on, due.binds.code) == (date(2026, 10, 31), None, "lead_unit")
    reported = bill(*IMPLEMENTED, (REPORT, date(2026, 11, 3))).due("report_result")
    assert reported is not None
    assert reported.late_on(date(2026, 11, 3))


def test_no_report_is_due_before_it_is_handed_over():
    assert bill(*PASSED).due("report_result") is None
    assert implementing.report_dates(bill()) == ()


def test_a_hand_over_whose_facts_cannot_be_read_sets_no_day():
    done = bill(*PASSED).steps
    at = standing(BILL, [*done, Step(len(done) + 1, "hand_over_bill", IN_SESSION, CLERK)], IN_SESSION, *_rules())

    assert at.due("report_result") is None


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (facts.Implementation(lead_unit=LEAD, report_by=date(2026, 1, 13)), "report_by"),
        (facts.Implementation(lead_unit=LEAD, co_units=(LEAD,), report_by=date(2026, 10, 31)), "co_units"),
    ],
)
def test_who_carries_it_out_and_by_when_must_make_sense(given: facts.Implementation, field: str):
    assert getattr(refusal(*PASSED, (HAND_OVER, given)), "field", "") == field


def test_the_head_of_the_unit_reports():
    assert isinstance(refusal(*IMPLEMENTED, (REPORT, actor("unit_staff", 7, LEAD))), NoPower)


def test_the_movers_are_told_before_it_is_printed_and_closed():
    refused = refusal(*REPORTED, PRINT)

    assert refused.remedy is not None
    assert bill(*REPORTED, TELL_MOVERS, PRINT).stage is At.CLOSED


def test_what_is_decided_can_be_made_public_after_review():
    assert bill(*ON_AGENDA, PUBLISH).public
    assert isinstance(refusal(*HANDED_IN, PUBLISH), NotAtThisStage)
    assert isinstance(refusal(*ON_AGENDA, (PUBLISH, facts.Clearance(no_state_secret=True))), BadFacts)
    assert isinstance(refusal(*ON_AGENDA, PUBLISH, PUBLISH), Refused)


def test_every_deputy_reads_what_is_on_the_agenda():
    anybody = actor("deputy", 99)

    assert not bill(*REGISTERED).visible_to(anybody)
    assert bill(*ON_AGENDA).visible_to(anybody)


def test_office_chairpersons_and_auditor_see_it_once_it_is_handed_in():
    assert [bill(*HANDED_IN).visible_to(one) for one in (CLERK, CHAIR, AUDITOR, HEAD)] == [True, True, True, False]


@pytest.mark.parametrize(
    ("way", "outcome"),
    [
        (ON_AGENDA, None),
        ((*DELIBERATED, votes(90), FAIL), "failed"),
        ((*REGISTERED, CONVERT), "converted"),
        ((*REGISTERED, LEAVE_OFF, EXPLAIN), "off_agenda"),
        ((*REGISTERED, LEAVE_OFF, REFER_FOR_STUDY, HEAR_MOVERS, REPORT_STUDY), "studied"),
        ((DRAFT, WITHDRAW), "withdrawn"),
        ((*REPORTED, TELL_MOVERS, PRINT), "passed"),
    ],
    ids=["open", "failed", "converted", "off_agenda", "studied", "withdrawn", "passed"],
)
def test_lists_say_what_became_of_it(way: tuple[Any, ...], outcome: str | None):
    assert bill(*way).columns()["outcome"] == outcome


@pytest.mark.parametrize(
    ("way", "waits"),
    [
        (HANDED_IN, "examine_form"),
        (REGISTERED, "decide_on_bill"),
        ((*REGISTERED, LEAVE_OFF, REFER_FOR_STUDY), "study_bill"),
        (REPORTED, "tell_movers"),
    ],
)
def test_what_is_due_where_it_rests(way: tuple[Any, ...], waits: str):
    assert [due.code for due in bill(*way).open_duties()] == [waits]
