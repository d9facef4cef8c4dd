"""What befalls the suggestions that run their course: so many of each fate, drawn without replacement."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from yishi.demo.tails import UNIT

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from yishi.demo.people import Cast
    from yishi.demo.story import Part

DISSATISFIED, UNRATED, BASICALLY = 3, 9, 16
_PROMISE_FATES: Final = (("kept", "late", "broken", "open"), (62, 24, 6, 8))
_NO_LEADS: Final = ("乡人民政府", "镇人民政府", "县财政局")


class Draw:
    """Takes parts out of a hat, so that one part meets one special fate of a kind."""

    def __init__(self, parts: list[Part], chance: Random) -> None:
        self.hat = list(parts)
        self.chance = chance
        chance.shuffle(self.hat)

    def take(self, count: int, fits: Callable[[Part], bool] = lambda _: True) -> list[Part]:
        """So many parts that fit; fewer when the hat has no more."""
        found = [part for part in self.hat if fits(part)][:count]
        for part in found:
            self.hat.remove(part)
        return found


def draw(parts: list[Part], cast: Cast, chance: Random) -> None:
    """Decide the fates of all that runs to its end."""
    whole = [part for part in parts if part.stop == "end" and part.item.reply]
    whole = [part for part in whole if part.separated or not part.merged_into]
    for part in whole:
        part.promises = "-".join(chance.choices(*_PROMISE_FATES)[0] for _ in part.item.promises)
    single = [part for part in whole if part.publicity != "pair" and not part.rough]
    _handling(Draw(single, chance))
    _ratings(Draw([part for part in whole if not part.withdrawn], chance))
    _publicity(Draw([part for part in whole if not part.withdrawn], chance))
    _overdue_since_summer(single, cast)
    _reviews([part for part in whole if part.stop == "end" and not part.withdrawn])
    _supervision([part for part in whole if part.stop == "end"], cast)
    _words_of_the_busiest([part for part in whole if part.stop == "end"])


def _handling(hat: Draw) -> None:
    for part in hat.take(6, lambda part: bool(_wrong_unit(part))):
        part.wrong_unit = _wrong_unit(part)
    for part in hat.take(1):
        part.refused_return = True
    for fate, count in (("granted", 3), ("refused", 2)):
        for part in hat.take(count, lambda part: not part.item.broad):
            part.extension = fate
    for fate, count in (("late", 5), ("missing", 3), ("again", 2)):
        for part in hat.take(count, lambda part: bool(part.item.co)):
            part.opinions = fate
    _lateness(hat)


def _lateness(hat: Draw) -> None:
    for index, part in enumerate(hat.take(14)):
        part.late_by = 3 + 2 * index
    for index, part in enumerate(hat.take(3)):
        part.withdrawn = ("drafting", "submitted", "handling")[index]
    for part in hat.take(5, lambda part: part.in_session):
        part.on_paper = True
    for part in hat.take(3, lambda part: not part.in_session):
        part.late_hand_over = True
    for part in hat.take(3, lambda part: len(part.item.co) < 2):  # noqa: PLR2004 - their opinions are late too
        part.late_contact = True


def _wrong_unit(part: Part) -> str:
    """A department concerned with it that is taken for the competent one."""
    return next((unit for unit in part.item.co if not unit.endswith(_NO_LEADS)), "")


def _ratings(hat: Draw) -> None:
    unhappy = hat.take(DISSATISFIED, lambda part: bool(part.item.reason))
    # The longest story of all is that of the earliest, or it would not end within the year.
    for index, part in enumerate(sorted(unhappy, key=lambda part: part.begins)):
        part.rating, part.twice = "dissatisfied", index == 0
        part.reply_on = None
    for part in hat.take(BASICALLY, lambda part: bool(part.item.reason)):
        part.rating = "basically_satisfied"
    more = BASICALLY - sum(part.rating == "basically_satisfied" for part in hat.hat)
    for part in hat.take(max(0, more - 9), lambda part: part.item.result != "A"):
        part.rating = "basically_satisfied"
    for part in hat.take(UNRATED):
        part.rating = "unrated"


def _publicity(hat: Draw) -> None:
    for part in hat.hat:
        part.publicity = "closed"
    for count, publicity in ((2, "wish"), (2, "privacy"), (6, "never"), (1, "lifted")):
        for part in hat.take(count, lambda part: not part.on_paper):
            part.publicity = publicity
    for part in hat.take(2, lambda part: not part.on_paper):
        part.confidential, part.publicity = True, "never"
    for part in hat.take(24, lambda part: not part.wrong_unit):
        part.publicity = "early"


def _reviews(whole: list[Part]) -> None:
    """What befalls drafts on the way to their signature; of those in time, so that nothing else shifts."""
    plain = [part for part in whole if not part.late_by and part.rating != "dissatisfied"]
    shared = [part for part in plain if part.item.co]
    for part, fate in zip(shared, ("objected", "answered", "returned", "objected"), strict=False):
        part.review = fate
    alone = [part for part in plain if not part.item.co]
    for part, fate in zip(alone, ("returned", "corrected", "returned"), strict=False):
        part.review = fate


def _supervision(whole: list[Part], cast: Cast) -> None:
    """The broad and much co-signed ones, one for each vice-chairperson."""
    ranked = sorted(whole, key=lambda part: (not part.item.broad, not part.in_session, -len(part.invited)))
    free = [part for part in ranked if part.in_session and not part.withdrawn and part.rating != "dissatisfied"]
    for office, part in zip(cast.leaders[1:], free, strict=False):
        part.key_supervisor = office


def _words_of_the_busiest(whole: list[Part]) -> None:
    """The busiest unit has one promise due next week, one long overdue, one due in a month."""
    mine = [part for part in whole if part.item.lead == UNIT and len(part.item.promises) > 1]
    days = ((date(2026, 11, 27), date(2026, 12, 25)), (date(2026, 10, 30),))
    for part, dues in zip([part for part in mine if not part.withdrawn], days, strict=False):
        part.promised_for, part.promises = dues, "open-open"


def _overdue_since_summer(single: list[Part], cast: Cast) -> None:
    """Two broad ones of the session have no reply to this day; the chairperson presses for one."""
    broad = [part for part in single if part.in_session and part.item.broad and not part.withdrawn]
    for part in broad[:2]:
        part.stop, part.publicity = "contacted", "early"
    broad[0].key_supervisor = cast.chairperson
