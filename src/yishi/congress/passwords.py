"""How long a password must be, said in the language of the house (Django has no Chinese for it)."""

from __future__ import annotations

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _


class LongEnough(MinimumLengthValidator):
    """At least so many characters."""

    def get_error_message(self) -> str:
        """Why a shorter one is refused."""
        return _("密码太短，至少要有%(n)d个字符。") % {"n": self.min_length}

    def get_help_text(self) -> str:
        """What to choose."""
        return _("至少%(n)d个字符") % {"n": self.min_length}
