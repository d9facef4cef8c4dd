"""Who can be told: offices held today by people who can sign in."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db.models import Q

from yishi.congress.models import Office

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from yishi.congress.models import Congress
    from yishi.kernel.role import Party, Role


class Wanted:
    """Which offices are asked for: gathered first, so that one query finds them all."""

    def __init__(self) -> None:
        self.kinds: set[str] = set()
        self.persons: set[int] = set()
        self.units: set[int] = set()

    def role(self, role: Role, parties: Mapping[str, tuple[Party, ...]]) -> None:
        """Ask for the holders of a role in a matter with these parties."""
        if not role.part:
            self.kinds |= role.offices
        for party in parties.get(role.part, ()):
            (self.persons if party.kind == "person" else self.units).add(party.id)

    def term(self, role: Role, *, person: int | None, unit: int | None) -> None:
        """Ask for whom a term binds: one person or one unit where it names them, else the holders of the role."""
        if person is not None:
            self.persons.add(person)
        elif unit is not None:
            self.units.add(unit)
        else:
            self.role(role, {})

    def found(self, congress: Congress, on: date) -> Roster:
        """The offices. Whoever has no login, or one that was stopped, has no inbox either."""
        asked = Q(kind__in=self.kinds) | Q(person__in=self.persons) | Q(unit__in=self.units)
        offices = Office.objects.held_on(on).filter(asked, congress=congress, person__account__is_active=True)
        return Roster(offices.select_related("person").order_by("held_from", "pk"))


class Roster:
    """Offices by what they are asked for."""

    def __init__(self, offices: Iterable[Office]) -> None:
        self._by_kind: dict[str, list[Office]] = defaultdict(list)
        self._by_party: dict[tuple[str, int | None], list[Office]] = defaultdict(list)
        for office in offices:
            self._by_kind[office.kind].append(office)
            self._by_party["person", office.person_id].append(office)
            self._by_party["unit", office.unit_id].append(office)

    def holding(self, role: Role, parties: Mapping[str, tuple[Party, ...]]) -> list[Office]:
        """The offices that play a role in a matter with these parties; nobody plays the public."""
        if not role.part:
            return [office for kind in sorted(role.offices) for office in self._by_kind[kind]]
        engaged = [office for party in parties.get(role.part, ()) for office in self._by_party[party.kind, party.id]]
        return [office for office in engaged if not role.offices or office.kind in role.offices]

    def of(self, role: Role, *, person: int | None, unit: int | None) -> list[Office]:
        """The offices that a term binds: of one person or one unit where it names them, else of the role."""
        if person is None and unit is None:
            return [] if role.part else self.holding(role, {})
        party = ("person", person) if person is not None else ("unit", unit)
        return [office for office in self._by_party[party] if not role.offices or office.kind in role.offices]
