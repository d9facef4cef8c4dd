"""Open votes (表决): by device or by show of hands, counted of all members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.procedure import Act, Check, Engage, Guard, How, Procedure, Sight
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.votes import announcing, counting, facts, practice
from yishi.rulebook.votes.choices import OpenWay
from yishi.rulebook.votes.stages import Open
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.organic_law import ORGANIC_LAW as OL
from yishi.statutes.organic_law import VOTE_OF_THE_COMMITTEE, VOTE_OF_THE_CONGRESS

if TYPE_CHECKING:
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing

PARTS: Final = (
    Engage("roll_member", "roll"),
    Engage("voter", "present"),
    Engage("teller", "tellers"),
    Engage("presider", "presiders"),
)


def every_question_once(standing: Standing, given: facts.Cast, actor: Actor) -> bool:
    """Whether each question is answered, and none twice."""
    asked = range(1, len(counting.called(standing).questions) + 1)
    return sorted(answer.question for answer in given.answers) == list(asked)


def counted_once(standing: Standing, given: facts.Hands | facts.Papers | facts.Grades, actor: Actor) -> bool:
    """Whether each question is counted, and none twice."""
    asked = range(1, len(counting.called(standing).questions) + 1)
    return sorted(row.question for row in given.counts) == list(asked)


def _no_more_than_present(standing: Standing, given: facts.Hands, actor: Actor) -> bool:
    present = len(counting.called(standing).present)
    return all(sum(row.numbers) <= present for row in given.counts)


def _way_is(*ways: OpenWay) -> Guard:
    return Guard(
        lambda standing: counting.way(standing) in ways,
        Text("本次表决不采用这种方式", "This vote is not taken in that way"),
        VOTE_OF_THE_COMMITTEE,
    )


EVERY_QUESTION: Final = Check(
    every_question_once,
    Text("请对每一项各选择一种意见", "Answer each question once"),
    DL.article(23),
    field="answers",
)
CAST: Final = Act(
    code="cast_vote",
    title=Text("表决", "vote"),
    done=Text("表决", "voted"),
    hint=Text(
        "截止表决以前可以改选，以最后一次为准", "It can be changed until the vote is closed; the last one counts"
    ),
    by=(roles.VOTER,),
    moves={Open.OPEN: Open.OPEN},
    facts=facts.Cast,
    guards=(_way_is(OpenWay.NAMED),),
    checks=(EVERY_QUESTION,),
    public=True,
    in_person=DL.article(23),
    basis=DL.article(23),
)
CAST_UNNAMED: Final = Act(
    code="cast_unnamed_vote",
    title=Text("表决", "vote"),
    done=Text("表决", "voted"),
    hint=CAST.hint,
    by=(roles.VOTER,),
    moves={Open.OPEN: Open.OPEN},
    facts=facts.Cast,
    guards=(_way_is(OpenWay.UNNAMED),),
    checks=(EVERY_QUESTION,),
    seen_by=(roles.AUDITOR,),
    in_person=DL.article(23),
    basis=DL.article(23),
)
COUNT_HANDS: Final = Act(
    code="count_hands",
    title=Text("登记举手计数", "enter the hands counted"),
    done=Text("举手计数", "hands counted"),
    hint=Text("两名监票人、计票人分别登记，一致后方可宣布", "Two tellers enter it independently; they must agree"),
    by=(roles.TELLER,),
    moves={Open.OPEN: Open.OPEN, Open.CLOSED: Open.CLOSED},
    facts=facts.Hands,
    guards=(_way_is(OpenWay.HANDS),),
    checks=(
        Check(
            counted_once,
            Text("每一项各填一行", "One row for each question"),
            VOTE_OF_THE_COMMITTEE,
            field="counts",
        ),
        Check(
            _no_more_than_present,
            Text("赞成、反对、弃权之和多于出席人数", "More votes than are present"),
            VOTE_OF_THE_COMMITTEE,
            field="counts",
        ),
    ),
    basis=VOTE_OF_THE_COMMITTEE,
)
CLOSE: Final = Act(
    code="close_vote",
    title=Text("截止表决", "close the vote"),
    done=Text("表决截止", "vote closed"),
    by=(roles.PRESIDER,),
    moves={Open.OPEN: Open.CLOSED},
    basis=VOTE_OF_THE_COMMITTEE,
)
PUT: Final = Act(
    code="put_vote",
    title=Text("付表决", "put to the vote"),
    done=Text("付表决", "put to the vote"),
    by=(roles.PRESIDER,),
    internal=True,
    moves={Open.OPEN: Open.OPEN},
    facts=facts.OpenVote,
    engages=(*PARTS, Engage("presider", "@actor", How.ADD)),
    public=True,
    basis=OL.article(51, 4),
)

SEEN_BY: Final = (
    Sight(roles.ROLL_MEMBER),
    Sight(roles.VOTER),
    Sight(roles.TELLER),
    Sight(roles.PRESIDER),
    Sight(roles.OFFICE),
    Sight(roles.CHAIRPERSONS),
    Sight(roles.AUDITOR),
    Sight(roles.PUBLIC),
)

VOTE: Final = Procedure(
    code="vote",
    title=Text("表决", "votes"),
    summary=Text(
        "会议主持人付表决时，由系统记下全体成员和出席人员；赞成超过全体成员的半数为通过，结果由系统计算，任何人不能填写。",
        "When a vote is put, the record draws who the members are and who is present. More than half of all members "
        "carry it; the result is computed, and nobody can type it in.",
    ),
    in_force=DL.in_force,
    stages=Open,
    begins=Open.OPEN,
    ends=frozenset({Open.ANNOUNCED, Open.VOID}),
    goal=Open.ANNOUNCED,
    opens=PUT,
    acts=(
        CAST,
        CAST_UNNAMED,
        COUNT_HANDS,
        CLOSE,
        announcing.announce({Open.CLOSED: Open.ANNOUNCED}),
        announcing.void({Open.OPEN: Open.VOID, Open.CLOSED: Open.VOID}),
    ),
    deadlines=(),
    seen_by=SEEN_BY,
    basis=(VOTE_OF_THE_CONGRESS, VOTE_OF_THE_COMMITTEE, DL.article(23)),
    parameters=practice.PARAMETERS,
    expected={
        Open.OPEN: ("cast_vote", "cast_unnamed_vote", "count_hands", "close_vote"),
        Open.CLOSED: ("count_hands", "announce_result"),
    },
    legends={"outcome": announcing.OUTCOMES},
    columns={
        "title": lambda standing: announcing.put(standing, "title"),
        "category": lambda standing: announcing.put(standing, "ballot"),
        "outcome": announcing.outcome,
    },
    remarks=(announcing.told_result,),
)
