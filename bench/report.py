"""Writes README.md from what was measured."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from pathlib import Path

HEAD = """# Measurements

    make bench

On {day}: {cores} cores, {memory} GB of memory, Python {python}. Other work went on on the same machine, so that
absolute numbers swing by a third and more; each ratio compares things measured in turn in one run (medians).
Everything runs in a single process and waits for the disk after every transaction (SQLite: WAL, `synchronous=FULL`;
PostgreSQL: its defaults).

Part of it: `.venv/bin/python bench --only pages --sizes 20000`. Kills: `.venv/bin/python bench/kills.py 200`.
"""


def write(found: dict[str, dict[str, list[dict[str, object]]]]) -> None:
    """Write the report of these results."""

    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    day = datetime.now(UTC).date()
    parts = [HEAD.format(day=day, cores=os.cpu_count(), memory=round(memory), python=platform.python_version())]
    told = {"perform": _perform, "standing": _standing, "verify": _verify, "pages": _pages}
    told |= {"assigning": _assigning, "search": _search, "likeness": _likeness, "live": _live}
    parts += [told[name](found[name]) for name in told if name in found]
    notes = Path(__file__).with_name("notes.md")
    if notes.exists():
        parts.append(notes.read_text())
    Path(__file__).with_name("README.md").write_text("\n".join(parts))


def _table(heads: list[str], rows: list[list[object]]) -> str:
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)


def _perform(found) -> str:
    rows = [
        [
            database,
            *(f"{one['rates'][name]:,}" for name in ("perform", "raw INSERT", "eventsourcing")),
            one["of_raw"],
            one["of_library"],
        ]
        for database, (one,) in found.items()
    ]
    bytes_ = next(iter(found.values()))[0]["bytes"]
    return f"""## Entries a second

`perform` examines the act, appends the entry and brings lists, terms and parties up to date. Beside it: INSERTs of the
very same rows ({bytes_} bytes of body on average) straight through the driver into a table without an index; and the
library `eventsourcing` (read the aggregate, add an event, save) with its own recorder. A transaction an entry each.

""" + _table(["", "perform", "raw INSERT", "eventsourcing", "of raw (aim 0.5)", "of the library"], rows)


def _standing(found) -> str:
    (one,) = next(iter(found.values()))
    rows = [
        [name, one[key], f"{round(1e6 / one[key]):,}"]
        for name, key in (
            ("from steps (aim 50 µs)", "steps_us"),
            ("from the stored bytes", "bytes_us"),
            ("from the stored bytes, with columns for lists", "columns_us"),
        )
    ]
    return f"""## Standings a second

Where a suggestion with {one["entries"]} entries stands, its {one["dues"]} terms included.

""" + _table(["", "µs", "a second"], rows)


def _verify(found) -> str:
    rows = [
        [
            database,
            f"{one['entries']:,}",
            *(f"{one['entries_per_s'][name]:,}" for name in ("hash", "read", "chain", "full")),
            one["chain_of_hash"],
            one["full_of_hash"],
            one["chain_of_read"],
            one["full_of_read"],
        ]
        for database, (one,) in found.items()
    ]
    return """## Verifying

Entries a second: bare SHA-256 of the bodies in memory; reading them from the database and hashing them; `verify` of the
chains alone; and all of `verify`, which also works every matter out anew and compares each stored column.

""" + _table(
        ["", "entries", "hash", "read, hash", "chains", "all", "chains / hash (aim 0.3)", "all / hash (aim 0.3)",
         "chains / read, hash", "all / read, hash"],
        rows,
    )  # fmt: skip


def _pages(found) -> str:
    parts = [
        """## Pages

