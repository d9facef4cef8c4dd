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
    STATION_STAFF = "station_staff"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    # Held by nobody in particular: in this capacity a resident writes at a station, and signs in nowhere.
    RESIDENT = "resident"


OFFICE_TITLES: Final = {
    OfficeKind.DEPUTY: Text("人大代表", "deputy"),
    OfficeKind.CHAIRPERSON: Text("常委会主任", "chairperson"),
    OfficeKind.VICE_CHAIRPERSON: Text("常委会副主任", "vice-chairperson"),
    OfficeKind.COMMITTEE_MEMBER: Text("常委会委员", "standing committee member"),
    OfficeKind.CLERK: Text("代表工作机构工作人员", "clerk of the deputies' affairs body"),
    OfficeKind.UNIT_HEAD: Text("承办单位负责人", "head of a handling unit"),
    OfficeKind.UNIT_STAFF: Text("承办单位经办人", "officer of a handling unit"),
    OfficeKind.STATION_STAFF: Text("联络站工作人员", "staff of a liaison station"),
    OfficeKind.AUDITOR: Text("监督审计人员", "auditor"),
    OfficeKind.ADMINISTRATOR: Text("系统管理员", "administrator"),
    OfficeKind.RESIDENT: Text("居民", "resident"),
}

# Of several offices held, the one that somebody most likely signs in to act in comes first.
PRECEDENCE: Final = (
    OfficeKind.CHAIRPERSON,
    OfficeKind.VICE_CHAIRPERSON,
    OfficeKind.CLERK,
    OfficeKind.AUDITOR,
    OfficeKind.UNIT_HEAD,
    OfficeKind.UNIT_STAFF,
    OfficeKind.STATION_STAFF,
    OfficeKind.ADMINISTRATOR,
    OfficeKind.DEPUTY,
    OfficeKind.COMMITTEE_MEMBER,
    OfficeKind.RESIDENT,
)
UNIT_OFFICES: Final = frozenset({OfficeKind.UNIT_HEAD, OfficeKind.UNIT_STAFF})
CHAIR_OFFICES: Final = frozenset({OfficeKind.CHAIRPERSON, OfficeKind.VICE_CHAIRPERSON})
# The chairperson, the vice-chairpersons and the members make up the standing committee (Organic Law art. 47).
MEMBER_OFFICES: Final = CHAIR_OFFICES | {OfficeKind.COMMITTEE_MEMBER}
VOTING_OFFICES: Final = MEMBER_OFFICES | {OfficeKind.DEPUTY}

PUBLIC: Final = Role("public", Text("公众", "the public"))
DEPUTY: Final = Role("deputy", Text("代表", "deputy"), frozenset({OfficeKind.DEPUTY}))
OFFICE: Final = Role("office", Text("代表工作机构", "deputies' affairs body"), frozenset({OfficeKind.CLERK}))
CHAIRPERSONS: Final = Role("chairpersons", Text("主任会议成员", "council of chairpersons"), CHAIR_OFFICES)
AUDITOR: Final = Role("auditor", Text("监督审计人员", "auditor"), frozenset({OfficeKind.AUDITOR}))

# At a session the presidium and the special committees act through clerks, who attach their papers.
PRESIDIUM: Final = Role(
    "presidium", Text("主席团（秘书处办理）", "presidium, through its secretariat"), frozenset({OfficeKind.CLERK})
)
COMMITTEE: Final = Role(
    "committee",
    Text("专门委员会（经办人）", "special committee, through its clerk"),
    frozenset({OfficeKind.CLERK}),
    part="committee",
)

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

# At a liaison station. Its staff act for it as a unit; whichever station, where the role has no part.
STATION_STAFF: Final = Role(
    "station_staff", Text("联络站工作人员", "staff of a liaison station"), frozenset({OfficeKind.STATION_STAFF})
)
STATION: Final = Role(
    "station", Text("联络站", "liaison station"), frozenset({OfficeKind.STATION_STAFF}), part="lead_unit"
)
STATION_DEPUTY: Final = Role(
    "station_deputy", Text("进站代表", "deputy of the station"), frozenset({OfficeKind.DEPUTY}), part="station_deputy"
)
HANDLING_DEPUTY: Final = Role(
    "handling_deputy", Text("承办代表", "deputy in charge"), frozenset({OfficeKind.DEPUTY}), part="lead_deputy"
)
HANDLING_UNIT: Final = Role("handling_unit", Text("办理单位", "unit that answers"), UNIT_OFFICES, part="handling_unit")
DUTY_DEPUTY: Final = Role(
    "duty_deputy", Text("值班代表", "deputy on duty"), frozenset({OfficeKind.DEPUTY}), part="duty_deputy"
)
PRESENT_DEPUTY: Final = Role(
    "present_deputy", Text("到场代表", "deputy present"), frozenset({OfficeKind.DEPUTY}), part="present_deputy"
)
CALLED_DEPUTY: Final = Role(
    "called_deputy", Text("参加代表", "deputy called"), frozenset({OfficeKind.DEPUTY}), part="called_deputy"
)
ATTENDEE: Final = Role("attendee", Text("到会代表", "deputy present"), frozenset({OfficeKind.DEPUTY}), part="attendee")
RESIDENT: Final = Role("resident", Text("反映人", "the resident"), frozenset({OfficeKind.RESIDENT}))

# At a sitting and in its votes. A deputy or member takes part as a person, in whichever of these offices.
MEMBER: Final = Role("member", Text("常委会组成人员", "member of the standing committee"), MEMBER_OFFICES)
ROLL_MEMBER: Final = Role("roll_member", Text("应到人员", "member of the meeting"), VOTING_OFFICES, part="roll_member")
PRESENT: Final = Role("present", Text("出席", "present"), VOTING_OFFICES, part="present")
ON_LEAVE: Final = Role("on_leave", Text("请假", "on leave"), VOTING_OFFICES, part="on_leave")
INVITED_UNIT: Final = Role("invited_unit", Text("列席单位", "unit that attends"), UNIT_OFFICES, part="invited_unit")
REPORTING_UNIT: Final = Role(
    "reporting_unit", Text("报告单位", "unit that reports"), UNIT_OFFICES, part="reporting_unit"
)
SPEAKER: Final = Role("speaker", Text("发言人", "speaker"), VOTING_OFFICES, part="speaker")
VOTER: Final = Role("voter", Text("表决人", "voter"), VOTING_OFFICES, part="voter")
TELLER: Final = Role("teller", Text("监票人、计票人", "scrutineer or teller"), VOTING_OFFICES, part="teller")
PRESIDER: Final = Role(
    "presider", Text("会议主持人", "whoever presides"), CHAIR_OFFICES | {OfficeKind.CLERK}, part="presider"
)

# Whoever moved a suggestion, and whoever has it in hand.
MOVERS: Final = (LEAD_DEPUTY, COSIGNER, JOINED_MOVER)
SIGNERS: Final = (LEAD_DEPUTY, COSIGNER)
HANDLERS: Final = (LEAD_UNIT, CO_UNIT)
