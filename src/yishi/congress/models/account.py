"""The login: what opens the door, never what gives power (that is an office)."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class Account(AbstractUser):
    """A login. What its holder may do follows from the offices held on the day, not from here."""

    demo_role = models.CharField(
        _("演示角色"), max_length=40, blank=True, default="", help_text=_("仅用于演示数据的登录。")
    )

    password_is_temporary = models.BooleanField(_("初始密码"), default=False, help_text=_("首次登录后须修改密码。"))
    # Most are never a secretary: whoever is not costs no look at the desks entrusted.
    is_secretary = models.BooleanField(_("曾任秘书"), default=False)

    class Meta:
        """Names in the interface."""

        verbose_name = _("账号")
        verbose_name_plural = _("账号")


class AccountEvent(models.Model):
    """Something that happened to a login. ``by``: who did it, if not its holder; then the holder is told."""

    class What(models.TextChoices):
        """What happened."""

        LETTER_USED = "letter_used", _("凭邀请函开通")
        PASSWORD_CHANGED = "password_changed", _("修改密码")
        PASSWORD_RENEWED = "password_renewed", _("重设密码")
        STOPPED = "stopped", _("停用账号")
        FACTOR_ADDED = "factor_added", _("启用动态口令")
        FACTOR_REMOVED = "factor_removed", _("停用动态口令")
        PASSKEY_ADDED = "passkey_added", _("添加通行密钥")
        PASSKEY_REMOVED = "passkey_removed", _("删除通行密钥")
        CODES_RENEWED = "codes_renewed", _("重新生成备用码")
        FACTORS_RESET = "factors_reset", _("清除第二步验证和通行密钥")
        IDENTITY_LINKED = "identity_linked", _("绑定统一身份认证")
        IDENTITY_UNLINKED = "identity_unlinked", _("解除统一身份认证绑定")

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="events", db_index=False)
    what = models.CharField(max_length=20, choices=What.choices)
    at = models.DateTimeField()
    by = models.ForeignKey("congress.Person", models.PROTECT, null=True, related_name="+", db_index=False)
    told_at = models.DateTimeField(null=True, help_text="when the holder was told what another did")

    class Meta:
        """The newest first, of one login."""

        verbose_name = _("账号变动")
        verbose_name_plural = _("账号变动")
        indexes = (models.Index(fields=["account", "-at"], name="account_event_newest"),)

    def __str__(self) -> str:
        return f"{self.account_id} {self.what}"
