"""A session that elects, and a meeting that appoints, through the one door: offices change by the act itself."""

from datetime import timedelta

import pytest

from tests.making import make_congress, make_unit, office, person
from tests.sitting import DAY, EARLY, House, make_house
from yishi.congress.models import Office
from yishi.kernel.refusal import Refused
from yishi.record.models import Matter
from yishi.record.standings import standing_of

pytestmark = pytest.mark.django_db
DEPUTIES = 12


class Session(House):
    """A congress of twelve that meets; its secretariat acts for the presidium."""

    @property
    def chair(self):
        return self.clerk

    def act(self, act, office, matter=None, on=DAY, **facts):
        return super().act(act, office, matter, on, **{"procedure": "people_congress_session", **facts})

    def meeting(self, election):
        """A session that is at the election; the matter of the session."""
        sitting = self.planned()
        self.act("table_election", self.clerk, election, EARLY, sitting=sitting.pk)
        self.prepare(sitting)
        self.sign_in(sitting)
        self.act("open_sitting", self.clerk, sitting)
        chosen = [m.person_id for m in self.members[:3]]
        elected = {"presidium": chosen, "secretary_general": chosen[0], "in_favour": DEPUTIES}
        self.act("elect_presidium", self.clerk, sitting, **elected)
        self.act("adopt_agenda", self.clerk, sitting, in_favour=DEPUTIES)
        self.act("choose_tellers", self.clerk, sitting, persons=[m.person_id for m in self.members[1:4]])
        return self.act("take_up_item", self.clerk, sitting, topic="1")

    def polled(self, sitting, *counts):
        """A ballot on paper with these counts; the ballot's matter."""
        return poll(self, sitting, self.clerk, self.members, counts)


def poll(house, sitting, chair, members, counts):
    vote = house.put(sitting, way="paper", act="put_to_ballot")
    cast = len(members)
    house.act("issue_ballots", members[1], vote, issued=cast)
    house.act("close_ballot", chair, vote)
    rows = [
        {"question": n, "in_favour": votes, "against": cast - votes, "abstaining": 0}
        for n, votes in enumerate(counts, 1)
    ]
    for teller in members[1:3]:
        house.act("count_ballots", teller, vote, issued=cast, returned=cast, valid=cast, void=0, counts=rows)
    house.act("announce_result", chair, vote)
    return vote


@pytest.fixture
def session(db):
    congress = make_congress()
    members = [office(congress, "deputy") for _ in range(DEPUTIES)]
    bureau = make_unit(congress, kind="procuratorate")
    return Session(congress, members, office(congress, "clerk"), bureau, office(congress, "unit_head", bureau))


def called(session, *persons, **facts):
    """An election to fill a vacancy, its candidates confirmed."""
    early = EARLY - timedelta(5)
    usual = {"post": "vice_chairperson", "title": "县人大常委会副主任", "seats": 1, "vacancy": True}
    election = session.act("call_election", session.clerk, None, early, procedure="election", **{**usual, **facts})
    for n, one in enumerate(persons):
        by = [m.person_id for m in session.members[:10]] if n else []
        session.act(
            "nominate_candidate",
            session.clerk,
            election,
            early,
            person=one.pk,
            information="基层工作经历丰富",
            nominators=by,
        )
    session.act("confirm_candidates", session.clerk, election, early)
    return election


def held(one, kind, day=DAY):
    return Office.objects.held_on(day).filter(person=one, kind=kind).exists()


def questions(vote):
    return [one.person for one in standing_of(vote, DAY).steps[0].facts.questions]


def test_equals_for_the_last_seat_are_voted_again_alone(session):
    three = [person(session.congress) for _ in range(3)]
    election = called(session, *three, seats=2)
    sitting = session.meeting(election)
    session.polled(sitting, 10, 7, 7)
    assert [held(one, "vice_chairperson") for one in three] == [True, False, False]
    with pytest.raises(Refused):
        session.act("announce_election", session.clerk, election)

    again = session.polled(sitting, 4, 8)
    assert questions(again) == [one.pk for one in three[1:]]
    assert [held(one, "vice_chairperson") for one in three] == [True, False, True]
    session.act("announce_election", session.clerk, election)
    with pytest.raises(Refused):
        session.put(sitting, way="paper", act="put_to_ballot")


def test_where_nobody_has_more_than_half_another_round_is_held_and_the_seat_may_be_left_open(session):
    two = [person(session.congress), person(session.congress)]
    election = called(session, *two)
    sitting = session.meeting(election)
    session.polled(sitting, 5, 6)
    again = session.polled(sitting, 5, 6)
    session.act("leave_seat_open", session.clerk, election, reason="两次投票均未过半数")

    assert questions(again) == [two[1].pk, two[0].pk]
    assert not any(held(one, "vice_chairperson") for one in two)


def test_a_chief_procurator_heads_the_procuratorate_from_the_approval_on(session):
    chief = person(session.congress)
    election = called(session, chief, post="procuratorate", title="县人民检察院检察长", unit=session.bureau.pk)
    session.polled(session.meeting(election), 12)
    assert not held(chief, "unit_head")
    session.act("report_for_approval", session.clerk, election)
    later = DAY + timedelta(20)
    session.act("enter_approval", session.clerk, election, later, document="市人大常委会批准通知")

    assert held(chief, "unit_head", later)
    assert not held(chief, "unit_head", later - timedelta(1))


def test_of_three_nominees_one_is_rejected_and_two_take_office(db):
    house = make_house()
    government = make_unit(house.congress, kind="government")
    head = office(house.congress, "unit_head", government)
    people = [person(house.congress) for _ in range(3)]
    early = EARLY - timedelta(40)
    nominees = [{"person": one.pk, "title": "局长", "unit": house.bureau.pk} for one in people]
    case = house.act(
        "submit_appointment", head, None, early, procedure="appointment", kind="appointment", post="bureau_head",
        nominees=nominees, grounds="因工作需要，提请任命上列人员。", papers=house.paper(),
    )  # fmt: skip
    house.act("record_inspection", house.clerk, case, early, text="考察程序完备。", papers=house.paper())
    ends = early + timedelta(7)
    house.act("give_public_notice", house.clerk, case, early, begins=early.isoformat(), ends=ends.isoformat())
    house.act("enter_exam", house.clerk, case, early, marks=[{"person": one.pk, "mark": 80} for one in people])
    sitting = house.planned()
    house.act("table_appointment", house.chair, case, EARLY, sitting=sitting.pk)
    sitting = house.opened(sitting=house.prepare(sitting))
    poll(house, sitting, house.chair, house.members, (7, 3, 4))

    assert [held(one, "unit_head") for one in people] == [True, False, True]
    assert standing_of(Matter.objects.get(pk=case.pk), DAY).stage.value == "voted"
