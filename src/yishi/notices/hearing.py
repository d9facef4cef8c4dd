"""Who hears of an entry: whose turn it has become, and who is told the news. Derived from the declarations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yishi.kernel.turn import turns
from yishi.record.examining import actor_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yishi.congress.models import Office
    from yishi.kernel.procedure import Act
    from yishi.kernel.role import Actor, Role
    from yishi.kernel.standing import Standing
    from yishi.notices.roster import Roster
    from yishi.record.models import Entry
    from yishi.record.steps import Body


@dataclass(frozen=True, slots=True)
class Happening:
    """An entry, and where its matter stood before and after it."""

    entry: Entry
    body: Body
    act: Act[Any]
    before: Standing
    after: Standing

    @property
    def doers(self) -> tuple[Actor, ...]:
        """Who acted, and who wrote it down for him."""
        return tuple(by.actor() for by in (self.body.by, self.body.behalf) if by is not None)

    @property
    def knowing(self) -> set[int]:
        """The persons who need not be told: a secretary knows, and whoever left it to him does not."""
        through = self.body.through
        by = self.body.by.person if through is None else through.person
        return {by} if self.body.behalf is None else {by, self.body.behalf.person}

    @property
    def roles(self) -> Iterator[Role]:
        """The roles that may have to hear of it."""
        yield from self.act.tells
        for code in self.after.procedure.expected.get(self.after.stage, ()):
            yield from self.after.procedure.by_code[code].by


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody hears of it, in an office; ``act``: what is now expected of him."""

    office: Office
    act: str


def heard(happening: Happening, roster: Roster) -> list[Heard]:
    """Everybody who hears of an entry, each once: those whose turn it is now, then those told the news."""
    found: dict[int, Heard] = {}
    for one in (*_turns(happening, roster), *_news(happening, roster)):
        if one.office.person_id not in happening.knowing:
            found.setdefault(one.office.person_id, one)
    return list(found.values())


def _turns(happening: Happening, roster: Roster) -> Iterator[Heard]:
    """Those of whom an act is expected that was not before, and whom nobody at the same desk can spare it."""
    before, after = happening.before, happening.after
    offices = [office for role in happening.roles for office in roster.holding(role, after.parties)]
    for office in dict.fromkeys(offices):
        actor = actor_of(office)
        known = set(turns(before, actor))
        act = next((act for act in turns(after, actor) if act not in known), None)
        if act is None or not after.visible_to(actor):
            continue
        # Whoever just acted could go on himself: his colleagues need not be called.
        if all(after.refusal(act, doer) is not None for doer in happening.doers):
            yield Heard(office, act.code)


def _news(happening: Happening, roster: Roster) -> Iterator[Heard]:
    """Those whom the act tells, if they saw the matter before and may read of the act now."""
    before, after, act = happening.before, happening.after, happening.act
    for role in act.tells:
        for office in roster.holding(role, after.parties):
            actor = actor_of(office)
            known = not before.steps or before.visible_to(actor)
            if known and after.visible_to(actor) and after.readable_by(act, actor):
                yield Heard(office, "")
