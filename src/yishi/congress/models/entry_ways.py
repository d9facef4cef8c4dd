"""Ways to a login that somebody is given: a printed letter with a code, a mark at the identity provider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.congress.models.assembly import Congress
from yishi.congress.models.people import Person

if TYPE_CHECKING:
    from datetime import date


class Invitation(models.Model):
    """A letter that invites somebody to open the login; only a keyed hash of its code is kept."""

    class State(models.TextChoices):
        """What has become of it."""

        OPEN = "open", _("已发出，未开通")
        USED = "used", _("已开通")
        EXPIRED = "expired", _("已过期")
        WITHDRAWN = "withdrawn", _("已作废")

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="invitations", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="invitations", db_index=False)
    username = models.CharField(_("用户名"), max_length=60)
    digest = models.CharField(max_length=64, unique=True, help_text="keyed hash of the code")
    issued_at = models.DateTimeField(_("发出时间"))
    issued_by = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    last_day = models.DateField(_("有效期至"))
    used_at = models.DateTimeField(_("开通时间"), null=True)
    withdrawn_at = models.DateTimeField(_("作废时间"), null=True)

    class Meta:
        """One open letter a person and a user name."""

        verbose_name = _("邀请函")
        verbose_name_plural = _("邀请函")
        constraints = (
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(used_at__isnull=True, withdrawn_at__isnull=True),
                name="one_open_letter_a_person",
            ),
            models.UniqueConstraint(
                fields=["username"],
                condition=models.Q(used_at__isnull=True, withdrawn_at__isnull=True),
                name="one_open_letter_a_username",
            ),
        )
        indexes = (models.Index(fields=["congress", "-id"], name="invitation_newest"),)

    def __str__(self) -> str:
        return f"{self.username} {self.last_day}"

    def state_on(self, day: date) -> State:
        """What has become of it by this day."""
        if self.used_at is not None:
            return self.State.USED
        if self.withdrawn_at is not None:
            return self.State.WITHDRAWN
        return self.State.EXPIRED if day > self.last_day else self.State.OPEN


class Identifier(models.Model):
    """By what the identity provider knows somebody, entered by the administrator; only its keyed hash is kept."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="+", db_index=False)
    person = models.OneToOneField(Person, models.PROTECT, related_name="identifier")
    digest = models.CharField(max_length=64)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        """One person in a congress."""

        verbose_name = _("统一身份标识")
        verbose_name_plural = _("统一身份标识")
        constraints = (models.UniqueConstraint(fields=["digest", "congress"], name="identifier_once"),)

    def __str__(self) -> str:
        return str(self.person_id)
