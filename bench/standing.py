"""How many standings a second, dues included, of a suggestion with thirteen entries."""

from __future__ import annotations

import time
from datetime import date
from random import Random
from statistics import median

from county import County, life

from yishi.kernel.standing import standing
from yishi.record.columns import Index
from yishi.record.models import Matter
from yishi.record.standings import bodies_of, standing_of
from yishi.record.steps import steps_of

TIMES = 1000
ROUNDS = 15


def measure(_size: int) -> dict[str, object]:
    """From steps (what the rules cost), from stored bytes, and with the columns that lists need."""
    *_, last = life(County(), date(2026, 3, 2), Random(1))
    matter = Matter.objects.get(pk=last.matter_id)
    told = standing_of(matter, date(2026, 6, 1))
    bodies, rules = bodies_of(matter), (told.on, told.practice, told.calendar)

    def of_steps():
        found = standing(told.procedure, told.steps, *rules)
        assert found.dues
        return found

    def of_bytes():
        found = standing(told.procedure, steps_of(bodies, told.procedure), *rules)
        assert found.dues
        return found

    return {
        "entries": len(bodies),
        "dues": len(told.dues),
        "steps_us": _microseconds(of_steps),
        "bytes_us": _microseconds(of_bytes),
        "columns_us": _microseconds(lambda: Index.of(of_bytes())),
    }


def _microseconds(work) -> float:
    found = []
    for _ in range(ROUNDS):
        clock = time.perf_counter()
        for _ in range(TIMES):
            work()
        found.append((time.perf_counter() - clock) / TIMES * 1e6)
    return round(median(found), 1)
