"""`yishi work`: what is done beside the pages, in a loop or once."""

from __future__ import annotations

from time import sleep
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils.translation import gettext as _

from yishi.congress.models import Congress
from yishi.record.following import catch_up
from yishi.web import clock

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    """`yishi work`."""

    help = "后台工作：更新检索索引、生成并发送通知 / follow the record: index, notices"

    def add_arguments(self, parser: CommandParser) -> None:
        """Once or for ever."""
        parser.add_argument("--once", action="store_true", help="做完一轮即退出")
        parser.add_argument("--every", type=float, default=5.0, help="每轮间隔秒数")

    def handle(self, *args: object, **options: Any) -> None:
        """Work a round, and again."""
        while True:
            done = sum(self._round(congress) for congress in Congress.objects.order_by("pk"))
            if options["once"]:
                self.stdout.write(_("已处理{n}条记录。").format(n=done))
                return
            close_old_connections()
            sleep(options["every"])

    def _round(self, congress: Congress) -> int:
        return catch_up(congress, clock.now(congress))
