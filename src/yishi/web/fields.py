"""Form fields made of the fields of facts: one maker a kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi.congress.models import Office, Unit
from yishi.record.models import Matter
from yishi.web.templatetags.say import say
from yishi.web.widgets import DateInput, Ticks

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from yishi.congress.models import Congress
    from yishi.kernel.facts import Field
    from yishi.kernel.standing import Standing

# Up to so many options are shown at once; more go into a list that opens.
_AT_ONCE: Final = 4
# Texts that may be longer than this get a tall box.
_TALL: Final = 3000


@dataclass(frozen=True, slots=True)
class Scene:
    """What a form's choices depend on."""

    congress: Congress
    standing: Standing
    on: date
    matter: Matter | None = None
    person: int = 0


def draft_key(person: int, matter: int | None, act: str, field: str) -> str:
    """Under which key the browser keeps an unsent draft: each person's own, each act's own."""
    return f"p{person}:{matter or 'new'}:{act}:{field}"


def made(field: Field, scene: Scene) -> forms.Field:
    """The form field of a field of facts, in this scene."""
    common: dict[str, Any] = {
        "label": say(field.label.text),
        "required": field.required,
        "help_text": say(field.label.hint) if field.label.hint else "",
        "initial": field.default,
    }
    if field.label.among in scene.standing.procedure.options:
        offered = scene.standing.procedure.options[field.label.among](scene.standing)
        return forms.ChoiceField(choices=[(key, say(text)) for key, text in offered], **common)
    return _MAKERS[field.kind](field, scene, common)


def _choice(field: Field, scene: Scene, common: dict[str, Any]) -> forms.Field:
    chosen = [(one.value, say(one.label)) for one in field.choices or ()]
    if len(chosen) <= _AT_ONCE and field.required:
        return forms.ChoiceField(choices=chosen, widget=forms.RadioSelect, **common)
    return forms.ChoiceField(choices=[("", _("请选择")), *chosen], **common)


def _date(field: Field, scene: Scene, common: dict[str, Any]) -> forms.Field:
    return forms.DateField(widget=DateInput, **common)


def _flag(field: Field, scene: Scene, common: dict[str, Any]) -> forms.Field:
    return forms.BooleanField(**{**common, "required": False})


def _number(field: Field, scene: Scene, common: dict[str, Any]) -> forms.Field:
    low, high = (None if bound is None else int(bound) for bound in (field.least, field.most))
    return forms.IntegerField(min_value=low, max_value=high, **common)


def _text(field: Field, scene: Scene, common: dict[str, Any]) -> forms.Field:
    return forms.CharField(min_length=field.shortest, max_length=field.longest, **common)


def _long(field: Field, scene: Scene, common: dict[str, Any]) -> forms.Field:
    box = forms.Textarea(attrs={"rows": 8 if (field.longest or 0) > _TALL else 3})
    return forms.CharField(widget=box, min_length=field.shortest, max_length=field.longest, **common)


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
_MAKERS: Final[dict[str, Callable[[Field, Scene, dict[str, Any]], forms.Field]]] = {
    "choice": _choice,
    "date": _date,
    "flag": _flag,
    "number": _number,
    "text": _text,
    "long": _long,
    "unit": _reference,
    "person": _reference,
    "matter": _reference,
}
