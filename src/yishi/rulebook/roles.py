"""The offices that exist, and the roles that they and the parties of a matter play."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from yishi.kernel.role import Role
from yishi.kernel.text import Text


class OfficeKind(StrEnum):
    """Kinds of offices held from a day to a day (Organic Law arts. 14–18, 47, 54, 59)."""

    DEPUTY = "deputy"
    CHAIRPERSON = "chairperson"
    VICE_CHAIRPERSON = "vice_chairperson"
    COMMITTEE_MEMBER = "committee_member"
    CLERK = "clerk"
    UNIT_HEAD = "unit_head"
    UNIT_STAFF = "unit_staff"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


OFFICE_TITLES: Final = {
    OfficeKind.DEPUTY: Text("人大代表", "deputy"),
    OfficeKind.CHAIRPERSON: Text("常委会主任", "chairperson"),
    OfficeKind.VICE_CHAIRPERSON: Text("常委会副主任", "vice-chairperson"),
    OfficeKind.COMMITTEE_MEMBER: Text("常委会委员", "standing committee member"),
    OfficeKind.CLERK: Text("代表工作机构工作人员", "clerk of the deputies' affairs body"),
    OfficeKind.UNIT_HEAD: Text("承办单位负责人", "head of a handling unit"),
    OfficeKind.UNIT_STAFF: Text("承办单位经办人", "officer of a handling unit"),
    OfficeKind.AUDITOR: Text("监督审计人员", "auditor"),
    OfficeKind.ADMINISTRATOR: Text("系统管理员", "administrator"),
}

# Of several offices held, the one that somebody most likely signs in to act in comes first.
PRECEDENCE: Final = (
    OfficeKind.CHAIRPERSON,
    OfficeKind.VICE_CHAIRPERSON,
    OfficeKind.CLERK,
    OfficeKind.AUDITOR,
    OfficeKind.UNIT_HEAD,
    OfficeKind.UNIT_STAFF,
    OfficeKind.ADMINISTRATOR,
    OfficeKind.DEPUTY,
    OfficeKind.COMMITTEE_MEMBER,
)
UNIT_OFFICES: Final = frozenset({OfficeKind.UNIT_HEAD, OfficeKind.UNIT_STAFF})
CHAIR_OFFICES: Final = frozenset({OfficeKind.CHAIRPERSON, OfficeKind.VICE_CHAIRPERSON})

PUBLIC: Final = Role("public", Text("公众", "the public"))
DEPUTY: Final = Role("deputy", Text("代表", "deputy"), frozenset({OfficeKind.DEPUTY}))
OFFICE: Final = Role("office", Text("代表工作机构", "deputies' affairs body"), frozenset({OfficeKind.CLERK}))
CHAIRPERSONS: Final = Role("chairpersons", Text("主任会议成员", "council of chairpersons"), CHAIR_OFFICES)
AUDITOR: Final = Role("auditor", Text("监督审计人员", "auditor"), frozenset({OfficeKind.AUDITOR}))

LEAD_DEPUTY: Final = Role(
    "lead_deputy", Text("领衔代表", "lead deputy"), frozenset({OfficeKind.DEPUTY}), part="lead_deputy"
)
INVITED: Final = Role(
    "invited",
    Text("受邀联名的代表", "deputy invited to co-sign"),
    frozenset({OfficeKind.DEPUTY}),
    part="invited",
)
COSIGNER: Final = Role(
    "cosigner", Text("联名代表", "co-signing deputy"), frozenset({OfficeKind.DEPUTY}), part="cosigner"
)
JOINED_MOVER: Final = Role(
    "joined_mover",
    Text("并案代表", "mover of a merged suggestion"),
    frozenset({OfficeKind.DEPUTY}),
    part="joined_mover",
)
RECORDER: Final = Role(
    "recorder", Text("代录人员", "clerk who entered it"), frozenset({OfficeKind.CLERK}), part="recorder"
)
LEAD_UNIT: Final = Role("lead_unit", Text("主办单位", "lead unit"), UNIT_OFFICES, part="lead_unit")
LEAD_UNIT_HEAD: Final = Role(
    "lead_unit_head",
    Text("主办单位负责人", "head of the lead unit"),
    frozenset({OfficeKind.UNIT_HEAD}),
    part="lead_unit",
)
CO_UNIT: Final = Role("co_unit", Text("协办单位", "co-handling unit"), UNIT_OFFICES, part="co_unit")
KEY_SUPERVISOR: Final = Role(
    "key_supervisor", Text("督办领导", "supervising chairperson"), CHAIR_OFFICES, part="key_supervisor"
)
