"""Facts of entries as lines to read: labels, and values with names in place of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Value

from yishi.congress.models import Body, Person, Unit
from yishi.kernel.facts import Choice, Facts, Field, fields_of
from yishi.kernel.text import Text, join, written
from yishi.record.models import Matter

if TYPE_CHECKING:
    from yishi.kernel.standing import Standing

# Texts up to this many characters are told in the line itself.
_COMMA: Final = Text("，", ", ")
_LISTED: Final = Text("、", ", ")
_BRIEF: Final = 90

Names = Mapping[str, Mapping[Any, Any]]


@dataclass(frozen=True, slots=True)
class Line:
    """One fact to read: its label, its value, and whether it is a text of several lines.

    ``matters``: other matters that it names, by key and name, and whether the reader may open them.
    """

    name: str
    label: Text
    value: Text
    long: bool = False
    sealed: str = ""
    matters: tuple[tuple[int, str, bool], ...] = ()


def names_for(standing: Standing, *, matters: bool = True) -> Names:
    """Names of everybody and every unit that a matter's steps and parties mention."""
    wanted: dict[str, set[int]] = {"person": set(), "unit": set(), "matter": set(), "body": set()}
    for parties in standing.parties.values():
        for party in parties:
            wanted[party.kind].add(party.id)
    for step in standing.steps:
        _mention(step.facts, wanted)
    people = Person.objects.filter(pk__in=wanted["person"]).values_list(Value("person"), "pk", "name")
    units = Unit.objects.filter(pk__in=wanted["unit"]).values_list(Value("unit"), "pk", "name")
    bodies = Body.objects.filter(pk__in=wanted["body"]).values_list(Value("body"), "pk", "name_zh")
    named: dict[str, dict[Any, Any]] = {kind: {} for kind in (*wanted, "procedure")}
    told = {**standing.procedure.options, **standing.procedure.words}
    named["word"] = {(among, key): text for among, offered in told.items() for key, text in offered(standing)}
    for kind, pk, name in people.union(units, bodies, all=True):
        named[kind][pk] = name
    if matters and wanted["matter"]:
        for one in Matter.objects.filter(pk__in=wanted["matter"]).defer("text"):
            named["matter"][one.pk] = f"{one.label} {one.title}".strip()
            named["procedure"][one.pk] = one.procedure
    return named


def _mention(facts: Facts, wanted: dict[str, set[int]]) -> None:
    """Add whom and what these facts name; those of rows too."""
    for field in fields_of(type(facts)):
        if field.kind in wanted:
            wanted[field.kind] |= set(_many(getattr(facts, field.name)))
        elif field.kind == "rows":
            for row in getattr(facts, field.name):
                _mention(row, wanted)


def lines_of(facts: Facts, names: Names) -> list[Line]:
    """The facts that were given, in the order declared."""
    return [
        _line(field, value, names)
        for field in fields_of(type(facts))
        if (value := getattr(facts, field.name)) not in (None, "", (), False) and not field.label.proof
    ]


def _line(field: Field, value: Any, names: Names) -> Line:
    if field.label.personal:
        return Line(field.name, field.label.text, Text("（加密保存）", "(sealed)"), sealed=str(value))
    if field.kind == "rows":
        rows = [join(_COMMA, [line.value for line in lines_of(row, names)]) for row in value]
        return Line(field.name, field.label.text, join("\n", rows), long=True)
    said = join(_LISTED, [_said(field, one, names) for one in _many(value)])
    known = names.get("matter", {}) if field.kind == "matter" else {}
    others = tuple((one, known[one], one in names.get("linked", {})) for one in _many(value) if one in known)
    long = (field.kind == "long" or field.many) and len(said.zh) > _BRIEF and not others
    label = field.label.text
    if long and field.many:
        label = Text("{label}（{n}）", "{label} ({n})").format(label=label, n=len(value))
    return Line(field.name, label, said, long=long, matters=others)


def _said(field: Field, value: Any, names: Names) -> Text:
    if isinstance(value, Choice):
        return value.label
    word: Text | None = names.get("word", {}).get((field.label.among, value))
    if word is not None:
        return word
    if field.kind in names:
        name = names[field.kind].get(value, str(value))
        return Text(name, name)
    if field.kind == "date":
        return written(value)
    if field.kind == "flag":
        return Text("是", "yes")
    return Text(str(value), str(value))


def _many(value: Any) -> Iterable[Any]:
    return value if isinstance(value, tuple) else () if value is None else (value,)
