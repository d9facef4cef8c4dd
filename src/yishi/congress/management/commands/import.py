"""Import a table from the command line: checked line by line, then taken over all or nothing."""  # noqa: N999 - the command is called import

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.congress.importing.bounds import LARGEST_FILE
from yishi.congress.importing.check import apply, dry_run
from yishi.congress.importing.importer import Errand
from yishi.congress.importing.table import read_table
from yishi.congress.management.said import day, refused, say
from yishi.congress.models import Congress, Office
from yishi.kernel.refusal import Refused
from yishi.rulebook.roles import OfficeKind

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

    from yishi.congress.importing.report import Problem, Report

_MOST_SHOWN = 50


class Command(BaseCommand):
    """`yishi import deputies 代表名册.xlsx --congress 130534`."""

    help = "导入代表、单位、建议等表格 / import deputies, units, suggestions from CSV or XLSX"

    def add_arguments(self, parser: CommandParser) -> None:
        """What to import, into which congress, and whether to stop before writing."""
        parser.add_argument("kind", help="deputies | units | suggestions")
        parser.add_argument("file", type=Path)
        parser.add_argument("--congress", default="", metavar="CODE", help="只有一个时可以不填")
        parser.add_argument("--on", type=day, help="导入所依据的日期")
        parser.add_argument("--create-missing", action="store_true", help="新建表中没有登记的代表团、小组")
        parser.add_argument("--clerk", default="", metavar="USERNAME", help="建议由谁代录")
        parser.add_argument("--lead", default="", metavar="NAME", help="没有写明领衔代表的，记为何人")
        parser.add_argument("--all-on", type=day, metavar="DAY", help="提出日期一律记为这一天")
        parser.add_argument("--dry-run", action="store_true", help="只检查，不导入")
        parser.add_argument("--yes", action="store_true", help="不提问")

    def handle(self, *args: object, **options: Any) -> None:
        """Read, check, show, ask, write."""
        congress = self._congress(options["congress"])
        try:
            data = self._bytes(options["file"])
            table = read_table(data, options["file"].name)
            on = options["on"] or timezone.localdate()
            errand = self._errand(congress, data, options)
            missing = options["create_missing"]
            report = dry_run(congress, options["kind"], table, on, create_missing=missing, errand=errand)
            self._show(report)
            if not report.ok:
                raise CommandError(_("请改正后重新导入；没有写入任何内容。"))
            if options["dry_run"]:
                return
            question = _("导入%(n)d行到%(name)s吗？[y/N] ") % {"n": report.new_count, "name": congress}
            if not options["yes"] and input(question).strip().lower() not in {"y", "yes", "是"}:
                raise CommandError(_("没有导入。"))
            self.stdout.write(_("已导入%(n)d行。") % {"n": apply(report)})
        except Refused as error:
            raise refused(error) from error

    def _congress(self, code: str) -> Congress:
        found = list(Congress.objects.filter(code=code) if code else Congress.objects.all()[:2])
        if len(found) != 1:
            raise CommandError(_("请用 --congress 指明行政区划代码。"))
        return found[0]

    def _errand(self, congress: Congress, data: bytes, options: dict[str, Any]) -> Errand | None:
        if not options["clerk"]:
            return None
        held = Office.objects.held_on(timezone.localdate()).filter(congress=congress).select_related("person")
        clerks = held.filter(kind=OfficeKind.CLERK, person__account__username=options["clerk"])
        leads = held.filter(kind=OfficeKind.DEPUTY, person__name=options["lead"])
        clerk = clerks.select_related("congress").first()
        if clerk is None:
            raise CommandError(_("%(name)s不是工作人员的用户名。") % {"name": options["clerk"]})
        if options["lead"] and leads.count() != 1:
            raise CommandError(_("没有（或者不止一位）名叫%(name)s的代表。") % {"name": options["lead"]})
        return Errand(
            office=clerk,
            at=timezone.now(),
            filename=options["file"].name,
            sha256=hashlib.sha256(data).hexdigest(),
            lead=leads.first(),
            all_on=options["all_on"],
        )

    def _bytes(self, file: Path) -> bytes:
        try:
            with file.open("rb") as opened:
                return opened.read(LARGEST_FILE + 1)
        except OSError as error:
            raise CommandError(_("打不开文件%(file)s。") % {"file": file}) from error

    def _show(self, report: Report) -> None:
        for note in report.notes:
            self.stdout.write(say(note))
        for problem in report.problems:
            self.stdout.write(self._line(problem))
        found = [(row.line, problem) for row in report.rows for problem in row.problems]
        for line, problem in found[:_MOST_SHOWN]:
            self.stdout.write(_("第%(line)d行 ") % {"line": line} + self._line(problem))
        if len(found) > _MOST_SHOWN:
            self.stdout.write(_("……另有%(n)d处。") % {"n": len(found) - _MOST_SHOWN})
        counts = {"ok": report.ok_count, "bad": report.problem_count}
        self.stdout.write(_("%(ok)d行可以导入，%(bad)d行有问题。") % counts)
        if before := report.ok_count - report.new_count:
            self.stdout.write(_("其中%(n)d行以前导入过，不再重复。") % {"n": before})

    def _line(self, problem: Problem) -> str:
        place = f"{problem.column} “{problem.value}”" if problem.value else problem.column
        return f"{place}: {say(problem.wrong)} {say(problem.mend)}".lstrip(": ")
