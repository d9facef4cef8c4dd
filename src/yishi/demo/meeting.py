"""What waits for the next hand-over meeting on the anchor day: suggestions of the recess, taken up, not handed over."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Final

from yishi.demo.leads import Choosing
from yishi.demo.play import SEED
from yishi.demo.source import waiting_items
from yishi.demo.story import Part

if TYPE_CHECKING:
    from yishi.demo.people import Cast

_LAST: Final = date(2026, 11, 16)
_DAYS: Final = 5  # over so many days they come in


def before_the_meeting(cast: Cast) -> list[Part]:
    """Their parts; drawn by a chance of their own, so that the rest of the year stays as it is."""
    choosing = Choosing(cast, Random(f"{SEED}:meeting"))  # noqa: S311 - a play, no secrets
    return [
        Part(
            key=f"w{index:03d}",
            item=item,
            begins=_LAST - timedelta(days=index % _DAYS),
            lead=choosing.lead(item),
            publicity="tail",
            stop="admitted",
        )
        for index, item in enumerate(waiting_items(), 1)
    ]
