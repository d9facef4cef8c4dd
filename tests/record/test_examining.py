"""Who may enter what, and when: offices, days, late entries, entries on behalf of others."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from tests.making import (
    DAY,
    admitted,
    after,
    at_ten,
    drafted,
    handed_over,
    make_cast,
    make_unit,
    office,
    perform_quickly,
    replied,
    submitted,
    suggestion,
)
from yishi.congress.models import PracticeVersion
from yishi.kernel.refusal import BadFacts, NoPower, Refused
from yishi.record.papers import keep
from yishi.record.steps import read_body
from yishi.rulebook.record_keeping import ORIGINAL_NEEDED


def late(cast, days, **values):
    """A draft whose legal day is DAY, entered so many days later."""
    return perform_quickly("draft", cast.deputy, DAY, suggestion(), at=at_ten(after(days)), **values)


# ------------------------------------------------------------------------------------ days


def test_a_late_entry_needs_a_reason(cast):
    with pytest.raises(BadFacts, match="补录须写明理由") as refusal:
        late(cast, 1)
    assert refusal.value.field == "reason"


def test_a_late_entry_with_a_reason_keeps_both_its_day_and_its_moment(cast):
    entry = late(cast, 3, reason="代表当日递交了纸质建议")
    assert (entry.on, timezone.localdate(entry.recorded_at)) == (DAY, after(3))
    assert read_body(entry.body).reason == "代表当日递交了纸质建议"


def test_a_late_entry_is_bounded_and_the_last_day_counts(cast):
    assert late(cast, 30, reason="补录").pk
    with pytest.raises(Refused, match="补录不得晚于") as refusal:
        late(cast, 31, reason="补录")
    assert refusal.value.basis is not None


def test_a_county_may_set_the_bound_itself(cast):
    PracticeVersion.objects.create(
        congress=cast.congress, in_force=date(2022, 1, 1), overrides={"late_entry_within": {"value": "5d"}}
    )
    assert late(cast, 5, reason="补录").pk
    with pytest.raises(Refused, match="补录不得晚于5"):
        late(cast, 6, reason="补录")


def test_what_is_carried_over_from_older_records_may_be_of_any_day(cast):
    assert late(cast, 300, migrated=True).pk


def test_no_act_is_of_a_day_to_come(cast):
    with pytest.raises(BadFacts, match="不能晚于今天"):
        perform_quickly("draft", cast.deputy, after(1), suggestion(), at=at_ten(DAY))


def test_today_is_what_the_clock_says_in_china(cast):
    midnight_in_china = datetime(2026, 3, 1, 16, 0, tzinfo=timezone.get_fixed_timezone(0))
    assert perform_quickly("draft", cast.deputy, DAY, suggestion(), at=midnight_in_china).on == DAY
    with pytest.raises(BadFacts):
        perform_quickly("draft", cast.deputy, DAY, suggestion(), at=midnight_in_china - timedelta(seconds=1))


def test_the_acts_on_a_matter_follow_one_another(cast):
    matter = admitted(cast, after(2))
    with pytest.raises(BadFacts, match="不能早于上一步骤的2026年3月4日"):
        perform_quickly(
            "assign", cast.clerk, after(1), {"lead_unit": cast.lead.pk}, matter, at=at_ten(after(2)), reason="补录"
        )


# ------------------------------------------------------------------------------------ offices


@pytest.mark.parametrize(("since", "until"), [(after(1), None), (date(2022, 1, 1), after(-1))])
def test_an_office_not_held_that_day_gives_no_power(cast, since, until):
    former = office(cast.congress, "deputy", held_from=since, held_to=until)
    with pytest.raises(NoPower, match="不在“人大代表”任上"):
        perform_quickly("draft", former, DAY, suggestion())


def test_an_office_is_held_on_its_first_and_its_last_day(cast):
    one_day = office(cast.congress, "deputy", held_from=DAY, held_to=DAY)
    assert perform_quickly("draft", one_day, DAY, suggestion()).person_id == one_day.person_id


def test_an_officer_of_another_unit_has_no_part_in_the_matter(cast):
    stranger = office(cast.congress, "unit_head", make_unit(cast.congress))
    with pytest.raises(NoPower):
        perform_quickly("contact", stranger, DAY, {"way": "phone", "note": "电话"}, handed_over(cast))


# ------------------------------------------------------------------------------------ on behalf


def test_the_clerk_enters_for_a_deputy_who_signed_on_paper(cast):
    values = {"behalf": cast.deputy, "reason": "代表亲笔签名的纸质建议", "papers": [(original(cast), "建议.pdf")]}
    entry = perform_quickly("draft", cast.clerk, DAY, suggestion(), **values)
    body = read_body(entry.body)
    assert (body.by.person, body.behalf.person) == (cast.clerk.person_id, cast.deputy.person_id)
    assert entry.matter.lead_deputy_id == cast.deputy.person_id


def test_an_entry_on_behalf_names_the_paper(cast):
    with pytest.raises(BadFacts, match="书面材料") as refusal:
        perform_quickly("draft", cast.clerk, DAY, suggestion(), behalf=cast.deputy, reason="  ")
    assert refusal.value.field == "reason"


def original(cast):
    return keep(cast.congress, b"%PDF-1.4\n%%EOF\n", "建议.pdf", at_ten(DAY))


def test_what_is_entered_on_behalf_comes_with_its_original(cast):
    with pytest.raises(BadFacts, match="原件") as refusal:
        perform_quickly("draft", cast.clerk, DAY, suggestion(), behalf=cast.deputy, reason="纸质建议")
    assert refusal.value.field == "papers"


def test_unless_the_place_does_not_ask_for_it(cast):
    without = {ORIGINAL_NEEDED.code: {"value": False, "source": "本县办法"}}
    PracticeVersion.objects.create(congress=cast.congress, in_force=DAY, base="default", overrides=without)
    entry = perform_quickly("draft", cast.clerk, DAY, suggestion(), behalf=cast.deputy, reason="纸质建议")
    assert read_body(entry.body).papers == []


def test_an_original_may_be_attached_to_whatever_the_act(cast):
    matter = drafted(cast)
    papers = [(original(cast), "建议.pdf")]
    values = {"behalf": cast.deputy, "reason": "纸质建议", "papers": papers}
    assert read_body(perform_quickly("submit", cast.clerk, DAY, {}, matter, **values).body).papers
    with pytest.raises(BadFacts, match="材料"):
        perform_quickly("submit", cast.clerk, DAY, {}, drafted(cast), **{**values, "papers": papers * 6})


def test_only_the_clerk_enters_on_behalf(cast):
    with pytest.raises(NoPower, match="不能代录"):
        perform_quickly("draft", cast.chair, DAY, suggestion(), behalf=cast.deputy, reason="纸质建议")


def test_a_unit_signs_its_reply_itself(cast):
    with pytest.raises(NoPower, match="不能代录"):
        perform_quickly("admit", cast.clerk, DAY, None, submitted(cast), behalf=cast.clerk, reason="来函")


def test_on_behalf_gives_no_more_power_than_the_deputy_has(cast):
    values = {"behalf": cast.colleague, "reason": "纸质评价表"}
    with pytest.raises(NoPower):
        perform_quickly("rate_satisfied", cast.clerk, DAY, None, replied(cast), **values)


def test_nobody_is_entered_for_in_another_congress(cast):
    with pytest.raises(NoPower, match="不属于同一"):
        perform_quickly("draft", cast.clerk, DAY, suggestion(), behalf=make_cast().deputy, reason="纸质建议")


# ------------------------------------------------------------------------------------ papers


def test_an_act_takes_only_so_many_papers(cast):
    with pytest.raises(BadFacts, match="材料") as refusal:
        perform_quickly("submit", cast.deputy, DAY, None, drafted(cast), papers=[(None, "附件")])
    assert refusal.value.field == "papers"
