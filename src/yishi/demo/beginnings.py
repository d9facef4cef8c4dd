"""From the deputy's draft to the hand-over."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from yishi.demo import phrases
from yishi.demo.hours import SESSION

if TYPE_CHECKING:
    from yishi.demo.people import Seat
    from yishi.demo.source import Item
    from yishi.demo.story import Story

# After a session the office sorts what came in and hands it over at one meeting with the units.
ADMITTED_FROM: Final = date(2026, 1, 19)
MERGED_FROM: Final = date(2026, 1, 27)
HANDED_OVER_FROM: Final = date(2026, 1, 29)


def begin(story: Story) -> bool:
    """Draft, co-signing, submission, admission, hand-over. False when the story is over then."""
    part = story.part
    if part.arrived:
        story.go_to(ADMITTED_FROM)
    elif part.on_paper:
        _submit_on_paper(story)
    else:
        _draft(story)
        if not part.reaches("drafted"):
            return False
        if part.withdrawn == "drafting":
            story.wait(3, 6)
            story.do("withdraw", part.lead.office, {"reason": "经核实，所提问题已经解决，不再提出"})
            return False
        if not _gather(story):
            return False
        _submit(story)
    return part.reaches("submitted") and _admit(story) and _hand_over(story)


def _draft(story: Story) -> None:
    item, lead = story.part.rough or story.part.item, story.part.lead.office
    full = {"title": item.title, "sector": item.sector_code, "text": item.text}
    if story.part.confidential:
        full["confidential"] = True  # type: ignore[assignment]  # facts of several types
    # One in five is written in two sittings.
    if story.part.stop == "end" and story.chance.random() < 0.2:  # noqa: PLR2004
        story.do("draft", lead, {**full, "text": f"{item.text.splitlines()[0]}\n（正在补充具体意见）"})
        story.wait(1)
        story.do("amend", lead, full)
    else:
        story.do("draft", lead, full)


def _gather(story: Story) -> bool:
    """Co-signers are invited; each confirms for himself. Whoever does not answer is left out."""
    part = story.part
    asked = (*part.invited, *part.waiting)
    if not asked:
        return True
    story.do("invite", part.lead.office, {"persons": [seat.person for seat in asked]})
    for index, seat in enumerate(part.invited):
        story.wait(0, 1)
        story.do("decline_cosign" if index < part.declining else "cosign", seat.office)
    if not part.reaches("inviting"):
        return False
    if part.waiting:
        story.wait(2, 3)
        story.do("uninvite", part.lead.office, {"persons": [seat.person for seat in part.waiting]})
    return True


def _submit(story: Story) -> None:
    part = story.part
    if part.in_session:
        story.go_to(story.chance.choice(SESSION))
    story.do("submit", part.lead.office, {"occasion": "in_session" if part.in_session else "recess"})
    if part.publicity in {"wish", "lifted"}:
        story.do("ask_confidentiality", part.lead.office, {"reason": phrases.WISH})


def _submit_on_paper(story: Story) -> None:
    item, lead = story.part.item, story.part.lead.office
    story.go_to(story.chance.choice(SESSION[1:]))
    facts = {"title": item.title, "sector": item.sector_code, "text": item.text}
    story.enter_from_paper("draft", lead, facts)
    story.enter_from_paper("submit", lead, {"occasion": "in_session"})


def _admit(story: Story) -> bool:
    part = story.part
    if part.withdrawn == "submitted":
        story.wait(1)
        story.do("withdraw", part.lead.office, {"reason": phrases.WITHDRAWN})
        return False
    if part.in_session:
        story.go_to(ADMITTED_FROM)
        story.wait(0, 5)
    else:
        story.wait(*((6, 9) if part.late_hand_over else (1, 2)))
    if part.admission != "admit":
        _refuse(story)
        return False
    if part.rough:
        _revise(story, part.rough)
    story.do("admit", story.clerk)
    return part.reaches("admitted")


def _revise(story: Story, rough: Item) -> None:
    """Returned for want of content, written anew, handed in again."""
    item, lead = story.part.item, story.part.lead.office
    story.do("return_to_deputy", story.clerk, {"ground": rough.inadmissible, "explanation": rough.refusal})
    story.wait(6, 10)
    story.do("amend", lead, {"title": item.title, "sector": item.sector_code, "text": item.text})
    story.do("submit", lead, {"occasion": "recess"})
    story.wait(1, 2)


def _refuse(story: Story) -> None:
    """Inadmissible: converted to a letter, or returned — then withdrawn, or revised and handed in anew."""
    part, item = story.part, story.part.item
    refusal = {"ground": item.inadmissible, "explanation": item.refusal}
    if part.admission == "convert":
        story.do("convert_to_letter", story.clerk, refusal)
        return
    story.do("return_to_deputy", story.clerk, refusal)
    if not part.reaches("returned"):
        return
    story.wait(4, 7)
    if part.admission == "return":
        story.do("withdraw", part.lead.office, {"reason": phrases.NOT_RAISED})


def _hand_over(story: Story) -> bool:
    part = story.part
    if part.merged_into:
        _merge(story)
        if not part.separated:
            return False
        story.wait(2)
        story.do("separate", story.clerk, {"reason": phrases.UNLIKE})
    if part.in_session:
        story.go_to(HANDED_OVER_FROM)
        story.wait(0, 3)
    elif part.assign_on:
        story.go_to(part.assign_on)
    else:
        story.wait(0, 2)
    unit = part.wrong_unit or part.item.lead
    story.do("assign", story.clerk, assignment(story, unit))
    return part.reaches("assigned")


def assignment(story: Story, unit: str) -> dict[str, object]:
    """The facts of a hand-over to that unit."""
    item, units = story.part.item, story.cast.place.units
    return {
        "lead_unit": units[unit].pk,
        "co_units": [units[name].pk for name in item.co if name != unit],
        "broad": item.broad,
        "note": phrases.assignment_note(unit, item.co, broad=item.broad),
    }


def _merge(story: Story) -> None:
    into = story.part.merged_into
    if story.part.in_session:
        story.go_to(MERGED_FROM)
    else:
        story.wait(0, 1)
    story.do("merge", story.clerk, lambda memory: {"into": memory.matters[into], "note": phrases.ALIKE})


def movers(story: Story) -> list[Seat]:
    """The lead deputy and whoever co-signed."""
    part = story.part
    return [part.lead, *part.invited[part.declining :]]
