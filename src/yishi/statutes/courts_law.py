"""The Organic Law of Courts (人民法院组织法), text of 2018: who elects and appoints judges."""

from datetime import date
from typing import Final

from yishi.kernel.citation import Law
from yishi.kernel.text import Text

COURTS_LAW: Final = Law(
    "CO",
    Text("人民法院组织法", "Courts Law"),
    Text(
        "中华人民共和国人民法院组织法",
        "Organic Law of the People's Courts of the People's Republic of China",
    ),
    version=date(2018, 10, 26),
    in_force=date(2019, 1, 1),
)

# The congress elects the president; on the president's submission the standing committee appoints the others.
APPOINTMENTS: Final = COURTS_LAW.article(43, 1)
# The president's term is that of the congress.
TERM: Final = COURTS_LAW.article(44, 1)
# The congress recalls the president; in recess a replacement needs the approval of the committee above.
REPLACEMENT: Final = COURTS_LAW.article(44, 2)
# Judges hold the legal qualification, new ones are checked by the selection committee; what presidents must bring.
QUALIFICATION: Final = COURTS_LAW.article(47, 1)
PRESIDENTS: Final = COURTS_LAW.article(47, 2)
