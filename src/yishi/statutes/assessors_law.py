"""The People's Assessors Law (人民陪审员法), text of 2018: their number, choice, oath and term."""

from datetime import date
from fractions import Fraction
from typing import Final

from yishi.kernel.citation import Law, Number
from yishi.kernel.text import Text

ASSESSORS_LAW: Final = Law(
    "PA",
    Text("人民陪审员法", "People's Assessors Law"),
    Text(
        "中华人民共和国人民陪审员法",
        "People's Assessors Law of the People's Republic of China",
    ),
    version=date(2018, 4, 27),
    in_force=date(2018, 4, 27),
)

# Among others, no member of a standing committee is an assessor.
INCOMPATIBILITY: Final = ASSESSORS_LAW.article(6, None, 1)
# The standing committee fixes their number on the court's submission, in proportion to its judges.
NUMBER: Final = ASSESSORS_LAW.article(8, 1)
LEAST_NUMBER: Final = ASSESSORS_LAW.article(8, 2)
# Candidates are drawn by lot from the residents, and checked.
CANDIDATES: Final = ASSESSORS_LAW.article(9)
# From them assessors are drawn by lot, and the court's president submits them to the standing committee.
DRAWN: Final = ASSESSORS_LAW.article(10)
# Some come by application or recommendation, up to a share of the number.
APPLICATION: Final = ASSESSORS_LAW.article(11, 1)
SHARE_BY_APPLICATION: Final = ASSESSORS_LAW.article(11, 2)
# They take an oath in public; the court and the justice bureau arrange it.
OATH: Final = ASSESSORS_LAW.article(12)
# Five years, as a rule not again.
TERM: Final = ASSESSORS_LAW.article(13)

TIMES_THE_JUDGES: Final = Number(3, LEAST_NUMBER)
CANDIDATES_TIMES: Final = Number(5, CANDIDATES)
APPLICATION_AT_MOST: Final = Number(Fraction(1, 5), SHARE_BY_APPLICATION)
YEARS_OF_A_TERM: Final = Number(5, TERM)
