"""Learns from a congress's record when there is something new in it, and remembers what was learned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from yishi.assigning.cases import cases_of, changes_since, latest_change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yishi.assigning.proposing import Learned
    from yishi.congress.models import Congress, Unit

# In this process's memory: what is learned in a second or three need not be stored.
_LEARNED: Final[dict[int, _Known]] = {}
_KEPT: Final = 8  # congresses
_NEWS: Final = 100  # learned anew when one in so many cases has changed


class _Known(NamedTuple):
    """What was learned of which units (their keys and names), up to which place in the record."""

    units: dict[int, tuple[str, str]]
    position: int
    learned: Learned


def learned(congress: Congress, units: Sequence[Unit]) -> Learned:
    """What the hand-overs so far teach about these units: those that exist, for others are never proposed."""
    told = {unit.pk: (f"{unit.name}\n{unit.short}", _place_of(unit)) for unit in units}
    known = _LEARNED.pop(congress.pk, None)
    if known is None or known.units != told or _has_news(congress, known):
        known = _learn(congress, told)
    _LEARNED[congress.pk] = known
    for oldest in list(_LEARNED)[:-_KEPT]:
        del _LEARNED[oldest]
    return known.learned


def _has_news(congress: Congress, known: _Known) -> bool:
    enough = max(1, len(known.learned.cases) // _NEWS)
    return changes_since(congress, known.position, enough) >= enough


def _place_of(unit: Unit) -> str:
    """What a township government's place is called: 柳溪镇 of 柳溪镇人民政府; nothing of other units."""
    if unit.kind != unit.Kind.TOWNSHIP_GOVERNMENT:
        return ""
    return unit.name.removesuffix("人民政府").removesuffix("办事处")


def _learn(congress: Congress, units: dict[int, tuple[str, str]]) -> _Known:
    # scikit-learn takes a second to load: whoever never proposes anything need not wait for it.
    from yishi.assigning.proposing import Learned  # noqa: PLC0415 - see above

    names = {unit: name for unit, (name, _) in units.items()}
    places = {unit: place for unit, (_, place) in units.items() if place}
    position = latest_change(congress)
    return _Known(units, position, Learned(cases_of(congress, names), names, places))
