"""How far whoever follows the record has read it."""

from __future__ import annotations

from django.db import models

from yishi.congress.models import Congress


class Cursor(models.Model):
    """The place in a congress's record up to which a follower has taken the entries."""

    congress = models.ForeignKey(Congress, models.PROTECT, db_index=False)
    follower = models.CharField(max_length=40)
    position = models.BigIntegerField(default=0)

    class Meta:
        """One a follower."""

        constraints = (models.UniqueConstraint(fields=["congress", "follower"], name="cursor_once"),)

    def __str__(self) -> str:
        return f"{self.follower} {self.position}"
