"""The promise ledger (承诺事项台账): dates that outlive the close."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from yishi.kernel.procedure import Act, Check, Guard
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.suggestions import facts
from yishi.rulebook.suggestions.replying import REPLIES
from yishi.rulebook.suggestions.stages import ANSWERED, staying
from yishi.statutes.chongqing_suggestions import CHONGQING_SUGGESTIONS as CQ
from yishi.statutes.zhejiang_suggestions import ZHEJIANG_SUGGESTIONS as ZJ

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing, Step

SETTLED: Final = ("keep_promise", "break_promise")


def promises(standing: Standing) -> Iterator[tuple[str, Step, facts.Promise]]:
    """Every promise made in a reply: its key, the reply's step, and the promise.

    What a renewed reply repeats word for word, by the same day, is the promise made before. What a correction
    leaves out is promised no more, unless its outcome was reported already.
    """
    made: set[facts.Promise] = set()
    replies = standing.since(None, *REPLIES)
    for at, step in enumerate(replies, 1):
        corrections = list(takewhile(lambda later: later.act == "correct_reply", replies[at:]))
        for index, promise in enumerate(_promised(step), 1):
            key = f"{step.seq}.{index}"
            stands = all(promise in _promised(one) for one in corrections) or settled(standing, key) is not None
            if stands and promise not in made:
                made.add(promise)
                yield key, step, promise


def _promised(step: Step) -> tuple[facts.Promise, ...]:
    return step.facts.promises if isinstance(step.facts, facts.Reply) else ()


def settled(standing: Standing, key: str) -> Step | None:
    """The step that reported a promise kept or broken."""
    reports = standing.since(None, *SETTLED)
    return next((step for step in reports if getattr(step.facts, "promise", "") == key), None)


def open_promises(standing: Standing) -> list[tuple[str, Text]]:
    """Promises not yet reported on, to choose from."""
    said = Text("{promise}（{due}前）", "{promise} (by {due})")
    return [
        (key, said.format(promise=promise.text, due=promise.due))
        for key, _, promise in promises(standing)
        if settled(standing, key) is None
    ]


def promise_dates(standing: Standing) -> tuple[tuple[str, Text, Step, date, date | None], ...]:
    """Every promise as a dated duty, met on the day it was reported."""
    rows = []
    for key, step, promise in promises(standing):
        report = settled(standing, key)
        title = Text(f"承诺事项：{promise.text}", f"Promise: {promise.text}")
        rows.append((key, title, step, promise.due, report.on if report else None))
    return tuple(rows)


def _names_open_promise(standing: Standing, given: facts.PromiseReport, actor: Actor) -> bool:
    keys = [key for key, _, _ in promises(standing)]
    return given.promise in keys and settled(standing, given.promise) is None


_OPEN_PROMISE: Final = Check(
    _names_open_promise,
    Text("没有这项待落实的承诺", "There is no such promise waiting"),
    CQ.article(24, 1),
    field="promise",
)
_ANY_OPEN: Final = Guard(
    lambda standing: bool(open_promises(standing)),
    Text("没有待落实的承诺事项", "No promise is waiting"),
    CQ.article(24, 1),
)
KEEP_PROMISE: Final = Act(
    code="keep_promise",
    title=Text("报告承诺事项已落实", "report a promise kept"),
    done=Text("承诺事项已落实", "promise kept"),
    by=(roles.LEAD_UNIT,),
    moves=staying(*ANSWERED),
    facts=facts.PromiseReport,
    guards=(_ANY_OPEN,),
    checks=(_OPEN_PROMISE,),
    papers=3,
    public=True,
    tells=(*roles.MOVERS, roles.OFFICE),
    delegable=True,
    basis=CQ.article(24, 1),
)
BREAK_PROMISE: Final = Act(
    code="break_promise",
    title=Text("说明承诺事项不能落实", "report a promise that cannot be kept"),
    done=Text("承诺事项不能落实", "promise cannot be kept"),
    by=(roles.LEAD_UNIT,),
    moves=staying(*ANSWERED),
    facts=facts.PromiseReport,
    guards=(_ANY_OPEN,),
    checks=(_OPEN_PROMISE,),
    public=True,
    tells=(*roles.MOVERS, roles.OFFICE),
    delegable=True,
    basis=ZJ.article(20),
)

ACTS: Final = (KEEP_PROMISE, BREAK_PROMISE)
