"""Who takes part in a matter, and what is due in it: indexes of standings, rebuilt at will."""

from __future__ import annotations

from django.db import models

from yishi.congress.models import Congress, Person, Unit
from yishi.record.models.matter import Matter


class Participation(models.Model):
    """A person's or a unit's part in a matter."""

    congress = models.ForeignKey(Congress, models.PROTECT, db_index=False)
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="participations", db_index=False)
    role = models.CharField(max_length=40)
    person = models.ForeignKey(Person, models.PROTECT, null=True, db_index=False)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, db_index=False)

    class Meta:
        """Asked by matter, by person, by unit."""

        indexes = (
            models.Index(fields=["matter", "role"], name="part_by_matter"),
            models.Index(fields=["congress", "person", "role", "-matter"], name="part_by_person"),
            models.Index(fields=["congress", "unit", "role", "-matter"], name="part_by_unit"),
        )

    def __str__(self) -> str:
        return f"{self.role} {self.person_id or self.unit_id}"


class Due(models.Model):
    """A term that runs or has run in a matter; ``due`` is null while it is not yet knowable."""

    congress = models.ForeignKey(Congress, models.PROTECT, db_index=False)
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="dues", db_index=False)
    code = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    began = models.DateField()
    due = models.DateField(null=True)
    met_on = models.DateField(null=True)
    binds = models.CharField(max_length=40, help_text="code of the role that it binds")
    person = models.ForeignKey(Person, models.PROTECT, null=True, db_index=False)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, db_index=False)
    duty = models.BooleanField(default=True)

    class Meta:
        """Open duties are asked for by day; met ones by matter."""

        constraints = (models.UniqueConstraint(fields=["matter", "key"], name="due_once"),)
        indexes = (
            models.Index(
                fields=["congress", "due"],
                condition=models.Q(met_on__isnull=True, duty=True),
                name="due_open",
            ),
            models.Index(fields=["congress", "unit", "code", "due"], name="due_by_unit"),
            models.Index(fields=["congress", "code", "due"], name="due_by_code"),
        )

    def __str__(self) -> str:
        return f"{self.key} {self.due}"
