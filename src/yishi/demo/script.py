"""Which suggestion meets which fate: decided once, before the play, by a chance with a fixed seed."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, Final

from yishi.demo import fates
from yishi.demo.leads import COSIGNER, DEPUTY, Choosing
from yishi.demo.play import SEED
from yishi.demo.source import county, items
from yishi.demo.story import Part
from yishi.demo.tails import Tail, tails

if TYPE_CHECKING:
    from yishi.demo.people import Cast
    from yishi.demo.source import Item

RECESS_DAYS: Final = (
    date(2025, 11, 24), date(2025, 12, 3), date(2025, 12, 16),
    date(2026, 2, 25), date(2026, 3, 11), date(2026, 3, 26), date(2026, 4, 9), date(2026, 4, 28),
    date(2026, 5, 18), date(2026, 6, 25),
)  # fmt: skip
PAIR_DAYS: Final = (date(2025, 12, 9), date(2026, 3, 4), date(2026, 4, 14), date(2026, 5, 26))
BEFORE_SESSION: Final = date(2025, 12, 29)
SEEN_AS_TWO, SEPARATED = 2, 8
_COSIGNERS: Final = ((0, 1, 2, 3, 4, 5), (30, 16, 20, 16, 10, 8))


class Script:
    """Hands out the suggestions of the county to days, deputies and fates."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.chance = Random(SEED)  # noqa: S311 - a play, no secrets
        self.choosing = Choosing(cast, self.chance)
        self.keys = {item.title: f"s{index:03d}" for index, item in enumerate(items(), 1)}
        self.parts: list[Part] = []

    def write(self) -> list[Part]:
        """Every part of the play."""
        plain = [item for item in items() if item.lead and not item.pair]
        self.chance.shuffle(plain)
        # The hardest to please choose first.
        for tail in sorted(
            tails(DEPUTY, COSIGNER), key=lambda tail: (sum(map(tail.suits, plain)), tail.lead != DEPUTY)
        ):
            self._tail(tail, plain)
        barred = [item for item in items() if item.inadmissible]
        self._inadmissible(barred, plain)
        for day in RECESS_DAYS:
            self._add(plain.pop(), day)
        own = sorted(plain, key=_foreign_to_deputy)[:2]
        for item in plain:
            lead = self.choosing.take(self.cast.seat(DEPUTY)) if item in own else None
            self._add(item, self._before_session(), in_session=True, lead=lead)
        self._pairs()
        fates.draw(self.parts, self.cast, self.chance)
        return self.parts

    def _before_session(self) -> date:
        return BEFORE_SESSION + timedelta(days=self.chance.randrange(10))

    def _add(self, item: Item, begins: date, **more: Any) -> Part:
        lead = more.pop("lead", None) or self.choosing.lead(item)
        part = Part(key=self.keys[item.title], item=item, begins=begins, lead=lead, **more)
        if "invited" not in more:
            # What is to stand at a given day's stage cannot wait for many.
            count = self.chance.choices(*_COSIGNERS)[0] if part.stop == "end" else self.chance.randrange(2)
            part.invited = self.choosing.cosigners(lead, count, but=part.waiting)
        if 1 < len(part.invited) < 4 and self.chance.random() < 0.12:  # noqa: PLR2004 - one in eight is silent
            part.invited, part.waiting = part.invited[:-1], (*part.waiting, part.invited[-1])
        if len(part.invited) > 1 and self.chance.random() < 0.2:  # noqa: PLR2004 - one in five
            part.declining = 1
        self.parts.append(part)
        return part

    def _tail(self, tail: Tail, plain: list[Item]) -> None:
        named = self.cast.seat(tail.lead) if tail.lead else None
        item = min(filter(tail.suits, plain), key=lambda item: _less_apt(tail, item))
        plain.remove(item)
        waiting = tuple(self.cast.seat(name) for name in tail.waiting)
        if named:
            self.choosing.take(named)
        self._add(
            item,
            tail.begins,
            lead=named,
            waiting=waiting,
            stop=tail.stop,
            **{"publicity": "tail", **tail.more},
        )

    def _inadmissible(self, barred: list[Item], plain: list[Item]) -> None:
        """Most are converted or returned; one of no content is written anew, one lies with its deputy."""
        rough, *rest = sorted(barred, key=lambda item: item.inadmissible != "no_content")
        near = next(item for item in plain if item.sector == rough.sector)
        plain.remove(near)
        self._add(near, date(2026, 3, 18), rough=rough, invited=())
        for index, item in enumerate(rest):
            ways: dict[str, Any] = {"admission": ("convert", "return", "convert", "convert", "return")[index % 5]}
            if index == len(rest) - 1:
                ways = {"admission": "return", "stop": "returned"}
                begins = date(2026, 11, 13)
            elif index % 2:
                ways["in_session"], begins = True, self._before_session()
            else:
                begins = date(2026, 4, 2) + timedelta(days=31 * (index // 2))
            self._add(item, begins, invited=(), **ways)

    def _pairs(self) -> None:
        """Of two like suggestions the later is merged into the earlier, except where the office sees two."""
        named: dict[str, list[Item]] = {}
        for item in items():
            if item.pair:
                named.setdefault(item.pair, []).append(item)
        recess = iter(PAIR_DAYS)
        for index, (first, second) in enumerate(named.values()):
            merged = "" if index == SEEN_AS_TWO else self.keys[first.title]
            apart = index == SEPARATED
            lead = self.choosing.take(self.cast.seat(DEPUTY)) if index == 0 else None
            if index % 3 == 1:
                day = next(recess)
                self._add(first, day, lead=lead, publicity="pair")
                self._add(second, day + timedelta(days=5), merged_into=merged, separated=apart, publicity="pair")
            else:
                more = {"in_session": True, "publicity": "pair"}
                self._add(first, self._before_session(), lead=lead, **more)
                self._add(second, self._before_session(), merged_into=merged, separated=apart, **more)


def _less_apt(tail: Tail, item: Item) -> tuple[int, bool, bool]:
    """What speaks against an item that would suit: not of the deputy's town, or needed for another fate."""
    elsewhere = _foreign_to_deputy(item) if tail.lead else 0
    return elsewhere, bool(item.reason) and not tail.with_reason, bool(tail.unit) and len(item.promises) > 1


def _foreign_to_deputy(item: Item) -> int:
    """How far an item lies from the demonstration's deputy: a farmer of Liuxi."""
    named = [town["name"] for town in county().township if town["name"][:2] in item.title + item.text]
    near = not named or "柳溪镇" in named
    return (0 if near else 2) + (0 if item.sector in {"农业农村", "水利", "交通"} else 1)
