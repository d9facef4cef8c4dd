"""Forms made of acts' typed facts: one rule for every act of every procedure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.congress.models import Office
from yishi.kernel.facts import REFERENCES, Facts, Field, fields_of, plain
from yishi.kernel.refusal import BadFacts
from yishi.rulebook.record_keeping import ORIGINAL_NEEDED
from yishi.web.fields import Scene, draft_key, made
from yishi.web.templatetags.say import say
from yishi.web.widgets import DateInput, Files, FilesField

if TYPE_CHECKING:
    from yishi.kernel.procedure import Act

# Empty rows offered below those already filled in.
_SPARE_ROWS: Final = 2
_LATE: Final = ("on", "late_reason")
_KINDLY: Final = {
    "min_length": _("至少写%(limit_value)s个字，现在是%(show_value)s个字"),
    "max_length": _("最多写%(limit_value)s个字，现在是%(show_value)s个字"),
}


def _files_hint(act: Act[Any], *, original: bool) -> str:
    """What may be attached, and, where the entry itself becomes public, whether that does too."""
    kinds = _("docx、xlsx、PDF 或者图片，每个不超过20MB")
    if not act.public:
        return str(kinds)
    if act.public_papers and not original:
        return _("%(kinds)s。附件随本条记录向社会公开，请勿附含有个人信息或者不宜公开的材料") % {"kinds": kinds}
    return _("%(kinds)s。附件不向社会公开，只有能够办理或者查阅此件的人员可以打开") % {"kinds": kinds}


class ActForm(forms.Form):
    """An act's form. ``groups`` tells the template which fields make up the rows of which fact."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    expected = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, act: Act[Any], scene: Scene, *args: Any, offices: list[Office] | None = None, **kwargs: Any
    ) -> None:
        # Several acts' forms stand in one page: their ids must differ.
        super().__init__(*args, **{"auto_id": f"id_{act.code}_%s", **kwargs})
        self.act, self.scene = act, scene
        self.rows: dict[str, int] = {}
        self.row_errors: dict[str, list[str]] = {}
        # What is optional alone may be asked for by a check, depending on the rest: it is not called optional.
        self.checked = {check.field for check in act.checks}
        for field in fields_of(act.facts):
            if field.label.told or field.label.proof:
                continue
            self._add(field)
            if field.kind == "long":
                self._keep_draft(field.name)
        # What is entered from paper comes with its original, whatever else the act takes.
        original = offices is not None
        if act.papers or original:
            needed = bool(act.papers_needed) or (original and scene.standing.practice[ORIGINAL_NEEDED])
            self.fields["papers"] = FilesField(
                label=_("原件和附件") if original else _("附件"), required=needed, widget=Files,
                help_text=_files_hint(act, original=original),
            )  # fmt: skip
        self._add_who_and_when(offices)
        for name in self.fields:
            self.fields[name].error_messages |= {**_KINDLY, "required": _ask_for(self.fields[name])}

    def _add_who_and_when(self, offices: list[Office] | None) -> None:
        if offices is not None:
            choices = [(str(office.pk), f"{office.person.name}（{office.title}）") for office in offices]
            self.fields["behalf"] = forms.ChoiceField(label=_("代何人录入"), choices=[("", _("请选择")), *choices])
            self.fields["written"] = forms.CharField(
                label=_("依据的书面材料"), max_length=300, help_text=_("例如：代表2026年3月2日签名的纸质建议"),
            )  # fmt: skip
        self.fields["on"] = forms.DateField(
            label=_("办理日期"), widget=DateInput, initial=self.scene.on, required=False,
            help_text=_("默认为今天；补录以前办理的，填写实际日期并写明理由"),
        )  # fmt: skip
        if offices is None:
            self.fields["late_reason"] = forms.CharField(label=_("补录理由"), required=False, max_length=300)
        self.order_fields(["behalf", "written"])

    def _keep_draft(self, name: str) -> None:
        """Have the browser keep what is being written, until it has been entered."""
        pk = self.scene.matter.pk if self.scene.matter else None
        self.fields[name].widget.attrs |= {
            "data-draft": draft_key(self.scene.person, pk, self.act.code, name),
            "data-draft-notice": f"{self[name].auto_id}_draft",
            "data-restored": _("已恢复上次未提交的内容"),
            "data-saved": _("草稿已保存在本机"),
        }

    def _add(self, field: Field) -> None:
        if field.kind != "rows" or field.row is None:
            self.fields[field.name] = made(field, self.scene)
            return
        starts: Any = self.scene.standing.procedure.starts.get(field.label.among, lambda _standing: [])
        given = (self.initial or {}).get(field.name) or starts(self.scene.standing)
        asked = sum(name.startswith(f"{field.name}-") and name.endswith("-_") for name in self.data)
        self.rows[field.name] = max(len(given) + _SPARE_ROWS, asked)
        for index in range(self.rows[field.name]):
            for part in fields_of(field.row):
                cell = made(part, self.scene)
                cell.required = False
                cell.initial = given[index].get(part.name) if index < len(given) else None
                self.fields[f"{field.name}-{index}-{part.name}"] = cell

    @property
    def main_fields(self) -> list[forms.BoundField]:
        """Fields that stand for themselves, in order."""
        parts = {name for name in self.fields for rows in self.rows if name.startswith(f"{rows}-")}
        return [self[name] for name in self.fields if name not in parts | {*_LATE, "papers"}]

    @property
    def row_groups(self) -> list[dict[str, Any]]:
        """The fields of each fact that comes in rows."""
        kinds = {field.name: field for field in fields_of(self.act.facts)}
        return [
            {
                "name": name,
                "label": kinds[name].label.text,
                "errors": self.row_errors.get(name, []),
                "checked": name in self.checked,
                "rows": [
                    [self[f"{name}-{index}-{part.name}"] for part in fields_of(cast("type[Facts]", kinds[name].row))]
                    for index in range(count)
                ],
            }
            for name, count in self.rows.items()
        ]

    @property
    def brief(self) -> bool:
        """Whether nothing need be filled in: then what is confirmed stands above the button."""
        asked = {name for name, field in self.fields.items() if field.required} | self.checked
        return not self.rows and asked <= {"key"} and not self.errors

    @property
    def paper_fields(self) -> list[forms.BoundField]:
        """The documents attached, if the act takes any."""
        return [self["papers"]] if "papers" in self.fields else []

    @property
    def late_fields(self) -> list[forms.BoundField]:
        """The day and the reason, for what was done before today."""
        return [self[name] for name in _LATE if name in self.fields]

    @property
    def late_open(self) -> bool:
        """Whether they are in use."""
        return any(self[name].errors for name in _LATE if name in self.fields)

    def mend(self, refusal: BadFacts) -> None:
        """Show a refusal beside the field that it names."""
        mend = str(_("（%(what)s）")) % {"what": say(refusal.remedy)} if refusal.remedy else ""
        said = say(refusal.reason) + mend
        why = "written" if "written" in self.fields else "late_reason"
        name = why if refusal.field == "reason" else refusal.field
        if name in self.rows:
            self.row_errors[name] = [said]
            self.add_error(None, said)
        else:
            self.add_error(name if name in self.fields else None, said)

    def clean(self) -> dict[str, Any]:
        """Gather rows; leave out what was left empty."""
        cleaned = super().clean() or self.cleaned_data
        cleaned["facts"] = {
            field.name: value
            for field in fields_of(self.act.facts)
            if not field.label.told and (value := self._value(field, cleaned)) not in (None, "", [])
        }
        return cleaned

    def _value(self, field: Field, cleaned: dict[str, Any]) -> Any:
        if field.kind != "rows" or field.row is None:
            value = cleaned.get(field.name)
            return _plain(field, value)
        rows = [
            {
                part.name: value
                for part in fields_of(field.row)
                if (value := _plain(part, cleaned.get(f"{field.name}-{index}-{part.name}"))) not in (None, "")
            }
            for index in range(self.rows[field.name])
        ]
        return [row for row in rows if row]


def _ask_for(field: forms.Field) -> Any:
    if isinstance(field, forms.ChoiceField):
        return _("请选择")
    return _("请附上文件") if isinstance(field, forms.FileField) else _("请填写")


def initial_of(facts: Facts | None) -> dict[str, Any]:
    """What a form starts from, when the act has facts to start from."""
    return plain(facts) if facts is not None else {}


def _plain(field: Field, value: Any) -> Any:
    if value in (None, ""):
        return None
    if field.kind in REFERENCES.values():
        return [int(one) for one in value] if field.many else int(value)
    return value.isoformat() if field.kind == "date" else value
