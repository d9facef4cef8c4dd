"""The rules of procedure of Chongqing's standing committee (2023): one example of local practice.

The numbers of movers are those of a municipality; a county's are in the Local Organic Law.
"""

from datetime import date
from typing import Final

from yishi.kernel.citation import Law, Number
from yishi.kernel.majority import MORE_THAN_HALF
from yishi.kernel.terms import Days, Months
from yishi.kernel.text import Text

CHONGQING_RULES: Final = Law(
    "CQ-RULES",
    Text("重庆市人大常委会议事规则", "Chongqing Rules of Procedure"),
    Text(
        "重庆市人民代表大会常务委员会议事规则",
        "Rules of Procedure of the Standing Committee of the People's Congress of Chongqing Municipality",
    ),
    version=date(2023, 3, 30),
    # The text does not say when the amending decision took effect: the day it was passed.
    in_force=date(2023, 3, 30),
    local=True,
)

# Speeches and votes at meetings are beyond prosecution, deputies' speeches too.
IMMUNITY: Final = CHONGQING_RULES.article(7)
# At least once in two months; extraordinary meetings; who convenes and presides.
MEETINGS: Final = CHONGQING_RULES.article(8, 1)
CONVENING: Final = CHONGQING_RULES.article(8, 2)
# The council decides day and schedule and drafts the agenda; the plenary adopts it, and changes it.
DATE_AND_AGENDA: Final = CHONGQING_RULES.article(9, 1)
CHANGED_AGENDA: Final = CHONGQING_RULES.article(9, 2)
# Time, place and topics are told ahead as a rule, papers in time; an extraordinary meeting at short notice.
NOTICE: Final = CHONGQING_RULES.article(10, 1)
SHORT_NOTICE: Final = CHONGQING_RULES.article(10, 2)
# A member who cannot come asks leave in writing before; who was there is told during the meeting.
LEAVE: Final = CHONGQING_RULES.article(11, 1)
ATTENDANCE_TOLD: Final = CHONGQING_RULES.article(11, 2)
# A meeting needs more than half of all members.
QUORUM: Final = CHONGQING_RULES.article(12, 1)
# In special circumstances, if the council so decides, members attend by video.
REMOTE: Final = CHONGQING_RULES.article(12, 2)
# Who attends without a vote: organs, staff, those invited; the council may change the circle.
ATTENDING: Final = CHONGQING_RULES.article(13, 1)
STAFF_ATTENDING: Final = CHONGQING_RULES.article(13, 2)
INVITED: Final = CHONGQING_RULES.article(13, 3)
ATTENDING_CHANGED: Final = CHONGQING_RULES.article(13, 4)
# They may speak, but not vote.
VOICE_WITHOUT_VOTE: Final = CHONGQING_RULES.article(13, 5)
# Citizens may observe the plenary.
OBSERVERS: Final = CHONGQING_RULES.article(14)
# The agenda is adopted first, then gone through item by item.
AGENDA_FIRST: Final = CHONGQING_RULES.article(15)
# Plenary and group meetings, and joint ones as needed.
KINDS_OF_MEETING: Final = CHONGQING_RULES.article(16)
# Members take turns at presiding over a group; serious differences are told to the secretary-general.
GROUPS: Final = CHONGQING_RULES.article(17, 1)
DIFFERENCES_TOLD: Final = CHONGQING_RULES.article(17, 2)
# The council's bills go straight to the meeting.
COUNCILS_BILL: Final = CHONGQING_RULES.article(21, 1)
# Organs' bills, those of commission, court and procuratorate too: the council tables them, or hears a committee first.
ORGANS_BILL: Final = CHONGQING_RULES.article(21, 2)
# Members' bills: the council decides whether to table; if not, it says so to the meeting or to the movers.
MEMBERS_BILL: Final = CHONGQING_RULES.article(22, 1)
NOT_TABLED: Final = CHONGQING_RULES.article(22, 2)
# A bill comes ahead of the meeting as a rule, with its text and explanation.
SUBMISSION: Final = CHONGQING_RULES.article(23)
# The plenary hears the mover, then groups and joint meetings deliberate; movers may add.
EXPLANATION: Final = CHONGQING_RULES.article(26, 1)
DELIBERATION: Final = CHONGQING_RULES.article(26, 2)
SUPPLEMENT: Final = CHONGQING_RULES.article(26, 3)
# Recall of a deputy elected here: how it is tabled, and that the deputy may answer.
RECALL: Final = CHONGQING_RULES.article(27, 1)
DEFENCE: Final = CHONGQING_RULES.article(27, 2)
# Withdrawn before the vote with the council's consent.
WITHDRAWAL: Final = CHONGQING_RULES.article(28)
# A major question: the council may hold the bill back from the vote.
HELD_BACK: Final = CHONGQING_RULES.article(29)
# Who has an interest in the question is not on the commission of inquiry.
INTERESTED_EXCLUDED: Final = CHONGQING_RULES.article(30, 2)
# A report goes in draft to the committee, revised to the standing committee.
REPORT_AHEAD: Final = CHONGQING_RULES.article(31, 2)
# The head of the organ reports, listens, and answers.
REPORTER: Final = CHONGQING_RULES.article(32, 1)
# A report may be deliberated in groups; the council may have satisfaction with a report on duties tested.
SATISFACTION_TEST: Final = CHONGQING_RULES.article(33, 1)
# Without a resolution the opinions go to the organ, which reports in writing on what it did.
OPINIONS: Final = CHONGQING_RULES.article(34, 1)
# The council may table that report, hold a special inquiry, or have satisfaction tested.
FOLLOW_UP: Final = CHONGQING_RULES.article(34, 2)
# Officials come, listen, and answer.
INQUIRIES: Final = CHONGQING_RULES.article(35)
# Special inquiry, and the report on what became of it.
SPECIAL_INQUIRY: Final = CHONGQING_RULES.article(36, 1)
INQUIRY_OPINIONS: Final = CHONGQING_RULES.article(36, 3)
# Members' interpellation in writing; withdrawal before it is handed over; its result is published.
INTERPELLATION: Final = CHONGQING_RULES.article(37)
WITHDRAWAL_OF_AN_INTERPELLATION: Final = CHONGQING_RULES.article(41)
RESULT_OF_AN_INTERPELLATION: Final = CHONGQING_RULES.article(42)
# Speech keeps to the topic; how long one may speak.
SPEECHES: Final = CHONGQING_RULES.article(43, 1)
SPEAKING_TIME: Final = CHONGQING_RULES.article(43, 2)
# What was said is recorded, signed by the speaker, printed as a bulletin, and filed.
BULLETIN: Final = CHONGQING_RULES.article(43, 3)
# Members present take part in the vote: for, against, or an abstention.
OPTIONS: Final = CHONGQING_RULES.article(44, 1)
# In secret by voting device; by show of hands or otherwise if it fails.
WAYS_OF_VOTING: Final = CHONGQING_RULES.article(44, 2)
# Who attends by video votes by show of hands or otherwise.
REMOTE_VOTE: Final = CHONGQING_RULES.article(44, 3)
# Amendments are voted before the bill.
AMENDMENTS_FIRST: Final = CHONGQING_RULES.article(45)
# More than half of all members; the chair announces the result at once.
MAJORITY: Final = CHONGQING_RULES.article(46)
# What was passed is published in time.
PUBLICATION: Final = CHONGQING_RULES.article(47)
# The record of the meeting is filed; minutes are issued, signed by the secretary-general.
RECORD: Final = CHONGQING_RULES.article(48, 1)
MINUTES: Final = CHONGQING_RULES.article(48, 2)

