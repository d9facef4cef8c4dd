"""How right the proposed units are, what each part of the judge adds, and how long a board of a thousand takes."""

from __future__ import annotations

import re
import time
from collections import Counter
from datetime import date
from random import Random
from statistics import median

import numpy as np
from county import County, act
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import KFold
from sklearn.svm import LinearSVC

from yishi.assigning import judging, learning
from yishi.assigning.batches import confirm, go_on
from yishi.assigning.cases import Case, Subject
from yishi.assigning.drafts import Choice, Edit
from yishi.assigning.proposing import Learned
from yishi.assigning.trial import NAMED, try_out
from yishi.demo.source import county as demo_county
from yishi.demo.source import items
from yishi.record.following import catch_up
from yishi.web import clock

ROWS, TAUGHT, VISITS = 1000, 300, 7
SIZES = (160, 1000, 5000)
DAY = date(2026, 3, 2)  # of hand-overs here; nothing is learned from it


def measure(size: int) -> dict[str, object]:  # noqa: ARG001 - measurements are called alike
    """``size`` is not used: a board takes a thousand rows at most."""
    return {"accuracy": _accuracy(), "learning": [_learning(n) for n in SIZES], "board": _board()}


# ------------------------------------------------------------------------------- how right, on the demonstration


def _demo():
    """The demonstration's suggestions with the unit that the script gives them; and the names of all units."""
    rows = [item for item in items() if item.lead]
    units = {unit.name: key for key, unit in enumerate(demo_county().unit, 1)}
    names = {units[unit.name]: f"{unit.name}\n{unit.short}" for unit in demo_county().unit}
    places = {
        key: name.removesuffix("人民政府") for name, key in units.items() if name.endswith(("镇人民政府", "乡人民政府"))
    }
    cases = [
        (
            Case(n, str(n), item.title, units[item.lead], tuple(units[name] for name in item.co), item.broad, DAY),
            Subject(item.title, item.text, item.sector_code),
        )
        for n, item in enumerate(rows)
    ]
    return cases, names, places


def _accuracy():
    cases, names, places = _demo()
    units = [case.unit for case, _ in cases]
    subjects = [subject for _, subject in cases]
    words = [judging.words_of(subject) for subject in subjects]
    plain = [judging._words(f"{subject.title}\n{subject.text}") for subject in subjects]
    grams = [
        [f"{s.title}{s.text}"[i : i + n] for n in (1, 2, 3) for i in range(len(s.title + s.text))] for s in subjects
    ]
    told = {
        "always the busiest unit": [max(Counter(units).values()), None],
        "characters, 1 to 3": _crossed(grams, units, {}),
        "words": _crossed(plain, units, {}),
        "words and sector": _crossed(words, units, {}),
        "words, sector and the units' names": _crossed(words, units, names),
        "the units' names alone, before any hand-over": _named(subjects, units, names),
    }
    trial = try_out(words, units, names)
    bands = [[band.grade, band.cases, band.right] for band in trial.bands]
    return {
        "cases": len(cases),
        "units": len(set(units)),
        "told": told,
        "bands": bands,
        **_beside(cases, names, places),
    }


def _crossed(texts, units, names):
    """Right at first, right among three: each judged by what the other four fifths teach."""
    first = among = 0
    for taught, tried in KFold(5, shuffle=True, random_state=0).split(texts):
        weigher = TfidfVectorizer(analyzer=list, sublinear_tf=True)
        named = [judging._words(name) or [name] for name in names.values()] * 2
        known = weigher.fit_transform([*(texts[n] for n in taught), *named])
        judge = LinearSVC(class_weight="balanced", random_state=0)
        judge.fit(known, np.array([*(units[n] for n in taught), *names, *names], dtype=str))
        order = np.argsort(-judge.decision_function(weigher.transform([texts[n] for n in tried])), axis=1)
        for row, n in zip(order, tried, strict=True):
            place = list(judge.classes_[row]).index(str(units[n])) if str(units[n]) in judge.classes_ else NAMED
            first, among = first + (place == 0), among + (place < NAMED)
    return [int(first), int(among)]


def _named(subjects, units, names):
    found = [found.units for found in Learned([], names).propose(subjects)]
    first = sum(some[:1] == (unit,) for some, unit in zip(found, units, strict=True))
    return [first, sum(unit in some for some, unit in zip(found, units, strict=True))]


