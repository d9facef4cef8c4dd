"""Letters in the record: entered without a login, acted on with a receipt that the record does not hold."""

import json
import uuid
from datetime import timedelta

import pytest

from tests.at_station import ANSWER, CODE, OPENED, TEXT, answered, by_resident, in_hand, make_station, written
from tests.making import DAY, after, at_ten, perform_quickly
from yishi.congress.models import Stationing
from yishi.congress.stations import close_station, end_stationing
from yishi.kernel.refusal import BadFacts, NoPower, NotAtThisStage, Refused
from yishi.record.acts import Order, perform
from yishi.record.models import Entry, Matter, Participation, Reading, Sealed
from yishi.record.rebuilding import rebuild
from yishi.record.sealing import read_sealed
from yishi.record.station_requests import act_with_receipt, found, receive
from yishi.record.verifying import findings
from yishi.rulebook.station_requests import receipts

NAME, PHONE = "赵大妈", "0000-8600001"
OTHER = receipts.written(bytes(10))


@pytest.fixture
def place(cast):
    return make_station(cast)


def bodies(matter):
    return "".join(Entry.objects.filter(matter=matter).values_list("body", flat=True))


def test_a_letter_is_numbered_at_once_and_names_who_serves_that_day(place):
    matter = written(place)
    said = json.loads(Entry.objects.get(matter=matter).body)

    assert (matter.label, matter.stage, matter.lead_unit) == ("2026-001", "received", place.station.unit)
    assert set(said["facts"]["deputies"]) == {place.cast.deputy.person_id, place.cast.colleague.person_id}
    assert (said["by"]["name"], said["by"]["kind"]) == ("群众", "resident")


def test_whoever_has_left_the_station_is_not_told(place):
    end_stationing(Stationing.objects.get(person=place.cast.colleague.person), DAY - timedelta(1))
    there = Participation.objects.filter(matter=written(place), role="station_deputy")

    assert [part.person for part in there] == [place.cast.deputy.person]


def test_a_closed_station_and_one_without_deputies_take_nothing(place):
    Stationing.objects.all().delete()
    with pytest.raises(Refused, match="还没有进站代表"):
        written(place)
    close_station(place.station, DAY)
    with pytest.raises(Refused, match="目前不开放"):
        written(place, after(1))


def test_the_receipt_stands_nowhere_in_the_record(place):
    matter = answered(place)
    by_resident(place, matter, "evaluate_answer", helped="yes")

    assert CODE not in bodies(matter)
    assert receipts.read(CODE) not in bodies(matter)


def test_number_and_receipt_find_the_letter_and_nothing_less_does(place):
    matter, congress = written(place), place.cast.congress

    assert found(congress, "2026-001", CODE.lower(), DAY)[0] == matter
    assert found(congress, "第2026-001号", f" {CODE} ", DAY)[0] == matter
    for number, code in [
        ("2026-001", OTHER), ("2026-002", CODE), ("2026-001", ""), ("001", CODE), ("", CODE),
        ("2026-" + "9" * 30, CODE), ("2026-x", CODE),
    ]:  # fmt: skip
        assert found(congress, number, code, DAY) is None


def test_a_receipt_is_good_for_its_own_letter_alone(place):
    mine, others = answered(place), answered(place, code=OTHER, text="别人反映的另一件事情，与我无关。")

    with pytest.raises(NoPower):
        by_resident(place, others, "evaluate_answer", helped="no")
    by_resident(place, mine, "evaluate_answer", helped="yes")
    mine.refresh_from_db()
    others.refresh_from_db()
    assert (mine.rating, others.rating) == ("yes", "")


def test_below_the_pages_too_an_act_without_the_receipt_is_refused(place):
    matter = answered(place)
    resident = Entry.objects.get(matter=matter, seq=1).person.offices.get()
    shown = receipts.link(OTHER, 0)
    order = Order(
        act="evaluate_answer", office=resident, on=DAY, at=at_ten(DAY), key="k", matter=matter.pk,
        facts={"helped": "yes", "proof": shown},
    )  # fmt: skip
    with pytest.raises(BadFacts, match="查询码"):
        perform(order)


def test_what_one_act_showed_does_not_do_for_another(place):
    matter = in_hand(place)
    by_resident(place, matter, "add_to_request", text="在二桥下游")
    shown = json.loads(Entry.objects.filter(matter=matter).latest("seq").body)["facts"]["proof"]
    resident = Entry.objects.get(matter=matter, seq=1).person.offices.get()

    with pytest.raises(BadFacts):
        perform_quickly("withdraw_request", resident, DAY, {"proof": shown}, matter)
    by_resident(place, matter, "withdraw_request")
    matter.refresh_from_db()
    assert matter.stage == "withdrawn"


