"""How well like suggestions are found, on pairs written by hand and on spoilt copies; and how quickly among very many.

Half of the pairs (``likeness_pairs_a.toml``) is learned from: `learned` gives the regression whose rounded values stand
in ``profiles.py``. The other half (``likeness_pairs_b.toml``) is only measured.
"""

from __future__ import annotations

import time
import tomllib
from itertools import product
from pathlib import Path
from random import Random
from statistics import median, quantiles

import numpy as np
from county import County
from fill import fill
from search import Speaking
from sklearn.linear_model import LogisticRegression

from yishi.demo.source import items
from yishi.likeness.finding import Level, level_of, similar
from yishi.likeness.models import Sketch
from yishi.likeness.nearest import meanings
from yishi.likeness.passages import share
from yishi.likeness.profiles import CHARACTERS, LENGTH, MEANING, OFFSET, Profile, directed, likeness, shares
from yishi.record.models import Entry, Matter

Said = tuple[str, str]
ASKED, BATCH = 60, 5000
FOUND = {Level.COPY, Level.NEAR}
NOISE = 0.08  # of the characters lost, doubled or exchanged


def measure(size: int) -> dict[str, object]:
    """The quality, and the time among ``size`` suggestions."""
    return {"learned": learned(), "found": found(), "asked": asked(size)}


def _pairs(half: str) -> list[dict[str, Said]]:
    rows = tomllib.loads(Path(__file__).with_name(f"likeness_pairs_{half}.toml").read_text())["pair"]
    return [{name: (row[name][0], row[name][1]) for name in ("first", "second", "near") if name in row} for row in rows]


# --------------------------------------------------------------------------------------------- what is learned


def learned() -> dict[str, object]:
    """The regression over the first half, beside the values in use."""
    pairs = _pairs("a")
    rows, like = [], []
    for one, other in product(pairs, pairs):
        rows.append(_evidence(one["first"], other["second"]))
        like.append(one is other)
    for one in pairs:
        if "near" in one:
            rows += [_evidence(one[side], one["near"]) for side in ("first", "second")]
            like += [False, False]
    fitted = LogisticRegression(C=1e3, max_iter=5000).fit(np.array(rows), like)
    return {
        "pairs": len(pairs),
        "fitted": [round(float(one), 1) for one in (*fitted.coef_[0], fitted.intercept_[0])],
        "in use": [CHARACTERS, MEANING, LENGTH, OFFSET],
    }


def _evidence(one: Said, other: Said) -> list[float]:
    first, second = Profile.of(*one), Profile.of(*other)
    said = np.zeros(1 << 16, np.float32)
    said[first.codes] = shares(first.codes, first.counts)
    alike = said[second.codes] @ shares(second.codes, second.counts)
    near = directed([first.meaning])[0] @ directed([second.meaning])[0]
    return [float(alike), float(near), float(np.log(max(1, min(len(first.codes), len(second.codes)))))]


# ------------------------------------------------------------------------------------------------ what is found


def found() -> dict[str, dict[str, object]]:
    """Of the second half: how many of the like are found, and how much of what is found is like."""
    chance = Random(9)
    pairs = _pairs("b")
    firsts = [one["first"] for one in pairs]
    near = [one["near"] for one in pairs if "near" in one]
    others = [(one.title, one.text) for one in items()]
    spoilt = {
        "in other words": [one["second"] for one in pairs],
        "copied": firsts,
        "first half only": [(title, text[: len(text) // 2]) for title, text in firsts],
        "last half only": [(title, text[len(text) // 2 :]) for title, text in firsts],
        "with noise": [(title, _noisy(text, chance)) for title, text in firsts],
        "half, with noise": [(title, _noisy(text[: len(text) // 2], chance)) for title, text in firsts],
    }
    return {name: _counted(firsts, seconds, near, others) for name, seconds in spoilt.items()}


def _counted(firsts: list[Said], seconds: list[Said], near: list[Said], others: list[Said]) -> dict[str, object]:
    """Every first is asked about among all; only its own second is like it, and the near ones are meant to mislead.

    Of the demonstration's suggestions nobody has said which are like: some are on the very same subject.
    """
    true = wrong = misled = same_subject = 0
    for at, one in enumerate(firsts):
        for place, other in enumerate(seconds):
            found = _like(one, other)
            true, wrong = true + (found and place == at), wrong + (found and place != at)
        misled += sum(_like(one, other) for other in near)
        same_subject += sum(_like(one, other) for other in others)
    n = len(firsts)
    return {
        "pairs": n,
        "against": n * (n - 1 + len(near)),
        "recall": round(true / n, 3),
        "precision": round(true / max(1, true + wrong + misled), 3),
        "wrong": wrong + misled,
        "demonstration": n * len(others),
        "of_demonstration": same_subject,
    }


def _like(one: Said, other: Said) -> bool:
    said = likeness(Profile.of(*one), Profile.of(*other))
    return level_of(said, share(one[1], other[1]), apart=False) in FOUND


def _noisy(text: str, chance: Random) -> str:
    """Characters lost, doubled, or exchanged for others of the text, as scanning does."""
    made = []
    for letter in text:
        drawn = chance.random()
        made.append(letter if drawn > NOISE else chance.choice(("", letter * 2, chance.choice(text))))
    return "".join(made)


# ---------------------------------------------------------------------------------------------- how long it takes


def asked(size: int) -> dict[str, object]:
    """One question after another among so many sketches, the texts of the likest read; milliseconds."""
    county: County = Speaking()
    fill(county, size)
    began = time.perf_counter()
    _sketch(county)
    sketched = time.perf_counter() - began
    began = time.perf_counter()
    meanings(county.congress)
    read = time.perf_counter() - began
    among = Matter.objects.filter(congress=county.congress)
    taken = []
    for one in [pair["first"] for half in "ab" for pair in _pairs(half)][:ASKED]:
        began = time.perf_counter()
        similar(county.congress, *one, among)
        taken.append(1000 * (time.perf_counter() - began))
    return {
        "matters": size,
        "sketches": Sketch.objects.count(),
        "sketched_per_s": round(Sketch.objects.count() / sketched),
        "read_s": round(read, 1),
        "p50": round(median(taken), 1),
        "p95": round(quantiles(taken, n=20)[-1], 1),
    }


def _sketch(county: County) -> None:
    """A sketch of every suggestion, as the follower makes them. Each text is put together from sentences of its own."""
    chance = Random(5)
    last = dict(Entry.objects.filter(congress=county.congress).values_list("matter", "position"))
    rows = []
    for matter in Matter.objects.filter(congress=county.congress).only("pk").iterator(chunk_size=5000):
        matter.title, matter.text = county.title(chance), county.words(chance, 6)
        profile = Profile.of(matter.title, matter.text)
        rows.append((matter, profile))
        if len(rows) == BATCH:
            _keep(county, rows, last)
            rows = []
    _keep(county, rows, last)


def _keep(county: County, rows: list[tuple[Matter, Profile]], last: dict[int, int]) -> None:
    Matter.objects.bulk_update([matter for matter, _ in rows], ["title", "text"], batch_size=500)
    made = [
        Sketch(
            congress=county.congress, matter=matter, position=last[matter.pk], codes=profile.codes.tobytes(),
            counts=profile.counts.tobytes(), meaning=profile.meaning.tobytes(),
        )
        for matter, profile in rows
    ]  # fmt: skip
    Sketch.objects.bulk_create(made, batch_size=1000)
