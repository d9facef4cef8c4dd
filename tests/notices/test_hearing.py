"""Who hears of an act: those whose turn it becomes, and those whom the act is declared to tell."""

from typing import Any

from tests.notices.hearing import happening, office
from tests.rulebook.walking import (
    ADMITTED,
    AUDITOR,
    CHAIR,
    CLERK,
    CO_OFFICER,
    CONTACT,
    COSIGNER,
    DEPUTY,
    DISSATISFIED,
    DRAFT,
    DRAFT_REPLY,
    HANDED_OVER,
    HEAD,
    OFFICER,
    OTHER_HEAD,
    REPLIED,
    REQUEST_RETURN,
    SUBMITTED,
    WITH_A_CO_UNIT,
    WITHDRAW,
    actor,
    invited,
    walk,
)
from yishi.notices.hearing import heard
from yishi.notices.roster import Roster
from yishi.record.steps import By, Through

COLLEAGUE = actor("clerk", 14)
EVERYBODY = [DEPUTY, COSIGNER, CLERK, COLLEAGUE, CHAIR, HEAD, OFFICER, CO_OFFICER, OTHER_HEAD, AUDITOR]


def told(*done: Any, **more: Any) -> dict[str, str]:
    """Who hears of the last of these acts: by kind and number, and the act expected of him ("" for news)."""
    at = walk(*done)
    found = heard(happening(at.procedure, at.steps, **more), Roster(map(office, EVERYBODY)))
    return {one.office.person.name: one.act for one in found}


def names(*actors: Any) -> dict[str, str]:
    return {one.name: "" for one in actors}


def test_a_suggestion_handed_in_is_for_the_office_to_admit():
    assert told(*SUBMITTED) == {CLERK.name: "admit", COLLEAGUE.name: "admit"}


def test_an_invited_deputy_is_called_to_cosign():
    assert told(DRAFT, invited(COSIGNER)) == {COSIGNER.name: "cosign"}


def test_the_deputy_hears_that_it_was_admitted_and_the_clerks_at_the_same_desk_need_not():
    assert told(*ADMITTED) == names(DEPUTY)


def test_the_units_are_called_when_it_is_handed_over_and_the_deputy_is_told():
    called = told(*WITH_A_CO_UNIT)
    assert called.pop(CO_OFFICER.name) in {"contact", "give_opinion"}
    assert called == {DEPUTY.name: "", HEAD.name: "contact", OFFICER.name: "contact"}


def test_the_head_is_called_to_sign_what_an_officer_drafted():
    assert told(*HANDED_OVER, CONTACT, DRAFT_REPLY) == {HEAD.name: "sign_reply"}
    assert told(*HANDED_OVER, DRAFT_REPLY) == {HEAD.name: "sign_reply"}


def test_what_was_expected_before_calls_nobody_again():
    assert told(*HANDED_OVER, CONTACT) == {}


def test_the_deputy_is_asked_to_evaluate_the_reply_and_the_office_told_of_it():
    assert told(*REPLIED) == {DEPUTY.name: "rate_satisfied", **names(CLERK, COLLEAGUE)}


def test_an_evaluation_is_told_to_the_office_alone_which_decides_next():
    assert told(*REPLIED, DISSATISFIED) == {CLERK.name: "order_rehandling", COLLEAGUE.name: "order_rehandling"}


def test_a_unit_that_returns_it_calls_the_office():
    assert told(*HANDED_OVER, REQUEST_RETURN) == {CLERK.name: "reassign", COLLEAGUE.name: "reassign"}


def test_nobody_who_never_saw_a_draft_hears_that_it_was_withdrawn():
    assert told(DRAFT, WITHDRAW) == {}
    assert told(*HANDED_OVER, WITHDRAW) == names(CLERK, COLLEAGUE, HEAD, OFFICER)


def test_neither_who_acted_on_paper_nor_who_entered_it_is_told():
    clerk = By(CLERK.person, CLERK.name, CLERK.office, CLERK.kind, CLERK.title)
    deputy = By(DEPUTY.person, DEPUTY.name, DEPUTY.office, DEPUTY.kind, DEPUTY.title)
    # The clerk who entered it can go on himself: his colleague is not called.
    assert told(*SUBMITTED, by=clerk, behalf=deputy) == {}


def test_what_a_secretary_did_is_told_to_the_holder_of_the_desk_where_others_would_be_told():
    secretary = Through(1, COLLEAGUE.person, COLLEAGUE.name)
    assert told(*HANDED_OVER, through=secretary) == {**names(DEPUTY), HEAD.name: "contact", OFFICER.name: "contact"}
