"""The Civil Code (民法典): how terms are counted and what 以上 means, followed here by analogy."""

from datetime import date
from typing import Final

from yishi.kernel.citation import Law
from yishi.kernel.text import Text

CIVIL_CODE: Final = Law(
    "CIV",
    Text("民法典", "Civil Code"),
    Text("中华人民共和国民法典", "Civil Code of the People's Republic of China"),
    version=date(2020, 5, 28),
    in_force=date(2021, 1, 1),
)

# Terms are counted in years, months, days and hours of the common calendar.
UNITS_OF_TIME: Final = CIVIL_CODE.article(200)
# The day of the event does not count; the next day is the first.
FIRST_DAY: Final = CIVIL_CODE.article(201, 1)
# Months end on the corresponding day, or on the last day of a month that has none.
LAST_DAY: Final = CIVIL_CODE.article(202)
# A term that would end on a statutory day of rest ends on the day after the rest.
REST_DAY: Final = CIVIL_CODE.article(203, 1)
# The last day ends at midnight, or at the close of business.
LAST_HOUR: Final = CIVIL_CODE.article(203, 2)
# Other laws, and agreements, may count otherwise.
OTHER_COUNTING: Final = CIVIL_CODE.article(204)
# 以上, 以下 and 以内 include the figure; 不满, 超过 and 以外 do not.
INCLUSIVE: Final = CIVIL_CODE.article(1259)
