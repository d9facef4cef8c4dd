"""By what the identity provider knows somebody: entered by the administrator, kept as a keyed hash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.crypto import salted_hmac

from yishi.congress.models import Account, Identifier
from yishi.kernel.refusal import BadFacts
from yishi.kernel.text import Text

if TYPE_CHECKING:
    from datetime import datetime

    from yishi.congress.models import Person


@transaction.atomic
def identify(person: Person, said: str, *, by: Person, at: datetime) -> Identifier | None:
    """Enter the identifier in place of the one before; nothing said takes it away. Raises `BadFacts`."""
    said = said.strip()
    Identifier.objects.filter(person=person).delete()
    if not said:
        return None
    digest = _digest(said)
    if Identifier.objects.filter(congress=person.congress_id, digest=digest).exists():
        raise BadFacts(Text("这个标识已登记给他人", "Somebody else has this identifier"), "identifier")
    return Identifier.objects.create(
        congress_id=person.congress_id, person=person, digest=digest, entered_at=at, entered_by=by
    )


def account_of(said: str) -> Account | None:
    """The one login whose holder the identifier names; None if there is none, or more than one."""
    rows = Account.objects.filter(persons__identifier__digest=_digest(said.strip())).distinct()
    found = list(rows[:2])
    return found[0] if len(found) == 1 else None


def _digest(said: str) -> str:
    return salted_hmac("yishi.identifier", said, algorithm="sha256").hexdigest()
