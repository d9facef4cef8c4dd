"""From the drafted reply to the signature: countersigned, objected to, sent back, signed, corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yishi.demo import phrases

if TYPE_CHECKING:
    from yishi.demo.story import Facts, Memory, Story


def review(story: Story, facts: dict[str, Any]) -> dict[str, Any]:
    """What the co-units and the head make of the draft; the draft as it is then to be signed."""
    fate, lead = story.part.review, story.part.item.lead
    if fate == "pending":
        return facts
    if fate in {"objected", "answered"}:
        story.do("object", _officer(story, 0), {"reason": phrases.OBJECTION})
        if fate == "answered":
            story.do("answer_objection", story.cast.staff[lead], {"reason": phrases.NOT_FOLLOWED})
            countersign(story, but_first=True)
            return facts
        facts = _redraft(story, facts, phrases.FOLLOWED)
    countersign(story)
    if fate in {"returned", "sent_back"}:
        story.do("return_draft", story.cast.heads[lead], {"reason": phrases.SENT_BACK})
        if fate == "returned":
            facts = _redraft(story, facts, phrases.MENDED)
            countersign(story)
    return facts


def countersign(story: Story, *, but_first: bool = False) -> None:
    """Each co-unit agrees."""
    for index in range(int(but_first), len(story.part.item.co)):
        story.do("countersign", _officer(story, index))


def sign(story: Story, facts: dict[str, Any]) -> None:
    """The head signs; where the script says so, corrects the next day what was wrong."""
    head = story.cast.heads[story.part.item.lead]
    story.do("sign_reply", head, _numbered(facts, story))
    if story.part.review == "corrected":
        story.wait(1)
        mended = {**facts, "text": facts["text"] + "\n" + phrases.CORRECTED, "reason": phrases.MISTAKEN}
        story.do("correct_reply", head, _numbered(mended, story))


def _officer(story: Story, index: int) -> Any:
    return story.cast.staff[story.part.item.co[index]]


def _redraft(story: Story, facts: dict[str, Any], more: str) -> dict[str, Any]:
    redrafted = {**facts, "text": f"{facts['text']}\n{more}"}
    story.do("draft_reply", story.cast.staff[story.part.item.lead], redrafted)
    return redrafted


def _numbered(facts: dict[str, Any], story: Story) -> Facts:
    """The signed reply bears the unit's next document number, and whom to call."""
    unit = story.cast.place.units[story.part.item.lead]
    short = f"清{unit.short.removeprefix('县')}"
    contact = f"{story.cast.staff[story.part.item.lead].person.name}，66{unit.pk % 10000:05d}"

    def numbered(memory: Memory) -> dict[str, Any]:
        memory.numbers[short] += 1
        number = f"{short}函〔{story.day.year}〕{memory.numbers[short]}号"
        return {**facts, "document_number": number, "contact": contact}

    return numbered
