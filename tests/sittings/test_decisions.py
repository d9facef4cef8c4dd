"""Decisions on major matters through the one door: from the proposal to the report on carrying them out."""

from datetime import timedelta

import pytest

from tests.making import make_unit, office
from tests.sitting import DAY, EARLY, make_house
from yishi.kernel.refusal import Refused
from yishi.record.standings import standing_of
from yishi.rulebook.sittings.gathered import topics

pytestmark = pytest.mark.django_db
TITLE = "关于加强饮用水水源保护的决定"
STEPS = ("participation", "experts", "risk", "legality", "consultation")
BEFORE = EARLY - timedelta(10)


@pytest.fixture
def house(db):
    """A standing committee of seven."""
    return make_house()


@pytest.fixture
def mayor(house):
    """The head of the county's government."""
    return office(house.congress, "unit_head", make_unit(house.congress, "测试县人民政府", kind="government"))


def proposed(house, who, proposer):
    given = {"title": TITLE, "proposer": proposer, "text": "为保护饮用水水源，提请常委会作出决定。"}
    return house.act("propose_decision", who, None, BEFORE, procedure="decision", **given)


def shown(house, who, steps=STEPS, proposer="government"):
    decision = proposed(house, who, proposer)
    for kind in steps:
        shown = {"kind": kind, "note": "材料齐备，方案可行。", "papers": house.paper()}
        house.act("record_evidence", who, decision, BEFORE, **shown)
    return decision


def tabled(house, decision):
    """The sitting that has it on its agenda."""
    sitting = house.planned()
    house.act("table_decision", house.chair, decision, EARLY, sitting=sitting.pk)
    return house.prepare(sitting)


def stage(matter):
    return standing_of(matter, DAY).stage.value


def promulgation(house, **more):
    due = DAY + timedelta(180)
    given = {"name": TITLE, "text": "一、划定保护区。二、六个月内完成整治。", "lead_unit": house.bureau.pk}
    return {**given, "report_by": due.isoformat(), **more}


def test_a_decision_goes_from_the_proposal_through_the_vote_to_the_report(house, mayor):
    decision = shown(house, mayor)
    sitting = tabled(house, decision)
    house.voted(house.opened(sitting=sitting), *["for"] * 4, *["against"] * 3)
    recorded = standing_of(decision, DAY).last("record_vote").facts
    assert (recorded.base, recorded.results[0].counts, recorded.results[0].carried) == (7, (4, 3, 0), True)

    house.act("promulgate_decision", house.chair, decision, **promulgation(house))
    decision.refresh_from_db()
    assert decision.public
    assert decision.number
    done = DAY + timedelta(150)
    house.act("report_implementation", house.head, decision, done, text="保护区界桩全部设立，整治完毕。")
    house.act("conclude_decision", house.clerk, decision, done)
    assert stage(decision) == "closed"


@pytest.mark.parametrize(("missing", "article"), [("legality", "ZJ-MAJ 9"), ("consultation", "OL 50")])
def test_without_a_lawful_step_it_reaches_no_sitting_and_the_refusal_names_step_and_article(
    house, mayor, missing, article
):
    decision, sitting = shown(house, mayor, [step for step in STEPS if step != missing]), house.planned()
    with pytest.raises(Refused) as refused:
        house.act("table_decision", house.chair, decision, EARLY, sitting=sitting.pk)

    assert refused.value.basis.key.startswith(article)
    assert {"legality": "合法性审查", "consultation": "事先征求意见"}[missing] in refused.value.reason.zh
    assert (stage(decision), stage(sitting)) == ("proposed", "planned")


def test_half_of_all_members_do_not_carry_it_and_it_is_not_promulgated(house, mayor):
    decision = shown(house, mayor)
    house.voted(house.opened(sitting=tabled(house, decision)), *["for"] * 3, "against", *["abstain"] * 3)
    with pytest.raises(Refused) as refused:
        house.act("promulgate_decision", house.chair, decision, **promulgation(house))
    house.act("close_rejected", house.chair, decision)

    assert refused.value.basis.key == "OL 51.4"
    assert stage(decision) == "rejected"


def test_before_the_vote_there_is_nothing_to_promulgate(house, mayor):
    decision = shown(house, mayor)
    tabled(house, decision)
    with pytest.raises(Refused):
        house.act("promulgate_decision", house.chair, decision, **promulgation(house))


def test_three_members_move_it_jointly(house):
    lead, *rest = house.members[2:5]
    decision, sitting = shown(house, lead, proposer="members"), house.planned()
    house.act("second_proposal", rest[0], decision, BEFORE)
    with pytest.raises(Refused) as refused:
        house.act("table_decision", house.chair, decision, EARLY, sitting=sitting.pk)
    house.act("second_proposal", rest[1], decision, BEFORE)
    house.act("table_decision", house.chair, decision, EARLY, sitting=sitting.pk)

    assert refused.value.basis.key == "OL 52.3"
    assert stage(decision) == "tabled"


def test_a_bureau_does_not_propose_in_the_governments_name(house):
    with pytest.raises(Refused) as refused:
        proposed(house, house.head, "government")

    assert refused.value.basis.key.startswith("OL 52")


def test_what_was_withdrawn_is_not_put_to_the_vote(house, mayor):
    decision = shown(house, mayor)
    sitting = house.opened(sitting=tabled(house, decision))
    house.act("withdraw_decision", house.chair, decision, reason="需要进一步论证")
    with pytest.raises(Refused):
        house.put(sitting)


def test_put_on_another_sittings_agenda_it_leaves_the_first(house, mayor):
    decision, first, second = shown(house, mayor), house.planned(), house.planned()
    house.act("table_decision", house.chair, decision, EARLY, sitting=first.pk)
    with pytest.raises(Refused) as refused:
        house.act("table_decision", house.chair, decision, EARLY, sitting=first.pk)
    house.act("table_decision", house.chair, decision, EARLY, sitting=second.pk)

    assert refused.value.field == "sitting"
    titles = [[one.told.title for one in topics(standing_of(sitting, DAY)).values()] for sitting in (first, second)]
    assert [TITLE in told for told in titles] == [False, True]


def test_a_sitting_that_has_closed_keeps_in_its_history_what_it_did_not_come_to(house, mayor):
    decision = shown(house, mayor)
    sitting = house.opened(sitting=tabled(house, decision))
    before = [one.told.title for one in topics(standing_of(sitting, DAY)).values()]
    for number, _ in enumerate(before, 1):
        house.act("hold_back_item", house.chair, sitting, topic=f"{number}", reason="尚需进一步论证")
    house.act("close_sitting", house.chair, sitting)
    house.act("withdraw_decision", house.chair, decision, reason="需要进一步论证")

    assert TITLE in before
    assert [one.told.title for one in topics(standing_of(sitting, DAY)).values()] == before
