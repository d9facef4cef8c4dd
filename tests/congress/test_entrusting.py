"""A desk is entrusted to a named secretary from a day to a day, and taken back at once."""

from datetime import timedelta

import pytest

from tests.making import DAY, after, at_ten, make_cast, office, person
from yishi.congress.entrusting import LENDING, NewEntrustment, desks_of, entrust, entrustments_of, revoke
from yishi.congress.models import Account
from yishi.kernel.refusal import BadFacts, NoPower, Refused
from yishi.rulebook.roles import OfficeKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def secretary(cast):
    return person(cast.congress, "李秘书", account=Account.objects.create(username="limishu"))


def lent(cast, secretary, **values):
    new = {"begins": DAY, "last_day": after(30), "paper": "", **values}
    by = new.pop("by", cast.deputy.person)
    return entrust(new.pop("office", cast.deputy), NewEntrustment(secretary=secretary, **new), by=by, at=at_ten(DAY))


def test_a_deputy_entrusts_the_desk_to_a_secretary_for_some_days(cast, secretary):
    made = lent(cast, secretary)
    assert list(desks_of(secretary.account)) == [made]
    assert [made.runs_on(after(day)) for day in (-1, 0, 30, 31)] == [False, True, True, False]
    assert list(entrustments_of(cast.deputy.person)) == [made]


def test_who_gave_it_when_and_from_which_paper_is_kept(cast, secretary):
    administrator = office(cast.congress, "administrator").person
    made = lent(cast, secretary, by=administrator, paper="本人3月1日签署的委托书")
    assert (made.given_by, made.given_at, made.paper) == (administrator, at_ten(DAY), "本人3月1日签署的委托书")


def test_whoever_enters_it_for_the_holder_names_the_paper(cast, secretary):
    with pytest.raises(BadFacts) as refusal:
        lent(cast, secretary, by=office(cast.congress, "administrator").person)
    assert refusal.value.field == "paper"


def test_the_login_of_a_secretary_is_marked_so_that_nobody_else_s_is_asked_about(cast, secretary):
    lent(cast, secretary)
    assert Account.objects.get(pk=secretary.account_id).is_secretary


def test_it_is_taken_back_at_once_and_stays_so(cast, secretary):
    made = lent(cast, secretary)
    revoke(made, by=cast.deputy.person, at=at_ten(after(2)))
    revoke(made, by=secretary, at=at_ten(after(3)))
    made.refresh_from_db()
    assert (made.revoked_at, made.revoked_by) == (at_ten(after(2)), cast.deputy.person)
    assert list(desks_of(secretary.account)) == []


def test_it_ends_with_the_office(cast, secretary):
    made = lent(cast, secretary)
    cast.deputy.held_to = after(5)
    assert [made.runs_on(after(day)) for day in (5, 6)] == [True, False]


def test_it_covers_the_legal_day_and_still_runs_when_it_is_written(cast, secretary):
    made = lent(cast, secretary)
    assert made.in_force(DAY, at_ten(after(1)))
    assert not made.in_force(after(-1), at_ten(DAY))
    assert not made.in_force(DAY, at_ten(after(31)))
    made.revoked_at = at_ten(after(2))
    assert made.in_force(DAY, at_ten(after(2)) - timedelta(seconds=1))
    assert not made.in_force(DAY, at_ten(after(2)))


@pytest.mark.parametrize("kind", sorted(set(OfficeKind) - LENDING - {"unit_staff"}))
def test_staff_lend_no_desk(cast, secretary, kind):
    held = office(cast.congress, kind)
    with pytest.raises(NoPower):
        lent(cast, secretary, office=held, by=held.person)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"last_day": after(-1)}, "last_day"),
        ({"last_day": after(366)}, "last_day"),
        ({"begins": after(-3000)}, "last_day"),
        ({"begins": DAY.replace(year=2020), "last_day": DAY.replace(year=2020)}, "begins"),
    ],
)
def test_its_days_lie_in_the_office_and_within_a_year(cast, secretary, values, field):
    with pytest.raises(BadFacts) as refusal:
        lent(cast, secretary, **values)
    assert refusal.value.field == field


def test_nobody_is_his_own_secretary(cast):
    cast.deputy.person.account = Account.objects.create(username="own")
    with pytest.raises(BadFacts):
        lent(cast, cast.deputy.person)


def test_a_secretary_is_of_the_same_congress(cast):
    stranger = person(make_cast().congress, account=Account.objects.create(username="other"))
    with pytest.raises(BadFacts):
        lent(cast, stranger)


def test_a_secretary_needs_a_login(cast):
    with pytest.raises(Refused):
        lent(cast, person(cast.congress))
