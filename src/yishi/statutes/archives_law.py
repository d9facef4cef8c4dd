"""The Archives Law (档案法), text of 2020: what is kept for good, and what an electronic record is worth."""

from datetime import date
from typing import Final

from yishi.kernel.citation import Law
from yishi.kernel.text import Text

ARCHIVES_LAW: Final = Law(
    "ARC",
    Text("档案法", "Archives Law"),
    Text("中华人民共和国档案法", "Archives Law of the People's Republic of China"),
    version=date(2020, 6, 20),
    in_force=date(2021, 1, 1),
)

# Papers that show what an organ mainly does are to be archived.
TO_BE_ARCHIVED: Final = ARCHIVES_LAW.article(13, 1, 1)
# They are handed to the organ's own archive at set times; nobody may keep them back.
HANDED_IN: Final = ARCHIVES_LAW.article(14, 1)
# Organs hand archives on to the public archive at set times.
TRANSFERRED: Final = ARCHIVES_LAW.article(15, 1)
# Public archives open after twenty-five years, sooner or later for some kinds.
OPENED: Final = ARCHIVES_LAW.article(27)
# Systems for electronic archives are to be connected with offices' working systems.
CONNECTED: Final = ARCHIVES_LAW.article(36)
# Reliable source, regular procedure, complete elements.
ELECTRONIC_ARCHIVES: Final = ARCHIVES_LAW.article(37, 1)
# Then they have the force of paper and can serve as evidence.
SAME_FORCE: Final = ARCHIVES_LAW.article(37, 2)
