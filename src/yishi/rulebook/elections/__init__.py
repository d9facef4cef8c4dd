"""Elections in session (选举): institution M12."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.facts import legend
from yishi.kernel.procedure import Procedure, Sight
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.elections import deciding, nominating
from yishi.rulebook.elections.choices import Post
from yishi.rulebook.elections.stages import At
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.organic_law import (
    NOMINATION,
    POWERS_OF_THE_CONGRESS,
    RESULT_OF_AN_ELECTION,
    SECRET_ELECTION,
    VOTE_OF_THE_CONGRESS,
)

if TYPE_CHECKING:
    from yishi.kernel.standing import Standing


def _outcome(standing: Standing) -> str | None:
    ends = {At.ANNOUNCED: "elected", At.SWORN: "elected", At.LEFT_OPEN: "left_open"}
    return ends.get(standing.stage)


def _post(standing: Standing) -> Post | None:
    return nominating.called(standing).post if standing.steps else None


ELECTION: Final = Procedure(
    code="election",
    title=Text("选举", "elections"),
    summary=Text(
        "主席团或者代表联名提名，候选人数依法差额（正职只提名一人的可以等额），大会无记名投票，获得全体代表过半数选票的当选；"
        "票数相等的再次投票，名额不足的另行选举；检察长报经上级人大常委会批准后任职。",
        "The presidium, or deputies jointly, nominate; there are more candidates than seats, unless one head only is "
        "nominated; the congress votes in secret, and more than half of all deputies elect. Equals are voted again, "
        "seats left are filled by another election; a chief procurator serves once the higher committee approves.",
    ),
    in_force=DL.in_force,
    stages=At,
    begins=At.NOMINATING,
    ends=frozenset({At.SWORN, At.LEFT_OPEN}),
    goal=At.SWORN,
    opens=nominating.CALL,
    acts=(*nominating.ACTS, *deciding.ACTS),
    deadlines=(),
    seen_by=(
        Sight(roles.OFFICE),
        Sight(roles.CHAIRPERSONS),
        Sight(roles.AUDITOR),
        Sight(roles.DEPUTY, frozenset(At) - {At.NOMINATING}),
        Sight(roles.PUBLIC),
    ),
    basis=(POWERS_OF_THE_CONGRESS, NOMINATION, SECRET_ELECTION, RESULT_OF_AN_ELECTION, VOTE_OF_THE_CONGRESS),
    expected={
        At.NOMINATING: ("nominate_candidate", "confirm_candidates"),
        At.LISTED: ("table_election",),
        At.VOTED: ("announce_election", "report_for_approval"),
        At.APPROVAL: ("enter_approval",),
        At.ANNOUNCED: ("take_oath",),
    },
    legends={
        "category": legend(Post),
        "outcome": {"elected": Text("已选出", "elected"), "left_open": Text("留待另行选举", "left open")},
    },
    columns={"title": nominating.title, "category": _post, "outcome": _outcome},
)
