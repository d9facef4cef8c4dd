"""What residents say at a station (OL 60; DL 28, 58, 59; XF 23, 28, 30, 34): who takes it up, and what they hear."""

from datetime import date
from typing import Any

import pytest

from tests.rulebook.station_walking import (
    ADD,
    ANSWER,
    ANSWERED,
    ASK,
    ASSIGN,
    CLERK,
    CODE,
    COLLEAGUE,
    DECLINE,
    DEPUTY,
    ERASE,
    EVALUATE,
    FORWARD,
    HAND_BACK,
    HEAR,
    IN_HAND,
    NOTICE,
    OFFICER,
    ON_BEHALF,
    OTHER_CODE,
    OTHER_STAFF,
    OUTSIDER,
    PETITION,
    PRESS,
    PUBLISH,
    RECEIVE,
    RESIDENT,
    RESULT,
    RESUME,
    STAFF,
    STATION,
    SUGGEST,
    TAKE_UP,
    TEXT,
    UNEVALUATED,
    UNIT,
    UNIT_ANSWER,
    WITHDRAW,
    request,
    shown,
    walk,
)  # fmt: skip
from tests.rulebook.walking import CALENDAR, DAY, DEFAULT, actor, codes, day
from yishi.kernel.facts import PersonId
from yishi.kernel.refusal import BadFacts, NoPower, NotAtThisStage, Refused
from yishi.kernel.standing import Step, standing
from yishi.rulebook import roles
from yishi.rulebook.station_requests import STATION_REQUEST, TOLD_TO_RESIDENT, facts, receipts
from yishi.rulebook.station_requests.choices import Acceptance, AskedBy, Channel, Ground, Helped, Way
from yishi.rulebook.station_requests.stages import At
from yishi.rulebook.suggestions.facts import Draft


def due(code: str, at: Any) -> Any:
    found = at.due(code)
    return None if found is None else (found.day, found.met_on)


# ------------------------------------------------------------------------------------------- receiving


def test_a_resident_writes_and_any_deputy_of_the_station_takes_it_up():
    received = walk(RECEIVE)
    taken = walk(RECEIVE, (TAKE_UP, COLLEAGUE))

    assert (received.stage, received.number) == (At.RECEIVED, 17)
    assert [party.id for party in received.parties["station_deputy"]] == [1, 2]
    assert (taken.stage, taken.parties["lead_deputy"][0].id) == (At.IN_HAND, COLLEAGUE.person)


def test_staff_enter_for_somebody_who_came_and_say_how_it_came():
    assert walk(ON_BEHALF).stage is At.RECEIVED
    with pytest.raises(BadFacts, match="网上反映由群众本人填写"):
        walk((RECEIVE, STAFF))
    with pytest.raises(BadFacts, match="网上反映由群众本人填写"):
        walk((RECEIVE, RESIDENT, request(channel=Channel.VISIT)))


def test_staff_enter_at_their_own_station_and_deputies_where_they_serve():
    visit = request(channel=Channel.CALL_ON)
    assert walk((RECEIVE, DEPUTY, visit)).stage is At.RECEIVED
    with pytest.raises(BadFacts, match="本站"):
        walk((RECEIVE, OTHER_STAFF, visit))
    with pytest.raises(BadFacts, match="不是这个联络站"):
        walk((RECEIVE, OUTSIDER, visit))


def test_a_deputy_can_be_wished_for_who_serves_there():
    assert walk((RECEIVE, request(wished=PersonId(2)))).stage is At.RECEIVED
    with pytest.raises(BadFacts, match="所选代表不在"):
        walk((RECEIVE, request(wished=PersonId(3))))


def test_nobody_else_begins_one():
    with pytest.raises(NoPower):
        walk((RECEIVE, CLERK))


def test_its_title_is_its_first_clause_and_not_longer_than_a_line():
    assert walk(RECEIVE).columns()["title"] == "东门街排水沟盖板断了三块"
    assert walk((RECEIVE, request(text="长" * 50))).columns()["title"] == f"{'长' * 29}…"


def test_it_is_to_be_taken_up_in_five_working_days_by_the_stations_duty():
    at = walk(RECEIVE)

    assert due("take_up", at) == (date(2026, 3, 9), None)
    assert at.due("take_up").binds is roles.STATION


