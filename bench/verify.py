"""How quickly a whole record is verified, beside bare hashing of the same bytes."""

from __future__ import annotations

import hashlib
import time
from statistics import median

from county import County
from fill import fill

from yishi.record.bulk import entries_of, matters_of
from yishi.record.models import Entry
from yishi.record.verifying import verify

ROUNDS = 3


def measure(size: int) -> dict[str, object]:
    """Seconds for: hashing bytes in memory, reading and hashing them, the chains alone, everything."""
    county = County()
    entries = fill(county, size)
    congress = county.congress
    congress.refresh_from_db()
    bodies = [_octets(row[3]) for rows in _rows(congress) for row in rows]
    assert len(bodies) == entries == Entry.objects.count()
    size_mb = sum(map(len, bodies)) / 1e6
    taken = {"hash": [], "read": [], "chain": [], "full": []}
    for _ in range(ROUNDS):
        taken["hash"].append(_seconds(lambda: [hashlib.sha256(body).digest() for body in bodies]))
        taken["read"].append(_seconds(lambda: _read(congress)))
        taken["chain"].append(_seconds(lambda: _sound(congress, chain_only=True)))
        taken["full"].append(_seconds(lambda: _sound(congress, chain_only=False)))
    found = {name: median(seconds) for name, seconds in taken.items()}
    return {
        "matters": size,
        "entries": entries,
        "mb": round(size_mb, 1),
        "entries_per_s": {name: round(entries / seconds) for name, seconds in found.items()},
        "chain_of_hash": round(found["hash"] / found["chain"], 2),
        "chain_of_read": round(found["read"] / found["chain"], 2),
        "full_of_hash": round(found["hash"] / found["full"], 3),
        "full_of_read": round(found["read"] / found["full"], 2),
    }


def _read(congress) -> None:
    for rows in _rows(congress):
        for row in rows:
            hashlib.sha256(_octets(row[3])).digest()


def _octets(body) -> bytes:
    return body.encode() if isinstance(body, str) else bytes(body)


def _rows(congress):
    for keys in matters_of(congress):
        yield from entries_of([key for key, *_ in keys])


def _sound(congress, *, chain_only: bool) -> None:
    assert verify(congress, chain_only=chain_only) is None


def _seconds(work) -> float:
    clock = time.perf_counter()
    work()
    return time.perf_counter() - clock
