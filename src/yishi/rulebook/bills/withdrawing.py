"""Withdrawal: the movers' own until the bill is on the agenda, with the presidium's consent until the vote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.citation import Custom
from yishi.kernel.procedure import Act, Guard
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.bills import facts
from yishi.rulebook.bills.stages import OWN_DRAFT, At, staying
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.organic_law import ORGANIC_LAW as OL

if TYPE_CHECKING:
    from yishi.kernel.standing import Standing

_MOVERS_OWN: Final = Custom(
    Text("未列入议程的议案可以由提案人撤回", "until it is on the agenda its movers may withdraw it")
)
_UNDECIDED: Final = (At.SUBMITTED, At.RETURNED, At.REGISTERED, At.IN_COMMITTEE, At.EXAMINED)


def _asked(standing: Standing) -> bool:
    asked = standing.last("ask_withdrawal")
    return asked is not None and not standing.since(asked, "refuse_withdrawal")


def not_asked(standing: Standing) -> bool:
    """Whether no withdrawal waits for the presidium."""
    return not _asked(standing)


WITHDRAW: Final = Act(
    code="withdraw_bill",
    title=Text("撤回议案", "withdraw the bill"),
    done=Text("提案人撤回", "withdrawn by its movers"),
    by=(roles.LEAD_DEPUTY,),
    moves=dict.fromkeys((*OWN_DRAFT, *_UNDECIDED), At.WITHDRAWN),
    facts=facts.Reason,
    papers=1,
    sets_public=False,
    on_behalf=True,
    tells=(roles.INVITED, roles.COSIGNER, roles.OFFICE),
    in_person=_MOVERS_OWN,
    basis=_MOVERS_OWN,
)
ASK_WITHDRAWAL: Final = Act(
    code="ask_withdrawal",
    title=Text("要求撤回议案", "ask to withdraw the bill"),
    done=Text("提案人要求撤回", "withdrawal asked for by its movers"),
    hint=Text("已列入议程的议案，经主席团同意后撤回", "On the agenda already: the presidium must consent"),
    by=(roles.LEAD_DEPUTY,),
    moves=staying(At.ON_AGENDA, At.DELIBERATED),
    facts=facts.Reason,
    guards=(Guard(not_asked, Text("已经要求撤回", "It is asked for already"), OL.article(22, 3)),),
    papers=1,
    on_behalf=True,
    tells=(roles.COSIGNER,),
    in_person=DL.article(15, 3),
    basis=DL.article(15, 3),
)
_REQUEST: Final = Text("决定是否同意撤回", "decide on the withdrawal")
_PENDING: Final = Guard(_asked, Text("提案人没有要求撤回", "Its movers do not ask for it"), OL.article(22, 3))
CONSENT: Final = Act(
    code="consent_to_withdrawal",
    question=_REQUEST,
    title=Text("主席团同意撤回", "consent to the withdrawal"),
    done=Text("主席团同意撤回，审议终止", "withdrawn with the presidium's consent"),
    by=(roles.PRESIDIUM,),
    moves={At.ON_AGENDA: At.WITHDRAWN, At.DELIBERATED: At.WITHDRAWN},
    facts=facts.Decision,
    guards=(_PENDING,),
    papers=3,
    papers_needed=1,
    public=True,
    tells=roles.SIGNERS,
    basis=OL.article(22, 3),
)
REFUSE: Final = Act(
    code="refuse_withdrawal",
    question=_REQUEST,
    title=Text("主席团不同意撤回", "refuse the withdrawal"),
    done=Text("主席团不同意撤回", "withdrawal refused by the presidium"),
    by=(roles.PRESIDIUM,),
    moves=staying(At.ON_AGENDA, At.DELIBERATED),
    facts=facts.ReasonedDecision,
    guards=(_PENDING,),
    papers=3,
    papers_needed=1,
    tells=roles.SIGNERS,
    basis=OL.article(22, 3),
)

ACTS: Final = (WITHDRAW, ASK_WITHDRAWAL, CONSENT, REFUSE)