def test_fifteen_days_run_from_its_receipt_whoever_has_it_in_hand():
    at = walk(RECEIVE, (TAKE_UP, day(4)), (ANSWER, day(20)))

    assert due("answer_resident", at) == (date(2026, 3, 17), day(20))
    assert at.due("answer_resident").late_on(day(20))


def test_staff_and_the_office_ask_a_deputy_also_one_who_came_later():
    newcomer = facts.Taking(deputy=PersonId(9))
    at = walk(RECEIVE, (ASSIGN, CLERK, newcomer), (ANSWER, actor("deputy", 9)))

    assert at.stage is At.ANSWERED
    assert [party.id for party in at.parties["station_deputy"]] == [1, 2, 9]


def test_another_stations_staff_and_deputies_neither_see_nor_act():
    at = walk(RECEIVE)

    assert [at.visible_to(one) for one in (STAFF, DEPUTY, CLERK, OTHER_STAFF, OUTSIDER, OFFICER, None)] == [
        True, True, True, False, False, False, False,
    ]  # fmt: skip
    assert at.open_to(OTHER_STAFF) == at.open_to(OUTSIDER) == []


def test_identity_is_for_the_stations_staff_and_the_deputy_in_charge_alone():
    at = walk(*IN_HAND)
    readers = STATION_REQUEST.unsealed_by or ()

    who = [any(role.held_by(one, at.parties) for role in readers) for one in (STAFF, DEPUTY, COLLEAGUE, CLERK)]
    assert who == [True, True, False, False]


# --------------------------------------------------------------------------------- the resident's receipt


def test_a_code_is_sixteen_signs_that_can_be_read_aloud_and_typed_carelessly():
    assert CODE == "000G-40R4-0M30-E209"
    assert receipts.read(" ooog-4or4 om30e2o9") == CODE.replace("-", "")
    assert receipts.read("000G-40R4-0M30-E20") == receipts.read("000G-40R4-0M30-E20U") == ""


def test_the_record_tells_whose_code_it_is_and_no_code():
    at = walk(RECEIVE)

    assert receipts.belongs(receipts.read(CODE), at)
    assert not receipts.belongs(receipts.read(OTHER_CODE), at)
    assert not receipts.belongs("", at)


def test_with_another_code_nobody_acts_as_the_resident():
    for act, wrong in (
        (ADD, facts.Addition(text="补充情况", proof=shown(code=OTHER_CODE))),
        (WITHDRAW, facts.Proof(proof=shown(code=OTHER_CODE))),
        (ERASE, facts.Proof(proof=shown(code=OTHER_CODE))),
    ):
        with pytest.raises(BadFacts, match="查询码与这件意见不符"):
            walk(*IN_HAND, (act, wrong))
    with pytest.raises(BadFacts, match="查询码与这件意见不符"):
        walk(*ANSWERED, (EVALUATE, facts.OwnEvaluation(helped=Helped.YES, proof=shown(code=OTHER_CODE))))


def test_what_the_record_shows_of_one_act_does_not_do_for_the_next():
    once = (*IN_HAND, ADD)
    with pytest.raises(BadFacts):
        walk(*once, ADD)

    again = facts.Addition(text="再补充一点", proof=shown(1))
    assert walk(*once, (ADD, again)).count("add_to_request") == 2
    assert receipts.proof(receipts.read(CODE), walk(*once)) == shown(1)


def test_the_commitment_itself_proves_nothing():
    with pytest.raises(BadFacts):
        walk(*IN_HAND, (ADD, facts.Addition(text="补充情况", proof=receipts.commitment(CODE))))


def test_the_last_link_is_never_shown():
    added = [(ADD, facts.Addition(text="补充情况", proof=shown(used))) for used in range(receipts.LINKS - 1)]
    assert walk(*IN_HAND, *added).count("add_to_request") == receipts.LINKS - 1
    with pytest.raises(Refused, match="已经用完"):
        walk(*IN_HAND, *added, (WITHDRAW, facts.Proof(proof=shown(receipts.LINKS - 1))))


def test_staff_cannot_do_what_is_the_residents():
    for who in (STAFF, DEPUTY, CLERK):
        with pytest.raises(NoPower):
            walk(*ANSWERED, (EVALUATE, who))


