"""`yishi work`: follows the record, looks through the terms once a day and not at night, sends what waits."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.management import call_command

from tests.making import after, handed_over, make_cast, make_congress, submitted
from tests.notices.conftest import give_login, with_mail
from yishi.notices.models import Delivery, Notice, Sweep
from yishi.record import sealing
from yishi.web import clock
from yishi.web.management.commands import work

pytestmark = pytest.mark.django_db
CHINA = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def cast(settings, tmp_path):
    settings.KEYS, settings.MAIL_IS_SET_UP = tmp_path, True
    sealing._cipher.cache_clear()
    made = make_cast(make_congress(demo=False))
    with_mail(give_login(made.clerk))
    yield made
    sealing._cipher.cache_clear()


@pytest.fixture
def at(monkeypatch):
    """A function that sets the clock: days after DAY, and the hour."""

    def set_clock(n, hour):
        moment = datetime.combine(after(n), datetime.min.time(), CHINA).replace(hour=hour)
        monkeypatch.setattr(clock, "now", lambda _=None: moment)

    return set_clock


def test_a_round_tells_and_sends(cast, at):
    at(0, 11)
    submitted(cast)
    call_command("work", "--once", verbosity=0)

    assert [one.subject for one in mail.outbox] == ["[测试县人大] 轮到您办理：受理"]


def test_terms_are_looked_through_from_seven_in_the_morning_once(cast, at):
    handed_over(cast)
    at(40, 6)
    call_command("work", "--once", verbosity=0)
    assert (Sweep.objects.count(), Notice.objects.filter(kind="late").count()) == (0, 0)

    for hour in (7, 8, 23):
        at(40, hour)
        call_command("work", "--once", verbosity=0)
    assert (Sweep.objects.count(), Notice.objects.filter(kind="late").count()) == (1, 1)


def test_one_jobs_trouble_is_not_anothers(cast, at, monkeypatch, caplog):
    at(0, 11)
    submitted(cast)
    call_command("work", "--once", verbosity=0)
    Delivery.objects.update(state="waiting", next_at=clock.now())
    mail.outbox.clear()

    def follow(_):
        raise ZeroDivisionError

    monkeypatch.setattr(work, "JOBS", (follow, work.send))
    monkeypatch.setattr(work.connection, "close", lambda: None)
    work.Command()._round()

    assert ("follow" in caplog.text, len(mail.outbox)) == (True, 1)
