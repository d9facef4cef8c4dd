"""Make the stored columns anew from the entries: `yishi rebuild`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from yishi.kernel.refusal import Refused
from yishi.kernel.text import Text
from yishi.record.management.meter import Meter, add_options, congresses, name_of
from yishi.record.rebuilding import rebuild

if TYPE_CHECKING:
    from argparse import ArgumentParser

_DONE = Text("{name}：已改正{changes}", "{name}: set right {changes}")
_WOULD = Text("{name}：待改正{changes}", "{name}: to be set right {changes}")


class Command(BaseCommand):
    """It can be run at any time and again; entries themselves are never touched."""

    help = "由记录重建各索引列 / make every stored column anew from the entries"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which congress, and whether for real."""
        add_options(parser)
        parser.add_argument("--dry-run", action="store_true", help="只统计，不改动 / count, change nothing")

    def handle(self, *args: object, **options: Any) -> None:
        """Rebuild each congress's columns and say how many were wrong."""
        lang = options["lang"]
        for congress in congresses(options):
            name = name_of(congress, lang)
            try:
                changes = rebuild(congress, Meter(name), dry_run=options["dry_run"])
            except Refused as refusal:
                raise CommandError(f"{name}：{refusal.reason[lang]}") from refusal
            said = _WOULD if options["dry_run"] else _DONE
            self.stdout.write(said.format(name=name, changes=changes.text)[lang])
