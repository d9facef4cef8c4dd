"""Before the whole congress: deliberation, the count, and the result that follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.citation import Custom
from yishi.kernel.majority import Base
from yishi.kernel.procedure import Act, Check, Guard
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.bills import facts, withdrawing
from yishi.rulebook.bills.stages import At
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.organic_law import CONGRESS_MAJORITY, SESSION_NEEDS
from yishi.statutes.organic_law import ORGANIC_LAW as OL

if TYPE_CHECKING:
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing, Step

ALL_DEPUTIES: Final = Text("全体代表", "all deputies")
_ANNOUNCED: Final = Custom(Text("表决结果由会议主持人当场宣布", "the chair announces the result at once"))


def _base(count: Step) -> tuple[facts.Count, Base] | None:
    given = count.facts
    return (given, Base(given.base, ALL_DEPUTIES, count.on)) if isinstance(given, facts.Count) else None


def carried(standing: Standing) -> bool:
    """Whether more than half of all deputies voted for it (Organic Law art. 25). Nobody types that in."""
    counted = standing.last("count_votes")
    found = _base(counted) if counted else None
    return found is not None and CONGRESS_MAJORITY.value.met(found[0].in_favour, found[1])


def _not_carried(standing: Standing) -> bool:
    return not carried(standing)


def told_count(standing: Standing) -> Text | None:
    """The count and what it takes, once there is one."""
    counted = standing.last("count_votes")
    found = _base(counted) if counted else None
    if found is None:
        return None
    said = Text(
        "全体代表{base}名，过半数为{need}名；赞成{n}票，{result}",
        "{base} deputies in all, more than half is {need}; {n} voted for it: {result}",
    )
    result = Text("达到法定多数", "carried") if carried(standing) else Text("未达到法定多数", "not carried")
    need = CONGRESS_MAJORITY.value.needed(found[1])
    return said.format(base=found[0].base, need=need, n=found[0].in_favour, result=result)


def _on_the_roll(standing: Standing, given: facts.Count, actor: Actor) -> bool:
    return given.base == len(standing.assembly.deputies)


def _none_too_many(standing: Standing, given: facts.Count, actor: Actor) -> bool:
    return given.present <= given.base


def _quorum(standing: Standing, given: facts.Count, actor: Actor) -> bool:
    return SESSION_NEEDS.value.met(given.present, Base(given.base, ALL_DEPUTIES, standing.on))


def _adds_up(standing: Standing, given: facts.Count, actor: Actor) -> bool:
    return given.in_favour + given.against + given.abstaining <= given.present


DELIBERATE: Final = Act(
    code="deliberate_bill",
    title=Text("记载审议情况", "record the deliberation"),
    done=Text("大会审议", "deliberated by the congress"),
    by=(roles.PRESIDIUM,),
    moves={At.ON_AGENDA: At.DELIBERATED, At.DELIBERATED: At.DELIBERATED},
    facts=facts.Deliberation,
    papers=5,
    public=True,
    basis=OL.article(22, 2),
)
COUNT: Final = Act(
    code="count_votes",
    title=Text("记载计票结果", "record the count"),
    done=Text("全体会议表决", "voted on by the congress"),
    hint=Text(
        "照监票人、计票人的报告填写；是否通过由系统计算", "As the tellers report; whether it is carried is computed"
    ),
    by=(roles.PRESIDIUM,),
    moves={At.DELIBERATED: At.VOTED},
    facts=facts.Count,
    guards=(
        Guard(
            withdrawing.not_asked,
            Text("提案人要求撤回，主席团尚未决定", "The movers ask to withdraw it; the presidium has not decided"),
            OL.article(22, 3),
        ),
    ),
    checks=(
        Check(
            _on_the_roll,
            Text(
                "与代表名册当日的在任人数不一致，请先核对名册",
                "It differs from the roll of that day: set the roll right first",
            ),
            OL.article(25),
            field="base",
        ),
        Check(
            _none_too_many,
            Text("出席人数多于全体代表", "More are present than there are deputies"),
            OL.article(14, 4),
            field="present",
        ),
        Check(
            _quorum,
            Text("出席代表不足全体代表的三分之二，会议不能举行", "Fewer than two thirds are present: no session"),
            OL.article(14, 4),
            field="present",
        ),
        Check(
            _adds_up,
            Text("赞成、反对、弃权之和多于出席人数", "More votes than deputies present"),
            DL.article(23),
            field="in_favour",
        ),
    ),
    papers=3,
    papers_needed=1,
    public=True,
    basis=OL.article(25),
)
_RESULT: Final = Text("宣布表决结果", "announce the result")
PASS: Final = Act(
    code="announce_passed",
    question=_RESULT,
    title=Text("宣布通过", "announce that it is passed"),
    done=Text("表决通过", "passed"),
    by=(roles.PRESIDIUM,),
    moves={At.VOTED: At.PASSED},
    facts=facts.Resolution,
    guards=(
        Guard(
            carried,
            Text("赞成票没有超过全体代表的半数，不能宣布通过", "No more than half of all deputies voted for it"),
            OL.article(25),
        ),
    ),
    papers=3,
    issues=Text("人民代表大会决议", "resolution of the congress"),
    public=True,
    public_papers=True,
    tells=roles.SIGNERS,
    basis=OL.article(25),
)
FAIL: Final = Act(
    code="announce_failed",
    question=_RESULT,
    title=Text("宣布未通过", "announce that it is not passed"),
    done=Text("表决未通过", "not passed"),
    by=(roles.PRESIDIUM,),
    moves={At.VOTED: At.FAILED},
    guards=(
        Guard(
            _not_carried,
            Text(
                "赞成票已超过全体代表的半数，应当宣布通过", "More than half of all deputies voted for it: it is passed"
            ),
            OL.article(25),
        ),
    ),
    public=True,
    tells=roles.SIGNERS,
    basis=_ANNOUNCED,
)
ACTS: Final = (DELIBERATE, COUNT, PASS, FAIL)
