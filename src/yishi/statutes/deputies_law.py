"""The Deputies Law (代表法): the text of 2025, and that of 2015 for matters begun under it."""

from datetime import date
from typing import Final

from yishi.kernel.citation import Law, Number
from yishi.kernel.majority import AT_LEAST_HALF
from yishi.kernel.terms import Months
from yishi.kernel.text import Text

_TITLE = Text("代表法", "Deputies Law")
_FULL = Text(
    "中华人民共和国全国人民代表大会和地方各级人民代表大会代表法",
    "Law of the People's Republic of China on Deputies to the National People's Congress "
    "and to Local People's Congresses at All Levels",
)

DEPUTIES_LAW: Final = Law("DL", _TITLE, _FULL, version=date(2025, 3, 11), in_force=date(2025, 3, 12))

# A deputy's term: five years, from the first session of the congress to that of the next.
TERM: Final = DEPUTIES_LAW.article(2, 3)
# The rights of a deputy; the third is to make suggestions, criticisms and comments on all fields of work.
RIGHTS: Final = DEPUTIES_LAW.article(7)
RIGHT_TO_SUGGEST: Final = DEPUTIES_LAW.article(7, None, 3)
# To move bills, interpellations and recalls together with others; to take part in elections and in votes.
RIGHT_TO_MOVE: Final = DEPUTIES_LAW.article(7, None, 2)
RIGHT_TO_ELECT: Final = DEPUTIES_LAW.article(7, None, 4)
RIGHT_TO_VOTE: Final = DEPUTIES_LAW.article(7, None, 5)
# To come on time, deliberate, elect and vote, and keep the order of the session.
DUTY_TO_ATTEND: Final = DEPUTIES_LAW.article(8, None, 2)
# What a deputy does at sessions and in organised activities between them is the performance of the office.
PERFORMANCE_OF_OFFICE: Final = DEPUTIES_LAW.article(9)
# Each standing committee from the county up has a commission for deputies' affairs.
DEPUTIES_COMMISSION: Final = DEPUTIES_LAW.article(12)
# Deputies attend on time; who cannot come asks leave.
LEAVE: Final = DEPUTIES_LAW.article(13, 1)
# Before the session deputies hear the people and read the drafts.
PREPARATION: Final = DEPUTIES_LAW.article(13, 2)
# Delegations, and where deputies deliberate; they keep to the topic and the rules.
DELEGATIONS: Final = DEPUTIES_LAW.article(14, 1)
DELIBERATION: Final = DEPUTIES_LAW.article(14, 2)
KEEPING_TO_THE_TOPIC: Final = DEPUTIES_LAW.article(14, 4)
# A bill has a cause, grounds and a plan.
FORM_OF_A_BILL: Final = DEPUTIES_LAW.article(15, 1)
# The presidium decides whether it comes on the agenda, or hears a special committee first.
DECISION_ON_A_BILL: Final = DEPUTIES_LAW.article(15, 2)
# Before the vote its movers may withdraw it, if the presidium consents.
WITHDRAWAL_OF_A_BILL: Final = DEPUTIES_LAW.article(15, 3)
# Deputies nominate heads and deputies to the congress above, and say what they think of those nominated.
NOMINATION: Final = DEPUTIES_LAW.article(17, 3)
# In an election: for, against, or an abstention; who is against may choose another.
CHOICE_IN_AN_ELECTION: Final = DEPUTIES_LAW.article(17, 6)
# They vote on the members of special committees.
SPECIAL_COMMITTEES: Final = DEPUTIES_LAW.article(18, 2)
# Inquiries while bills and reports are deliberated; the head or a responsible official answers.
INQUIRIES: Final = DEPUTIES_LAW.article(19)
# Interpellations, in a township to the government alone; they name addressee, question and content.
INTERPELLATION: Final = DEPUTIES_LAW.article(20, 2)
TOWNSHIP_INTERPELLATION: Final = DEPUTIES_LAW.article(20, 3)
FORM_OF_AN_INTERPELLATION: Final = DEPUTIES_LAW.article(20, 4)
# A dissatisfied half of those who put an interpellation may have it answered again.
SECOND_ANSWER: Final = DEPUTIES_LAW.article(20, 5)
# Recall of officials, and its grounds; a commission of inquiry.
RECALL: Final = DEPUTIES_LAW.article(21, 2)
RECALL_GROUNDS: Final = DEPUTIES_LAW.article(21, 4)
INQUIRY: Final = DEPUTIES_LAW.article(22)
# A vote is for, against, or an abstention.
OPTIONS: Final = DEPUTIES_LAW.article(23)
# In session: suggestions go to the congress; they must be specific and show facts and problems.
SUGGEST_IN_SESSION: Final = DEPUTIES_LAW.article(24)
# Standing committees and presidiums regularly arrange for deputies to meet the people nearby.
CONTACT_WITH_THE_PEOPLE: Final = DEPUTIES_LAW.article(28)
# Inspecting and researching deputies make suggestions, but settle nothing themselves.
NOT_DIRECTLY: Final = DEPUTIES_LAW.article(31, 2)
# Deputies propose an extraordinary session; they may be invited to meetings of the standing committee.
EXTRAORDINARY_SESSION: Final = DEPUTIES_LAW.article(32)
INVITED_TO_MEETINGS: Final = DEPUTIES_LAW.article(33, 1)
# Deputies attend the session of the congress that elected them; county deputies that of their township.
ATTENDING_BELOW: Final = DEPUTIES_LAW.article(34, 1)
ATTENDING_THE_TOWNSHIP: Final = DEPUTIES_LAW.article(34, 2)
# In recess: suggestions go to the standing committee, or to the presidium of a township.
SUGGEST_IN_RECESS: Final = DEPUTIES_LAW.article(36)
# Speeches and votes at meetings of the congress are beyond prosecution.
IMMUNITY: Final = DEPUTIES_LAW.article(38)
# No arrest or trial without leave of presidium or standing committee; nor other restraint; what they examine.
LEAVE_TO_ARREST: Final = DEPUTIES_LAW.article(39, 1)
LEAVE_TO_RESTRAIN: Final = DEPUTIES_LAW.article(39, 2)
WHAT_LEAVE_EXAMINES: Final = DEPUTIES_LAW.article(39, 3)
# The yearly plan of deputies' work: passed by the council of chairpersons, told to deputies, published.
YEARLY_PLAN: Final = DEPUTIES_LAW.article(43, 2)
# The standing committee may run a network platform for deputies' work.
NETWORK_PLATFORM: Final = DEPUTIES_LAW.article(45, 2)
# Offices and working bodies of the standing committee are the deputies' common service.
SERVICE: Final = DEPUTIES_LAW.article(48)
# A special committee with a deputies' bill keeps in touch with its movers, listens, and tells them in time.
COMMITTEE_AND_MOVERS: Final = DEPUTIES_LAW.article(50)
# The standing committee's office or working body hands a suggestion to the organ that must study it.
HAND_OVER: Final = DEPUTIES_LAW.article(51, 1)
# The organ keeps in touch with the deputy, listens, and answers in time from the hand-over.
REPLY: Final = DEPUTIES_LAW.article(51, 2)
# The handling is reported to the standing committee, printed for the next session, and made public.
REPORT: Final = DEPUTIES_LAW.article(51, 3)
# Special committees and the standing committee's offices press for handling.
PRESS: Final = DEPUTIES_LAW.article(52, 1)
# The council of chairpersons may choose key suggestions to be pressed for.
KEY_SUGGESTIONS: Final = DEPUTIES_LAW.article(52, 2)
# Deputies report to their voters; the standing committee records, arranges and publishes.
REPORT_TO_VOTERS: Final = DEPUTIES_LAW.article(58, 2)
# No deputy uses the office to meddle in cases, in tenders, or for gain.
NO_MEDDLING: Final = DEPUTIES_LAW.article(59)
# A deputy whose recall is moved may answer at the meeting or in writing.
RECALL_DEFENCE: Final = DEPUTIES_LAW.article(60)
# The office is suspended while the deputy is detained in a criminal case, or serving a sentence.
SUSPENSION: Final = DEPUTIES_LAW.article(61, 1)
# It is resumed when the reason is gone.
SUSPENSION_ENDS: Final = DEPUTIES_LAW.article(61, 2)
# When credentials end; the third ground is absence from two sessions without approval.
END_OF_CREDENTIALS: Final = DEPUTIES_LAW.article(62, 1)
ABSENT_TWICE: Final = DEPUTIES_LAW.article(62, 1, 3)
# The second ground is an accepted resignation, the fourth a recall; death ends them by itself.
RESIGNED: Final = DEPUTIES_LAW.article(62, 1, 2)
RECALLED: Final = DEPUTIES_LAW.article(62, 1, 4)
DEATH: Final = DEPUTIES_LAW.article(62, 2)
# The credentials committee reports the end, the standing committee announces it.
END_ANNOUNCED: Final = DEPUTIES_LAW.article(63, 1)

