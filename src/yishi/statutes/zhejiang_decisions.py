"""Zhejiang's provisions on standing committees' decisions on major matters (2018): one example of local practice.

They bind the committees of the province, its cities and its counties alike.
"""

from datetime import date
from typing import Final

from yishi.kernel.citation import Law, Number
from yishi.kernel.terms import Days, Months
from yishi.kernel.text import Text

ZHEJIANG_DECISIONS: Final = Law(
    "ZJ-MAJ",
    Text("浙江省人大常委会讨论决定重大事项规定", "Zhejiang Major Matters Provisions"),
    Text(
        "浙江省各级人民代表大会常务委员会讨论决定重大事项的规定",
        "Provisions of Zhejiang Province on Discussing and Deciding Major Matters by the Standing Committees"
        "of People's Congresses at All Levels",
    ),
    version=date(2018, 7, 27),
    # The published text leaves this day out: the day it was passed.
    in_force=date(2018, 7, 27),
    local=True,
)

# The matters that come before the standing committee, and when it must or may decide.
MATTERS: Final = ZHEJIANG_DECISIONS.article(4, 1)
DECIDED_OR_NOT: Final = ZHEJIANG_DECISIONS.article(4, 2)
# The livelihood projects that deputies vote on are deliberated by the committee first.
LIVELIHOOD_PROJECTS: Final = ZHEJIANG_DECISIONS.article(4, 3)
# Matters deliberated here before they go up for approval; what is approved is filed.
DELIBERATED_FIRST: Final = ZHEJIANG_DECISIONS.article(5)
# The government reports major decisions before it issues them.
REPORTED_BEFORE_ISSUING: Final = ZHEJIANG_DECISIONS.article(6)
# The year's topics follow the Party committee's plan of work; the council passes them; heard about, and changed.
YEARLY_TOPICS: Final = ZHEJIANG_DECISIONS.article(7, 1)
TOPICS_HEARD: Final = ZHEJIANG_DECISIONS.article(7, 2)
TOPICS_CHANGED: Final = ZHEJIANG_DECISIONS.article(7, 3)
# A bill or a report; who may move the one, and who give the other.
FORM: Final = ZHEJIANG_DECISIONS.article(8, 1)
MOVERS: Final = ZHEJIANG_DECISIONS.article(8, 2)
REPORTERS: Final = ZHEJIANG_DECISIONS.article(8, 3)
# Members moving a bill together.
MEMBERS_BILL: Final = ZHEJIANG_DECISIONS.article(8, 2, 4)
# What the paper contains; among it participation, expert advice, risk assessment and legal review.
CONTENT: Final = ZHEJIANG_DECISIONS.article(9)
EVIDENCE: Final = ZHEJIANG_DECISIONS.article(9, None, 4)
# How long before the meeting a bill or report comes, and how soon it is deliberated after receipt.
SUBMISSION: Final = ZHEJIANG_DECISIONS.article(10, 1)
DELIBERATED: Final = ZHEJIANG_DECISIONS.article(10, 2)
# How bills and reports are tabled; movers whose bill is not are told why.
BILLS_TABLED: Final = ZHEJIANG_DECISIONS.article(11)
REPORTS_TABLED: Final = ZHEJIANG_DECISIONS.article(12)
# Committees and working bodies hear deputies, experts and the public.
HEARD: Final = ZHEJIANG_DECISIONS.article(13)
# The mover explains and answers.
EXPLANATION: Final = ZHEJIANG_DECISIONS.article(14, 1)
# Withdrawn before the vote for written reasons, with the council's consent, told to the committee.
WITHDRAWAL: Final = ZHEJIANG_DECISIONS.article(14, 2)
# What belongs to the congress is put to it.
TO_THE_CONGRESS: Final = ZHEJIANG_DECISIONS.article(15)
# Organs report within the time set how a decision is carried out; without one, what they did about the opinions.
CARRIED_OUT: Final = ZHEJIANG_DECISIONS.article(16, 1)
OPINIONS: Final = ZHEJIANG_DECISIONS.article(16, 2)
# A change goes back to the committee.
CHANGE: Final = ZHEJIANG_DECISIONS.article(17)
# An organ that acted without the committee is told to put it right, else annulled; likewise who did not report.
ACTED_WITHOUT: Final = ZHEJIANG_DECISIONS.article(19, 1)
NOT_REPORTED: Final = ZHEJIANG_DECISIONS.article(19, 2)
# Deputies are told, and the public.
PUBLICATION: Final = ZHEJIANG_DECISIONS.article(20)

BILL_BEFORE: Final = Number(Days(30), SUBMISSION)
REPORT_BEFORE: Final = Number(Days(20), SUBMISSION)
DELIBERATED_WITHIN: Final = Number(Months(3), DELIBERATED)
MEMBERS_BILL_BY: Final = Number(3, MEMBERS_BILL)
PREFECTURE_MEMBERS_BILL_BY: Final = Number(5, MEMBERS_BILL)
