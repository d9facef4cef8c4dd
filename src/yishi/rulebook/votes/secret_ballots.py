"""Secret ballots (无记名投票) on persons and elections, and satisfaction tests (满意度测评), which are no decisions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from yishi.kernel.procedure import Act, Engage, How, Procedure
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.votes import announcing, devices, facts, paper, practice
from yishi.rulebook.votes.open_votes import PARTS, SEEN_BY
from yishi.rulebook.votes.stages import Secret
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.electoral_law import VALIDITY
from yishi.statutes.organic_law import SECRET_ELECTION, VOTE_OF_THE_COMMITTEE, VOTE_OF_THE_CONGRESS
from yishi.statutes.oversight_law import VOTE_ON_DISMISSAL

if TYPE_CHECKING:
    from yishi.kernel.facts import Facts

_BEFORE: Final = (Secret.PREPARING, Secret.KEYING, Secret.OPEN, Secret.CLOSED)

PUT: Final = Act(
    code="put_ballot",
    title=Text("付无记名投票", "put to a secret ballot"),
    done=Text("付无记名投票", "put to a secret ballot"),
    by=(roles.PRESIDER,),
    internal=True,
    moves={Secret.PREPARING: Secret.PREPARING},
    facts=facts.SecretBallot,
    engages=(*PARTS, Engage("presider", "@actor", How.ADD)),
    public=True,
    basis=SECRET_ELECTION,
)
CLOSE: Final = Act(
    code="close_ballot",
    title=Text("截止投票", "close the ballot"),
    done=Text("投票截止", "ballot closed"),
    by=(roles.PRESIDER,),
    moves={Secret.OPEN: Secret.CLOSED},
    public=True,
    basis=VALIDITY,
)


def _acts(sheet: type[Facts]) -> tuple[Act[Secret], ...]:
    return (
        paper.ISSUE,
        *devices.ACTS,
        CLOSE,
        paper.count(sheet),
        announcing.announce({Secret.CLOSED: Secret.ANNOUNCED}),
        announcing.void(dict.fromkeys(_BEFORE, Secret.VOID)),
    )


SECRET_BALLOT: Final = Procedure(
    code="secret_ballot",
    title=Text("无记名投票", "secret ballots"),
    summary=Text(
        "纸质选票由两名监票人、计票人分别计票，一致后宣布；收回多于发出的，整次投票无效。电子密封选票在各人设备上加密，"
        "只开启全部选票的总数。赞成超过全体成员的半数为通过。",
        "Ballots on paper are counted by two tellers independently, until they agree; more returned than issued makes "
        "the poll void. Sealed ballots are encrypted on each voter's device, and only their sum is opened. More than "
        "half of all members carry it.",
    ),
    in_force=DL.in_force,
    stages=Secret,
    begins=Secret.PREPARING,
    ends=frozenset({Secret.ANNOUNCED, Secret.VOID}),
    goal=Secret.ANNOUNCED,
    opens=PUT,
    acts=_acts(facts.Papers),
    deadlines=(),
    seen_by=SEEN_BY,
    basis=(SECRET_ELECTION, VOTE_ON_DISMISSAL, VALIDITY, VOTE_OF_THE_CONGRESS, VOTE_OF_THE_COMMITTEE),
    parameters=practice.PARAMETERS,
    expected={
        Secret.PREPARING: ("bring_device_key", "issue_ballots", "freeze_poll"),
        Secret.KEYING: ("bring_box_key", "share_key", "confirm_share", "open_poll"),
        Secret.OPEN: ("cast_sealed_ballot", "close_ballot"),
        Secret.CLOSED: ("count_ballots", "open_total", "announce_result"),
    },
    legends={"outcome": announcing.OUTCOMES},
    columns={
        "title": lambda standing: announcing.put(standing, "title"),
        "category": lambda standing: announcing.put(standing, "ballot"),
        "outcome": announcing.outcome,
    },
    remarks=(announcing.told_result,),
)
TEST_PUT: Final = replace(
    PUT,
    code="put_test",
    title=Text("付满意度测评", "put to a satisfaction test"),
    done=Text("付满意度测评", "put to a satisfaction test"),
    basis=practice.SATISFIED_PERCENT.basis,
)
SATISFACTION_TEST: Final = replace(
    SECRET_BALLOT,
    code="satisfaction_test",
    title=Text("满意度测评", "satisfaction tests"),
    summary=Text(
        "对工作报告等进行测评，分满意、基本满意、不满意三档，比例和计算基数由本地做法确定。测评不是表决，不产生决定，更不是撤换。",
        "A test of a report or a work in three grades; shares and base are local practice. It is no vote and decides "
        "nothing, least of all on anybody's removal.",
    ),
    opens=TEST_PUT,
    acts=_acts(facts.Grades),
    basis=(practice.SATISFIED_PERCENT.basis,),
)
