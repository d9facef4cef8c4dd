"""The form that founds a congress, filled in from what its division code proposes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yishi import rulebook
from yishi.congress.establishment import ProposedUnit, units_at
from yishi.congress.models import Congress, Level
from yishi.web.person_forms import Mendable
from yishi.web.widgets import DateInput

if TYPE_CHECKING:
    from datetime import date

    from yishi.congress.founding import Proposal


class TokenForm(Mendable):
    """The code that the server's owner reads off the server."""

    token = forms.CharField(
        label=gettext_lazy("设置码"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class CodeForm(Mendable):
    """Which place; its name and level only where the code is not on file."""

    code = forms.CharField(
        label=gettext_lazy("行政区划代码"), max_length=9, widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text=gettext_lazy("县级以上6位，乡镇9位；例如清河县为130534"),
    )  # fmt: skip
    name = forms.CharField(
        label=gettext_lazy("名称"),
        max_length=70,
        required=False,
        help_text=gettext_lazy("代码没有收录时填写，如清河县"),
    )
    level = forms.ChoiceField(
        label=gettext_lazy("层级"), required=False, choices=[("", gettext_lazy("按代码判断")), *Level.choices]
    )


class FoundingForm(Mendable):
    """Everything that founding needs, but the units, which come in rows."""

    name = forms.CharField(label=gettext_lazy("名称"), max_length=80)
    level = forms.ChoiceField(label=gettext_lazy("层级"), choices=Level.choices)
    name_en = forms.CharField(label=gettext_lazy("英文名称"), max_length=160, required=False)
    population = forms.IntegerField(label=gettext_lazy("人口"), min_value=0, max_value=10**9, required=False)
    hash_algorithm = forms.ChoiceField(
        label=gettext_lazy("记录的摘要算法"), choices=Congress.HashAlgorithm.choices, initial="sha256",
        help_text=gettext_lazy("建立后不能更改；要求使用国密算法的选SM3"),
    )  # fmt: skip
    number = forms.IntegerField(label=gettext_lazy("本届是第几届"), min_value=1, max_value=99)
    begins = forms.DateField(
        label=gettext_lazy("本届开始日期"), widget=DateInput, help_text=gettext_lazy("本届第一次会议举行之日")
    )
    ends = forms.DateField(
        label=gettext_lazy("本届结束日期"), widget=DateInput, required=False, help_text=gettext_lazy("未定的空着")
    )
    practice = forms.ChoiceField(
        label=gettext_lazy("地方做法"), widget=forms.RadioSelect, initial="default",
        help_text=gettext_lazy("法律没有规定的期限照哪里的条例；建立后可以逐项修改"),
    )  # fmt: skip
    administrator = forms.CharField(label=gettext_lazy("首位系统管理员姓名"), max_length=60)
    username = forms.CharField(
        label=gettext_lazy("用户名"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=gettext_lazy("密码"), strip=False, help_text=gettext_lazy("至少10个字符，不能全是数字，不能与用户名相近"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip
    password2 = forms.CharField(
        label=gettext_lazy("再输一遍密码"), strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def __init__(self, proposal: Proposal, on: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposal = proposal
        titles = [(code, _practice_title(code)) for code in rulebook.PRACTICES]
        cast("forms.ChoiceField", self.fields["practice"]).choices = titles
        self.fields["name"].initial, self.fields["level"].initial = proposal.name, proposal.level
        self.fields["begins"].initial = on
        self.proposed = units_at(proposal.level, proposal.place, proposal.local)

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields under their headings, the units apart."""
        parts = (
            (_("名称和层级"), ("name", "level", "name_en", "population", "hash_algorithm")),
            (_("届次"), ("number", "begins", "ends")),
            (_("地方做法"), ("practice",)),
            (_("首位系统管理员"), ("administrator", "username", "password", "password2")),
        )
        return [(title, [self[name] for name in names]) for title, names in parts]

    @property
    def unit_rows(self) -> list[dict[str, Any]]:
        """The proposed units as they are ticked and named so far."""
        return [
            {
                "code": unit.code,
                "ticked": not self.is_bound or f"unit-{unit.code}" in self.data,
                "name": self.data.get(f"unit-{unit.code}-name", unit.name),
                "short": self.data.get(f"unit-{unit.code}-short", unit.short),
            }
            for unit in self.proposed
        ]

    def units(self) -> list[ProposedUnit]:
        """The units ticked, as named."""
        rows = {row["code"]: row for row in self.unit_rows}
        return [
            replace(unit, name=rows[unit.code]["name"].strip()[:80], short=rows[unit.code]["short"].strip()[:40])
            for unit in self.proposed
            if rows[unit.code]["ticked"]
        ]

    def clean(self) -> dict[str, Any]:
        """The two passwords agree, the term ends after it begins, each unit has a name of its own."""
        given = super().clean() or self.cleaned_data
        if given.get("password") and given.get("password2") and given["password"] != given["password2"]:
            self.add_error("password2", _("两次输入的密码不一致。"))
        if given.get("begins") and given.get("ends") and given["ends"] < given["begins"]:
            self.add_error("ends", _("结束日期早于开始日期。"))
        names = [unit.name for unit in self.units()]
        if len(names) != len(set(names)) or "" in names:
            self.add_error(None, _("机关和单位中有重名或者空名，请改正。"))
        return given


def _practice_title(code: str) -> str:
    title = rulebook.practice(code).title
    return title.zh
