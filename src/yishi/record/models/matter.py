"""Matters and their entries."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.congress.models import Congress, CongressTerm, Person, PracticeVersion, Unit


class Matter(models.Model):
    """Something the congress takes up. Every column but the first six can be rebuilt from its entries."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="matters", db_index=False)
    procedure = models.CharField(max_length=40)
    version = models.DateField(help_text="in-force day of the procedure's version that it began under")
    practice = models.ForeignKey(PracticeVersion, models.PROTECT, null=True, db_index=False)
    term = models.ForeignKey(CongressTerm, models.PROTECT, null=True, db_index=False)
    opened = models.DateField(_("提出日期"))

    series = models.CharField(max_length=16, blank=True, default="")
    number = models.PositiveIntegerField(_("编号"), null=True)
    title = models.CharField(_("标题"), max_length=200, blank=True, default="")
    text = models.TextField(_("正文"), blank=True, default="")
    category = models.CharField(_("类别"), max_length=40, blank=True, default="")
    stage = models.CharField(_("所处环节"), max_length=40)
    outcome = models.CharField(_("办理结果"), max_length=40, blank=True, default="")
    rating = models.CharField(_("评价"), max_length=40, blank=True, default="")
    confidential = models.BooleanField(default=False)
    public = models.BooleanField(default=False)
    closed = models.DateField(_("办结日期"), null=True)
    due = models.DateField(_("最近期限"), null=True)
    lead_unit = models.ForeignKey(Unit, models.PROTECT, null=True, db_index=False, related_name="led")
    lead_deputy = models.ForeignKey(Person, models.PROTECT, null=True, db_index=False, related_name="moved")
    last_seq = models.PositiveIntegerField(default=0)
    last_on = models.DateField(null=True)
    head = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        """Each index starts with the congress, and ends with the key that pages go by."""

        constraints = (
            models.UniqueConstraint(fields=["congress", "procedure", "series", "number"], name="matter_number_once"),
        )
        indexes = (
            models.Index(fields=["congress", "procedure", "-id"], name="matter_newest"),
            models.Index(fields=["congress", "procedure", "stage", "-id"], name="matter_by_stage"),
            models.Index(fields=["congress", "procedure", "due", "id"], name="matter_by_due"),
            models.Index(
                fields=["congress", "procedure", "stage", "due", "id"],
                condition=models.Q(due__isnull=False),
                name="matter_by_stage_and_due",
            ),
            models.Index(fields=["congress", "procedure", "series", "-id"], name="matter_by_series"),
            models.Index(fields=["congress", "procedure", "outcome", "-id"], name="matter_by_outcome"),
            models.Index(fields=["congress", "procedure", "lead_unit", "-id"], name="matter_by_unit"),
            models.Index(fields=["congress", "procedure", "lead_deputy", "-id"], name="matter_by_deputy"),
            models.Index(fields=["congress", "procedure", "category", "-id"], name="matter_by_category"),
            models.Index(fields=["congress", "procedure", "rating", "-id"], name="matter_by_rating"),
            models.Index(
                fields=["congress", "procedure", "-id"], condition=models.Q(public=True), name="matter_public"
            ),
        )

    def __str__(self) -> str:
        return self.title or str(self.pk)

    @property
    def label(self) -> str:
        """第2026-012号, or nothing before it is numbered."""
        return label_of(self.series, self.number)


def label_of(series: str, number: int | None) -> str:
    """A matter's number within its series; nothing before it is numbered."""
    return f"{series}-{number:03d}" if number else ""


class Entry(models.Model):
    """One act done. ``body`` is its canonical JSON and the only truth; the other columns index it."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="entries", db_index=False)
    position = models.BigIntegerField(help_text="place in the congress's whole record, without gaps")
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="entries", db_index=False)
    seq = models.PositiveIntegerField(help_text="place in the matter, from 1, without gaps")
    act = models.CharField(max_length=40)
    on = models.DateField(help_text="the legal day, which terms count from")
    recorded_at = models.DateTimeField(help_text="the moment of writing, by the server's clock")
    person = models.ForeignKey(Person, models.PROTECT, related_name="entries", db_index=False)
    key = models.CharField(max_length=64, help_text="idempotency key")
    body = models.TextField()
    hash = models.CharField(max_length=64)

    class Meta:
        """Unique where a second one would be a forgery or a repetition."""

        constraints = (
            models.UniqueConstraint(fields=["matter", "seq"], name="entry_once_in_matter"),
            models.UniqueConstraint(fields=["congress", "position"], name="entry_once_in_record"),
            models.UniqueConstraint(fields=["congress", "key"], name="entry_once_per_key"),
        )
        indexes = (models.Index(fields=["congress", "person", "-position"], name="entry_by_person"),)

    def __str__(self) -> str:
        return f"{self.matter_id}/{self.seq} {self.act}"


class Serial(models.Model):
    """The last number given out in a series, so that two matters never get the same."""

    congress = models.ForeignKey(Congress, models.PROTECT, db_index=False)
    procedure = models.CharField(max_length=40)
    series = models.CharField(max_length=16)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        """One counter a series."""

        constraints = (models.UniqueConstraint(fields=["congress", "procedure", "series"], name="serial_once"),)

    def __str__(self) -> str:
        return f"{self.procedure} {self.series}: {self.last}"
