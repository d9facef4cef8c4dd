"""Elections in session: nominations, candidates, rounds, offices, the higher approval (procedures §12.1)."""

from datetime import timedelta

import pytest

from tests.rulebook.sitting_walking import CLERK, EARLY, HOUSE, SITTING_DAY, at_the_end, by, refused
from tests.rulebook.walking import CALENDAR, DEFAULT
from yishi.kernel.assembly import Roll
from yishi.kernel.refusal import Refused
from yishi.kernel.standing import standing
from yishi.rulebook.elections import ELECTION, deciding, nominating
from yishi.rulebook.elections.choices import Post, more_candidates
from yishi.rulebook.elections.facts import Tabling
from yishi.rulebook.sittings.facts import Received
from yishi.rulebook.votes.choices import Ballot

LATER = EARLY + timedelta(2)
CALLED = {"post": "vice_chairperson", "title": "清岚县人大常委会副主任", "seats": 1}
TEN = list(range(1, 11))


def called(**more):
    return (by("call_election", CLERK, EARLY, **{**CALLED, **more}),)


def nominated(*persons, nominators=(), on=EARLY):
    facts = {"information": "现任某局局长", "nominators": list(nominators)}
    return tuple(by("nominate_candidate", CLERK, on, person=person, **facts) for person in persons)


def contested(*persons, **more):
    """One nominated by the presidium, the others by ten deputies each, who sign for one only."""
    first, *rest = persons
    signed = zip(rest, range(1, 200, 10), strict=False)
    return (
        *called(**more),
        *nominated(first),
        *(one for p, n in signed for one in nominated(p, nominators=range(n, n + 10))),
    )


def listed(*persons, **more):
    return (*contested(*persons, **more), by("confirm_candidates", CLERK, LATER))


def tabled(*persons, **more):
    return (*listed(*persons, **more), by("table_election", CLERK, LATER, sitting=77))


def told(*verdicts, vote=90):
    """The result of a round: persons and verdicts."""
    results = [
        {"title": "副主任", "person": person, "counts": [100, 3, 3], "needed": 91, "verdict": verdict}
        for person, verdict in verdicts
    ]
    return by("record_vote", CLERK, vote=vote, item=1, ballot="election", base=180, results=results)


def voted(*verdicts, **more):
    return (*tabled(*(person for person, _ in verdicts), **more), told(*verdicts))


PROCURATOR = {"post": "procuratorate", "title": "清岚县人民检察院检察长", "unit": 72}
ELECTED = voted((60, "elected"), (61, "not_elected"))
CHIEF = voted((60, "elected"), **PROCURATOR)


def at(*done, roll=HOUSE):
    return at_the_end(ELECTION, done, roll=roll)


# ------------------------------------------------------------------------------------------------ nominating


def test_an_organ_has_one_head():
    assert refused(standing(ELECTION, (), EARLY, DEFAULT, CALENDAR), "call_election", CLERK, **CALLED) is None
    two = {**CALLED, "post": "head", "seats": 2}
    assert not ELECTION.opens.checks[0].holds(at(*called()), ELECTION.opens.facts(**{**two, "post": Post.HEAD}), CLERK)


@pytest.mark.parametrize(
    ("level", "needed"), [("township", 10), ("county", 10), ("districted_city", 20), ("province", 30)]
)
def test_so_many_deputies_nominate_jointly(level, needed):
    here = at(*called(), roll=Roll(level, frozenset(range(1, 181))))
    person = {"person": 60, "information": "现任某局局长"}

    assert refused(here, "nominate_candidate", CLERK, nominators=list(range(1, needed + 1)), **person) is None
    short = refused(here, "nominate_candidate", CLERK, nominators=list(range(1, needed)), **person)
    assert (short.field, short.basis.key) == ("nominators", "OL 26.2")


def test_whoever_is_no_deputy_nominates_nobody():
    strangers = [*range(1, 10), 500]

    assert refused(
        at(*called()), "nominate_candidate", CLERK, person=60, information="现任某局局长", nominators=strangers
    )


def test_nobody_is_nominated_twice():
    again = refused(at(*called(), *nominated(60)), "nominate_candidate", CLERK, person=60, information="现任某局局长")

    assert again.field == "person"


def test_neither_presidium_nor_deputy_nominates_more_than_the_seats():
    here = at(*called(), *nominated(60), *nominated(61, nominators=TEN))
    more = {"person": 62, "information": "现任某局局长"}

    assert refused(here, "nominate_candidate", CLERK, **more).basis.key == "OL 26.3"
    assert refused(here, "nominate_candidate", CLERK, nominators=list(range(10, 20)), **more).basis.key == "OL 26.3"
    assert refused(here, "nominate_candidate", CLERK, nominators=list(range(11, 21)), **more) is None


# ------------------------------------------------------------------------------------------- the candidates


