"""A vote as everybody may see it: what is voted on, and once the result is out the numbers and the names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from yishi.congress.models import Person
from yishi.rulebook.votes import counting, sealing
from yishi.rulebook.votes import facts as vote_facts
from yishi.rulebook.votes.choices import Ballot, Grade, Mark, OpenWay, SecretWay

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yishi.kernel.majority import Base
    from yishi.kernel.standing import Standing
    from yishi.kernel.text import Text
    from yishi.record.models import Matter
    from yishi.web.describe import Names

VOTES: Final = frozenset({"vote", "secret_ballot", "satisfaction_test"})


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
class OnCase:
    """What the vote on a case came to: of how many, question by question; the vote itself."""

    base: int
    rows: list[Row]
    vote: int


def on_case(standing: Standing, names: Names) -> OnCase | None:
    """The result entered on a case; None where it has not been voted on."""
    step = standing.last("record_vote")
    if step is None or not isinstance(step.facts, vote_facts.Recorded):
        return None
    told, people = step.facts, names["person"]
    labels = [mark.label for mark in Mark]
    rows = [_row(n, _asked(one, people), one, labels, {}) for n, one in enumerate(told.results, 1)]
    return OnCase(told.base, rows, told.vote)


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
    people = dict(Person.objects.filter(pk__in=[one.person for one in put.questions]).values_list("pk", "name"))
    return [
        _row(n, _asked(one, people), told[n - 1] if told else None, labels, named)
        for n, one in enumerate(put.questions, 1)
    ]


def _asked(question: vote_facts.Question | vote_facts.Outcome, people: Mapping[int, str]) -> str:
    """What is voted on, with the name of whom it is about."""
    name = people.get(question.person) if question.person is not None else None
    return f"{question.title}（{name}）" if name else question.title


def _row(
    number: int,
    title: str,
    told: vote_facts.Outcome | None,
    labels: list[Text],
    named: dict[tuple[int, Mark], list[str]],
) -> Row:
    if told is None:
        return Row(number, title, [], 0, None, carried=False, names=[])
    counts = list(zip(labels, told.counts, strict=True))
    names = [(mark.label, named[number, mark]) for mark in Mark if (number, mark) in named]
    return Row(number, title, counts, told.needed, told.verdict.label, carried=told.carried, names=names)


def _named(standing: Standing) -> dict[tuple[int, Mark], list[str]]:
    """Who voted how on each question of a named vote."""
    found: dict[tuple[int, Mark], list[str]] = {}
    if counting.way(standing) is not OpenWay.NAMED:
        return found
    casts, names = counting.latest_casts(standing), names_of(standing)
    for person, cast in casts.items():
        for answer in cast.answers:
            found.setdefault((answer.question, answer.mark), []).append(names.get(person, ""))
    return found


def names_of(standing: Standing) -> dict[int, str]:
    """The names of those who acted."""
    return {step.actor.person: step.actor.name for step in standing.steps}
