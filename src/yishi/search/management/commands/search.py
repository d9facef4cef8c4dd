"""Bring what can be found up to date, or make it anew: `yishi search`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from yishi.kernel.text import Text
from yishi.record.following import catch_up
from yishi.record.management.meter import add_options, congresses, name_of
from yishi.search.documents import read_documents
from yishi.search.following import FOLLOWER, forget
from yishi.search.models import Extract, Passage

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from yishi.congress.models import Congress

_DONE = Text(
    "{name}：新编入记录{taken}条，读取附件{read}份；共可查找段落{passages}处，未能读出文字的附件{unread}份",
    "{name}: {taken} entries taken, {read} documents read; {passages} passages to be found in all, "
    "{unread} documents without text",
)


class Command(BaseCommand):
    """It can be run at any time, interrupted, and run again; `yishi work` does the same as it goes."""

    help = "更新检索索引，或者重新编制 / bring the search index up to date, or make it anew"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which congress, and whether from the beginning."""
        add_options(parser)
        parser.add_argument("--rebuild", action="store_true", help="从头重新编制 / anew, from the first entry")

    def handle(self, *args: object, **options: Any) -> None:
        """Take what has not been taken, and say how much there is."""
        for congress in congresses(options):
            if options["rebuild"]:
                forget(congress)
            self.stdout.write(_take(congress, name_of(congress, options["lang"]))[options["lang"]])


def _take(congress: Congress, name: str) -> Text:
    now = timezone.now()
    return _DONE.format(
        name=name,
        taken=catch_up(congress, now, only=FOLLOWER),
        read=read_documents(congress, timezone.localdate(now)),
        passages=Passage.objects.filter(congress=congress).count(),
        unread=Extract.objects.filter(document__congress=congress, text="").count(),
    )
