"""The Local Organic Law (地方组织法), text of 2022: congresses, standing committees, governments."""

from datetime import date
from typing import Final

from yishi.kernel.citation import Law, Number
from yishi.kernel.majority import MORE_THAN_HALF, ONE_FIFTH, ONE_TENTH, TWO_THIRDS
from yishi.kernel.terms import Months
from yishi.kernel.text import Text

ORGANIC_LAW: Final = Law(
    "OL",
    Text("地方组织法", "Local Organic Law"),
    Text(
        "中华人民共和国地方各级人民代表大会和地方各级人民政府组织法",
        "Organic Law of the People's Republic of China on Local People's Congresses "
        "and Local People's Governments at All Levels",
    ),
    version=date(2022, 3, 11),
    in_force=date(2022, 3, 12),
)

# The powers of a congress from the county up.
POWERS_OF_THE_CONGRESS: Final = ORGANIC_LAW.article(11)
# Among them: plan and budget, major matters, the reports of the committee, the government, court and procuratorate.
PLAN_AND_BUDGET: Final = ORGANIC_LAW.article(11, None, 2)
MAJOR_MATTERS_OF_THE_CONGRESS: Final = ORGANIC_LAW.article(11, None, 3)
REPORT_OF_THE_COMMITTEE: Final = ORGANIC_LAW.article(11, None, 8)
WORK_REPORTS: Final = ORGANIC_LAW.article(11, None, 9)
# At least one session a year; the standing committee sets the day and publishes it.
SESSIONS: Final = ORGANIC_LAW.article(14, 1)
# In special circumstances it comes earlier or later; the council may be left to set the day, and it is published.
SESSION_MOVED: Final = ORGANIC_LAW.article(14, 2)
# An extraordinary session: the standing committee finds it necessary, or a fifth of the deputies ask.
EXTRAORDINARY_SESSION: Final = ORGANIC_LAW.article(14, 3)
# A session needs two thirds of the deputies.
SESSION_QUORUM: Final = ORGANIC_LAW.article(14, 4)
# The standing committee convenes the session.
CONVENED_BY_THE_COMMITTEE: Final = ORGANIC_LAW.article(15)
# A preparatory meeting elects presidium and secretary-general and adopts the agenda; the committee presides over it.
PREPARATORY_MEETING: Final = ORGANIC_LAW.article(17, 1)
PREPARATORY_MEETING_CHAIRED: Final = ORGANIC_LAW.article(17, 2)
# The presidium presides over a session.
PRESIDIUM: Final = ORGANIC_LAW.article(17, 3)
# A township's presidium presides, and convenes the next session.
TOWNSHIP_PRESIDIUM: Final = ORGANIC_LAW.article(19, 1)
# The first session of a term comes within two months of the deputies' election.
FIRST_SESSION: Final = ORGANIC_LAW.article(20)
# The government, the heads of commission, court and procuratorate attend a session; others if the committee decides.
ATTENDING_THE_SESSION: Final = ORGANIC_LAW.article(21)
# Organs' bills to the congress: the presidium puts them to the session.
ORGANS_BILL_TO_THE_CONGRESS: Final = ORGANIC_LAW.article(22, 1)
# Deputies' bills to the congress; the presidium decides whether they come on the agenda.
DEPUTIES_BILL: Final = ORGANIC_LAW.article(22, 2)
# Movers may withdraw a bill on the agenda before the vote, if the presidium consents.
WITHDRAWAL_OF_A_BILL: Final = ORGANIC_LAW.article(22, 3)
# Deputies' inquiries while bills are deliberated.
DEPUTIES_INQUIRIES: Final = ORGANIC_LAW.article(23)
# Deputies' interpellation in writing.
DEPUTIES_INTERPELLATION: Final = ORGANIC_LAW.article(24, 1)
# The presidium decides how it is answered; the head answers in person, or signs the answer.
DEPUTIES_INTERPELLATION_ROUTED: Final = ORGANIC_LAW.article(24, 2)
DEPUTIES_INTERPELLATION_ANSWERED: Final = ORGANIC_LAW.article(24, 3)
# Elections and resolutions of the congress: more than half of all deputies.
VOTE_OF_THE_CONGRESS: Final = ORGANIC_LAW.article(25)
# Deputies' joint nomination of the heads of state organs.
NOMINATION: Final = ORGANIC_LAW.article(26, 2)
# Elections are by secret ballot.
SECRET_ELECTION: Final = ORGANIC_LAW.article(28)
# Too many elected: the higher numbers win, ties are voted again. Too few: another election.
RESULT_OF_AN_ELECTION: Final = ORGANIC_LAW.article(29)
# Removal moved in a county congress, and in a township's.
REMOVAL: Final = ORGANIC_LAW.article(31, 1)
TOWNSHIP_REMOVAL: Final = ORGANIC_LAW.article(31, 2)
# Special committees, from the county up: a township has none.
SPECIAL_COMMITTEES: Final = ORGANIC_LAW.article(33, 1)
# They deliberate on the bills that the presidium or the standing committee hands to them.
BILLS_IN_COMMITTEE: Final = ORGANIC_LAW.article(35, None, 1)
# A commission of inquiry proposed to the congress, in writing.
CONGRESS_INQUIRY: Final = ORGANIC_LAW.article(36, 2)
# The members of a commission of inquiry; its report, and what the congress may resolve on it.
CONGRESS_INQUIRY_MEMBERS: Final = ORGANIC_LAW.article(36, 3)
CONGRESS_INQUIRY_REPORT: Final = ORGANIC_LAW.article(36, 4)
# Speeches and votes of deputies and members at meetings are beyond prosecution.
IMMUNITY: Final = ORGANIC_LAW.article(39)
# The standing committee's office hands deputies' suggestions to the organ that must answer them.
HAND_OVER: Final = ORGANIC_LAW.article(42, 1)
# The handling of suggestions is reported to the standing committee and made public.
REPORT: Final = ORGANIC_LAW.article(42, 3)
# Deputies from the prefecture up may attend the sessions of the congress that elected them.
DEPUTIES_FROM_ABOVE: Final = ORGANIC_LAW.article(43, 2)
# Deputies of a neighbourhood or a production unit may form a group.
DEPUTIES_GROUP: Final = ORGANIC_LAW.article(43, 3)
# How a county's standing committee is made up, and that its members hold no executive or judicial office.
COMPOSITION: Final = ORGANIC_LAW.article(47, 2)
INCOMPATIBILITY: Final = ORGANIC_LAW.article(47, 3)
# How many members a county's committee has; the province fixes the number for the term.
SIZE: Final = ORGANIC_LAW.article(47, 4, 3)
SIZE_FIXED: Final = ORGANIC_LAW.article(47, 5)
# The committee's powers; among them convening sessions, major matters, adjustments of plan and budget, oversight.
POWERS_OF_THE_COMMITTEE: Final = ORGANIC_LAW.article(50, 1)
SESSIONS_CONVENED: Final = ORGANIC_LAW.article(50, 1, 3)
MAJOR_MATTERS: Final = ORGANIC_LAW.article(50, 1, 4)
ADJUSTMENTS: Final = ORGANIC_LAW.article(50, 1, 5)
PLAN_BUDGET_AND_ACCOUNTS: Final = ORGANIC_LAW.article(50, 1, 6)
OVERSIGHT: Final = ORGANIC_LAW.article(50, 1, 7)
# On a major matter: a decision or resolution, or opinions passed on; what became of them is reported in time.
DECISION_OR_OPINIONS: Final = ORGANIC_LAW.article(50, 2)
# The standing committee meets at least once in two months.
MEETINGS: Final = ORGANIC_LAW.article(51, 1)
# The heads of government, commission, court and procuratorate attend its meetings without a vote.
ATTENDING_THE_MEETING: Final = ORGANIC_LAW.article(51, 2)
# A meeting needs more than half of all members, and so does a resolution.
MEETING_QUORUM: Final = ORGANIC_LAW.article(51, 3)
VOTE_OF_THE_COMMITTEE: Final = ORGANIC_LAW.article(51, 4)
# Bills to the standing committee: the council's go straight to the meeting.
COUNCILS_BILL: Final = ORGANIC_LAW.article(52, 1)
# Those of the government and of special committees: the council tables them, or hears a committee first.
ORGANS_BILL: Final = ORGANIC_LAW.article(52, 2)
# Members' bills to the standing committee; the council of chairpersons decides whether they are tabled.
MEMBERS_BILL: Final = ORGANIC_LAW.article(52, 3)
# Members' interpellation in writing.
MEMBERS_INTERPELLATION: Final = ORGANIC_LAW.article(53, 1)
# The council decides how it is answered; the head answers in person, or signs the answer.
MEMBERS_INTERPELLATION_ROUTED: Final = ORGANIC_LAW.article(53, 2)
MEMBERS_INTERPELLATION_ANSWERED: Final = ORGANIC_LAW.article(53, 3)
# In a county the chairperson and vice-chairpersons form the council; it has no secretary-general.
COUNCIL_OF_CHAIRPERSONS: Final = ORGANIC_LAW.article(54, 1)
# What the council does: length and agenda of a meeting, where bills go, what is put to the vote, the year's plan.
WORK_OF_THE_COUNCIL: Final = ORGANIC_LAW.article(54, 2)
AGENDA_DRAFTED: Final = ORGANIC_LAW.article(54, 2, 1)
BILLS_ROUTED: Final = ORGANIC_LAW.article(54, 2, 2)
PUT_TO_THE_VOTE: Final = ORGANIC_LAW.article(54, 2, 3)
WORK_PLAN: Final = ORGANIC_LAW.article(54, 2, 4)
# The credentials committee.
CREDENTIALS_COMMITTEE: Final = ORGANIC_LAW.article(56, 1)
# A commission of inquiry proposed to the standing committee, in writing.
COMMITTEE_INQUIRY: Final = ORGANIC_LAW.article(58, 1)
# The members of a commission of inquiry; its report, and what the committee may resolve on it.
COMMITTEE_INQUIRY_MEMBERS: Final = ORGANIC_LAW.article(58, 2)
COMMITTEE_INQUIRY_REPORT: Final = ORGANIC_LAW.article(58, 3)
# Administrative office and working bodies; street working commissions, in a county likewise.
WORKING_BODIES: Final = ORGANIC_LAW.article(59, 1)
STREET_COMMISSIONS: Final = ORGANIC_LAW.article(59, 3)
COUNTY_STREET_COMMISSIONS: Final = ORGANIC_LAW.article(59, 4)
# Standing committees hear the people through contact points and deputies' liaison stations.
LIAISON_STATIONS: Final = ORGANIC_LAW.article(60, 2)

