"""The Personal Information Protection Law (个人信息保护法) of 2021: what is kept of people, and how."""

from datetime import date
from typing import Final

from yishi.kernel.citation import Law
from yishi.kernel.text import Text

PERSONAL_INFORMATION_LAW: Final = Law(
    "PI",
    Text("个人信息保护法", "Personal Information Protection Law"),
    Text(
        "中华人民共和国个人信息保护法",
        "Personal Information Protection Law of the People's Republic of China",
    ),
    version=date(2021, 8, 20),
    in_force=date(2021, 11, 1),
)

# A clear purpose, the least intrusion; no more is collected than the purpose needs.
PURPOSE: Final = PERSONAL_INFORMATION_LAW.article(6, 1)
LEAST_DATA: Final = PERSONAL_INFORMATION_LAW.article(6, 2)
# Kept no longer than the purpose needs, unless a law says otherwise.
SHORTEST_STORAGE: Final = PERSONAL_INFORMATION_LAW.article(19)
# State organs stay within their statutory duty, give notice, and store at home.
WITHIN_DUTY: Final = PERSONAL_INFORMATION_LAW.article(34)
NOTICE: Final = PERSONAL_INFORMATION_LAW.article(35)
STORED_AT_HOME: Final = PERSONAL_INFORMATION_LAW.article(36)
# Erased when the purpose is met; where it cannot be, it is stored and guarded only.
ERASURE: Final = PERSONAL_INFORMATION_LAW.article(47, 1)
STORED_ONLY: Final = PERSONAL_INFORMATION_LAW.article(47, 2)
# Encryption and the like, and limits on who may do what.
ENCRYPTION: Final = PERSONAL_INFORMATION_LAW.article(51, None, 3)
LIMITED_ACCESS: Final = PERSONAL_INFORMATION_LAW.article(51, None, 4)
# Impact is assessed before sensitive data are used, or personal data published.
IMPACT_ASSESSMENT: Final = PERSONAL_INFORMATION_LAW.article(55)
# After a leak: remedy, and notice to the authority and the persons.
BREACH_NOTICE: Final = PERSONAL_INFORMATION_LAW.article(57, 1)
