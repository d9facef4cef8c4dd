#!/usr/bin/env python3
"""Fetches what the sealed ballot needs in the browser: @noble/curves and @noble/hashes (MIT), checked and put in place.

    python3 scripts/browser_parts.py [FOLDER]        (build/browser, unless said otherwise)

It needs Python alone. The registry is that of npm (npm_config_registry, ~/.npmrc), else the public one. Imports by name
become relative ones: our content security policy allows no import map. Does nothing when all is there and right.
"""

import base64
import hashlib
import io
import json
import os
import posixpath
import re
import ssl
import sys
import tarfile
import urllib.error
import urllib.request
from pathlib import Path

LOCKED = (  # package, version, SHA-512 as in a package-lock
    (
        "curves",
        "1.9.7",
        "sha512-gbKGcRUYIjA3/zCCNaWDciTMFI0dCkvou3TL8Zmy5Nc7sJ47a0jtOeZoTaMxkuqRo9cRhjOdZJXegxYE5FN/xw==",
    ),
    (
        "hashes",
        "1.8.0",
        "sha512-jCs9ldd7NwzpgXDIf6P3+NrHh9/sD6CQdxHyjQI+h/6rDNo88ypBxxz45UDuZHz9r3tNz7N/VInSVoVdtXEI4A==",
    ),
)
ENTRIES = ("noble-curves/ed25519.js", "noble-hashes/sha2.js")
PUBLIC = "https://registry.npmjs.org"
IMPORTED = re.compile(r"(?<=from )(['\"])([^'\"]+)\1")
STAMP = "parts.json"


def registry() -> str:
    """Where npm would fetch from, without its closing slash."""
    said = os.environ.get("npm_config_registry") or os.environ.get("NPM_CONFIG_REGISTRY")  # noqa: SIM112 - npm's own name
    rc = Path.home() / ".npmrc"
    if not said and rc.is_file():
        found = re.search(r"^\s*registry\s*=\s*(\S+)", rc.read_text(encoding="utf-8"), re.MULTILINE)
        said = found[1] if found else None
    return (said or PUBLIC).rstrip("/")


def fetched(name: str, version: str, sri: str) -> dict[str, str]:
    """The ES modules of a package, by path. Raises OSError, or ValueError for another archive than the locked one."""
    authority = os.environ.get("PIP_CERT") or os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("SSL_CERT_FILE")
    context = ssl.create_default_context(cafile=authority or None)
    url = f"{registry()}/@noble/{name}/-/{name}-{version}.tgz"
    with urllib.request.urlopen(url, timeout=60, context=context) as answer:  # noqa: S310 - the address is npm's own
        archive = answer.read()
    if "sha512-" + base64.b64encode(hashlib.sha512(archive).digest()).decode() != sri:
        message = f"@noble/{name} {version}: 校验和不符 · its SHA-512 is not the one in scripts/browser_parts.py"
        raise ValueError(message)
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        return {
            f"noble-{name}/{one.name.removeprefix('package/esm/')}": tar.extractfile(one).read().decode()
            for one in tar.getmembers()
            if one.isfile() and one.name.startswith("package/esm/") and one.name.endswith(".js")
        }


def place(said: str, importer: str) -> str:
    """The file an import means."""
    if said.startswith("."):
        return posixpath.normpath(posixpath.join(posixpath.dirname(importer), said))
    return re.sub(r"^@noble/(\w+)/(.+?)(\.js)?$", r"noble-\1/\2.js", said)


def relative(text: str, importer: str) -> str:
    """A module whose imports are all relative, without the name of its source map."""

    def mended(found: re.Match[str]) -> str:
        path = posixpath.relpath(place(found[2], importer), posixpath.dirname(importer))
        return f"'{path if path.startswith('.') else './' + path}'"

    # There are no source maps here, and collectstatic refuses a module that names one that is missing.
    return re.sub(r"^//# sourceMappingURL=.*\n?", "", IMPORTED.sub(mended, text), flags=re.MULTILINE)


def needed(modules: dict[str, str]) -> dict[str, str]:
    """The modules that the entries lead to. Raises KeyError for an import that is not there."""
    found, ahead = {}, list(ENTRIES)
    while ahead:
        path = ahead.pop()
        if path not in found:
            found[path] = relative(modules[path], path)
            ahead += [place(one[2], path) for one in IMPORTED.finditer(modules[path])]
    return found


def digest(text: bytes) -> str:
    """SHA-256."""
    return hashlib.sha256(text).hexdigest()


def is_right(folder: Path) -> bool:
    """Whether what is locked is there, unchanged."""
    try:
        stamp = json.loads((folder / STAMP).read_text(encoding="utf-8"))
        same = all(digest((folder / path).read_bytes()) == one for path, one in stamp["files"].items())
    except (OSError, ValueError, KeyError):
        return False
    return same and stamp["locked"] == [list(one) for one in LOCKED]


def main() -> int:
    """Puts the modules in place. 1 if they cannot be had."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parents[1] / "build" / "browser")
    if is_right(folder):
        return 0
    try:
        modules = needed({path: text for one in LOCKED for path, text in fetched(*one).items()})
    except (OSError, ValueError, KeyError) as error:
        print(
            f"无法取得浏览器密码库（无记名表决用）；请检查网络或 npm_config_registry 后重试：{error}\n"
            f"The browser's libraries for sealed ballots cannot be fetched; check the network or npm_config_registry.",
            file=sys.stderr,
        )
        return 1
    for path, text in modules.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    files = {path: digest(text.encode()) for path, text in sorted(modules.items())}
    (folder / STAMP).write_text(json.dumps({"locked": LOCKED, "files": files}, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