def test_the_same_press_twice_is_one_act(place):
    matter, key = in_hand(place), uuid.uuid4().hex
    times = {"on": DAY, "at": at_ten(DAY), "key": key}
    first, second = (
        act_with_receipt(place.cast.congress, matter.label, CODE, "add_to_request", {"text": "补充一点"}, **times)
        for _ in range(2)
    )

    assert first == second


def test_a_letter_sent_twice_is_one_letter(place):
    times = {"on": DAY, "at": at_ten(DAY), "key": "letter.1"}
    said = {"text": TEXT, "channel": "online", "resident_phone": PHONE}
    first, second = (receive(place.station, said, CODE, **times) for _ in range(2))

    assert first == second
    assert Matter.objects.filter(procedure="station_request").count() == 1


def test_a_used_up_receipt_says_so(place):
    matter = in_hand(place)
    for _ in range(receipts.LINKS - 1):
        by_resident(place, matter, "add_to_request", text="再补充")

    with pytest.raises(NoPower, match="用完"):
        by_resident(place, matter, "withdraw_request")


def test_the_resident_evaluates_once(place):
    matter = answered(place)
    by_resident(place, matter, "evaluate_answer", helped="partly", remark="好了一半")

    with pytest.raises(NotAtThisStage):
        by_resident(place, matter, "evaluate_answer", helped="yes")


def test_name_and_telephone_are_sealed_and_read_by_station_and_deputy_in_charge_alone(place):
    matter = in_hand(place, resident_name=NAME, resident_phone=PHONE)
    phone = Sealed.objects.get(field="resident_phone")
    cast = place.cast

    assert NAME not in bodies(matter)
    assert PHONE not in bodies(matter)
    for reader in (place.staff, cast.deputy):
        assert read_sealed(phone, reader, at_ten(DAY), "回电核实情况") == PHONE
    for other in (cast.colleague, cast.clerk, cast.chair, cast.head):
        with pytest.raises(NoPower, match="只供"):
            read_sealed(phone, other, at_ten(DAY), "看看")
    assert Reading.objects.count() == 2


def test_on_the_residents_word_they_are_gone_for_good(place):
    matter = answered(place, resident_name=NAME, resident_phone=PHONE)
    by_resident(place, matter, "erase_identity")
    gone = list(Sealed.objects.filter(matter=matter))

    assert all(one.erased_at and not one.ciphertext for one in gone)
    with pytest.raises(Refused, match="已经删除"):
        read_sealed(gone[0], place.staff, at_ten(DAY), "回电核实情况")
    assert list(findings(place.cast.congress)) == []


def test_staff_enter_for_somebody_and_are_named(place):
    matter = written(place, office=place.staff)
    entry = Entry.objects.get(matter=matter)

    assert entry.person == place.staff.person
    assert found(place.cast.congress, matter.label, CODE, DAY) is not None


def test_a_deputy_makes_a_suggestion_of_it_in_one_act(place):
    matter, cast = in_hand(place), place.cast
    words = {"title": "关于整修东门街排水沟的建议", "sector": "construction", "text": TEXT}
    entry = perform_quickly("make_suggestion", cast.deputy, DAY, words, matter)
    made = Matter.objects.get(procedure="suggestion")

    assert json.loads(entry.body)["facts"]["suggestion"] == made.pk
    assert (made.stage, made.lead_deputy, made.title) == ("drafting", cast.deputy.person, words["title"])
    with pytest.raises(NoPower):
        perform_quickly("make_suggestion", cast.colleague, DAY, words, in_hand(place, code=OTHER, text=TEXT * 2))


def test_a_letter_can_be_rebuilt_from_its_entries(place):
    matter = answered(place)
    perform_quickly("close_unevaluated", place.staff, after(31), None, matter)
    Matter.objects.filter(pk=matter.pk).update(stage="", title="", text="", rating="", outcome="", lead_unit=None)
    rebuild(place.cast.congress)
    matter.refresh_from_db()

    assert (matter.stage, matter.rating, matter.outcome) == ("closed", "unevaluated", "answered")
    assert (matter.lead_unit, matter.opened >= OPENED, ANSWER in bodies(matter)) == (place.station.unit, True, True)
