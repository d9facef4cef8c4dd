"""The deputy's evaluation, the close, promises and publication."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, cast

from yishi.demo import phrases
from yishi.demo.middles import reply_again
from yishi.kernel.terms import Months

if TYPE_CHECKING:
    from yishi.demo.story import Facts, Memory, Story


def end(story: Story) -> None:
    """Evaluation and what follows from it."""
    part = story.part
    replied = story.day
    _report_promises(story, replied)
    if not part.reaches("replied"):
        return
    if part.rating == "unrated":
        _wait_in_vain(story)
    elif part.rating == "dissatisfied":
        _again(story)
    else:
        story.wait(2, 15)
        _rate(story, part.rating)
    if part.reaches("unresolved"):
        _publish(story)


def _rate(story: Story, rating: str) -> None:
    remark = phrases.remark(rating, story.part.item.reason, story.chance)
    said: dict[str, Any] = {"remark": remark} if remark else {}
    if rating != "satisfied":
        said["shortfalls"] = phrases.shortfalls(story.part.key)
    if story.part.on_paper:
        story.enter_from_paper(f"rate_{rating}", story.part.lead.office, said, "评价表")
    else:
        story.do(f"rate_{rating}", story.part.lead.office, said)


def _wait_in_vain(story: Story) -> None:
    """Reminded when the term is over; closed without an evaluation when that does not help."""
    story.wait(21, 23)
    story.do("remind", story.clerk)
    if not story.part.reaches("reminded"):
        return
    story.wait(6, 9)
    story.do("close_unrated", story.clerk)


def _again(story: Story) -> None:
    part = story.part
    story.wait(3, 9)
    _rate(story, "dissatisfied")
    if not part.reaches("dissatisfied"):
        return
    story.wait(2, 4)
    story.do("order_rehandling", story.clerk, {"reason": phrases.order_again(part.item)})
    if not reply_again(story, story.day) or not part.reaches("replied_again"):
        return
    note = phrases.kept(str(phrases.monthly(story.day)["text"]))
    kept = story.day + timedelta(days=110)
    story.aside(kept, "keep_promise", story.cast.staff[part.item.lead], _report(part.key, 1, 0, note=note))
    _rate_promise(story, kept, 1, 0, broken=False)
    story.wait(3, 9)
    if part.twice:
        story.do("rate_dissatisfied", part.lead.office, {"remark": phrases.STILL, "shortfalls": ["unsolved"]})
        if part.reaches("unresolved"):
            story.wait(8, 12)
            story.do("conclude", story.clerk, {"reason": phrases.concluded(part.item)})
    else:
        _rate(story, "basically_satisfied")


def _publish(story: Story) -> None:
    """Most of what is closed is made public; some is withheld, for a reason that is entered."""
    publicity = story.part.publicity
    story.wait(3, 14)
    if publicity == "lifted":
        story.do("lift_confidentiality", story.part.lead.office)
    if publicity in {"closed", "lifted"}:
        story.do("publish", story.clerk, phrases.CLEARED)
    elif publicity in {"wish", "privacy"}:
        ground = "deputy_wish" if publicity == "wish" else "privacy"
        story.do("withhold", story.clerk, {"ground": ground})


def _report_promises(story: Story, replied: date) -> None:
    """What became of each promise of the first reply; the script says how well this unit keeps its word."""
    part = story.part
    kept = part.promises.split("-")
    for index, promise in enumerate(part.item.promises):
        fate = kept[index] if index < len(kept) else "kept"
        due = cast("date", Months(promise.months).after(replied, story.hours.calendar))
        due = part.promised_for[index] if index < len(part.promised_for) else due
        if fate == "open":
            continue
        if fate == "late":
            day = due + timedelta(days=story.chance.randint(14, 30))
            story.aside(due + timedelta(days=5), "press", story.clerk, {"reason": phrases.PRESS_PROMISE})
        else:
            span = max(2, (due - replied).days // 4)
            day = max(due - timedelta(days=story.chance.randint(1, span)), replied + timedelta(days=1))
            day = story.hours.on_or_before(day) if day > replied + timedelta(days=8) else day
        act = "break_promise" if fate == "broken" else "keep_promise"
        note = phrases.BROKEN if fate == "broken" else phrases.kept(promise.text)
        story.aside(day, act, story.cast.staff[part.item.lead], _report(part.key, 0, index, note=note))
        _rate_promise(story, day, 0, index, broken=fate == "broken")


def _rate_promise(story: Story, reported: date, reply: int, index: int, *, broken: bool) -> None:
    """Most reports are evaluated in time; a promise that was broken is conferred on."""
    place = sum(map(ord, story.part.key)) + index
    if place % 8 == 5:  # noqa: PLR2004 - one in eight is left waiting
        return
    grade = "dissatisfied" if broken else "basically_satisfied" if place % 6 == 1 else "satisfied"
    remark = {"dissatisfied": phrases.BROKEN_WORD, "basically_satisfied": phrases.HALF_KEPT}.get(grade)
    rated = story.hours.shifted(reported, 3 + place % 9)
    about: dict[str, Any] = {"grade": grade, **({"remark": remark} if remark else {})}
    story.aside(rated, "rate_promise", story.part.lead.office, _report(story.part.key, reply, index, **about))
    if broken:
        outcome = _report(story.part.key, reply, index, outcome=phrases.CONFERRED)
        story.aside(story.hours.shifted(rated, 8), "confer_on_promise", story.clerk, outcome)


def _report(key: str, reply: int, index: int, **said: str) -> Facts:
    """Names the promise by its reply (0: the first) and its place in it."""

    def report(memory: Memory) -> dict[str, Any]:
        return {"promise": f"{memory.seqs[key, 'sign_reply'][reply]}.{index + 1}", **said}

    return report
