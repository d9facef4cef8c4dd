"""Votes: bases, majorities, counts that agree, what voids a ballot (procedures D, §12, 13)."""

import pytest

from tests.rulebook.sitting_walking import (
    ANNOUNCE,
    CALLED,
    CHAIR,
    CLOSE_BALLOT,
    CLOSE_VOTE,
    COUNTED,
    ISSUED,
    TESTED,
    VOID,
    ballot,
    by,
    cast,
    hands,
    member,
    refused,
    satisfaction,
    sheet,
    vote,
)
from tests.rulebook.walking import CALENDAR, DAY, DEFAULT
from yishi.kernel.refusal import Refused
from yishi.kernel.standing import standing
from yishi.rulebook import practice
from yishi.rulebook.votes import SECRET_BALLOT, VOTE, announcing, counting, facts
from yishi.rulebook.votes.choices import Verdict


def verdicts(at):
    return [one.verdict for one in at.last("announce_result").facts.results]


# ------------------------------------------------------------------------------------------------- open votes


@pytest.mark.parametrize(("members", "needed"), [(35, 18), (36, 19), (27, 14)])
def test_more_than_half_of_all_members_is_needed(members, needed):
    roll = {"roll": list(range(1, members + 1)), "present": list(range(1, members + 1))}
    for votes, verdict in ((needed - 1, Verdict.FAILED), (needed, Verdict.PASSED)):
        at = vote(*cast("for", votes), CLOSE_VOTE, ANNOUNCE, **roll)
        assert verdicts(at) == [verdict]
        assert at.last("announce_result").facts.base == members


def test_one_for_and_thirty_four_against_can_never_pass():
    roll = {"roll": list(range(1, 36)), "present": list(range(1, 36))}
    at = vote(*cast("for", 1), *cast("against", 34, 2), CLOSE_VOTE, ANNOUNCE, **roll)

    assert verdicts(at) == [Verdict.FAILED]


def test_a_member_has_one_vote_and_the_last_one_counts():
    at = vote(*cast("against", 3), *cast("for", 3))

    assert counting.counts(at) == ((3, 0, 0),)


def test_a_vote_answers_every_question_once():
    twice = [{"question": 1, "mark": "for"}, {"question": 1, "mark": "against"}]

    assert refused(vote(), "cast_vote", member(5), answers=twice).field == "answers"
    assert refused(vote(), "cast_vote", member(5), answers=[{"question": 2, "mark": "for"}]).field == "answers"


def test_whoever_is_absent_or_a_stranger_has_no_vote():
    assert isinstance(refused(vote(), "cast_vote", member(21), answers=[]), Refused)
    assert isinstance(refused(vote(), "cast_vote", member(99), answers=[]), Refused)


def test_a_vote_is_taken_in_the_way_it_was_put():
    assert isinstance(refused(vote(), "cast_unnamed_vote", member(5), answers=[]), Refused)
    assert isinstance(refused(vote(way="hands"), "cast_vote", member(5), answers=[]), Refused)
    assert isinstance(refused(vote(), "count_hands", member(2), counts=[]), Refused)


def test_after_the_close_nobody_votes():
    assert isinstance(refused(vote(CLOSE_VOTE), "cast_vote", member(5), answers=[]), Refused)


def test_nobody_but_the_auditor_reads_an_unnamed_vote():
    at = vote(*cast("for", 2, act="cast_unnamed_vote"), way="unnamed")

    assert counting.counts(at) == ((2, 0, 0),)
    assert not at.readable_by(at.procedure.by_code["cast_unnamed_vote"], CHAIR)


def test_hands_are_announced_when_two_tellers_agree():
    one, two, other = hands(2, 14, 3, 3), hands(3, 14, 3, 3), hands(3, 13, 4, 3)

    assert counting.counts(vote(one, way="hands")) is None
    assert counting.counts(vote(one, other, way="hands")) is None
    assert counting.counts(vote(one, other, two, way="hands")) == ((14, 3, 3),)
    assert isinstance(refused(vote(one, other, CLOSE_VOTE, way="hands"), "announce_result", CHAIR), Refused)


