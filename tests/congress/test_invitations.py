"""A printed letter opens a login once; its code is kept nowhere in the open."""

import pytest

from tests.making import DAY, after, at_ten, make_cast, office, person
from yishi.congress.identifiers import account_of, identify
from yishi.congress.invitations import (
    NO_OFFICE,
    SIGNS,
    accept,
    examine,
    find,
    invite,
    new_code,
    uninvited,
    withdraw,
)
from yishi.congress.logins import give_login
from yishi.congress.models import Account, AccountEvent, Invitation
from yishi.kernel.refusal import BadFacts, Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def administrator(cast):
    return office(cast.congress, "administrator").person


def letter(cast, administrator, who=None, **values):
    who = who or cast.deputy.person
    (made,) = invite([who], by=administrator, at=at_ten(DAY), on=DAY, **values)
    return made


def opened(made, day=DAY, password=None):
    return accept(find(made.code), at=at_ten(day), on=day, password=password)


def test_a_letter_opens_the_login_with_the_own_password(cast, administrator):
    account = opened(letter(cast, administrator), password="稻花香里说丰年-43")
    cast.deputy.person.refresh_from_db()
    assert cast.deputy.person.account == account
    assert account.check_password("稻花香里说丰年-43")
    assert not account.password_is_temporary


def test_that_it_was_opened_is_noted(cast, administrator):
    account = opened(letter(cast, administrator))
    assert [event.what for event in account.events.all()] == [AccountEvent.What.LETTER_USED]


def test_the_code_is_nowhere_in_the_database(cast, administrator):
    made = letter(cast, administrator)
    kept = str(Invitation.objects.values().get())
    assert made.code not in kept
    assert made.code.replace("-", "") not in kept


def test_a_code_has_no_signs_that_are_taken_for_others():
    assert not set(SIGNS) & set("01258BILOSZ")
    assert all(len(group) == 4 and set(group) <= set(SIGNS) for group in new_code().split("-"))


def test_hyphens_spaces_case_and_full_width_make_no_difference(cast, administrator):
    made = letter(cast, administrator)
    wide = "".join(chr(ord(sign) + 0xFEE0) if sign != "-" else " " for sign in made.code.lower())
    assert find(wide) == made.invitation


def test_a_wrong_code_says_to_compare_it_with_the_letter(cast, administrator):
    with pytest.raises(BadFacts) as refusal:
        find("AAAA-AAAA-AAAA")
    assert "逐字核对" in refusal.value.remedy.zh


def test_a_letter_is_used_once(cast, administrator):
    made = letter(cast, administrator)
    opened(made)
    with pytest.raises(BadFacts, match="已经用过"):
        examine(find(made.code), DAY)


def test_a_letter_runs_out_after_its_last_day(cast, administrator):
    made = letter(cast, administrator, days=7)
    examine(find(made.code), after(7))
    with pytest.raises(BadFacts, match="已于2026年3月9日到期") as refusal:
        examine(find(made.code), after(8))
    assert "系统管理员" in refusal.value.remedy.zh


@pytest.mark.parametrize("days", [0, 91])
def test_a_letter_is_valid_for_a_day_to_three_months(cast, administrator, days):
    with pytest.raises(BadFacts):
        letter(cast, administrator, days=days)


def test_a_new_letter_voids_the_old_one_and_keeps_the_user_name(cast, administrator):
    old, new = (letter(cast, administrator) for _ in range(2))
    with pytest.raises(BadFacts, match="已经作废"):
        examine(find(old.code), DAY)
    assert old.invitation.username == new.invitation.username
    assert opened(new)


def test_a_letter_withdrawn_opens_nothing(cast, administrator):
    made = letter(cast, administrator)
    withdraw(made.invitation, at_ten(DAY))
    with pytest.raises(BadFacts, match="已经作废"):
        examine(find(made.code), DAY)
    with pytest.raises(Refused):
        withdraw(made.invitation, at_ten(DAY))


def test_a_letter_found_before_it_was_withdrawn_opens_nothing_either(cast, administrator):
    made = letter(cast, administrator)
    found = find(made.code)
    withdraw(made.invitation, at_ten(DAY))
    with pytest.raises(Refused, match="已经作废"):
        accept(found, at=at_ten(DAY), on=DAY)


def test_the_user_name_is_the_name_s_sound_with_a_number_where_it_is_taken(cast, administrator):
    Account.objects.create(username="WangJianguo")
    two = [person(cast.congress, "王建国"), person(cast.congress, "王建国")]
    made = invite(two, by=administrator, at=at_ten(DAY), on=DAY)
    assert [one.invitation.username for one in made] == ["wangjianguo2", "wangjianguo3"]


def test_whoever_has_a_login_gets_no_letter(cast, administrator):
    opened(letter(cast, administrator))
    cast.deputy.person.refresh_from_db()
    with pytest.raises(Refused, match="已有账号"):
        letter(cast, administrator)


def test_a_login_given_out_otherwise_voids_the_letter(cast, administrator):
    made = letter(cast, administrator)
    give_login(cast.deputy.person, "other-name", at=at_ten(DAY))
    with pytest.raises(BadFacts, match="已经作废"):
        examine(find(made.code), DAY)


def test_a_user_name_promised_in_a_letter_is_given_to_nobody_else(cast, administrator):
    made = letter(cast, administrator)
    with pytest.raises(BadFacts, match="已被使用"):
        give_login(cast.colleague.person, made.invitation.username, at=at_ten(DAY))


def test_those_without_a_login_are_found_by_their_office(cast, administrator):
    opened(letter(cast, administrator))
    assert list(uninvited(cast.congress, DAY, "deputy")) == [cast.colleague.person]
    assert cast.deputy.person not in uninvited(cast.congress, DAY)
    assert cast.clerk.person in uninvited(cast.congress, DAY)


def test_whoever_holds_no_office_gets_a_letter_too(cast):
    secretary = person(cast.congress, "李秘书")
    assert list(uninvited(cast.congress, DAY, NO_OFFICE)) == [secretary]
    assert secretary not in uninvited(cast.congress, DAY)


def test_an_identifier_names_one_login_and_is_kept_as_a_hash(cast, administrator):
    account = opened(letter(cast, administrator))
    made = identify(cast.deputy.person, " QL-0001 ", by=administrator, at=at_ten(DAY))
    assert account_of("QL-0001") == account
    assert account_of("QL-0002") is None
    assert "QL-0001" not in str(vars(made))


def test_an_identifier_belongs_to_one_person_in_a_congress(cast, administrator):
    identify(cast.deputy.person, "QL-0001", by=administrator, at=at_ten(DAY))
    with pytest.raises(BadFacts, match="已登记给他人"):
        identify(cast.colleague.person, "QL-0001", by=administrator, at=at_ten(DAY))


def test_an_identifier_that_names_two_logins_names_none(cast, administrator):
    other = make_cast()
    for who, name in ((cast.deputy.person, "one"), (other.deputy.person, "two")):
        who.account = Account.objects.create(username=name)
        who.save()
        identify(who, "QL-0001", by=who, at=at_ten(DAY))
    assert account_of("QL-0001") is None


def test_nothing_said_takes_the_identifier_away(cast, administrator):
    identify(cast.deputy.person, "QL-0001", by=administrator, at=at_ten(DAY))
    assert identify(cast.deputy.person, "", by=administrator, at=at_ten(DAY)) is None
    assert account_of("QL-0001") is None