# How often one may be absent without approval: the second time ends the credentials.
ABSENCES: Final = Number(2, ABSENT_TWICE)
# Both run from the day of hand-over: six months in all, not three and then six.
REPLY_WITHIN: Final = Number(Months(3), REPLY)
REPLY_WITHIN_COMPLEX: Final = Number(Months(6), REPLY)
# 半数以上: exactly half is enough here, unlike in the standing committee (监督法 53).
SECOND_ANSWER_BY: Final = Number(AT_LEAST_HALF, SECOND_ANSWER)

DEPUTIES_LAW_2015: Final = Law("DL-2015", _TITLE, _FULL, version=date(2015, 8, 29), in_force=date(2015, 8, 29))

# The same two terms from hand-over, under another number.
REPLY_2015: Final = DEPUTIES_LAW_2015.article(42, 1)
REPLY_WITHIN_2015: Final = Number(Months(3), REPLY_2015)
REPLY_WITHIN_COMPLEX_2015: Final = Number(Months(6), REPLY_2015)
# The handling organ keeps in touch with the deputy and listens.
CONTACT_2015: Final = DEPUTIES_LAW_2015.article(42, 2)
# The handling is reported, printed for the next session, and made public.
REPORT_2015: Final = DEPUTIES_LAW_2015.article(42, 3)
