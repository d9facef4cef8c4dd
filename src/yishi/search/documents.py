"""Documents whose text has not been read yet: read beside the pages, by `yishi work`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction

from yishi.record.models import Document, EntryDocument, Matter
from yishi.record.papers import path_of
from yishi.search.extracting import read_text
from yishi.search.following import index
from yishi.search.models import Extract

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from yishi.congress.models import Congress

_AT_ONCE: Final = 20


def read_documents(congress: Congress, on: date) -> int:
    """Read the text of every document attached to an entry and not read yet; how many were read."""
    done = 0
    while waiting := list(_waiting(congress)[:_AT_ONCE]):
        for document in waiting:
            _read(congress, document, on)
        done += len(waiting)
    return done


def _waiting(congress: Congress) -> QuerySet[Document]:
    used = EntryDocument.objects.filter(document__congress=congress, document__extract=None)
    return Document.objects.filter(pk__in=used.values("document")).order_by("pk")


def _read(congress: Congress, document: Document, on: date) -> None:
    """Read a document outside of any transaction, for that takes time; then keep its text, and find it."""
    path = path_of(document)
    text, note = read_text(path, document.mime) if path.is_file() else ("", Extract.Note.ABSENT)
    with transaction.atomic():
        Extract.objects.update_or_create(document=document, defaults={"text": text, "note": note})
        uses = EntryDocument.objects.filter(document=document).values("entry__matter")
        index(congress, Matter.objects.filter(congress=congress, pk__in=uses), on)
