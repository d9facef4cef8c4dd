"""The Organic Law of Procuratorates (人民检察院组织法), text of 2018: who elects and appoints procurators."""

from datetime import date
from typing import Final

from yishi.kernel.citation import Law
from yishi.kernel.text import Text

PROCURATORATES_LAW: Final = Law(
    "PO",
    Text("人民检察院组织法", "Procuratorates Law"),
    Text(
        "中华人民共和国人民检察院组织法",
        "Organic Law of the People's Procuratorates of the People's Republic of China",
    ),
    version=date(2018, 10, 26),
    in_force=date(2019, 1, 1),
)

# The congress elects and recalls the chief procurator; the standing committee appoints the others.
APPOINTMENTS: Final = PROCURATORATES_LAW.article(38, 1)
# The chief procurator's appointment and removal need the approval of the committee above.
APPROVAL: Final = PROCURATORATES_LAW.article(38, 2)
# The chief procurator's term is that of the congress.
TERM: Final = PROCURATORATES_LAW.article(39, 1)
# Procurators hold the legal qualification, new ones are checked by the selection committee; what chiefs must bring.
QUALIFICATION: Final = PROCURATORATES_LAW.article(42, 1)
CHIEF_PROCURATORS: Final = PROCURATORATES_LAW.article(42, 2)
