"""With the unit: wrong addresses, talks, opinions, extensions, and the reply."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, cast

from yishi.demo import phrases
from yishi.demo.beginnings import assignment
from yishi.demo.signatures import countersign, review, sign
from yishi.kernel.terms import Months

if TYPE_CHECKING:
    from yishi.congress.models import Office
    from yishi.demo.story import Story

PRESSED_AFTER = 10  # days
TERM, LONG_TERM, REHANDLING_TERM, OPINION_TERM = Months(3), Months(6), Months(1), Months(1)


def handle(story: Story) -> bool:
    """Everything between hand-over and reply. False when the story is over then."""
    part = story.part
    if not _settle_unit(story):
        return False
    handed_over = story.day
    if part.publicity == "early":
        story.aside(story.hours.shifted(story.day, 6), "publish", story.clerk, phrases.CLEARED)
    if part.key_supervisor:
        _supervise(story, handed_over)
    story.wait(*((21, 26) if part.late_contact else (3, 12)))
    story.do("contact", story.chance.choice(_officers(story)), phrases.contact(part.item.contact))
    if part.withdrawn == "handling":
        story.wait(3)
        story.do("withdraw", part.lead.office, {"reason": phrases.SOLVED_MEANWHILE})
        return False
    if part.stop == "contacted":
        _press(story, _last_day(story, handed_over), 9)
        if part.opinions == "in_time":
            _opinions(story, handed_over)
        return False
    _opinions(story, handed_over)
    last = _extend(story, handed_over)
    if not part.reaches("extension_asked"):
        return False
    return _reply(story, handed_over, last)


def _officers(story: Story) -> tuple[Office, ...]:
    unit = story.part.item.lead
    return story.cast.heads[unit], story.cast.staff[unit], story.cast.staff[unit]


def _settle_unit(story: Story) -> bool:
    """A unit that is not competent says so in time; the office reassigns, or refuses."""
    part = story.part
    unit = part.wrong_unit or part.item.lead
    if not (part.wrong_unit or part.refused_return):
        return True
    story.wait(2, 4)
    request: dict[str, Any] = {"reason": phrases.not_ours(unit, part.item.lead if part.wrong_unit else "")}
    if part.wrong_unit:
        request["proper_unit"] = story.cast.place.units[part.item.lead].pk
    story.do("request_return", story.cast.heads[unit], request)
    if not part.reaches("return_requested"):
        return False
    story.wait(1, 4)
    if part.wrong_unit:
        story.do("reassign", story.clerk, assignment(story, part.item.lead))
    else:
        story.do("refuse_return", story.clerk, {"reason": phrases.YOURS})
    return True


def _supervise(story: Story, handed_over: date) -> None:
    """The council of chairpersons chooses in March; the supervisor looks after it twice."""
    office = cast("Office", story.part.key_supervisor)
    chosen = max(date(2026, 3, 10), story.hours.shifted(handed_over, 2))
    chairs = story.cast.chairperson
    facts = {"person": office.person_id, "reason": phrases.KEY}
    story.aside(chosen, "designate_key", chairs, facts)
    for index, days in enumerate((18, 70)):
        note = phrases.SUPERVISED[index].format(unit=story.part.item.lead)
        story.aside(
            chosen + timedelta(days=days),
            "supervise",
            office,
            {"way": ("research", "meeting")[index], "note": note},
        )


def _last_day(story: Story, handed_over: date) -> date:
    term = LONG_TERM if story.part.item.broad else TERM
    return cast("date", term.after(handed_over, story.hours.calendar))


def _press(story: Story, last: date, days: int) -> None:
    """The office presses a unit that is late, some days after the last day."""
    story.aside(last + timedelta(days=days), "press", story.clerk, {"reason": phrases.PRESS})


def _extend(story: Story, handed_over: date) -> date:
    """The last day for the reply, after an extension where one is asked for."""
    part, hours = story.part, story.hours
    last = _last_day(story, handed_over)
    if not part.extension:
        return last
    story.go_to(hours.on_or_before(last - timedelta(days=16)))
    story.do("request_extension", story.cast.heads[part.item.lead], {"reason": phrases.more_time(part.item.lead)})
    if part.extension == "asked":
        return last
    story.wait(1, 3)
    if part.extension == "granted":
        story.do("grant_extension", story.clerk)
        return cast("date", LONG_TERM.after(handed_over, hours.calendar))
    story.do("refuse_extension", story.clerk, {"reason": phrases.NO_MORE_TIME})
    return last


def _opinions(story: Story, handed_over: date) -> None:
    """Each co-unit gives its opinion: in time, late, or (missing) the last one never."""
    part, item = story.part, story.part.item
    term_over = cast("date", OPINION_TERM.after(handed_over, story.hours.calendar))
    units = item.co[:-1] if part.opinions == "missing" else item.co
    for unit in units:
        if part.opinions == "late":
            story.go_to(term_over + timedelta(days=story.chance.randint(3, 9)))
        else:
            story.wait(0, 3)
        story.do("give_opinion", story.cast.staff[unit], {"text": phrases.opinion(item, unit)})
    if part.opinions == "again":
        story.wait(1, 2)
        story.do("ask_opinion_again", story.cast.heads[item.lead], {"reason": phrases.ASK_AGAIN})
        story.wait(2, 4)
        story.do("give_opinion", story.cast.staff[item.co[0]], {"text": phrases.opinion_again(item, item.co[0])})
    if part.opinions == "missing":
        story.go_to(term_over + timedelta(days=1))


def _reply(story: Story, handed_over: date, last: date) -> bool:
    """Drafted by the officer, signed by the head: mostly in time."""
    part, hours = story.part, story.hours
    if part.reply_on:
        day = part.reply_on
    elif part.late_by:
        day = last + timedelta(days=part.late_by)
        if part.late_by > PRESSED_AFTER:
            _press(story, last, 4)
    else:
        spare = (last - max(story.day, handed_over + timedelta(days=35))).days
        day = last - timedelta(days=story.chance.randint(1, max(2, spare)))
    signed = hours.on_or_before(day)
    story.go_to(hours.shifted(signed, -story.chance.randint(2, 4)))
    replied = max(signed, story.day)
    facts = reply_facts(story, replied, phrases.salute(part.lead.row.name, part.item.reply))
    story.do("draft_reply", story.cast.staff[part.item.lead], facts)
    final = review(story, facts)
    if not part.reaches("reply_drafted"):
        return False
    story.go_to(signed)
    sign(story, final)
    return True


def reply_facts(story: Story, signed: date, text: str) -> dict[str, Any]:
    """The reply with what it promises, due some months after it is signed."""
    part = story.part
    rows = []
    for index, promise in enumerate(part.item.promises):
        due = cast("date", Months(promise.months).after(signed, story.hours.calendar))
        due = part.promised_for[index] if index < len(part.promised_for) else due
        rows.append({"text": promise.text, "due": due.isoformat()})
    return {"result": part.item.result, "text": text, "promises": rows, "openness": "open"}


def reply_again(story: Story, ordered: date) -> bool:
    """Handled again within a month, with a fuller reply."""
    part, item = story.part, story.part.item
    last = cast("date", REHANDLING_TERM.after(ordered, story.hours.calendar))
    story.wait(3, 6)
    story.do("contact", story.cast.heads[item.lead], {"way": "face_to_face", "note": phrases.TALKED_AGAIN})
    if not part.reaches("rehandling"):
        return False
    story.go_to(story.hours.on_or_before(last - timedelta(days=story.chance.randint(4, 8))))
    text = phrases.fuller_reply(part.lead.row.name, item)
    facts = {"result": "B", "text": text, "promises": [phrases.monthly(story.day)]}
    story.do("draft_reply", story.cast.staff[item.lead], facts)
    countersign(story)
    story.wait(1, 2)
    sign(story, facts)
    return True
