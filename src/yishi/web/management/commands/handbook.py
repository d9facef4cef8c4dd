"""``yishi handbook``: writes the handbook of procedures as files, or checks that they are up to date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from yishi.web.handbook_files import files

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    """Derives ``docs/procedures`` from the rulebook."""

    help = "根据程序声明生成程序手册 / write the handbook of procedures, or check it"
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Where the files are, and whether only to look."""
        parser.add_argument("--check", action="store_true", help=_("只检查，不写入；有过期的文件则以1退出"))
        parser.add_argument("--to", type=Path, default=Path("docs/procedures"), help=_("文件夹"))

    def handle(self, *args: Any, **options: Any) -> None:
        """Write what differs; in a check, name it and fail."""
        folder: Path = options["to"]
        made = files()
        stale = [name for name, text in made.items() if _read(folder / name) != text]
        unknown = [
            path for path in sorted(folder.glob("*")) if path.suffix in {".md", ".svg"} and path.name not in made
        ]
        if options["check"]:
            if stale or unknown:
                names = "、".join([*stale, *(path.name for path in unknown)])
                raise CommandError(_("程序手册已过期，请运行 yishi handbook：%(names)s") % {"names": names})
            return
        folder.mkdir(parents=True, exist_ok=True)
        for name in stale:
            (folder / name).write_text(made[name], encoding="utf-8")
        for path in unknown:
            path.unlink()
        self.stdout.write(_("程序手册：写入 %(n)s 个文件") % {"n": len(stale)})


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
