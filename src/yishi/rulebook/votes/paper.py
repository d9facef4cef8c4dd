"""Ballots on paper: issued, returned and counted by two tellers independently."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.procedure import Act, Check, Guard
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.votes import announcing, counting, facts
from yishi.rulebook.votes.open_votes import counted_once
from yishi.rulebook.votes.stages import Secret
from yishi.statutes.electoral_law import VALIDITY

if TYPE_CHECKING:
    from yishi.kernel.facts import Facts
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing

PAPER_ONLY: Final = Guard(
    announcing.on_paper,
    Text("本次投票采用电子密封选票", "This ballot is sealed, by device"),
    VALIDITY,
)


def _none_too_many(standing: Standing, given: facts.Issued, actor: Actor) -> bool:
    return given.issued <= len(counting.called(standing).present)


def _as_issued(standing: Standing, given: facts.Sheet, actor: Actor) -> bool:
    return bool(given.issued == standing.fact("issued", "issue_ballots"))


def _returned_adds_up(standing: Standing, given: facts.Sheet, actor: Actor) -> bool:
    return given.valid + given.void == given.returned


def _adds_up(standing: Standing, given: facts.Papers | facts.Grades, actor: Actor) -> bool:
    """Fewer marks than ballots may be given, never more (Electoral Law art. 44)."""
    return all(sum(row.numbers) <= given.valid for row in given.counts)


def _no_more_than_seats(standing: Standing, given: facts.Papers, actor: Actor) -> bool:
    seats = counting.called(standing).seats
    chosen = sum(row.in_favour for row in given.counts) + sum(one.votes for one in given.write_ins)
    return seats is None or chosen <= seats * given.valid


_SHEET_CHECKS: Final = (
    Check(_as_issued, Text("与登记的发出票数不一致", "It is not the number issued"), VALIDITY, field="issued"),
    Check(
        _returned_adds_up,
        Text("有效票与废票之和应当等于收回的选票", "Valid and void ballots make up those returned"),
        VALIDITY,
        field="returned",
    ),
    Check(counted_once, Text("每一项各填一行", "One row for each question"), VALIDITY, field="counts"),
    Check(_adds_up, Text("一项的票数之和多于有效票", "More votes than valid ballots"), VALIDITY, field="counts"),
)
ISSUE: Final = Act(
    code="issue_ballots",
    title=Text("发出选票", "issue ballots"),
    done=Text("发出选票", "ballots issued"),
    by=(roles.TELLER,),
    moves={Secret.PREPARING: Secret.OPEN},
    facts=facts.Issued,
    guards=(PAPER_ONLY,),
    checks=(
        Check(
            _none_too_many,
            Text("发出的选票多于出席人数", "More ballots than are present"),
            VALIDITY,
            field="issued",
        ),
    ),
    public=True,
    basis=VALIDITY,
)


def count(kind: type[Facts]) -> Act[Secret]:
    """The tellers' count of a box; each enters it alone, and again until they agree."""
    limit = Check(
        _no_more_than_seats,
        Text("所选人数多于应选名额的选票无效，应当计入废票", "A ballot with more names than seats is void"),
        VALIDITY,
        field="counts",
    )
    return Act(
        code="count_ballots",
        title=Text("登记计票结果", "enter the count"),
        done=Text("计票", "counted"),
        hint=Text("两名监票人、计票人各自计票登记，一致后方可宣布", "Two tellers count independently; they must agree"),
        by=(roles.TELLER,),
        moves={Secret.CLOSED: Secret.CLOSED},
        facts=kind,
        guards=(PAPER_ONLY,),
        checks=(*_SHEET_CHECKS, limit) if kind is facts.Papers else _SHEET_CHECKS,
        papers=3,
        basis=VALIDITY,
    )
