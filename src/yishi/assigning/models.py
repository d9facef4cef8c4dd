"""What is kept of hand-overs beside the record: an index of what it says, drafts, and batches under way."""

from __future__ import annotations

from django.db import models

from yishi.congress.models import Congress, Office, Person, Unit
from yishi.record.models import Matter


class HandOver(models.Model):
    """One act by which a suggestion was handed over; made from the record, and can be made anew from it.

    ``changed`` is the place in the record of the latest entry that bears on it: when the greatest of a congress
    has moved on, there is something new to learn.
    """

    congress = models.ForeignKey(Congress, models.PROTECT, db_index=False)
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="hand_overs", db_index=False)
    seq = models.PositiveIntegerField()
    on = models.DateField()
    unit = models.ForeignKey(Unit, models.PROTECT, db_index=False)
    co_units = models.JSONField(default=list)
    broad = models.BooleanField(default=False, help_text="six months, from the start or by an extension")
    current = models.BooleanField(default=True, help_text="nobody else was given it afterwards")
    contested = models.BooleanField(default=False, help_text="the unit asks to return it")
    changed = models.BigIntegerField()

    class Meta:
        """One an act; the latest of a congress are learned from."""

        constraints = (models.UniqueConstraint(fields=["matter", "seq"], name="hand_over_once"),)
        indexes = (
            models.Index(fields=["congress", "-changed"], name="hand_over_latest"),
            models.Index(fields=["congress", "unit", "on"], name="hand_over_by_unit"),
        )

    def __str__(self) -> str:
        return f"{self.matter_id}/{self.seq}"


class Return(models.Model):
    """A unit's request to return a suggestion, and what was decided; made from the record as well.

    ``decision`` is the act that settled it (refuse_return, reassign, withdraw), empty while it is open.
    """

    congress = models.ForeignKey(Congress, models.PROTECT, db_index=False)
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="returns", db_index=False)
    seq = models.PositiveIntegerField()
    from_unit = models.ForeignKey(Unit, models.PROTECT, db_index=False, related_name="returned")
    asked_on = models.DateField()
    reason = models.TextField()
    proper_unit = models.ForeignKey(Unit, models.PROTECT, null=True, db_index=False, related_name="named_proper")
    decision = models.CharField(max_length=40, blank=True, default="")
    decided_seq = models.PositiveIntegerField(null=True)
    decided_on = models.DateField(null=True)
    answer = models.TextField(blank=True, default="")
    to_unit = models.ForeignKey(Unit, models.PROTECT, null=True, db_index=False, related_name="took_over")

    class Meta:
        """One a request; the newest first within a congress."""

        constraints = (models.UniqueConstraint(fields=["matter", "seq"], name="return_once"),)
        indexes = (models.Index(fields=["congress", "-id"], name="return_newest"),)

    def __str__(self) -> str:
        return f"{self.matter_id}/{self.seq}"

    @property
    def days(self) -> int | None:
        """Calendar days until it was decided; None while it is open."""
        return (self.decided_on - self.asked_on).days if self.decided_on else None


class Draft(models.Model):
    """What a clerk has in mind for one suggestion, until it is handed over; ``version`` counts the savings."""

    congress = models.ForeignKey(Congress, models.PROTECT, db_index=False)
    matter = models.OneToOneField(Matter, models.CASCADE, related_name="hand_over_draft")
    lead_unit = models.ForeignKey(Unit, models.PROTECT, null=True, db_index=False)
    co_units = models.JSONField(default=list)
    broad = models.BooleanField(default=False)
    taken = models.BooleanField(default=False, help_text="ticked, to be handed over with the next batch")
    version = models.PositiveIntegerField(default=1)
    person = models.ForeignKey(Person, models.PROTECT, db_index=False)
    at = models.DateTimeField()

    class Meta:
        """All drafts of a congress are read together."""

        indexes = (models.Index(fields=["congress"], name="hand_over_draft"),)

    def __str__(self) -> str:
        return f"{self.matter_id} v{self.version}"


class Batch(models.Model):
    """What one clerk confirmed at once; ``key`` tells one confirmation from every other, repeated or not."""

    congress = models.ForeignKey(Congress, models.PROTECT, db_index=False)
    key = models.CharField(max_length=32)
    office = models.ForeignKey(Office, models.PROTECT, db_index=False)
    at = models.DateTimeField()
    note = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        """A confirmation once."""

        constraints = (models.UniqueConstraint(fields=["congress", "key"], name="hand_over_batch_once"),)

    def __str__(self) -> str:
        return self.key


class Row(models.Model):
    """One suggestion of a batch: what is to be done, and what came of it.

    Undone while both ``entry`` (the place of the hand-over in its matter) and ``refusal`` are empty; ``on``: its day.
    ``expected``: how many entries the matter had when it was confirmed.
    """

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="rows", db_index=False)
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="+", db_index=False)
    lead_unit = models.ForeignKey(Unit, models.PROTECT, db_index=False)
    co_units = models.JSONField(default=list)
    broad = models.BooleanField(default=False)
    expected = models.PositiveIntegerField()
    entry = models.PositiveIntegerField(null=True)
    on = models.DateField(null=True)
    refusal = models.JSONField(default=dict)

    class Meta:
        """A suggestion once a batch."""

        constraints = (models.UniqueConstraint(fields=["batch", "matter"], name="hand_over_row_once"),)

    def __str__(self) -> str:
        return f"{self.batch_id}/{self.matter_id}"
