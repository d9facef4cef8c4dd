"""Signing in: nobody signs up by himself, accounts are given out by an administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.adapter import DefaultAccountAdapter

if TYPE_CHECKING:
    from django.http import HttpRequest


class ClosedAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """No sign-up: an account without an office could do nothing anyway."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False
