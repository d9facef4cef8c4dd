"""A case put on the agenda of a sitting, and what its vote came to: the same for every kind of case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final

from yishi.kernel.facts import Facts, Label, MatterId
from yishi.kernel.procedure import Act, Check, Then
from yishi.kernel.text import Text
from yishi.rulebook.sittings import facts as sitting_facts
from yishi.rulebook.votes import facts as vote_facts
from yishi.statutes.organic_law import ORGANIC_LAW as OL
from yishi.statutes.organic_law import VOTE_OF_THE_COMMITTEE

if TYPE_CHECKING:
    from collections.abc import Callable

    from yishi.kernel.procedure import Stage
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing
    from yishi.rulebook.sittings.choices import ItemKind
    from yishi.rulebook.votes.choices import Ballot

TABLED_BY: Final = OL.article(54)
_SITTING: Final = "standing_committee_meeting"


class Tabling(Facts, frozen=True):
    """On the agenda of which meeting of the standing committee."""

    sitting: Annotated[MatterId, Label("列入的会议", "Sitting", among="standing_committee_meeting")]


class BeforeCongress(Facts, frozen=True):
    """On the agenda of which session of the congress."""

    sitting: Annotated[MatterId, Label("提请的会议", "Session", among="people_congress_session")]


def receives(
    kind: ItemKind,
    ballot: Callable[[Standing], Ballot],
    title: Callable[[Standing], str],
    questions: Callable[[Standing], tuple[vote_facts.Question, ...]],
    by: str = _SITTING,
) -> Then:
    """That the sitting chosen, of the standing committee or the congress, receives the case with its questions."""

    def told(standing: Standing, pk: int) -> Facts:
        return sitting_facts.Received(
            kind=kind,
            title=title(standing),
            matter=MatterId(pk),
            ballot=ballot(standing),
            questions=questions(standing),
        )

    def chosen(standing: Standing, given: Tabling | BeforeCongress) -> int:
        return given.sitting

    return Then("receive_item", chosen, told, procedure=by, out_of_turn=True)


def released(*tabled: str, by: str = _SITTING) -> Then:
    """That the sitting on whose agenda one of these acts put the case takes it off again."""

    def there(standing: Standing, _given: Facts) -> int | None:
        return _sitting(standing, tabled)

    def told(_standing: Standing, pk: int) -> Facts:
        return sitting_facts.Released(matter=MatterId(pk))

    return Then("release_item", there, told, procedure=by, out_of_turn=True)


def _sitting(standing: Standing, tabled: tuple[str, ...]) -> int | None:
    step = standing.last(*tabled)
    return step.facts.sitting if step and isinstance(step.facts, (Tabling, BeforeCongress)) else None


def elsewhere(*tabled: str) -> Check:
    """Tabled anew, the case goes to another sitting than the one it is on."""

    def holds(standing: Standing, given: Tabling, _actor: Actor) -> bool:
        return _sitting(standing, tabled) != given.sitting

    return Check(
        holds, Text("该事项已经列入这次会议", "It is on that sitting's list already"), TABLED_BY, field="sitting"
    )


def recorded(moves: dict[Any, Stage], **more: Any) -> Act[Any]:
    """What the vote came to, told by the vote itself."""
    return Act(
        code="record_vote",
        title=Text("记载表决结果", "record the vote"),
        done=Text("常委会会议表决", "voted on"),
        by=(),
        internal=True,
        moves=moves,
        facts=vote_facts.Recorded,
        basis=VOTE_OF_THE_COMMITTEE,
        **more,
    )


def results(standing: Standing) -> tuple[vote_facts.Outcome, ...]:
    """What came of each question."""
    step = standing.last("record_vote")
    return step.facts.results if step and isinstance(step.facts, vote_facts.Recorded) else ()


def carried(standing: Standing) -> bool:
    """Whether anything was carried."""
    return any(one.carried for one in results(standing))


def not_carried(standing: Standing) -> bool:
    """Whether nothing was."""
    return not carried(standing)
