"""Letters are printed once, and open a login for whoever holds them: with an own password, or a passkey."""

import re

import pytest
from django.core.cache import cache

from tests.making import make_cast, make_congress, office, person
from yishi.congress.models import Account, Invitation

NEW = "稻花香里说丰年-43"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh():
    cache.clear()


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def administrator(cast, client):
    """Signed in."""
    account = Account.objects.create_user("admin", password=NEW)
    held = office(cast.congress, "administrator", person=person(cast.congress, "周管理", account=account))
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return held


@pytest.fixture
def visitor(client):
    """Somebody at another computer."""
    return type(client)()


def printed(client, cast, **values):
    """The codes of letters to print, by name."""
    sent = {"people": [str(cast.deputy.person_id)], "days": "30", **values}
    page = client.post(f"/c/{cast.congress.code}/accounts/letters/?kind=deputy", sent).content.decode()
    codes = re.findall(r'class="code">([\w-]+)<', page)
    return dict(zip(re.findall(r'class="doc-to">(.+?)同志：', page), codes, strict=True))


def code(client, cast):
    return printed(client, cast)[cast.deputy.person.name]


def enter(visitor, said):
    return visitor.post("/invitation/", {"code": said})


def choose(visitor, password=NEW, **values):
    return visitor.post(
        "/invitation/open/", {"password1": password, "password2": password, "way": "password", **values}
    )


def test_a_letter_is_printed_for_each_of_those_chosen(client, cast, administrator):
    assert list(printed(client, cast)) == [cast.deputy.person.name]
    every = printed(client, cast, people=[], everybody="on")
    assert set(every) == {cast.deputy.person.name, cast.colleague.person.name}


def test_the_letter_says_where_under_what_name_until_when_and_is_kept_by_no_browser(client, cast, administrator):
    sent = {"people": [str(cast.deputy.person_id)], "days": "30"}
    answer = client.post(f"/c/{cast.congress.code}/accounts/letters/?kind=deputy", sent)
    page, made = answer.content.decode(), Invitation.objects.get()
    assert answer["Cache-Control"] == "no-store"
    assert {"testserver/invitation/", made.username} <= set(re.findall(r"<b>([^<]+)</b>", page))
    assert f"{made.last_day.year}年{made.last_day.month}月{made.last_day.day}日有效" in page
    assert 'src="data:image/svg+xml' in page


def test_the_letter_of_a_township_comes_from_its_presidium(client, cast, administrator):
    cast.congress.level = "township"
    cast.congress.save()
    sent = {"people": [cast.deputy.person_id], "days": "30"}
    page = client.post(f"/c/{cast.congress.code}/accounts/letters/?kind=deputy", sent).content.decode()
    assert (page.count(f"{cast.congress.name_zh}主席团"), "常务委员会办公室" in page) == (2, False)


def test_the_list_tells_what_became_of_letters_and_shows_no_code(client, cast, administrator):
    secret = code(client, cast)
    page = client.get(f"/c/{cast.congress.code}/accounts/").content.decode()
    assert "已发出，未开通" in page
    assert secret not in page


def test_nobody_chosen_prints_nothing(client, cast, administrator):
    sent = {"people": [], "days": "30"}
    answer = client.post(f"/c/{cast.congress.code}/accounts/letters/?kind=deputy", sent)
    assert (answer.status_code, "请至少选一人" in answer.content.decode()) == (400, True)


def test_only_an_administrator_prints_letters(client, cast, visitor):
    cast.clerk.person.account = Account.objects.create_user("clerk")
    cast.clerk.person.save()
    visitor.force_login(cast.clerk.person.account)
    assert visitor.post(f"/c/{cast.congress.code}/accounts/letters/", {"everybody": "on"}).status_code == 403


def test_nobody_of_another_congress_gets_a_letter_here(client, cast, administrator):
    stranger = office(make_congress(), "deputy").person
    assert printed(client, cast, people=[str(stranger.pk)]) == {}


def test_whoever_holds_the_letter_sets_an_own_password_and_is_in(client, cast, administrator, visitor):
    assert enter(visitor, code(client, cast))["Location"] == "/invitation/open/"
    page = visitor.get("/invitation/open/").content.decode()
    assert cast.deputy.person.name in page
    choose(visitor)
    account = Account.objects.get(persons=cast.deputy.person)
    assert account.check_password(NEW)
    assert visitor.session["_auth_user_id"] == str(account.pk)
    assert visitor.get(f"/c/{cast.congress.code}/home/").status_code == 200


