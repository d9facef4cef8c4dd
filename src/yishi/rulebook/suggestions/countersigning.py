"""The co-handling units' word on the drafted reply (会签), and what the lead unit answers to an objection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.citation import Custom
from yishi.kernel.procedure import Act, Deadline, Guard
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.suggestions import facts, practice
from yishi.rulebook.suggestions.handling import HANDED_OVER
from yishi.rulebook.suggestions.stages import At, staying

if TYPE_CHECKING:
    from yishi.kernel.standing import Standing, Step

BASIS: Final = Custom(
    Text(
        "共同承办的建议由主办单位统一答复，答复稿送协办单位会签",
        "where several units handle it, the lead unit replies for all, and the others countersign its draft",
    )
)
WORDS: Final = ("countersign", "object")


def draft_in_hand(standing: Standing) -> Step | None:
    """The drafted reply that waits to be signed: the latest, unless it was sent back or the matter moved on."""
    drafted = standing.last("draft_reply")
    over = standing.last(*HANDED_OVER, "return_draft", "sign_reply", "order_rehandling")
    return None if drafted is None or (over is not None and over.seq > drafted.seq) else drafted


def word_of(standing: Standing, draft: Step | None, unit: int) -> Step | None:
    """What a unit said last of this draft: of a redraft it is asked anew."""
    said = [step for step in standing.since(draft, *WORDS) if step.actor.unit == unit]
    return said[-1] if said else None


def unanswered(standing: Standing) -> list[Step]:
    """Objections to the draft in hand that still stand, and that the lead unit has not answered."""
    draft = draft_in_hand(standing)
    said = [word_of(standing, draft, party.id) for party in standing.parties.get("co_unit", ())]
    objections = [word for word in said if word is not None and word.act == "object"]
    return [word for word in objections if not standing.since(word, "answer_objection")]


def all_heard(standing: Standing) -> bool:
    """Whether every co-handling unit has said its word on the draft in hand, or has let its term pass."""
    draft = draft_in_hand(standing)
    late = {due.party for due in standing.dues if due.code == "countersign" and due.late_on(standing.on)}
    units = standing.parties.get("co_unit", ())
    return all(party in late or word_of(standing, draft, party.id) is not None for party in units)


def _awaits(standing: Standing, drafted: Step) -> bool:
    return draft_in_hand(standing) is drafted


_DRAFTED: Final = Guard(
    lambda standing: draft_in_hand(standing) is not None,
    Text("没有待会签的答复稿", "No drafted reply waits to be countersigned"),
    BASIS,
)
_READERS: Final = (*roles.HANDLERS, roles.OFFICE, roles.CHAIRPERSONS, roles.AUDITOR)
# The desk asks, and leads neither way.
_QUESTION: Final = Text("会签答复稿", "countersign the drafted reply")
COUNTERSIGN: Final = Act(
    code="countersign",
    question=_QUESTION,
    title=Text("会签：同意", "countersign: agree"),
    done=Text("会签同意", "countersigned"),
    by=(roles.CO_UNIT,),
    moves=staying(At.HANDLING, At.REHANDLING),
    facts=facts.Remark,
    guards=(_DRAFTED,),
    seen_by=_READERS,
    tells=(roles.LEAD_UNIT,),
    delegable=True,
    upon="draft_reply",
    renewed_by=("draft_reply",),
    basis=BASIS,
)
OBJECT: Final = Act(
    code="object",
    question=_QUESTION,
    title=Text("会签：有不同意见", "countersign: object"),
    done=Text("会签提出不同意见", "objected to the draft"),
    by=(roles.CO_UNIT,),
    moves=staying(At.HANDLING, At.REHANDLING),
    facts=facts.Reason,
    guards=(_DRAFTED,),
    seen_by=_READERS,
    tells=(roles.LEAD_UNIT,),
    delegable=True,
    upon="draft_reply",
    renewed_by=("draft_reply",),
    basis=BASIS,
)
ANSWER_OBJECTION: Final = Act(
    code="answer_objection",
    title=Text("说明未采纳会签意见的理由", "say why an objection is not followed"),
    done=Text("说明未采纳会签意见的理由", "said why the objection is not followed"),
    hint=Text("采纳的，请修改答复稿，重新送会签", "If you follow it, redraft the reply: it is countersigned anew"),
    by=(roles.LEAD_UNIT,),
    moves=staying(At.HANDLING, At.REHANDLING),
    facts=facts.Reason,
    guards=(
        Guard(
            lambda standing: bool(unanswered(standing)),
            Text("没有需要说明的会签意见", "No objection waits for an answer"),
            BASIS,
        ),
    ),
    seen_by=_READERS,
    tells=(roles.CO_UNIT,),
    delegable=True,
    upon="draft_reply",
    basis=BASIS,
)
COUNTERSIGNED: Final[Deadline[At]] = Deadline(
    code="countersign",
    title=Text("会签答复稿", "countersign the drafted reply"),
    binds=roles.CO_UNIT,
    each=roles.CO_UNIT,
    since=("draft_reply",),
    met_by=WORDS,
    within=practice.COUNTERSIGN_WITHIN,
    when=_awaits,
    basis=BASIS,
)

ACTS: Final = (COUNTERSIGN, OBJECT, ANSWER_OBJECTION)
