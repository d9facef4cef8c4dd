"""Forms about logins: whom to invite, which offices sign in with a second factor, whose desk to entrust."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, cast

from django import forms
from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yishi.congress.entrusting import LENDING, NewEntrustment
from yishi.congress.invitations import MOST_DAYS, USUAL_DAYS, uninvited
from yishi.congress.models import Office, Person
from yishi.rulebook.roles import OFFICE_TITLES, OfficeKind
from yishi.web.person_forms import Mendable
from yishi.web.templatetags.say import say
from yishi.web.widgets import DateInput, Ticks

if TYPE_CHECKING:
    from yishi.congress.models import Congress

# Residents have no logins.
SIGNING_IN: Final = {kind: title for kind, title in OFFICE_TITLES.items() if kind != OfficeKind.RESIDENT}
_USUAL_TIME: Final = timedelta(days=180)


class InviteForm(Mendable):
    """To whom letters are printed: everybody of a kind, or those ticked."""

    people = forms.MultipleChoiceField(label=gettext_lazy("给谁发函"), widget=Ticks, required=False)
    everybody = forms.BooleanField(required=False)
    days = forms.IntegerField(
        label=gettext_lazy("有效天数"), initial=USUAL_DAYS, min_value=1, max_value=MOST_DAYS,
        help_text=gettext_lazy("到期后邀请码失效，可以换发新函"),
    )  # fmt: skip

    def __init__(self, congress: Congress, on: date, kind: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.checked = {"people", "everybody"}
        self.without = list(uninvited(congress, on, kind))
        choices = [(str(one.pk), one.name) for one in self.without]
        cast("forms.MultipleChoiceField", self.fields["people"]).choices = choices
        label = _("名单上没有账号的%(n)d人都发") % {"n": len(choices)}
        self.fields["everybody"].label = label

    def chosen(self) -> list[Person]:
        """Those to whom letters go."""
        given = self.cleaned_data
        return [one for one in self.without if given["everybody"] or str(one.pk) in given["people"]]

    def clean(self) -> dict[str, Any]:
        """Somebody must be named."""
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("everybody") and not cleaned.get("people"):
            self.add_error("people", _("请至少选一人"))
        return cleaned


class FactorsForm(forms.Form):
    """Holders of which offices sign in with a second factor."""

    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("须第二步验证的职务"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(kind.value, title.zh) for kind, title in SIGNING_IN.items()],
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(kind.value, say(title)) for kind, title in SIGNING_IN.items()]
        cast("forms.MultipleChoiceField", self.fields["kinds"]).choices = choices


class IdentifierForm(Mendable):
    """By what the identity provider knows somebody."""

    identifier = forms.CharField(
        label=gettext_lazy("统一身份标识"), max_length=120, required=False,
        help_text=gettext_lazy("如工号；系统只保存其摘要，不能再看到。留空即清除"),
    )  # fmt: skip


class _ByTitle(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic for mypy alone
    """An office of somebody known."""

    def label_from_instance(self, obj: Office) -> str:
        """Its title."""
        return obj.title


class _ByNameAndOffice(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic for mypy alone
    """A person: two may have the same name."""

    def label_from_instance(self, obj: Any) -> str:
        """The name and the first office."""
        return f"{obj.name}（{obj.held[0].title}）" if obj.held else str(obj.name)


class EntrustForm(Mendable):
    """Whose desk, to which secretary, from when to when."""

    office = _ByTitle(Office.objects.none(), label=gettext_lazy("委托的职务"), empty_label=None)
    secretary = _ByNameAndOffice(
        Person.objects.none(), label=gettext_lazy("秘书"),
        help_text=gettext_lazy("须有账号；以秘书本人的账号登录，再切换到您的工作台"),
    )  # fmt: skip
    begins = forms.DateField(label=gettext_lazy("起始日期"), widget=DateInput)
    last_day = forms.DateField(
        label=gettext_lazy("最后一日"), widget=DateInput, help_text=gettext_lazy("最长一年，到期自动失效")
    )
    paper = forms.CharField(
        label=gettext_lazy("依据的书面委托"), max_length=200, required=False,
        help_text=gettext_lazy("例如：本人2026年3月2日签署的委托书"),
    )  # fmt: skip

    def __init__(self, holder: Person, on: date, *args: Any, by_holder: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = Office.objects.held_on(on).filter(congress=holder.congress_id, person=holder, kind__in=LENDING)
        office, secretary = (cast("forms.ModelChoiceField[Any]", self.fields[name]) for name in ("office", "secretary"))
        office.queryset = held.order_by("held_from", "pk")
        people = Person.objects.filter(congress=holder.congress_id, account__is_active=True).exclude(pk=holder.pk)
        now = Prefetch("offices", queryset=Office.objects.held_on(on).order_by("held_from", "pk"), to_attr="held")
        secretary.queryset = people.prefetch_related(now).order_by("name", "pk")
        secretary.empty_label = _("请选择")
        self.fields["begins"].initial, self.fields["last_day"].initial = on, on + _USUAL_TIME
        if by_holder:
            del self.fields["paper"]

    def new_entrustment(self) -> NewEntrustment:
        """What a valid form describes."""
        given = self.cleaned_data
        return NewEntrustment(
            secretary=given["secretary"],
            begins=given["begins"],
            last_day=given["last_day"],
            paper=given.get("paper", ""),
        )


class LetterForm(Mendable):
    """The code of a printed letter."""

    code = forms.CharField(
        label=gettext_lazy("邀请码"), max_length=40,
        help_text=gettext_lazy("信函方框中的12个字母和数字；横线可以不输，不分大小写"),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "data-code": ""}
        ),
    )  # fmt: skip
