"""The interface's sentences in other languages: compile, check or update src/yishi/**/locale.

Works without GNU gettext. A sentence (msgid) is Chinese; the catalogues of Yishi translate it.
"""

from __future__ import annotations

import ast
import io
import re
import sys
import warnings
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "yishi"

KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    **dict.fromkeys(("gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}

# What Django makes of a template's tags: calls in a sea of X.
STRING = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"\b(n?p?gettext|_)\(({STRING}(?:,\s*{STRING})*)[,)]")

# Headers that would change with every update and tell nobody anything.
NOISE = re.compile(rb'^"(?:Generated|Language-Team|Last|PO-|POT-|Project|Report)[^\n]*\n', re.MULTILINE)

Sentence = tuple[str | tuple[str, ...], str | None]
"""The msgid (with its plural), and the context."""


def _in_python(path: Path) -> Iterator[Sentence]:
    with path.open("rb") as file:
        for _line, sentence, _comments, context in extract("python", file, KEYWORDS):
            yield sentence, context


def _in_template(path: Path) -> Iterator[Sentence]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # translators' comments have no place in these catalogues
        calls = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    for function, arguments in CALL.findall(calls):
        strings = [ast.literal_eval(part) for part in re.findall(STRING, arguments)]
        context = strings.pop(0) if function in {"pgettext", "npgettext"} else None
        yield (tuple(strings) if function.startswith("n") else strings[0]), context


def sentences() -> dict[Sentence, list[tuple[str, int]]]:
    """Every sentence marked for translation, with the files that say it."""
    found: dict[Sentence, list[tuple[str, int]]] = {}
    python = ((path, _in_python(path)) for path in sorted(SOURCE.rglob("*.py")))
    pages = sorted(path for end in ("html", "txt") for path in SOURCE.rglob(f"templates/**/*.{end}"))
    for path, said in chain(python, ((page, _in_template(page)) for page in pages)):
        place = (str(path.relative_to(ROOT)), 0)
        for sentence in said:
            places = found.setdefault(sentence, [])
            if place not in places:
                places.append(place)
    return found


def catalogues() -> list[Path]:
    """The .po files of Yishi."""
    return sorted(SOURCE.rglob("locale/*/LC_MESSAGES/*.po"))


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name, domain=path.stem)


def _translated(message: Message | None) -> bool:
    if message is None or message.fuzzy:
        return False
    said = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return bool(said) and all(said)


def compile_all() -> int:
    """Writes the .mo beside each .po that is newer than it."""
    for path in catalogues():
        target = path.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= path.stat().st_mtime:
            continue
        made = io.BytesIO()
        write_mo(made, _read(path))
        target.write_bytes(made.getvalue())
        print(f"    {path.relative_to(ROOT)}")
    return 0


def check() -> int:
    """Whether each catalogue has every sentence, translated, with the same blanks, and no stale one."""
    wanted = sentences()
    faults = []
    for path in catalogues():
        catalogue = _read(path)
        for sentence, context in wanted:
            key = sentence[0] if isinstance(sentence, tuple) else sentence
            if not _translated(catalogue.get(key, context)):
                faults.append(f"{path.parent.parent.name}: not translated: {key!r}")
        known = {(s[0] if isinstance(s, tuple) else s, context) for s, context in wanted}
        for message in catalogue:
            key = message.id[0] if isinstance(message.id, tuple | list) else message.id
            if key and (key, message.context) not in known:
                faults.append(f"{path.parent.parent.name}: no longer said: {key!r}")
            faults += [f"{path.parent.parent.name}: {key!r}: {error}" for error in message.check(catalogue)]
    if wanted and not catalogues():
        faults.append(f"{len(wanted)} sentences, and no catalogue below {SOURCE.relative_to(ROOT)}")
    print("\n".join(faults + (["Mend with: make messages, then translate."] if faults else [])))
    return 1 if faults else 0


def update() -> int:
    """Adds new sentences, untranslated, to each catalogue, and drops those no longer said."""
    paths = catalogues() or [SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"]
    wanted = sentences()
    for path in paths:
        old = _read(path) if path.exists() else Catalog()
        new = Catalog(locale=path.parent.parent.name, header_comment="", charset="utf-8", fuzzy=False)
        for (sentence, context), places in wanted.items():
            kept = old.get(sentence[0] if isinstance(sentence, tuple) else sentence, context)
            if kept and kept.pluralizable != isinstance(sentence, tuple):
                kept = None  # it counts now, or no longer does: the old words do not fit
            new.add(
                sentence,
                kept.string if kept else None,
                places,
                context=context,
                flags=kept.flags if kept else (),
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        written = io.BytesIO()
        write_po(written, new, width=100, omit_header=False, include_lineno=False, sort_output=True)
        path.write_bytes(NOISE.sub(b"", written.getvalue().lstrip()))
        missing = sum(not _translated(message) for message in new if message.id)
        print(f"    {path.relative_to(ROOT)}: {len(wanted)} sentences, {missing} to translate")
    return 0


if __name__ == "__main__":
    settings.configure()
    sys.exit({"compile": compile_all, "check": check, "update": update}[sys.argv[1]]())
