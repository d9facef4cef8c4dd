"""From the deputies' draft to handing in: signatures counted by the rule of the level (Organic Law art. 22)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.assembly import TOWNSHIP
from yishi.kernel.citation import Custom
from yishi.kernel.facts import MatterId
from yishi.kernel.procedure import Act, Begins, Check, Engage, Guard, How, Then
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.bills import calling, converting, facts
from yishi.rulebook.bills.stages import OWN_DRAFT, At, staying
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.organic_law import DEPUTIES_BILL_BY, TOWNSHIP_DEPUTIES_BILL_BY
from yishi.statutes.organic_law import ORGANIC_LAW as OL

if TYPE_CHECKING:
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing

EACH_FOR_HIMSELF: Final = Custom(
    Text("联名代表逐一确认议案文本", "each co-signing deputy confirms the text of the bill")
)
WORDED: Final = ("draft_bill", "amend_bill")
_PARTS: Final = ("cause", "grounds", "plan")


def needed(standing: Standing) -> int:
    """How many deputies must sign: ten from the county up, five in a township."""
    number = TOWNSHIP_DEPUTIES_BILL_BY if standing.assembly.level == TOWNSHIP else DEPUTIES_BILL_BY
    return number.value


def signed(standing: Standing) -> int:
    """How many have: the lead deputy and those who confirmed, as far as they still are deputies."""
    movers = {party.id for part in ("lead_deputy", "cosigner") for party in standing.parties.get(part, ())}
    return len(movers & standing.assembly.deputies)


def told_signatures(standing: Standing) -> Text | None:
    """How many signatures there are, and how many are wanting, while they are gathered."""
    if standing.stage not in {*OWN_DRAFT, At.RETURNED}:
        return None
    said = Text(
        "已有{n}名代表联名（含领衔代表），依法须{m}名以上", "{n} deputies have signed, the first included; it takes {m}"
    )
    return said.format(n=signed(standing), m=needed(standing))


def _enough(standing: Standing) -> bool:
    return signed(standing) >= needed(standing)


def _formed(standing: Standing) -> bool:
    return all(standing.fact(part, *WORDED) for part in _PARTS)


def _not_oneself(standing: Standing, given: facts.Signatories, actor: Actor) -> bool:
    return actor.person not in given.persons


def _session(standing: Standing, given: facts.HandingIn) -> int:
    return given.session


def _receipt(standing: Standing, matter: int) -> calling.Receipt:
    return calling.Receipt(bill=MatterId(matter))


DRAFT: Final = Act(
    code="draft_bill",
    title=Text("起草议案", "draft a bill"),
    done=Text("起草", "drafted"),
    hint=Text("议案应当有案由、案据和方案", "A bill has a cause, grounds and a plan"),
    by=(roles.DEPUTY,),
    moves={At.DRAFTING: At.DRAFTING},
    facts=facts.Bill,
    papers=5,
    # Whoever entered it from paper must be able to go on with it.
    engages=(Engage("lead_deputy", "@actor"), Engage("recorder", "@writer", How.ADD)),
    on_behalf=True,
    delegable=True,
    basis=DL.article(15, 1),
)
AMEND: Final = Act(
    code="amend_bill",
    title=Text("修改议案", "amend the bill"),
    done=Text("修改", "amended"),
    hint=Text("修改后，已联名的代表须重新确认", "Deputies who have co-signed must confirm anew"),
    by=(roles.LEAD_DEPUTY,),
    moves=staying(At.DRAFTING, At.COSIGNING, At.RETURNED),
    facts=facts.Bill,
    prefill=WORDED,
    papers=5,
    engages=(Engage("invited", "cosigner", How.RENAME),),
    on_behalf=True,
    delegable=True,
    basis=EACH_FOR_HIMSELF,
)
INVITE: Final = Act(
    code="invite_to_bill",
    title=Text("邀请联名", "invite to co-sign"),
    done=Text("邀请联名", "invited to co-sign"),
    by=(roles.LEAD_DEPUTY,),
    moves={At.DRAFTING: At.COSIGNING, At.COSIGNING: At.COSIGNING, At.RETURNED: At.RETURNED},
    facts=facts.Signatories,
    checks=(
        Check(
            _not_oneself,
            Text("领衔代表不能邀请自己联名", "The lead deputy is not a co-signer"),
            EACH_FOR_HIMSELF,
            field="persons",
        ),
    ),
    engages=(Engage("invited", "persons", How.ADD),),
    on_behalf=True,
    delegable=True,
    basis=OL.article(22, 2),
)
UNINVITE: Final = Act(
    code="uninvite_from_bill",
    title=Text("撤回联名邀请", "take invitations back"),
    done=Text("撤回联名邀请", "took invitations back"),
    by=(roles.LEAD_DEPUTY,),
    moves=staying(At.COSIGNING, At.RETURNED),
    facts=facts.Signatories,
    engages=(Engage("invited", "persons", How.DROP),),
    on_behalf=True,
    delegable=True,
    basis=EACH_FOR_HIMSELF,
)
COSIGN: Final = Act(
    code="cosign_bill",
    title=Text("确认联名", "co-sign"),
    done=Text("确认联名", "co-signed"),
    hint=Text("确认议案内容真实表达本人意愿", "You confirm that the content is your own wish"),
    by=(roles.INVITED,),
    moves=staying(At.COSIGNING, At.RETURNED),
    engages=(Engage("cosigner", "@actor", How.ADD), Engage("invited", "@actor", How.DROP)),
    on_behalf=True,
    in_person=OL.article(22, 2),
    basis=OL.article(22, 2),
)
DECLINE: Final = Act(
    code="decline_bill",
    title=Text("不参加联名", "decline to co-sign"),
    done=Text("不参加联名", "declined to co-sign"),
    by=(roles.INVITED,),
    moves=staying(At.COSIGNING, At.RETURNED),
    engages=(Engage("invited", "@actor", How.DROP),),
    on_behalf=True,
    tells=(roles.LEAD_DEPUTY,),
    in_person=EACH_FOR_HIMSELF,
    basis=EACH_FOR_HIMSELF,
)
UNSIGN: Final = Act(
    code="unsign_bill",
    title=Text("撤回联名", "take the signature back"),
    done=Text("撤回联名", "signature taken back"),
    hint=Text("提交以后不能再撤回联名", "After it is handed in, no signature is taken back"),
    by=(roles.COSIGNER,),
    moves=staying(At.COSIGNING, At.RETURNED),
    engages=(Engage("cosigner", "@actor", How.DROP),),
    on_behalf=True,
    in_person=OL.article(22, 2),
    tells=(roles.LEAD_DEPUTY,),
    basis=EACH_FOR_HIMSELF,
)
_READY: Final = (
    Guard(
        _formed,
        Text("议案应当有案由、案据和方案，尚不齐备", "A bill has a cause, grounds and a plan: something is missing"),
        DL.article(15, 1),
        Text("请先修改补齐", "Amend it first"),
    ),
    Guard(
        _enough,
        Text(
            "联名代表不足法定人数：县级以上须十人以上，乡、民族乡、镇须五人以上",
            "Too few signatures: it takes ten deputies from the county up, five in a township",
        ),
        OL.article(22, 2),
        Text("请继续征集联名，或者改作代表建议提出", "Gather more, or put it forward as a suggestion"),
    ),
)
HAND_IN: Final = Act(
    code="hand_in_bill",
    title=Text("提交议案", "hand in the bill"),
    done=Text("提交大会", "handed in to the congress"),
    by=(roles.LEAD_DEPUTY,),
    moves={At.DRAFTING: At.SUBMITTED, At.COSIGNING: At.SUBMITTED},
    facts=facts.HandingIn,
    guards=_READY,
    # A bill on paper may be entered after others that were handed in later.
    then=(Then(calling.RECEIVE.code, _session, _receipt, procedure="bill_call", out_of_turn=True),),
    on_behalf=True,
    tells=(roles.COSIGNER,),
    in_person=OL.article(22, 2),
    basis=OL.article(22, 2),
)
HAND_IN_AGAIN: Final = Act(
    code="hand_in_again",
    title=Text("补正后重新提交", "hand it in completed"),
    done=Text("补正后重新提交", "handed in completed"),
    by=(roles.LEAD_DEPUTY,),
    moves={At.RETURNED: At.SUBMITTED},
    guards=_READY,
    on_behalf=True,
    in_person=OL.article(22, 2),
    basis=OL.article(22, 2),
)
AS_SUGGESTION: Final = Act(
    code="put_as_suggestion",
    title=Text("改作代表建议提出", "put forward as a suggestion"),
    done=Text("改作代表建议提出", "put forward as a suggestion"),
    hint=Text("联名人数不够或者已过截止日期的，可以改作建议", "Where signatures or time are wanting"),
    by=(roles.LEAD_DEPUTY,),
    moves=dict.fromkeys((*OWN_DRAFT, At.RETURNED), At.CONVERTED),
    facts=facts.OwnConversion,
    guards=(
        Guard(
            converting.speaks,
            Text("没有写明具体内容，不能作为建议提出", "Without content it makes no suggestion either"),
            DL.article(24),
            Text("请先修改补齐", "Amend it first"),
        ),
    ),
    begins=Begins("suggestion", "arrive", converting.arrival, "suggestion"),
    on_behalf=True,
    tells=(roles.COSIGNER,),
    in_person=DL.article(24),
    basis=DL.article(24),
)

ACTS: Final = (INVITE, COSIGN, DECLINE, UNINVITE, UNSIGN, AMEND, HAND_IN, HAND_IN_AGAIN, AS_SUGGESTION)
