"""The Budget Law (预算法), text of 2018: the days by which budgets and accounts come before a county's congress."""

from datetime import date
from typing import Final

from yishi.kernel.citation import Law, Number
from yishi.kernel.terms import Days
from yishi.kernel.text import Text

BUDGET_LAW: Final = Law(
    "BL",
    Text("预算法", "Budget Law"),
    Text(
        "中华人民共和国预算法",
        "Budget Law of the People's Republic of China",
    ),
    version=date(2018, 12, 29),
    in_force=date(2018, 12, 29),
)

# What is approved is published by the finance department; departments publish their own.
PUBLICATION: Final = BUDGET_LAW.article(14, 1)
DEPARTMENTS_PUBLISH: Final = BUDGET_LAW.article(14, 2)
# The powers of the congress, of the standing committee, and of a township's congress.
POWERS_OF_THE_CONGRESS: Final = BUDGET_LAW.article(21, 1)
POWERS_OF_THE_COMMITTEE: Final = BUDGET_LAW.article(21, 2)
POWERS_OF_A_TOWNSHIP: Final = BUDGET_LAW.article(21, 3)
# In a county the standing committee itself makes the preliminary examination.
PRELIMINARY_EXAMINATION: Final = BUDGET_LAW.article(22, 4)
# The finance department answers the opinions; both are printed for the deputies.
OPINIONS_ANSWERED: Final = BUDGET_LAW.article(22, 6)
PRINTED_FOR_DEPUTIES: Final = BUDGET_LAW.article(22, 7)
# A local budget is examined and approved by its congress.
APPROVAL: Final = BUDGET_LAW.article(43, 2)
# The county government submits the preliminary draft budget to the standing committee before the session.
PRELIMINARY_DRAFT: Final = BUDGET_LAW.article(44, 4)
# In county and township, deputies hear voters before the session.
VOTERS_HEARD: Final = BUDGET_LAW.article(45)
# The government reports to the session; the standing committee reports on its examination to the presidium.
BUDGET_REPORT: Final = BUDGET_LAW.article(47, 2)
EXAMINATION_REPORT: Final = BUDGET_LAW.article(49, 2)
# The finance department replies to departments, and they to their units; transfers are issued.
REPLY: Final = BUDGET_LAW.article(52, 1)
TRANSFERS: Final = BUDGET_LAW.article(52, 4)
# What is an adjustment of the budget.
ADJUSTMENT: Final = BUDGET_LAW.article(67)
# In a county its preliminary plan goes to the committee's working body; without approval no adjustment.
ADJUSTMENT_AHEAD: Final = BUDGET_LAW.article(69, 6)
ADJUSTMENT_APPROVED: Final = BUDGET_LAW.article(69, 7)
# No adjustment is decided outside that procedure.
NO_OTHER_WAY: Final = BUDGET_LAW.article(70, 1)
# Final accounts are audited, then submitted to the standing committee; in a county the draft goes to its working body.
FINAL_ACCOUNTS: Final = BUDGET_LAW.article(77, 2)
FINAL_ACCOUNTS_AHEAD: Final = BUDGET_LAW.article(78, 4)
# Final accounts are replied to as the budget is.
FINAL_ACCOUNTS_REPLY: Final = BUDGET_LAW.article(80)

PRELIMINARY_DRAFT_BEFORE: Final = Number(Days(30), PRELIMINARY_DRAFT)
ADJUSTMENT_BEFORE: Final = Number(Days(30), ADJUSTMENT_AHEAD)
FINAL_ACCOUNTS_BEFORE: Final = Number(Days(30), FINAL_ACCOUNTS_AHEAD)
REPLY_WITHIN: Final = Number(Days(20), REPLY)
REPLY_TO_UNITS_WITHIN: Final = Number(Days(15), REPLY)
FINAL_ACCOUNTS_REPLY_WITHIN: Final = Number(Days(20), FINAL_ACCOUNTS_REPLY)
FINAL_ACCOUNTS_REPLY_TO_UNITS_WITHIN: Final = Number(Days(15), FINAL_ACCOUNTS_REPLY)
GENERAL_TRANSFERS_WITHIN: Final = Number(Days(30), TRANSFERS)
SPECIAL_TRANSFERS_WITHIN: Final = Number(Days(60), TRANSFERS)
PUBLISH_WITHIN: Final = Number(Days(20), PUBLICATION)
DEPARTMENTS_PUBLISH_WITHIN: Final = Number(Days(20), DEPARTMENTS_PUBLISH)
