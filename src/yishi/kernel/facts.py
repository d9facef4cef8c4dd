"""Typed facts: what an act carries. Forms, validation and JSON schema come from these types."""

from __future__ import annotations

import re
import types
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, NewType, Self, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from yishi.kernel.refusal import BadFacts
from yishi.kernel.text import Text

UnitId = NewType("UnitId", int)
PersonId = NewType("PersonId", int)
MatterId = NewType("MatterId", int)
BodyId = NewType("BodyId", int)

REFERENCES = {UnitId: "unit", PersonId: "person", MatterId: "matter", BodyId: "body"}


class Facts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of every act's facts. Fields are ``Annotated[type, Label(…), msgspec.Meta(…)]``."""


class NoFacts(Facts, frozen=True):
    """An act that carries nothing but itself."""


@dataclass(frozen=True, slots=True)
class Label:
    """How a field is called and asked for.

    ``long``: several lines of text. ``personal``: kept sealed, apart from the record, which holds a
    salted hash only (Personal Information Law art. 6). ``among``: what is offered: an office kind of persons,
    a kind of bodies, a procedure of matters. ``told``: by the record itself, and not asked for.
    ``proof``: compared by machines; neither asked for nor shown. ``spent``: worth nothing a second time, so that
    a request made again carries another.
    """

    zh: str
    en: str
    long: bool = False
    personal: bool = False
    hint: Text | None = None
    among: str = ""
    told: bool = False
    proof: bool = False
    spent: bool = False

    @property
    def text(self) -> Text:
        """The label in both languages."""
        return Text(self.zh, self.en)


class Choice(StrEnum):
    """A closed list of answers; each member is ``code, zh, en``."""

    label: Text

    def __new__(cls, code: str, zh: str, en: str) -> Self:
        """Make the member's value its code and keep both names beside it."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = Text(zh, en)
        return member


def legend(choices: type[Choice]) -> dict[str, Text]:
    """What each code of a closed list means."""
    return {one.value: one.label for one in choices}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a facts type, as forms and tables need it.

    ``kind``: text, long, date, flag, number, choice, unit, person, matter, body, or rows (of ``row`` fields).
    ``many``: several values. Lengths are in characters, numbers in the field's own unit.
    """

    name: str
    kind: str
    label: Label
    required: bool
    many: bool = False
    default: object = None
    choices: type[Choice] | None = None
    row: type[Facts] | None = None
    shortest: int | None = None
    longest: int | None = None
    least: float | None = None
    most: float | None = None


def _peel(hint: object) -> tuple[object, list[object]]:
    """A hint without Annotated, and what was annotated."""
    if get_origin(hint) is Annotated:
        inner, *notes = get_args(hint)
        return inner, notes
    return hint, []


def _kind(core: object) -> tuple[str, dict[str, Any]]:
    """The form kind of one value's type."""
    plain = {str: "text", int: "number", bool: "flag"}
    if core in REFERENCES:
        return REFERENCES[core], {}
    if isinstance(core, type) and issubclass(core, Choice):
        return "choice", {"choices": core}
    if isinstance(core, type) and issubclass(core, Facts):
        return "rows", {"row": core}
    return plain.get(core, "date"), {}  # type: ignore[call-overload]  # any other type is a date


def _without_none(core: object) -> object:
    """The type of an optional value."""
    if get_origin(core) in (Union, types.UnionType):
        return next(part for part in get_args(core) if part is not type(None))
    return core


@cache
def fields_of(facts: type[Facts]) -> tuple[Field, ...]:
    """The fields of a facts type, in the order of their declaration."""
    hints = get_type_hints(facts, include_extras=True)
    return tuple(_field(info, hints[info.name]) for info in msgspec.structs.fields(facts))


def _field(info: msgspec.structs.FieldInfo, hint: object) -> Field:
    core, notes = _peel(hint)
    core, inner = _peel(_without_none(core))
    many = get_origin(core) is tuple
    if many:
        core, inner = _peel(get_args(core)[0])
    notes = [*notes, *inner]
    label = next((note for note in notes if isinstance(note, Label)), Label(info.name, info.name))
    kind, more = _kind(core)
    metas = [note for note in notes if isinstance(note, msgspec.Meta)]
    default = info.default if info.default is not msgspec.NODEFAULT else None
    return Field(
        name=info.name,
        kind="long" if kind == "text" and label.long else kind,
        label=label,
        required=info.required and kind != "flag",
        many=many,
        default=default,
        shortest=next((m.min_length for m in metas if m.min_length is not None), None),
        longest=next((m.max_length for m in metas if m.max_length is not None), None),
        least=next((m.ge for m in metas if m.ge is not None), None),
        most=next((m.le for m in metas if m.le is not None), None),
        **more,
    )


def plain(facts: Facts) -> dict[str, Any]:
    """Facts as JSON-ready values: dates as ISO text, choices as codes; what was left out stays out."""
    built: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(facts))
    return {name: value for name, value in built.items() if value not in (None, [], ())}


_F = TypeVar("_F", bound=Facts)


def read_facts(kind: type[_F], values: object) -> _F:
    """Make typed facts of JSON-ready values. Raises BadFacts naming the field and the mend."""
    try:
        return msgspec.convert(values, kind)
    except msgspec.ValidationError as error:
        raise _bad(kind, str(error)) from error


def _bad(kind: type[Facts], message: str) -> BadFacts:
    """Say in the field's own name what msgspec says of ``$.path``."""
    words, _, path = message.partition(" - at `$")
    name = re.sub(r"\[.*?\]", "", path.strip("`.")).split(".")[0]
    missing = re.search(r"(?:missing required|contains unknown) field `(\w+)`", words)
    if missing and not name:
        name = missing[1]
    field = next((field for field in fields_of(kind) if field.name == name), None)
    label = field.label.text if field else Text(name or "内容", name or "the facts")
    return BadFacts(
        Text("“{label}”填写有误：{mend}", "“{label}” is not filled in properly: {mend}").format(
            label=label, mend=_mend(field, words)
        ),
        field=name,
    )


def _mend(field: Field | None, words: str) -> Text:
    """What would do instead, from the field's own bounds."""
    if field is None:
        return Text("没有这一项", "there is no such field")
    if "missing required" in words:
        return Text("必填", "it is required")
    if "length" in words and field.longest and field.shortest:
        return Text("应为{low}至{high}字", "it takes {low} to {high} characters").format(
            low=field.shortest, high=field.longest
        )
    kinds = {
        "date": Text("应为日期，如 2026-03-05", "a date such as 2026-03-05"),
        "number": Text("应为数字，且在规定范围内", "a number within its range"),
        "choice": Text("请从所列选项中选择", "one of the options listed"),
        "flag": Text("应为是或否", "yes or no"),
    }
    return kinds.get(field.kind, Text("请按要求填写", "please follow the field's hint"))
