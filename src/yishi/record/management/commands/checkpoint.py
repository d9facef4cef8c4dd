"""Pledge the record as it stands: `yishi checkpoint`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from yishi.kernel.refusal import Refused
from yishi.kernel.text import Text
from yishi.record.checkpoints import make_checkpoint
from yishi.record.management.meter import add_options, congresses, name_of

if TYPE_CHECKING:
    from argparse import ArgumentParser

_MADE = Text("{name}：{size}条记录，根摘要 {root}", "{name}: {size} entries, root {root}")
_NOTHING = Text("{name}：没有新的记录", "{name}: nothing was entered since the last one")


class Command(BaseCommand):
    """To be run daily; what it prints may be kept by anybody who wants to hold the record to it."""

    help = "生成并签署检查点 / sign a checkpoint over the record as it stands"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which congress, in which language."""
        add_options(parser)

    def handle(self, *args: object, **options: Any) -> None:
        """Make a checkpoint for each congress that has entered something since its last."""
        lang = options["lang"]
        for congress in congresses(options):
            name = name_of(congress, lang)
            try:
                made = make_checkpoint(congress, timezone.now())
            except Refused as refusal:
                raise CommandError(f"{name}：{refusal.reason[lang]}") from refusal
            said = _NOTHING.format(name=name)
            if made is not None:
                said = _MADE.format(name=name, size=made.size, root=made.root)
            self.stdout.write(said[lang])
