"""What a sitting's entries say together: whose sitting it is, the topics, the agenda, who is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from yishi.kernel.citation import Custom, Number
from yishi.kernel.majority import MORE_THAN_HALF, Base
from yishi.kernel.text import Text
from yishi.rulebook.sittings import facts, room_facts
from yishi.rulebook.votes.choices import BASES, Chamber
from yishi.statutes.organic_law import MEETING_NEEDS, SESSION_NEEDS

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from datetime import date

    from yishi.kernel.majority import Majority
    from yishi.kernel.standing import Standing, Step

CHAMBERS: Final = {
    "people_congress_session": Chamber.CONGRESS,
    "standing_committee_meeting": Chamber.COMMITTEE,
    "council_of_chairpersons": Chamber.COUNCIL,
}
QUORUMS: Final[dict[Chamber, Number[Majority]]] = {
    Chamber.CONGRESS: SESSION_NEEDS,
    Chamber.COMMITTEE: MEETING_NEEDS,
    Chamber.COUNCIL: Number(
        MORE_THAN_HALF, Custom(Text("主任会议有过半数的成员出席始得举行", "more than half of the council attend"))
    ),
}
TOPICS: Final = ("collect_topic", "receive_item")


@dataclass(frozen=True, slots=True)
class Item:
    """A topic: its number, the step that brought it, and what that says."""

    number: str
    step: Step
    told: facts.Topic | facts.Received

    @property
    def title(self) -> Text:
        """Its words."""
        return Text(self.told.title, self.told.title)


def chamber(standing: Standing) -> Chamber:
    """Whose sitting it is."""
    return CHAMBERS[standing.procedure.code]


def roll(standing: Standing) -> AbstractSet[int]:
    """The members in office on the day."""
    people = standing.assembly
    of = chamber(standing)
    if of is Chamber.COMMITTEE:
        return people.members
    return people.deputies if of is Chamber.CONGRESS else people.council


def present(standing: Standing) -> list[int]:
    """The members who are there now."""
    members = roll(standing)
    return sorted(party.id for party in standing.parties.get("present", ()) if party.id in members)


def quorum(standing: Standing) -> Base | None:
    """What the quorum is counted of; None in a congress without members."""
    size = len(roll(standing))
    return Base(size, BASES[chamber(standing)], standing.on) if size else None


def quorate(standing: Standing) -> bool:
    """Whether enough members are there (Organic Law arts. 14, 51)."""
    base = quorum(standing)
    return base is not None and QUORUMS[chamber(standing)].value.met(len(present(standing)), base)


def planned(standing: Standing) -> facts.Plan | None:
    """The plan as it stands."""
    step = standing.last("plan_sitting", "change_sitting")
    return step.facts if step and isinstance(step.facts, facts.Plan) else None


def day(standing: Standing) -> date | None:
    """The first day."""
    plan = planned(standing)
    return plan.day if plan else None


def topics(standing: Standing) -> dict[str, Item]:
    """Every topic that was not dropped or released, by its number."""
    dropped = {step.facts.topic for step in standing.since(None, "drop_topic") if isinstance(step.facts, facts.Dropped)}
    released = _released(standing)
    return {
        f"{number}": Item(f"{number}", step, step.facts)
        for number, step in enumerate(standing.since(None, *TOPICS), 1)
        if f"{number}" not in dropped
        and isinstance(step.facts, (facts.Topic, facts.Received))
        and released.get(getattr(step.facts, "matter", None), 0) < step.seq
    }


def _released(standing: Standing) -> dict[int | None, int]:
    """Where each matter released left the sitting; what goes after the close stays in its history."""
    closed = standing.last("close_sitting")
    left = [step for step in standing.since(None, "release_item") if closed is None or step.seq < closed.seq]
    return {step.facts.matter: step.seq for step in left if isinstance(step.facts, facts.Released)}


def agenda(standing: Standing) -> list[Item]:
    """The items of the agenda as drafted last, in order."""
    drafted = standing.last("draft_agenda")
    lines = drafted.facts.lines if drafted and isinstance(drafted.facts, facts.Agenda) else ()
    known = topics(standing)
    return [known[line.topic] for line in lines if line.topic in known]


def taken_up(standing: Standing) -> Item | None:
    """The item that the sitting is at."""
    step = standing.last("take_up_item")
    number = step.facts.topic if step and isinstance(step.facts, room_facts.Taken) else ""
    return topics(standing).get(number)
