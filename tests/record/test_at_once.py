"""Several people at once, each with a connection of their own, on a database that really commits."""

import itertools
import threading
from dataclasses import replace

import pytest
from django.db import connection

from tests.making import (
    DAY,
    admitted,
    at_ten,
    drafted,
    handed_over,
    make_cast,
    order,
    perform_quickly,
    submitted,
    suggestion,
)
from tests.making_bills import SESSION, make_bills, signed
from yishi.kernel.refusal import NotAtThisStage, Overtaken, Refused
from yishi.record.acts import perform
from yishi.record.checkpoints import make_checkpoint
from yishi.record.models import Entry, Matter, Serial
from yishi.record.rebuilding import rebuild
from yishi.record.verifying import findings, verify

ROUNDS = 12


@pytest.fixture
def cast(real_database):
    return make_cast()


def at_once(*works):
    """Does all of it at the same moment; what each gave or raised, in order."""
    ready = threading.Barrier(len(works))
    results = [None] * len(works)

    def do(place, work):
        try:
            connection.ensure_connection()
            ready.wait(10)
            results[place] = work()
        except Exception as error:  # noqa: BLE001 - told to the test, which looks at each
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads), "somebody waits for ever"
    return results


def done(results):
    return [each for each in results if isinstance(each, Entry)]


def refused(results):
    return [each for each in results if isinstance(each, Exception)]


def acting(each):
    return lambda: perform(each)


def assert_whole(congress):
    """Nothing half-written, nothing lost, nothing twice."""
    assert list(findings(congress)) == []
    assert rebuild(congress, dry_run=True).total == 0


def test_of_two_decisions_on_one_matter_exactly_one_is_entered(cast):
    explanation = {"ground": "no_content", "explanation": "请写明具体意见"}
    for _ in range(ROUNDS):
        matter = submitted(cast)
        results = at_once(
            acting(order("admit", cast.clerk, DAY, None, matter)),
            acting(order("return_to_deputy", cast.clerk, DAY, explanation, matter)),
        )
        assert len(done(results)) == 1
        assert [type(each) for each in refused(results)] == [NotAtThisStage]
        assert Entry.objects.filter(matter=matter).count() == 3
    assert_whole(cast.congress)


def test_of_two_who_saw_the_same_state_the_second_is_told_that_it_changed(cast):
    contact = {"way": "phone", "note": "电话沟通"}
    for _ in range(ROUNDS):
        matter = handed_over(cast)
        matter.refresh_from_db()
        results = at_once(
            *(acting(order("contact", cast.head, DAY, contact, matter, expected=matter.last_seq)) for _ in range(2))
        )
        assert len(done(results)) == 1
        assert [type(each) for each in refused(results)] == [Overtaken]
    assert_whole(cast.congress)


def test_one_request_sent_several_times_at_once_is_entered_once(cast):
    for _ in range(ROUNDS):
        request = order("draft", cast.deputy, DAY, suggestion())
        results = at_once(*[acting(request)] * 3)
        assert len({each.pk for each in done(results)}) == 1
        assert refused(results) == []
    assert Matter.objects.filter(congress=cast.congress).count() == ROUNDS
    assert_whole(cast.congress)


def test_many_acts_on_different_matters_leave_no_gap_and_nobody_waiting(cast):
    matters = [[submitted(cast) for _ in range(6)] for _ in range(6)]

    def admit_and_assign(own):
        for matter in own:
            perform_quickly("admit", cast.clerk, DAY, None, matter)
            perform_quickly("assign", cast.clerk, DAY, {"lead_unit": cast.lead.pk}, matter)
            drafted(cast)

    results = at_once(*(lambda own=own: admit_and_assign(own) for own in matters))
    assert results == [None] * 6
    positions = Entry.objects.filter(congress=cast.congress).order_by("position").values_list("position", flat=True)
    assert list(positions) == list(range(1, 72 + 3 * 36 + 1))
    numbers = Matter.objects.filter(congress=cast.congress, number__isnull=False).order_by("number")
    assert list(numbers.values_list("number", flat=True)) == list(range(1, 37))
    assert Serial.objects.get(congress=cast.congress).last == 36
    assert_whole(cast.congress)


def test_two_congresses_do_not_disturb_one_another(cast):
    other = make_cast()
    results = at_once(*(lambda mine=mine: [submitted(mine) for _ in range(10)] for mine in (cast, other)))
    assert all(isinstance(each, list) for each in results)
    for mine in (cast, other):
        assert_whole(mine.congress)


def test_mergers_crossing_each_other_do_not_wait_for_ever(cast):
    for _ in range(ROUNDS):
        one, other = admitted(cast), admitted(cast)
        results = at_once(
            acting(order("merge", cast.clerk, DAY, {"into": other.pk}, one)),
            acting(order("merge", cast.clerk, DAY, {"into": one.pk}, other)),
            acting(order("assign", cast.clerk, DAY, {"lead_unit": cast.lead.pk}, one)),
        )
        assert all(isinstance(each, Entry | Refused) for each in results), results
        assert done(results)
    assert_whole(cast.congress)


def test_the_record_can_be_checked_pledged_and_rebuilt_while_others_write(cast):
    for _ in range(20):
        handed_over(cast)
    stop = threading.Event()

    def write():
        for _ in itertools.takewhile(lambda _: not stop.is_set(), range(400)):
            submitted(cast)

    def check():
        try:
            said = []
            for _ in range(4):
                make_checkpoint(cast.congress, at_ten(DAY))
                said.append(verify(cast.congress))
                said.append(rebuild(cast.congress).total or None)
            return said
        finally:
            stop.set()

    *written, said = at_once(write, write, check)
    assert written == [None, None]
    assert said == [None] * 8
    assert_whole(cast.congress)


def test_a_request_for_a_busy_record_waits_and_is_not_lost(cast):
    request = order("draft", cast.deputy, DAY, suggestion())
    results = at_once(*(acting(replace(request, key=f"key {n}")) for n in range(16)))
    assert len(done(results)) == 16
    assert_whole(cast.congress)


def test_bills_handed_in_at_the_same_moment_all_reach_the_call_and_nobody_is_told_to_try_again(cast):
    bills = make_bills()
    ready = [signed(bills) for _ in range(8)]
    to = {"session": bills.call.pk}
    results = at_once(*(acting(order("hand_in_bill", bills.cast.deputy, SESSION, to, bill)) for bill in ready))
    assert refused(results) == []
    assert Entry.objects.filter(matter=bills.call, act="receive_bill").count() == len(ready)
    assert_whole(bills.cast.congress)
