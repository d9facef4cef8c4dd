"""Deputies' liaison stations (代表联络站), who of the deputies serves there, and who knocks at their public form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.congress.models.assembly import Congress
from yishi.congress.models.organs import Body, Unit
from yishi.congress.models.people import Person

if TYPE_CHECKING:
    from datetime import date


class StationQuerySet(models.QuerySet["Station"]):
    """Stations; whether one is open is a question about a day."""

    def open_on(self, day: date) -> Self:
        """Stations open on this day, the last one included."""
        still = models.Q(closed_on__isnull=True) | models.Q(closed_on__gte=day)
        return self.filter(still, opened_on__lte=day)


class Station(models.Model):
    """A station: Local Organic Law art. 60(2), Deputies Law art. 28. `closed_on` is its last day, inclusive.

    It acts and is named in matters through its unit; its staff hold office in that unit. `slug` is its public
    address, behind the QR code on its door.
    """

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="stations", db_index=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="stations", db_index=False)
    slug = models.CharField(max_length=16)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="stations", db_index=False)
    address = models.CharField(_("地址"), max_length=120, blank=True, default="")
    hours = models.CharField(_("开放时间"), max_length=60, blank=True, default="")
    opened_on = models.DateField(_("设立日期"))
    closed_on = models.DateField(_("最后开放日期"), null=True, blank=True)

    objects = StationQuerySet.as_manager()

    class Meta:
        """An address leads to one station, and a unit is one."""

        verbose_name = _("代表联络站")
        verbose_name_plural = _("代表联络站")
        constraints = (
            models.UniqueConstraint(fields=["congress", "slug"], name="station_slug_once"),
            models.UniqueConstraint(fields=["congress", "unit"], name="station_unit_once"),
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True) | models.Q(closed_on__gte=models.F("opened_on")),
                name="station_closes_after_it_opens",
            ),
        )

    def __str__(self) -> str:
        return self.unit.name

    def open_on(self, day: date) -> bool:
        """Whether residents may come on this day."""
        return self.opened_on <= day and (self.closed_on is None or day <= self.closed_on)


class StationingQuerySet(models.QuerySet["Stationing"]):
    """Who serves where; a question about a day."""

    def on(self, day: date) -> Self:
        """Those who serve on this day."""
        still = models.Q(ends__isnull=True) | models.Q(ends__gte=day)
        return self.filter(still, begins__lte=day)


class Stationing(models.Model):
    """A deputy who meets residents at a station, from a day to a day; `ends` is the last day, inclusive."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="+", db_index=False)
    station = models.ForeignKey(Station, models.PROTECT, related_name="stationings", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="stationings", db_index=False)
    begins = models.DateField(_("进站日期"))
    ends = models.DateField(_("最后一日"), null=True, blank=True)

    objects = StationingQuerySet.as_manager()

    class Meta:
        """Asked by station and by deputy."""

        verbose_name = _("进站代表")
        verbose_name_plural = _("进站代表")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True) | models.Q(ends__gte=models.F("begins")),
                name="stationing_ends_after_it_begins",
            ),
        )
        indexes = (
            models.Index(fields=["congress", "station", "begins"], name="stationing_by_station"),
            models.Index(fields=["congress", "person", "begins"], name="stationing_by_person"),
        )

    def __str__(self) -> str:
        return f"{self.station_id} {self.person_id}"


class Knock(models.Model):
    """How often somebody came to a public form on a day: a bound on floods that keeps no address.

    ``who`` is a keyed hash of address, form and day: from another day's it cannot be told.
    """

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    who = models.CharField(max_length=32)
    times = models.PositiveIntegerField(default=0)

    class Meta:
        """One count a visitor and day."""

        constraints = (models.UniqueConstraint(fields=["congress", "day", "who"], name="knock_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.day} {self.times}"
