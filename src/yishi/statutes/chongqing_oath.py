"""Chongqing's measures on the constitutional oath (2018): one example of local practice."""

from datetime import date
from typing import Final

from yishi.kernel.citation import Law, Number
from yishi.kernel.terms import WorkingDays
from yishi.kernel.text import Text

CHONGQING_OATH: Final = Law(
    "CQ-OATH",
    Text("重庆市宪法宣誓实施办法", "Chongqing Oath Measures"),
    Text(
        "重庆市宪法宣誓实施办法",
        "Measures of Chongqing Municipality for Carrying out the Constitutional Oath",
    ),
    version=date(2018, 9, 29),
    in_force=date(2018, 10, 1),
    local=True,
)

# Who takes the oath in public on taking office, and its words.
WHO: Final = CHONGQING_OATH.article(2)
WORDING: Final = CHONGQING_OATH.article(3)
# Those whom a county congress elects: the presidium arranges it.
ELECTED: Final = CHONGQING_OATH.article(4, 2)
# The chief procurator swears only after the approval from above; the council arranges it.
CHIEF_PROCURATOR: Final = CHONGQING_OATH.article(4, 3)
# Those whom a township congress elects.
TOWNSHIP: Final = CHONGQING_OATH.article(4, 4)
# Those whom a county's committee appoints, in recess or to its bodies and the government: the council arranges it.
APPOINTED_IN_RECESS: Final = CHONGQING_OATH.article(5, 2)
APPOINTED: Final = CHONGQING_OATH.article(6, 2)
# Supervisors, judges, procurators: the council, if the certificate is handed over there; else their own organ.
JUDICIAL: Final = CHONGQING_OATH.article(7, 2)
# Those whom organs appoint themselves.
BY_ORGANS: Final = CHONGQING_OATH.article(8)
# At the congress: after the result is announced and before it closes.
AT_THE_CONGRESS: Final = CHONGQING_OATH.article(9, 1)
# At the committee: after the certificate is handed over and before it closes.
AT_THE_COMMITTEE: Final = CHONGQING_OATH.article(9, 2)
# By an organ: soon after the appointment is announced.
AT_AN_ORGAN: Final = CHONGQING_OATH.article(9, 3)
# Alone or together; how one swears alone, and how a leader and the others do.
FORMS: Final = CHONGQING_OATH.article(10, 1)
ALONE: Final = CHONGQING_OATH.article(10, 2)
TOGETHER: Final = CHONGQING_OATH.article(10, 3)
# Flag or emblem, the anthem, the Constitution on the table.
PLACE: Final = CHONGQING_OATH.article(11, 1)
TABLE: Final = CHONGQING_OATH.article(11, 2)

OATH_WITHIN: Final = Number(WorkingDays(15), AT_AN_ORGAN)
