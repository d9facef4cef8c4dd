"""The one door: what an act writes, what a repeated one does, and that a refused one leaves nothing behind."""

import pytest
from django.db import connection

from tests.making import (
    DAY,
    admitted,
    after,
    at_ten,
    closed,
    drafted,
    handed_over,
    make_cast,
    order,
    perform_quickly,
    replied,
    reply,
    submitted,
    suggestion,
)
from yishi.kernel.refusal import NoPower, NotAtThisStage, Overtaken, Refused
from yishi.record.acts import perform
from yishi.record.models import Due, Entry, Matter, Participation, Sealed, Serial
from yishi.record.standings import standing_of
from yishi.record.steps import read_body
from yishi.record.verifying import verify


def everything(congress):
    """All rows that an act can write, to be compared before and after."""
    congress.refresh_from_db()
    return [
        congress.last_position,
        *(
            list(model.objects.filter(congress=congress).order_by("pk").values())
            for model in (Matter, Entry, Participation, Due, Serial, Sealed)
        ),
    ]


def test_an_act_appends_one_entry_and_moves_the_matter(cast):
    matter = submitted(cast)
    entry = perform_quickly("admit", cast.clerk, DAY, None, matter)
    matter.refresh_from_db()
    assert (matter.stage, matter.label, matter.last_seq) == ("admitted", "2026-001", entry.seq)
    assert matter.head == entry.hash


def test_the_entry_says_who_did_what_in_which_office_on_which_day(cast):
    body = read_body(perform_quickly("draft", cast.deputy, DAY, suggestion()).body)
    assert (body.act, body.on, body.at) == ("draft", "2026-03-02", at_ten(DAY).isoformat())
    assert (body.by.person, body.by.office, body.by.kind) == (cast.deputy.person_id, cast.deputy.pk, "deputy")
    assert (body.congress, body.position, body.seq) == (cast.congress.code, 1, 1)


def test_a_matter_keeps_the_version_that_it_began_under(cast):
    assert drafted(cast, DAY).version.isoformat() == "2025-03-12"


def test_positions_count_all_entries_of_a_congress_and_no_others(cast):
    other = make_cast()
    closed(cast)
    replied(other)
    closed(cast)
    places = Entry.objects.filter(congress=cast.congress).order_by("position")
    assert list(places.values_list("position", flat=True)) == list(range(1, 15))


# ------------------------------------------------------------------------------------ repeated requests


def test_a_repeated_request_gives_back_the_entry_it_made(cast):
    request = order("draft", cast.deputy, DAY, suggestion())
    first, second = perform(request), perform(request)
    assert first == second
    assert Matter.objects.filter(congress=cast.congress).count() == 1


def test_a_repeated_request_is_known_also_when_the_matter_has_moved_on(cast):
    matter = submitted(cast)
    request = order("admit", cast.clerk, DAY, None, matter)
    first = perform(request)
    perform_quickly("assign", cast.clerk, DAY, {"lead_unit": cast.lead.pk}, matter)
    assert perform(request) == first


def test_the_same_key_with_another_act_is_refused(cast):
    matter = submitted(cast)
    perform_quickly("admit", cast.clerk, DAY, None, matter, key="k")
    with pytest.raises(Refused, match="同一次提交的内容前后不同"):
        perform_quickly("designate_key", cast.chair, DAY, {"person": cast.chair.person_id}, matter, key="k")


@pytest.mark.parametrize("change", [{"title": "另一件完全不同的建议"}, {"confidential": True}])
def test_the_same_key_with_other_facts_is_refused(cast, change):
    perform_quickly("draft", cast.deputy, DAY, suggestion(), key="k")
    with pytest.raises(Refused, match="同一次提交的内容前后不同"):
        perform_quickly("draft", cast.deputy, DAY, suggestion(**change), key="k")


def test_the_same_key_by_another_person_is_refused(cast):
    perform_quickly("draft", cast.deputy, DAY, suggestion(), key="k")
    with pytest.raises(Refused, match="同一次提交的内容前后不同"):
        perform_quickly("draft", cast.colleague, DAY, suggestion(), key="k")


def test_another_congress_may_use_the_same_key(cast):
    perform_quickly("draft", cast.deputy, DAY, suggestion(), key="k")
    assert perform_quickly("draft", make_cast().deputy, DAY, suggestion(), key="k").position == 1


@pytest.mark.parametrize("key", ["", "  ", "k" * 65])
def test_a_request_without_a_proper_key_is_refused(cast, key):
    with pytest.raises(Refused, match="缺少编号"):
        perform_quickly("draft", cast.deputy, DAY, suggestion(), key=key)


