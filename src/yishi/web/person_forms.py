"""Forms about who is who: a person, an office, its end, a login, a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yishi.congress.appointing import NewOffice
from yishi.congress.invitations import NO_OFFICE
from yishi.congress.models import Body, Unit
from yishi.congress.queries import bodies_on, units_on
from yishi.rulebook.roles import OFFICE_TITLES, OfficeKind
from yishi.web.templatetags.say import say
from yishi.web.widgets import DateInput

if TYPE_CHECKING:
    from datetime import date

    from yishi.congress.models import Congress
    from yishi.kernel.refusal import Refused


class Mendable(forms.Form):
    """A form that can show a refusal beside the field that it names, else on top."""

    def mend(self, refusal: Refused) -> None:
        """Show why it was refused, and what would do."""
        said = say(refusal.reason)
        if refusal.basis is not None:
            said += _("（%(what)s）") % {"what": say(refusal.basis)}
        if refusal.remedy is not None:
            said = said.rstrip("。.") + _("；") + say(refusal.remedy)
        name = getattr(refusal, "field", "")
        self.add_error(name if name in self.fields else None, said)


class OfficeForm(Mendable):
    """An office, from a day to a day."""

    kind = forms.ChoiceField(label=gettext_lazy("职务类别"))
    title = forms.CharField(
        label=gettext_lazy("职务名称"), max_length=80, required=False,
        help_text=gettext_lazy("如“县财政局局长”；空着则用类别名称"),
    )  # fmt: skip
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=gettext_lazy("所在单位"), required=False,
        help_text=gettext_lazy("承办单位的人员须填写"),
    )  # fmt: skip
    body = forms.ModelChoiceField(
        Body.objects.none(), label=gettext_lazy("所在人大机构"), required=False,
        help_text=gettext_lazy("代表填写所在代表团"),
    )  # fmt: skip
    held_from = forms.DateField(label=gettext_lazy("任职日期"), widget=DateInput)
    held_to = forms.DateField(
        label=gettext_lazy("最后在任日期"), widget=DateInput, required=False,
        help_text=gettext_lazy("任期未定的空着"),
    )  # fmt: skip

    def __init__(self, congress: Congress, on: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind.value, say(title)) for kind, title in OFFICE_TITLES.items() if kind is not OfficeKind.RESIDENT]
        cast("forms.ChoiceField", self.fields["kind"]).choices = [("", _("请选择")), *kinds]
        for name, rows in (("unit", units_on(congress, on)), ("body", bodies_on(congress, on))):
            field = cast("forms.ModelChoiceField[Any]", self.fields[name])
            field.queryset, field.empty_label = rows, _("无")
        self.fields["held_from"].initial = on

    def new_office(self) -> NewOffice:
        """The office that a valid form describes."""
        given = self.cleaned_data
        return NewOffice(
            kind=OfficeKind(given["kind"]),
            title=given["title"].strip(),
            unit=given["unit"],
            body=given["body"],
            held_from=given["held_from"],
            held_to=given["held_to"],
        )


class PersonForm(OfficeForm):
    """Somebody new, with a first office; secretaries have none."""

    field_order = ("name", "kind", "title", "unit", "body", "held_from", "held_to")
    name = forms.CharField(label=gettext_lazy("姓名"), max_length=60)

    def __init__(self, congress: Congress, on: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(congress, on, *args, **kwargs)
        kind = cast("forms.ChoiceField", self.fields["kind"])
        kind.choices = [*cast("list[tuple[str, str]]", kind.choices), (NO_OFFICE, _("无职务（如代表的秘书）"))]

    def first_office(self) -> NewOffice | None:
        """The office that a valid form describes."""
        return None if self.cleaned_data["kind"] == NO_OFFICE else self.new_office()


class EndForm(Mendable):
    """The end of an office."""

    last_day = forms.DateField(label=gettext_lazy("最后在任日期"), widget=DateInput)
    why = forms.CharField(label=gettext_lazy("原因"), max_length=120, required=False)


class LoginForm(Mendable):
    """A user name for somebody who has none."""

    username = forms.CharField(
        label=gettext_lazy("用户名"), max_length=60, help_text=gettext_lazy("登录用，如姓名全拼")
    )


class UnitForm(Mendable):
    """A unit to be added."""

    name = forms.CharField(label=gettext_lazy("单位全称"), max_length=80)
    short = forms.CharField(label=gettext_lazy("简称"), max_length=40, required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("类别"),
        choices=[one for one in Unit.Kind.choices if one[0] != Unit.Kind.LIAISON_STATION],
    )


class AbolishForm(Mendable):
    """The end of a unit."""

    last_day = forms.DateField(label=gettext_lazy("撤销日期"), widget=DateInput)
