"""`yishi work`: what is done beside the pages, in a loop or once."""

from __future__ import annotations

import logging
from time import sleep
from typing import TYPE_CHECKING, Any, Final

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.congress.models import Congress
from yishi.notices.outbox import deliver
from yishi.notices.sweeping import is_swept, sweep
from yishi.record.following import catch_up
from yishi.search.documents import read_documents
from yishi.web import clock
from yishi.web.addresses import address

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

# From this hour on, in China: nobody is to be called at night because of a term.
SWEEP_FROM: Final = 7


class Command(BaseCommand):
    """`yishi work`."""

    help = "后台工作：更新检索索引、生成并发送通知 / follow the record: index, notices"

    def add_arguments(self, parser: CommandParser) -> None:
        """Once or for ever."""
        parser.add_argument("--once", action="store_true", help="做完一轮即退出")
        parser.add_argument("--every", type=float, default=5.0, help="每轮间隔秒数")

    def handle(self, *args: object, **options: Any) -> None:
        """Work a round, and again. Killed at any moment, it loses nothing: what was begun is done the next time."""
        if options["once"]:
            done = sum(job(congress) for congress in Congress.objects.order_by("pk") for job in JOBS)
            self.stdout.write(_("已办{n}件。").format(n=done))
            return
        while True:
            self._round()
            close_old_connections()
            sleep(options["every"])

    def _round(self) -> None:
        """One job's trouble is not another's, and the database may be away for a while."""
        try:
            congresses = list(Congress.objects.order_by("pk"))
        except DatabaseError:
            logging.getLogger(__name__).exception("no work can be done")
            connection.close()
            return
        for congress in congresses:
            for job in JOBS:
                try:
                    job(congress)
                except Exception:
                    logging.getLogger(__name__).exception("%s in %s failed", job.__name__, congress.code)
                    connection.close()


def follow(congress: Congress) -> int:
    """Let those who follow the record take its new entries; how many."""
    return catch_up(congress, clock.now(congress))


def read(congress: Congress) -> int:
    """Read the documents that were attached, so that they are found; how many."""
    return read_documents(congress, clock.today(congress))


def look_through_terms(congress: Congress) -> int:
    """Tell of terms that run out, once a day; how many notices."""
    at = clock.now(congress)
    on = timezone.localdate(at)
    if timezone.localtime(at).hour < SWEEP_FROM or is_swept(congress, on):
        return 0
    return sweep(congress, on, at)


def send(congress: Congress) -> int:
    """Send what waits in the outbox; how many messages left."""
    done = 0
    while sent := deliver(congress, clock.now(congress), address):
        done += sent
    return done


JOBS: Final = (follow, read, look_through_terms, send)
