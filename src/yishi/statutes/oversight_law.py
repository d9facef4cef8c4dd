"""The Oversight Law (监督法), text of 2024: how standing committees oversee the other organs.

The articles were renumbered in 2024; numbers from older papers do not fit.
"""

from datetime import date
from typing import Final

from yishi.kernel.citation import Law, Number
from yishi.kernel.majority import MORE_THAN_HALF, ONE_FIFTH
from yishi.kernel.terms import Days, Months
from yishi.kernel.text import Text

OVERSIGHT_LAW: Final = Law(
    "SL",
    Text("监督法", "Oversight Law"),
    Text(
        "中华人民共和国各级人民代表大会常务委员会监督法",
        "Law of the People's Republic of China on Oversight by the Standing Committees "
        "of People's Congresses at All Levels",
    ),
    version=date(2024, 11, 8),
    in_force=date(2024, 11, 9),
)

# The standing committee reports its oversight to the congress.
REPORT_TO_CONGRESS: Final = OVERSIGHT_LAW.article(9)
# What the standing committee does in oversight is public.
OVERSIGHT_PUBLIC: Final = OVERSIGHT_LAW.article(10)
# Each year it chooses some major questions for work reports.
WORK_REPORTS: Final = OVERSIGHT_LAW.article(11)
# Where topics of work reports come from; deputies' suggestions are one source.
SOURCES_OF_TOPICS: Final = OVERSIGHT_LAW.article(12)
# Before: members and deputies visit and study, deputies may attend, the committee reports what it found.
RESEARCH: Final = OVERSIGHT_LAW.article(13, 1)
DEPUTIES_ATTEND: Final = OVERSIGHT_LAW.article(13, 2)
RESEARCH_REPORT: Final = OVERSIGHT_LAW.article(13, 3)
# The office hands all views collected to the organ, which responds in its report.
VIEWS_HANDED_OVER: Final = OVERSIGHT_LAW.article(14)
# A report goes in draft to the committee, revised to the standing committee, then to the members.
REPORT_AHEAD: Final = OVERSIGHT_LAW.article(15, 1)
REPORT_DISTRIBUTED: Final = OVERSIGHT_LAW.article(15, 2)
# The head of the organ reports; the council may send the report to a special committee.
REPORTER: Final = OVERSIGHT_LAW.article(16, 1)
REPORT_IN_COMMITTEE: Final = OVERSIGHT_LAW.article(16, 2)
# Deliberation opinions go to the organ, which reports in writing how it acted on them.
DELIBERATION_OPINIONS: Final = OVERSIGHT_LAW.article(17, 1)
# The council may table what became of them; the committee may follow up.
FOLLOW_UP: Final = OVERSIGHT_LAW.article(17, 2)
# Reports, opinions and what became of them are told to deputies and published.
PUBLICATION: Final = OVERSIGHT_LAW.article(17, 3)
# Final accounts, and the report on carrying out plan and budget, come between June and September.
FINAL_ACCOUNTS: Final = OVERSIGHT_LAW.article(19, 2)
PLAN_AND_BUDGET_REPORT: Final = OVERSIGHT_LAW.article(20)
# Changes of plan and budget are approved by the standing committee.
PLAN_AND_BUDGET_CHANGED: Final = OVERSIGHT_LAW.article(22)
# The audit report comes with the final accounts.
AUDIT_REPORT: Final = OVERSIGHT_LAW.article(27, 1)
# The report on putting right what the audit found.
AUDIT_RECTIFICATION: Final = OVERSIGHT_LAW.article(27, 2)
# Officials come to the meeting, listen, and answer.
INQUIRIES: Final = OVERSIGHT_LAW.article(46)
# A special inquiry in a plenary, joint or group meeting; what became of the opinions is reported.
SPECIAL_INQUIRY: Final = OVERSIGHT_LAW.article(47)
SPECIAL_INQUIRY_OPINIONS: Final = OVERSIGHT_LAW.article(50)
# Members' interpellation in writing.
INTERPELLATION: Final = OVERSIGHT_LAW.article(51, 1)
# It names addressee, question and content; the council decides how it is answered; the head answers or signs.
FORM_OF_AN_INTERPELLATION: Final = OVERSIGHT_LAW.article(51, 2)
INTERPELLATION_ROUTED: Final = OVERSIGHT_LAW.article(52, 1)
INTERPELLATION_HEARD: Final = OVERSIGHT_LAW.article(52, 2)
INTERPELLATION_ANSWERED: Final = OVERSIGHT_LAW.article(54)
# More than half of its movers may ask for another answer; the council of chairpersons decides.
SECOND_ANSWER: Final = OVERSIGHT_LAW.article(53)
# A commission of inquiry, when a decision is due and major facts are unclear; proposed by the council.
WHEN_TO_INQUIRE: Final = OVERSIGHT_LAW.article(55)
INQUIRY_BY_COUNCIL: Final = OVERSIGHT_LAW.article(56, 1)
# A commission of inquiry proposed by members in writing.
INQUIRY: Final = OVERSIGHT_LAW.article(56, 2)
# Its members; who has an interest is not among them; its report, on which the committee may decide.
INQUIRY_MEMBERS: Final = OVERSIGHT_LAW.article(57, 1)
INTERESTED_EXCLUDED: Final = OVERSIGHT_LAW.article(57, 2)
INQUIRY_REPORT: Final = OVERSIGHT_LAW.article(59)
# Whom the standing committee may dismiss in recess: of those elected only single deputy heads of government.
WHO_MAY_BE_DISMISSED: Final = OVERSIGHT_LAW.article(60)
# Dismissal is moved by government, commission, court or procuratorate, or by the council.
DISMISSAL_BY_ORGANS: Final = OVERSIGHT_LAW.article(61, 1)
DISMISSAL_BY_COUNCIL: Final = OVERSIGHT_LAW.article(61, 2)
# Members move a dismissal in writing.
DISMISSAL: Final = OVERSIGHT_LAW.article(61, 3)
# It says whom and why, with papers; the person may answer at the meeting or in writing.
FORM_OF_A_DISMISSAL: Final = OVERSIGHT_LAW.article(62, 1)
DISMISSAL_DEFENCE: Final = OVERSIGHT_LAW.article(62, 2)
# A dismissal is voted by secret ballot and needs more than half of all members.
VOTE_ON_DISMISSAL: Final = OVERSIGHT_LAW.article(62, 3)
# A yearly oversight plan is made, and adjusted as needed.
PLAN_MADE: Final = OVERSIGHT_LAW.article(63, 1)
PLAN_ADJUSTED: Final = OVERSIGHT_LAW.article(63, 3)
# The yearly oversight plan is passed by the council of chairpersons and published.
YEARLY_PLAN: Final = OVERSIGHT_LAW.article(63, 2)

DRAFT_REPORT_BEFORE: Final = Number(Days(20), REPORT_AHEAD)
REPORT_BEFORE: Final = Number(Days(10), REPORT_AHEAD)
REPORT_DISTRIBUTED_BEFORE: Final = Number(Days(7), REPORT_DISTRIBUTED)
AUDIT_RECTIFICATION_WITHIN: Final = Number(Months(6), AUDIT_RECTIFICATION)

INTERPELLATION_BY: Final = Number(3, INTERPELLATION)
PREFECTURE_INTERPELLATION_BY: Final = Number(5, INTERPELLATION)
INQUIRY_BY: Final = Number(ONE_FIFTH, INQUIRY)
DISMISSAL_BY: Final = Number(ONE_FIFTH, DISMISSAL)
# 过半数: exactly half is not enough here, unlike at the congress (代表法 20).
SECOND_ANSWER_BY: Final = Number(MORE_THAN_HALF, SECOND_ANSWER)
DISMISSAL_MAJORITY: Final = Number(MORE_THAN_HALF, VOTE_ON_DISMISSAL)
