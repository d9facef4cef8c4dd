"""The bell, the inbox, the settings, the administrator's outbox, and the calendar without signing in."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.making import (
    DAY,
    drafted,
    handed_over,
    make_cast,
    make_congress,
    office,
    perform_quickly,
    replied,
    submitted,
)
from tests.notices.conftest import follow, give_login, receiver, with_mail  # noqa: F401 - a fixture
from yishi.congress.entrusting import NewEntrustment, entrust
from yishi.notices.choosing import wish_of
from yishi.notices.hooks import make_hook
from yishi.notices.mailboxes import mailbox_of
from yishi.notices.models import Delivery, Hook, Notice
from yishi.notices.reading import unread_of
from yishi.record import sealing, standings
from yishi.record.sealing import decrypted
from yishi.web import clock

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 15, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(autouse=True)
def _now_and_own_keys(monkeypatch, settings, tmp_path):
    monkeypatch.setattr(clock, "now", lambda _=None: NOW)
    settings.KEYS = tmp_path / "keys"
    settings.KEYS.mkdir()
    settings.MAIL_IS_SET_UP, settings.SITE_URL = True, "https://yishi.test"
    for kept in (sealing._cipher, standings.practice_version):
        kept.cache_clear()
    yield
    for kept in (sealing._cipher, standings.practice_version):
        kept.cache_clear()


@pytest.fixture
def cast():
    made = make_cast(make_congress(demo=False))
    for one in (made.deputy, made.colleague, made.clerk, made.chair, made.head, made.officer):
        give_login(one)
    return made


@pytest.fixture
def sign_in(client, cast):
    """A function that signs somebody in; paths are then the congress's own."""

    class Desk:
        def __init__(self, one):
            client.force_login(one.person.account, backend="django.contrib.auth.backends.ModelBackend")

        def get(self, path):
            answer = client.get(f"/c/{cast.congress.code}/{path}")
            return answer.status_code, answer.content.decode()

        def post(self, path, **given):
            return client.post(f"/c/{cast.congress.code}/{path}", given)

    return Desk


@pytest.fixture
def told(cast):
    """A suggestion answered, and everybody told."""
    matter = replied(cast)
    follow(cast.congress, NOW)
    return matter


def bell(text):
    """What the bell says."""
    count = re.search(r'class="bell-count">([^<]*)<', text)
    return count[1] if count else ""


# ------------------------------------------------------------------------------------------------- the inbox


def test_the_bell_counts_what_is_unread_and_leads_to_it(sign_in, cast, told):
    text = sign_in(cast.deputy).get("home/")[1]

    assert bell(text) == "3"
    assert f'href="/c/{cast.congress.code}/notices/?unread=1"' in text
    assert bell(sign_in(cast.colleague).get("home/")[1]) == ""


def test_the_inbox_tells_what_happened_the_newest_first(sign_in, cast, told):
    text = sign_in(cast.deputy).get("notices/")[1]

    said = [text.index(words) for words in ("轮到您办理：评价答复", ">交办<", "受理并编号")]
    assert said == sorted(said)
    assert text.count(told.title) >= 3


def test_an_empty_inbox_says_so(sign_in, cast):
    assert "还没有通知" in sign_in(cast.colleague).get("notices/")[1]
    assert "没有符合条件的通知" in sign_in(cast.colleague).get("notices/?kind=late")[1]


def test_going_to_the_matter_marks_it_as_read(sign_in, cast, told):
    pk = Notice.objects.get(person=cast.deputy.person, kind="turn").pk
    desk = sign_in(cast.deputy)
    answer = desk.post(f"notices/{pk}/")
    assert answer.url == f"/c/{cast.congress.code}/m/{told.pk}/"

    assert bell(desk.get("home/")[1]) == "2"


