"""Before the presidium: the examination of form, the special committee, the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.assembly import TOWNSHIP
from yishi.kernel.citation import Custom
from yishi.kernel.procedure import Act, Begins, Check, Engage, Guard
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.bills import converting, facts
from yishi.rulebook.bills.stages import At, staying
from yishi.statutes.chongqing_suggestions import CHONGQING_SUGGESTIONS as CQ
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.organic_law import ORGANIC_LAW as OL

if TYPE_CHECKING:
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing

AFTER_THE_SESSION: Final = Custom(
    Text("未列入议程的议案可以交专门委员会闭会后研究", "a bill left off the agenda may be studied after the session")
)
REFERRED: Final = ("refer_bill", "refer_for_study")


def _complete(standing: Standing, given: facts.Findings, actor: Actor) -> bool:
    return given.complete


def _incomplete(standing: Standing, given: facts.Incomplete, actor: Actor) -> bool:
    return not given.complete


def _has_committees(standing: Standing) -> bool:
    return standing.assembly.level != TOWNSHIP


def _movers_heard(standing: Standing) -> bool:
    return bool(standing.since(standing.last(*REFERRED), "hear_movers"))


_COMMITTEES: Final = Guard(
    _has_committees,
    Text("乡、民族乡、镇的人民代表大会不设专门委员会", "A township's congress has no special committees"),
    OL.article(33, 1),
    Text("由主席团直接决定", "The presidium decides by itself"),
)
_HEARD: Final = Guard(
    _movers_heard,
    Text(
        "审议代表议案应当与代表联系沟通、充分听取意见，尚无记载", "The movers have not been heard: nothing is recorded"
    ),
    DL.article(50),
    Text("请先记载与代表沟通的情况", "Record how they were heard first"),
)

REGISTER: Final = Act(
    code="register_bill",
    title=Text("形式审查合格，登记编号", "register as a bill"),
    done=Text("形式审查合格，登记编号", "form examined, registered and numbered"),
    hint=Text("案由、案据、方案齐备，属于本级人大职权范围", "Cause, grounds and plan; within the congress's powers"),
    by=(roles.PRESIDIUM,),
    moves={At.SUBMITTED: At.REGISTERED},
    facts=facts.Findings,
    checks=(
        Check(
            _complete,
            Text(
                "案由、案据、方案齐备并且属于职权范围的，才能作为议案",
                "Only what has cause, grounds and plan, and falls within the powers, is a bill",
            ),
            DL.article(15, 1),
            field="cause",
        ),
    ),
    numbers=True,
    tells=roles.SIGNERS,
    basis=DL.article(15, 1),
)
RETURN: Final = Act(
    code="return_bill",
    title=Text("退回补正", "return for completion"),
    done=Text("退回补正", "returned for completion"),
    hint=Text("具备的项目打勾，缺少的不打勾", "Tick what is there; leave unticked what is missing"),
    by=(roles.PRESIDIUM,),
    moves={At.SUBMITTED: At.RETURNED},
    facts=facts.Incomplete,
    checks=(
        Check(
            _incomplete,
            Text("四项都具备的，不应退回", "Nothing is missing: it is not to be returned"),
            DL.article(15, 1),
            field="cause",
        ),
    ),
    issues=Text("代表议案补正通知", "notice to complete the bill"),
    tells=(roles.COSIGNER,),
    basis=DL.article(15, 1),
)
# The desk asks, and leads neither way.
_DECISION: Final = Text("主席团作出决定", "the presidium's decision")
REFER: Final = Act(
    code="refer_bill",
    question=_DECISION,
    title=Text("交专门委员会审议", "refer to a special committee"),
    done=Text("主席团决定先交专门委员会审议", "referred to a special committee by the presidium"),
    by=(roles.PRESIDIUM,),
    moves={At.REGISTERED: At.IN_COMMITTEE, At.IN_COMMITTEE: At.IN_COMMITTEE},
    facts=facts.Referral,
    guards=(_COMMITTEES,),
    engages=(Engage("committee", "person"),),
    tells=roles.SIGNERS,
    basis=OL.article(22, 2),
)
HEAR_MOVERS: Final = Act(
    code="hear_movers",
    title=Text("与提案代表沟通", "hear the movers"),
    done=Text("听取提案代表意见", "movers heard"),
    by=(roles.COMMITTEE,),
    moves=staying(At.IN_COMMITTEE, At.STUDIED),
    facts=facts.Contact,
    papers=3,
    basis=DL.article(50),
)
GIVE_OPINION: Final = Act(
    code="give_bill_opinion",
    title=Text("提出审议意见", "give the committee's opinion"),
    done=Text("专门委员会提出审议意见", "special committee's opinion"),
    by=(roles.COMMITTEE,),
    moves={At.IN_COMMITTEE: At.EXAMINED},
    facts=facts.Opinion,
    guards=(_HEARD,),
    papers=3,
    issues=Text("专门委员会关于代表议案的审议意见", "special committee's opinion on the bill"),
    tells=roles.SIGNERS,
    basis=OL.article(22, 2),
)
PUT_ON_AGENDA: Final = Act(
    code="put_on_agenda",
    question=_DECISION,
    title=Text("决定列入大会议程", "put it on the agenda"),
    done=Text("主席团决定列入大会议程", "put on the agenda by the presidium"),
    hint=Text("附主席团会议纪要；公开后公众可以查看", "Attach the minutes; once public, all may read them"),
    by=(roles.PRESIDIUM,),
    moves={At.REGISTERED: At.ON_AGENDA, At.EXAMINED: At.ON_AGENDA},
    facts=facts.Decision,
    papers=3,
    papers_needed=1,
    public=True,
    tells=roles.SIGNERS,
    basis=OL.article(22, 2),
)
LEAVE_OFF: Final = Act(
    code="leave_off_agenda",
    question=_DECISION,
    title=Text("决定不列入大会议程", "leave it off the agenda"),
    done=Text("主席团决定不列入大会议程", "left off the agenda by the presidium"),
    hint=Text(
        "附主席团会议纪要，写明理由；公开后公众可以查看", "Attach the minutes, say why; once public, all may read"
    ),
    by=(roles.PRESIDIUM,),
    moves={At.REGISTERED: At.NOT_ON_AGENDA, At.EXAMINED: At.NOT_ON_AGENDA},
    facts=facts.ReasonedDecision,
    papers=3,
    papers_needed=1,
    public=True,
    tells=roles.SIGNERS,
    basis=OL.article(22, 2),
)
CONVERT: Final = Act(
    code="convert_bill",
    question=_DECISION,
    title=Text("决定转为代表建议", "convert it to a suggestion"),
    done=Text("主席团决定转为代表建议", "converted to a suggestion by the presidium"),
    hint=Text("联名代表不变，转入代表建议待受理", "Its movers stay; it awaits admission as a suggestion"),
    by=(roles.PRESIDIUM,),
    moves=dict.fromkeys(
        (At.SUBMITTED, At.RETURNED, At.REGISTERED, At.EXAMINED, At.NOT_ON_AGENDA, At.STUDIED), At.CONVERTED
    ),
    facts=facts.Conversion,
    begins=Begins("suggestion", "arrive", converting.arrival, "suggestion"),
    papers=3,
    papers_needed=1,
    public=True,
    tells=roles.SIGNERS,
    basis=CQ.article(11),
)
REFER_FOR_STUDY: Final = Act(
    code="refer_for_study",
    title=Text("交专门委员会闭会后研究", "have it studied after the session"),
    done=Text("主席团决定交专门委员会闭会后研究", "to be studied after the session, by the presidium"),
    by=(roles.PRESIDIUM,),
    moves={At.NOT_ON_AGENDA: At.STUDIED, At.STUDIED: At.STUDIED},
    facts=facts.Referral,
    guards=(_COMMITTEES,),
    engages=(Engage("committee", "person"),),
    public=True,
    tells=roles.SIGNERS,
    basis=AFTER_THE_SESSION,
)
REPORT_STUDY: Final = Act(
    code="report_study",
    title=Text("提出研究报告", "report on the study"),
    done=Text("专门委员会提出研究报告并通报代表", "special committee's report, told to the movers"),
    by=(roles.COMMITTEE,),
    moves={At.STUDIED: At.SETTLED},
    facts=facts.StudyReport,
    guards=(_HEARD,),
    papers=3,
    issues=Text("专门委员会关于代表议案的研究报告", "special committee's report on the bill"),
    public=True,
    tells=roles.SIGNERS,
    basis=DL.article(50),
)
EXPLAIN: Final = Act(
    code="explain_to_movers",
    title=Text("向提案代表说明", "explain to the movers"),
    done=Text("向提案代表说明理由", "explained to the movers"),
    by=(roles.PRESIDIUM,),
    moves={At.NOT_ON_AGENDA: At.SETTLED},
    facts=facts.Contact,
    basis=DL.article(50),
)

ACTS: Final = (
    REGISTER, RETURN, REFER, HEAR_MOVERS, GIVE_OPINION, PUT_ON_AGENDA, LEAVE_OFF, CONVERT, REFER_FOR_STUDY,
    REPORT_STUDY, EXPLAIN,
)  # fmt: skip
