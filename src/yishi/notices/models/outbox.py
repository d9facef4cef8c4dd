"""The outbox: what goes out by e-mail and by webhook, and what became of it."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.congress.models import Congress, Person
from yishi.notices.models.notice import Notice


class Hook(models.Model):
    """A webhook: where messages for SMS gateways and office messengers are sent."""

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="hooks", db_index=False)
    title = models.CharField(_("名称"), max_length=40)
    url = models.CharField(_("地址"), max_length=300)
    secret = models.BinaryField(help_text="encrypted; signs what is sent")
    kinds = models.JSONField(_("发送哪些通知"), default=list)
    active = models.BooleanField(_("启用"), default=False)
    made_at = models.DateTimeField()

    class Meta:
        """One of a title in a congress."""

        verbose_name = _("发送接口")
        verbose_name_plural = _("发送接口")
        constraints = (models.UniqueConstraint(fields=["congress", "title"], name="hook_title_once"),)

    def __str__(self) -> str:
        return self.title


class Delivery(models.Model):
    """One message to one person by one road. ``key`` never changes: by it receivers tell a repetition.

    Whoever takes it to send it puts ``next_at`` off; if he then dies, it is taken again from that moment on.
    ``digest_at``: the hour whose daily digest it is.
    """

    class State(models.TextChoices):
        """What became of it."""

        WAITING = "waiting", _("待发送")
        SENDING = "sending", _("发送中")
        SENT = "sent", _("已发送")
        NEEDLESS = "needless", _("无须发送")
        GIVEN_UP = "given_up", _("发送失败")

    congress = models.ForeignKey(Congress, models.PROTECT, db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="deliveries", db_index=False)
    hook = models.ForeignKey(Hook, models.PROTECT, null=True, related_name="deliveries", db_index=False)
    key = models.UUIDField(default=uuid.uuid4, unique=True)
    digest_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    error = models.CharField(max_length=60, blank=True, default="")
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        """One digest an hour and road; what waits is found by its moment."""

        verbose_name = _("发送")
        verbose_name_plural = _("发送")
        constraints = (
            models.UniqueConstraint(
                fields=["person", "digest_at"],
                condition=models.Q(hook__isnull=True, digest_at__isnull=False),
                name="digest_once_by_mail",
            ),
            models.UniqueConstraint(
                fields=["person", "hook", "digest_at"],
                condition=models.Q(hook__isnull=False, digest_at__isnull=False),
                name="digest_once_by_hook",
            ),
        )
        indexes = (
            models.Index(
                fields=["congress", "next_at"],
                condition=models.Q(state__in=["waiting", "sending"]),
                name="delivery_waiting",
            ),
            models.Index(fields=["congress", "state", "-id"], name="delivery_by_state"),
        )

    def __str__(self) -> str:
        return str(self.key)


class Enclosed(models.Model):
    """A notice in a message: one in each, but many in a digest."""

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="enclosed", db_index=False)
    notice = models.ForeignKey(Notice, models.CASCADE, related_name="enclosed")

    class Meta:
        """Once in a message."""

        constraints = (models.UniqueConstraint(fields=["delivery", "notice"], name="enclosed_once"),)

    def __str__(self) -> str:
        return f"{self.delivery_id} {self.notice_id}"
