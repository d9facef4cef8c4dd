"""What stands on the wall of a chamber: the sitting, who is there, the item, the speaker, the vote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from yishi.record.models import Entry, Matter
from yishi.record.standings import standing_of
from yishi.rulebook.sittings import closing, deciding, gathered
from yishi.rulebook.votes import announcing, counting, sealing
from yishi.rulebook.votes import facts as vote_facts
from yishi.rulebook.votes.choices import Ballot, Grade, Mark, OpenWay, SecretWay

if TYPE_CHECKING:
    from datetime import datetime

    from yishi.kernel.majority import Base
    from yishi.kernel.standing import Standing, Step
    from yishi.kernel.text import Text

PROCEDURES = frozenset(gathered.CHAMBERS)
VOTES = frozenset({"vote", "secret_ballot", "satisfaction_test"})


@dataclass(frozen=True, slots=True)
class Row:
    """A question of a vote: its number and words; once they may be told, the numbers, the verdict, who voted how."""

    number: int
    title: str
    counts: list[tuple[Text, int]]
    needed: int
    verdict: Text | None
    carried: bool
    names: list[tuple[Text, list[str]]]


@dataclass(frozen=True, slots=True)
class OnVote:
    """A vote as everybody in the room sees it; nobody sees numbers before the result is announced."""

    matter: Matter
    standing: Standing
    put: vote_facts.Called
    cast: int
    rows: list[Row]
    manifest: str

    @property
    def way(self) -> Text:
        """How it is taken."""
        return counting.way(self.standing).label

    @property
    def by_device(self) -> bool:
        """Whether members press their votes."""
        return counting.way(self.standing) in {OpenWay.NAMED, OpenWay.UNNAMED}

    @property
    def sealed(self) -> bool:
        """Whether ballots are sealed."""
        return counting.way(self.standing) is SecretWay.SEALED

    @property
    def options(self) -> list[Text]:
        """What each question can be answered with."""
        marks: Any = Grade if self.put.ballot is Ballot.TEST else Mark
        return [mark.label for mark in marks]

    @property
    def announced(self) -> bool:
        """Whether the result is out."""
        return self.standing.last("announce_result") is not None

    @property
    def void(self) -> bool:
        """Whether it was declared void."""
        return self.standing.last("void_vote") is not None

    @property
    def base(self) -> Base:
        """What the votes are counted of."""
        return counting.base(self.standing)


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
    names = _names(standing)
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


def _names(standing: Standing) -> dict[int, str]:
    return {step.actor.person: step.actor.name for step in standing.steps}


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


def on_vote(matter: Matter, standing: Standing) -> OnVote:
    """A vote, for whoever may see it."""
    put = counting.called(standing)
    frozen = standing.last("freeze_poll")
    return OnVote(
        matter,
        standing,
        put,
        _cast(standing),
        _rows(standing, put),
        getattr(frozen.facts, "manifest", "") if frozen else "",
    )


def _cast(standing: Standing) -> int:
    return len(counting.latest_casts(standing)) or len(sealing.latest_of_each(standing, "cast_sealed_ballot"))


def _rows(standing: Standing, put: vote_facts.Called) -> list[Row]:
    announced = standing.last("announce_result")
    told = announced.facts.results if announced and isinstance(announced.facts, vote_facts.Announced) else ()
    marks: Any = Grade if put.ballot is Ballot.TEST else Mark
    labels, named = [mark.label for mark in marks], _named(standing) if told else {}
    return [_row(n, asked, told[n - 1] if told else None, labels, named) for n, asked in enumerate(put.questions, 1)]


def _row(
    number: int,
    asked: vote_facts.Question,
    told: vote_facts.Outcome | None,
    labels: list[Text],
    named: dict[tuple[int, Mark], list[str]],
) -> Row:
    if told is None:
        return Row(number, asked.title, [], 0, None, carried=False, names=[])
    counts = list(zip(labels, told.counts, strict=True))
    names = [(mark.label, named[number, mark]) for mark in Mark if (number, mark) in named]
    return Row(number, asked.title, counts, told.needed, told.verdict.label, carried=told.carried, names=names)


def _named(standing: Standing) -> dict[tuple[int, Mark], list[str]]:
    """Who voted how on each question of a named vote."""
    found: dict[tuple[int, Mark], list[str]] = {}
    if counting.way(standing) is not OpenWay.NAMED:
        return found
    casts, names = counting.latest_casts(standing), _names(standing)
    for person, cast in casts.items():
        for answer in cast.answers:
            found.setdefault((answer.question, answer.mark), []).append(names.get(person, ""))
    return found


def sitting_of(standing: Standing, pk: int) -> int | None:
    """The sitting that a matter is, or is voted on in; None for any other."""
    if standing.procedure.code in PROCEDURES:
        return pk
    return counting.called(standing).sitting if standing.procedure.code in VOTES and standing.steps else None


def told_result(vote: OnVote) -> Text | None:
    """The result in words."""
    return announcing.told_result(vote.standing)
