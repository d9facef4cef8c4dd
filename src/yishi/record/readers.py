"""Who may read the sealed values of a matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.refusal import NoPower
from yishi.kernel.text import Text, join
from yishi.record.examining import actor_of
from yishi.record.standings import standing_of
from yishi.rulebook.roles import UNIT_OFFICES, OfficeKind
from yishi.statutes.personal_information_law import LIMITED_ACCESS

if TYPE_CHECKING:
    from datetime import date

    from yishi.congress.models import Office
    from yishi.kernel.standing import Standing
    from yishi.record.models import Sealed

USUAL: Final = frozenset({OfficeKind.CLERK, *UNIT_OFFICES})


def may_unseal(standing: Standing, office: Office | None) -> bool:
    """Whether the office may read them: the roles that the procedure names, else the office and units in charge."""
    if office is None:
        return False
    readers = standing.procedure.unsealed_by
    if readers is None:
        return office.kind in USUAL
    actor = actor_of(office)
    return any(role.held_by(actor, standing.parties) for role in readers)


def examine_reader(sealed: Sealed, office: Office, on: date) -> None:
    """Raises NoPower when the matter's procedure keeps the value for others."""
    if sealed.matter is None:
        return
    standing = standing_of(sealed.matter, on)
    readers = standing.procedure.unsealed_by
    if readers is not None and not may_unseal(standing, office):
        who = join(Text("、", ", "), [role.title for role in readers])
        reason = Text("这项个人信息只供{who}查阅", "Only these may read it: {who}").format(who=who)
        raise NoPower(reason, LIMITED_ACCESS)
