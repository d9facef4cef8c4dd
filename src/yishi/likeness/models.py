"""What is kept of likeness: a sketch of each suggestion handed in, the like pairs, and what the office made of them."""

from __future__ import annotations

from django.db import models

from yishi.congress.models import Congress, Office
from yishi.likeness.profiles import Profile
from yishi.record.models import Matter


class Sketch(models.Model):
    """A suggestion's profile, as of the entry at ``position``. Made anew from the record at will."""

    congress = models.ForeignKey(Congress, models.PROTECT, db_index=False)
    matter = models.OneToOneField(Matter, models.CASCADE, related_name="sketch")
    position = models.BigIntegerField(help_text="place in the record of the entry that it is made of")
    codes = models.BinaryField(help_text="its characters, two bytes each")
    counts = models.BinaryField(help_text="how often each stands there, a byte each")
    meaning = models.BinaryField(help_text="its place among the meanings, a byte a direction")

    class Meta:
        """Read on from where a process has read."""

        indexes = (models.Index(fields=["congress", "position"], name="sketch_by_position"),)

    def __str__(self) -> str:
        return str(self.matter_id)

    @property
    def profile(self) -> Profile:
        """The profile out of its bytes."""
        return Profile.kept(self.codes, self.counts, self.meaning)


class Pair(models.Model):
    """Two suggestions that are like each other; ``first`` was begun first. Made anew from the record at will."""

    congress = models.ForeignKey(Congress, models.PROTECT, db_index=False)
    first = models.ForeignKey(Matter, models.CASCADE, related_name="likes_later", db_index=False)
    second = models.ForeignKey(Matter, models.CASCADE, related_name="likes_earlier", db_index=False)
    likeness = models.PositiveSmallIntegerField(help_text="in thousandths")
    share = models.PositiveSmallIntegerField(help_text="of the shorter text, word for word in the other; per cent")

    class Meta:
        """Once; asked for by either."""

        constraints = (models.UniqueConstraint(fields=["first", "second"], name="pair_once"),)
        indexes = (
            models.Index(fields=["congress", "second", "first"], name="pair_by_second"),
            models.Index(fields=["congress", "first", "second"], name="pair_by_first"),
        )

    def __str__(self) -> str:
        return f"{self.first_id} {self.second_id}"


class Distinction(models.Model):
    """The office has looked at two suggestions and found that they are not the same. Not part of the record."""

    congress = models.ForeignKey(Congress, models.PROTECT, db_index=False)
    first = models.ForeignKey(Matter, models.CASCADE, related_name="+", db_index=False)
    second = models.ForeignKey(Matter, models.CASCADE, related_name="+", db_index=False)
    office = models.ForeignKey(Office, models.PROTECT, db_index=False)
    at = models.DateTimeField()

    class Meta:
        """Once."""

        constraints = (models.UniqueConstraint(fields=["first", "second"], name="distinction_once"),)

    def __str__(self) -> str:
        return f"{self.first_id} {self.second_id}"
