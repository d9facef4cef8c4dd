"""Zhejiang's provisions on handling deputies' suggestions (2016): one example of local practice."""

from datetime import date
from typing import Final

from yishi.kernel.citation import Law, Number
from yishi.kernel.terms import Days, Months
from yishi.kernel.text import Text

ZHEJIANG_SUGGESTIONS: Final = Law(
    "ZJ-SUG",
    Text("浙江省人大代表建议办理规定", "Zhejiang Suggestions Provisions"),
    Text(
        "浙江省人民代表大会代表建议、批评和意见办理的规定",
        "Provisions of Zhejiang Province on Handling the Suggestions, Criticisms and Comments of Deputies "
        "to the Provincial People's Congress",
    ),
    version=date(2016, 5, 27),
    in_force=date(2016, 5, 27),
    local=True,
)

# What should not be a suggestion; tenders under way are named besides.
INADMISSIBLE: Final = ZHEJIANG_SUGGESTIONS.article(6)
# The deputy is told that a suggestion made in recess was taken up.
ACCEPTANCE: Final = ZHEJIANG_SUGGESTIONS.article(10, 1)
# An inadmissible one is not taken up, and the deputy is told.
NOT_TAKEN_UP: Final = ZHEJIANG_SUGGESTIONS.article(10, 2)
# The council of chairpersons chooses the key suggestions.
KEY_SUGGESTIONS: Final = ZHEJIANG_SUGGESTIONS.article(12)
# A unit out of its field sends it back with the assigner's consent.
RETURN: Final = ZHEJIANG_SUGGESTIONS.article(14)
# Touch with the deputy, by visit, talk, telephone or mail.
CONTACT: Final = ZHEJIANG_SUGGESTIONS.article(17, 1)
# The assisting unit's written opinion.
OPINION: Final = ZHEJIANG_SUGGESTIONS.article(18, 1)
# Follow-up: a second reply when what was promised is done, an explanation when it cannot be.
FOLLOW_UP: Final = ZHEJIANG_SUGGESTIONS.article(20)
# Three months; with the assigner's consent, six.
REPLY: Final = ZHEJIANG_SUGGESTIONS.article(21)
# Signed by the head, under seal, to each co-signer.
FORM_OF_REPLY: Final = ZHEJIANG_SUGGESTIONS.article(22)
# The deputy fills in the form on the handling.
EVALUATION: Final = ZHEJIANG_SUGGESTIONS.article(23, 2)
# A dissatisfied deputy gets another written reply.
HANDLED_AGAIN: Final = ZHEJIANG_SUGGESTIONS.article(24)
# The report to the standing committee, printed for the next session, and published.
REPORT: Final = ZHEJIANG_SUGGESTIONS.article(29)

NOTIFY_WITHIN: Final = Number(Days(7), ACCEPTANCE)
RETURN_WITHIN: Final = Number(Days(10), RETURN)
OPINION_WITHIN: Final = Number(Months(2), OPINION)
HANDLE_AGAIN_WITHIN: Final = Number(Months(1), HANDLED_AGAIN)
