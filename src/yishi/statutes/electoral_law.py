"""The Electoral Law (选举法), text of 2020: how deputies are elected, recalled, and resign."""

from datetime import date
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

# The list of voters is published ahead of polling day.
VOTER_LIST: Final = ELECTORAL_LAW.article(28)
# Objections to the list, the decision on them, and the way to court.
OBJECTIONS: Final = ELECTORAL_LAW.article(29)
# Voters or deputies may put candidates forward together.
NOMINATION: Final = ELECTORAL_LAW.article(30, 2)
# Candidates for a direct election: first list, then final list.
CANDIDATES: Final = ELECTORAL_LAW.article(32, 1)
# Relatives of candidates do not count votes.
TELLERS: Final = ELECTORAL_LAW.article(43, 2)
# A poll with more ballots than voters is void; so is a ballot with more choices than seats.
VALIDITY: Final = ELECTORAL_LAW.article(44)
# A direct election needs a turnout, and a majority of those who voted.
DIRECT_ELECTION: Final = ELECTORAL_LAW.article(45, 1)
# A congress elects deputies to the next higher one by more than half of all its deputies.
HIGHER_DEPUTIES: Final = ELECTORAL_LAW.article(45, 2)
# In another round of a direct election the higher numbers win, from a third of the ballots up.
ANOTHER_ROUND: Final = ELECTORAL_LAW.article(45, 5)
# Voters ask for the recall of their deputy.
RECALL_REQUEST: Final = ELECTORAL_LAW.article(50, 1)
# Recall of a deputy to the higher congress, moved in session or in recess.
HIGHER_RECALL: Final = ELECTORAL_LAW.article(51, 1)
# Recall is voted in secret.
SECRET_RECALL: Final = ELECTORAL_LAW.article(52)
# Recall by voters, and by the congress or the standing committee.
RECALL_BY_VOTERS: Final = ELECTORAL_LAW.article(53, 1)
RECALL_BY_CONGRESS: Final = ELECTORAL_LAW.article(53, 2)
# A county deputy resigns to the standing committee.
RESIGNATION: Final = ELECTORAL_LAW.article(55, 2)

VOTER_LIST_BEFORE: Final = Number(Days(20), VOTER_LIST)
OBJECTION_WITHIN: Final = Number(Days(5), OBJECTIONS)
DECISION_WITHIN: Final = Number(Days(3), OBJECTIONS)
TO_COURT_BEFORE: Final = Number(Days(5), OBJECTIONS)
FIRST_CANDIDATES_BEFORE: Final = Number(Days(15), CANDIDATES)
FINAL_CANDIDATES_BEFORE: Final = Number(Days(7), CANDIDATES)

NOMINATION_BY: Final = Number(10, NOMINATION)
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
