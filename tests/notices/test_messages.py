"""What leaves the site names nobody and tells nothing confidential; it can be read by people and by programs."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail

from tests.making import DAY, at_ten, drafted, handed_over, perform_quickly, reply, submitted
from tests.notices.conftest import address, follow, with_mail
from yishi.notices.choosing import Wish, choose
from yishi.notices.kinds import Kind, Road
from yishi.notices.messages import code_mail, trial
from yishi.notices.models import Delivery, Notice
from yishi.notices.outbox import deliver

NOW = at_ten(DAY) + timedelta(minutes=1)
PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "webhook.md"
EVERYTHING = Wish({road.value: tuple(kind.value for kind in Kind) for road in Road})
TITLE = "关于整修乡村公路的建议"


def answered(cast, **facts):
    """A suggestion with a telephone number, replied to; the deputy takes everything by every road."""
    with_mail(cast.deputy)
    choose(cast.deputy.person, EVERYTHING)
    matter = handed_over(cast, phone="13800138000", **facts)
    perform_quickly("draft_reply", cast.head, DAY, reply(), matter)
    perform_quickly("sign_reply", cast.head, DAY, reply(), matter)
    return matter


def send(cast):
    follow(cast.congress, NOW)
    deliver(cast.congress, NOW, address)


def texts(receiver):
    return [f"{one.subject}\n{one.body}" for one in mail.outbox] + [body.decode() for _, body in receiver.got]


def test_an_email_says_what_and_where_and_how_to_have_no_more(cast, hook):
    answered(cast)
    send(cast)

    told = next(one for one in mail.outbox if "评价" in one.subject)
    pk = Notice.objects.get(kind=Kind.TURN, person=cast.deputy.person).pk
    code = cast.congress.code
    assert told.subject == "[测试县人大] 轮到您办理：评价答复"
    assert f"2026-001 {TITLE}\n轮到您办理：评价答复\nhttps://yishi.test/notice/{code}/{pk}\n" in told.body
    assert f"https://yishi.test/notice_settings/{code}" in told.body
    assert told.extra_headers["Auto-Submitted"] == "auto-generated"


def test_nothing_that_leaves_names_anybody_or_tells_a_telephone(cast, hook, receiver):
    answered(cast)
    send(cast)

    people = [one.person.name for one in (cast.deputy, cast.clerk, cast.head)]
    assert len(texts(receiver)) > 5
    assert not [text for text in texts(receiver) if "13800138000" in text or any(name in text for name in people)]


def test_the_title_of_a_confidential_matter_does_not_leave(cast, hook, receiver):
    answered(cast, confidential=True)
    send(cast)

    assert texts(receiver)
    assert not [text for text in texts(receiver) if TITLE in text]
    assert "2026-001 一件代表建议、批评和意见" in mail.outbox[-1].body


def test_nor_does_that_of_a_draft_or_of_what_has_no_number_yet(cast, hook, receiver):
    with_mail(cast.colleague)
    with_mail(cast.clerk)
    draft = drafted(cast)
    perform_quickly("invite", cast.deputy, DAY, {"persons": [cast.colleague.person_id]}, draft)
    submitted(cast)
    send(cast)

    assert len(mail.outbox) == 2
    assert not [text for text in texts(receiver) if TITLE in text]


def test_the_json_is_as_documented(cast, hook, receiver):
    answered(cast)
    send(cast)

    shown = json.loads(
        re.findall(r"^```json\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)[0]
    )
    told = next(one for one in receiver.messages if one["notices"][0]["expected"] == "rate_satisfied")
    assert shape(told) == shape(shown)
    assert told["text"] == shown["text"]
    assert told["notices"][0]["matter"]["title"] == shown["notices"][0]["matter"]["title"]
    assert told["recipient"] == {"person": cast.deputy.person_id, "account": cast.deputy.person.account.username}


def shape(value):
    """The names of fields, in order, and the kinds of values."""
    if isinstance(value, dict):
        return {name: shape(one) for name, one in value.items()}
    return [shape(one) for one in value] if isinstance(value, list) else type(value).__name__


def test_a_term_is_told_with_its_last_day(cast, hook, receiver):
    answered(cast)
    follow(cast.congress, NOW)
    Delivery.objects.all().delete()
    notice = Notice.objects.filter(person=cast.deputy.person).first()
    Notice.objects.filter(pk=notice.pk).update(kind=Kind.SOON, term="evaluate", due=DAY, entry=None, act="")
    delivery = Delivery.objects.create(
        congress=cast.congress, person=cast.deputy.person, hook=hook, next_at=NOW, made_at=NOW
    )
    delivery.enclosed.create(notice=notice)
    deliver(cast.congress, NOW, address)

    told = receiver.messages[0]["notices"][0]
    assert (told["kind"], told["term"], told["due"], told["act"]) == ("soon", "evaluate", "2026-03-02", None)
    assert told["text"]["zh"] == "2026年3月2日到期：代表评价"


def test_a_digest_is_sorted_by_kind_and_counted(cast, hook, receiver):
    answered(cast)
    choose(cast.deputy.person, Wish(EVERYTHING.roads, digest_hour=8))
    follow(cast.congress, NOW)
    deliver(cast.congress, NOW + timedelta(days=1), address)

    assert mail.outbox[0].subject == "[测试县人大] 3条通知：轮到我办理1条、办理动态2条"
    assert mail.outbox[0].body.index("【轮到我办理】") < mail.outbox[0].body.index("【办理动态】")
    digest = next(one for one in receiver.messages if one["recipient"]["person"] == cast.deputy.person_id)
    assert (digest["type"], [one["kind"] for one in digest["notices"]]) == ("digest", ["turn", "news", "news"])


def test_the_code_that_confirms_an_address_is_in_an_email_of_its_own(cast):
    told = code_mail(cast.congress, "012345", "wang@mail.test")

    assert (told.subject, "012345" in told.body, told.to) == (
        "[测试县人大] 确认电子邮箱", True, ["wang@mail.test"],
    )  # fmt: skip


def test_a_trial_has_the_same_fields_and_nobody_to_tell(cast):
    told = trial(cast.congress, "k", "2026-03-02T10:00:00+08:00")

    assert (told["type"], told["recipient"], told["notices"]) == ("test", None, [])


@pytest.mark.parametrize("confidential", [True, False])
def test_in_the_site_everybody_who_sees_a_matter_reads_its_title(cast, client, confidential):
    answered(cast, confidential=confidential)
    follow(cast.congress, NOW)
    client.force_login(cast.deputy.person.account)

    assert TITLE in client.get(f"/c/{cast.congress.code}/notices/").content.decode()
