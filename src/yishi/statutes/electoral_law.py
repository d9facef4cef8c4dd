"""The Electoral Law (选举法), text of 2020: how deputies are elected, recalled, and resign."""

from datetime import date
from fractions import Fraction
from typing import Final

from yishi.kernel.citation import Law, Number
from yishi.kernel.majority import MORE_THAN_HALF, ONE_FIFTH, ONE_TENTH, ONE_THIRD
from yishi.kernel.terms import Days
from yishi.kernel.text import Text

ELECTORAL_LAW: Final = Law(
    "EL",
    Text("选举法", "Electoral Law"),
    Text(
        "中华人民共和国全国人民代表大会和地方各级人民代表大会选举法",
        "Electoral Law of the People's Republic of China for the National People's Congress "
        "and Local People's Congresses at All Levels",
    ),
    version=date(2020, 10, 17),
    in_force=date(2020, 10, 18),
)

# The county's committee appoints the election committees; who is a candidate leaves them.
ELECTION_COMMITTEE: Final = ELECTORAL_LAW.article(10, 1)
CANDIDATES_LEAVE_IT: Final = ELECTORAL_LAW.article(10, 2)
# The list of voters is published ahead of polling day.
VOTER_LIST: Final = ELECTORAL_LAW.article(28)
# Objections to the list, the decision on them, and the way to court.
OBJECTIONS: Final = ELECTORAL_LAW.article(29)
# Voters or deputies may put candidates forward together.
NOMINATION: Final = ELECTORAL_LAW.article(30, 2)
# Nobody puts forward more candidates than there are seats.
NOMINATED_AT_MOST: Final = ELECTORAL_LAW.article(30, 3)
# More candidates than seats, and how many more in a direct election and in one by a congress.
MORE_CANDIDATES: Final = ELECTORAL_LAW.article(31, 1)
HOW_MANY_MORE: Final = ELECTORAL_LAW.article(31, 2)
# Candidates for a direct election: first list, then final list.
CANDIDATES: Final = ELECTORAL_LAW.article(32, 1)
# Candidates for the congress above: time to consult, a list to every deputy, a primary if too many.
HIGHER_CANDIDATES: Final = ELECTORAL_LAW.article(32, 2)
# They need not be deputies of the congress that elects.
NOT_ONLY_DEPUTIES: Final = ELECTORAL_LAW.article(33)
# The presidium presides over that election.
PRESIDIUM: Final = ELECTORAL_LAW.article(39)
# Always by secret ballot, with a secret place to write it; for, against, another voter, or an abstention.
SECRET_BALLOT: Final = ELECTORAL_LAW.article(40, 1)
OPTIONS: Final = ELECTORAL_LAW.article(41)
# A voter who is away votes through another, who takes no more than so many.
PROXY: Final = ELECTORAL_LAW.article(42)
# Scrutineers and tellers whom the electors chose compare voters with ballots, record it, and the scrutineers sign.
COUNT: Final = ELECTORAL_LAW.article(43, 1)
# Relatives of candidates do not count votes.
TELLERS: Final = ELECTORAL_LAW.article(43, 2)
# A poll with more ballots than voters is void; so is a ballot with more choices than seats.
VALIDITY: Final = ELECTORAL_LAW.article(44)
VALID_POLL: Final = ELECTORAL_LAW.article(44, 1)
VALID_BALLOT: Final = ELECTORAL_LAW.article(44, 2)
# A direct election needs a turnout, and a majority of those who voted.
DIRECT_ELECTION: Final = ELECTORAL_LAW.article(45, 1)
# A congress elects deputies to the next higher one by more than half of all its deputies.
HIGHER_DEPUTIES: Final = ELECTORAL_LAW.article(45, 2)
# Too many elected: the higher numbers win, a tie is voted again. Too few: another election.
TOO_MANY_ELECTED: Final = ELECTORAL_LAW.article(45, 3)
ANOTHER_ELECTION: Final = ELECTORAL_LAW.article(45, 4)
# In another round of a direct election the higher numbers win, from a third of the ballots up.
ANOTHER_ROUND: Final = ELECTORAL_LAW.article(45, 5)
# The result is declared valid or not, and the names of those elected are published.
RESULT: Final = ELECTORAL_LAW.article(46, 1)
ELECTED_PUBLISHED: Final = ELECTORAL_LAW.article(46, 2)
# The credentials committee examines, the standing committee confirms and publishes.
CREDENTIALS: Final = ELECTORAL_LAW.article(47, 1)
CREDENTIALS_CONFIRMED: Final = ELECTORAL_LAW.article(47, 2)
# Voters ask for the recall of their deputy.
RECALL_REQUEST: Final = ELECTORAL_LAW.article(50, 1)
# The request states its grounds, the deputy may answer; both go to the voters; the committee presides over the vote.
RECALL_DEFENCE: Final = ELECTORAL_LAW.article(50, 2)
RECALL_CIRCULATED: Final = ELECTORAL_LAW.article(50, 3)
RECALL_CHAIRED: Final = ELECTORAL_LAW.article(50, 4)
# Recall of a deputy to the higher congress, moved in session or in recess.
HIGHER_RECALL: Final = ELECTORAL_LAW.article(51, 1)
# The deputy may answer, in session and in recess.
HIGHER_RECALL_IN_SESSION: Final = ELECTORAL_LAW.article(51, 2)
HIGHER_RECALL_IN_RECESS: Final = ELECTORAL_LAW.article(51, 3)
# Recall is voted in secret.
SECRET_RECALL: Final = ELECTORAL_LAW.article(52)
# Recall by voters, and by the congress or the standing committee.
RECALL_BY_VOTERS: Final = ELECTORAL_LAW.article(53, 1)
RECALL_BY_CONGRESS: Final = ELECTORAL_LAW.article(53, 2)
# With the recall ends the deputy's office in the standing committee or a special committee.
OFFICES_END_WITH_RECALL: Final = ELECTORAL_LAW.article(54, 1)
# A deputy to the higher congress resigns to the committee of the congress that elected.
HIGHER_RESIGNATION: Final = ELECTORAL_LAW.article(55, 1)
# A county deputy resigns to the standing committee.
RESIGNATION: Final = ELECTORAL_LAW.article(55, 2)

