"""The deputy's evaluation of how promises were kept, and what follows from a bad one (CQ-SUG 28)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.procedure import Act, Check, Guard
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.suggestions import facts, practice
from yishi.rulebook.suggestions.choices import Grade
from yishi.rulebook.suggestions.promises import promises, settled
from yishi.rulebook.suggestions.rating import RATERS
from yishi.rulebook.suggestions.stages import ANSWERED, staying
from yishi.statutes.chongqing_suggestions import CHONGQING_SUGGESTIONS as CQ

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing, Step
    from yishi.kernel.terms import Unknown


def about(standing: Standing, act: str, key: str) -> Step | None:
    """The step by which an act was done about a promise."""
    done = standing.since(None, act)
    return next((step for step in done if getattr(step.facts, "promise", "") == key), None)


def _reported(standing: Standing) -> Iterator[tuple[str, facts.Promise, Step]]:
    """Promises that the unit has reported on, each with the report."""
    for key, _, promise in promises(standing):
        report = settled(standing, key)
        if report is not None:
            yield key, promise, report


def unrated_promises(standing: Standing) -> list[tuple[str, Text]]:
    """Promises reported on that the deputy has not evaluated, to choose from."""
    said = Text("{promise}（{report}）", "{promise} ({report})")
    acts = standing.procedure.by_code
    return [
        (key, said.format(promise=promise.text, report=acts[report.act].done))
        for key, promise, report in _reported(standing)
        if about(standing, "rate_promise", key) is None
    ]


def ill_kept_promises(standing: Standing) -> list[tuple[str, Text]]:
    """Promises that the deputy is dissatisfied with and nobody has conferred on, to choose from."""
    found = []
    for key, promise, _ in _reported(standing):
        rated = about(standing, "rate_promise", key)
        bad = rated is not None and getattr(rated.facts, "grade", None) is Grade.DISSATISFIED
        if bad and about(standing, "confer_on_promise", key) is None:
            found.append((key, Text(promise.text, promise.text)))
    return found


def evaluation_dates(standing: Standing) -> tuple[tuple[str, Text, Step, date | Unknown, date | None], ...]:
    """Every report on a promise as something to evaluate within the term, met by the evaluation."""
    within = standing.practice[practice.EVALUATE_WITHIN]
    rows = []
    for key, promise, report in _reported(standing):
        rated = about(standing, "rate_promise", key)
        title = Text(f"评价承诺落实情况：{promise.text}", f"Evaluate how a promise was kept: {promise.text}")
        day = within.after(report.on, standing.calendar)
        rows.append((key, title, report, day, rated.on if rated else None))
    return tuple(rows)


def _awaits_evaluation(standing: Standing, given: facts.PromiseRating, actor: Actor) -> bool:
    return given.promise in dict(unrated_promises(standing))


def _explained(standing: Standing, given: facts.PromiseRating, actor: Actor) -> bool:
    return given.grade is Grade.SATISFIED or bool(given.remark and given.remark.strip())


def _is_ill_kept(standing: Standing, given: facts.Conference, actor: Actor) -> bool:
    return given.promise in dict(ill_kept_promises(standing))


_NONE_TO_RATE: Final = Text("没有待评价的承诺落实情况", "No report on a promise awaits evaluation")
_NONE_ILL_KEPT: Final = Text("没有代表不满意的承诺事项", "The deputy is dissatisfied with no promise")

RATE_PROMISE: Final = Act(
    code="rate_promise",
    title=Text("评价承诺落实情况", "evaluate how a promise was kept"),
    done=Text("评价承诺落实情况", "evaluated how a promise was kept"),
    by=(roles.LEAD_DEPUTY,),
    moves=staying(*ANSWERED),
    facts=facts.PromiseRating,
    guards=(Guard(lambda standing: bool(unrated_promises(standing)), _NONE_TO_RATE, CQ.article(28, 1)),),
    checks=(
        Check(_awaits_evaluation, _NONE_TO_RATE, CQ.article(28, 1), field="promise"),
        Check(
            _explained,
            Text("评价低于满意的，请写明意见", "Please say why you are not satisfied"),
            CQ.article(28, 2),
            field="remark",
        ),
    ),
    seen_by=RATERS,
    public=True,
    on_behalf=True,
    in_person=CQ.article(28, 1),
    basis=CQ.article(28, 1),
)
CONFER_ON_PROMISE: Final = Act(
    code="confer_on_promise",
    title=Text("研究承诺落实问题", "confer on a promise"),
    done=Text("会同代表和承办单位研究承诺落实问题", "conferred with both sides on a promise"),
    hint=Text("召集有关代表和承办单位研究，提出处理意见", "Call both sides together and state the outcome"),
    by=(roles.OFFICE,),
    moves=staying(*ANSWERED),
    facts=facts.Conference,
    guards=(Guard(lambda standing: bool(ill_kept_promises(standing)), _NONE_ILL_KEPT, CQ.article(28, 2)),),
    checks=(Check(_is_ill_kept, _NONE_ILL_KEPT, CQ.article(28, 2), field="promise"),),
    papers=3,
    basis=CQ.article(28, 2),
)

ACTS: Final = (RATE_PROMISE, CONFER_ON_PROMISE)
