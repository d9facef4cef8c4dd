"""Who puts a suggestion forward, and who is asked to co-sign: neighbours first, then people of the trade."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from yishi.demo.source import county

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from yishi.demo.people import Cast, Seat
    from yishi.demo.source import Item

DEPUTY: Final = "吴思远"
"""The deputy as whom visitors sign in: a grain farmer of Liuxi."""

COSIGNER: Final = "彭雅文"
"""The deputy whom visitors use to co-sign."""

# They hand suggestions to others or receive them; they hardly put any forward.
_LEADERS: Final = ("县委书记", "县长", "县人大常委会主任", "县人大常委会副主任", "代表工作委员会")
_TRADES: Final = {
    "教育": ("教师", "小学", "中学", "幼儿园"),
    "卫生健康": ("医", "护士", "卫生"),
    "农业农村": ("种", "养殖", "合作社", "农场", "农艺", "农业"),
    "产业经济": ("公司", "厂", "工"),
    "商贸旅游": ("经营", "民宿", "公司", "店"),
    "文化体育": ("文化", "记者", "教师", "非物质"),
    "民政社保": ("社区", "妇女", "村民委员会"),
    "社会治理": ("社区", "支部书记", "村民委员会"),
    "公共安全": ("社区", "司机", "电工", "支部书记"),
}


class Choosing:
    """Chooses deputies, nobody too often."""

    def __init__(self, cast: Cast, chance: Random) -> None:
        self.cast = cast
        self.chance = chance
        self.led: Counter[int] = Counter()
        self.seats = [seat for seat in cast.seats if not any(word in seat.row.occupation for word in _LEADERS)]
        self.villages = {village: town["delegation"] for town in county().township for village in town["villages"]}

    def lead(self, item: Item) -> Seat:
        """A deputy of the village, else of the township, else of the trade, else anybody."""
        for seats in self._nearest(item):
            free = [seat for seat in seats if self.led[seat.person] < 2 and seat.row.name != DEPUTY]  # noqa: PLR2004
            if free:
                return self.take(self.chance.choice(free))
        return self.take(self.chance.choice(self.seats))

    def take(self, seat: Seat) -> Seat:
        """Count a suggestion as led by this deputy."""
        self.led[seat.person] += 1
        return seat

    def _nearest(self, item: Item) -> Sequence[Sequence[Seat]]:
        said = item.title + item.text
        villages = [village for village in self.villages if village in said]
        towns = {self.villages[village] for village in villages}
        towns |= {t["delegation"] for t in county().township if t["name"] in said or t["name"][:2] in item.title}
        trade = _TRADES.get(item.sector, ())
        of_trade = [seat for seat in self.seats if any(word in seat.row.occupation for word in trade)]
        near = [seat for seat in self.seats if any(village in seat.row.constituency for village in villages)]
        of_town = [seat for seat in self.seats if seat.row.delegation in towns]
        both = [seat for seat in of_town if seat in of_trade]
        return near, both, of_town, of_trade, self.seats

    def cosigners(self, lead: Seat, count: int, *, but: Sequence[Seat] = ()) -> tuple[Seat, ...]:
        """Deputies of the same delegation, sometimes one from elsewhere."""
        taken = {lead.person, *(seat.person for seat in but)}
        at_home = [
            seat for seat in self.seats if seat.row.delegation == lead.row.delegation and seat.person not in taken
        ]
        found = self.chance.sample(at_home, min(count, len(at_home)))
        if found and self.chance.random() < 0.25:  # noqa: PLR2004 - one in four
            found[-1] = self.chance.choice([seat for seat in self.seats if seat.person not in taken])
        return tuple(dict.fromkeys(found))
