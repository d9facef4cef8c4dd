"""Whole addresses of pages, for what is read outside the site: e-mails, webhooks, calendars."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse


def address(name: str, *args: object) -> str:
    """The whole address of a page."""
    return f"{settings.SITE_URL}{reverse(name, args=args)}"
