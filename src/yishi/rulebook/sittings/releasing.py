"""A matter that leaves a sitting's agenda because of what became of it: withdrawn, or put on another sitting's."""

from __future__ import annotations

from typing import Final

from yishi.kernel.procedure import Act
from yishi.kernel.text import Text
from yishi.rulebook.sittings import facts
from yishi.rulebook.sittings.stages import AFTER, BEFORE, At, staying
from yishi.statutes.organic_law import ORGANIC_LAW as OL

# Not while it is being voted on: the vote is finished first.
RELEASE: Final = Act(
    code="release_item",
    title=Text("事项退出议程", "take a matter off"),
    done=Text("事项退出议程", "matter taken off the agenda"),
    by=(),
    internal=True,
    moves=staying(*BEFORE, At.OPEN, At.AGENDA_ADOPTED, At.DELIBERATION, *AFTER, At.CANCELLED),
    facts=facts.Released,
    basis=OL.article(54),
)
