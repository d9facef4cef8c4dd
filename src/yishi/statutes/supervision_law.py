"""The Supervision Law (监察法), text of 2024: how a commission is made up and overseen."""

from datetime import date
from typing import Final

from yishi.kernel.citation import Law
from yishi.kernel.text import Text

SUPERVISION_LAW: Final = Law(
    "SUP",
    Text("监察法", "Supervision Law"),
    Text(
        "中华人民共和国监察法",
        "Supervision Law of the People's Republic of China",
    ),
    version=date(2024, 12, 25),
    in_force=date(2025, 6, 1),
)

# The congress elects the head; on the head's submission the standing committee appoints deputy heads and members.
APPOINTMENTS: Final = SUPERVISION_LAW.article(9, 2)
# The head's term is that of the congress; the commission answers to the congress and its standing committee.
TERM: Final = SUPERVISION_LAW.article(9, 3)
RESPONSIBLE: Final = SUPERVISION_LAW.article(9, 4)
# Congress and standing committee oversee it; the latter hears special reports, and inspects.
OVERSEEN: Final = SUPERVISION_LAW.article(60, 1)
SPECIAL_REPORTS: Final = SUPERVISION_LAW.article(60, 2)
# Deputies and members put inquiries and interpellations.
INQUIRIES: Final = SUPERVISION_LAW.article(60, 3)