@pytest.mark.parametrize(
    ("post", "seats", "more"),
    [
        (Post.HEAD, 1, (1, 1)),
        (Post.DEPUTY_HEAD, 5, (1, 3)),
        (Post.COMMITTEE_MEMBER, 20, (2, 4)),
        (Post.COMMITTEE_MEMBER, 21, (3, 4)),
        (Post.COMMITTEE_MEMBER, 3, (1, 1)),
    ],
)
def test_there_are_more_candidates_than_seats(post, seats, more):
    assert more_candidates(post, seats) == more


def test_one_candidate_for_a_deputys_post_is_too_few():
    assert refused(at(*contested(60)), "confirm_candidates", CLERK).basis.key == "OL 27.1"


@pytest.mark.parametrize("more", [{"post": "court"}, {"vacancy": True}], ids=["head", "vacancy"])
def test_one_may_stand_alone_for_a_head_or_a_vacancy(more):
    assert at(*listed(60, **more)).stage.value == "listed"


def test_of_two_nominated_for_a_head_both_stand():
    kept = by("hold_primary", CLERK, EARLY, persons=[60])

    with pytest.raises(Refused):
        at(*contested(60, 61, post="court"), kept, by("confirm_candidates", CLERK, LATER))


def test_too_many_candidates_are_reduced_by_a_preliminary_ballot():
    five = contested(60, 61, 62, 63, 64)
    kept = by("hold_primary", CLERK, EARLY, persons=[60, 62])
    with pytest.raises(Refused):
        at(*five, by("confirm_candidates", CLERK, LATER))

    assert nominating.candidates(at(*five, kept, by("confirm_candidates", CLERK, LATER))) == [60, 62]
    assert refused(at(*five), "hold_primary", CLERK, persons=[60, 99]).field == "persons"


def test_nominating_takes_two_days_at_a_change_of_term():
    with pytest.raises(Refused) as why:
        at(*contested(60, 61), by("confirm_candidates", CLERK, EARLY + timedelta(1)))

    assert why.value.basis.key == "OL 27.2"


def test_the_session_receives_the_candidates_and_the_seats():
    (then,) = nominating.TABLE.then
    here = at(*tabled(60, 61))
    received = then.facts(here, 80)

    assert then.on(here, Tabling(sitting=77)) == 77
    assert isinstance(received, Received)
    assert ([one.person for one in received.questions], received.seats, received.ballot) == (
        [60, 61],
        1,
        Ballot.ELECTION,
    )


# ------------------------------------------------------------------------------------------------ the result


def test_whoever_is_elected_holds_the_office_from_that_day():
    (seat,) = deciding.seats(at(*ELECTED))

    assert (seat.person, seat.kind, seat.unit, seat.begins) == (60, "vice_chairperson", None, SITTING_DAY)


def test_equals_are_voted_again_before_anything_is_announced():
    tied = at(*voted((60, "tied"), (61, "tied")))
    assert deciding.seats(tied) == ()
    assert refused(tied, "announce_election", CLERK).basis.key == "OL 29"

    again = at(*voted((60, "tied"), (61, "tied")), told((60, "not_elected"), (61, "elected"), vote=91))
    assert [seat.person for seat in deciding.seats(again)] == [61]
    assert refused(again, "announce_election", CLERK) is None


def test_a_seat_that_is_filled_is_not_left_open_and_one_that_is_not_may_be():
    assert refused(at(*ELECTED), "leave_seat_open", CLERK, reason="没有候选人过半数")
    left = at(*voted((60, "not_elected"), (61, "not_elected")), by("leave_seat_open", CLERK, reason="没有人过半数"))

    assert (left.columns()["outcome"], left.ended) == ("left_open", True)


def test_a_chief_procurator_serves_only_once_approved():
    here = at(*CHIEF)
    assert deciding.seats(here) == ()
    assert refused(here, "announce_election", CLERK).basis.key == "OL 11"
    approved = at(*CHIEF, by("report_for_approval", CLERK), by("enter_approval", CLERK, document="市人大发〔2026〕9号"))

    (seat,) = deciding.approved_seats(approved)
    assert (seat.person, seat.kind, seat.unit) == (60, "unit_head", 72)
    assert approved.stage.value == "announced"


def test_a_chief_procurator_who_is_not_approved_does_not_serve():
    left = at(*CHIEF, by("report_for_approval", CLERK), by("enter_refusal", CLERK, reason="不符合任职条件"))

    assert left.columns()["outcome"] == "left_open"


def test_nobody_else_needs_approval():
    assert refused(at(*ELECTED), "report_for_approval", CLERK).basis.key == "OL 11"


def test_it_ends_with_the_oath():
    oath = by("take_oath", CLERK, place="县人民会堂", presider="主席团常务主席")
    sworn = at(*ELECTED, by("announce_election", CLERK), oath)

    assert sworn.ended
    assert sworn.columns() == {
        "title": "选举清岚县人大常委会副主任",
        "category": Post.VICE_CHAIRPERSON,
        "outcome": "elected",
    }


def test_before_it_is_called_there_is_nothing_to_tell():
    nothing = standing(ELECTION, (), EARLY, DEFAULT, CALENDAR)

    assert nothing.columns() == {"title": None, "category": None, "outcome": None}