# ------------------------------------------------------------------------------------ numbers


def test_numbers_are_given_in_order_and_never_again(cast):
    numbers = [admitted(cast).number for _ in range(3)]
    withdrawn = admitted(cast)
    perform_quickly("withdraw", cast.deputy, DAY, {"reason": "情况已经解决"}, withdrawn)
    assert [*numbers, admitted(cast).number] == [1, 2, 3, 5]


def test_each_year_and_each_congress_has_its_own_series(cast):
    assert admitted(cast, DAY).label == "2026-001"
    assert admitted(cast, after(400)).label == "2027-001"
    assert admitted(make_cast(), DAY).label == "2026-001"


def test_a_refused_admission_uses_up_no_number(cast):
    matter = submitted(cast)
    with pytest.raises(Refused):
        perform_quickly("admit", cast.clerk, DAY, {"sector": "no such sector"}, matter)
    assert admitted(cast).number == 1


# ------------------------------------------------------------------------------------ refusals


def refused_orders(cast):
    """Orders that have to be refused, and of what kind the refusal is."""
    draft, handled, answered = drafted(cast), handed_over(cast, co_units=[cast.other]), replied(cast)
    perform_quickly("draft_reply", cast.head, DAY, reply(), handled)
    return [
        (order("draft", cast.clerk, DAY, suggestion()), NoPower),
        (order("submit", cast.colleague, DAY, None, draft), NoPower),
        (order("sign_reply", cast.officer, DAY, reply(), handled), NoPower),
        (order("absorb", cast.clerk, DAY, {"matter": draft.pk, "persons": []}, handled), NoPower),
        (order("admit", cast.clerk, DAY, None, draft), NotAtThisStage),
        (order("contact", cast.head, DAY, {"way": "phone", "note": "电话"}, answered), NotAtThisStage),
        (order("sign_reply", cast.head, DAY, reply(), handled), Refused),
        (order("grant_extension", cast.clerk, DAY, None, handled), Refused),
        (order("close_unrated", cast.clerk, DAY, None, answered), Refused),
        (order("draft_reply", cast.head, DAY, reply("B"), handled), Refused),
        (order("rate_dissatisfied", cast.deputy, DAY, None, answered), Refused),
        (order("invite", cast.deputy, DAY, {"persons": [cast.deputy.person_id]}, draft), Refused),
    ]


def test_every_refusal_of_the_procedure_names_its_article(cast):
    for refused, kind in refused_orders(cast):
        with pytest.raises(kind) as refusal:
            perform(refused)
        assert refusal.value.basis is not None, refused.act
        assert refusal.value.reason.zh
        assert refusal.value.reason.en


def test_a_refused_act_leaves_nothing_half_written(cast):
    refused = [each for each, _ in refused_orders(cast)]
    before = everything(cast.congress)
    for each in refused:
        with pytest.raises(Refused):
            perform(each)
    assert everything(cast.congress) == before


def test_facts_that_do_not_fit_are_refused_and_leave_nothing_behind(cast):
    before = everything(cast.congress)
    bad = [
        {"title": "短"}, {"sector": "astrology"}, {"text": None}, {"unknown": 1}, {"phone": "1" * 65},
    ]  # fmt: skip
    for facts in bad:
        with pytest.raises(Refused):
            perform_quickly("draft", cast.deputy, DAY, suggestion(**facts))
    assert everything(cast.congress) == before


def test_units_and_persons_of_another_congress_are_refused(cast):
    other = make_cast()
    with pytest.raises(Refused, match="不存在"):
        perform_quickly("assign", cast.clerk, DAY, {"lead_unit": other.lead.pk}, admitted(cast))


def test_a_matter_of_another_congress_is_not_there(cast):
    with pytest.raises(Refused, match="没有这一事项"):
        perform_quickly("admit", make_cast().clerk, DAY, None, submitted(cast))


def test_unknown_acts_and_procedures_are_refused(cast):
    matter = drafted(cast)
    with pytest.raises(Refused, match="没有“fly”这一步骤"):
        perform_quickly("fly", cast.deputy, DAY, None, matter)
    with pytest.raises(Refused, match="没有名为“no_such”的程序"):
        perform_quickly("draft", cast.deputy, DAY, suggestion(), procedure="no_such")