def test_the_password_must_do(client, cast, administrator, visitor):
    enter(visitor, code(client, cast))
    answer = choose(visitor, password="1234567890")
    assert (answer.status_code, Account.objects.filter(persons=cast.deputy.person).exists()) == (400, False)
    choose(visitor)
    assert Account.objects.filter(persons=cast.deputy.person).exists()


def test_the_session_before_is_left_behind(client, cast, administrator, visitor):
    visitor.get("/invitation/")
    session = visitor.session
    session["planted"] = True
    session.save()
    before = session.session_key
    enter(visitor, code(client, cast))
    between = visitor.session.session_key
    choose(visitor)
    assert len({before, between, visitor.session.session_key}) == 3
    assert "planted" not in visitor.session


def test_a_letter_is_not_used_twice(client, cast, administrator, visitor):
    secret = code(client, cast)
    enter(visitor, secret)
    choose(visitor)
    other = type(client)()
    answer = enter(other, secret)
    assert (answer.status_code, "这个邀请码已经用过" in answer.content.decode()) == (400, True)
    assert "系统管理员" in answer.content.decode()


def test_of_two_who_entered_the_same_code_the_first_opens_it(client, cast, administrator, visitor):
    secret, other = code(client, cast), type(client)()
    enter(visitor, secret)
    enter(other, secret)
    choose(visitor)
    assert choose(other, password="另外一个人的密码-44")["Location"] == "/invitation/"
    assert Account.objects.get(persons=cast.deputy.person).check_password(NEW)


def test_a_letter_withdrawn_between_the_two_pages_opens_nothing(client, cast, administrator, visitor):
    enter(visitor, code(client, cast))
    client.post(f"/c/{cast.congress.code}/accounts/letters/{Invitation.objects.get().pk}/withdraw/")
    assert choose(visitor)["Location"] == "/invitation/"
    assert "_auth_user_id" not in visitor.session


def test_without_a_code_nothing_is_opened(visitor):
    assert visitor.get("/invitation/open/")["Location"] == "/invitation/"
    assert choose(visitor)["Location"] == "/invitation/"


def test_thirty_wrong_codes_shut_the_door_to_the_address(client, cast, administrator, visitor):
    secret = code(client, cast)
    for _ in range(30):
        answer = enter(visitor, "AAAA-AAAA-AAAA")
    assert answer.status_code == 429
    assert enter(visitor, secret).status_code == 429
    assert type(client)(REMOTE_ADDR="10.0.0.9").post("/invitation/", {"code": secret}).status_code == 302


def test_what_was_typed_is_not_kept_with_the_failures(client, cast, administrator, visitor):
    from axes.models import AccessAttempt  # noqa: PLC0415 - for this test alone

    enter(visitor, "K7QM-4XWP-H9TE")
    assert "4XWP" not in str(AccessAttempt.objects.values().get())


def test_instead_of_a_password_a_passkey_is_added_and_comes_before_anything_else(client, cast, administrator, visitor):
    enter(visitor, code(client, cast))
    answer = visitor.post("/invitation/open/", {"way": "passkey"})
    assert answer["Location"] == "/accounts/passkeys/add/"
    assert visitor.get("/accounts/passkeys/add/").status_code == 200
    assert visitor.get(f"/c/{cast.congress.code}/home/")["Location"] == "/accounts/way/"


def test_whoever_chose_no_password_may_still_set_one(client, cast, administrator, visitor):
    enter(visitor, code(client, cast))
    visitor.post("/invitation/open/", {"way": "passkey"})
    visitor.post("/accounts/way/", {"password1": NEW, "password2": NEW})
    assert Account.objects.get(persons=cast.deputy.person).check_password(NEW)
    assert visitor.get(f"/c/{cast.congress.code}/home/").status_code == 200


def test_the_list_takes_as_many_queries_however_long_it_is(client, cast, administrator, django_assert_num_queries):
    address = f"/c/{cast.congress.code}/accounts/"
    for more in (0, 3):
        for _ in range(more):
            office(cast.congress, "deputy")
        printed(client, cast, people=[], everybody="on")
        with django_assert_num_queries(6):
            client.get(address)


def test_an_identifier_is_entered_and_never_shown(client, cast, administrator):
    address = f"/c/{cast.congress.code}/people/{cast.deputy.person_id}/identifier/"
    client.post(address, {"identifier": "QL-0001"})
    page = client.get(address).content.decode()
    assert ("已登记" in page, "QL-0001" in page) == (True, False)
