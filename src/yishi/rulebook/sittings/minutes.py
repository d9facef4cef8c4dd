"""The minutes as the record drafts them: who was there, what was taken up, who spoke, what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yishi.kernel.text import written
from yishi.rulebook.sittings import deciding, gathered, room_facts
from yishi.rulebook.votes.choices import Verdict

if TYPE_CHECKING:
    from yishi.kernel.standing import Standing
    from yishi.rulebook.votes.facts import Outcome, Recorded


def draft(standing: Standing) -> str:
    """A text in Chinese, to be checked by the office before it is issued."""
    opened = standing.last("open_sitting")
    plan = gathered.planned(standing)
    if opened is None or plan is None or not isinstance(opened.facts, room_facts.Opened):
        return ""
    lines = [
        f"会议于{written(opened.on).zh}在{plan.place}举行。应到{len(opened.facts.roll)}人，实到{len(opened.facts.present)}人，符合法定人数。",
        f"会议由{opened.actor.name}主持。",
    ]
    return "\n".join([*lines, *_items(standing), *_attendance(standing)])


def _attendance(standing: Standing) -> list[str]:
    seen = standing.last("register_observers")
    number = getattr(seen.facts, "number", 0) if seen else 0
    return [f"{number}名公民旁听会议。"] if number else []


def _items(standing: Standing) -> list[str]:
    done = deciding.decided(standing)
    found = []
    for place, item in enumerate(gathered.agenda(standing), 1):
        found.append(f"{place}．{item.told.title}。{_said(standing, item.number)}")
        found += [
            _result(told)
            for key, told in done.items()
            if key == item.number or getattr(deciding.amendments(standing).get(key), "topic", "") == item.number
        ]
    return found


def _said(standing: Standing, topic: str) -> str:
    given = [step for step in standing.since(None, "state_opinion") if getattr(step.facts, "topic", "") == topic]
    held = [step for step in standing.since(None, "hold_back_item") if getattr(step.facts, "topic", "") == topic]
    names = "、".join(dict.fromkeys(step.actor.name for step in given))
    back = "主任会议决定暂不交付表决。" if held else ""
    return (f"{names}提出了审议意见。" if names else "") + back


def _result(told: Recorded) -> str:
    return "".join(_outcome(one, told.base) for one in told.results)


def _outcome(one: Outcome, base: int) -> str:
    first, second, third = one.counts
    if one.verdict in {Verdict.SATISFIED, Verdict.BASICALLY, Verdict.DISSATISFIED}:
        return f"满意度测评：满意{first}票，基本满意{second}票，不满意{third}票，结果为{one.verdict.label.zh}。"
    return f"{one.title}：全体{base}名，赞成{first}票，反对{second}票，弃权{third}票，{one.verdict.label.zh}。"
