"""Whatever happens to a suggestion, in whatever order, there is one answer to where it stands."""

from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rulebook.walking import (
    ADMITTED,
    AUDITOR,
    CALENDAR,
    CHAIR,
    CHONGQING,
    CLERK,
    CO_OFFICER,
    COSIGNER,
    DAY,
    DEFAULT,
    DEPUTY,
    DRAFT,
    HANDED_OVER,
    HEAD,
    OFFICER,
    OTHER_HEAD,
    QINGDAO,
    REHANDLED,
    REPLIED,
    SUBMITTED,
    USUAL,
    WITH_A_CO_UNIT,
    ZHEJIANG,
    examine,
    walk,
)
from yishi.kernel.facts import NoFacts
from yishi.kernel.refusal import Refused
from yishi.kernel.role import Actor
from yishi.kernel.standing import Standing, Step, standing
from yishi.rulebook.suggestions import SUGGESTION

EVERYBODY = [DEPUTY, COSIGNER, CLERK, CHAIR, HEAD, OFFICER, CO_OFFICER, OTHER_HEAD, AUDITOR]
CODES = sorted(SUGGESTION.by_code)
FACTS = [NoFacts(), *dict.fromkeys(facts for _, facts in USUAL.values() if facts != NoFacts())]
ANYTHING = st.lists(
    st.tuples(st.sampled_from(CODES), st.integers(0, 90), st.sampled_from(EVERYBODY), st.sampled_from(FACTS)),
    max_size=14,
)
# One of the acts open then, by its usual person with its usual facts, so many days after the one before.
# It begins at one of several stages: from a draft, few ways would come as far as a reply.
LAWFUL = st.tuples(
    st.sampled_from([(DRAFT,), SUBMITTED, ADMITTED, HANDED_OVER, WITH_A_CO_UNIT, REPLIED, REHANDLED]),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 40)), min_size=3, max_size=20),
)
EARLY_ENDS = {"withdraw", "convert_to_letter"}
PRACTICES = st.sampled_from([DEFAULT, CHONGQING, ZHEJIANG, QINGDAO])


def asked(at: Standing) -> tuple[object, ...]:
    """Everything that a page or the record asks of a standing."""
    people: list[Actor | None] = [*EVERYBODY, None]
    of_people = [(at.open_to(one), at.next_for(one), at.visible_to(one), len(at.refused_to(one))) for one in people]
    return at.stage, at.parties, at.dues, at.open_duties(), at.columns(), at.public, at.number, of_people


def lawful(at: Standing, code: str) -> bool:
    act, (by, facts) = SUGGESTION.by_code[code], USUAL[code]
    try:
        examine(at, act, by, facts)
    except Refused:
        return False
    return True


def lawful_walk(way: tuple[Any, list[tuple[int, int]]], practice: Any) -> list[Step]:
    """A walk that does only what the declaration allows, and rarely ends it early."""
    start, choices = way
    steps = list(walk(*start, practice=practice).steps)
    for choice, later in choices:
        on = steps[-1].on + timedelta(later)
        at = standing(SUGGESTION, steps, on, practice, CALENDAR)
        open_now = [act.code for act in SUGGESTION.leaving[at.stage] if lawful(at, act.code)]
        codes = [code for code in open_now if choice > 55 or code not in EARLY_ENDS]
        if codes:
            code = codes[choice % len(codes)]
            steps.append(Step(len(steps) + 1, code, on, *USUAL[code]))
    return steps


@given(ANYTHING, st.integers(-30, 400), PRACTICES)
def test_there_is_always_an_answer_and_always_the_same(done: Any, later: int, practice: Any):
    steps = [Step(seq, code, DAY + timedelta(days), by, facts) for seq, (code, days, by, facts) in enumerate(done, 1)]
    kept, on = list(steps), DAY + timedelta(later)

    first = asked(standing(SUGGESTION, steps, on, practice, CALENDAR))

    assert first == asked(standing(SUGGESTION, steps, on, practice, CALENDAR))
    assert steps == kept


@settings(max_examples=60)
@given(LAWFUL, st.integers(0, 400), PRACTICES)
def test_a_lawful_walk_has_nothing_irregular_and_ends_without_duties(way: Any, later: int, practice: Any):
    steps = lawful_walk(way, practice)
    at = standing(SUGGESTION, steps, steps[-1].on + timedelta(later), practice, CALENDAR)

    assert at.irregular == []
    assert not at.ended or {due.code for due in at.open_duties()} <= {"promise"}
    assert len({due.key for due in at.dues}) == len(at.dues)


@settings(max_examples=60)
@given(LAWFUL, st.integers(0, 400), st.integers(0, 400))
def test_what_is_late_stays_late(way: Any, later: int, more: int):
    steps = lawful_walk(way, DEFAULT)
    days = [steps[-1].on + timedelta(later), steps[-1].on + timedelta(later + more)]
    now, then = (standing(SUGGESTION, steps, on, DEFAULT, CALENDAR) for on in days)

    late = {due.key for due in now.dues if due.late_on(now.on)}
    assert late <= {due.key for due in then.dues if due.late_on(then.on)}


@settings(max_examples=60)
@given(LAWFUL)
def test_the_reply_is_never_due_later_than_six_months_from_hand_over(way: Any):
    steps = lawful_walk(way, DEFAULT)
    due = standing(SUGGESTION, steps, steps[-1].on, DEFAULT, CALENDAR).due("reply")

    assert due is None or due.day is None or (due.day - due.began).days <= 184


@settings(max_examples=60)
@given(LAWFUL)
def test_it_is_handled_again_once_at_most(way: Any):
    steps = lawful_walk(way, DEFAULT)

    assert sum(step.act == "order_rehandling" for step in steps) <= 1


def test_a_reply_whose_facts_cannot_be_read_promises_nothing():
    handed_over = walk(*HANDED_OVER).steps
    unreadable = Step(len(handed_over) + 1, "sign_reply", DAY, HEAD)
    at = standing(SUGGESTION, [*handed_over, unreadable], DAY, DEFAULT, CALENDAR)

    assert (at.due("promise"), at.columns()["outcome"]) == (None, None)
