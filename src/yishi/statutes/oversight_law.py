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
# Where topics of work reports come from; deputies' suggestions are one source.
SOURCES_OF_TOPICS: Final = OVERSIGHT_LAW.article(12)
# A report goes in draft to the committee, revised to the standing committee, then to the members.
REPORT_AHEAD: Final = OVERSIGHT_LAW.article(15, 1)
REPORT_DISTRIBUTED: Final = OVERSIGHT_LAW.article(15, 2)
# Deliberation opinions go to the organ, which reports in writing how it acted on them.
DELIBERATION_OPINIONS: Final = OVERSIGHT_LAW.article(17, 1)
# Reports, opinions and what became of them are told to deputies and published.
PUBLICATION: Final = OVERSIGHT_LAW.article(17, 3)
# The report on putting right what the audit found.
AUDIT_RECTIFICATION: Final = OVERSIGHT_LAW.article(27, 2)
# Members' interpellation in writing.
INTERPELLATION: Final = OVERSIGHT_LAW.article(51, 1)
# More than half of its movers may ask for another answer; the council of chairpersons decides.
SECOND_ANSWER: Final = OVERSIGHT_LAW.article(53)
# A commission of inquiry proposed by members in writing.
INQUIRY: Final = OVERSIGHT_LAW.article(56, 2)
# Members move a dismissal in writing.
DISMISSAL: Final = OVERSIGHT_LAW.article(61, 3)
# A dismissal is voted by secret ballot and needs more than half of all members.
VOTE_ON_DISMISSAL: Final = OVERSIGHT_LAW.article(62, 3)
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
