"""An e-mail address counts once its owner has given back the code that was sent there; it is kept sealed."""

from datetime import timedelta

import pytest

from tests.making import DAY, at_ten
from yishi.kernel.refusal import BadFacts
from yishi.notices.mailboxes import (
    CODE_LASTS,
    SENDS_AN_HOUR,
    TRIES,
    ask_to_confirm,
    confirm,
    forget_mailbox,
    mailbox_of,
    pending_of,
    with_mailbox,
)
from yishi.notices.models import Address
from yishi.record.keeping import wrong_sealed
from yishi.record.models import Reading, Sealed

NOW = at_ten(DAY)
MINE = "wang@mail.test"


@pytest.fixture
def me(cast):
    return cast.deputy.person


def wrong(code):
    return f"{(int(code) + 1) % 10**6:06d}"


def refused(do, *given):
    with pytest.raises(BadFacts) as found:
        do(*given)
    return found.value.reason.zh


def test_an_address_is_used_once_it_is_confirmed(me):
    code = ask_to_confirm(me, MINE, NOW)
    assert (mailbox_of(me), pending_of(me, NOW), with_mailbox([me.pk])) == ("", MINE, set())

    confirm(me, code, NOW)
    assert (mailbox_of(me), pending_of(me, NOW), with_mailbox([me.pk])) == (MINE, "", {me.pk})


def test_it_is_nowhere_kept_in_the_open_and_sending_to_it_is_no_reading(me):
    code = ask_to_confirm(me, MINE, NOW)
    pending = Address.objects.get()
    confirm(me, code, NOW)
    mailbox_of(me)

    kept = bytes(pending.pending) + bytes(Sealed.objects.get().ciphertext) + pending.code.encode()
    assert (b"wang" in kept, code.encode() in kept, Reading.objects.count()) == (False, False, 0)
    assert list(wrong_sealed(me.congress)) == []


def test_another_address_takes_the_place_of_the_first_only_when_confirmed(me):
    confirm(me, ask_to_confirm(me, MINE, NOW), NOW)
    code = ask_to_confirm(me, "other@mail.test", NOW)
    assert mailbox_of(me) == MINE

    confirm(me, code, NOW)
    assert mailbox_of(me) == "other@mail.test"
    assert Sealed.objects.filter(person=me, erased_at=None).count() == 1


def test_a_code_is_for_one_address_and_one_person(me, cast):
    first = ask_to_confirm(me, MINE, NOW)
    ask_to_confirm(me, "other@mail.test", NOW)
    ask_to_confirm(cast.clerk.person, MINE, NOW)

    assert refused(confirm, me, first, NOW) == "确认码不对，或者已经失效"
    assert refused(confirm, cast.clerk.person, first, NOW) == "确认码不对，或者已经失效"


def test_a_code_lapses(me):
    code = ask_to_confirm(me, MINE, NOW)

    assert refused(confirm, me, code, NOW + CODE_LASTS) == "确认码不对，或者已经失效"
    assert pending_of(me, NOW + CODE_LASTS) == ""


def test_a_code_cannot_be_guessed_at_length(me):
    code = ask_to_confirm(me, MINE, NOW)
    for _ in range(TRIES):
        refused(confirm, me, wrong(code), NOW)

    assert refused(confirm, me, code, NOW) == "确认码不对，或者已经失效"


def test_a_code_works_once(me):
    code = ask_to_confirm(me, MINE, NOW)
    confirm(me, code, NOW)

    assert refused(confirm, me, code, NOW) == "确认码不对，或者已经失效"


def test_nobody_is_sent_more_than_five_codes_an_hour(me):
    for _ in range(SENDS_AN_HOUR):
        ask_to_confirm(me, MINE, NOW)

    assert refused(ask_to_confirm, me, MINE, NOW) == "一小时内最多发送五次确认码"
    assert ask_to_confirm(me, MINE, NOW + timedelta(hours=1))


@pytest.mark.parametrize("mailbox", ["", "wang", "wang@", "a b@mail.test", "a@mail.test\nBcc: b@mail.test"])
def test_what_is_no_address_is_refused(me, mailbox):
    assert refused(ask_to_confirm, me, mailbox, NOW) == "这不是电子邮箱地址"


def test_its_owner_can_have_it_erased(me):
    confirm(me, ask_to_confirm(me, MINE, NOW), NOW)
    ask_to_confirm(me, "other@mail.test", NOW)
    forget_mailbox(me)

    assert (mailbox_of(me), pending_of(me, NOW), with_mailbox([me.pk])) == ("", "", set())
    assert bytes(Address.objects.get().pending) == b""
