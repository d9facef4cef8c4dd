"""Notices: who is told of what, once."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.congress.models import Congress, Office, Person, Unit
from yishi.record.models import Entry, Matter


class Notice(models.Model):
    """Somebody is told of an entry, or of a term. Its words are made when it is read, from the record.

    ``subject`` names the one thing that it is about; ``office`` the capacity in which the person is told.
    ``act``: what is expected of the person now. ``unit``: whose term it is, where it is another's.
    ``rings``: the bell counts it until it is read; the inbox shows it in any case.
    """

    congress = models.ForeignKey(Congress, models.PROTECT, db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="notices", db_index=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=8)
    subject = models.CharField(max_length=140)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="notices", db_index=False)
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="+", db_index=False)
    act = models.CharField(max_length=40, blank=True, default="")
    term = models.CharField(max_length=40, blank=True, default="", help_text="code of the deadline")
    due = models.DateField(null=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(help_text="the moment of what it tells of")
    rings = models.BooleanField(default=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        """Nobody is told twice of one thing."""

        verbose_name = _("通知")
        verbose_name_plural = _("通知")
        constraints = (models.UniqueConstraint(fields=["person", "subject"], name="notice_once"),)
        indexes = (
            models.Index(fields=["congress", "person", "-id"], name="notice_newest"),
            models.Index(fields=["person"], condition=models.Q(read_at__isnull=True, rings=True), name="notice_unread"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.subject}"


class Sweep(models.Model):
    """A day on which the terms of a congress were looked through."""

    congress = models.ForeignKey(Congress, models.PROTECT, db_index=False)
    on = models.DateField()

    class Meta:
        """Once a day."""

        constraints = (models.UniqueConstraint(fields=["congress", "on"], name="sweep_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.congress_id} {self.on}"
