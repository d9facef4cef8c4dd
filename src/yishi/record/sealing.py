"""Personal data: sealed on the way in, opened only by a logged reading, erasable at any time."""

from __future__ import annotations

import hashlib
import json
import secrets
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.db.models.functions import Now
from django.utils.timezone import localdate

from yishi.kernel.facts import Facts, fields_of
from yishi.kernel.refusal import Refused
from yishi.kernel.text import Text
from yishi.record.keys import kept_key
from yishi.record.models import Reading, Sealed
from yishi.record.readers import examine_reader

if TYPE_CHECKING:
    from datetime import datetime

    from yishi.congress.models import Office, Person
    from yishi.record.models import Matter


@lru_cache(maxsize=1)
def _cipher() -> MultiFernet:
    """The keys, newest first; an older key stays readable after a new one is put on top."""
    path = kept_key("personal", lambda: Fernet.generate_key().decode())
    return MultiFernet([Fernet(line) for line in path.read_bytes().split()])


def commitment_of(value: str, salt: str) -> str:
    """The salted hash that stands for a value in the chain."""
    return hashlib.sha256(f"{salt}:{value}".encode()).hexdigest()


def seal(congress: int, field: str, value: str, *, person: int | None = None, matter: int | None = None) -> Sealed:
    """Keep one personal value, encrypted; its salt is sealed with it."""
    salt = secrets.token_hex(16)
    ciphertext = _cipher().encrypt(json.dumps([salt, value], ensure_ascii=False).encode())
    return Sealed.objects.create(
        congress_id=congress,
        person_id=person,
        matter_id=matter,
        field=field,
        commitment=commitment_of(value, salt),
        ciphertext=ciphertext,
    )


def seal_person(person: Person, values: dict[str, str]) -> None:
    """Seal a person's own data (telephone, id number), in place of what was sealed before.

    What somebody has read is emptied, not deleted: the log of readings stays.
    """
    for field, value in values.items():
        before = Sealed.objects.filter(congress=person.congress_id, person=person, field=field)
        before.filter(readings__isnull=True).delete()
        before.filter(erased_at=None).update(ciphertext=b"", erased_at=Now())
        if value:
            seal(person.congress_id, field, value, person=person.pk)


def seal_facts(facts: dict[str, Any], kind: type[Facts], matter: Matter) -> dict[str, Any]:
    """The facts with each personal value replaced by its commitment."""
    personal = [field.name for field in fields_of(kind) if field.label.personal and facts.get(field.name)]
    sealed = {name: seal(matter.congress_id, name, facts[name], matter=matter.pk).commitment for name in personal}
    return {**facts, **sealed}


def read_sealed(sealed: Sealed, office: Office, at: datetime, why: str) -> str:
    """The value, after the reading has been logged. Raises Refused when it was erased, or kept for others."""
    examine_reader(sealed, office, localdate(at))
    value = unseal(sealed)
    Reading.objects.create(congress_id=sealed.congress_id, sealed=sealed, office=office, at=at, why=why[:200])
    return value


def unseal(sealed: Sealed) -> str:
    """The value, for the program's own use, such as sending its owner a message. Raises Refused when erased.

    Nobody reads it, so nothing is logged: whatever shows a value to somebody asks `read_sealed`.
    """
    if sealed.erased_at is not None:
        raise Refused(Text("该个人信息已经删除", "This personal data has been erased"))
    _, value = json.loads(decrypted(bytes(sealed.ciphertext)))
    return str(value)


def encrypted(value: str) -> bytes:
    """A value that only the program reads again, such as the secret of a webhook."""
    return _cipher().encrypt(value.encode())


def decrypted(ciphertext: bytes) -> str:
    """What was encrypted. Raises cryptography's InvalidToken if no key of ours did it."""
    return _cipher().decrypt(ciphertext).decode()


def is_intact(sealed: Sealed) -> bool:
    """Whether the value still is the one that the chain's commitment stands for, or was erased for good."""
    if sealed.erased_at is not None:
        return not sealed.ciphertext
    try:
        salt, value = json.loads(_cipher().decrypt(bytes(sealed.ciphertext)))
    except (InvalidToken, ValueError):
        return False
    return commitment_of(value, salt) == sealed.commitment


def erase_matter(matter: Matter, at: datetime) -> None:
    """Erase what is sealed of a matter."""
    for sealed in Sealed.objects.filter(congress=matter.congress_id, matter=matter, erased_at=None):
        erase(sealed, at)


def erase(sealed: Sealed, at: datetime) -> None:
    """Erase the value for good (Personal Information Law art. 47); the chain's commitment stays."""
    sealed.ciphertext = b""
    sealed.erased_at = at
    sealed.save(update_fields=["ciphertext", "erased_at"])
