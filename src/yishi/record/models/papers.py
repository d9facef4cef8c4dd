"""Documents, kept by the hash of their content."""

from __future__ import annotations

from django.db import models

from yishi.congress.models import Congress
from yishi.record.models.matter import Entry


class Document(models.Model):
    """A file's content: the same bytes are kept once in a congress."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="documents", db_index=False)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField(help_text="bytes")
    mime = models.CharField(max_length=120)
    kept_at = models.DateTimeField()

    class Meta:
        """Once in a congress."""

        constraints = (models.UniqueConstraint(fields=["congress", "sha256"], name="document_once"),)

    def __str__(self) -> str:
        return self.sha256


class EntryDocument(models.Model):
    """A document attached to an entry, under the name it came with."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="documents")
    document = models.ForeignKey(Document, models.PROTECT, related_name="uses")
    name = models.CharField(max_length=200)

    class Meta:
        """A document once an entry."""

        constraints = (models.UniqueConstraint(fields=["entry", "document"], name="document_once_an_entry"),)

    def __str__(self) -> str:
        return self.name
