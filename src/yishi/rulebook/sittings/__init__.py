"""Sittings (三会): sessions of the congress, meetings of the standing committee, councils of chairpersons."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from yishi.kernel.numeral import chinese
from yishi.kernel.procedure import Act, Procedure, Sight
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.sittings import (
    attending,
    closing,
    conducting,
    convening,
    deadlines,
    deciding,
    facts,
    gathered,
    minutes,
    practice,
    releasing,
    room_facts,
    voting,
)
from yishi.rulebook.sittings.practice import SPEECH_MINUTES
from yishi.rulebook.sittings.stages import At, staying
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.organic_law import (
    COUNCIL_OF_CHAIRPERSONS,
    MEETING_QUORUM,
    MEETINGS,
    SESSION_QUORUM,
    SESSIONS,
    VOTE_OF_THE_COMMITTEE,
    VOTE_OF_THE_CONGRESS,
)
from yishi.statutes.organic_law import (
    PRESIDIUM as PRESIDES,
)

if TYPE_CHECKING:
    from yishi.kernel.facts import Facts
    from yishi.kernel.standing import Standing

__all__ = ["COUNCIL_MEETING", "PEOPLE_CONGRESS_SESSION", "STANDING_COMMITTEE_MEETING"]

Acts = tuple[Act[Any], ...]


def _title(named: str) -> Any:
    def title(standing: Standing) -> str | None:
        plan = gathered.planned(standing)
        return None if plan is None else f"{named}第{chinese(plan.number)}次会议"

    return title


def _outcome(standing: Standing) -> str | None:
    if standing.last("open_sitting"):
        return "held"
    return "cancelled" if standing.last("cancel_sitting") else None


def _asking(standing: Standing) -> list[tuple[str, Text]]:
    asked = {step.actor.person: step.actor.name for step in standing.since(None, "ask_to_speak")}
    return [(f"{person}", Text(name, name)) for person, name in asked.items()]


def _items(standing: Standing) -> list[tuple[str, Text]]:
    return [(item.number, item.title) for item in gathered.agenda(standing)]


def _topics(standing: Standing) -> list[tuple[str, Text]]:
    return [(item.number, item.title) for item in gathered.topics(standing).values()]


def _words(standing: Standing) -> list[tuple[str, Text]]:
    """What numbers of topics and of amendments mean."""
    amending = [(key, Text(one.text, one.text)) for key, one in deciding.amendments(standing).items()]
    return _topics(standing) + amending


def _handed(standing: Standing) -> list[tuple[str, Text]]:
    known = gathered.topics(standing)
    return [(number, known[number].title) for number in closing.handed(standing) if number in known]


def _lines(standing: Standing) -> list[dict[str, object]]:
    """The agenda to start from: as drafted, and what came since."""
    drafted = [item.number for item in gathered.agenda(standing)]
    rest = [number for number in gathered.topics(standing) if number not in drafted]
    return [{"topic": number} for number in (*drafted, *rest)]


def told_quorum(standing: Standing) -> Text | None:
    """How many are there, and how many it takes, as long as the sitting lasts."""
    base = gathered.quorum(standing)
    if standing.stage in {*At} - {At.PAPERS, At.OPEN, At.AGENDA_ADOPTED, At.DELIBERATION, At.VOTING} or base is None:
        return None
    needed = gathered.QUORUMS[gathered.chamber(standing)].value.needed(base)
    there = len(gathered.present(standing))
    said = Text(
        "{what}{all}名，法定人数{needed}名，已到{there}名，{met}",
        "{what} {all}, quorum {needed}, present {there}: {met}",
    )
    met = Text("达到法定人数", "quorum") if gathered.quorate(standing) else Text("未达到法定人数", "no quorum")
    return said.format(what=base.what, all=base.size, needed=needed, there=there, met=met)


_MEETING: Final[Acts] = (
    *convening.ACTS,
    releasing.RELEASE,
    *attending.ACTS,
    *conducting.ACTS,
    *voting.ACTS,
    *closing.ACTS,
)
_SIGHTS: Final = (
    Sight(roles.OFFICE),
    Sight(roles.CHAIRPERSONS),
    Sight(roles.AUDITOR),
    Sight(roles.ROLL_MEMBER),
    Sight(roles.PRESENT),
    Sight(roles.ON_LEAVE),
    Sight(roles.TELLER),
    Sight(roles.SPEAKER),
    Sight(roles.REPORTING_UNIT),
    Sight(roles.INVITED_UNIT),
    Sight(roles.ATTENDEE),
    Sight(closing.OPINION_UNIT),
    Sight(roles.PUBLIC),
)

STANDING_COMMITTEE_MEETING: Final = Procedure(
    code="standing_committee_meeting",
    title=Text("常委会会议", "meetings of the standing committee"),
    summary=Text(
        "常委会会议每两个月至少举行一次，由主任召集并主持；过半数的组成人员出席始得举行，决议以全体组成人员的过半数通过。",
        "The standing committee meets at least once in two months, called and chaired by its chairperson; more than "
        "half of all members must be there, and more than half of all members carry a resolution.",
    ),
    in_force=DL.in_force,
    stages=At,
    begins=At.PLANNED,
    ends=frozenset({At.ARCHIVED, At.CANCELLED}),
    goal=At.ARCHIVED,
    opens=convening.PLAN,
    acts=_MEETING,
    deadlines=deadlines.OF_COMMITTEE,
    seen_by=_SIGHTS,
    basis=(MEETINGS, MEETING_QUORUM, VOTE_OF_THE_COMMITTEE),
    parameters=practice.PARAMETERS,
    expected={
        At.PLANNED: ("collect_topic",),
        At.TOPICS: ("hand_in_paper", "draft_agenda"),
        At.AGENDA_DRAFTED: ("send_notice",),
        At.NOTICE_SENT: ("hand_in_paper", "distribute_papers"),
        At.PAPERS: ("sign_in", "open_sitting"),
        At.OPEN: ("adopt_agenda",),
        At.AGENDA_ADOPTED: ("take_up_item",),
        At.DELIBERATION: ("take_up_item", "put_to_vote", "close_sitting"),
        At.CLOSED: ("issue_minutes",),
        At.MINUTES: ("publish_sitting",),
        At.PUBLISHED: ("archive_sitting",),
    },
    legends={"outcome": {"held": Text("已举行", "held"), "cancelled": Text("已取消", "cancelled")}},
    options={
        "topic": _topics,
        "agenda": _items,
        "asking": _asking,
        "votable": deciding.votable,
        "testable": deciding.testable,
        "handed": _handed,
    },
    words=dict.fromkeys(("topic", "agenda", "votable", "testable", "handed"), _words),
    starts={
        "agenda_lines": _lines,
        "minutes_draft": minutes.draft,
        "speech_minutes": lambda standing: standing.practice[SPEECH_MINUTES],
    },
    remarks=(told_quorum,),
    columns={"title": _title("常委会"), "outcome": _outcome},
)


_WHILE_IT_SITS: Final = frozenset({"receive_item", "draft_agenda"})


def _of_congress(act: Act[Any]) -> Act[Any]:
    """The same at a session: the presidium presides through its secretariat; deputies take the members' places."""
    by = tuple(roles.PRESIDIUM if role is roles.CHAIRPERSONS else role for role in act.by)
    if act.code in _WHILE_IT_SITS:
        # A session runs for days: the presidium receives cases and completes the agenda while it does.
        act = replace(act, moves={**act.moves, **staying(At.OPEN, At.AGENDA_ADOPTED, At.DELIBERATION)}, guards=())
    kinds: dict[type[Facts], type[Facts]] = {
        facts.Members: facts.Deputies,
        room_facts.Group: room_facts.DelegationGroup,
    }
    return replace(act, by=tuple(dict.fromkeys(by)), facts=kinds.get(act.facts, act.facts))