def test_the_resident_adds_when_asked_withdraws_while_nobody_has_answered_and_erases_at_any_time():
    assert walk(*IN_HAND, ASK, ADD).stage is At.IN_HAND
    assert walk(RECEIVE, WITHDRAW).columns()["outcome"] == "withdrawn"
    with pytest.raises(NotAtThisStage):
        walk(*ANSWERED, WITHDRAW)
    assert set(ERASE.moves) == set(At)
    assert ERASE.erases


# ------------------------------------------------------------------------------------ declining, passing on


@pytest.mark.parametrize(
    ("ground", "right", "wrong"),
    [
        (Ground.PENDING_CASE, Way.COURT, Way.HOTLINE),
        (Ground.ACCUSATION, Way.SUPERVISION, Way.PETITIONS),
        (Ground.EMERGENCY, Way.EMERGENCY_CALL, Way.NONE),
    ],
)
def test_a_case_an_accusation_and_an_emergency_are_shown_the_door_that_the_law_gives(
    ground: Ground, right: Way, wrong: Way
):
    def refused(way: Way) -> tuple[Any, ...]:
        return DECLINE, facts.Refusal(ground=ground, way=way, explanation="请向有权机关提出")

    assert walk(RECEIVE, refused(right)).stage is At.DECLINED
    with pytest.raises(BadFacts, match="须告知法定的渠道"):
        walk(RECEIVE, refused(wrong))


def test_other_grounds_leave_the_way_open():
    spam = facts.Refusal(ground=Ground.UNLAWFUL, way=Way.NONE, explanation="属于广告内容")
    at = walk(*IN_HAND, (DECLINE, DEPUTY, spam))

    assert (at.stage, at.columns()["outcome"]) == (At.DECLINED, "declined")


def test_a_unit_answers_through_its_own_desk_in_thirty_days():
    with_unit = walk(*IN_HAND, FORWARD)
    answered = walk(*IN_HAND, FORWARD, UNIT_ANSWER)

    assert due("unit_answer", with_unit) == (date(2026, 4, 1), None)
    assert with_unit.visible_to(OFFICER)
    assert (answered.stage, answered.columns()["outcome"]) == (At.ANSWERED, "unit")


def test_a_station_does_not_pass_on_to_itself():
    with pytest.raises(BadFacts, match="不能转给联络站自己"):
        walk(*IN_HAND, (FORWARD, facts.Forwarding(unit=STATION)))
    with pytest.raises(BadFacts, match="不能转给联络站自己"):
        walk(*IN_HAND, (PETITION, facts.Petition(unit=STATION)))


def test_what_a_unit_hands_back_is_in_the_deputys_hand_for_another_fifteen_days():
    at = walk(*IN_HAND, (FORWARD, day(10)), (HAND_BACK, day(13)))

    assert at.stage is At.IN_HAND
    assert due("answer_resident", at) == (day(28), None)


def test_a_unit_is_pressed_only_when_it_is_late():
    with pytest.raises(Refused, match="没有逾期"):
        walk(*IN_HAND, FORWARD, (PRESS, day(30)))
    assert walk(*IN_HAND, FORWARD, (PRESS, day(31))).stage is At.WITH_UNIT


def test_as_a_petition_it_has_fifteen_days_for_the_notice_and_sixty_for_the_result():
    at = walk(*IN_HAND, PETITION, (NOTICE, day(10)))

    assert due("petition_notice", at) == (day(15), day(10))
    assert due("petition_result", at) == (day(70), None)
    with pytest.raises(Refused, match="已经登记过告知"):
        walk(*IN_HAND, PETITION, NOTICE, NOTICE)


def test_a_petitioner_who_is_sent_elsewhere_waits_for_no_result():
    elsewhere = facts.Notice(acceptance=Acceptance.REDIRECTED, text="请向县人社局提出")
    at = walk(*IN_HAND, PETITION, (NOTICE, elsewhere), RESULT)

    assert at.due("petition_result") is None
    assert (at.stage, at.columns()["outcome"]) == (At.ANSWERED, "petition")


def test_a_deputy_takes_it_back_from_petitions_or_from_a_suggestion_given_up():
    assert walk(*IN_HAND, PETITION, RESUME).stage is At.IN_HAND
    assert walk(*IN_HAND, SUGGEST, RESUME).stage is At.IN_HAND


