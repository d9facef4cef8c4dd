"""Check the record: `yishi verify`."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from yishi.kernel.text import Text
from yishi.record.bulk import size_of
from yishi.record.management.meter import Meter, add_options, congresses, name_of
from yishi.record.verifying import findings

if TYPE_CHECKING:
    from argparse import ArgumentParser

_WHOLE = Text("{name}：{count}条记录，核验无误", "{name}: {count} entries, nothing is wrong")
_WRONG = Text("核验发现问题", "Something is wrong")


def _root(said: str) -> tuple[int, str]:
    size, _, root = said.partition(":")
    return int(size), root.strip().lower()


class Command(BaseCommand):
    """Exit code 0 when all is as it was entered, 1 when something is wrong; it is named then."""

    help = "核验记录：链、列、检查点 / check every chain, stored column and checkpoint"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which congress, how much, in which language."""
        add_options(parser)
        parser.add_argument("--chain-only", action="store_true", help="只核验链 / the chains only")
        parser.add_argument(
            "--kept", metavar="SIZE:ROOT", action="append", default=[], type=_root,
            help="另行保存的检查点 / a checkpoint that you kept elsewhere",
        )  # fmt: skip
        parser.add_argument("--all", action="store_true", help="列出全部问题 / name all that is wrong")

    def handle(self, *args: object, **options: Any) -> None:
        """Check each congress and say what came of it."""
        lang, wrong = options["lang"], 0
        for congress in congresses(options):
            name = name_of(congress, lang)
            kept = dict(options["kept"])
            found = findings(congress, Meter(name), chain_only=options["chain_only"], kept=kept)
            said = list(islice(found, None if options["all"] else 1))
            found.close()
            for finding in said:
                self.stdout.write(f"{name} {finding.text[lang]}")
            if not said:
                self.stdout.write(_WHOLE.format(name=name, count=size_of(congress))[lang])
            wrong += len(said)
        if wrong:
            raise CommandError(_WRONG[lang])
