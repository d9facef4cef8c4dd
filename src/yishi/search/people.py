"""Deputies by their names, in characters or in pinyin, whole or its first letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Q

from yishi.congress.models import Person
from yishi.search.words import is_han, readings

if TYPE_CHECKING:
    from yishi.congress.models import Congress
    from yishi.search.asking import Asked

_SHORTEST: Final = 2
_LONGEST: Final = 20  # letters: a longer word is no name
_MOST: Final = 3000  # deputies whose names are read out to compare letters


def people_called(congress: Congress, asked: Asked, most: int) -> list[tuple[int, str]]:
    """Keys and names of deputies, sitting or former, whose name one of the words is, or is a part of."""
    texts = [word.text for word in asked.words if _SHORTEST <= len(word.text) <= _LONGEST]
    deputies = Person.objects.filter(congress=congress, mandates__isnull=False).order_by("name", "pk").distinct()
    named = deputies.values_list("pk", "name")
    letters = {text for text in texts if text.isascii() and text.isalpha()}
    if letters:
        return [(pk, name) for pk, name in named[:_MOST] if letters & readings(name)][:most]
    called = Q()
    for text in texts:
        called |= Q(name__contains=text) if is_han(text) else Q()
    return list(named.filter(called)[:most]) if called else []
