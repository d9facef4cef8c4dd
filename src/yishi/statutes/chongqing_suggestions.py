"""Chongqing's regulations on deputies' suggestions (2017): one example of local practice.

Counties and townships of the municipality follow them by reference (art. 39).
"""

from datetime import date
from typing import Final

from yishi.kernel.citation import Law, Number
from yishi.kernel.terms import Months, WorkingDays
from yishi.kernel.text import Text

CHONGQING_SUGGESTIONS: Final = Law(
    "CQ-SUG",
    Text("重庆市人大代表建议工作条例", "Chongqing Suggestions Regulations"),
    Text(
        "重庆市人民代表大会代表建议批评和意见工作条例",
        "Regulations of Chongqing Municipality on the Suggestions, Criticisms and Comments of Deputies "
        "to the Municipal People's Congress",
    ),
    version=date(2017, 11, 30),
    in_force=date(2018, 1, 1),
    local=True,
)

# One deputy, several jointly, or a delegation; co-signers confirm that the text says what they want.
CO_SIGNING: Final = CHONGQING_SUGGESTIONS.article(8, 2)
# One matter a suggestion; specific.
ONE_MATTER: Final = CHONGQING_SUGGESTIONS.article(9, 1)
# What should not be a suggestion: own affairs, pending cases, letters passed on, research, complaints.
INADMISSIBLE: Final = CHONGQING_SUGGESTIONS.article(9, 2)
# A bill that is not treated as one may become a suggestion.
FROM_A_BILL: Final = CHONGQING_SUGGESTIONS.article(11)
# Withdrawn in writing; handling then ends.
WITHDRAWAL: Final = CHONGQING_SUGGESTIONS.article(12)
# In recess: handed over in time from receipt.
HAND_OVER: Final = CHONGQING_SUGGESTIONS.article(13, 2)
# Alike ones may be merged; inadmissible ones go back with an explanation, or on as information.
REVIEW: Final = CHONGQING_SUGGESTIONS.article(13, 3)
# Lead unit and assisting units are named at hand-over.
LEAD_AND_ASSISTING: Final = CHONGQING_SUGGESTIONS.article(15)
# A unit out of its field says so in writing, and passes nothing on by itself; then a new unit is named.
RETURN: Final = CHONGQING_SUGGESTIONS.article(16)
# The unit gets in touch with the deputy.
CONTACT: Final = CHONGQING_SUGGESTIONS.article(18)
# The assisting unit's opinion; one without substance is asked for again.
OPINION: Final = CHONGQING_SUGGESTIONS.article(20, 1)
# Three months, or six, from hand-over.
REPLY: Final = CHONGQING_SUGGESTIONS.article(21)
# Solved; being solved, with plan and time; not possible, with reasons; beyond local power.
CLASSES_OF_RESULT: Final = CHONGQING_SUGGESTIONS.article(22)
# Signed by the head, in writing and on the platform, to each co-signer.
FORM_OF_REPLY: Final = CHONGQING_SUGGESTIONS.article(23)
# The ledger of promises, and the yearly account of them.
PROMISES: Final = CHONGQING_SUGGESTIONS.article(24, 1)
PROMISES_REPORTED: Final = CHONGQING_SUGGESTIONS.article(24, 2)
# Satisfied, basically satisfied, dissatisfied; the lead deputy answers for the others.
GRADES: Final = CHONGQING_SUGGESTIONS.article(26, 1)
# The deputy evaluates the reply.
EVALUATION: Final = CHONGQING_SUGGESTIONS.article(27, 1)
# A dissatisfied deputy says why; it may be handled again, then is talked over.
HANDLED_AGAIN: Final = CHONGQING_SUGGESTIONS.article(27, 2)
# The deputy evaluates how promises were kept.
PROMISES_EVALUATED: Final = CHONGQING_SUGGESTIONS.article(28, 1)
# Evaluations not returned after a reminder are left out of the statistics.
LEFT_OUT: Final = CHONGQING_SUGGESTIONS.article(29)
# The council of chairpersons chooses key suggestions.
KEY_SUGGESTIONS: Final = CHONGQING_SUGGESTIONS.article(32)
# The report each November, printed for the next session.
REPORT: Final = CHONGQING_SUGGESTIONS.article(34, 1)
# Suggestions and replies are published, but for secrets of state, of trade and of persons.
PUBLICATION: Final = CHONGQING_SUGGESTIONS.article(36, 1)

HAND_OVER_WITHIN: Final = Number(WorkingDays(10), HAND_OVER)
RETURN_WITHIN: Final = Number(WorkingDays(10), RETURN)
REASSIGN_WITHIN: Final = Number(WorkingDays(10), RETURN)
CONTACT_WITHIN: Final = Number(WorkingDays(20), CONTACT)
OPINION_WITHIN: Final = Number(WorkingDays(30), OPINION)
OPINION_AGAIN_WITHIN: Final = Number(WorkingDays(5), OPINION)
EVALUATE_WITHIN: Final = Number(WorkingDays(20), EVALUATION)
HANDLE_AGAIN_WITHIN: Final = Number(Months(2), HANDLED_AGAIN)
EVALUATE_PROMISES_WITHIN: Final = Number(WorkingDays(20), PROMISES_EVALUATED)
