"""The Procurators Law (检察官法), text of 2019: appointment, oath, and what a procurator may not be besides."""

from datetime import date
from typing import Final

from yishi.kernel.citation import Law
from yishi.kernel.text import Text

PROCURATORS_LAW: Final = Law(
    "PRL",
    Text("检察官法", "Procurators Law"),
    Text(
        "中华人民共和国检察官法",
        "Procurators Law of the People's Republic of China",
    ),
    version=date(2019, 4, 23),
    in_force=date(2019, 10, 1),
)

# Appointed and removed by the powers and the procedure of the law; local procuratorates.
BY_LAW: Final = PROCURATORS_LAW.article(18, 1)
APPOINTMENTS: Final = PROCURATORS_LAW.article(18, 3)
# The chief procurator's appointment and removal need the approval of the committee above.
APPROVAL: Final = PROCURATORS_LAW.article(18, 4)
# The constitutional oath in public on taking office.
OATH: Final = PROCURATORS_LAW.article(19)
# When removal must be submitted; approval of a chief refused; a wrong appointment is annulled by who made it.
REMOVAL: Final = PROCURATORS_LAW.article(20)
APPROVAL_REFUSED: Final = PROCURATORS_LAW.article(21)
WRONG_APPOINTMENT: Final = PROCURATORS_LAW.article(22)
# No procurator sits in a standing committee.
INCOMPATIBILITY: Final = PROCURATORS_LAW.article(23)
