"""Guangdong's measures on appointments by standing committees (2022): one example of local practice."""

from datetime import date
from typing import Final

from yishi.kernel.citation import Law, Number
from yishi.kernel.majority import MORE_THAN_HALF, ONE_FIFTH
from yishi.kernel.terms import Days, Months
from yishi.kernel.text import Text

GUANGDONG_APPOINTMENTS: Final = Law(
    "GD-APP",
    Text("广东省人大常委会人事任免办法", "Guangdong Appointments Measures"),
    Text(
        "广东省各级人民代表大会常务委员会人事任免办法",
        "Measures of Guangdong Province on Appointments and Removals by the Standing Committees"
        "of People's Congresses at All Levels",
    ),
    version=date(2022, 7, 28),
    in_force=date(2022, 7, 28),
    local=True,
)

# The congress's and the standing committee's own bodies.
COMMITTEE_BODIES: Final = GUANGDONG_APPOINTMENTS.article(3)
# Single deputy heads in recess; on the head's nomination the other members of the government.
DEPUTY_HEADS: Final = GUANGDONG_APPOINTMENTS.article(4, None, 1)
BUREAU_HEADS: Final = GUANGDONG_APPOINTMENTS.article(4, None, 2)
# On the nomination of each organ's head: supervisors, judges and assessors, procurators.
SUPERVISORS: Final = GUANGDONG_APPOINTMENTS.article(5)
JUDGES: Final = GUANGDONG_APPOINTMENTS.article(6)
PROCURATORS: Final = GUANGDONG_APPOINTMENTS.article(7, None, 1)
# The standing committee above approves a chief procurator.
CHIEF_PROCURATOR_APPROVED: Final = GUANGDONG_APPOINTMENTS.article(7, None, 3)
# A vice-chairperson acts for the chairperson; acting heads of organs come from their deputies, until when.
ACTING_CHAIRPERSON: Final = GUANGDONG_APPOINTMENTS.article(8, 1)
ACTING_HEADS: Final = GUANGDONG_APPOINTMENTS.article(9, 1)
ACTING_UNTIL: Final = GUANGDONG_APPOINTMENTS.article(9, 2)
# Resignations in recess.
RESIGNATION: Final = GUANGDONG_APPOINTMENTS.article(10)
# The head of the organ signs the case; with it the form, the assessment or the grounds, ahead of the meeting as a rule.
SUBMISSION: Final = GUANGDONG_APPOINTMENTS.article(11)
# The council tables it; the head comes and explains.
TABLING: Final = GUANGDONG_APPOINTMENTS.article(12)
EXPLANATION: Final = GUANGDONG_APPOINTMENTS.article(13)
# After a new election the government is submitted anew; the others go on without.
NEW_GOVERNMENT: Final = GUANGDONG_APPOINTMENTS.article(14, 1)
OTHERS_GO_ON: Final = GUANGDONG_APPOINTMENTS.article(14, 2)
# A new name needs no new appointment; abolition, merger or death ends the office. A new body shows its approval.
ENDED_BY_ITSELF: Final = GUANGDONG_APPOINTMENTS.article(15, 1)
NEW_BODY: Final = GUANGDONG_APPOINTMENTS.article(15, 2)
# Whom the committee may dismiss in recess; a court's president is replaced with the approval of the committee above.
DISMISSAL: Final = GUANGDONG_APPOINTMENTS.article(16)
COURT_PRESIDENT_REPLACED: Final = GUANGDONG_APPOINTMENTS.article(17, 1)
# A dismissal is moved by an organ, by the council, or by members.
DISMISSAL_BY_ORGANS: Final = GUANGDONG_APPOINTMENTS.article(18, 1)
DISMISSAL_BY_COUNCIL: Final = GUANGDONG_APPOINTMENTS.article(18, 2)
DISMISSAL_BY_MEMBERS: Final = GUANGDONG_APPOINTMENTS.article(18, 3)
# It says whom and why, with papers; the person may answer.
FORM_OF_A_DISMISSAL: Final = GUANGDONG_APPOINTMENTS.article(19, 1)
DEFENCE: Final = GUANGDONG_APPOINTMENTS.article(19, 2)
# Appointments by secret vote, dismissals by secret ballot; more than half of all members; announced at once.
VOTE: Final = GUANGDONG_APPOINTMENTS.article(20)
# Effective on the day passed; announced, told to the organ; before that no taking office, leaving or publication.
EFFECTIVE: Final = GUANGDONG_APPOINTMENTS.article(21)
# The certificate of appointment, signed by the chairperson.
CERTIFICATE: Final = GUANGDONG_APPOINTMENTS.article(22)

SUBMIT_BEFORE: Final = Number(Days(10), SUBMISSION)
NEW_GOVERNMENT_WITHIN: Final = Number(Months(2), NEW_GOVERNMENT)
DISMISSAL_BY: Final = Number(ONE_FIFTH, DISMISSAL_BY_MEMBERS)
APPOINTMENT_MAJORITY: Final = Number(MORE_THAN_HALF, VOTE)
