"""Like suggestions handled together (并案), and parted again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from yishi.kernel.facts import MatterId, PersonId
from yishi.kernel.procedure import Act, Engage, How, Then
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.suggestions import facts
from yishi.rulebook.suggestions.stages import At, staying
from yishi.statutes.chongqing_suggestions import CHONGQING_SUGGESTIONS as CQ

if TYPE_CHECKING:
    from yishi.kernel.standing import Standing


def _merged_into(standing: Standing, given: facts.Merger) -> int:
    return given.into


def _movers(standing: Standing, matter: int) -> facts.Absorption:
    parts = ("lead_deputy", "cosigner", "joined_mover")
    persons = [party.id for part in parts for party in standing.parties.get(part, ())]
    return facts.Absorption(matter=MatterId(matter), persons=tuple(map(PersonId, dict.fromkeys(persons))))


def _of_no_other(there: Standing, given: facts.Absorption) -> facts.Absorption:
    """Whoever moved another of the suggestions merged there stays a mover of it."""
    merged: dict[int, tuple[PersonId, ...]] = {}
    for step in there.since(None, "absorb", "release"):
        taken: Any = step.facts
        merged[taken.matter] = taken.persons if step.act == "absorb" else ()
    others = {person for matter, persons in merged.items() if matter != given.matter for person in persons}
    return replace(given, persons=tuple(person for person in given.persons if person not in others))


def _formerly_into(standing: Standing, given: object) -> int:
    into: int = standing.fact("into", "merge")
    return into


ABSORB: Final = Act(
    code="absorb",
    title=Text("并入相同建议", "absorb a like suggestion"),
    done=Text("并入一件建议", "another suggestion merged in"),
    by=(),
    internal=True,
    moves=staying(At.ADMITTED, At.HANDLING),
    facts=facts.Absorption,
    engages=(Engage("joined_mover", "persons", How.ADD),),
    tells=(roles.LEAD_DEPUTY, roles.COSIGNER, *roles.HANDLERS),
    basis=CQ.article(13, 3),
)
RELEASE: Final = Act(
    code="release",
    title=Text("分出原并入建议", "release a merged suggestion"),
    done=Text("分出一件建议", "a merged suggestion released"),
    by=(),
    internal=True,
    moves=staying(At.ADMITTED, At.HANDLING),
    facts=facts.Absorption,
    engages=(Engage("joined_mover", "persons", How.DROP),),
    tells=(roles.LEAD_DEPUTY, roles.COSIGNER, *roles.HANDLERS),
    basis=CQ.article(13, 3),
)
MERGE: Final = Act(
    code="merge",
    title=Text("并案", "merge"),
    done=Text("并案办理", "merged"),
    hint=Text(
        "内容相同或者相近的建议合并办理，并告知各位代表",
        "Like suggestions are handled together; each mover is told",
    ),
    by=(roles.OFFICE,),
    moves={At.ADMITTED: At.MERGED},
    facts=facts.Merger,
    then=(Then(ABSORB.code, _merged_into, _movers),),
    tells=roles.MOVERS,
    basis=CQ.article(13, 3),
)
SEPARATE: Final = Act(
    code="separate",
    title=Text("取消并案", "undo the merger"),
    done=Text("取消并案", "merger undone"),
    by=(roles.OFFICE,),
    moves={At.MERGED: At.ADMITTED},
    facts=facts.Reason,
    then=(Then(RELEASE.code, _formerly_into, _movers, _of_no_other),),
    tells=roles.MOVERS,
    basis=CQ.article(13, 3),
)

ACTS: Final = (MERGE, SEPARATE, ABSORB, RELEASE)
