"""The ``yishi`` command: Django's management commands under our settings."""

import os
import sys


def main() -> None:
    """Run a command, such as ``yishi demo`` or ``yishi verify``."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yishi.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - settings come first

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