def test_no_more_hands_than_members_present():
    rows = [{"question": 1, "in_favour": 20, "against": 1, "abstaining": 0}]

    assert refused(vote(way="hands"), "count_hands", member(2), counts=rows).field == "counts"
    assert refused(vote(way="hands"), "count_hands", member(2), counts=[rows[0], rows[0]]).field == "counts"


def test_the_result_goes_to_the_sitting_and_to_what_was_voted_on():
    at = vote(*cast("for", 14), CLOSE_VOTE, ANNOUNCE, matter=80)
    to_sitting, to_matter = VOTE.by_code["announce_result"].then
    told = to_sitting.facts(at, 90)

    assert (to_sitting.on(at, None), to_matter.on(at, None)) == (77, 80)
    assert (told.vote, told.item, told.results[0].carried) == (90, 1, True)


def test_a_void_vote_is_told_to_the_sitting_with_its_reason():
    at = vote(VOID)
    [then] = VOTE.by_code["void_vote"].then

    assert then.on(at, None) == 77
    assert then.facts(at, 90).reason == "设备故障"
    assert at.columns()["outcome"] == "void"


def test_lists_show_what_came_of_a_vote():
    nothing = standing(VOTE, (), DAY, DEFAULT, CALENDAR)

    assert nothing.columns() == {"title": None, "category": None, "outcome": None}
    assert counting.counts(nothing) is None
    assert counting.results(nothing) == ()
    assert vote().columns()["outcome"] is None
    assert vote(*cast("for", 14), CLOSE_VOTE, ANNOUNCE).columns()["outcome"] == "passed"


def test_the_result_is_said_in_words_with_its_base():
    [remark] = VOTE.remarks

    said = remark(vote(*cast("for", 14), *cast("against", 6, 15), CLOSE_VOTE, ANNOUNCE))
    assert "常委会全体组成人员27名，须14票；赞成14票、反对6票、弃权0票，通过" in said.zh
    assert remark(vote()) is None
    graded = announcing.told_result(satisfaction(*TESTED, ANNOUNCE))
    assert "满意15票、基本满意3票、不满意2票" in graded.zh


# --------------------------------------------------------------------------------------------- ballots on paper


def test_ballots_are_counted_by_two_tellers_until_they_agree():
    assert verdicts(ballot(*COUNTED, ANNOUNCE)) == [Verdict.PASSED]
    assert isinstance(refused(ballot(*COUNTED[:3]), "announce_result", CHAIR), Refused)


def test_more_ballots_returned_than_issued_make_the_poll_void():
    more = (ISSUED, CLOSE_BALLOT, sheet(2, 15, 3, 2, returned=21), sheet(3, 15, 3, 2, returned=21))
    refusal = refused(ballot(*more), "announce_result", CHAIR)

    assert refusal.basis.key == "EL 44"
    assert ballot(*more, by("void_vote", reason="收回多于发出")).stage.value == "void"


def test_fewer_returned_than_issued_is_valid():
    assert verdicts(
        ballot(ISSUED, CLOSE_BALLOT, sheet(2, 15, 1, 1, returned=18), sheet(3, 15, 1, 1, returned=18), ANNOUNCE)
    )


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"issued": 19}, "issued"),
        ({"valid": 19}, "returned"),
        ({"counts": [{"question": 1, "in_favour": 20, "against": 1, "abstaining": 0}]}, "counts"),
        ({"counts": [{"question": 2, "in_favour": 2, "against": 1, "abstaining": 0}]}, "counts"),
    ],
)
def test_a_sheet_that_does_not_add_up_is_refused_at_its_place(wrong, field):
    given = {**sheet(2, 15, 3, 2)[3], **wrong}

    assert refused(ballot(ISSUED, CLOSE_BALLOT), "count_ballots", member(2), **given).field == field


def test_no_more_ballots_are_issued_than_members_are_present():
    assert refused(ballot(), "issue_ballots", member(2), issued=21).field == "issued"


