"""A desk entrusted to a named secretary, from a day to a day; a delegation is something else here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.congress.models.assembly import Congress
from yishi.congress.models.people import Office, Person

if TYPE_CHECKING:
    from datetime import date, datetime


class Entrustment(models.Model):
    """The secretary may act at the desk of an office. Never deleted: entries name it."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="entrustments", db_index=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="entrustments", db_index=False)
    secretary = models.ForeignKey(Person, models.PROTECT, related_name="desks", db_index=False)
    begins = models.DateField(_("起始日期"))
    last_day = models.DateField(_("最后一日"))
    paper = models.CharField(_("依据的书面委托"), max_length=200, blank=True, default="")
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        """Asked by office and by secretary; its last day is not before its first."""

        verbose_name = _("委托")
        verbose_name_plural = _("委托")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("begins")), name="entrustment_ends_after_it_begins"
            ),
        )
        indexes = (
            models.Index(fields=["congress", "office", "-id"], name="entrustment_by_office"),
            models.Index(fields=["secretary", "last_day"], name="entrustment_by_secretary"),
        )

    def __str__(self) -> str:
        return f"{self.office_id} {self.secretary_id}"

    def in_force(self, on: date, at: datetime) -> bool:
        """Whether it covers the legal day, and still runs at the moment of writing."""
        runs = self.runs_on(on) and self.runs_on(timezone.localdate(at))
        return runs and (self.revoked_at is None or at < self.revoked_at)

    def runs_on(self, day: date) -> bool:
        """Whether it covers the day, and the office is held then."""
        return self.begins <= day <= self.last_day and self.office.held_on(day)
