"""A case put on the agenda of a sitting, and what its vote came to: the same for every kind of case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final

from yishi.kernel.facts import Facts, Label, MatterId
from yishi.kernel.procedure import Act, Then
from yishi.kernel.text import Text
from yishi.rulebook.sittings import facts as sitting_facts
from yishi.rulebook.votes import facts as vote_facts
from yishi.statutes.organic_law import ORGANIC_LAW as OL
from yishi.statutes.organic_law import VOTE_OF_THE_COMMITTEE

if TYPE_CHECKING:
    from collections.abc import Callable

    from yishi.kernel.procedure import Stage
    from yishi.kernel.standing import Standing
    from yishi.rulebook.sittings.choices import ItemKind
    from yishi.rulebook.votes.choices import Ballot

TABLED_BY: Final = OL.article(54)


class Tabling(Facts, frozen=True):
    """On the agenda of which meeting of the standing committee."""

    sitting: Annotated[MatterId, Label("列入的会议", "Sitting", among="standing_committee_meeting")]


def receives(
    kind: ItemKind,
    ballot: Callable[[Standing], Ballot],
    title: Callable[[Standing], str],
    questions: Callable[[Standing], tuple[vote_facts.Question, ...]],
) -> Then:
    """That the sitting chosen receives the case, with the questions to be voted on."""

    def told(standing: Standing, pk: int) -> Facts:
        return sitting_facts.Received(
            kind=kind,
            title=title(standing),
            matter=MatterId(pk),
            ballot=ballot(standing),
            questions=questions(standing),
        )

    def chosen(standing: Standing, given: Tabling) -> int:
        return given.sitting

    return Then("receive_item", chosen, told, procedure="standing_committee_meeting", out_of_turn=True)


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
