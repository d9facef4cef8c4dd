"""The Local Organic Law on offices: who is elected, appointed, acting, and how an office ends.

The law itself, sessions and meetings, who nominates together and the secret ballot are in `organic_law`.
"""

from fractions import Fraction
from typing import Final

from yishi.kernel.citation import Number
from yishi.kernel.terms import Days, Months
from yishi.statutes.organic_law import ORGANIC_LAW

# The congress elects its standing committee, and the head of the county and the deputy heads.
COMMITTEE_ELECTED: Final = ORGANIC_LAW.article(11, None, 4)
GOVERNMENT_ELECTED: Final = ORGANIC_LAW.article(11, None, 5)
# The heads of commission, court and procuratorate; the chief procurator's election needs approval from above.
HEADS_ELECTED: Final = ORGANIC_LAW.article(11, None, 6)
# The deputies to the congress above.
HIGHER_DEPUTIES_ELECTED: Final = ORGANIC_LAW.article(11, None, 7)
# The congress may recall them; a chief procurator's recall needs approval from above.
RECALL: Final = ORGANIC_LAW.article(13)

# The presidium nominates, or deputies jointly.
NOMINATORS: Final = ORGANIC_LAW.article(26, 1)
# Nobody nominates more than there are seats; nominators describe their candidates truly.
NOMINATED_AT_MOST: Final = ORGANIC_LAW.article(26, 3)
CANDIDATES_DESCRIBED: Final = ORGANIC_LAW.article(26, 4)
# How many more candidates than seats: one for a head, or none; more for the others; a primary if there are too many.
NUMBER_OF_CANDIDATES: Final = ORGANIC_LAW.article(27, 1)
# At a change of term nomination and consultation take time.
CONSULTATION: Final = ORGANIC_LAW.article(27, 2)
# Too many have more than half: the higher numbers win, a tie is voted again.
TOO_MANY_ELECTED: Final = ORGANIC_LAW.article(29, 1)
# Too few: another election, at this session or the next; for deputy heads and members again with more candidates.
ANOTHER_ELECTION: Final = ORGANIC_LAW.article(29, 2)
ANOTHER_ELECTION_CONTESTED: Final = ORGANIC_LAW.article(29, 3)
# In a by-election the candidates may be as many as the seats; the congress lays down how.
BY_ELECTION: Final = ORGANIC_LAW.article(30)

# A recall states its grounds; the person may answer; a vote of the plenary, or a commission of inquiry first.
RECALL_GROUNDS: Final = ORGANIC_LAW.article(31, 3)
RECALL_DEFENCE: Final = ORGANIC_LAW.article(31, 4)
RECALL_VOTED: Final = ORGANIC_LAW.article(31, 5)
# Resignation: the congress decides, in recess the standing committee; a chief procurator's needs approval from above.
RESIGNATION: Final = ORGANIC_LAW.article(32, 1)
TOWNSHIP_RESIGNATION: Final = ORGANIC_LAW.article(32, 2)
# Special committees: named by the presidium, voted by the congress; single changes in recess by the committee.
SPECIAL_COMMITTEES: Final = ORGANIC_LAW.article(34, 1)
# Voters and electing congresses may recall their deputies at any time; a vacancy is filled by those who elected.
DEPUTIES_RECALLED: Final = ORGANIC_LAW.article(44, 2)
VACANCY: Final = ORGANIC_LAW.article(45)

# In recess: single deputy heads; on the council's nomination, acting heads from among the deputies of the organ.
DEPUTY_AND_ACTING_HEADS: Final = ORGANIC_LAW.article(50, 1, 13)
# On the nomination of the head of the county: heads of bureaus and committees, filed with the government above.
BUREAU_HEADS: Final = ORGANIC_LAW.article(50, 1, 14)
# On the nomination of the commission's head: its deputy heads and members.
SUPERVISORS: Final = ORGANIC_LAW.article(50, 1, 15)
# By the laws on courts and procuratorates: judges and procurators; a chief procurator below is approved.
JUDGES_AND_PROCURATORS: Final = ORGANIC_LAW.article(50, 1, 16)
# Dismissal: in recess single deputy heads of government; those whom the committee appointed.
DISMISSAL: Final = ORGANIC_LAW.article(50, 1, 17)
# In recess: vacancies among deputies to the congress above are filled, single ones recalled.
HIGHER_DEPUTIES: Final = ORGANIC_LAW.article(50, 1, 18)
# A vice-chairperson acts for the chairperson until recovery or a new election.
ACTING_CHAIRPERSON: Final = ORGANIC_LAW.article(55)
# The credentials committee: named by the council from the members, appointed by the standing committee.
CREDENTIALS_COMMITTEE: Final = ORGANIC_LAW.article(56, 2)
CREDENTIALS: Final = ORGANIC_LAW.article(57)
# A new government's heads of bureaus are submitted soon after its election.
NEW_GOVERNMENT: Final = ORGANIC_LAW.article(71)

# Candidates above the number of seats; for members of the committee a share of the seats.
MORE_HEADS: Final = Number(1, NUMBER_OF_CANDIDATES)
MORE_DEPUTY_HEADS_AT_LEAST: Final = Number(1, NUMBER_OF_CANDIDATES)
MORE_DEPUTY_HEADS_AT_MOST: Final = Number(3, NUMBER_OF_CANDIDATES)
MORE_MEMBERS_AT_LEAST: Final = Number(Fraction(1, 10), NUMBER_OF_CANDIDATES)
MORE_MEMBERS_AT_MOST: Final = Number(Fraction(1, 5), NUMBER_OF_CANDIDATES)
CONSULTATION_AT_LEAST: Final = Number(Days(2), CONSULTATION)
NEW_GOVERNMENT_WITHIN: Final = Number(Months(2), NEW_GOVERNMENT)
