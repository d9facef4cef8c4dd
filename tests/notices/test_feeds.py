"""A calendar program reads one's own open terms under a link that nobody can guess."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from tests.making import DAY, after, at_ten, handed_over, make_cast, make_congress, office, perform_quickly, replied
from tests.notices.conftest import address, give_login, queries
from yishi.notices.choosing import USUALLY, Wish, choose
from yishi.notices.feeds import calendar_of, feed_in_use, make_feed, reader_of, revoke_feed
from yishi.notices.models import Feed

NOW = at_ten(DAY)


def told(cast, one, at=NOW):
    """What a program that reads RFC 5545 makes of somebody's calendar."""
    return Calendar.from_ical(calendar_of(cast.congress, one.person, at, address))


def events(cast, one, at=NOW):
    return {str(event["summary"]): event.decoded("dtstart") for event in told(cast, one, at).walk("VEVENT")}


def test_a_unit_reads_its_terms_on_their_last_days(cast):
    handed_over(cast)

    named = "2026-001 关于整修乡村公路的建议"
    assert events(cast, cast.head) == {
        f"与代表联系沟通：{named}": date(2026, 3, 30),
        f"答复代表：{named}": date(2026, 6, 2),
    }
    assert events(cast, cast.officer) == events(cast, cast.deputy) == {}


def test_a_deputy_reads_what_binds_him_and_the_office_what_binds_the_office(cast):
    replied(cast)
    assert list(events(cast, cast.deputy)) == ["代表评价：2026-001 关于整修乡村公路的建议"]

    matter = handed_over(cast)
    perform_quickly("request_return", cast.head, DAY, {"reason": "不属于本单位职责。"}, matter)
    assert [summary.partition("：")[0] for summary in events(cast, cast.clerk)] == ["对退办申请作出处理"]


def test_several_offices_are_one_calendar(cast):
    both = give_login(office(cast.congress, "unit_head", cast.lead))
    office(cast.congress, "clerk", person=both.person)
    handed_over(cast)
    matter = handed_over(cast)
    perform_quickly("request_return", cast.head, DAY, {"reason": "不属于本单位职责。"}, matter)

    assert len(events(cast, both)) == len(events(cast, cast.head)) + len(events(cast, cast.clerk)) > 2


def test_what_is_met_is_gone_and_what_is_overdue_says_so(cast):
    matter = handed_over(cast)
    perform_quickly("contact", cast.head, DAY, {"way": "phone", "note": "已与代表沟通。"}, matter)
    late = at_ten(after(120))

    assert [summary[:8] for summary in events(cast, cast.head, late)] == ["【逾期】答复代表"]


def test_the_title_of_a_confidential_matter_is_left_out(cast):
    handed_over(cast, confidential=True)

    assert {summary.partition("：")[2] for summary in events(cast, cast.head)} == {"2026-001 一件代表建议、批评和意见"}


def test_an_event_keeps_its_uid_and_rings_days_before_and_on_the_day(cast):
    handed_over(cast)
    choose(cast.head.person, Wish(USUALLY.roads, days_before=5))
    first, again = (told(cast, cast.head, at).walk("VEVENT") for at in (NOW, NOW + timedelta(days=1)))

    assert [one["uid"] for one in first] == [one["uid"] for one in again]
    assert len({one["uid"] for one in first}) == 2
    assert [one.decoded("trigger") for one in first[0].walk("VALARM")] == [
        timedelta(days=-5, hours=9), timedelta(hours=9),
    ]  # fmt: skip


def test_it_is_a_calendar_that_every_program_takes(cast):
    handed_over(cast)
    raw = calendar_of(cast.congress, cast.head.person, NOW, address).decode()
    event = told(cast, cast.head).walk("VEVENT")[0]

    assert raw.startswith("BEGIN:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in raw.split("\r\n"))
    assert "DTSTART;VALUE=DATE:20260330" in raw
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H" in raw
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
    assert event["url"].startswith("https://yishi.test/matter/")
    assert told(cast, cast.head)["x-wr-calname"] == "测试县人大：我的期限"


def test_a_calendar_asks_as_often_for_many_terms_as_for_few(cast):
    handed_over(cast)
    few = queries(calendar_of, cast.congress, cast.head.person, NOW, address)
    for _ in range(5):
        handed_over(cast)

    assert queries(calendar_of, cast.congress, cast.head.person, NOW, address) == few


# ------------------------------------------------------------------------------------------------- the link


def test_a_link_opens_its_own_persons_calendar_and_only_a_hash_of_it_is_kept(cast):
    mine, hers = make_feed(cast.deputy.person, NOW), make_feed(cast.head.person, NOW)

    assert reader_of(cast.congress, mine) == cast.deputy.person
    assert reader_of(cast.congress, hers) == cast.head.person
    assert len(mine) >= 43
    assert mine not in str(list(Feed.objects.values_list()))


@pytest.mark.parametrize("token", ["", "x", "0" * 43])
def test_no_other_link_opens_anything(cast, token):
    make_feed(cast.deputy.person, NOW)

    assert reader_of(cast.congress, token) is None


def test_a_new_link_ends_the_old_one_and_it_can_be_ended_altogether(cast):
    old, new = make_feed(cast.deputy.person, NOW), make_feed(cast.deputy.person, NOW)
    assert (reader_of(cast.congress, old), reader_of(cast.congress, new)) == (None, cast.deputy.person)

    revoke_feed(cast.deputy.person, NOW)
    assert (reader_of(cast.congress, new), feed_in_use(cast.deputy.person)) == (None, None)


def test_a_link_does_not_open_once_the_login_is_stopped_nor_in_another_congress(cast):
    token = make_feed(cast.deputy.person, NOW)
    assert reader_of(make_congress(), token) is None

    cast.deputy.person.account.is_active = False
    cast.deputy.person.account.save()
    assert reader_of(cast.congress, token) is None


def test_whoever_has_left_office_reads_an_empty_calendar(cast):
    handed_over(cast)
    cast.head.held_to = DAY
    cast.head.save()

    assert events(cast, cast.head, at_ten(after(1))) == {}


def test_other_congresses_have_their_own(cast):
    other = make_cast()
    handed_over(other)

    assert events(cast, cast.head) == {}