def test_it_leads_there_in_the_office_in_which_one_was_told(sign_in, cast, told):
    office(cast.congress, "clerk", person=cast.deputy.person)
    desk = sign_in(cast.deputy)
    assert 'class="brand-sub">代表工作机构工作人员<' in desk.get("home/")[1]

    desk.post(f"notices/{Notice.objects.get(office=cast.deputy, kind='turn').pk}/")
    assert 'class="brand-sub">人大代表<' in desk.get("home/")[1]


def test_one_is_marked_as_read_or_all_that_are_asked_for(sign_in, cast, told):
    desk = sign_in(cast.deputy)
    pk = Notice.objects.filter(person=cast.deputy.person, kind="news").first().pk
    desk.post("notices/read/", notice=pk)
    assert unread_of(cast.deputy.person_id) == 2

    answer = desk.post("notices/read/?kind=turn")
    assert (unread_of(cast.deputy.person_id), answer.url[-10:]) == (1, "?kind=turn")
    desk.post("notices/read/")
    assert unread_of(cast.deputy.person_id) == 0


def test_nobody_reads_or_marks_what_another_was_told(sign_in, cast, told):
    pk = Notice.objects.filter(person=cast.deputy.person).first().pk
    desk = sign_in(cast.colleague)
    desk.post("notices/read/", notice=pk)
    desk.post("notices/read/")

    assert unread_of(cast.deputy.person_id) == 3
    assert desk.post(f"notices/{pk}/").status_code == 404
    assert told.title not in desk.get("notices/")[1]


def test_the_inbox_is_filtered_by_kind_and_matter(sign_in, cast, told):
    other = replied(cast, title="关于河道保洁的建议")
    follow(cast.congress, NOW)
    desk = sign_in(cast.deputy)

    assert desk.get("notices/?kind=turn")[1].count('class="told-line"') == 2
    text = desk.get(f"notices/?matter={other.pk}")[1]
    assert (text.count('class="told-line"'), told.title in text) == (3, False)
    assert desk.get("notices/?kind=pigeon&matter=x&after=y&unread=2")[0] == 200


def test_a_long_inbox_goes_page_by_page(sign_in, cast):
    for _ in range(11):
        handed_over(cast)
        replied(cast)
    follow(cast.congress, NOW)
    desk = sign_in(cast.deputy)

    first = desk.get("notices/")[1]
    after = re.search(r"after=(\d+)", first)[1]
    second = desk.get(f"notices/?after={after}")[1]
    assert first.count('class="told-line"') == 30
    assert first.count('class="told-line"') + second.count('class="told-line"') == 55
    assert "回到首页" in second


def test_a_title_that_one_may_no_longer_see_is_not_told(sign_in, cast):
    draft = drafted(cast, title="关于不得外泄之事的建议")
    perform_quickly("invite", cast.deputy, DAY, {"persons": [cast.colleague.person_id]}, draft)
    follow(cast.congress, NOW)
    desk = sign_in(cast.colleague)
    assert "不得外泄" in desk.get("notices/")[1]

    perform_quickly("uninvite", cast.deputy, DAY, {"persons": [cast.colleague.person_id]}, draft)
    text = desk.get("notices/")[1]
    assert ("不得外泄" in text, "您已不能查看此件" in text) == (False, True)


def test_the_inbox_asks_as_often_for_many_as_for_few(client, sign_in, cast, told):
    desk = sign_in(cast.deputy)

    def asked():
        desk.get("notices/")
        with CaptureQueriesContext(connection) as queries:
            desk.get("notices/")
        return len(queries)

    few = asked()
    for _ in range(5):
        replied(cast)
    follow(cast.congress, NOW)
    assert asked() == few


# ------------------------------------------------------------------------------------------------- settings


def test_one_chooses_kinds_and_roads_the_hour_and_the_days(sign_in, cast):
    desk = sign_in(cast.deputy)
    desk.post("notices/settings/", **{"turn-site": "on", "late-mail": "on", "digest_hour": "8", "days_before": "3"})

    wish = wish_of(cast.deputy.person)
    assert wish.roads == {"site": ("turn",), "mail": ("late",), "hook": ()}
    assert (wish.digest_hour, wish.days_before) == (8, 3)
    assert 'name="turn-site" id="id_turn-site" checked' in desk.get("notices/settings/")[1].replace(
        'type="checkbox" ', ""
    )


