"""Recall by the congress (罢免): who moves it, the right to answer, the vote of all deputies: institution M12."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from yishi.kernel.facts import legend
from yishi.kernel.procedure import Procedure, Sight
from yishi.kernel.text import Text
from yishi.rulebook import roles, tabling
from yishi.rulebook.recalls import deciding, moving
from yishi.rulebook.recalls.facts import Post
from yishi.rulebook.recalls.stages import At
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.organic_law import REMOVAL, TOWNSHIP_REMOVAL, VOTE_OF_THE_CONGRESS
from yishi.statutes.organic_offices import RECALL as POWER

if TYPE_CHECKING:
    from yishi.kernel.standing import Standing


def _outcome(standing: Standing) -> str | None:
    if standing.stage is At.WITHDRAWN:
        return "withdrawn"
    if standing.last("record_vote") is None:
        return None
    return "passed" if tabling.carried(standing) else "rejected"


RECALL: Final[Procedure[Any]] = Procedure(
    code="recall",
    title=Text("罢免", "recall"),
    summary=Text(
        "主席团、常委会或者十分之一以上代表联名（乡镇为主席团或者五分之一以上代表），可以提出罢免案；被提出罢免的人员有权申辩；"
        "由大会全体会议表决，全体代表过半数通过。",
        "The presidium, the standing committee or a tenth of the deputies (a fifth in a township) move a recall; the "
        "person may answer; the plenary votes, and more than half of all deputies carry it.",
    ),
    in_force=DL.in_force,
    stages=At,
    begins=At.MOVED,
    ends=frozenset({At.RECALLED, At.REJECTED, At.WITHDRAWN}),
    goal=At.RECALLED,
    opens=moving.MOVE,
    acts=(*moving.ACTS, *deciding.ACTS),
    deadlines=(),
    seen_by=(
        Sight(roles.OFFICE),
        Sight(roles.CHAIRPERSONS),
        Sight(roles.AUDITOR),
        Sight(moving.MOVER),
        Sight(roles.DEPUTY, frozenset(At) - {At.WITHDRAWN}),
        Sight(roles.PUBLIC),
    ),
    basis=(POWER, REMOVAL, TOWNSHIP_REMOVAL, VOTE_OF_THE_CONGRESS),
    expected={
        At.MOVED: ("join_recall", "inform_of_recall", "table_recall"),
        At.TABLED: ("enter_recall_defence",),
        At.VOTED: ("announce_recall", "close_rejected"),
    },
    legends={
        "category": legend(Post),
        "outcome": {
            "passed": Text("已罢免", "recalled"),
            "rejected": Text("未通过", "not carried"),
            "withdrawn": Text("已撤回", "withdrawn"),
        },
    },
    columns={
        "title": lambda standing: moving.title(standing) or None,
        "category": lambda standing: standing.fact("post", "move_recall"),
        "outcome": _outcome,
    },
)