# Who can start what: persons, or a share of the deputies or members in office.
EXTRAORDINARY_SESSION_BY: Final = Number(ONE_FIFTH, EXTRAORDINARY_SESSION)
DEPUTIES_BILL_BY: Final = Number(10, DEPUTIES_BILL)
TOWNSHIP_DEPUTIES_BILL_BY: Final = Number(5, DEPUTIES_BILL)
DEPUTIES_INTERPELLATION_BY: Final = Number(10, DEPUTIES_INTERPELLATION)
NOMINATION_BY: Final = Number(10, NOMINATION)
TOWNSHIP_NOMINATION_BY: Final = Number(10, NOMINATION)
PREFECTURE_NOMINATION_BY: Final = Number(20, NOMINATION)
PROVINCE_NOMINATION_BY: Final = Number(30, NOMINATION)
REMOVAL_BY: Final = Number(ONE_TENTH, REMOVAL)
TOWNSHIP_REMOVAL_BY: Final = Number(ONE_FIFTH, TOWNSHIP_REMOVAL)
CONGRESS_INQUIRY_BY: Final = Number(ONE_TENTH, CONGRESS_INQUIRY)
DEPUTIES_GROUP_OF: Final = Number(3, DEPUTIES_GROUP)
MEMBERS_BILL_BY: Final = Number(3, MEMBERS_BILL)
PREFECTURE_MEMBERS_BILL_BY: Final = Number(5, MEMBERS_BILL)
MEMBERS_INTERPELLATION_BY: Final = Number(3, MEMBERS_INTERPELLATION)
PREFECTURE_MEMBERS_INTERPELLATION_BY: Final = Number(5, MEMBERS_INTERPELLATION)
COMMITTEE_INQUIRY_BY: Final = Number(ONE_FIFTH, COMMITTEE_INQUIRY)

# What carries a vote, always of all deputies or of all members.
SESSION_NEEDS: Final = Number(TWO_THIRDS, SESSION_QUORUM)
CONGRESS_MAJORITY: Final = Number(MORE_THAN_HALF, VOTE_OF_THE_CONGRESS)
MEETING_NEEDS: Final = Number(MORE_THAN_HALF, MEETING_QUORUM)
COMMITTEE_MAJORITY: Final = Number(MORE_THAN_HALF, VOTE_OF_THE_COMMITTEE)

# Seats of a county's committee; the larger bound is for more than a million inhabitants.
SIZE_AT_LEAST: Final = Number(15, SIZE)
SIZE_AT_MOST: Final = Number(35, SIZE)
SIZE_AT_MOST_IF_LARGE: Final = Number(45, SIZE)
LARGE_ABOVE: Final = Number(1_000_000, SIZE)

FIRST_SESSION_WITHIN: Final = Number(Months(2), FIRST_SESSION)
MEETING_EVERY: Final = Number(Months(2), MEETINGS)
