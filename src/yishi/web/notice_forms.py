"""Forms about notices: what comes by which road, an e-mail address, a webhook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yishi.notices.choosing import MOST_DAYS, Wish
from yishi.notices.kinds import ABOUT, KINDS, ROADS, USUAL, Kind, Road
from yishi.web.person_forms import Mendable
from yishi.web.templatetags.say import say

if TYPE_CHECKING:
    from yishi.kernel.text import Text
    from yishi.notices.models import Hook

_HOURS = range(6, 23)


class WishForm(Mendable):
    """Which kinds come by which roads; at which hour together; how many days before."""

    def __init__(self, wish: Wish, usual: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in Kind:
            for road in Road:
                label = _("%(kind)s：%(road)s") % {"kind": say(KINDS[kind]), "road": say(ROADS[road])}
                self.fields[f"{kind}-{road}"] = forms.BooleanField(
                    required=False, label=label, initial=wish.takes(kind, road)
                )
        hours = [(str(hour), _("每日%(hour)s时汇总成一条") % {"hour": hour}) for hour in _HOURS]
        self.fields["digest_hour"] = forms.TypedChoiceField(
            label=_("邮件和短信何时发送"), choices=[("", _("随时逐条发送")), *hours], required=False, coerce=int,
            empty_value=None, initial=wish.digest_hour,
        )  # fmt: skip
        self.fields["days_before"] = forms.IntegerField(
            label=_("到期前几天提醒"), min_value=1, max_value=MOST_DAYS, required=False, initial=wish.days_before,
            help_text=_("空着为本地规定的%(days)s天；期限较短的，从过半时提醒") % {"days": usual},
        )  # fmt: skip

    @property
    def roads(self) -> list[tuple[Road, Text]]:
        """The columns of the table."""
        return list(ROADS.items())

    @property
    def matrix(self) -> list[tuple[Text, Text, list[tuple[Text, forms.BoundField]]]]:
        """The rows of the table: a kind, what it is, and its box for each road."""
        return [(KINDS[kind], ABOUT[kind], [(ROADS[road], self[f"{kind}-{road}"]) for road in Road]) for kind in Kind]

    @property
    def others(self) -> list[forms.BoundField]:
        """What stands below the table."""
        return [self["digest_hour"], self["days_before"]]

    def wish(self) -> Wish:
        """What a valid form says."""
        given = self.cleaned_data
        roads = {road.value: tuple(kind.value for kind in Kind if given[f"{kind}-{road}"]) for road in Road}
        return Wish(roads, given["digest_hour"], given["days_before"])


class MailboxForm(Mendable):
    """An e-mail address to be confirmed."""

    mailbox = forms.CharField(
        label=gettext_lazy("电子邮箱"), max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip


class CodeForm(Mendable):
    """The code that was sent there."""

    code = forms.CharField(
        label=gettext_lazy("确认码"), max_length=6,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )  # fmt: skip


class HookForm(Mendable):
    """A webhook."""

    title = forms.CharField(
        label=gettext_lazy("名称"), max_length=40, help_text=gettext_lazy("如“短信网关”“政务办公通讯”")
    )
    url = forms.CharField(
        label=gettext_lazy("接收地址"), max_length=300, widget=forms.URLInput,
        help_text=gettext_lazy("以 https:// 开头；内部网络的主机须先由服务器管理员在设置中列明"),
    )  # fmt: skip
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("发送哪些通知"), widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("在此范围内，再由各人在自己的通知设置中选择"),
    )  # fmt: skip

    def __init__(self, hook: Hook | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kinds"].choices = [(kind.value, say(title)) for kind, title in KINDS.items()]  # type: ignore[attr-defined]
        self.fields["kinds"].initial = list(hook.kinds) if hook else [kind.value for kind in USUAL[Road.HOOK]]
        if hook is not None:
            self.fields["title"].initial, self.fields["url"].initial = hook.title, hook.url
