"""From the deputy's draft to the office's decision to take the suggestion up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.procedure import Act, Check, Engage, Guard, How
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.suggestions import facts, merging
from yishi.rulebook.suggestions.stages import OWN_DRAFT, At, staying
from yishi.statutes.chongqing_suggestions import CHONGQING_SUGGESTIONS as CQ
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.zhejiang_suggestions import ZHEJIANG_SUGGESTIONS as ZJ

if TYPE_CHECKING:
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing


def _confirmed(standing: Standing) -> bool:
    return not standing.parties.get("invited")


def _not_oneself(standing: Standing, given: facts.Invitation, actor: Actor) -> bool:
    return actor.person not in given.persons


DRAFT: Final = Act(
    code="draft",
    title=Text("起草建议", "draft a suggestion"),
    done=Text("起草", "drafted"),
    by=(roles.DEPUTY,),
    moves={At.DRAFTING: At.DRAFTING},
    facts=facts.Draft,
    papers=5,
    # Whoever entered it from paper must be able to go on with it.
    engages=(Engage("lead_deputy", "@actor"), Engage("recorder", "@writer", How.ADD)),
    on_behalf=True,
    delegable=True,
    basis=DL.article(24),
)
AMEND: Final = Act(
    code="amend",
    title=Text("修改建议", "amend the suggestion"),
    done=Text("修改", "amended"),
    hint=Text("修改后，已联名的代表须重新确认", "Deputies who have co-signed must confirm anew"),
    by=(roles.LEAD_DEPUTY,),
    moves=staying(At.DRAFTING, At.COSIGNING, At.RETURNED),
    facts=facts.Draft,
    prefill=("amend", "draft", "arrive"),
    papers=5,
    # Whoever co-signed confirmed the old words: CQ-SUG 8 asks that each confirm the content.
    engages=(Engage("invited", "cosigner", How.RENAME),),
    on_behalf=True,
    delegable=True,
    basis=CQ.article(8, 2),
)
INVITE: Final = Act(
    code="invite",
    title=Text("邀请联名", "invite to co-sign"),
    done=Text("邀请联名", "invited to co-sign"),
    by=(roles.LEAD_DEPUTY,),
    moves={At.DRAFTING: At.COSIGNING, At.COSIGNING: At.COSIGNING},
    facts=facts.Invitation,
    checks=(
        Check(
            _not_oneself,
            Text("领衔代表不能邀请自己联名", "The lead deputy is not a co-signer"),
            CQ.article(8, 2),
            field="persons",
        ),
    ),
    engages=(Engage("invited", "persons", How.ADD),),
    on_behalf=True,
    delegable=True,
    basis=CQ.article(8, 2),
)
COSIGN: Final = Act(
    code="cosign",
    title=Text("确认联名", "co-sign"),
    done=Text("确认联名", "co-signed"),
    hint=Text("确认建议内容真实表达本人意愿", "You confirm that the content is your own wish"),
    by=(roles.INVITED,),
    moves={At.COSIGNING: At.COSIGNING, At.RETURNED: At.RETURNED},
    engages=(Engage("cosigner", "@actor", How.ADD), Engage("invited", "@actor", How.DROP)),
    on_behalf=True,
    in_person=CQ.article(8, 2),
    basis=CQ.article(8, 2),
)
DECLINE_COSIGN: Final = Act(
    code="decline_cosign",
    title=Text("不参加联名", "decline to co-sign"),
    done=Text("不参加联名", "declined to co-sign"),
    by=(roles.INVITED,),
    moves=staying(At.COSIGNING, At.RETURNED),
    engages=(Engage("invited", "@actor", How.DROP),),
    on_behalf=True,
    tells=(roles.LEAD_DEPUTY,),
    in_person=CQ.article(8, 2),
    basis=CQ.article(8, 2),
)
SUBMIT: Final = Act(
    code="submit",
    title=Text("提交建议", "submit"),
    done=Text("提交", "submitted"),
    by=(roles.LEAD_DEPUTY,),
    moves={At.DRAFTING: At.SUBMITTED, At.COSIGNING: At.SUBMITTED, At.RETURNED: At.SUBMITTED},
    facts=facts.Submission,
    guards=(
        Guard(
            _confirmed,
            Text("还有受邀代表尚未确认联名", "Some deputies invited have not confirmed"),
            CQ.article(8, 2),
            Text("请等待其确认，或者撤回邀请后提交", "Wait for them, or take the invitations back"),
        ),
    ),
    on_behalf=True,
    tells=(roles.COSIGNER,),
    in_person=DL.article(7, None, 3),
    basis=DL.article(36),
)
UNINVITE: Final = Act(
    code="uninvite",
    title=Text("撤回联名邀请", "take invitations back"),
    done=Text("撤回联名邀请", "took invitations back"),
    by=(roles.LEAD_DEPUTY,),
    moves=staying(At.COSIGNING, At.RETURNED),
    facts=facts.Invitation,
    engages=(Engage("invited", "persons", How.DROP),),
    on_behalf=True,
    delegable=True,
    basis=CQ.article(8, 2),
)
WITHDRAW: Final = Act(
    code="withdraw",
    title=Text("撤回建议", "withdraw"),
    done=Text("撤回", "withdrawn"),
    hint=Text("以书面形式提出；撤回后办理即行终止", "In writing; the handling ends"),
    by=(roles.LEAD_DEPUTY,),
    moves=dict.fromkeys(
        (*OWN_DRAFT, At.SUBMITTED, At.RETURNED, At.ADMITTED, At.HANDLING, At.RETURN_REQUESTED), At.WITHDRAWN
    ),
    facts=facts.Reason,
    papers=1,
    sets_public=False,
    on_behalf=True,
    tells=(roles.INVITED, roles.COSIGNER, roles.JOINED_MOVER, roles.OFFICE, *roles.HANDLERS),
    in_person=CQ.article(12),
    basis=CQ.article(12),
)
RETURN_TO_DEPUTY: Final = Act(
    code="return_to_deputy",
    title=Text("退回代表", "return to the deputy"),
    done=Text("退回代表", "returned to the deputy"),
    by=(roles.OFFICE,),
    moves={At.SUBMITTED: At.RETURNED},
    facts=facts.Inadmissibility,
    issues=Text("代表建议退回说明", "note on the return"),
    tells=(roles.COSIGNER,),
    basis=CQ.article(13, 3),
)
CONVERT: Final = Act(
    code="convert_to_letter",
    title=Text("转作来信", "convert to a letter"),
    done=Text("转作来信", "converted to a letter"),
    by=(roles.OFFICE,),
    moves={At.SUBMITTED: At.CONVERTED},
    facts=facts.Conversion,
    issues=Text("转送函", "forwarding letter"),
    tells=roles.MOVERS,
    basis=CQ.article(13, 3),
)
ADMIT: Final = Act(
    code="admit",
    title=Text("受理", "admit"),
    done=Text("受理并编号", "admitted and numbered"),
    by=(roles.OFFICE,),
    moves={At.SUBMITTED: At.ADMITTED},
    facts=facts.Admission,
    numbers=True,
    issues=Text("受理通知", "notice of admission"),
    tells=roles.MOVERS,
    basis=ZJ.article(10),
)

ACTS: Final = (
    INVITE, COSIGN, DECLINE_COSIGN, UNINVITE, AMEND, SUBMIT, ADMIT, RETURN_TO_DEPUTY, CONVERT, *merging.ACTS, WITHDRAW,
)  # fmt: skip
