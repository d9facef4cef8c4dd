"""Local practice as a table to read and as a form to settle it anew."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yishi import rulebook
from yishi.kernel.refusal import Refused
from yishi.kernel.terms import Days, Months, WorkingDays
from yishi.kernel.text import Text, join
from yishi.web.citing import cited
from yishi.web.person_forms import Mendable
from yishi.web.templatetags.say import say
from yishi.web.widgets import DateInput

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from yishi.congress.models import PracticeVersion
    from yishi.kernel.parameter import Parameter, Practice

_TERMS: Final = (Days, WorkingDays, Months)
_UNITS: Final = (("wd", gettext_lazy("个工作日")), ("d", gettext_lazy("日")), ("m", gettext_lazy("个月")))
_YES_NO: Final = {True: Text("是", "yes"), False: Text("否", "no")}


@dataclass(frozen=True, slots=True)
class Row:
    """A parameter and its value: where that comes from, and within what it may lie."""

    parameter: Parameter[Any]
    value: Text
    default: Text
    range: Text | None
    statutory: Text | None
    source: Text
    own: bool
    elsewhere: Text
    fields: list[forms.BoundField]


def valued(value: object) -> Text:
    """A value as a letter says it."""
    if isinstance(value, bool):
        return _YES_NO[value]
    return value.text if isinstance(value, _TERMS) else Text(str(value), str(value))


def rows_of(
    practice: Practice, version: PracticeVersion | None, form: PracticeForm | None = None
) -> list[tuple[Text, list[Row]]]:
    """The parameters under the institutions that they belong to."""
    own = set(version.overrides) if version else set()
    return [
        (title, [_row(one, practice, form, own=one.code in own) for one in parameters])
        for title, parameters in _groups()
    ]


def _groups() -> Iterator[tuple[Text, list[Parameter[Any]]]]:
    left = dict(rulebook.PARAMETERS)
    for procedure in rulebook.CURRENT.values():
        mine = [left.pop(one.code) for one in procedure.parameters if one.code in left]
        if mine:
            yield procedure.title, mine
    if left:
        yield Text("记录", "The record"), list(left.values())


def _row(parameter: Parameter[Any], practice: Practice, form: PracticeForm | None, *, own: bool) -> Row:
    low, high = parameter.least, parameter.most
    span = Text("{low}至{high}", "{low} to {high}").format(low=valued(low), high=valued(high))
    said = practice.sources.get(parameter.code, "")
    return Row(
        parameter=parameter,
        value=valued(practice[parameter]),
        default=valued(parameter.default),
        range=span if low is not None and high is not None else None,
        statutory=_statutory(parameter),
        source=cited(said) if said else parameter.basis.text,
        own=own,
        elsewhere=join(Text("；", "; "), list(_elsewhere(parameter))),
        fields=form.fields_for(parameter.code) if form else [],
    )


def _statutory(parameter: Parameter[Any]) -> Text | None:
    if parameter.statutory is None:
        return None
    limit = Text("不宽于{value}（{basis}）", "at most {value} ({basis})")
    return limit.format(value=valued(parameter.statutory.value), basis=parameter.statutory.basis.text)


def _elsewhere(parameter: Parameter[Any]) -> Iterator[Text]:
    for code in rulebook.PRACTICES:
        practice = rulebook.practice(code)
        yield Text("{title}{value}", "{title}: {value}").format(title=practice.title, value=valued(practice[parameter]))


class PracticeForm(Mendable):
    """A base, own values over it, and the day from which they hold. What is left empty follows the base."""

    in_force = forms.DateField(label=gettext_lazy("施行日期"), widget=DateInput)
    base = forms.ChoiceField(label=gettext_lazy("所依据的做法"))

    def __init__(self, version: PracticeVersion | None, start: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        titles = [(code, say(rulebook.practice(code).title)) for code in rulebook.PRACTICES]
        cast("forms.ChoiceField", self.fields["base"]).choices = titles
        self.fields["base"].initial = version.base if version else "default"
        self.fields["in_force"].initial = start
        for parameter in rulebook.PARAMETERS.values():
            self._add(parameter, version.overrides.get(parameter.code, {}) if version else {})

    def _add(self, parameter: Parameter[Any], given: dict[str, Any]) -> None:
        code, title = parameter.code, say(parameter.title)
        value = given.get("value")
        if isinstance(parameter.default, bool):
            choices = [("", _("照所依据的做法")), *((str(yes), say(text)) for yes, text in _YES_NO.items())]
            initial = "" if value is None else str(value)
            made: forms.Field = forms.ChoiceField(label=title, choices=choices, required=False, initial=initial)
        else:
            number = re.match(r"\d+", str(value)) if value is not None else None
            initial = number[0] if number else ""
            made = forms.IntegerField(label=title, min_value=0, max_value=9999, required=False, initial=initial)
        self.fields[f"{code}-value"] = made
        if isinstance(parameter.default, _TERMS):
            unit = re.sub(r"\d", "", str(value)) if value is not None else re.sub(r"\d", "", parameter.default.code)
            self.fields[f"{code}-unit"] = forms.ChoiceField(
                label=_("%(title)s：单位") % {"title": title}, choices=_UNITS, initial=unit
            )
        self.fields[f"{code}-source"] = forms.CharField(
            label=_("%(title)s：依据") % {"title": title}, max_length=120, required=False,
            initial=given.get("source", ""),
        )  # fmt: skip

    def fields_for(self, code: str) -> list[forms.BoundField]:
        """The value, its unit where it has one, and its source."""
        return [self[name] for name in self.fields if name.rpartition("-")[0] == code]

    @property
    def heads(self) -> list[forms.BoundField]:
        """What is asked before the parameters."""
        return [self["in_force"], self["base"]]

    def clean(self) -> dict[str, Any]:
        """Each value is examined by itself, so that each refusal stands beside its own field."""
        given = super().clean() or self.cleaned_data
        given["overrides"] = {}
        for parameter in rulebook.PARAMETERS.values():
            value = given.get(f"{parameter.code}-value")
            if value in (None, ""):
                continue
            raw = _raw(parameter, value, given.get(f"{parameter.code}-unit", ""))
            try:
                parameter.read(raw)
            except Refused as refusal:
                self.add_error(f"{parameter.code}-value", _said(refusal))
                continue
            given["overrides"][parameter.code] = {"value": raw, "source": given.get(f"{parameter.code}-source", "")}
        return given


def _said(refusal: Refused) -> str:
    return say(refusal.reason) + (_("（%(what)s）") % {"what": say(refusal.basis)} if refusal.basis else "")


def _raw(parameter: Parameter[Any], value: Any, unit: str) -> object:
    """The value as a practice file writes it."""
    if isinstance(parameter.default, bool):
        return value == "True"
    return f"{value}{unit}" if isinstance(parameter.default, _TERMS) else int(value)
