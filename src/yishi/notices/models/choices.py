"""What a person chose, the e-mail address that he is confirming, and the link to his calendar."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.congress.models import Congress, Person


class Choice(models.Model):
    """How a person wants to be told. Where there is none, `kinds.USUAL` holds.

    ``roads``: the kinds for each road. ``digest_hour``: at which hour what goes out is sent together, once a
    day; None: at once. ``days_before``: when a term counts as running out; None: as the congress has it.
    """

    congress = models.ForeignKey(Congress, models.PROTECT, db_index=False)
    person = models.OneToOneField(Person, models.PROTECT, related_name="choice")
    roads = models.JSONField(default=dict)
    digest_hour = models.PositiveSmallIntegerField(_("每日汇总的钟点"), null=True, blank=True)
    days_before = models.PositiveSmallIntegerField(_("提前几天提醒"), null=True, blank=True)

    class Meta:
        """Hours of the day."""

        verbose_name = _("通知设置")
        verbose_name_plural = _("通知设置")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(digest_hour__isnull=True) | models.Q(digest_hour__lte=23), name="digest_hour_of_day"
            ),
        )

    def __str__(self) -> str:
        return str(self.person_id)


class Address(models.Model):
    """An e-mail address waiting to be confirmed, encrypted, and how often a code was asked for and tried.

    Once confirmed it is sealed with the person's other data (record/sealing.py) and no longer here.
    """

    congress = models.ForeignKey(Congress, models.PROTECT, db_index=False)
    person = models.OneToOneField(Person, models.PROTECT, related_name="address")
    pending = models.BinaryField(default=b"")
    code = models.CharField(max_length=64, blank=True, default="", help_text="hash")
    sent_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    sends = models.PositiveSmallIntegerField(default=0, help_text="codes sent within the hour")
    hour = models.DateTimeField(help_text="when that hour began")

    def __str__(self) -> str:
        return str(self.person_id)


class Feed(models.Model):
    """A link under which a calendar program reads a person's terms. Only a hash of its token is kept."""

    congress = models.ForeignKey(Congress, models.PROTECT, db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="feeds", db_index=False)
    token = models.CharField(max_length=64, unique=True, help_text="SHA-256")
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        """One in use a person."""

        constraints = (
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(revoked_at__isnull=True), name="feed_one_in_use"
            ),
        )

    def __str__(self) -> str:
        return str(self.person_id)