_SESSION: Final[Acts] = tuple(_of_congress(act) for act in _MEETING)
PEOPLE_CONGRESS_SESSION: Final = replace(
    STANDING_COMMITTEE_MEETING,
    code="people_congress_session",
    title=Text("人民代表大会会议", "sessions of the people's congress"),
    summary=Text(
        "人民代表大会会议每年至少举行一次，由常委会召集，主席团主持；三分之二以上的代表出席始得举行，选举和决议以全体代表的过半数通过。",
        "The congress meets at least once a year, called by its standing committee and chaired by the presidium; two "
        "thirds of the deputies must be there, and more than half of all deputies elect and resolve.",
    ),
    opens=_of_congress(convening.PLAN),
    acts=(*_SESSION, conducting.PRESIDIUM),
    deadlines=deadlines.OF_CONGRESS,
    basis=(SESSIONS, SESSION_QUORUM, PRESIDES, VOTE_OF_THE_CONGRESS),
    columns={"title": _title("人民代表大会"), "outcome": _outcome},
)
_NOT_IN_COUNCIL: Final = {
    "put_to_ballot", "put_to_test", "register_observers", "hand_over_opinions", "report_handling", "hold_group_meeting",
    "sign_minutes", "receive_item", "release_item",
}  # fmt: skip


def _of_council(act: Act[Any]) -> Act[Any]:
    """The same in the council, which does not meet in public."""
    return replace(act, public=False, public_papers=False, sets_public=None)


COUNCIL_MEETING: Final = replace(
    STANDING_COMMITTEE_MEETING,
    code="council_of_chairpersons",
    title=Text("主任会议", "councils of chairpersons"),
    summary=Text(
        "主任会议由主任、副主任组成，处理常委会的重要日常工作，拟订常委会会议议程，不代替常委会作出决定。",
        "The chairperson and the vice-chairpersons form the council; it drafts the agenda of meetings and sees to what "
        "is important from day to day, and decides nothing in the committee's place.",
    ),
    acts=(*(_of_council(act) for act in _MEETING if act.code not in _NOT_IN_COUNCIL), conducting.AGREE),
    deadlines=deadlines.COMMON,
    seen_by=tuple(sight for sight in _SIGHTS if sight.role not in {closing.OPINION_UNIT, roles.PUBLIC, roles.SPEAKER}),
    basis=(COUNCIL_OF_CHAIRPERSONS,),
    columns={"title": _title("主任会议"), "outcome": _outcome},
)
