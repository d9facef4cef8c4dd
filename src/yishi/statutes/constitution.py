"""The Constitution (宪法), text of 2018: the articles on local congresses, their committees, and the oath."""

from datetime import date
from typing import Final

from yishi.kernel.citation import Law, Number
from yishi.kernel.text import Text

CONSTITUTION: Final = Law(
    "CON",
    Text("宪法", "Constitution"),
    Text(
        "中华人民共和国宪法",
        "Constitution of the People's Republic of China",
    ),
    version=date(2018, 3, 11),
    in_force=date(2018, 3, 11),
)

# State officials take the constitutional oath in public when they take office.
OATH: Final = CONSTITUTION.article(27, 3)
# A local congress is elected for a term of five years.
TERM: Final = CONSTITUTION.article(98)
# A congress elects, and may recall, the head of its government and the deputy heads.
GOVERNMENT_HEADS: Final = CONSTITUTION.article(101, 1)
# So it does the heads of the commission, the court and the procuratorate; for the last, higher approval is needed.
HEADS_OF_ORGANS: Final = CONSTITUTION.article(101, 2)
# The standing committee: whom it consists of, who elects and recalls it, and what its members may not be besides.
COMPOSITION: Final = CONSTITUTION.article(103, 1)
ELECTED_COMMITTEE: Final = CONSTITUTION.article(103, 2)
INCOMPATIBILITY: Final = CONSTITUTION.article(103, 3)
# It decides major matters, oversees the other organs, annuls, appoints, and fills vacancies among higher deputies.
POWERS_OF_THE_COMMITTEE: Final = CONSTITUTION.article(104)

YEARS_OF_A_TERM: Final = Number(5, TERM)
