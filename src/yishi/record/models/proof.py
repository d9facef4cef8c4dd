"""Signed checkpoints over a congress's whole record."""

from __future__ import annotations

from django.db import models

from yishi.congress.models import Congress


class Checkpoint(models.Model):
    """The root of the RFC 6962 tree over the first ``size`` entries, signed with Ed25519 and published."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="checkpoints", db_index=False)
    size = models.BigIntegerField()
    root = models.CharField(max_length=64)
    frontier = models.TextField(help_text="hashes from which the tree grows on")
    made_at = models.DateTimeField()
    public_key = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)

    class Meta:
        """One a size."""

        constraints = (models.UniqueConstraint(fields=["congress", "size"], name="checkpoint_once"),)

    def __str__(self) -> str:
        return f"{self.size}: {self.root}"
