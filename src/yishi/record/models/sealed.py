"""Personal data, encrypted and apart from the chain, and the log of who read it."""

from __future__ import annotations

from django.db import models

from yishi.congress.models import Congress, Office, Person
from yishi.record.models.matter import Matter


class Sealed(models.Model):
    """One personal value. The chain holds only ``commitment``, a salted hash, so erasing breaks nothing."""

    congress = models.ForeignKey(Congress, models.PROTECT, db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, null=True, db_index=False, related_name="sealed")
    matter = models.ForeignKey(Matter, models.PROTECT, null=True, db_index=False, related_name="sealed")
    field = models.CharField(max_length=40)
    commitment = models.CharField(max_length=64)
    ciphertext = models.BinaryField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        """Found by what it is about."""

        indexes = (
            models.Index(fields=["congress", "person", "field"], name="sealed_of_person"),
            models.Index(fields=["congress", "commitment"], name="sealed_by_commitment"),
        )

    def __str__(self) -> str:
        return f"{self.field} {self.commitment[:8]}"


class Reading(models.Model):
    """Somebody read a sealed value: who, in which office, when, what for."""

    congress = models.ForeignKey(Congress, models.PROTECT, db_index=False)
    sealed = models.ForeignKey(Sealed, models.PROTECT, related_name="readings")
    office = models.ForeignKey(Office, models.PROTECT)
    at = models.DateTimeField()
    why = models.CharField(max_length=200)

    class Meta:
        """The newest first, within a congress."""

        indexes = (models.Index(fields=["congress", "-at"], name="reading_newest"),)

    def __str__(self) -> str:
        return f"{self.office_id} {self.at}"
