"""How commands speak: in the language in force, one sentence for a refusal and its remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.management.base import CommandError
from django.utils.translation import get_language

from yishi.congress.importing.cells import Unreadable, day_of

if TYPE_CHECKING:
    from datetime import date

    from yishi.kernel.refusal import Refused
    from yishi.kernel.text import Text


def say(text: Text) -> str:
    """The text in the language in force; Chinese where none is."""
    return text[get_language() or "zh"]


def refused(error: Refused) -> CommandError:
    """A refusal for the command line: why, under which article, and what would do."""
    parts = [say(error.reason)]
    if error.basis is not None:
        parts.append(f"（{say(error.basis.text)}）")
    if error.remedy is not None:
        parts.append(say(error.remedy))
    return CommandError(" ".join(parts))


def day(said: str) -> date:
    """A day given as an option or an answer, in any of the ways that offices write it."""
    try:
        return day_of(said)
    except Unreadable as unreadable:
        raise CommandError(f"{say(unreadable.wrong)} {say(unreadable.mend)}") from unreadable
