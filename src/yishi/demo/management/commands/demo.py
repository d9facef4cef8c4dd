"""Play the demonstration: a fictional county through a year of deputies' suggestions."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils.translation import gettext as _

from yishi.congress.entrusting import desks_of
from yishi.congress.management.said import refused
from yishi.congress.models import Account, Congress
from yishi.demo.source import county
from yishi.demo.year import live_a_year
from yishi.kernel.refusal import Refused
from yishi.record.forgetting import forget_demo
from yishi.record.models import Entry
from yishi.rulebook import PRACTICES

if TYPE_CHECKING:
    from datetime import date

    from django.core.management.base import CommandParser


class Command(BaseCommand):
    """`yishi demo`."""

    requires_system_checks = ()
    help = "生成虚构县一年的演示数据 / play a fictional county's year, for demonstration"

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do when there is a demonstration already."""
        there = parser.add_mutually_exclusive_group()
        there.add_argument("--if-empty", action="store_true", help="已有演示数据时什么也不做")
        there.add_argument("--anew", action="store_true", help="删除已有的演示数据，重新生成")
        parser.add_argument("--practice", default="default", choices=PRACTICES)

    def handle(self, *args: object, **options: Any) -> None:
        """Play, unless there is a demonstration that is to stay."""
        if "congress_congress" not in connection.introspection.table_names():
            call_command("migrate", verbosity=0)
        self._loud = options["verbosity"] > 0
        there = Congress.objects.filter(code=county().county["code"]).first()
        if there is not None and options["if_empty"]:
            self._say(_("已有演示数据。"))
            return
        if there is not None and not options["anew"]:
            raise CommandError(_("已有演示数据；要重新生成，请加 --anew。"))
        try:
            if there is not None:
                forget_demo(there)
            self._play(options["practice"])
        except Refused as error:
            raise refused(error) from error

    def _say(self, line: str) -> None:
        if self._loud:
            self.stdout.write(line)

    def _play(self, practice: str) -> None:
        began = monotonic()
        self._month, self._acts = "", 0
        congress = live_a_year(practice, self._day)
        self._say(f"  {self._month}  {self._acts}")
        entries = Entry.objects.filter(congress=congress).count()
        seconds = monotonic() - began
        self._say(_("{name}：{n}条记录，用时{s:.1f}秒").format(name=congress.name_zh, n=entries, s=seconds))
        accounts = Account.objects.filter(persons__congress=congress).exclude(demo_role="").order_by("pk")
        for account in accounts.prefetch_related("persons__offices"):
            person = account.persons.get(congress=congress)
            titles = [office.title for office in person.offices.all()]
            desks = [_("代{name}").format(name=desk.office.person.name) for desk in desks_of(account)]
            self._say(f"  {account.username:<20} {person.name}  {'、'.join(titles or dict.fromkeys(desks))}")

    def _day(self, day: date, done: int) -> None:
        """One line a month, with the acts done so far."""
        month = f"{day:%Y-%m}"
        if self._month and month != self._month:
            self._say(f"  {self._month}  {self._acts}")
        self._month, self._acts = month, done