MEETING_EVERY: Final = Number(Months(2), MEETINGS)
NOTICE_BEFORE: Final = Number(Days(7), NOTICE)
SUBMIT_BEFORE: Final = Number(Days(20), SUBMISSION)
DRAFT_REPORT_BEFORE: Final = Number(Days(20), REPORT_AHEAD)
REPORT_BEFORE: Final = Number(Days(10), REPORT_AHEAD)
ACT_ON_OPINIONS_WITHIN: Final = Number(Months(6), OPINIONS)
ACT_ON_INQUIRY_WITHIN: Final = Number(Months(6), INQUIRY_OPINIONS)
MEETING_NEEDS: Final = Number(MORE_THAN_HALF, QUORUM)
COMMITTEE_MAJORITY: Final = Number(MORE_THAN_HALF, MAJORITY)
MEMBERS_BILL_BY: Final = Number(5, MEMBERS_BILL)
INTERPELLATION_BY: Final = Number(5, INTERPELLATION)

# In minutes: explanations and reports as a rule; speeches, for which the chair may allow more.
EXPLANATION_MINUTES: Final = Number(15, EXPLANATION)
REPORT_MINUTES: Final = Number(15, REPORTER)
PLENARY_MINUTES: Final = Number(10, SPEAKING_TIME)
JOINT_MINUTES: Final = Number(10, SPEAKING_TIME)
GROUP_MINUTES: Final = Number(15, SPEAKING_TIME)
GROUP_AGAIN_MINUTES: Final = Number(10, SPEAKING_TIME)
