"""A year of sittings, act by act: meetings of the standing committee, councils of chairpersons, the session."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from yishi.demo.hours import CHINA
from yishi.demo.play import BEGUN, hours_of
from yishi.demo.sheets import Sheet
from yishi.demo.sitting_plan import COUNCILS, MEETINGS, SESSION, SESSION_TOPICS, Meeting, Topic, Vote
from yishi.demo.story import Event

if TYPE_CHECKING:
    from datetime import date

    from yishi.congress.models import Office
    from yishi.demo.people import Cast

PLACE: Final = "县人大常委会会议室"
HALL: Final = "县人民会堂"
COMMITTEE, SESSIONS, COUNCIL = "standing_committee_meeting", "people_congress_session", "council_of_chairpersons"
_MINUTES: Final = "会议按照议程进行，审议情况和表决结果以会议记录为准，有关审议意见另行交办。"
_NO_QUORUM: Final = "到会人数未达到法定人数，会议改期举行。"
_TELLERS: Final = slice(7, 10)


class Chamber:
    """Builds the events of one sitting; ``now`` moves on by minutes within a day."""

    def __init__(self, key: str, cast: Cast, procedure: str, chair: Office, members: list[Office]) -> None:
        self.key, self.cast, self.procedure = key, cast, procedure
        self.chair, self.clerk = chair, cast.clerks[0]
        self.members = members
        self.hours = hours_of(key)
        self.events: list[Event] = []
        self.now = datetime.combine(self.hours.on_or_after(SESSION[0]), time(9), CHINA)

    def at(self, day: date, hour: int = 9) -> None:
        """Go on at this hour of a day."""
        self.now = (
            max(self.now, datetime.combine(day, time(hour, 5), CHINA))
            if self.events
            else (datetime.combine(day, time(hour, 5), CHINA))
        )

    def do(self, act: str, office: Office, vote: str = "", papers: tuple[Sheet, ...] = (), **facts: Any) -> None:
        """One more act, some seconds after the last; ``vote``: on the vote begun last, of that procedure."""
        self.now += timedelta(seconds=20)
        key = f"{self.key}{BEGUN}" if vote else self.key
        self.events.append(
            Event(
                self.now, key, len(self.events), act, office, lambda _memory: facts,
                procedure=vote or self.procedure, papers=papers,
            )
        )  # fmt: skip

    # ------------------------------------------------------------------------------------------------ before

    def prepare(self, number: int, day: date, topics: tuple[Topic, ...], ahead: int = 30, place: str = PLACE) -> None:
        """Plan, topics, agenda, notice, papers."""
        self.at(self.hours.on_or_before(day - timedelta(days=ahead)))
        self.do("plan_sitting", self.clerk, number=number, day=day.isoformat(), place=place)
        self._collect(topics)

    def _collect(self, topics: tuple[Topic, ...]) -> None:
        units = self.cast.place.units
        for topic in topics:
            unit: dict[str, Any] = {"unit": units[topic.unit].pk} if topic.unit else {}
            self.do("collect_topic", self.clerk, kind=topic.kind, title=topic.title, source="plan", **unit)

    def agenda(self, topics: tuple[Topic, ...]) -> None:
        """The agenda, in the order of the topics."""
        lines = [{"topic": f"{n}"} for n in range(1, len(topics) + 1)]
        self.do("draft_agenda", self.chair, lines=lines)

    def papers(self, day: date, topics: tuple[Topic, ...]) -> None:
        """Reports come in, the notice goes out, papers are distributed."""
        self.at(self.hours.on_or_before(day - timedelta(days=11)))
        for number, topic in enumerate(topics, 1):
            if topic.unit and topic.kind == "report":
                sheet = Sheet("专项工作报告.png", topic.title, ("报告内容见正式文本。",), topic.unit, self.now.date())
                self.do(
                    "hand_in_paper", self.cast.heads[topic.unit], topic=f"{number}", state="report", papers=(sheet,)
                )
        self.do("send_notice", self.clerk)
        self.do("distribute_papers", self.clerk)

    # ------------------------------------------------------------------------------------------- in the chamber

    def gather(self, day: date, away: int) -> list[Office]:
        """Who comes signs in, or is registered; the sitting opens, chooses tellers and adopts its agenda."""
        self.at(day)
        here = self.members[: len(self.members) - away]
        for member in here[:6]:
            self.do("sign_in", member)
        self.do("register_presence", self.clerk, persons=[one.person_id for one in here[6:]])
        self.do("open_sitting", self.chair)
        return here

    def begin(self, here: list[Office]) -> None:
        """Adopt the agenda and choose tellers."""
        self.do("adopt_agenda", self.chair, in_favour=len(here))
        self.do("choose_tellers", self.chair, persons=[one.person_id for one in here[_TELLERS]])

    def take(self, number: int, topic: Topic, here: list[Office]) -> None:
        """An item: speakers, an opinion, the votes on it."""
        self.now += timedelta(minutes=9)
        self.do("take_up_item", self.chair, topic=f"{number}")
        if topic.opinion:
            speaker = here[10 + number]
            self.do("ask_to_speak", speaker)
            self.do("give_floor", self.chair, person=f"{speaker.person_id}", minutes=10)
            self.do("give_opinion", speaker, topic=f"{number}", text=topic.opinion)
            self.do("end_speech", self.chair)
        amended = 0
        for vote in topic.votes:
            subject = f"{number}"
            if vote.amendment:
                amended += 1
                self.do("propose_amendment", here[12], topic=f"{number}", text=vote.amendment)
                subject = f"a{amended}"
            if vote.act == "hold_back":
                self.do("hold_back_item", self.chair, topic=f"{number}", reason="意见分歧较大，进一步调研后再审议。")
            else:
                self._vote(vote, subject, here)

    def _vote(self, vote: Vote, subject: str, here: list[Office]) -> None:
        self.now += timedelta(minutes=3)
        self.do(vote.act, self.chair, subject=subject, way=vote.way)
        if vote.way in {"named", "unnamed"}:
            self._by_device(vote, here)
            return
        if vote.way == "hands":
            self._by_tellers("vote", "count_hands", vote, here, {})
            self.do("close_vote", self.chair, "vote")
            self.do("announce_result", self.chair, "vote")
            return
        self._on_paper(vote, here)

    def _by_device(self, vote: Vote, here: list[Office]) -> None:
        marks = [mark for mark, n in zip(("for", "against", "abstain"), vote.marks, strict=True) for _ in range(n)]
        act = "cast_vote" if vote.way == "named" else "cast_unnamed_vote"
        for member, mark in zip(here, marks, strict=False):
            self.do(act, member, "vote", answers=[{"question": 1, "mark": mark}])
        self.do("close_vote", self.chair, "vote")
        self.do("announce_result", self.chair, "vote")

    def _by_tellers(self, kind: str, act: str, vote: Vote, here: list[Office], sheet: dict[str, Any]) -> None:
        names = ("satisfied", "basically", "dissatisfied") if kind == "satisfaction_test" else _COUNTED
        counts = [{"question": 1, **dict(zip(names, vote.marks, strict=True))}]
        for teller in here[_TELLERS][:2]:
            self.do(act, teller, kind, counts=counts, **sheet)

    def _on_paper(self, vote: Vote, here: list[Office]) -> None:
        kind = "satisfaction_test" if vote.act == "put_to_test" else "secret_ballot"
        issued, valid = len(here), sum(vote.marks)
        self.do("issue_ballots", here[_TELLERS][0], kind, issued=issued)
        self.do("close_ballot", self.chair, kind)
        returned = issued + 1 if vote.fate == "void" else issued
        sheet = {"issued": issued, "returned": returned, "valid": valid, "void": returned - valid}
        self._by_tellers(kind, "count_ballots", vote, here, sheet)
        if vote.fate == "void":
            self.do("void_vote", self.chair, kind, reason="收回的选票多于发出的选票，本次投票无效。")
        else:
            self.do("announce_result", self.chair, kind)

    # ------------------------------------------------------------------------------------------------- after

    def finish(self, topics: tuple[Topic, ...], stop: str = "archived") -> None:
        """Minutes, opinions handed over, publication, the archive."""
        self.do("close_sitting", self.chair)
        if stop == "closed":
            return
        self.at(self.hours.shifted(self.now.date(), 4))
        self.do("issue_minutes", self.clerk, text=_MINUTES)
        for number, topic in enumerate(topics, 1):
            if topic.opinion:
                unit = self.cast.place.units[topic.unit].pk
                self.do("hand_over_opinions", self.clerk, topic=f"{number}", unit=unit, text=topic.opinion)
        self.at(self.hours.shifted(self.now.date(), 3))
        self.do("publish_sitting", self.clerk, issue=f"公报{self.now.year}年第{self.now.month // 2 + 1}号")
        self.do("archive_sitting", self.clerk)
        for number, topic in enumerate(topics, 1):
            if topic.handled:
                self.at(self.hours.shifted(self.now.date(), 35))
                said = "审议意见已逐条研究，制定整改措施并落实到责任单位，详见附件。"
                self.do("report_handling", self.cast.heads[topic.unit], topic=f"{number}", text=said)


_COUNTED: Final = ("in_favour", "against", "abstaining")


def sittings(cast: Cast) -> list[Event]:
    """All of them."""
    events = [event for meeting in MEETINGS for event in _meeting(cast, meeting)]
    return [*events, *_session(cast), *(event for row in COUNCILS for event in _council(cast, *row))]


def _meeting(cast: Cast, meeting: Meeting) -> list[Event]:
    room = Chamber(f"scm.{meeting.number}", cast, COMMITTEE, cast.chairperson, cast.committee)
    first = meeting.first_try or meeting.day
    ahead = 45 if meeting.stop in {"agenda", "collected"} else 30
    room.prepare(meeting.number, first, meeting.topics, ahead)
    if meeting.cancelled:
        room.do("cancel_sitting", cast.chairperson, reason="议题并入第四十次会议。")
    elif meeting.stop != "collected":
        room.agenda(meeting.topics)
    if meeting.stop in {"agenda", "collected"}:
        return room.events
    room.papers(first, meeting.topics)
    if meeting.first_try:
        _inquorate(room, cast, meeting)
    _attendance(room, cast, meeting)
    if meeting.stop == "papers":
        # On the anchor's morning: seventeen have come, the sitting is about to open.
        room.at(meeting.day, 8)
        room.do("register_presence", room.clerk, persons=[one.person_id for one in cast.committee[-meeting.away :]])
        return room.events
    here = room.gather(meeting.day, meeting.away)
    room.begin(here)
    for number, topic in enumerate(meeting.topics, 1):
        room.take(number, topic, here)
    if meeting.number == _WITH_GROUPS:
        _groups(room, here)
    room.finish(meeting.topics, meeting.stop)
    return room.events


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
    room.do("ask_leave", absent, reason="参加市里组织的培训。")
    room.do("grant_leave", cast.chairperson, persons=[absent.person_id])
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
