"""What is looked into: a bag of words and marks for each passage. The texts themselves stay in the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self

from django.db import models

from yishi.congress.models import Congress
from yishi.record.models import Document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.backends.base.base import BaseDatabaseWrapper

    Field = models.Field[str, str]
else:
    Field = models.Field

_ENTRIES: Final = 12  # bits for an entry's place in its matter
_PAPERS: Final = 3  # bits for a document's place in its entry
KEY_BITS: Final = _ENTRIES + _PAPERS
# Entries and documents beyond are not looked into.
MOST_ENTRIES: Final = (1 << _ENTRIES) - 1
MOST_PAPERS: Final = (1 << _PAPERS) - 1


class Place(NamedTuple):
    """Where a passage stands: the matter itself (0, 0), an entry of it (seq, 0), or the entry's nth document.

    As a number it puts newer matters after older ones, so that the newest are found first.
    """

    matter: int
    seq: int = 0
    paper: int = 0

    @property
    def key(self) -> int:
        """The place as a number."""
        return ((self.matter << _ENTRIES) + self.seq << _PAPERS) + self.paper

    @classmethod
    def of(cls, key: int) -> Self:
        """The place of a number."""
        return cls(key >> KEY_BITS, key >> _PAPERS & MOST_ENTRIES, key & MOST_PAPERS)


def bag_of(words: Iterable[str]) -> str:
    """Words as they are kept: each once, in order, parted by spaces."""
    return " ".join(sorted(set(words)))


class BagField(Field):
    """A bag of words: a tsvector where the database has one, else text that an FTS5 table is made of."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """The column's type."""
        return "tsvector" if connection.vendor == "postgresql" else "text"

    def get_placeholder(self, _value: Any, _compiler: Any, connection: BaseDatabaseWrapper) -> str:
        """How a value stands in a statement."""
        return "%s::tsvector" if connection.vendor == "postgresql" else "%s"

    def get_db_prep_value(self, value: str, connection: BaseDatabaseWrapper, prepared: bool = False) -> str:  # noqa: ARG002, FBT001, FBT002 - Django's signature
        """The bag as the database reads it."""
        return " ".join(map(quoted, value.split())) if connection.vendor == "postgresql" else value

    def from_db_value(self, value: str, _expression: Any, connection: BaseDatabaseWrapper) -> str:
        """The bag as it was given."""
        if connection.vendor != "postgresql":
            return value
        return bag_of(word[1:-1].replace("''", "'").replace("\\\\", "\\") for word in value.split(" ") if word)


def quoted(word: str) -> str:
    """A word as tsvector and tsquery read it."""
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


class Passage(models.Model):
    """A passage's words and marks, under the number of its place. How it is looked into: migration 0001."""

    id = models.BigIntegerField(primary_key=True)
    congress = models.ForeignKey(Congress, models.PROTECT, db_index=False)
    bag = BagField()

    def __str__(self) -> str:
        return str(Place.of(self.pk))


class Extract(models.Model):
    """The text of a document, read once. ``note`` says why there is none, or not all."""

    class Note(models.TextChoices):
        """What kept the text from being read."""

        IMAGE = "image", "图片"
        BROKEN = "broken", "文件不能读取"
        LOCKED = "locked", "文件有密码"
        CUT = "cut", "只读取了前面部分"
        SLOW = "slow", "读取超时"
        ABSENT = "absent", "文件不存在"

    document = models.OneToOneField(Document, models.PROTECT, related_name="extract")
    text = models.TextField(blank=True, default="")
    note = models.CharField(max_length=8, choices=Note.choices, blank=True, default="")

    def __str__(self) -> str:
        return f"{self.document_id} {self.note}"
