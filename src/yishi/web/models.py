"""What the site itself keeps: views of lists that somebody saved. Nothing here belongs to the record."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.congress.models import Congress, Office


class SavedView(models.Model):
    """A list's filters and order under a name, for one office or, shared, for all offices of its kind."""

    congress = models.ForeignKey(Congress, models.PROTECT, db_index=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="saved_views", db_index=False)
    kind = models.CharField(max_length=24, help_text="the kind of that office, with which a view may be shared")
    procedure = models.CharField(max_length=40)
    name = models.CharField(_("名称"), max_length=30)
    query = models.CharField(max_length=1000)
    shared = models.BooleanField(_("同类职务共用"), default=False)

    class Meta:
        """A name once for an office and a list."""

        constraints = (models.UniqueConstraint(fields=["office", "procedure", "name"], name="saved_view_once"),)
        indexes = (models.Index(fields=["congress", "procedure", "kind"], name="saved_view_by_list"),)

    def __str__(self) -> str:
        return self.name
