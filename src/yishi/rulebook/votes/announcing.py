"""Closing a vote, announcing its result, and declaring it void: the same for every kind of vote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from yishi.kernel.facts import MatterId, legend
from yishi.kernel.procedure import Act, Guard, Then
from yishi.kernel.text import Text, join
from yishi.rulebook import roles
from yishi.rulebook.votes import counting, facts
from yishi.rulebook.votes.choices import SecretWay, Verdict
from yishi.statutes import zhejiang_rules as zj
from yishi.statutes.electoral_law import VALIDITY
from yishi.statutes.organic_law import VOTE_OF_THE_COMMITTEE

if TYPE_CHECKING:
    from yishi.kernel.facts import Facts
    from yishi.kernel.procedure import Stage
    from yishi.kernel.standing import Standing

SITTINGS: Final = frozenset({"people_congress_session", "standing_committee_meeting", "council_of_chairpersons"})
VOTED_ON: Final = frozenset({"appointment", "decision", "election", "recall"})
_ANNOUNCED: Final = zj.RESULT_ANNOUNCED


def _counted(standing: Standing) -> bool:
    return counting.counts(standing) is not None


def more_returned(standing: Standing) -> bool:
    """Whether more ballots came back than were issued: then the whole poll is void (Electoral Law art. 44)."""
    sheets = [step.facts for step in counting.sheets(standing)]
    return any(isinstance(sheet, facts.Sheet) and sheet.returned > sheet.issued for sheet in sheets)


def _not_more_returned(standing: Standing) -> bool:
    return not more_returned(standing)


def _base(standing: Standing) -> int:
    return counting.base(standing).size


def _sitting(standing: Standing, given: Facts) -> int | None:
    return counting.called(standing).sitting


def _matter(standing: Standing, given: Facts) -> int | None:
    return counting.called(standing).matter


def _recorded(standing: Standing, pk: int) -> Facts:
    put, told = counting.called(standing), standing.steps[-1].facts
    assert isinstance(told, facts.Announced)  # noqa: S101 - by its act
    return facts.Recorded(vote=MatterId(pk), item=put.item, ballot=put.ballot, base=told.base, results=told.results)


def _voided(standing: Standing, pk: int) -> Facts:
    reason = getattr(standing.steps[-1].facts, "reason", "")
    return facts.Voided(vote=MatterId(pk), item=counting.called(standing).item, reason=reason)


_COUNTED: Final = (
    Guard(
        _not_more_returned,
        Text("收回的选票多于发出的选票，本次投票无效", "More ballots came back than were issued: it is void"),
        VALIDITY,
        Text("请宣布作废后重新投票", "Declare it void, and vote again"),
    ),
    Guard(
        _counted,
        Text("计票尚未完成，或者两名计票人的结果不一致", "Not counted yet, or two tellers do not agree"),
        VOTE_OF_THE_COMMITTEE,
        Text("请两名监票人、计票人分别计票并核对一致", "Two tellers count independently, until they agree"),
    ),
)


def announce(moves: dict[Any, Stage]) -> Act[Any]:
    """The announcement: the result is computed, and entered on the sitting and on what was voted on."""
    return Act(
        code="announce_result",
        title=Text("宣布表决结果", "announce the result"),
        done=Text("宣布表决结果", "result announced"),
        hint=Text("结果由系统依据计票计算，不能填写", "Computed from the count; nobody types it in"),
        by=(roles.PRESIDER,),
        moves=moves,
        facts=facts.Announced,
        draws={"base": _base, "results": counting.results},
        guards=_COUNTED,
        then=(
            Then("record_result", _sitting, _recorded, procedure=SITTINGS),
            Then("record_vote", _matter, _recorded, procedure=VOTED_ON),
        ),
        public=True,
        sets_public=True,
        basis=_ANNOUNCED,
    )


def void(moves: dict[Any, Stage]) -> Act[Any]:
    """Declaring a vote void, before its result is announced."""
    return Act(
        code="void_vote",
        title=Text("宣布本次表决作废", "declare the vote void"),
        done=Text("宣布作废", "declared void"),
        by=(roles.PRESIDER,),
        moves=moves,
        facts=facts.Reason,
        then=(Then("record_void", _sitting, _voided, procedure=SITTINGS),),
        public=True,
        sets_public=True,
        basis=VALIDITY,
    )


def told_result(standing: Standing) -> Text | None:
    """The result in a sentence for each question, once it is announced."""
    announced = standing.last("announce_result")
    if announced is None or not isinstance(announced.facts, facts.Announced):
        return None
    of = counting.base(standing).what
    return join(Text("；", "; "), [_said(one, announced.facts.base, of) for one in announced.facts.results])


def _said(one: facts.Outcome, base: int, of: Text) -> Text:
    if one.verdict in {Verdict.SATISFIED, Verdict.BASICALLY, Verdict.DISSATISFIED}:
        said = Text(
            "{title}：满意{a}票、基本满意{b}票、不满意{c}票，测评结果为{verdict}",
            "{title}: satisfied {a}, basically satisfied {b}, dissatisfied {c}: {verdict}",
        )
        need = 0
    else:
        said = Text(
            "{title}：{of}{base}名，须{need}票；赞成{a}票、反对{b}票、弃权{c}票，{verdict}",
            "{title}: {of} {base}, needed {need}; for {a}, against {b}, abstaining {c}: {verdict}",
        )
        need = one.needed
    a, b, c = one.counts
    return said.format(title=one.title, of=of, base=base, need=need, a=a, b=b, c=c, verdict=one.verdict.label)


def put(standing: Standing, name: str) -> Any:
    """What a fact of the vote as it was put says; None before it is."""
    return getattr(standing.steps[0].facts, name) if standing.steps else None


OUTCOMES: Final = {
    **legend(Verdict),
    "mixed": Text("部分通过", "passed in part"),
    "void": Text("已作废", "void"),
}


def outcome(standing: Standing) -> str | None:
    """For lists: void, or what came of the first question, or of all where that is the same."""
    if standing.last("void_vote"):
        return "void"
    announced = standing.last("announce_result")
    if announced is None or not isinstance(announced.facts, facts.Announced):
        return None
    verdicts = {one.verdict.value for one in announced.facts.results}
    return verdicts.pop() if len(verdicts) == 1 else "mixed"


def on_paper(standing: Standing) -> bool:
    """Whether the ballot is on paper."""
    return counting.way(standing) is SecretWay.PAPER
