"""Forms of liaison stations: what a resident writes, what staff enter, what is looked up, and the register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yishi.congress.models import Body, Person
from yishi.congress.queries import bodies_on
from yishi.congress.stations import deputies_at
from yishi.kernel.facts import fields_of
from yishi.record.papers import keep
from yishi.record.photographs import reduced
from yishi.rulebook.station_requests import facts
from yishi.rulebook.station_requests.choices import Channel, Helped
from yishi.rulebook.suggestions.choices import Sector
from yishi.web.person_forms import Mendable
from yishi.web.templatetags.say import say
from yishi.web.widgets import DateInput, Files, FilesField, Ticks

if TYPE_CHECKING:
    from datetime import date, datetime

    from yishi.congress.models import Congress, Station
    from yishi.record.acts import Papers

PHOTOS: Final = 3
_TEXT: Final = {field.name: field for field in fields_of(facts.Request)}


class Photos(Files):
    """Pictures, from the camera or the album."""

    template_name = "forms/photos.html"


class WithPhotos(Mendable):
    """A form with up to three photographs."""

    checked = ()  # no field but is optional whenever it is not required
    photos = FilesField(
        label=gettext_lazy("照片"), widget=Photos, required=False,
        help_text=gettext_lazy("最多3张；照片里的拍摄位置等信息会自动去除"),
    )  # fmt: skip

    def clean_photos(self) -> list[Any]:
        """Not more than three."""
        given: list[Any] = self.cleaned_data["photos"]
        if len(given) > PHOTOS:
            raise forms.ValidationError(_("最多3张照片"))
        return given

    def papers(self, congress: Congress, at: datetime) -> Papers:
        """The photographs, made anew and kept, under names that tell nothing. Raises BadFacts."""
        pictures = [reduced(one.read(), one.name) for one in self.cleaned_data["photos"]]
        names = [_("照片%(n)s.jpg") % {"n": n} for n in range(1, len(pictures) + 1)]
        kept = [keep(congress, picture, name, at) for picture, name in zip(pictures, names, strict=True)]
        # The same picture twice is one document.
        return list(dict(zip(kept, names, strict=True)).items())


class RequestForm(WithPhotos):
    """What is said at a station."""

    text = forms.CharField(
        label=gettext_lazy("您要反映什么"), min_length=_TEXT["text"].shortest, max_length=_TEXT["text"].longest,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("写明时间、地点、情况和希望怎样解决"),
    )  # fmt: skip
    sector = forms.ChoiceField(label=gettext_lazy("类别"), required=False)
    wished = forms.ChoiceField(label=gettext_lazy("希望由哪位代表办理"), required=False)
    resident_name = forms.CharField(label=gettext_lazy("姓名"), max_length=40, required=False)
    resident_phone = forms.CharField(
        label=gettext_lazy("联系电话"), max_length=40, required=False,
        help_text=gettext_lazy("加密保存，只有本站工作人员和承办代表能够查阅，每次查阅都留下记录，不会公开"),
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )  # fmt: skip
    publish = forms.BooleanField(label=gettext_lazy("同意隐去身份后公开这件意见和答复"), required=False)

    field_order = (
        "channel", "text", "photos", "sector", "wished", "resident_name", "resident_phone", "publish", "on", "reason",
    )  # fmt: skip

    def __init__(self, station: Station, on: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = [(str(one.person_id), one.person.name) for one in deputies_at(station, on)]
        cast("Any", self.fields["wished"]).choices = [("", _("都可以")), *there]
        sectors = [(one.value, say(one.label)) for one in Sector]
        cast("Any", self.fields["sector"]).choices = [("", _("说不清，由联络站归类")), *sectors]

    def said(self) -> dict[str, Any]:
        """The facts, without what was left empty."""
        given = self.cleaned_data
        names = ("text", "sector", "resident_name", "resident_phone", "publish")
        wished = {"wished": int(given["wished"])} if given["wished"] else {}
        return {**{name: given[name] for name in names if given[name]}, **wished}


class LetterForm(RequestForm):
    """Written by a resident without a login. What no person sees is not to be filled in."""

    slip = forms.CharField(widget=forms.HiddenInput, required=False)
    homepage = forms.CharField(label=gettext_lazy("请不要填写这一栏"), required=False)
    sum = forms.CharField(label=gettext_lazy("算一算"), max_length=10, required=False)

    @property
    def first(self) -> list[forms.BoundField]:
        """What everybody is asked."""
        return [self[name] for name in ("text", "photos", "publish")]

    @property
    def further(self) -> list[forms.BoundField]:
        """What somebody may add who likes; folded away."""
        return [self[name] for name in ("sector", "wished", "resident_name", "resident_phone")]

    @property
    def further_open(self) -> bool:
        """Whether any of it is in use."""
        return any(field.errors or field.value() for field in self.further)

    def ask(self, question: str) -> None:
        """Ask a small sum."""
        self.fields["sum"].label = _("算一算：%(sum)s？") % {"sum": question}
        self.fields["sum"].required = True

    def clean_homepage(self) -> str:
        """Only a machine fills in a field that is not shown."""
        if self.cleaned_data["homepage"]:
            raise forms.ValidationError(_("提交没有成功，请刷新页面后重新填写"))
        return ""


class EntryForm(RequestForm):
    """Entered by staff or a deputy for somebody who came, called or wrote."""

    channel = forms.ChoiceField(label=gettext_lazy("反映方式"))
    on = forms.DateField(
        label=gettext_lazy("反映日期"), widget=DateInput, required=False,
        help_text=gettext_lazy("默认为今天；补录的填写实际日期并写明理由"),
    )  # fmt: skip
    reason = forms.CharField(label=gettext_lazy("补录理由"), max_length=300, required=False)
    key = forms.CharField(widget=forms.HiddenInput, max_length=32, min_length=32)

    def __init__(self, station: Station, on: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(station, on, *args, **kwargs)
        offered = [(one.value, say(one.label)) for one in Channel if one is not Channel.ONLINE]
        cast("Any", self.fields["channel"]).choices = offered
        self.fields["text"].label = _("反映的情况和意见")
        self.fields["resident_name"].label = _("反映人姓名")

    def said(self) -> dict[str, Any]:
        """With how it came."""
        return {**super().said(), "channel": self.cleaned_data["channel"]}


class LookUpForm(Mendable):
    """Number and receipt."""

    number = forms.CharField(
        label=gettext_lazy("编号"), max_length=20, widget=forms.TextInput(attrs={"placeholder": "2026-012"})
    )
    code = forms.CharField(
        label=gettext_lazy("查询码"), max_length=40,
        widget=forms.TextInput(attrs={"placeholder": "XXXX-XXXX-XXXX-XXXX", "autocomplete": "off"}),
        help_text=gettext_lazy("提交时给您的16位字母和数字，不分大小写"),
    )  # fmt: skip


class EvaluationForm(Mendable):
    """Whether it helped."""

    checked = ()
    helped = forms.ChoiceField(
        label=gettext_lazy("问题解决了吗"), widget=forms.RadioSelect,
        choices=lambda: [(one.value, say(one.label)) for one in Helped],
    )  # fmt: skip
    remark = forms.CharField(
        label=gettext_lazy("想说的话"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class AdditionForm(WithPhotos):
    """What a resident adds."""

    field_order = ("text", "photos")
    text = forms.CharField(
        label=gettext_lazy("补充的情况"), min_length=2, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class StationForm(Mendable):
    """A station in the register."""

    name = forms.CharField(
        label=gettext_lazy("名称"), max_length=80, help_text=gettext_lazy("如“城关镇代表联络站”；设立后不再更改")
    )
    address = forms.CharField(label=gettext_lazy("地址"), max_length=120, required=False)
    hours = forms.CharField(
        label=gettext_lazy("开放时间"), max_length=60, required=False, help_text=gettext_lazy("如“工作日9:00—17:00”")
    )
    body = forms.ModelChoiceField(Body.objects.none(), label=gettext_lazy("所属代表团或者代表小组"), required=False)
    opened_on = forms.DateField(label=gettext_lazy("设立日期"), widget=DateInput)

    def __init__(self, congress: Congress, on: date, *args: Any, known: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = (Body.Kind.DELEGATION, Body.Kind.DEPUTY_GROUP, Body.Kind.STREET_COMMISSION)
        bodies = cast("forms.ModelChoiceField[Any]", self.fields["body"])
        bodies.queryset, bodies.empty_label = bodies_on(congress, on).filter(kind__in=kinds), _("无")
        self.fields["opened_on"].initial = on
        if known:
            del self.fields["name"], self.fields["opened_on"]


class ServingForm(Mendable):
    """Deputies who are to serve at a station."""

    people = forms.ModelMultipleChoiceField(Person.objects.none(), label=gettext_lazy("进站代表"), widget=Ticks)
    begins = forms.DateField(label=gettext_lazy("进站日期"), widget=DateInput)


class LastDayForm(Mendable):
    """A last day."""

    last_day = forms.DateField(label=gettext_lazy("最后一日"), widget=DateInput)


class StaffForm(Mendable):
    """Somebody who works at a station."""

    name = forms.CharField(label=gettext_lazy("姓名"), max_length=60)
    held_from = forms.DateField(label=gettext_lazy("到岗日期"), widget=DateInput)