def _beside(cases, names, places):
    """Of the units that did handle beside the lead, how many were offered to tick; and six months hinted at."""
    offered = right = wanted = hinted = hinted_right = 0
    for taught, tried in KFold(5, shuffle=True, random_state=0).split(cases):
        learned = Learned([cases[n] for n in taught], names, places)
        for n, found in zip(tried, learned.propose([cases[n][1] for n in tried]), strict=True):
            case = cases[n][0]
            offered, wanted = offered + len(found.co_units), wanted + len(case.co_units)
            right += len(set(found.co_units) & set(case.co_units))
            hinted, hinted_right = hinted + found.broad, hinted_right + (found.broad and case.broad)
    return {"beside": [right, wanted, offered], "broad": [hinted_right, hinted, sum(case.broad for case, _ in cases)]}


# ----------------------------------------------------------------------------------------------------- how quickly


def _mixed(count, chance):
    """Made-up cases as long as real ones: sentences of one unit's suggestions with as many of any others'."""
    cases, names, _ = _demo()
    of_unit: dict[int, list[str]] = {}
    for case, subject in cases:
        of_unit.setdefault(case.unit, []).extend(one for one in re.split("[。；]", subject.text) if len(one) > 8)
    every = [one for some in of_unit.values() for one in some]
    made = []
    for n in range(count):
        case, subject = chance.choice(cases)
        text = "。".join(chance.choices(of_unit[case.unit], k=4) + chance.choices(every, k=4))
        made.append(
            (
                Case(n, str(n), subject.title, case.unit, case.co_units, broad=False, on=DAY),
                Subject(subject.title, text, subject.category),
            )
        )
    return made, names


def _learning(count):
    cases, names = _mixed(count, Random(1))
    started = time.process_time()
    learned = Learned(cases, names)
    taught = time.process_time()
    asked = [subject for _, subject in _mixed(ROWS, Random(2))[0]]
    before = time.process_time()
    learned.propose(asked)
    return {
        "cases": count,
        "learn_s": round(taught - started, 2),
        "propose_s": round(time.process_time() - before, 2),
    }


def _board():
    county = County(units=60)
    day = clock.today(county.congress)
    drafts = _mixed(TAUGHT + ROWS, Random(3))[0]
    units = {unit: county.units[n] for n, unit in enumerate(sorted({case.unit for case, _ in drafts}))}
    waiting = []
    for n, (case, subject) in enumerate(drafts):
        facts = {"title": subject.title[:80], "sector": subject.category, "text": subject.text}
        deputy = county.deputies[n % len(county.deputies)]
        matter = act("draft", deputy, day, facts).matter_id
        act("submit", deputy, day, {"occasion": "recess"}, matter)
        act("admit", county.clerk, day, None, matter)
        if n < TAUGHT:
            act("assign", county.clerk, day, {"lead_unit": units[case.unit].pk}, matter)
        else:
            waiting.append(matter)
    catch_up(county.congress, timezone.now())
    return {**_visited(county), **_handed_over(county, waiting, day)}


def _visited(county):
    client = Client()
    client.force_login(county.login, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/c/{county.congress.code}/handover/"
    learning._LEARNED.clear()
    first = _visit(client, address)
    times = [_visit(client, address) for _ in range(VISITS)]
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.content.count(b'name="was-') == ROWS
    return {
        "rows": ROWS,
        "sql": len(asked),
        "first_cpu_s": round(first[0], 2),
        "cpu_s": round(median(cpu for cpu, _ in times), 2),
        "p50_s": round(median(wall for _, wall in times), 2),
        "bytes": len(answer.content),
    }


def _visit(client, address):
    """Seconds of the processor, and by the clock."""
    started, cpu = time.perf_counter(), time.process_time()
    assert client.get(address).status_code == 200
    return time.process_time() - cpu, time.perf_counter() - started


def _handed_over(county, waiting, day):
    edits = [Edit(matter, 0, Choice(county.units[n % 60].pk, taken=True)) for n, matter in enumerate(waiting)]
    batch = confirm(county.clerk, "0" * 32, edits, timezone.now())
    slices = []
    while True:
        started = time.perf_counter()
        if not go_on(batch, county.clerk, day, timezone.now()):
            break
        slices.append(time.perf_counter() - started)
    done = batch.rows.filter(entry__isnull=False).count()
    assert done == ROWS, done
    return {"slice_s": round(median(slices), 3), "batch_s": round(sum(slices), 1)}
