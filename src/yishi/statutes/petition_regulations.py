"""The Regulations on Petitions (信访工作条例) of 2022, of the Party's Central Committee and the State Council."""

from datetime import date
from typing import Final

from yishi.kernel.citation import Law, Number
from yishi.kernel.terms import Days, WorkingDays
from yishi.kernel.text import Text

PETITION_REGULATIONS: Final = Law(
    "XF",
    Text("信访工作条例", "Regulations on Petitions"),
    Text("信访工作条例", "Regulations on Petitions (Central Committee of the Party and State Council)"),
    version=date(2022, 2, 25),
    in_force=date(2022, 5, 1),
)

# They bind organs of people's congresses too.
SCOPE: Final = PETITION_REGULATIONS.article(2)
# What is said by word of mouth is written down as it was said.
ORAL: Final = PETITION_REGULATIONS.article(19, 1)
# Whoever is asked directly registers it, and tells the way; what is not his he sends where it belongs.
DIRECT: Final = PETITION_REGULATIONS.article(23, 1)
DIRECT_NOTICE: Final = PETITION_REGULATIONS.article(23, 2)
# What is passed on is answered in fifteen days; whoever is not competent says so in five working days.
PASSED_ON: Final = PETITION_REGULATIONS.article(23, 3)
# What belongs before the courts is parted from petitions.
LITIGATION_APART: Final = PETITION_REGULATIONS.article(28, 2)
# A report of wrongdoing goes to discipline inspection; never to whom it accuses.
ACCUSATION: Final = PETITION_REGULATIONS.article(30, 1)
NOT_TO_THE_ACCUSED: Final = PETITION_REGULATIONS.article(30, 3)
# Claims are settled in sixty days; thirty more where it is complex.
HANDLING: Final = PETITION_REGULATIONS.article(34)

NOTICE_WITHIN: Final = Number(Days(15), PASSED_ON)
OBJECTION_WITHIN: Final = Number(WorkingDays(5), PASSED_ON)
HANDLING_WITHIN: Final = Number(Days(60), HANDLING)
