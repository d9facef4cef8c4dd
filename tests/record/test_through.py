"""What a secretary enters at another's desk says so for good; what is in person is refused below every screen."""

import json
from datetime import timedelta

import pytest

from tests.making import (
    DAY,
    after,
    at_ten,
    drafted,
    make_cast,
    order,
    perform_quickly,
    person,
    replied,
    reply,
    suggestion,
)
from yishi.congress.entrusting import NewEntrustment, entrust, revoke
from yishi.congress.models import Account
from yishi.kernel.refusal import NoPower
from yishi.record.acts import perform
from yishi.record.models import Entry
from yishi.record.rebuilding import rebuild
from yishi.record.steps import read_body, step_of
from yishi.record.through import done_through
from yishi.record.verifying import verify
from yishi.rulebook.suggestions import SUGGESTION

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def secretary(cast):
    return person(cast.congress, "李秘书", account=Account.objects.create(username="limishu"))


def lent(cast, secretary, office=None, days=30):
    office = office or cast.deputy
    new = NewEntrustment(secretary=secretary, begins=DAY, last_day=after(days))
    return entrust(office, new, by=office.person, at=at_ten(DAY))


def test_the_entry_names_the_holder_the_secretary_and_the_entrustment(cast, secretary):
    through = lent(cast, secretary)
    entry = perform_quickly("draft", cast.deputy, DAY, suggestion(), through=through)
    body = read_body(entry.body)
    assert (body.by.person, body.through.person, body.through.name) == (cast.deputy.person_id, secretary.pk, "李秘书")
    assert body.through.entrustment == through.pk


def test_to_the_rules_it_is_the_holders_act(cast, secretary):
    entry = perform_quickly("draft", cast.deputy, DAY, suggestion(), through=lent(cast, secretary))
    step = step_of(read_body(entry.body), SUGGESTION)
    assert (step.actor.person, step.writer) == (cast.deputy.person_id, None)


def test_an_entry_without_a_secretary_is_spelled_as_before(cast):
    entry = perform_quickly("draft", cast.deputy, DAY, suggestion())
    assert "through" not in json.loads(entry.body)


def test_such_a_record_is_verified_and_rebuilt_like_any_other(cast, secretary):
    through = lent(cast, secretary)
    matter = perform_quickly("draft", cast.deputy, DAY, suggestion(), through=through).matter
    perform_quickly("amend", cast.deputy, DAY, suggestion(title="改过的标题的建议"), matter, through=through)
    assert verify(cast.congress) is None
    before = list(Entry.objects.values("body", "hash"))
    rebuild(cast.congress)
    assert list(Entry.objects.values("body", "hash")) == before


def through_it(cast, through, act="draft", on=DAY, at=None, **values):
    given = {"facts": suggestion(), "office": cast.deputy, **values}
    return perform(
        order(act, given.pop("office"), on, given.pop("facts"), through=through, at=at or at_ten(on), **given)
    )


def test_before_its_first_day_and_after_its_last_nothing_is_entered(cast, secretary):
    through = lent(cast, secretary, days=3)
    for day in (-1, 4):
        with pytest.raises(NoPower):
            through_it(cast, through, on=after(day))
    assert not Entry.objects.exists()


def test_a_day_within_it_is_not_entered_after_it_has_ended(cast, secretary):
    through = lent(cast, secretary, days=3)
    with pytest.raises(NoPower):
        through_it(cast, through, on=after(3), at=at_ten(after(4)), reason="补录")


def test_what_was_revoked_since_it_was_looked_up_is_revoked(cast, secretary):
    through = lent(cast, secretary)
    revoke(through, by=cast.deputy.person, at=at_ten(DAY))
    assert through.revoked_at is None  # as it was in hand
    with pytest.raises(NoPower, match="已经收回"):
        through_it(cast, through, at=at_ten(DAY) + timedelta(minutes=1))


def test_an_entrustment_is_for_one_office(cast, secretary):
    with pytest.raises(NoPower, match="没有委托您"):
        through_it(cast, lent(cast, secretary), office=cast.colleague)


@pytest.mark.parametrize(
    ("act", "facts"),
    [("submit", {"occasion": "recess"}), ("withdraw", {"reason": "情况有变化，不再提出。"})],
)
def test_handing_in_and_taking_back_are_the_deputys_own(cast, secretary, act, facts):
    matter = drafted(cast)
    with pytest.raises(NoPower, match="须由本人办理") as refusal:
        through_it(cast, lent(cast, secretary), act, facts=facts, matter=matter)
    assert refusal.value.basis == SUGGESTION.by_code[act].in_person


@pytest.mark.parametrize("act", ["cosign", "decline_cosign"])
def test_a_co_signer_confirms_in_person_that_it_is_the_own_wish(cast, secretary, act):
    matter = drafted(cast)
    perform_quickly("invite", cast.deputy, DAY, {"persons": [cast.colleague.person_id]}, matter)
    through = lent(cast, secretary, cast.colleague)
    with pytest.raises(NoPower) as refusal:
        through_it(cast, through, act, office=cast.colleague, facts=None, matter=matter)
    assert "第八条第二款" in refusal.value.basis.text.zh


@pytest.mark.parametrize("act", ["rate_satisfied", "rate_basically_satisfied", "rate_dissatisfied"])
def test_an_evaluation_is_the_deputys_own(cast, secretary, act):
    with pytest.raises(NoPower) as refusal:
        through_it(cast, lent(cast, secretary), act, facts=None, matter=replied(cast))
    assert "第二十六条" in refusal.value.basis.text.zh


def test_the_head_drafts_by_a_secretary_and_signs_in_person(cast, secretary):
    from tests.making import handed_over  # noqa: PLC0415 - for this test alone

    through, matter = lent(cast, secretary, cast.head), handed_over(cast)
    through_it(cast, through, "draft_reply", office=cast.head, facts=reply(), matter=matter)
    with pytest.raises(NoPower) as refusal:
        through_it(cast, through, "sign_reply", office=cast.head, facts=reply(), matter=matter)
    assert "第二十三条第一款" in refusal.value.basis.text.zh


def test_what_a_secretary_did_is_found_by_the_entrustment(cast, secretary):
    first, second = lent(cast, secretary), lent(cast, secretary)
    done = through_it(cast, first)
    through_it(cast, second)
    perform_quickly("draft", cast.deputy, DAY, suggestion())
    assert [entry for entry, _body in done_through([first], 10)] == [done]
    assert len(done_through([first, second], 10)) == 2
    assert done_through([], 10) == []
