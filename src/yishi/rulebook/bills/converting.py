"""A bill that goes on as a suggestion: what is taken along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from yishi.kernel.facts import MatterId, PersonId
from yishi.rulebook.bills.stages import At
from yishi.rulebook.suggestions.arriving import Arrival
from yishi.rulebook.suggestions.choices import Occasion

if TYPE_CHECKING:
    from yishi.kernel.standing import Standing

WORDED: Final = ("draft_bill", "amend_bill")
PARTS: Final = (("cause", "案由"), ("grounds", "案据"), ("plan", "方案"))


def text_of(standing: Standing) -> str:
    """The bill's words under their three headings."""
    said = [(name, standing.fact(part, *WORDED)) for part, name in PARTS]
    return "\n".join(f"{name}：{words}" for name, words in said if words)


def speaks(standing: Standing) -> bool:
    """Whether anything is said beyond the title."""
    return bool(text_of(standing))


def arrival(standing: Standing, bill: int) -> Arrival:
    """What the suggestion starts from. The standing is that after the conversion."""
    told: Any = standing.last(*WORDED)
    lead, *_ = standing.parties["lead_deputy"]
    own: Occasion | None = standing.fact("occasion", "put_as_suggestion")
    meanwhile = Occasion.RECESS if standing.moves[-1].start is At.STUDIED else Occasion.IN_SESSION
    return Arrival(
        bill=MatterId(bill),
        title=told.facts.title,
        sector=told.facts.sector,
        text=text_of(standing),
        lead=PersonId(lead.id),
        cosigners=tuple(PersonId(party.id) for party in standing.parties.get("cosigner", ())),
        occasion=own or meanwhile,
    )
