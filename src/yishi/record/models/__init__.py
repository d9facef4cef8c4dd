"""What is stored of matters: entries are the truth, all else is an index of what they add up to."""

from yishi.record.models.followed import Cursor
from yishi.record.models.index import Due, Participation
from yishi.record.models.matter import Entry, Matter, Serial
from yishi.record.models.papers import Document, EntryDocument
from yishi.record.models.proof import Checkpoint
from yishi.record.models.sealed import Reading, Sealed

__all__ = [
    "Checkpoint",
    "Cursor",
    "Document",
    "Due",
    "Entry",
    "EntryDocument",
    "Matter",
    "Participation",
    "Reading",
    "Sealed",
    "Serial",
]
