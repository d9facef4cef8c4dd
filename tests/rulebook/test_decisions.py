"""Decisions on major matters: the lawful steps, and what the vote brings about (procedures §3, 10)."""

from datetime import date

import pytest

from tests.rulebook.sitting_walking import (
    CHAIR,
    CLERK,
    DECIDED,
    EARLY,
    EVIDENCE,
    HEAD,
    HOUSE,
    PROMULGATED,
    PROMULGATION,
    PROPOSAL,
    PROPOSED,
    REPORTED_ON,
    SHOWN,
    TABLED_DECISION,
    by,
    case,
    member,
    refused,
    told_vote,
)
from tests.rulebook.walking import CALENDAR, DEFAULT
from yishi.kernel.assembly import Roll
from yishi.kernel.facts import read_facts
from yishi.kernel.refusal import Refused
from yishi.kernel.standing import standing
from yishi.rulebook.decisions import DECISION
from yishi.rulebook.votes.choices import Ballot


def at(*done, **more):
    return case(DECISION, *done, **more)


def nothing():
    return standing(DECISION, (), EARLY, DEFAULT, CALENDAR)


@pytest.mark.parametrize("missing", EVIDENCE)
def test_without_each_lawful_step_it_is_not_tabled_and_the_refusal_names_the_step(missing):
    done = tuple(one for one in SHOWN if one[3].get("kind") != missing)
    refusal = refused(at(*done), "table_decision", CHAIR, sitting=77)
    label = next(kind.label.zh for kind in type(at(*SHOWN).last("record_evidence").facts.kind) if kind == missing)

    assert label in refusal.reason.zh
    assert refused(at(*SHOWN), "table_decision", CHAIR, sitting=77) is None


def test_a_page_tells_what_is_missing():
    [remark] = DECISION.remarks

    assert "合法性审查" in remark(at(*PROPOSED)).zh
    assert "齐备" in remark(at(*SHOWN)).zh
    assert remark(at(*TABLED_DECISION)) is None


@pytest.mark.parametrize(
    ("who", "proposer", "allowed"),
    [
        (HEAD, "government", True),
        (HEAD, "council", False),
        (CHAIR, "party_committee", True),
        (member(9), "members", True),
    ],
)
def test_a_proposal_is_made_in_the_name_of_the_own_body(who, proposer, allowed):
    told = read_facts(DECISION.opens.facts, {**PROPOSAL, "proposer": proposer})

    assert DECISION.opens.checks[0].holds(at(*PROPOSED), told, who) is allowed


def jointly(n):
    proposed = by("propose_decision", member(9), EARLY, **{**PROPOSAL, "proposer": "members"})
    return (proposed, *(by("second_proposal", member(one), EARLY) for one in range(10, 9 + n)), *SHOWN[1:])


def test_three_members_are_needed_in_a_county_and_five_above():
    above = Roll("province", HOUSE.deputies, HOUSE.members, HOUSE.council)

    assert refused(at(*jointly(2)), "table_decision", CHAIR, sitting=77).basis.key == "OL 52.3"
    assert refused(at(*jointly(3)), "table_decision", CHAIR, sitting=77) is None
    assert refused(at(*jointly(4), roll=above), "table_decision", CHAIR, sitting=77) is not None
    assert refused(at(*jointly(5), roll=above), "table_decision", CHAIR, sitting=77) is None


def test_others_proposals_are_not_joined():
    assert isinstance(refused(at(*PROPOSED), "second_proposal", member(9)), Refused)


def test_the_sitting_receives_it_as_a_decision():
    receives = DECISION.by_code["table_decision"].then[-1]
    told = receives.facts(at(*TABLED_DECISION), 80)

    assert (told.ballot, told.title, told.questions[0].title) == (Ballot.DECISION, PROPOSAL["title"], PROPOSAL["title"])


def test_nothing_is_promulgated_that_was_not_carried_by_a_vote():
    failed = at(*TABLED_DECISION, told_vote("failed", ballot="decision"))

    assert refused(failed, "promulgate_decision", CHAIR, **PROMULGATION).basis.key == "OL 51.4"
    assert isinstance(refused(at(*TABLED_DECISION), "promulgate_decision", CHAIR, **PROMULGATION), Refused)
    assert isinstance(refused(at(*DECIDED), "close_rejected", CHAIR), Refused)


def test_the_report_on_carrying_it_out_is_due_on_the_day_that_the_decision_says():
    [due] = at(*PROMULGATED).dues[-1:]

    assert (due.day, due.met_on) == (date(2026, 10, 30), None)
    assert at(*REPORTED_ON).dues[-1].met_on is not None
    past = {**PROMULGATION, "report_by": "2026-04-01"}
    assert refused(at(*DECIDED), "promulgate_decision", CHAIR, **past).field == "report_by"


def test_a_proposal_is_tabled_within_three_months():
    assert at(*PROPOSED).due("deliberate_decision").day == date(2026, 6, 29)


def test_lists_tell_what_came_of_it():
    ends = {
        "passed": PROMULGATED,
        "rejected": (*TABLED_DECISION, told_vote("failed", ballot="decision"), by("close_rejected")),
        "not_tabled": (*PROPOSED, by("decline_decision", reason="不属于职权")),
        "withdrawn": (*PROPOSED, by("withdraw_decision", reason="另行研究")),
    }

    assert {end: at(*done).columns()["outcome"] for end, done in ends.items()} == {end: end for end in ends}
    assert (nothing().columns()["outcome"], nothing().dues) == (None, ())
    assert CLERK.kind == "clerk"
