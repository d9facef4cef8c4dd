"""Keeping machines and floods away from forms that are open to everybody, without keeping anybody's address."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.core import signing
from django.db import transaction
from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac

from yishi.congress.models import Knock
from yishi.kernel.numeral import chinese
from yishi.kernel.text import Text

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest

    from yishi.congress.models import Congress

_SALT: Final = "yishi.slip"
_KEPT: Final = timedelta(days=2)
_IN_WORDS: Final = {chinese(n): str(n) for n in range(2, 19)}


@dataclass(frozen=True, slots=True)
class Slip:
    """What a form carries back signed: a chance number of its own, for which form, and since when.

    ``answer``: the keyed hash of the answer to a small sum, where one was asked.
    """

    nonce: str
    form: str
    made: float
    answer: str = ""

    @property
    def age(self) -> float:
        """Seconds since the form was shown."""
        return time.time() - self.made

    def answered(self, given: str) -> bool:
        """Whether the sum was answered rightly, in whatever digits."""
        return constant_time_compare(self.answer, _hashed(self.nonce, _plain(given)))

    def signed(self) -> str:
        """The slip as a hidden field carries it."""
        fields = {"n": self.nonce, "f": self.form, "t": self.made, "a": self.answer}
        return signing.dumps(fields, salt=_SALT, compress=True)


def slip_for(form: str, *, asking: bool) -> tuple[Slip, Text | None]:
    """A fresh slip, and the sum that goes with it if one is asked."""
    nonce = secrets.token_hex(16)
    if not asking:
        return Slip(nonce, form, time.time()), None
    first, second = (secrets.randbelow(9) + 1 for _ in range(2))
    question = Text(f"{chinese(first)}加{chinese(second)}等于几", f"{first} plus {second} is")
    return Slip(nonce, form, time.time(), _hashed(nonce, str(first + second))), question


def read_slip(text: str, form: str, most_seconds: int) -> Slip | None:
    """The slip that came back, if it is ours, of this form, and not too old."""
    try:
        fields = signing.loads(text, salt=_SALT, max_age=most_seconds)
        slip = Slip(fields["n"], fields["f"], float(fields["t"]), fields["a"])
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None
    return slip if slip.form == form else None


def knocks(congress: Congress, day: date, who: str) -> int:
    """How often somebody has come on a day."""
    return Knock.objects.filter(congress=congress, day=day, who=who).values_list("times", flat=True).first() or 0


@transaction.atomic
def knock(congress: Congress, day: date, who: str) -> int:
    """Count somebody once more; the count. What is older than it serves goes."""
    row, new = Knock.objects.get_or_create(congress=congress, day=day, who=who)
    if new:
        Knock.objects.filter(congress=congress, day__lt=day - _KEPT).delete()
    Knock.objects.filter(pk=row.pk).update(times=F("times") + 1)
    return Knock.objects.values_list("times", flat=True).get(pk=row.pk)


def visitor(request: HttpRequest, form: str, day: date) -> str:
    """Whoever is at this address, as a hash that is good for this form and day alone."""
    return _who(f"{form}:{day}:{request.META.get('REMOTE_ADDR', '')}")


def everybody(form: str, day: date) -> str:
    """All who come to a form on a day."""
    return _who(f"{form}:{day}")


def _who(text: str) -> str:
    return salted_hmac("yishi.knock", text, algorithm="sha256").hexdigest()[:32]


def _hashed(nonce: str, answer: str) -> str:
    return salted_hmac(_SALT, f"{nonce}:{answer}", algorithm="sha256").hexdigest()


def _plain(given: str) -> str:
    """Digits as anybody writes them: 12, １２, 十二."""
    words = given.strip()[:4]
    return str(int(words)) if words.isdecimal() else _IN_WORDS.get(words, "")
