"""Chongqing's regulations on appointments by standing committees (2022): one example of local practice.

They bind the municipality and its counties alike.
"""

from datetime import date
from typing import Final

from yishi.kernel.citation import Law, Number
from yishi.kernel.majority import MORE_THAN_HALF, ONE_FIFTH
from yishi.kernel.terms import Days
from yishi.kernel.text import Text

CHONGQING_APPOINTMENTS: Final = Law(
    "CQ-APP",
    Text("重庆市人大常委会人事任免工作条例", "Chongqing Appointments Regulations"),
    Text(
        "重庆市各级人民代表大会常务委员会人事任免工作条例",
        "Regulations of Chongqing Municipality on Appointments and Removals by the Standing Committees"
        "of People's Congresses at All Levels",
    ),
    version=date(2022, 6, 10),
    # The text does not say when the amending decision took effect: the day it was passed.
    in_force=date(2022, 6, 10),
    local=True,
)

# On the council's nomination: special committees in recess, the standing committee's bodies, the credentials committee.
SPECIAL_COMMITTEES: Final = CHONGQING_APPOINTMENTS.article(6, None, 1)
COMMITTEE_BODIES: Final = CHONGQING_APPOINTMENTS.article(6, None, 2)
CREDENTIALS_COMMITTEE: Final = CHONGQING_APPOINTMENTS.article(6, None, 3)
# Likewise the members of a commission of inquiry, and in a county the street working commissions.
COMMISSION_OF_INQUIRY: Final = CHONGQING_APPOINTMENTS.article(6, None, 4)
STREET_COMMISSIONS: Final = CHONGQING_APPOINTMENTS.article(6, None, 5)
# On the nomination of the head of the county: single deputy heads in recess, and the heads of bureaus.
DEPUTY_HEADS: Final = CHONGQING_APPOINTMENTS.article(7, 1, 1)
BUREAU_HEADS: Final = CHONGQING_APPOINTMENTS.article(7, 1, 3)
# The government files them with the government above.
FILED_ABOVE: Final = CHONGQING_APPOINTMENTS.article(7, 2)
# On the nomination of the commission's head: its deputy heads and members.
SUPERVISORS: Final = CHONGQING_APPOINTMENTS.article(8)
# On the nomination of a county court's president: judges and assessors; of its chief procurator: procurators.
JUDGES: Final = CHONGQING_APPOINTMENTS.article(10, None, 1)
PROCURATORS: Final = CHONGQING_APPOINTMENTS.article(10, None, 2)
# A vice-chairperson, proposed by the council, acts for the chairperson.
ACTING_CHAIRPERSON: Final = CHONGQING_APPOINTMENTS.article(11)
# Acting heads come from the deputy heads; another is first made a deputy head.
ACTING_HEADS: Final = CHONGQING_APPOINTMENTS.article(12)
# Who moves or retires is first removed; abolition or death ends the office by itself, and is filed and announced.
REMOVED_FIRST: Final = CHONGQING_APPOINTMENTS.article(13)
ENDED_BY_ITSELF: Final = CHONGQING_APPOINTMENTS.article(14)
# A new term: government heads of bureaus are appointed anew, others go on.
NEW_TERM: Final = CHONGQING_APPOINTMENTS.article(15)
# Nominees are qualified and have passed the law examination (valid for the term); who fails a re-sit is not tabled.
EXAMINATION: Final = CHONGQING_APPOINTMENTS.article(16, 1)
NOT_TABLED: Final = CHONGQING_APPOINTMENTS.article(16, 2)
# The case comes ahead of the meeting, with explanation and assessment; for a new body with its approval.
SUBMISSION: Final = CHONGQING_APPOINTMENTS.article(17, 1)
PAPERS: Final = CHONGQING_APPOINTMENTS.article(17, 2)
NEW_BODY: Final = CHONGQING_APPOINTMENTS.article(17, 3)
# The council's own go straight to the meeting; others are checked, then the council decides whether to table.
TABLING: Final = CHONGQING_APPOINTMENTS.article(18, 1)
CHECK: Final = CHONGQING_APPOINTMENTS.article(18, 2)
# The nominator explains and answers; nominees may be asked for a statement.
EXPLANATION: Final = CHONGQING_APPOINTMENTS.article(19, 1)
STATEMENT: Final = CHONGQING_APPOINTMENTS.article(19, 2)
# A complaint: the nominator investigates and reports in writing; what stays unclear is not put to the vote.
COMPLAINT: Final = CHONGQING_APPOINTMENTS.article(20, 1)
# Withdrawn before the vote with the council's consent.
WITHDRAWAL: Final = CHONGQING_APPOINTMENTS.article(20, 2)
# Who was not passed may be nominated again, but not for the same post in the term after two rejections running.
REJECTED: Final = CHONGQING_APPOINTMENTS.article(21)
# As a rule in secret, person by person, resignations too; several at once if the council so decides.
WAY_OF_VOTING: Final = CHONGQING_APPOINTMENTS.article(22, 1)
# More than half of all members; for, against, or an abstention; the chair announces the result at once.
MAJORITY: Final = CHONGQING_APPOINTMENTS.article(22, 2)
# The certificate of appointment, signed by the chairperson; the oath.
CERTIFICATE: Final = CHONGQING_APPOINTMENTS.article(23)
OATH: Final = CHONGQING_APPOINTMENTS.article(24)
# It is announced, and the submitting organ told; nothing is made public before the vote.
ANNOUNCED: Final = CHONGQING_APPOINTMENTS.article(25)
NOT_BEFORE_THE_VOTE: Final = CHONGQING_APPOINTMENTS.article(26)
# Resignations in recess, of those elected and of those appointed; offices that exclude each other.
RESIGNATION: Final = CHONGQING_APPOINTMENTS.article(27, 1)
APPOINTEES_RESIGNATION: Final = CHONGQING_APPOINTMENTS.article(27, 2)
INCOMPATIBILITY: Final = CHONGQING_APPOINTMENTS.article(28)
# Whom the committee may dismiss, and whom in recess; who moves it.
DISMISSAL: Final = CHONGQING_APPOINTMENTS.article(29, 1)
DISMISSAL_IN_RECESS: Final = CHONGQING_APPOINTMENTS.article(29, 2)
DISMISSAL_MOVED: Final = CHONGQING_APPOINTMENTS.article(30)
# A dismissal is moved in writing with its grounds; the person may answer; how it comes to the meeting.
FORM_OF_A_DISMISSAL: Final = CHONGQING_APPOINTMENTS.article(31)
DISMISSAL_TABLED: Final = CHONGQING_APPOINTMENTS.article(32)
# Appointees are overseen by reports on work and duties, inspections, interpellation and appraisal.
OVERSIGHT_OF_APPOINTEES: Final = CHONGQING_APPOINTMENTS.article(34)
# Accusations against them are passed on to be investigated; sanctions on them are filed.
ACCUSATIONS: Final = CHONGQING_APPOINTMENTS.article(35)
SANCTIONS_FILED: Final = CHONGQING_APPOINTMENTS.article(36)

SUBMIT_BEFORE: Final = Number(Days(7), SUBMISSION)
REJECTIONS: Final = Number(2, REJECTED)
APPOINTMENT_MAJORITY: Final = Number(MORE_THAN_HALF, MAJORITY)
DISMISSAL_BY: Final = Number(ONE_FIFTH, DISMISSAL_MOVED)
