"""Entries are told once, to those who can sign in; what is old calls nobody; a crash loses and repeats nothing."""

from datetime import timedelta

import pytest

from tests.making import DAY, after, at_ten, handed_over, make_cast, office, replied, submitted
from tests.notices.conftest import follow, give_login, queries, with_mail
from yishi.notices import following, making
from yishi.notices.kinds import Kind
from yishi.notices.models import Delivery, Notice
from yishi.notices.saying import headline
from yishi.record.following import begin_anew
from yishi.record.models import Cursor

NOW = at_ten(DAY) + timedelta(minutes=1)


def told(one):
    """What somebody was told, in words."""
    notices = Notice.objects.filter(person=one.person).order_by("pk")
    return [headline(notice).zh for notice in notices.select_related("matter", "entry", "unit")]


def test_the_deputy_is_told_each_step_and_called_to_evaluate(cast):
    replied(cast)
    follow(cast.congress, NOW)

    assert told(cast.deputy) == ["受理并编号", "交办", "轮到您办理：评价答复"]
    assert told(cast.colleague) == []


def test_the_office_is_called_to_admit_and_told_of_the_reply(cast):
    replied(cast)
    follow(cast.congress, NOW)

    assert told(cast.clerk) == ["轮到您办理：受理", "负责人签发，答复代表"]


def test_nobody_is_told_twice_though_the_record_is_read_twice(cast):
    replied(cast)
    follow(cast.congress, NOW)
    before = list(Notice.objects.values_list("pk", flat=True))

    begin_anew(cast.congress, "notices")
    follow(cast.congress, NOW)

    assert list(Notice.objects.values_list("pk", flat=True)) == before


def test_notices_and_the_place_read_to_are_one_transaction(cast, monkeypatch):
    with_mail(cast.clerk)
    submitted(cast)

    def crash(*args):
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(making, "post", crash)
        with pytest.raises(RuntimeError):
            follow(cast.congress, NOW)
    assert (Notice.objects.count(), Cursor.objects.filter(follower="notices", position__gt=0).count()) == (0, 0)

    follow(cast.congress, NOW)
    assert (Notice.objects.count(), Delivery.objects.count()) == (1, 1)


def test_whoever_cannot_sign_in_has_no_inbox(cast):
    newcomer = office(cast.congress, "clerk")
    stopped = give_login(office(cast.congress, "clerk"))
    stopped.person.account.is_active = False
    stopped.person.account.save()
    submitted(cast)
    follow(cast.congress, NOW)

    assert (told(newcomer), told(stopped)) == ([], [])


def test_whoever_has_left_the_office_is_not_told(cast):
    former = give_login(office(cast.congress, "clerk", held_to=after(-1)))
    submitted(cast)
    follow(cast.congress, NOW)

    assert (told(former), told(cast.clerk)) == ([], ["轮到您办理：受理"])


def test_what_is_old_is_there_to_be_read_and_calls_nobody(cast):
    with_mail(cast.clerk)
    submitted(cast)
    follow(cast.congress, at_ten(DAY) + following.FRESH)

    notice = Notice.objects.get(person=cast.clerk.person)
    assert (notice.at, notice.read_at is not None) == (at_ten(DAY), True)
    assert Delivery.objects.count() == 0


def test_what_is_very_old_is_left_to_the_record(cast):
    submitted(cast)
    follow(cast.congress, at_ten(DAY) + following.REMEMBERED)

    assert Notice.objects.count() == 0


def test_a_demonstration_sends_nothing_out(db):
    cast = make_cast()
    with_mail(give_login(cast.clerk))
    submitted(cast)
    follow(cast.congress, NOW)

    assert (told(cast.clerk), Delivery.objects.count()) == (["轮到您办理：受理"], 0)


def test_congresses_are_told_apart(cast):
    other = make_cast()
    give_login(other.clerk)
    submitted(cast)
    submitted(other)
    follow(cast.congress, NOW)

    assert (told(cast.clerk), told(other.clerk)) == (["轮到您办理：受理"], [])


def test_many_entries_ask_the_database_as_often_as_few(cast):
    handed_over(cast)
    follow(cast.congress, NOW)
    handed_over(cast)
    few = queries(follow, cast.congress, NOW)
    for _ in range(5):
        handed_over(cast)

    assert queries(follow, cast.congress, NOW) == few


def test_a_notice_says_in_which_office_it_is_for(cast):
    both = give_login(office(cast.congress, "clerk"))
    office(cast.congress, "deputy", person=both.person)
    submitted(cast)
    follow(cast.congress, NOW)

    notice = Notice.objects.get(person=both.person)
    assert (notice.office, notice.kind, notice.act) == (both, Kind.TURN, "admit")
