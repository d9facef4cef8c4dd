"""How the long commands speak: which congresses, how far they have come, in which language."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from django.core.management.base import CommandError

from yishi.congress.models import Congress
from yishi.kernel.text import Text

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterator


def add_options(parser: ArgumentParser) -> None:
    """Options that all of them have."""
    parser.add_argument("--congress", metavar="CODE", help="只处理该行政区划代码 / this congress only")
    parser.add_argument("--lang", choices=["zh", "en"], default="zh", help="输出语言 / language of what is said")


def congresses(options: dict[str, Any]) -> Iterator[Congress]:
    """The congress asked for, or all of them."""
    found = Congress.objects.order_by("code")
    if options["congress"]:
        found = found.filter(code=options["congress"])
        if not found.exists():
            raise CommandError(Text("没有这个代码的人民代表大会", "No congress has this code")[options["lang"]])
    return found.iterator()


def name_of(congress: Congress, lang: str) -> str:
    """What to call it."""
    return (congress.name_en or congress.name_zh) if lang == "en" else congress.name_zh


class Meter:
    """A line at the terminal that says how many percent are done; silent when nobody watches."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.shown = -1

    def __call__(self, done: int, total: int) -> None:
        """Show it, if it is another percentage than before."""
        percent = 100 * done // max(total, 1)
        if sys.stderr.isatty() and percent != self.shown:
            end = "\n" if done >= total else ""
            sys.stderr.write(f"\r{self.title} {percent}%{end}")
            sys.stderr.flush()
            self.shown = percent