@pytest.mark.parametrize("given", [{"digest_hour": "24"}, {"days_before": "0"}, {"days_before": "31"}])
def test_what_cannot_be_is_refused_beside_its_field(sign_in, cast, given):
    answer = sign_in(cast.deputy).post("notices/settings/", **given)

    assert (answer.status_code, "还有需要补正的地方" in answer.content.decode()) == (400, True)
    assert wish_of(cast.deputy.person).days_before is None


def test_an_address_is_confirmed_by_the_code_in_the_email_and_shown_masked(sign_in, cast):
    desk = sign_in(cast.deputy)
    desk.post("notices/mailbox/", act="ask", mailbox="wang@mail.test")
    code = re.search(r"\d{6}", mail.outbox[0].body)[0]
    assert "确认码已发往 w***@mail.test" in desk.get("notices/settings/")[1]

    desk.post("notices/mailbox/", act="confirm", code=code)
    text = desk.get("notices/settings/")[1]
    assert (mailbox_of(cast.deputy.person), "w***@mail.test" in text, "wang@" in text) == (
        "wang@mail.test",
        True,
        False,
    )
    desk.post("notices/mailbox/", act="forget")
    assert mailbox_of(cast.deputy.person) == ""


def test_a_wrong_code_and_a_wrong_address_are_said_beside_their_fields(sign_in, cast):
    desk = sign_in(cast.deputy)
    address = desk.post("notices/mailbox/", act="ask", mailbox="wang")
    code = desk.post("notices/mailbox/", act="confirm", code="000000")

    assert (address.status_code, "这不是电子邮箱地址" in address.content.decode()) == (400, True)
    assert code.status_code == 400
    assert len(mail.outbox) == 0


def test_without_a_mail_server_the_page_says_so(sign_in, cast, settings):
    settings.MAIL_IS_SET_UP = False

    assert "未配置" in sign_in(cast.deputy).get("notices/settings/")[1]


