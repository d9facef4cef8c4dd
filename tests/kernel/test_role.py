"""A role is an office held, a part in the matter, or both together."""

from tests.kernel.sample import (
    ANSWERER,
    CLERK,
    COLLEAGUE,
    HEAD,
    OFFICER,
    PUBLIC,
    READER,
    READER_8,
    SHE,
    STRANGER,
    WRITER,
)
from yishi.kernel.role import Party, capacities

PARTIES = {
    "writer": (Party("person", 1),),
    "answerer": (Party("unit", 7),),
    "reader": (Party("person", 8),),
}


def test_an_office_is_enough_for_a_role_without_a_part():
    assert CLERK.held_by(SHE, PARTIES)
    assert not CLERK.held_by(HEAD, PARTIES)


def test_an_office_and_a_part_are_both_needed_where_both_are_declared():
    assert WRITER.held_by(SHE, PARTIES)
    assert not WRITER.held_by(COLLEAGUE, PARTIES)
    assert not ANSWERER.held_by(SHE, {"answerer": (Party("person", 1),)})


def test_whoever_serves_in_a_unit_that_takes_part_takes_part():
    assert ANSWERER.held_by(HEAD, PARTIES)
    assert ANSWERER.held_by(OFFICER, PARTIES)
    assert not ANSWERER.held_by(STRANGER, PARTIES)


def test_a_person_and_a_unit_of_the_same_number_are_not_confused():
    assert not ANSWERER.held_by(HEAD, {"answerer": (Party("person", 7),)})


def test_a_part_is_enough_where_no_office_is_declared():
    assert READER.held_by(READER_8, PARTIES)
    assert not READER.held_by(SHE, PARTIES)


def test_a_role_with_neither_is_everybodys_signed_in_or_not():
    assert PUBLIC.held_by(None, PARTIES)
    assert PUBLIC.held_by(STRANGER, {})


def test_the_public_holds_no_other_role():
    assert capacities((CLERK, WRITER, READER, PUBLIC), None, PARTIES) == {"public"}


def test_all_the_capacities_of_one_person_count():
    assert capacities((CLERK, WRITER, ANSWERER, PUBLIC), SHE, PARTIES) == {"clerk", "writer", "public"}


def test_a_role_is_called_by_its_chinese_title():
    assert str(WRITER) == "写信人"
