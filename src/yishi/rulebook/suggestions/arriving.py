"""A suggestion that was a deputies' bill before: its movers and words come along."""

# Annotations of facts are read at run time.
from typing import Annotated, Final

from msgspec import Meta

from yishi.kernel.facts import Facts, Label, MatterId, PersonId
from yishi.kernel.procedure import Act, Engage
from yishi.kernel.text import Text
from yishi.rulebook.suggestions.choices import Occasion, Sector
from yishi.rulebook.suggestions.stages import At
from yishi.statutes.chongqing_suggestions import CHONGQING_SUGGESTIONS as CQ

# Whatever gives a suggestion its words.
WORDED: Final = ("draft", "amend", "arrive")


class Arrival(Facts, frozen=True):
    """What it brings along from the bill. Whoever signed that has signed this."""

    bill: Annotated[MatterId, Label("原议案", "The bill")]
    title: Annotated[str, Label("标题", "Title"), Meta(min_length=5, max_length=80)]
    sector: Annotated[Sector, Label("类别", "Sector")]
    text: Annotated[str, Label("正文", "Text", long=True), Meta(max_length=31000)]
    lead: Annotated[PersonId, Label("领衔代表", "Lead deputy")]
    cosigners: Annotated[tuple[PersonId, ...], Label("联名代表", "Co-signing deputies")] = ()
    occasion: Annotated[Occasion, Label("提出时间", "Occasion")] = Occasion.IN_SESSION


ARRIVE: Final = Act(
    code="arrive",
    title=Text("由议案转来", "arrive from a bill"),
    done=Text("由代表议案转为代表建议", "converted from a deputies' bill"),
    by=(),
    internal=True,
    moves={At.DRAFTING: At.SUBMITTED},
    facts=Arrival,
    engages=(Engage("lead_deputy", "lead"), Engage("cosigner", "cosigners")),
    public=True,
    basis=CQ.article(11),
)

ACTS: Final = (ARRIVE,)
