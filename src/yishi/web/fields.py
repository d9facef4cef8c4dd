"""Form fields made of the fields of facts: one maker a kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from yishi import rulebook
from yishi.congress.models import Office, Unit
from yishi.congress.queries import bodies_on
from yishi.congress.stations import deputies_at, station_of_unit
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
    """What a form's choices depend on. ``unit``: of the station that a new matter begins at."""

    congress: Congress
    standing: Standing
    on: date
    matter: Matter | None = None
    person: int = 0
    unit: int | None = None


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
    if field.label.among in scene.standing.procedure.starts:
        common["initial"] = scene.standing.procedure.starts[field.label.among](scene.standing)
    if field.label.among in scene.standing.procedure.options:
        offered = scene.standing.procedure.options[field.label.among](scene.standing)
        return forms.ChoiceField(choices=[("", _("请选择")), *((key, say(text)) for key, text in offered)], **common)
    return _MAKERS[field.kind](field, scene, common)


def _choice(field: Field, scene: Scene, common: dict[str, Any]) -> forms.Field:
    chosen = [(one.value, say(one.label)) for one in field.choices or ()]
    if field.many:
        return forms.MultipleChoiceField(choices=chosen, widget=forms.CheckboxSelectMultiple, **common)
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
    if field.required and field.kind == "matter" and len(choices) == 1:
        common["initial"] = choices[0][0]
    return forms.ChoiceField(choices=[("", _("请选择")), *choices], **common)


def _units(field: Field, scene: Scene) -> list[tuple[str, str]]:
    units = Unit.objects.filter(congress=scene.congress, abolished_on=None).order_by("pk")
    # A station is a unit only to act through it: nothing is handed over to it unless a field asks for one.
    station = Unit.Kind.LIAISON_STATION
    units = units.filter(kind=station) if field.label.among == station else units.exclude(kind=station)
    if scene.unit is not None and field.label.among == station:
        units = units.filter(pk=scene.unit)
    return [(str(pk), name) for pk, name in units.values_list("pk", "name")]


def _persons(field: Field, scene: Scene) -> list[tuple[str, str]]:
    if field.label.among == "station_deputy":
        return _serving(scene)
    held = Office.objects.held_on(scene.on).filter(congress=scene.congress, kind__in=field.label.among.split())
    rows = held.order_by("person__name").values_list("person_id", "person__name", "title")
    return list(
        dict.fromkeys(
            (str(pk), name if "deputy" in field.label.among.split() else f"{name}（{title}）")
            for pk, name, title in rows
        )
    )


def _serving(scene: Scene) -> list[tuple[str, str]]:
    """The deputies who serve at the station where the matter is, or begins."""
    engaged = next(iter(scene.standing.parties.get("lead_unit", ())), None)
    station = station_of_unit(scene.congress, engaged.id if engaged else scene.unit)
    there = deputies_at(station, scene.on) if station else ()
    return [(str(one.person_id), one.person.name) for one in there]


def _matters(field: Field, scene: Scene) -> list[tuple[str, str]]:
    """Open matters to choose from: of the procedure that the field is about, else numbered ones of this one."""
    procedure = rulebook.CURRENT.get(field.label.among, scene.standing.procedure)
    open_stages = [stage.value for stage in procedure.stages if stage not in procedure.ends]
    found = Matter.objects.filter(congress=scene.congress, procedure=procedure.code, stage__in=open_stages)
    if not field.label.among:
        found = found.filter(number__isnull=False)
    rows = found.defer("text").order_by("-id")[:300]
    own = scene.matter.pk if scene.matter else None
    return [(str(m.pk), f"{m.label} {m.title}".strip()) for m in rows if m.pk != own]


def _bodies(field: Field, scene: Scene) -> list[tuple[str, str]]:
    return [(str(body.pk), body.name_zh) for body in bodies_on(scene.congress, scene.on, field.label.among)]


_CHOICES: Final = {"unit": _units, "person": _persons, "matter": _matters, "body": _bodies}
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
    "body": _reference,
}
