"""Qingdao's regulations on deputies' suggestions (2021): one example of local practice."""

from datetime import date
from typing import Final

from yishi.kernel.citation import Law, Number
from yishi.kernel.terms import Months, WorkingDays
from yishi.kernel.text import Text

QINGDAO_SUGGESTIONS: Final = Law(
    "QD-SUG",
    Text("青岛市人大代表建议工作条例", "Qingdao Suggestions Regulations"),
    Text(
        "青岛市人民代表大会代表建议、批评和意见工作条例",
        "Regulations of Qingdao City on the Suggestions, Criticisms and Comments of Deputies "
        "to the Municipal People's Congress",
    ),
    # Revised on 23 June 2021; the province approved it on this day.
    version=date(2021, 7, 29),
    in_force=date(2021, 9, 1),
    local=True,
)

# What should not be a suggestion: it goes on as a letter, or back to be improved.
INADMISSIBLE: Final = QINGDAO_SUGGESTIONS.article(11)
# Withdrawn in writing; handling then ends.
WITHDRAWAL: Final = QINGDAO_SUGGESTIONS.article(12)
# In recess: handed over in time from receipt.
HAND_OVER: Final = QINGDAO_SUGGESTIONS.article(14)
# The deputy may ask to be kept confidential.
CONFIDENTIALITY: Final = QINGDAO_SUGGESTIONS.article(18)
# A unit out of its field says so in writing.
RETURN: Final = QINGDAO_SUGGESTIONS.article(19, 1)
# With consent it goes back and another unit is named; without, the unit goes on.
REASSIGNMENT: Final = QINGDAO_SUGGESTIONS.article(19, 2)
# Key suggestions, chosen each year.
KEY_SUGGESTIONS: Final = QINGDAO_SUGGESTIONS.article(20)
# The assisting unit's written opinion.
OPINION: Final = QINGDAO_SUGGESTIONS.article(24)
# Three months; an extension needs consent, and ends six months from hand-over.
REPLY: Final = QINGDAO_SUGGESTIONS.article(25)
# At once, within the year, over years with a timetable, or not possible with an explanation.
CLASSES_OF_RESULT: Final = QINGDAO_SUGGESTIONS.article(26)
# The ledger of promises.
PROMISES: Final = QINGDAO_SUGGESTIONS.article(27)
# Face to face above all; to the lead deputy, who tells the others.
FORM_OF_REPLY: Final = QINGDAO_SUGGESTIONS.article(28)
# Contents and replies are published, but for secrets of state, of trade and of persons.
PUBLICATION: Final = QINGDAO_SUGGESTIONS.article(30)
# Deputies' ratings, third parties where needed; it may then be handled again.
EVALUATION: Final = QINGDAO_SUGGESTIONS.article(31, 1)
# The report of the fourth quarter, printed for the next session.
REPORT: Final = QINGDAO_SUGGESTIONS.article(37, 1)

HAND_OVER_WITHIN: Final = Number(WorkingDays(5), HAND_OVER)
RETURN_WITHIN: Final = Number(WorkingDays(5), RETURN)
OPINION_WITHIN: Final = Number(Months(1), OPINION)