Signed in as a clerk who sees everything, 50 matters a list page, through the whole of Django's middleware on one
worker. The trivial view says one line to the same signed-in person; the three statements that find out who that is
are part of it, so that it is slower than an anonymous one would be.
"""
    ]
    for database, sizes in found.items():
        for one in sizes:
            base = one["pages"]["trivial view"]["rate"]
            rows = [
                [name, page["sql"], page["cpu_ms"], page["p50_ms"], page["p95_ms"], page["rate"],
                 round(page["rate"] / base, 2)]
                for name, page in one["pages"].items()
            ]  # fmt: skip
            parts.append(f"\n### {database}, {one['matters']:,} matters, {one['entries']:,} entries\n")
            parts.append(_table(
                ["", "SQL (aim ≤ 8)", "CPU ms", "p50 ms", "p95 ms", "a second", "of the trivial view (aim 0.2)"], rows
            ))  # fmt: skip
        if len(sizes) > 1:
            small, large = sizes[0]["pages"], sizes[-1]["pages"]
            rows = [[name, round(large[name]["p50_ms"] / small[name]["p50_ms"], 2)] for name in small]
            parts.append(f"\n{database}: p50 with a million matters by that with 20,000 (aim 1.3)\n")
            parts.append(_table(["", "times"], rows))
    return "\n".join(parts)


def _search(found) -> str:
    parts = [
        """## Search

The search page through the whole of Django's middleware, twenty results with their passages a page; each kind of
question asked with several words in turn. Texts are mixed from the demonstration's sentences. Aim: 50 ms with 100,000
matters, 200 ms with a million.
"""
    ]
    for database, sizes in found.items():
        for one in sizes:
            base = one["trivial"]
            rows = [["trivial view", base["sql"], base.get("cpu_ms", ""), base["p50_ms"], base["p95_ms"], 1.0, ""]]
            rows += [
                [name, page["sql"], page.get("cpu_ms", ""), page["p50_ms"], page["p95_ms"],
                 _times(page, base), page["found"]]
                for name, page in one["pages"].items()
            ]  # fmt: skip
            parts.append(f"\n### {database}, {one['matters']:,} matters, {one['passages']:,} passages\n")
            parts.append(_table(["", "SQL", "CPU ms", "p50 ms", "p95 ms", "trivial views", "found"], rows))
            parts.append(f"\nIndexed as they stand: {one['indexed_per_s']:,} matters a second.\n")
            parts.append("The look into the index alone, as the clerk:\n")
            parts.append(_table(["", "ms"], [[what, ms] for what, ms in one["looked"].items()]))
    return "\n".join(parts)


def _times(page, base) -> float:
    """How many trivial views it takes, by the processor's time where that is all of it."""
    by = "cpu_ms" if "cpu_ms" in page else "p50_ms"
    return round(page[by] / base[by], 1)


def _assigning(found) -> str:
    one = next(iter(found.values()))[0]
    right = one["accuracy"]
    n = right["cases"]
    told = [
        [name, *(f"{count} ({100 * count / n:.0f} %)" if count is not None else "" for count in counts)]
        for name, counts in right["told"].items()
    ]
    bands = "; ".join(f"{grade}: {correct} of {cases}" for grade, cases, correct in right["bands"])
    times = [[row["cases"], row["learn_s"], row["propose_s"]] for row in one["learning"]]
    boards = [
        [database, *(board[name] for name in ("rows", "sql", "first_cpu_s", "cpu_s", "p50_s")),
         round(board["bytes"] / 1e6, 1), board["slice_s"], board["batch_s"]]
        for database, (run,) in found.items() for board in [run["board"]]
    ]  # fmt: skip
    (beside, wanted, offered), (hinted_right, hinted, broad) = right["beside"], right["broad"]
    return (
        f"""## Hand-over in batch

Which unit a suggestion belongs to, told from its text. The texts are the demonstration's {n}, of {right["units"]} units
(nine of which have one case only): they are **made up**, and so are their units, so that the table tells how methods
compare, not how right proposals will be in a real county; the screen tells that of each county by itself. Five-fold
cross-validation: what is judged has taught neither the weights of words nor the classifier.

"""
        + _table(["", "first unit right", "right among three"], told)
        + f"""
By the lead of the first unit over the second, in thirds: {bands}. Of {wanted} co-handling units {beside} were among the
{offered} offered to tick; six months were hinted at {hinted} times, {hinted_right} of them rightly ({broad} had six
months). Nothing of either is ever ticked beforehand.

Learning (with its trial), and proposing for a thousand suggestions, in seconds of the processor; texts mixed
from the same sentences.

"""
        + _table(["cases", "learn", "propose for 1,000"], times)
        + """
The board with a thousand rows: first time (learning included), then each time; and handing the thousand over, twenty a
request.

"""
        + _table(["", "rows", "SQL", "first, CPU s", "CPU s", "p50 s", "MB", "a slice of 20, s", "all, s"], boards)
    )


