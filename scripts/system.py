"""What the tests want from the operating system, and how it gets there: Debian's packages, by root."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import postgres

Missing = dict[str, str]
"""Debian package → what cannot run without it."""


def _has_chinese_font() -> bool:
    folders = (Path("/usr/share/fonts"), Path.home() / ".fonts", Path.home() / ".local/share/fonts")
    return any(any(folder.rglob("*CJK*")) for folder in folders if folder.is_dir())


def missing() -> Missing:
    """What is not there now."""
    wanted = {
        "chromium": ("browser journeys", shutil.which("chromium") is not None),
        "fonts-noto-cjk": ("Chinese pages as people see them", _has_chinese_font()),
        "postgresql": ("tests on PostgreSQL", postgres.programs() is not None),
    }
    return {package: purpose for package, (purpose, present) in wanted.items() if not present}


def ensure() -> Missing:
    """Installs what is missing if it may; otherwise says how to. Returns what is missing still."""
    lacking = missing()
    if not lacking:
        return {}
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *lacking]
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        print(f"缺少系统软件包 · missing system packages; run:\n    sudo {' '.join(install)}", flush=True)
        return lacking
    print(f"安装系统软件包 · installing {' '.join(lacking)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "-qq", "update"], [*install, "-qq", "-o", "DPkg::Lock::Timeout=300"]):
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    return missing()


if __name__ == "__main__":
    sys.exit("\n".join(f"{package}: {purpose}" for package, purpose in ensure().items()) or 0)