def test_a_suggestion_begins_with_the_words_of_the_request_and_its_outcome_is_told_in_seven_months():
    at = walk(*IN_HAND, SUGGEST)
    assert SUGGEST.begins is not None
    first = SUGGEST.begins.facts(at, 5)

    assert isinstance(first, Draft)
    assert (first.title, first.text) == ("关于整修东门街排水沟的建议", TEXT)
    assert due("tell_outcome", at) == (date(2026, 10, 2), None)
    assert [STATION_REQUEST.starts[one](at) for one in ("request_text", "request_sector")] == [TEXT, "construction"]
    assert walk(*IN_HAND, SUGGEST, ANSWER).columns()["outcome"] == "suggestion"


# -------------------------------------------------------------------------------- whether it helped


def test_the_resident_says_once_whether_it_helped():
    at = walk(*ANSWERED, EVALUATE)

    assert (at.stage, at.columns()["rating"], at.columns()["outcome"]) == (At.CLOSED, Helped.YES, "answered")
    with pytest.raises(NotAtThisStage):
        walk(*ANSWERED, EVALUATE, (EVALUATE, facts.OwnEvaluation(helped=Helped.NO, proof=shown(1))))


def test_staff_enter_the_evaluation_only_of_what_they_entered():
    heard = facts.HeardEvaluation(helped=Helped.NO, asked=AskedBy.VISIT)
    assert walk(ON_BEHALF, TAKE_UP, ANSWER, (HEAR, heard)).columns()["rating"] == "no"
    with pytest.raises(Refused, match="由反映人本人评价"):
        walk(*ANSWERED, HEAR)


def test_it_is_closed_without_evaluation_only_when_thirty_days_have_passed():
    with pytest.raises(Refused, match="还没有届满"):
        walk(*ANSWERED, (UNEVALUATED, day(30)))
    assert walk(*ANSWERED, (UNEVALUATED, day(31))).columns()["rating"] == "unevaluated"


def test_it_is_published_only_with_consent_and_in_words_that_tell_nobodys_identity():
    agreed = (RECEIVE, request(publish=True))
    unreviewed = facts.Publication(text="希望更换破损的盖板。")
    at = walk(agreed, TAKE_UP, ANSWER, PUBLISH)

    assert (at.public, at.columns()["text"], at.columns()["title"]) == (
        True,
        "希望更换破损的盖板。",
        "希望更换破损的盖板",
    )
    assert walk(agreed, TAKE_UP, ANSWER).columns()["text"] == TEXT
    with pytest.raises(Refused, match="没有同意公开"):
        walk(*ANSWERED, PUBLISH)
    with pytest.raises(BadFacts, match="不得公开"):
        walk(agreed, TAKE_UP, ANSWER, (PUBLISH, unreviewed))
    with pytest.raises(Refused, match="已经公开"):
        walk(agreed, TAKE_UP, ANSWER, PUBLISH, PUBLISH)


def test_the_public_reads_answers_and_not_what_was_written():
    at = walk((RECEIVE, request(publish=True)), TAKE_UP, ANSWER, PUBLISH)
    readable = [act.code for act in (RECEIVE, ANSWER, PUBLISH) if at.readable_by(act, None)]

    assert readable == ["answer_request", "publish_request"]


def test_the_resident_is_told_only_of_acts_that_there_are():
    assert set(STATION_REQUEST.by_code) >= TOLD_TO_RESIDENT
    assert {"press_unit", "hand_back"}.isdisjoint(TOLD_TO_RESIDENT)


def test_the_next_step_is_the_deputys_the_stations_or_the_units():
    first = [walk(RECEIVE).next_for(one) for one in (DEPUTY, STAFF)]
    then = [walk(*IN_HAND).next_for(DEPUTY), walk(*IN_HAND, FORWARD).next_for(OFFICER)]

    assert codes([act for act in (*first, *then) if act]) == [
        "take_up", "assign_deputy", "answer_request", "unit_answer",
    ]  # fmt: skip


def test_entries_that_cannot_be_read_break_nothing():
    steps = [Step(1, "receive_request", DAY, RESIDENT), Step(2, "petition_notice", DAY, OFFICER)]
    at = standing(STATION_REQUEST, steps, DAY, DEFAULT, CALENDAR)

    assert at.columns()["outcome"] == ""
    assert UNIT not in at.parties