def _likeness(found) -> str:
    (first, *_) = next(iter(found.values()))
    heads = ["", "pairs", "recall", "precision", "unlike", "found of them", "demonstration", "found of it"]
    quality = [
        [
            name,
            *(
                one[key]
                for key in ("pairs", "recall", "precision", "against", "wrong", "demonstration", "of_demonstration")
            ),
        ]
        for name, one in first["found"].items()
    ]
    times = [
        [database, f"{one['asked']['sketches']:,}", one["asked"]["p50"], one["asked"]["p95"], one["asked"]["read_s"],
         f"{one['asked']['sketched_per_s']:,}"]
        for database, listed in found.items()
        for one in listed
    ]  # fmt: skip
    return (
        f"""## Like suggestions

{first["learned"]["pairs"]} pairs written by hand are learned from (fitted {first["learned"]["fitted"]}, in use
{first["learned"]["in use"]}); the others are measured: said in other words, copied, cut in half, spoilt as by scanning
(8 % of the characters lost, doubled or exchanged). Each is compared with its own pair and with all that is not like it:
the other pairs, and suggestions written to mislead, on the same place or subject but asking for something else. Then
with the demonstration's, where nobody has said which are like: what is found there is on the same subject (lifts in
old houses, opening hours of the library) more often than not, and is no part of precision.
A pair is found when the office is shown it as 几乎相同 or 相近.

"""
        + _table(heads, quality)
        + """
One question among very many, with the database and the texts of the likest; the meanings stay in the process's memory,
which reads them once (aim 100 ms at 100,000).

"""
        + _table(["", "suggestions", "p50 ms", "p95 ms", "read once, s", "sketched a second"], times)
    )


def _live(found) -> str:
    heads = ["", "each p50 ms", "p95", "max", "last of all p50 ms", "p95", "max", "all cut off and back, s"]
    waits = [
        [
            database,
            *(one[key][name] for key in ("each_ms", "last_ms") for name in ("p50", "p95", "max")),
            one["reconnected_s"],
        ]
        for database, (one,) in found.items()
    ]
    costs = [
        [
            database,
            f"{one['processor']['idle']:.1%}",
            f"{one['processor']['acting']:.1%}",
            f"{one['memory_mb']['before']} / {one['memory_mb']['listening']}",
            f"{one['page_ms']['alone']['p50']} / {one['page_ms']['beside']['p50']}",
            one["pages"]["of_wsgi"],
            f"{one['pages']['processor_ms']['wsgi']} / {one['pages']['processor_ms']['asgi']}",
        ]
        for database, (one,) in found.items()
    ]
    (first,) = next(iter(found.values()))
    reached = "; ".join(f"{one['reached_all']} of {one['acts']} on {database}" for database, (one,) in found.items())
    return (
        f"""## Live pages

{first["listeners"]} listen to one sitting of {first["listeners"]} members, on a server of two workers; those who
listen, and who acts, run on the same processors. From `perform` having returned to each one's (and the last one's)
having the new state, of members signing in one after another. States that reached everybody: {reached}.

"""
        + _table(heads, waits)
        + """
Processor time of the server (of one core) while nothing happens and while somebody acts twice a second; memory of both
workers before and with all listeners; a page with nobody and with everybody listening; and pages by four visitors at
once, through the bridge of ASGI to WSGI against straight to WSGI (one worker each, in turn).

"""
        + _table(
            ["", "idle", "acting", "MB", "a page p50 ms", "rate, of straight", "CPU ms a page, straight / bridge"],
            costs,
        )
    )
