"""What stands on the wall of a chamber: the sitting, who is there, the item, the speaker, the vote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from yishi.record.models import Entry, Matter
from yishi.record.standings import standing_of
from yishi.rulebook.sittings import closing, deciding, gathered
from yishi.rulebook.sittings.stages import AFTER
from yishi.rulebook.votes import counting
from yishi.web.voted import VOTES, OnVote, names_of, on_vote

if TYPE_CHECKING:
    from datetime import datetime

    from yishi.kernel.standing import Standing, Step
    from yishi.kernel.text import Text

PROCEDURES = frozenset(gathered.CHAMBERS)


@dataclass(frozen=True, slots=True)
class Line:
    """An item of the agenda: where it stands."""

    place: int
    title: str
    state: str
    verdict: Text | None


@dataclass(frozen=True, slots=True)
class Floor:
    """The sitting at this moment."""

    sitting: Matter
    standing: Standing
    roll: int
    needed: int
    present: int
    quorate: bool
    lines: list[Line]
    item: str
    speaker: str
    speech_ends: datetime | None
    asking: list[str]
    vote: OnVote | None

    @property
    def phase(self) -> str:
        """What changes when those in the room may do something else; a vote cast changes nothing."""
        vote = f"{self.vote.matter.pk}:{self.vote.standing.stage.value}" if self.vote else ""
        return f"{self.standing.stage.value}|{self.item}|{vote}"


def floor(sitting: Matter, standing: Standing) -> Floor:
    """What is to be seen in the room."""
    base = gathered.quorum(standing)
    names = names_of(standing)
    speech = standing.last("give_floor", "end_speech")
    speaking = speech is not None and speech.act == "give_floor"
    item = gathered.taken_up(standing)
    return Floor(
        sitting=sitting,
        standing=standing,
        roll=base.size if base else 0,
        needed=gathered.QUORUMS[gathered.chamber(standing)].value.needed(base) if base else 0,
        present=len(gathered.present(standing)),
        quorate=gathered.quorate(standing),
        lines=_lines(standing),
        item=item.told.title if item else "",
        speaker=names.get(int(getattr(speech.facts, "person", 0)), "") if speech and speaking else "",
        speech_ends=_ends(sitting, speech) if speaking else None,
        asking=_asking(standing),
        vote=_vote(standing),
    )


def _ends(sitting: Matter, speech: Step | None) -> datetime | None:
    """When the time of the one who has the floor is over."""
    entry = Entry.objects.filter(matter=sitting, seq=speech.seq).first() if speech else None
    return entry.recorded_at + timedelta(minutes=getattr(speech.facts, "minutes", 0)) if entry and speech else None


def _asking(standing: Standing) -> list[str]:
    """Who has asked to speak on this item and has not had the floor."""
    taken = standing.last("take_up_item")
    given = {getattr(step.facts, "person", "") for step in standing.since(taken, "give_floor")}
    asked = standing.since(taken, "ask_to_speak")
    return list(dict.fromkeys(step.actor.name for step in asked if f"{step.actor.person}" not in given))


def _lines(standing: Standing) -> list[Line]:
    done, settled = deciding.decided(standing), closing.settled(standing)
    now = gathered.taken_up(standing)
    found = []
    for place, item in enumerate(gathered.agenda(standing), 1):
        told = done.get(item.number)
        state = "done" if told else "now" if now and item.number == now.number else ""
        state = state or ("done" if item.number in settled else "")
        verdict = told.results[0].verdict.label if told and told.results else None
        found.append(Line(place, item.told.title, state, verdict))
    return found


def _vote(standing: Standing) -> OnVote | None:
    """The vote put last, as long as the item it is on is the one taken up."""
    put = standing.last("put_to_vote", "put_to_ballot", "put_to_test")
    taken = standing.last("take_up_item")
    if put is None or (taken and taken.seq > put.seq):
        return None
    matter = Matter.objects.filter(pk=getattr(put.facts, "vote", 0)).first()
    return on_vote(matter, standing_of(matter, standing.on)) if matter else None


def sitting_of(standing: Standing, pk: int) -> int | None:
    """The sitting that a matter is, or is voted on in; None for any other."""
    if standing.procedure.code in PROCEDURES:
        return pk
    return counting.called(standing).sitting if standing.procedure.code in VOTES and standing.steps else None


def ended(standing: Standing) -> bool:
    """Whether those in the room have nothing more to do in it."""
    return standing.ended or standing.stage in AFTER
