"""The rules of procedure of Zhejiang's standing committee (2020): one example of local practice.

The numbers of movers are those of a province; a county's are in the Local Organic Law.
"""

from datetime import date
from typing import Final

from yishi.kernel.citation import Law, Number
from yishi.kernel.majority import MORE_THAN_HALF
from yishi.kernel.terms import Days, Months
from yishi.kernel.text import Text

ZHEJIANG_RULES: Final = Law(
    "ZJ-RULES",
    Text("浙江省人大常委会议事规则", "Zhejiang Rules of Procedure"),
    Text(
        "浙江省人民代表大会常务委员会议事规则",
        "Rules of Procedure of the Standing Committee of the People's Congress of Zhejiang Province",
    ),
    version=date(2020, 11, 27),
    in_force=date(2020, 11, 27),
    local=True,
)

# At least once in two months; the chairperson convenes and presides, or entrusts a vice-chairperson.
MEETINGS: Final = ZHEJIANG_RULES.article(4, 1)
# By video in special circumstances.
BY_VIDEO: Final = ZHEJIANG_RULES.article(4, 2)
# A meeting needs more than half of all members.
QUORUM: Final = ZHEJIANG_RULES.article(5)
# The council decides the day and drafts the agenda; the plenary adopts and changes it.
DATE_AND_AGENDA: Final = ZHEJIANG_RULES.article(6)
# Day and main matters are told to members and attenders, then the papers come; special circumstances excepted.
NOTICE: Final = ZHEJIANG_RULES.article(7, 1)
# The office sees that the organs deliver their papers in time.
ORGANS_PAPERS: Final = ZHEJIANG_RULES.article(7, 2)
# Committees, working bodies and members study the topics before the meeting.
RESEARCH: Final = ZHEJIANG_RULES.article(8)
# A member who cannot come asks leave of the chairperson; who was there, and why others were not, is told.
LEAVE: Final = ZHEJIANG_RULES.article(9, 1)
ATTENDANCE_TOLD: Final = ZHEJIANG_RULES.article(9, 2)
# Who attends without a vote, and that they ask leave likewise.
ATTENDING: Final = ZHEJIANG_RULES.article(10, 1)
LEAVE_OF_ATTENDERS: Final = ZHEJIANG_RULES.article(10, 2)
# They may speak, but not vote.
VOICE_WITHOUT_VOTE: Final = ZHEJIANG_RULES.article(11)
# Citizens may observe if the council so decides.
OBSERVERS: Final = ZHEJIANG_RULES.article(12)
# Plenary and group meetings are held, joint ones as needed; who presides over each.
KINDS_OF_MEETING: Final = ZHEJIANG_RULES.article(13, 1)
CHAIRS: Final = ZHEJIANG_RULES.article(13, 2)
# Papers are electronic as a rule, on paper where needed.
ELECTRONIC_PAPERS: Final = ZHEJIANG_RULES.article(15, 2)
# What a meeting deals with is made public; plenary and joint meetings may be shown live.
PUBLICITY: Final = ZHEJIANG_RULES.article(16, 1)
LIVE_VIDEO: Final = ZHEJIANG_RULES.article(16, 2)
# The council's bills go straight to the meeting.
COUNCILS_BILL: Final = ZHEJIANG_RULES.article(17, 1)
# Bills of the government and of special committees: the council tables them, or hears a committee first.
ORGANS_BILL: Final = ZHEJIANG_RULES.article(17, 2)
# Members' bills: the council decides whether to table; if not, the movers or the standing committee are told why.
MEMBERS_BILL: Final = ZHEJIANG_RULES.article(17, 3)
# Commission, court and procuratorate submit appointments; the council decides whether to table them.
APPOINTMENTS_SUBMITTED: Final = ZHEJIANG_RULES.article(17, 4)
# A bill states cause, grounds and plan, with its papers.
FORM_OF_A_BILL: Final = ZHEJIANG_RULES.article(19)
# The plenary hears the mover, then groups deliberate, and if need be a joint meeting.
DELIBERATION: Final = ZHEJIANG_RULES.article(20)
# Movers may add to their explanation.
SUPPLEMENT: Final = ZHEJIANG_RULES.article(22)
# Withdrawn before the vote after the council considered it, with the consent of most members.
WITHDRAWAL: Final = ZHEJIANG_RULES.article(23)
# A major question goes to a committee, a question about a nominee back to the nominating organ.
HELD_BACK: Final = ZHEJIANG_RULES.article(24)
# The head of an organ reports in person; when a deputy head or a department may.
REPORTERS: Final = ZHEJIANG_RULES.article(26)
# A report heard in plenary may be deliberated in groups or jointly.
REPORT_DELIBERATED: Final = ZHEJIANG_RULES.article(28, 1)
# Opinions are sorted, passed by the council and handed over; the organ reports within the time set in them.
OPINIONS: Final = ZHEJIANG_RULES.article(29, 1)
# The council may follow up and have satisfaction tested; if dissatisfied, it may ask for another report.
SATISFACTION_TEST: Final = ZHEJIANG_RULES.article(29, 2)
# A report may be followed by a resolution or decision.
RESOLUTION_ON_A_REPORT: Final = ZHEJIANG_RULES.article(30)
# Officials come to the groups, listen, and answer.
INQUIRIES: Final = ZHEJIANG_RULES.article(31)
# A special inquiry is usually put in a joint meeting, by a plan that the council passes.
SPECIAL_INQUIRY: Final = ZHEJIANG_RULES.article(32)
# Members' interpellation in writing; another answer; withdrawal before the answer.
INTERPELLATION: Final = ZHEJIANG_RULES.article(33)
SECOND_ANSWER: Final = ZHEJIANG_RULES.article(38)
WITHDRAWAL_OF_AN_INTERPELLATION: Final = ZHEJIANG_RULES.article(39)
# Speech keeps to the topic, or is handed in written; who asks to speak in plenary says so ahead.
SPEECHES: Final = ZHEJIANG_RULES.article(41, 1)
ASKING_TO_SPEAK: Final = ZHEJIANG_RULES.article(41, 2)
# How long one may speak; the chair reminds who strays or goes on.
SPEAKING_TIME: Final = ZHEJIANG_RULES.article(42, 1)
REMINDER: Final = ZHEJIANG_RULES.article(42, 2)
# What was said is recorded, signed by the speaker, printed as a bulletin, and filed.
BULLETIN: Final = ZHEJIANG_RULES.article(42, 3)
# The council decides what is put to the vote of the plenary.
PUT_TO_THE_VOTE: Final = ZHEJIANG_RULES.article(43)
# By voting device, by secret ballot, or in another way.
WAYS_OF_VOTING: Final = ZHEJIANG_RULES.article(44)
# More than half of all members; the chair announces the result at once.
MAJORITY: Final = ZHEJIANG_RULES.article(45, 1)
RESULT_ANNOUNCED: Final = ZHEJIANG_RULES.article(45, 2)
# What was passed is published in time.
PUBLICATION: Final = ZHEJIANG_RULES.article(46)

MEETING_EVERY: Final = Number(Months(2), MEETINGS)
NOTICE_BEFORE: Final = Number(Days(7), NOTICE)
PAPERS_BEFORE: Final = Number(Days(5), NOTICE)
MEETING_NEEDS: Final = Number(MORE_THAN_HALF, QUORUM)
COMMITTEE_MAJORITY: Final = Number(MORE_THAN_HALF, MAJORITY)
MEMBERS_BILL_BY: Final = Number(5, MEMBERS_BILL)
INTERPELLATION_BY: Final = Number(5, INTERPELLATION)

# How long a speech may be, in minutes; the chair may allow more.
PLENARY_MINUTES: Final = Number(15, SPEAKING_TIME)
JOINT_MINUTES: Final = Number(15, SPEAKING_TIME)
JOINT_AGAIN_MINUTES: Final = Number(10, SPEAKING_TIME)
