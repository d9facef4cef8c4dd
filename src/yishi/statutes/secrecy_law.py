"""The State Secrets Law (保守国家秘密法), text of 2024: what must never enter this system."""

from datetime import date
from typing import Final

from yishi.kernel.citation import Law
from yishi.kernel.text import Text

SECRECY_LAW: Final = Law(
    "SS",
    Text("保守国家秘密法", "State Secrets Law"),
    Text(
        "中华人民共和国保守国家秘密法",
        "Law of the People's Republic of China on Guarding State Secrets",
    ),
    version=date(2024, 2, 27),
    in_force=date(2024, 5, 1),
)

# What was secret while being decided is declassified by its official publication.
DECLASSIFIED_BY_PUBLICATION: Final = SECRECY_LAW.article(20, 4)
# No state secret is stored or worked on in a system not built for secrets.
NOT_IN_OPEN_SYSTEMS: Final = SECRECY_LAW.article(31, 1, 3)