def test_a_demonstration_sends_no_code(client, db):
    cast = make_cast()
    give_login(cast.deputy)
    client.force_login(cast.deputy.person.account, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post(f"/c/{cast.congress.code}/notices/mailbox/", {"act": "ask", "mailbox": "a@mail.test"})

    assert ("演示数据不向外发送" in answer.content.decode(), len(mail.outbox)) == (True, 0)


def test_a_secretary_reads_the_notices_and_changes_nothing(client, sign_in, cast, told):
    secretary = give_login(office(cast.congress, "clerk"))
    new = NewEntrustment(secretary=secretary.person, begins=DAY, last_day=DAY)
    desk_of = entrust(cast.deputy, new, by=cast.deputy.person, at=NOW)
    secretary.person.account.refresh_from_db()
    desk = sign_in(secretary)
    client.post("/office/", {"through": desk_of.pk})
    assert told.title in desk.get("notices/")[1]
    assert desk.get("notices/settings/")[0] == 403
    pk = Notice.objects.filter(person=cast.deputy.person).first().pk
    desk.post(f"notices/{pk}/")
    desk.post("notices/read/")

    assert unread_of(cast.deputy.person_id) == 3


# ------------------------------------------------------------------------------------------------- the calendar


def test_a_calendar_is_read_without_signing_in_under_a_link_shown_once(client, sign_in, cast):
    handed_over(cast)
    desk = sign_in(cast.head)
    answer = desk.post("notices/calendar/", act="make")
    link = re.search(r'id="feed">([^<]+)<', answer.content.decode())[1]
    assert answer["Cache-Control"] == "no-store"
    assert link.rpartition("/")[2].removesuffix(".ics") not in desk.get("notices/settings/")[1]

    client.logout()
    told = client.get(link.removeprefix("http://testserver"))
    assert (told["Content-Type"], told.status_code) == ("text/calendar; charset=utf-8", 200)
    assert "BEGIN:VEVENT" in told.content.decode()


def test_a_calendar_link_that_was_ended_is_not_found(client, sign_in, cast):
    desk = sign_in(cast.head)
    link = re.search(r'id="feed">([^<]+)<', desk.post("notices/calendar/", act="make").content.decode())[1]
    desk.post("notices/calendar/", act="revoke")

    assert client.get(link.removeprefix("http://testserver")).status_code == 404


# ------------------------------------------------------------------------------------------------- the outbox


@pytest.fixture
def keeper(sign_in, cast):
    return sign_in(give_login(office(cast.congress, "administrator")))


def test_the_administrator_sees_what_does_not_get_through_and_has_it_sent_again(keeper, cast):
    with_mail(cast.clerk)
    submitted(cast)
    follow(cast.congress, NOW)
    Delivery.objects.update(state="given_up", attempts=7, error="smtp:550")
    text = keeper.get("outbox/")[1]
    assert (cast.clerk.person.name in text, "发信服务器应答 550" in text, "试过7次，已停止" in text) == (
        True,
        True,
        True,
    )

    keeper.post("outbox/again/", delivery=Delivery.objects.get().pk)
    assert Delivery.objects.get().state == "waiting"


def test_a_webhook_is_set_up_tried_switched_on_and_off(keeper, cast, receiver):  # noqa: F811
    answer = keeper.post("outbox/hooks/new/", title="短信网关", url=receiver.url, kinds=["turn", "late"])
    secret = re.search(r'id="secret">([^<]+)<', answer.content.decode())[1]
    hook = Hook.objects.get()
    assert (decrypted(bytes(hook.secret)), hook.active, answer["Cache-Control"]) == (secret, False, "no-store")

    act = f"outbox/hooks/{hook.pk}/act/"
    assert "已经送到" in keeper.post(act, act="try").content.decode()
    assert receiver.messages[0]["type"] == "test"
    receiver.answers = [500]
    assert "对方应答 HTTP 500" in keeper.post(act, act="try").content.decode()
    keeper.post(act, act="on")
    assert Hook.objects.get().active
    keeper.post(act, act="off")
    assert not Hook.objects.get().active
    assert secret not in keeper.post(act, act="renew").content.decode()
    keeper.post(f"outbox/hooks/{hook.pk}/", title="短信", url=receiver.url, kinds=["late"])
    assert (Hook.objects.get().title, Hook.objects.get().kinds) == ("短信", ["late"])


def test_a_forbidden_address_is_refused_beside_its_field(keeper, settings):
    answer = keeper.post("outbox/hooks/new/", title="短信", url="https://127.0.0.1/", kinds=["turn"])

    assert (answer.status_code, "不允许发往内部网络地址" in answer.content.decode()) == (400, True)
    assert not Hook.objects.exists()


def test_a_webhook_of_another_congress_is_not_found(keeper, cast, receiver):  # noqa: F811
    other, _ = make_hook(make_congress(), "短信", receiver.url, [], timezone.now())

    assert keeper.post(f"outbox/hooks/{other.pk}/act/", act="on").status_code == 404
    assert keeper.get(f"outbox/hooks/{other.pk}/")[0] == 404


def test_in_a_demonstration_no_webhook_is_switched_on_or_tried(client, receiver):  # noqa: F811
    congress = make_congress()
    one = give_login(office(congress, "administrator"))
    client.force_login(one.person.account, backend="django.contrib.auth.backends.ModelBackend")
    hook, _ = make_hook(congress, "短信", receiver.url, ["turn"], NOW)
    for act in ("on", "try"):
        client.post(f"/c/{congress.code}/outbox/hooks/{hook.pk}/act/", {"act": act})

    assert (Hook.objects.get().active, receiver.got) == (False, [])
