"""The Judges Law (法官法), text of 2019: appointment, oath, and what a judge may not be besides."""

from datetime import date
from typing import Final

from yishi.kernel.citation import Law
from yishi.kernel.text import Text

JUDGES_LAW: Final = Law(
    "JL",
    Text("法官法", "Judges Law"),
    Text(
        "中华人民共和国法官法",
        "Judges Law of the People's Republic of China",
    ),
    version=date(2019, 4, 23),
    in_force=date(2019, 10, 1),
)

# Appointed and removed by the powers and the procedure of the law; local courts.
BY_LAW: Final = JUDGES_LAW.article(18, 1)
APPOINTMENTS: Final = JUDGES_LAW.article(18, 4)
# The constitutional oath in public on taking office.
OATH: Final = JUDGES_LAW.article(19)
# When removal must be submitted; a wrong appointment is annulled by who made it.
REMOVAL: Final = JUDGES_LAW.article(20)
WRONG_APPOINTMENT: Final = JUDGES_LAW.article(21)
# No judge sits in a standing committee.
INCOMPATIBILITY: Final = JUDGES_LAW.article(22)
