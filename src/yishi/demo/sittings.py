"""A year of sittings, act by act: meetings of the standing committee, councils of chairpersons, the session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.demo.sitting_plan import COUNCILS, MEETINGS, SESSION, SESSION_TOPICS, Meeting, Topic
from yishi.demo.sitting_room import PLACE, Chamber

if TYPE_CHECKING:
    from datetime import date

    from yishi.congress.models import Office
    from yishi.demo.people import Cast
    from yishi.demo.story import Event

HALL: Final = "县人民会堂"
COMMITTEE, SESSIONS, COUNCIL = "standing_committee_meeting", "people_congress_session", "council_of_chairpersons"
_NO_QUORUM: Final = "到会人数未达到法定人数，会议改期举行。"


def sittings(cast: Cast) -> list[Event]:
    """All of them."""
    events = [event for meeting in MEETINGS for event in _meeting(cast, meeting)]
    return [*events, *_session(cast), *(event for row in COUNCILS for event in _council(cast, *row))]


def _meeting(cast: Cast, meeting: Meeting) -> list[Event]:
    # What the council puts on the agenda comes after what the office collects.
    assert sorted(meeting.topics, key=lambda one: one.tabled is not None) == list(meeting.topics)  # noqa: S101
    room = Chamber(f"scm.{meeting.number}", cast, COMMITTEE, cast.chairperson, cast.committee)
    first = meeting.first_try or meeting.day
    room.prepare(meeting.number, first, meeting.topics, 45 if meeting.stop in {"agenda", "collected"} else 30)
    if meeting.cancelled:
        room.do("cancel_sitting", cast.chairperson, reason="议题并入下一次会议。")
    elif meeting.stop != "collected":
        room.agenda(meeting.topics)
    if meeting.stop not in {"agenda", "collected"}:
        room.papers(first, meeting.topics)
        if meeting.first_try:
            _inquorate(room, cast, meeting)
        _attendance(room, cast, meeting)
        _held(room, meeting)
    return room.events


def _held(room: Chamber, meeting: Meeting) -> None:
    """The sitting itself; on the anchor's morning, seventeen have come and it is about to open."""
    if meeting.stop == "papers":
        room.at(meeting.day, 8)
        here = room.members[-meeting.away :]
        room.do("register_presence", room.clerk, persons=[one.person_id for one in here])
        return
    here = room.gather(meeting.day, meeting.away)
    room.begin(here)
    for number, topic in enumerate(meeting.topics, 1):
        room.take(number, topic, here)
    if meeting.number == _WITH_GROUPS:
        _groups(room, here)
    room.finish(meeting.topics, meeting.stop)


_WITH_GROUPS: Final = 36


def _inquorate(room: Chamber, cast: Cast, meeting: Meeting) -> None:
    """Twelve of twenty-seven come: the sitting is not held, and is moved."""
    assert meeting.first_try is not None  # noqa: S101 - asked before
    room.at(meeting.first_try)
    for member in cast.committee[:12]:
        room.do("sign_in", member)
    room.do(
        "change_sitting", room.clerk, number=meeting.number, day=meeting.day.isoformat(), place=PLACE,
        reason=_NO_QUORUM,
    )  # fmt: skip
    room.do("register_departure", room.clerk, persons=[one.person_id for one in cast.committee[:12]])


def _attendance(room: Chamber, cast: Cast, meeting: Meeting) -> None:
    """Leave, who attends without a vote, a substitute, observers."""
    absent = cast.committee[-1]
    room.do("ask_leave_of_sitting", absent, reason="参加市里组织的培训。")
    room.do("grant_leave_of_sitting", cast.chairperson, persons=[absent.person_id])
    unit = cast.place.units[GUEST]
    room.do("invite_attendees", room.clerk, units=[unit.pk], deputies=[cast.seats[-meeting.number].person])
    if meeting.number == _WITH_GROUPS:
        room.do("name_substitute", cast.heads[GUEST], name="副局长代为列席", reason="主要负责人在外出差。")
        room.at(meeting.day, 8)
        room.do("register_observers", room.clerk, number=4)


GUEST: Final = "县司法局"


def _groups(room: Chamber, here: list[Office]) -> None:
    """A group meeting with its minutes signed; somebody leaves early."""
    speakers = here[14:16]
    said = "第一组认为，决定草案符合本县实际，建议明确部门职责。"
    persons = [one.person_id for one in speakers]
    room.do("hold_group_meeting", room.clerk, form="group", name="第一组", topic="2", persons=persons, text=said)
    for speaker in speakers:
        room.do("sign_minutes", speaker)
    room.do("sign_out", here[5])


def _session(cast: Cast) -> list[Event]:
    """The fifth session: a preparatory meeting, reports, the budget, a by-election."""
    clerk, deputies = cast.clerks[3], [seat.office for seat in cast.seats]
    room = Chamber("npc.5", cast, SESSIONS, clerk, deputies)
    room.prepare(5, SESSION[0], SESSION_TOPICS, ahead=35, place=HALL)
    room.agenda(SESSION_TOPICS)
    room.papers(SESSION[0], SESSION_TOPICS)
    here = room.gather(SESSION[0], 9)
    room.do(
        "elect_presidium", clerk, in_favour=170, presidium=[one.person_id for one in here[:25]],
        secretary_general=here[3].person_id,
    )  # fmt: skip
    room.begin(here)
    for number, topic in enumerate(SESSION_TOPICS, 1):
        room.take(number, topic, here)
    room.finish(SESSION_TOPICS)
    return room.events


def _council(cast: Cast, number: int, day: date, title: str, agreed: str) -> list[Event]:
    """A council of chairpersons, with one thing agreed."""
    room = Chamber(f"coc.{number}", cast, COUNCIL, cast.chairperson, cast.leaders)
    topics = (Topic("other", title),)
    room.prepare(number, day, topics, ahead=10)
    room.agenda(topics)
    room.do("send_notice", room.clerk)
    room.do("distribute_papers", room.clerk)
    room.at(day, 15)
    room.do("register_presence", room.clerk, persons=[one.person_id for one in cast.leaders[:5]])
    room.do("open_sitting", cast.chairperson)
    room.do("adopt_agenda", cast.chairperson, in_favour=5)
    room.do("take_up_item", cast.chairperson, topic="1")
    room.do("record_agreement", room.clerk, topic="1", text=agreed)
    room.finish(())
    return room.events