def election(votes, seats):
    """An election by all twenty-seven, of these numbers of votes for as many seats."""
    questions = [{"title": f"候选人{n}", "person": 30 + n} for n in range(1, len(votes) + 1)]
    rows = [{"question": n, "in_favour": v, "against": 0, "abstaining": 0} for n, v in enumerate(votes, 1)]
    given = {"counts": rows, "issued": 27, "returned": 27, "valid": 27}
    called = {"ballot": "election", "seats": seats, "questions": questions, "chamber": "congress"}
    issued = by("issue_ballots", member(2), issued=27)
    counts = [sheet(teller, 0, 0, 0, **given) for teller in (2, 3)]
    return ballot(issued, CLOSE_BALLOT, *counts, ANNOUNCE, **called, present=list(range(1, 28)))


def test_the_higher_numbers_are_elected_as_far_as_seats_go():
    assert verdicts(election([19, 18, 14], 2)) == [Verdict.ELECTED, Verdict.ELECTED, Verdict.NOT_ELECTED]


def test_whoever_has_no_more_than_half_of_all_is_not_elected_even_if_seats_stay_empty():
    assert verdicts(election([14, 13], 2)) == [Verdict.ELECTED, Verdict.NOT_ELECTED]


def test_equal_numbers_for_the_last_seat_are_voted_again():
    assert verdicts(election([18, 14, 14], 2)) == [Verdict.ELECTED, Verdict.TIED, Verdict.TIED]


def test_an_outcome_that_differs_by_question_is_listed_as_mixed():
    assert election([14, 13], 2).columns()["outcome"] == "mixed"


def test_more_names_than_seats_make_a_ballot_void_so_they_cannot_be_counted():
    called = {"ballot": "election", "seats": 1, "questions": [{"title": "候选人甲"}, {"title": "候选人乙"}]}
    rows = [{"question": n, "in_favour": 15, "against": 0, "abstaining": 0} for n in (1, 2)]
    given = {**sheet(2, 0, 0, 0)[3], "counts": rows}

    assert refused(ballot(ISSUED, CLOSE_BALLOT, **called), "count_ballots", member(2), **given).field == "counts"
    written = {**given, "counts": [{**row, "in_favour": 9} for row in rows], "write_ins": [{"name": "丙", "votes": 3}]}
    assert refused(ballot(ISSUED, CLOSE_BALLOT, **called), "count_ballots", member(2), **written).field == "counts"


def test_a_dismissal_rests_on_the_oversight_law_and_the_council_on_custom():
    put = ballot(**{**CALLED, "ballot": "dismissal"}).steps[0].facts

    assert counting.rule(put).basis.key == "SL 62.3"
    assert counting.rule(vote(chamber="council").steps[0].facts).basis.key.startswith("惯例")


# ------------------------------------------------------------------------------------------- satisfaction tests


def graded(*counts, practice=DEFAULT):
    sheets = (sheet(2, *counts, grades=True), sheet(3, *counts, grades=True))
    return verdicts(satisfaction(ISSUED, CLOSE_BALLOT, *sheets, ANNOUNCE, practice=practice))


def test_two_thirds_satisfied_make_satisfied_and_half_with_the_basically_satisfied_make_that():
    assert graded(14, 6, 0) == [Verdict.SATISFIED]
    assert graded(8, 3, 9) == [Verdict.BASICALLY]
    assert graded(4, 3, 13) == [Verdict.DISSATISFIED]


def test_shares_are_counted_of_all_members_where_practice_says_so():
    of_all = practice("default", {"test_counts_all_members": {"value": True}})

    assert graded(14, 6, 0, practice=of_all) == [Verdict.BASICALLY]


def test_a_test_is_no_vote():
    assert satisfaction().procedure.code == "satisfaction_test"
    assert facts.Graded(question=1, satisfied=1, basically=2, dissatisfied=3).numbers == (1, 2, 3)
    assert SECRET_BALLOT.opens.code != satisfaction().procedure.opens.code
