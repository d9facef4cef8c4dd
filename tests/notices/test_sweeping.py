"""Terms are told of before they run out and when they have: each once, and weekly while nothing is done."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.making import (
    DAY,
    after,
    at_ten,
    closed,
    handed_over,
    make_cast,
    office,
    perform_quickly,
    replied,
    reply,
    submitted,
)
from tests.notices.conftest import give_login, queries, with_mail
from yishi.congress.models import PracticeVersion
from yishi.notices.choosing import USUALLY, Wish, choose
from yishi.notices.kinds import Kind
from yishi.notices.models import Delivery, Notice
from yishi.notices.saying import headline
from yishi.notices.sweeping import is_swept, sweep
from yishi.record.models import Due


def look(cast, n):
    """The morning's look, so many days after DAY."""
    return sweep(cast.congress, after(n), at_ten(after(n)) - timedelta(hours=3))


def told(one, kind):
    """The terms that somebody was told of, with the days on which."""
    notices = Notice.objects.filter(person=one.person, kind=kind).order_by("pk")
    return [(notice.term, (timezone.localdate(notice.at) - DAY).days) for notice in notices]


def days_of(code, matter):
    return (Due.objects.get(code=code, matter=matter).due - DAY).days


def day_of(on):
    return f"{on.year}年{on.month}月{on.day}日"


@pytest.fixture
def handed(cast):
    return handed_over(cast)


def test_a_term_is_called_soon_seven_days_before_it_ends_and_once(cast, handed):
    last = days_of("reply", handed)
    for n in range(last - 10, last + 1):
        look(cast, n)

    assert [one for one in told(cast.head, Kind.SOON) if one[0] == "reply"] == [("reply", last - 7)]


def test_of_a_short_term_the_second_half_is_soon(cast):
    matter = submitted(cast)
    last = days_of("hand_over", matter)
    for n in range(last + 1):
        look(cast, n)

    assert told(cast.clerk, Kind.SOON) == [("hand_over", last - last // 2)]


def test_somebody_may_ask_to_be_told_earlier_and_a_county_may_settle_it(cast, handed):
    choose(cast.head.person, Wish(USUALLY.roads, days_before=20))
    PracticeVersion.objects.create(
        congress=cast.congress, in_force=DAY, overrides={"notice_days_before": {"value": 10, "source": ""}}
    )
    officer = give_login(office(cast.congress, "unit_staff", cast.lead))
    last = days_of("reply", handed)
    for n in (last - 21, last - 20, last - 11, last - 10):
        look(cast, n)

    assert [one for one in told(cast.head, Kind.SOON) if one[0] == "reply"] == [("reply", last - 20)]
    assert [one for one in told(officer, Kind.SOON) if one[0] == "reply"] == [("reply", last - 10)]


def test_what_is_overdue_is_told_at_once_then_weekly(cast, handed):
    last = days_of("contact", handed)
    for n in range(last, last + 16):
        look(cast, n)

    late = [("contact", last + 1), ("contact", last + 8), ("contact", last + 15)]
    assert told(cast.head, Kind.LATE) == late
    assert told(cast.clerk, Kind.LATE) == late
    assert told(cast.deputy, Kind.LATE) == told(cast.chair, Kind.LATE) == []


def test_the_office_is_told_whose_term_it_is_and_those_bound_that_it_is_theirs(cast, handed):
    look(cast, days_of("contact", handed) + 1)
    said = {
        notice.person_id: headline(notice).zh
        for notice in Notice.objects.filter(kind=Kind.LATE).select_related("matter", "entry", "unit")
    }

    assert said[cast.clerk.person_id].startswith(f"{cast.lead.name}逾期：与代表联系沟通")
    assert said[cast.head.person_id].startswith("已经逾期：与代表联系沟通")


def test_a_promise_that_comes_due_wakes_the_office_too_though_the_matter_is_closed(cast):
    promise = [{"text": "六月底前建成", "due": str(after(100))}]
    matter = closed(cast, answer=reply("B", promises=promise))
    assert matter.closed is not None
    for n in range(90, 110):
        look(cast, n)

    for one in (cast.clerk, cast.head):
        assert [day for term, day in told(one, Kind.SOON) if term == "promise"] == [93]
        assert [day for term, day in told(one, Kind.LATE) if term == "promise"] == [101, 108]
    notices = Notice.objects.filter(term="promise", kind=Kind.SOON).select_related("matter", "entry", "unit")
    said = {notice.person_id: headline(notice).zh for notice in notices}
    assert said[cast.clerk.person_id] == f"{cast.lead.name}{day_of(after(100))}到期：落实承诺事项"
    assert said[cast.head.person_id] == f"{day_of(after(100))}到期：落实承诺事项"


def test_of_other_terms_the_office_is_told_when_they_are_over(cast, handed):
    look(cast, days_of("contact", handed))
    assert told(cast.clerk, Kind.SOON) == []


def test_what_is_met_or_a_mere_right_is_not_told(cast, handed):
    perform_quickly("contact", cast.head, DAY, {"way": "phone", "note": "已与代表沟通。"}, handed)
    look(cast, days_of("contact", handed) + 1)

    assert {term for term, _ in told(cast.head, Kind.LATE)} & {"contact", "return"} == set()


def test_the_deputy_alone_is_bound_to_evaluate(cast):
    matter = replied(cast)
    look(cast, days_of("evaluate", matter) - 1)

    assert [term for term, _ in told(cast.deputy, Kind.SOON)] == ["evaluate"]
    assert told(cast.colleague, Kind.SOON) == []


def test_a_term_that_is_put_off_is_told_again(cast, handed):
    soon = days_of("reply", handed) - 7
    look(cast, soon)
    Due.objects.filter(code="reply").update(due=after(soon + 5))
    look(cast, soon + 1)

    assert [day for term, day in told(cast.head, Kind.SOON) if term == "reply"] == [soon, soon + 1]


def test_a_day_is_looked_through_once(cast, handed):
    n = days_of("contact", handed) + 1

    assert not is_swept(cast.congress, after(n))
    assert look(cast, n) > 0
    assert look(cast, n) == 0
    assert is_swept(cast.congress, after(n))


def test_the_first_look_at_an_old_record_tells_nobody_outside_the_site(cast, handed):
    with_mail(cast.head)
    last = days_of("contact", handed)
    look(cast, last + 1)
    assert (Notice.objects.filter(person=cast.head.person).exists(), Delivery.objects.count()) == (True, 0)

    look(cast, last + 8)
    assert Delivery.objects.count() > 0


def test_other_units_and_congresses_are_not_told(cast, handed):
    other = make_cast()
    give_login(other.clerk)
    look(cast, days_of("contact", handed) + 1)

    assert not Notice.objects.filter(person__in=[other.clerk.person_id, cast.officer.person_id]).exists()


def test_a_look_asks_as_often_for_many_terms_as_for_few(cast, handed):
    look(cast, 40)
    few = queries(look, cast, 47)
    for _ in range(5):
        handed_over(cast)

    assert queries(look, cast, 54) == few