def test_a_matter_begins_with_its_opening_act_and_with_no_other(cast):
    with pytest.raises(Refused, match="没有“submit”这一步骤"):
        perform_quickly("submit", cast.deputy, DAY)
    with pytest.raises(Refused, match="没有“draft”这一步骤"):
        perform_quickly("draft", cast.deputy, DAY, suggestion(), drafted(cast))


def test_whoever_looked_before_another_acted_is_told_so(cast):
    matter = handed_over(cast)
    matter.refresh_from_db()
    contact = {"way": "phone", "note": "电话沟通"}
    perform_quickly("contact", cast.head, DAY, contact, matter, expected=matter.last_seq)
    with pytest.raises(Overtaken, match="刚刚由他人办理"):
        perform_quickly("contact", cast.head, DAY, contact, matter, expected=matter.last_seq)


# ------------------------------------------------------------------------------------ merging


def movers(matter):
    matter.refresh_from_db()
    return {
        party.id for part in ("lead_deputy", "cosigner", "joined_mover")
        for party in standing_of(matter, DAY).parties.get(part, ())
    }  # fmt: skip


def with_cosigner(cast):
    matter = drafted(cast)
    perform_quickly("invite", cast.deputy, DAY, {"persons": [cast.colleague.person_id]}, matter)
    perform_quickly("cosign", cast.colleague, DAY, None, matter)
    perform_quickly("submit", cast.deputy, DAY, None, matter)
    return perform_quickly("admit", cast.clerk, DAY, None, matter).matter


def test_merging_keeps_every_mover(cast):
    third = make_cast(cast.congress)
    target, merged = admitted(third), with_cosigner(cast)
    perform_quickly("merge", cast.clerk, DAY, {"into": target.pk}, merged)
    everybody = {third.deputy.person_id, cast.deputy.person_id, cast.colleague.person_id}
    assert movers(target) == everybody
    roles = Participation.objects.filter(matter=target, role="joined_mover")
    assert set(roles.values_list("person_id", flat=True)) == everybody - {third.deputy.person_id}


def test_undoing_a_merger_gives_back_both_as_they_were(cast):
    third = make_cast(cast.congress)
    target, merged = admitted(third), with_cosigner(cast)
    perform_quickly("merge", cast.clerk, DAY, {"into": target.pk}, merged)
    perform_quickly("separate", cast.clerk, DAY, {"reason": "内容并不相同"}, merged)
    assert movers(target) == {third.deputy.person_id}
    assert movers(merged) == {cast.deputy.person_id, cast.colleague.person_id}
    assert (merged.stage, target.stage) == ("admitted", "admitted")
    assert verify(cast.congress) is None


def test_undoing_one_merger_leaves_the_movers_of_the_others(cast):
    third = make_cast(cast.congress)
    target, one, other = admitted(third), admitted(cast), with_cosigner(cast)
    for merged in (one, other):
        perform_quickly("merge", cast.clerk, DAY, {"into": target.pk}, merged)
    perform_quickly("separate", cast.clerk, DAY, {"reason": "内容并不相同"}, one)
    assert movers(target) == {third.deputy.person_id, cast.deputy.person_id, cast.colleague.person_id}
    perform_quickly("separate", cast.clerk, DAY, {"reason": "内容并不相同"}, other)
    assert movers(target) == {third.deputy.person_id}
    assert verify(cast.congress) is None


def test_a_merger_is_entered_on_both_or_on_neither(cast):
    target, merged = closed(cast), admitted(cast)
    before = everything(cast.congress)
    for into in (target.pk, merged.pk, 10**9, admitted(make_cast()).pk):
        with pytest.raises(Refused):
            perform_quickly("merge", cast.clerk, DAY, {"into": into}, merged)
    assert everything(cast.congress) == before


def test_what_follows_elsewhere_keeps_the_order_of_days_there(cast):
    target, merged = admitted(cast, after(5)), admitted(cast, DAY)
    with pytest.raises(Refused, match="不能早于上一步骤"):
        perform_quickly("merge", cast.clerk, after(1), {"into": target.pk}, merged, at=at_ten(after(6)), reason="补录")


# ------------------------------------------------------------------------------------ cost


def test_an_act_takes_the_same_statements_however_long_the_record_is(cast, django_assert_max_num_queries):
    matter = handed_over(cast)
    contact = {"way": "phone", "note": "电话沟通"}
    counts = []
    for _ in range(2):
        with django_assert_max_num_queries(20) as counted:
            perform_quickly("contact", cast.head, DAY, contact, matter)
        counts.append(len(counted))
        for _ in range(10):
            perform_quickly("contact", cast.head, DAY, contact, matter)
    assert counts[0] >= counts[1], connection.vendor
