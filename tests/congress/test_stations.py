"""Liaison stations: opened, staffed, served by deputies over spans of days, closed."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.at_station import OPENED, make_station
from tests.making import DAY, make_cast, office
from yishi.congress.models import Office, Station, Stationing, Unit
from yishi.congress.stations import (
    close_station,
    deputies_at,
    describe,
    end_stationing,
    engage_staff,
    open_station,
    resident_office,
    staff_of,
    station_deputies,
    station_of_unit,
)
from yishi.kernel.refusal import BadFacts
from yishi.record.forgetting import forget_demo

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return make_station(make_cast())


def names(station, day=DAY):
    return sorted(one.person.name for one in deputies_at(station, day))


def test_a_station_acts_through_a_unit_of_its_name(place):
    unit = place.station.unit

    assert (unit.name, unit.kind) == ("东门代表联络站", Unit.Kind.LIAISON_STATION)
    assert station_of_unit(place.cast.congress, unit.pk) == place.station
    assert station_of_unit(place.cast.congress, None) is None
    assert station_of_unit(place.cast.congress, place.cast.lead.pk) is None


def test_its_public_address_is_not_to_be_guessed(place):
    congress = place.cast.congress
    slugs = {open_station(congress, f"第{n}联络站", OPENED).slug for n in range(5)}

    assert len(slugs) == 5
    assert all(len(slug) == 8 and not set(slug) & set("01ilo") for slug in slugs)


def test_no_two_have_one_name_or_one_address(place):
    with pytest.raises(BadFacts, match="同名"):
        open_station(place.cast.congress, " 东门代表联络站 ", OPENED)
    with pytest.raises(IntegrityError), transaction.atomic():
        open_station(place.cast.congress, "西门代表联络站", OPENED, slug="ab23cd45")


def test_residents_write_in_an_office_of_nobody_in_particular_one_a_congress(place):
    congress = place.cast.congress
    held = resident_office(congress, DAY)

    assert (held.person.name, held.person.account, held.kind) == ("群众", None, "resident")
    assert resident_office(congress, date(2020, 1, 1)).held_from == date(2020, 1, 1)
    assert Office.objects.filter(congress=congress, kind="resident").count() == 1


def test_who_serves_is_a_question_about_a_day(place):
    deputy = place.cast.deputy.person
    stationing = Stationing.objects.get(person=deputy)
    end_stationing(stationing, DAY)

    assert deputy.name in names(place.station)
    assert names(place.station, DAY + timedelta(1)) == [place.cast.colleague.person.name]
    with pytest.raises(BadFacts):
        end_stationing(stationing, OPENED - timedelta(1))


def test_only_deputies_serve_and_nobody_twice(place):
    again = station_deputies(place.station, [place.cast.deputy.person], DAY)

    assert again == []
    with pytest.raises(BadFacts, match="不是代表"):
        station_deputies(place.station, [place.cast.clerk.person], DAY)


def test_whoever_came_back_serves_anew(place):
    stationing = Stationing.objects.get(person=place.cast.deputy.person)
    end_stationing(stationing, DAY)
    station_deputies(place.station, [place.cast.deputy.person], DAY + timedelta(30))

    assert len(names(place.station, DAY + timedelta(10))) == 1
    assert len(names(place.station, DAY + timedelta(30))) == 2


def test_staff_hold_office_in_the_stations_unit(place):
    held = staff_of(place.station, DAY).get()

    assert (held.kind, held.unit, held.title) == ("station_staff", place.station.unit, "东门代表联络站工作人员")
    with pytest.raises(BadFacts):
        engage_staff(place.station, " ", DAY)


def test_what_is_told_of_a_station_can_be_mended(place):
    describe(place.station, address=" 东门街20号 ", hours="", body=None)

    assert Station.objects.get().address == "东门街20号"


def test_with_a_station_ends_who_serves_and_works_there(place):
    close_station(place.station, DAY)
    after = DAY + timedelta(1)

    assert (place.station.open_on(DAY), place.station.open_on(after)) == (True, False)
    assert list(Station.objects.open_on(after)) == []
    assert (names(place.station, after), list(staff_of(place.station, after))) == ([], [])
    with pytest.raises(BadFacts):
        close_station(place.station, OPENED - timedelta(1))


def test_a_forgotten_demonstration_takes_its_stations_along(place):
    other = make_station(make_cast(), "西门代表联络站")
    forget_demo(place.cast.congress)

    assert [one.unit.name for one in Station.objects.all()] == ["西门代表联络站"]
    assert Stationing.objects.filter(station=other.station).count() == 2


def test_a_stations_staff_need_a_station(place):
    assert office(place.cast.congress, "station_staff", place.station.unit).unit == place.station.unit