# So do the offices end with an accepted resignation.
OFFICES_END_WITH_RESIGNATION: Final = ELECTORAL_LAW.article(56, 1)
# A vacancy is filled by those who elected; for the congress above the committee may do so in recess.
BY_ELECTION: Final = ELECTORAL_LAW.article(57, 1)
HIGHER_BY_ELECTION: Final = ELECTORAL_LAW.article(57, 3)
# In a by-election there may be as many candidates as seats.
BY_ELECTION_CANDIDATES: Final = ELECTORAL_LAW.article(57, 4)

VOTER_LIST_BEFORE: Final = Number(Days(20), VOTER_LIST)
OBJECTION_WITHIN: Final = Number(Days(5), OBJECTIONS)
DECISION_WITHIN: Final = Number(Days(3), OBJECTIONS)
TO_COURT_BEFORE: Final = Number(Days(5), OBJECTIONS)
FIRST_CANDIDATES_BEFORE: Final = Number(Days(15), CANDIDATES)
FINAL_CANDIDATES_BEFORE: Final = Number(Days(7), CANDIDATES)
CONSULTATION_AT_LEAST: Final = Number(Days(2), HIGHER_CANDIDATES)

# Candidates above the number of seats, as a share of the seats.
DIRECT_MORE_AT_LEAST: Final = Number(Fraction(1, 3), HOW_MANY_MORE)
DIRECT_MORE_AT_MOST: Final = Number(Fraction(1), HOW_MANY_MORE)
HIGHER_MORE_AT_LEAST: Final = Number(Fraction(1, 5), HOW_MANY_MORE)
HIGHER_MORE_AT_MOST: Final = Number(Fraction(1, 2), HOW_MANY_MORE)

NOMINATION_BY: Final = Number(10, NOMINATION)
PROXIES_AT_MOST: Final = Number(3, PROXY)
RECALL_REQUEST_BY: Final = Number(50, RECALL_REQUEST)
TOWNSHIP_RECALL_REQUEST_BY: Final = Number(30, RECALL_REQUEST)
HIGHER_RECALL_BY_DEPUTIES: Final = Number(ONE_TENTH, HIGHER_RECALL)
HIGHER_RECALL_BY_MEMBERS: Final = Number(ONE_FIFTH, HIGHER_RECALL)

# Turnout is of all voters of the constituency, the majority of those who voted.
TURNOUT: Final = Number(MORE_THAN_HALF, DIRECT_ELECTION)
DIRECT_MAJORITY: Final = Number(MORE_THAN_HALF, DIRECT_ELECTION)
HIGHER_DEPUTIES_MAJORITY: Final = Number(MORE_THAN_HALF, HIGHER_DEPUTIES)
ANOTHER_ROUND_NEEDS: Final = Number(ONE_THIRD, ANOTHER_ROUND)
RECALL_BY_VOTERS_MAJORITY: Final = Number(MORE_THAN_HALF, RECALL_BY_VOTERS)
RECALL_MAJORITY: Final = Number(MORE_THAN_HALF, RECALL_BY_CONGRESS)
RESIGNATION_MAJORITY: Final = Number(MORE_THAN_HALF, RESIGNATION)
HIGHER_RESIGNATION_MAJORITY: Final = Number(MORE_THAN_HALF, HIGHER_RESIGNATION)
