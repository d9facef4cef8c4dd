"""What waits is sent, once if all goes well; what fails is tried again, then given up and shown."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.core import mail
from django.db import connection

from tests.making import DAY, at_ten, make_cast, make_congress, perform_quickly, submitted, suggestion
from tests.notices.conftest import address, follow, give_login, with_mail
from yishi.notices import outbox
from yishi.notices.choosing import USUALLY, Wish, choose
from yishi.notices.mailboxes import forget_mailbox
from yishi.notices.models import Delivery, Notice
from yishi.notices.outbox import LEASE, MOST_ATTEMPTS, deliver, send_again
from yishi.notices.reading import mark_read
from yishi.notices.unsent import Unsent

NOW = at_ten(DAY) + timedelta(minutes=1)
State = Delivery.State


def waiting(cast, n=1):
    """So many calls to admit a suggestion, for the clerk."""
    for _ in range(n):
        submitted(cast)
    follow(cast.congress, NOW)


def send(cast, later=timedelta(0)):
    return deliver(cast.congress, NOW + later, address)


def states():
    return list(Delivery.objects.order_by("pk").values_list("state", "attempts", "error"))


@pytest.fixture
def mailed(cast):
    return with_mail(cast.clerk)


# ------------------------------------------------------------------------------------------------- e-mail


def test_an_email_leaves_once(cast, mailed):
    waiting(cast)

    assert (send(cast), send(cast)) == (1, 0)
    assert [message.to for message in mail.outbox] == [["somebody@mail.test"]]
    assert states() == [(State.SENT, 1, "")]


def test_a_repetition_is_known_by_its_message_id(cast, mailed):
    waiting(cast)
    send(cast)
    Delivery.objects.update(state=State.WAITING, next_at=NOW)
    send(cast)

    key = Delivery.objects.get().key
    assert [one.extra_headers["Message-ID"] for one in mail.outbox] == [f"<{key}@yishi.test>"] * 2


def test_what_was_read_meanwhile_need_not_be_sent(cast, mailed):
    waiting(cast)
    mark_read(Notice.objects.all(), NOW)

    assert (send(cast), states()) == (0, [(State.NEEDLESS, 1, "")])


def test_whoever_has_left_or_may_no_longer_see_it_is_sent_nothing(cast):
    with_mail(cast.colleague)
    draft = perform_quickly("draft", cast.deputy, DAY, suggestion()).matter
    perform_quickly("invite", cast.deputy, DAY, {"persons": [cast.colleague.person_id]}, draft)
    follow(cast.congress, NOW)
    perform_quickly("uninvite", cast.deputy, DAY, {"persons": [cast.colleague.person_id]}, draft)

    assert (send(cast), states()) == (0, [(State.NEEDLESS, 1, "")])


def test_whoever_erased_the_address_gets_no_mail_and_it_is_not_tried_again(cast, mailed):
    waiting(cast)
    forget_mailbox(mailed.person)

    assert (send(cast), states()) == (0, [(State.GIVEN_UP, 1, "no_mailbox")])


def test_a_digest_is_one_message_and_none_where_there_is_nothing(cast, mailed):
    choose(mailed.person, Wish(USUALLY.roads, digest_hour=8))
    waiting(cast, 3)
    assert send(cast) == 0

    assert send(cast, timedelta(days=1)) == 1
    assert mail.outbox[0].subject == "[测试县人大] 3条通知：轮到我办理3条"
    assert mail.outbox[0].body.count("轮到您办理：受理") == 3
    assert (send(cast, timedelta(days=2)), len(mail.outbox)) == (0, 1)


# ------------------------------------------------------------------------------------------------- failures


def failing(monkeypatch, why):
    def refuse(message):
        raise Unsent(why)

    monkeypatch.setattr(outbox, "send_mail", refuse)


def test_what_fails_is_tried_again_after_ever_longer_waits_then_given_up(cast, mailed, monkeypatch):
    failing(monkeypatch, "smtp:451")
    waiting(cast)
    tried, at = [], NOW
    for _ in range(MOST_ATTEMPTS):
        deliver(cast.congress, at, address)
        tried.append(round((Delivery.objects.get().next_at - at).total_seconds() / 60))
        at = Delivery.objects.get().next_at

    assert tried[:-1] == [1, 4, 16, 64, 256, 1024]
    assert states() == [(State.GIVEN_UP, MOST_ATTEMPTS, "smtp:451")]
    assert deliver(cast.congress, at + timedelta(days=9), address) == 0


def test_the_administrator_can_have_it_tried_again(cast, mailed, monkeypatch):
    with monkeypatch.context() as patch:
        failing(patch, "smtp:451")
        waiting(cast, 2)
        Delivery.objects.update(attempts=MOST_ATTEMPTS - 1)
        send(cast)
    first = Delivery.objects.first()

    assert send_again(cast.congress, first.pk, NOW) == 1
    assert (send(cast), len(mail.outbox)) == (1, 1)
    assert send_again(cast.congress, None, NOW) == 1
    assert (send(cast), len(mail.outbox)) == (1, 2)
    assert send_again(cast.congress, None, NOW) == 0


def test_one_that_is_refused_holds_no_other_up(cast, mailed, monkeypatch):
    refused = iter([Unsent("smtp:550"), None])

    def choosy(message):
        if error := next(refused):
            raise error

    monkeypatch.setattr(outbox, "send_mail", choosy)
    waiting(cast, 2)

    assert send(cast) == 1


def test_where_nobody_answers_the_others_wait_for_the_next_round(cast, mailed, monkeypatch):
    failing(monkeypatch, "timeout")
    waiting(cast, 3)
    send(cast)

    assert [attempts for _, attempts, _ in states()] == [1, 0, 0]


def test_a_fault_of_our_own_is_noted_and_tried_again(cast, mailed, monkeypatch, caplog):
    def broken(message):
        raise ZeroDivisionError

    monkeypatch.setattr(outbox, "send_mail", broken)
    waiting(cast)

    assert (send(cast), states()) == (0, [(State.WAITING, 1, "error")])
    assert "delivery" in caplog.text


def test_whoever_dies_while_sending_leaves_it_to_be_sent_again_when_the_lease_is_over(cast, mailed, monkeypatch):
    def die(message):
        raise KeyboardInterrupt

    waiting(cast)
    with monkeypatch.context() as patch:
        patch.setattr(outbox, "send_mail", die)
        with pytest.raises(KeyboardInterrupt):
            send(cast)
    assert states() == [(State.SENDING, 1, "")]

    assert send(cast, LEASE - timedelta(seconds=1)) == 0
    assert (send(cast, LEASE), len(mail.outbox)) == (1, 1)


def test_a_worker_whose_lease_is_over_writes_nothing_down(cast, mailed, monkeypatch):
    """It came back after another had taken its message."""
    waiting(cast)

    def slow(message):
        Delivery.objects.update(attempts=5)

    monkeypatch.setattr(outbox, "send_mail", slow)
    send(cast)

    assert states() == [(State.SENDING, 5, "")]


# ------------------------------------------------------------------------------------------------- webhooks


def test_a_webhook_gets_it_with_a_key_that_stays_the_same(cast, hook, receiver):
    receiver.answers = [503, 200]
    waiting(cast)
    send(cast)
    assert states() == [(State.WAITING, 1, "http:503")]

    send(cast, timedelta(minutes=1))
    keys = {headers["Idempotency-Key"] for headers, _ in receiver.got}
    assert (len(receiver.got), keys) == (2, {str(Delivery.objects.get().key)})
    assert states() == [(State.SENT, 2, "")]


def test_a_webhook_switched_off_meanwhile_gets_nothing(cast, hook, receiver):
    waiting(cast)
    hook.active = False
    hook.save()

    assert (send(cast), receiver.got, states()) == (0, [], [(State.GIVEN_UP, 1, "hook_off")])


def test_a_congress_sends_only_its_own(cast, mailed):
    waiting(cast)
    assert deliver(make_congress(), NOW, address) == 0
    assert len(mail.outbox) == 0


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_one_takes_a_message():
    cast = make_cast()
    with_mail(give_login(cast.clerk))
    delivery = Delivery.objects.create(congress=cast.congress, person=cast.clerk.person, next_at=NOW, made_at=NOW)
    both, taken = Barrier(2), []

    def take():
        mine = Delivery.objects.get(pk=delivery.pk)
        both.wait()
        taken.append(outbox._take(mine, NOW))
        connection.close()

    workers = [Thread(target=take) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sorted(taken) == [False, True]
