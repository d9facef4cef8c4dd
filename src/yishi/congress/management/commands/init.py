"""Found a congress from the command line: guided, or without a question when --yes is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.congress.founding import NewLogin, NewTerm, Proposal, found, one_time_password, propose
from yishi.congress.management.said import day, refused
from yishi.congress.models import Congress, Level
from yishi.congress.setup_token import setup_token
from yishi.kernel.refusal import Refused

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    """`yishi init 130534`."""

    help = "由行政区划代码建立一个人民代表大会 / found a congress from its division code"

    def add_arguments(self, parser: CommandParser) -> None:
        """Everything that the guide would ask for can be given as an option."""
        parser.add_argument("code", nargs="?", default="", help="行政区划代码，如130534")
        parser.add_argument("--name", default="")
        parser.add_argument("--name-en", default="")
        parser.add_argument("--level", default="", choices=["", *Level.values])
        parser.add_argument("--population", type=int)
        parser.add_argument("--term", type=int, help="届次，如18")
        parser.add_argument("--term-begins", type=day, help="2026-12-28")
        parser.add_argument("--practice", default="default")
        parser.add_argument("--hash", default="sha256", choices=Congress.HashAlgorithm.values)
        parser.add_argument("--administrator", default="", metavar="USERNAME")
        parser.add_argument("--clerk", default="", metavar="USERNAME")
        parser.add_argument("--demo", action="store_true", help="演示用，不可改为正式")
        parser.add_argument("--on", type=day, help="建立日期")
        parser.add_argument("--no-units", action="store_true", help="不预置常见单位")
        parser.add_argument("--yes", action="store_true", help="不提问")
        parser.add_argument("--token", action="store_true", help="只显示网页建立时要填的一次性设置码")

    def handle(self, *args: object, **options: Any) -> None:
        """Propose, ask, found, and print the first passwords."""
        if options["token"]:
            self.stdout.write(setup_token())
            return
        if "congress_congress" not in connection.introspection.table_names():
            call_command("migrate", verbosity=0)
        try:
            proposal = self._proposal(options)
            self._ask_term(options)
            self._confirm(proposal, options)
            self._found(proposal, options)
        except Refused as error:
            raise refused(error) from error

    def _proposal(self, options: dict[str, Any]) -> Proposal:
        options["code"] = options["code"] or self._ask(_("行政区划代码（县级6位）"), options)
        try:
            return propose(options["code"], options["name"], options["level"])
        except Refused as error:
            if options["yes"] or options["name"]:
                raise
            self.stdout.write(str(refused(error)))
        options["name"] = self._ask(_("名称（如清河县）"), options)
        options["level"] = options["level"] or self._ask(" | ".join(Level.values), options)
        return propose(options["code"], options["name"], options["level"])

    def _ask_term(self, options: dict[str, Any]) -> None:
        """Number and first day belong together."""
        if options["term"] is None and not options["yes"]:
            said = self._ask(_("本届是第几届（可留空）"), options)
            if said and not said.isdecimal():
                raise CommandError(_("届次请用数字，如18。"))
            options["term"] = int(said) if said else None
        if options["term"] is None:
            return
        if options["term_begins"] is None:
            if options["yes"]:
                raise CommandError(_("请用 --term-begins 指明本届起始日期。"))
            options["term_begins"] = day(self._ask(_("本届起始日期(2026-12-28)"), options))

    def _confirm(self, proposal: Proposal, options: dict[str, Any]) -> None:
        level = Level(proposal.level).label
        self.stdout.write(f"{proposal.name}（{proposal.full_place}，{level}）")
        if not options["yes"] and self._ask(_("建立吗？[y/N]"), options).lower() not in {"y", "yes", "是"}:
            raise CommandError(_("没有建立。"))

    def _found(self, proposal: Proposal, options: dict[str, Any]) -> None:
        code, on = proposal.code, options["on"] or timezone.localdate()
        logins = [
            NewLogin(options["administrator"] or f"admin-{code}", one_time_password(), _("系统管理员")),
            NewLogin(options["clerk"] or f"clerk-{code}", one_time_password(), _("代表工委工作人员")),
        ]
        found(
            code,
            proposal.name,
            proposal.level,
            on=on,
            with_units=not options["no_units"],
            term=NewTerm(options["term"], options["term_begins"]) if options["term"] else None,
            administrator=logins[0],
            clerk=logins[1],
            name_en=options["name_en"],
            population=options["population"],
            demo=options["demo"],
            hash_algorithm=options["hash"],
            practice=options["practice"],
        )
        self.stdout.write(_("已建立%(name)s。一次性密码，首次登录后须修改：") % {"name": proposal.name})
        for login in logins:
            self.stdout.write(f"  {login.person}  {login.username}  {login.password}")

    def _ask(self, question: str, options: dict[str, Any]) -> str:
        if options["yes"]:
            raise CommandError(_("缺少：%(what)s") % {"what": question})
        return input(f"{question}: ").strip()
