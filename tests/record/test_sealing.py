"""Personal data: the chain holds a commitment only; readings are logged; erasing breaks nothing."""

import stat

import pytest

from tests.making import DAY, at_ten, drafted
from yishi.kernel.refusal import Refused
from yishi.record.models import Entry, Reading, Sealed
from yishi.record.sealing import erase, is_intact, read_sealed, seal_person
from yishi.record.steps import read_body
from yishi.record.verifying import findings

PHONE = "13800001111"


@pytest.fixture
def sealed(cast):
    return Sealed.objects.get(matter=drafted(cast, phone=PHONE))


def test_the_record_holds_a_commitment_and_not_the_telephone_number(sealed):
    entry = Entry.objects.get(matter=sealed.matter_id)
    assert PHONE not in entry.body
    assert PHONE.encode() not in bytes(sealed.ciphertext)
    assert read_body(entry.body).facts["phone"] == sealed.commitment


def test_the_same_number_has_another_commitment_each_time(cast):
    drafted(cast, phone=PHONE)
    drafted(cast, phone=PHONE)
    assert Sealed.objects.values("commitment").distinct().count() == 2


def test_a_reading_gives_the_value_and_is_logged(cast, sealed):
    assert read_sealed(sealed, cast.clerk, at_ten(DAY), "联系代表") == PHONE
    reading = Reading.objects.get()
    assert (reading.sealed, reading.office, reading.at, reading.why) == (
        sealed,
        cast.clerk,
        at_ten(DAY),
        "联系代表",
    )


def test_an_erased_value_cannot_be_read_again(cast, sealed):
    erase(sealed, at_ten(DAY))
    sealed.refresh_from_db()
    assert bytes(sealed.ciphertext) == b""
    with pytest.raises(Refused, match="已经删除"):
        read_sealed(sealed, cast.clerk, at_ten(DAY), "联系代表")
    assert not Reading.objects.exists()


def test_erasing_breaks_no_chain(cast, sealed):
    erase(sealed, at_ten(DAY))
    assert list(findings(cast.congress)) == []


def test_a_value_exchanged_for_another_is_found(cast, sealed):
    other = Sealed.objects.get(matter=drafted(cast, phone="13900002222"))
    sealed.ciphertext = other.ciphertext
    assert not is_intact(sealed)


def test_a_persons_data_is_sealed_in_place_of_what_was_there(cast):
    person = cast.deputy.person
    seal_person(person, {"phone": PHONE})
    seal_person(person, {"phone": "13900002222"})
    assert read_sealed(Sealed.objects.get(person=person), cast.clerk, at_ten(DAY), "核对") == "13900002222"


def test_the_key_is_for_its_owner_alone(sealed, settings):
    assert stat.S_IMODE((settings.KEYS / "personal").stat().st_mode) == 0o600
