"""The login: what opens the door, never what gives power (that is an office)."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class Account(AbstractUser):
    """A login. What its holder may do follows from the offices held on the day, not from here."""

    demo_role = models.CharField(
        _("演示角色"), max_length=40, blank=True, default="", help_text=_("仅用于演示数据的登录。")
    )

    password_is_temporary = models.BooleanField(_("初始密码"), default=False, help_text=_("首次登录后须修改密码。"))

    class Meta:
        """Names in the interface."""

        verbose_name = _("账号")
        verbose_name_plural = _("账号")
