"""Looking into the bags: the newest passages of each kind that have what is wanted, in one statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db import connection

from yishi.search.expression import matching, tsquery
from yishi.search.marks import ERA_BITS, ERA_MARK
from yishi.search.models import KEY_BITS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yishi.search.expression import Part

_SQLITE: Final = """
SELECT * FROM (SELECT {kind}, rowid FROM search_words WHERE search_words MATCH %s ORDER BY rowid DESC LIMIT {most})"""

# PostgreSQL's index knows no order: of a common word it would fetch all there are to find the newest. So it looks into
# the newest era first, then into a few more, and into all the others only if too few were found: what LIMIT needs no
# more is never begun. It must not be tempted to read the whole table instead, which looks cheap, for bags lie apart.
# What is forbidden counts as so dear that the statement would be compiled first, which takes longer than to run it.
# The newest number is looked up before anything is forbidden, or it would be sought through the whole table.
_POSTGRESQL: Final = """
SET LOCAL enable_indexscan TO DEFAULT;
SELECT set_config('yishi.era', (SELECT coalesce(max(id), 0) >> {bits} FROM search_passage)::text, true);
SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off; SET LOCAL jit = off;
WITH newest AS MATERIALIZED (SELECT current_setting('yishi.era')::bigint AS era) """
_NEWEST: Final = """
(SELECT {kind}, id FROM (
    (SELECT id FROM search_passage WHERE bag @@ (%s::tsquery && (SELECT ({newest})::tsquery FROM newest))
     ORDER BY id DESC LIMIT {most})
    UNION ALL
    (SELECT id FROM search_passage WHERE bag @@ (%s::tsquery && (SELECT ({near})::tsquery FROM newest))
     ORDER BY id DESC LIMIT {most})
    UNION ALL
    (SELECT id FROM search_passage WHERE bag @@ %s::tsquery AND id < (SELECT (era - {eras}) << {bits} FROM newest)
     ORDER BY id DESC LIMIT {most})
) AS found LIMIT {most})"""
_ALL: Final = "(SELECT {kind}, id FROM search_passage WHERE bag @@ %s::tsquery ORDER BY id DESC LIMIT {most})"
_NEAR: Final = 4  # eras looked into after the newest one, before all others
_BITS: Final = KEY_BITS + ERA_BITS  # from a place's number to its era


def look_up(wanted: Mapping[int, Part], most: int, *, dated: bool = False) -> list[tuple[int, int]]:
    """The newest places of each kind wanted: the kind and the place's number, the newest first.

    ``dated``: days are asked for, so that looking among the newest first is most often in vain.
    """
    if not wanted:
        return []
    sql, given = _postgresql(wanted, most, dated) if connection.vendor == "postgresql" else _sqlite(wanted, most)
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        while connection.vendor == "postgresql" and cursor.nextset():  # the last answer is the one asked for
            pass
        return list(cursor.fetchall())


def _sqlite(wanted: Mapping[int, Part], most: int) -> tuple[str, list[Any]]:
    parts = [_SQLITE.format(kind=int(kind), most=most) for kind in wanted]
    return " UNION ALL ".join(parts), [matching(part) for part in wanted.values()]


def _postgresql(wanted: Mapping[int, Part], most: int, dated: bool) -> tuple[str, list[Any]]:  # noqa: FBT001 - inner
    near = " || ' | ' || ".join(map(_era, range(1, _NEAR + 1)))
    shared = {"most": most, "bits": _BITS, "eras": _NEAR, "newest": _era(0), "near": near}
    looks = _ALL if dated else _NEWEST
    parts = [looks.format(kind=int(kind), **shared) for kind in wanted]
    given = [tsquery(part) for part in wanted.values() for _ in range(looks.count("%s"))]
    return _POSTGRESQL.format(bits=_BITS) + " UNION ALL ".join(parts), given


def _era(back: int) -> str:
    """The mark of an era so many before the newest one, quoted, as SQL."""
    return f"'''{ERA_MARK}' || (era - {back}) || ''''"
