"""What a clerk sends in from the board of a hand-over meeting, row by row."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from yishi.assigning.drafts import Choice, Edit
from yishi.kernel.text import Text
from yishi.web.lists import whole_number

if TYPE_CHECKING:
    from django.http import QueryDict

    from yishi.congress.models import Unit
    from yishi.web.handing_over import Line

_APART: Final = re.compile(r"[、，,;；\s]+")
NO_LEAD: Final = Text(
    "已勾选交办，但尚未选定主办单位：请选定主办单位，或者取消勾选",
    "Ticked, but no lead unit is chosen: choose one, or take the tick away",
)
BOTH: Final = Text(
    "主办单位不能同时列为协办单位：请去掉其中一处",
    "The lead unit cannot be a co-handling unit as well: leave one of the two out",
)
UNKNOWN: Final = Text("没有名为“{name}”的单位，请从列表中选择", "There is no unit “{name}”: choose one of the list")


@dataclass(frozen=True, slots=True)
class Sent:
    """One row as it was sent: the choice, whether the sender changed it, and what is wrong with it, if anything.

    ``other`` and ``more``: what was typed in for the lead unit and for those beside it, where a name is unknown.
    """

    edit: Edit
    changed: bool
    other: str = ""
    more: str = ""
    error: Text | None = None


def signature(choice: Choice, version: int) -> str:
    """What a row was shown as, to be sent back with it; ``version``: how often it had been saved."""
    co_units = "_".join(map(str, choice.co_units))
    return f"{version}.{choice.lead_unit or ''}.{co_units}.{choice.broad:d}{choice.taken:d}"


def _shown(text: str) -> tuple[int, Choice] | None:
    """The other way round; None for what no page of ours sends."""
    found = re.fullmatch(r"(\d{1,9})\.(\d{0,15})\.((?:\d{1,15}(?:_\d{1,15})*)?)\.([01])([01])", text)
    if found is None:
        return None
    version, lead, co_units, broad, taken = found.groups()
    beside = tuple(int(one) for one in co_units.split("_") if one)
    return int(version), Choice(int(lead) if lead else None, beside, broad == "1", taken == "1")


def sent(data: QueryDict, units: dict[int, Unit]) -> list[Sent]:
    """Every row that the form holds, in its order. Raises nothing: what is wrong stands with its row."""
    named = {name: unit.pk for unit in units.values() for name in (unit.name, unit.short) if name}
    found = []
    for name in data:
        key = whole_number(name.removeprefix("was-")) if name.startswith("was-") else None
        shown = _shown(data.get(name, "")) if key is not None else None
        if key is not None and shown is not None:
            found.append(_row(data, key, shown, units, named))
    return found


def _row(data: QueryDict, key: int, shown: tuple[int, Choice], units: dict[int, Unit], named: dict[str, int]) -> Sent:
    version, before = shown
    chosen = whole_number(data.get(f"lead-{key}", ""))
    other, more = (data.get(f"{name}-{key}", "").strip()[:200] for name in ("other", "more"))
    ticked = [int(one) for one in data.getlist(f"co-{key}") if whole_number(one) in units]
    names = [name for name in _APART.split(more) if name]
    choice = Choice(
        # A name that is typed in goes before what the list still says; an unknown one takes nothing away.
        lead_unit=named.get(other, chosen if chosen in units else None),
        co_units=tuple(dict.fromkeys([*ticked, *(named[name] for name in names if name in named)])),
        broad=f"broad-{key}" in data,
        taken=f"take-{key}" in data,
    )
    unknown = next((name for name in (other, *names) if name and name not in named), "")
    if unknown:
        return Sent(Edit(key, version, choice), choice != before, other, more, UNKNOWN.format(name=unknown))
    return Sent(Edit(key, version, choice), choice != before, error=_fault(choice))


def _fault(choice: Choice) -> Text | None:
    if choice.lead_unit in choice.co_units:
        return BOTH
    return NO_LEAD if choice.taken and choice.lead_unit is None else None


def ticked(rows: list[Sent], *, taken: bool) -> list[Sent]:
    """The same rows, each ticked where it has a lead unit, or none ticked."""
    return [_ticked(row, taken=taken and row.edit.choice.lead_unit is not None) for row in rows]


def _ticked(row: Sent, *, taken: bool) -> Sent:
    choice = replace(row.edit.choice, taken=taken)
    changed = row.changed or choice != row.edit.choice
    error = None if row.error is NO_LEAD else row.error
    return replace(row, edit=replace(row.edit, choice=choice), changed=changed, error=error)


def shown_again(lines: list[Line], rows: list[Sent], overtaken: frozenset[int]) -> None:
    """Put what was wrong back on the board as it was typed; what somebody else saved first stays theirs."""
    known = {row.edit.matter: row for row in rows}
    for line in lines:
        row = known.get(line.pk)
        line.overtaken = line.pk in overtaken
        if row is not None and row.error is not None:
            line.choice, line.error = row.edit.choice, row.error
            line.other, line.more = row.other, row.more
