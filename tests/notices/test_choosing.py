"""Each person chooses: which kinds, by which roads, at once or together once a day."""

from datetime import timedelta

import pytest

from tests.making import DAY, at_ten, submitted
from tests.notices.conftest import follow, with_mail
from yishi.notices.choosing import USUALLY, Wish, choose, wish_of
from yishi.notices.kinds import Kind, Road
from yishi.notices.models import Delivery, Notice
from yishi.notices.posting import SLACK
from yishi.notices.reading import unread_of

NOW = at_ten(DAY) + timedelta(minutes=1)


def chosen(cast, **roads):
    """What the clerk wants, beside what is usual."""
    choose(cast.clerk.person, Wish({**USUALLY.roads, **roads}))


def told(cast):
    """The clerk is called to admit a suggestion; by which roads it goes out."""
    submitted(cast)
    follow(cast.congress, NOW)
    return [delivery.hook_id for delivery in Delivery.objects.filter(person=cast.clerk.person).order_by("pk")]


def test_without_an_address_and_a_webhook_nothing_leaves_the_site(cast):
    assert (told(cast), unread_of(cast.clerk.person_id)) == ([], 1)


def test_a_call_goes_by_mail_and_webhook_to_whoever_chose_nothing(cast, hook):
    with_mail(cast.clerk)

    assert told(cast) == [None, hook.pk]


def test_what_is_not_chosen_does_not_go(cast, hook):
    with_mail(cast.clerk)
    chosen(cast, mail=("soon", "late"), hook=())

    assert told(cast) == []


def test_a_webhook_takes_only_what_it_is_set_up_for(cast, hook):
    hook.kinds = ["late"]
    hook.save()

    assert told(cast) == []


def test_a_webhook_not_in_use_takes_nothing(cast, hook):
    hook.active = False
    hook.save()

    assert told(cast) == []


def test_where_no_mail_server_is_set_up_no_mail_waits(cast, settings):
    with_mail(cast.clerk)
    settings.MAIL_IS_SET_UP = False

    assert told(cast) == []


def test_without_reminders_on_the_site_it_is_in_the_inbox_and_does_not_ring(cast):
    chosen(cast, site=())
    with_mail(cast.clerk)

    assert told(cast) == [None]
    notice = Notice.objects.get(person=cast.clerk.person)
    assert (notice.read_at, notice.rings, unread_of(cast.clerk.person_id)) == (None, False, 0)


def test_a_digest_gathers_what_there_is_until_its_hour(cast, hook):
    with_mail(cast.clerk)
    choose(cast.clerk.person, Wish(USUALLY.roads, digest_hour=8))
    told(cast)
    told(cast)

    deliveries = Delivery.objects.filter(person=cast.clerk.person).order_by("hook")
    tomorrow = at_ten(DAY + timedelta(1)) - timedelta(hours=2)
    assert {(one.digest_at, one.next_at, one.enclosed.count()) for one in deliveries} == {
        (tomorrow, tomorrow + SLACK, 2)
    }
    assert len(deliveries) == 2


@pytest.mark.parametrize(
    ("hour", "minute", "days"), [(7, 59, 0), (8, 0, 1), (23, 30, 1)], ids=["before it", "at it", "after it"]
)
def test_the_next_digest_is_at_the_next_such_hour_in_china(hour, minute, days):
    at = at_ten(DAY).replace(hour=hour, minute=minute)

    assert Wish({}, digest_hour=8).digest_after(at) == at_ten(DAY + timedelta(days)) - timedelta(hours=2)


def test_what_is_kept_is_only_what_roads_and_kinds_are_called(cast):
    choose(cast.clerk.person, Wish({"mail": ("turn", "nonsense"), "pigeon": ("turn",)}, 9, 3))

    assert wish_of(cast.clerk.person) == Wish({"site": (), "mail": ("turn",), "hook": ()}, 9, 3)
    assert wish_of(cast.deputy.person) == USUALLY


def test_everybody_is_told_of_everything_on_the_site_unless_he_says_otherwise():
    assert all(USUALLY.takes(kind, Road.SITE) for kind in Kind)
    assert not USUALLY.takes(Kind.NEWS, Road.MAIL)
