"""The State Council's calendar of holidays and make-up days, one table for all congresses."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class CalendarDay(models.Model):
    """A day on which the calendar departs from the week: a holiday, or a make-up working day."""

    day = models.DateField(_("日期"), unique=True)
    working = models.BooleanField(_("是否上班"))
    note = models.CharField(_("说明"), max_length=80, blank=True, default="")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        """In order of days."""

        verbose_name = _("节假日安排")
        verbose_name_plural = _("节假日安排")
        ordering = ("day",)

    def __str__(self) -> str:
        return f"{self.day} {self.note}"


class CalendarYear(models.Model):
    """A year whose holidays have been announced. Terms in working days beyond it are not yet knowable."""

    year = models.PositiveSmallIntegerField(_("年份"), unique=True)
    source = models.CharField(_("来源"), max_length=200)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        """In order of years."""

        verbose_name = _("已公布节假日的年份")
        verbose_name_plural = _("已公布节假日的年份")
        ordering = ("year",)

    def __str__(self) -> str:
        return str(self.year)
