"""The countersign sheet (会签单): what each co-handling unit said of the drafted reply, and what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from yishi.documents.letters import full_name
from yishi.kernel.text import written
from yishi.rulebook.suggestions.countersigning import WORDS

if TYPE_CHECKING:
    from yishi.documents.sources import Source
    from yishi.kernel.standing import Standing, Step


class Word(Struct, frozen=True):
    """A unit's line on the sheet; ``answer``: why its objection was not followed."""

    unit: str
    word: str
    note: str = ""
    who: str = ""
    day: str = ""
    answer: str = ""


class Sheet(Struct, frozen=True, kw_only=True):
    """The sheet of one draft, as it stands on a day."""

    issuer: str
    title: str
    named: str
    drafted_by: str
    drafted_on: str
    words: tuple[Word, ...]
    signed: str = ""
    as_of: str = ""


def countersign_sheet(source: Source, now: Standing) -> Sheet:
    """The sheet of the draft that an entry made; ``now`` is where the matter stands today."""
    unit = source.own_unit
    actor = source.step.actor
    following = next(iter(now.since(source.step, "draft_reply", "return_draft", "sign_reply")), None)
    return Sheet(
        issuer=full_name(unit) if unit else actor.title,
        title="代表建议答复稿会签单",
        named=source.named,
        drafted_by=f"{actor.title}　{actor.name}",
        drafted_on=source.date,
        words=tuple(_word(source, now, pk, following) for pk in source.ids("co_unit")),
        signed=_ending(following),
        as_of=written(now.on).zh,
    )


def _word(source: Source, now: Standing, pk: int, following: Step | None) -> Word:
    name = source.units[pk].name if pk in source.units else ""
    steps = [step for step in now.since(source.step, *WORDS, "answer_objection") if not _after(step, following)]
    said = [step for step in steps if step.act in WORDS and step.actor.unit == pk]
    if not said:
        return Word(name, "尚未会签" if following is None else "未会签")
    last, objects = said[-1], said[-1].act == "object"
    answers = [step for step in steps if step.act == "answer_objection" and step.seq > last.seq]
    note = getattr(last.facts, "reason" if objects else "remark", None) or ""
    answer = getattr(answers[0].facts, "reason", "") if objects and answers else ""
    return Word(name, "有不同意见" if objects else "同意", note, last.actor.name, written(last.on).zh, answer)


def _after(step: Step, following: Step | None) -> bool:
    return following is not None and step.seq > following.seq


def _ending(following: Step | None) -> str:
    if following is None:
        return "尚待签发"
    ways = {"draft_reply": "已另拟答复稿", "return_draft": "退回修改", "sign_reply": "签发"}
    return f"{written(following.on).zh}　{following.actor.name}　{ways[following.act]}"
