"""Forms made of acts' typed facts: one rule for every act of every procedure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.congress.models import Office, Unit
from yishi.kernel.facts import Facts, Field, fields_of, plain
from yishi.kernel.refusal import BadFacts
from yishi.record.models import Matter
from yishi.web.templatetags.say import say
from yishi.web.widgets import DateInput, Files, FilesField, Ticks

if TYPE_CHECKING:
    from datetime import date

    from yishi.congress.models import Congress
    from yishi.kernel.procedure import Act
    from yishi.kernel.standing import Standing

# Empty rows offered below those already filled in.
_SPARE_ROWS: Final = 2
_LATE: Final = ("on", "late_reason")


@dataclass(frozen=True, slots=True)
class Scene:
    """What a form's choices depend on."""

    congress: Congress
    standing: Standing
    on: date
    matter: Matter | None = None


class ActForm(forms.Form):
    """An act's form. ``groups`` tells the template which fields make up the rows of which fact."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    expected = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, act: Act[Any], scene: Scene, *args: Any, offices: list[Office] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.act, self.scene = act, scene
        self.rows: dict[str, int] = {}
        self.row_errors: dict[str, list[str]] = {}
        for field in fields_of(act.facts):
            self._add(field)
        if act.papers:
            self.fields["papers"] = FilesField(
                label=_("附件"), required=bool(act.papers_needed), widget=Files,
                help_text=_("docx、xlsx、PDF 或者图片，每个不超过20MB"),
            )  # fmt: skip
        if offices is not None:
            choices = [(str(office.pk), f"{office.person.name}（{office.title}）") for office in offices]
            self.fields["behalf"] = forms.ChoiceField(label=_("代何人录入"), choices=[("", _("请选择")), *choices])
            self.fields["reason"] = forms.CharField(label=_("书面材料"), max_length=300)
        self.fields["on"] = forms.DateField(
            label=_("办理日期"), widget=DateInput, initial=scene.on, required=False,
            help_text=_("默认为今天；补录以前办理的，填写实际日期并写明理由"),
        )  # fmt: skip
        if "reason" not in self.fields:
            self.fields["late_reason"] = forms.CharField(label=_("补录理由"), required=False, max_length=300)

    def _add(self, field: Field) -> None:
        if field.kind != "rows" or field.row is None:
            self.fields[field.name] = _made(field, self.scene)
            return
        given = (self.initial or {}).get(field.name) or []
        asked = sum(name.startswith(f"{field.name}-") and name.endswith("-_") for name in self.data)
        self.rows[field.name] = max(len(given) + _SPARE_ROWS, asked)
        for index in range(self.rows[field.name]):
            for part in fields_of(field.row):
                made = _made(part, self.scene)
                made.required = False
                made.initial = given[index].get(part.name) if index < len(given) else None
                self.fields[f"{field.name}-{index}-{part.name}"] = made

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
                "rows": [
                    [self[f"{name}-{index}-{part.name}"] for part in fields_of(cast("type[Facts]", kinds[name].row))]
                    for index in range(count)
                ],
            }
            for name, count in self.rows.items()
        ]

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
        said = say(refusal.reason) + (f"（{say(refusal.remedy)}）" if refusal.remedy else "")
        name = {"reason": "late_reason"}.get(refusal.field, refusal.field)
        if name in self.rows:
            self.row_errors[name] = [said]
            self.add_error(None, said)
        else:
            self.add_error(name if name in self.fields else None, said)

    def clean(self) -> dict[str, Any]:
        """Gather rows; leave out what was left empty."""
        cleaned = cast("dict[str, Any]", super().clean() or self.cleaned_data)
        cleaned["facts"] = {
            field.name: value
            for field in fields_of(self.act.facts)
            if (value := self._value(field, cleaned)) not in (None, "", [])
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


def initial_of(facts: Facts | None) -> dict[str, Any]:
    """What a form starts from, when the act has facts to start from."""
    return plain(facts) if facts is not None else {}


def _plain(field: Field, value: Any) -> Any:
    if value in (None, ""):
        return None
    if field.kind in ("unit", "person", "matter"):
        return [int(one) for one in value] if field.many else int(value)
    return value.isoformat() if field.kind == "date" else value


def _made(field: Field, scene: Scene) -> forms.Field:
    label, hint = say(field.label.text), say(field.label.hint) if field.label.hint else ""
    common: dict[str, Any] = {
        "label": label,
        "required": field.required,
        "help_text": hint,
        "initial": field.default,
    }
    if field.label.among in scene.standing.procedure.options:
        offered = scene.standing.procedure.options[field.label.among](scene.standing)
        return forms.ChoiceField(choices=[(key, say(text)) for key, text in offered], **common)
    if field.choices is not None:
        chosen = [(one.value, say(one.label)) for one in field.choices]
        widget = forms.RadioSelect if len(chosen) <= 4 and field.required else forms.Select  # noqa: PLR2004
        blank = [] if widget is forms.RadioSelect else [("", _("请选择"))]
        return forms.ChoiceField(choices=[*blank, *chosen], widget=widget, **common)
    if field.kind in ("unit", "person", "matter"):
        return _reference(field, scene, common)
    if field.kind == "date":
        return forms.DateField(widget=DateInput, **common)
    if field.kind == "flag":
        return forms.BooleanField(**{**common, "required": False})
    if field.kind == "number":
        low = int(field.least) if field.least is not None else None
        return forms.IntegerField(min_value=low, max_value=int(field.most) if field.most else None, **common)
    widget = forms.Textarea(attrs={"rows": 8 if (field.longest or 0) > 3000 else 3}) if field.kind == "long" else None
    return forms.CharField(widget=widget, min_length=field.shortest, max_length=field.longest, **common)


def _reference(field: Field, scene: Scene, common: dict[str, Any]) -> forms.Field:
    choices = _CHOICES[field.kind](field, scene)
    if field.many:
        return forms.MultipleChoiceField(choices=choices, widget=Ticks, **common)
    return forms.ChoiceField(choices=[("", _("请选择")), *choices], **common)


def _units(field: Field, scene: Scene) -> list[tuple[str, str]]:
    units = Unit.objects.filter(congress=scene.congress, abolished_on=None).order_by("pk")
    return [(str(pk), name) for pk, name in units.values_list("pk", "name")]


def _persons(field: Field, scene: Scene) -> list[tuple[str, str]]:
    held = Office.objects.held_on(scene.on).filter(congress=scene.congress, kind__in=field.label.among.split())
    rows = held.order_by("person__name").values_list("person_id", "person__name", "title")
    return list(
        dict.fromkeys(
            (str(pk), name if "deputy" in field.label.among.split() else f"{name}（{title}）")
            for pk, name, title in rows
        )
    )


def _matters(field: Field, scene: Scene) -> list[tuple[str, str]]:
    procedure = scene.standing.procedure
    open_stages = [stage.value for stage in procedure.stages if stage not in procedure.ends]
    rows = Matter.objects.filter(
        congress=scene.congress, procedure=procedure.code, stage__in=open_stages, number__isnull=False
    ).order_by("-id")[:300]
    return [(str(m.pk), f"{m.label} {m.title}") for m in rows if scene.matter is None or m.pk != scene.matter.pk]


_CHOICES: Final = {"unit": _units, "person": _persons, "matter": _matters}
