"""A named secretary at a deputy's desk: seen in every entry, refused what is the deputy's own, ended at once."""

import json

import pytest

from tests.making import make_cast, office, person, replied, submitted, suggestion
from yishi.congress.entrusting import NewEntrustment, entrust, revoke
from yishi.congress.models import Account, Entrustment
from yishi.record.models import Entry, Matter
from yishi.rulebook.suggestions.making import SUBMIT
from yishi.web import clock

BACKEND = "django.contrib.auth.backends.ModelBackend"

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


def login_of(client, who, name):
    if who.account is None:
        who.account = Account.objects.create_user(name)
        who.save()
    client.force_login(who.account, backend=BACKEND)


@pytest.fixture
def secretary(cast):
    return person(cast.congress, "李秘书", account=Account.objects.create_user("limishu"))


@pytest.fixture
def lent(cast, secretary):
    """The deputy's desk, from today for a month."""
    today = clock.today(cast.congress)
    new = NewEntrustment(secretary=secretary, begins=today, last_day=today.replace(year=today.year + 1, month=1, day=1))
    return entrust(cast.deputy, new, by=cast.deputy.person, at=clock.now(cast.congress))


@pytest.fixture
def desk(client, lent, secretary, cast):
    """A client of the secretary at the deputy's desk."""
    secretary.account.refresh_from_db()
    client.force_login(secretary.account, backend=BACKEND)
    client.post("/office/", {"through": lent.pk})
    return client


def draft(client, cast, key="k1"):
    return client.post(f"/c/{cast.congress.code}/begin/suggestion/", {**suggestion(), "key": key})


def act(client, cast, matter, code, **facts):
    return client.post(f"/c/{cast.congress.code}/m/{matter.pk}/do/{code}/", {"key": f"{code}-1", **facts})


def test_the_deputy_entrusts_the_desk_from_the_own_page(client, cast, secretary):
    login_of(client, cast.deputy.person, "deputy")
    today = clock.today(cast.congress)
    sent = {"office": cast.deputy.pk, "secretary": secretary.pk, "begins": str(today), "last_day": str(today)}
    client.post(f"/c/{cast.congress.code}/secretary/", sent)
    made = Entrustment.objects.get()
    assert (made.office, made.secretary, made.given_by) == (cast.deputy, secretary, cast.deputy.person)
    assert "李秘书" in client.get(f"/c/{cast.congress.code}/secretary/").content.decode()


def test_the_administrator_enters_it_from_paper(client, cast, secretary):
    login_of(client, office(cast.congress, "administrator").person, "admin")
    address = f"/c/{cast.congress.code}/people/{cast.deputy.person_id}/secretary/"
    today = clock.today(cast.congress)
    sent = {"office": cast.deputy.pk, "secretary": secretary.pk, "begins": str(today), "last_day": str(today)}
    assert "请写明本人签署的书面委托" in client.post(address, sent).content.decode()
    client.post(address, {**sent, "paper": "本人签署的委托书"})
    assert Entrustment.objects.get().paper == "本人签署的委托书"


def test_nobody_entrusts_an_office_that_is_another_s(client, cast, secretary):
    login_of(client, cast.deputy.person, "deputy")
    today = clock.today(cast.congress)
    sent = {"office": cast.colleague.pk, "secretary": secretary.pk, "begins": str(today), "last_day": str(today)}
    assert client.post(f"/c/{cast.congress.code}/secretary/", sent).status_code == 400
    assert not Entrustment.objects.exists()


def test_the_secretary_changes_to_the_desk_and_back(client, cast, lent, secretary):
    office(cast.congress, "unit_staff", cast.lead, person=secretary)
    secretary.account.refresh_from_db()
    client.force_login(secretary.account, backend=BACKEND)
    home = f"/c/{cast.congress.code}/home/"
    assert f"您正在代{cast.deputy.person.name}" not in client.get(home).content.decode()
    client.post("/office/", {"through": lent.pk})
    assert f"您正在代{cast.deputy.person.name}" in client.get(home).content.decode()
    client.post("/office/", {"office": secretary.offices.get().pk})
    assert f"您正在代{cast.deputy.person.name}" not in client.get(home).content.decode()


def test_whoever_has_no_office_is_at_the_desk_at_once(client, cast, lent, secretary):
    secretary.account.refresh_from_db()
    client.force_login(secretary.account, backend=BACKEND)
    assert client.get("/home/")["Location"] == f"/c/{cast.congress.code}/home/"


def test_the_entry_is_the_deputys_and_names_the_secretary(desk, cast, lent, secretary):
    draft(desk, cast)
    body = json.loads(Entry.objects.get().body)
    assert body["by"]["person"] == cast.deputy.person_id
    assert body["through"] == {"entrustment": lent.pk, "person": secretary.pk, "name": "李秘书"}


def test_everybody_who_reads_the_matter_sees_it(desk, cast, lent):
    draft(desk, cast)
    matter = Matter.objects.get()
    address = f"/c/{cast.congress.code}/m/{matter.pk}/"
    assert "由秘书李秘书代办" in desk.get(address).content.decode()
    login_of(desk, cast.deputy.person, "deputy")
    assert "由秘书李秘书代办" in desk.get(address).content.decode()
    assert "由秘书李秘书代办" in desk.get(f"/c/{cast.congress.code}/secretary/").content.decode()


def test_what_the_deputy_does_names_nobody_else(client, cast):
    login_of(client, cast.deputy.person, "deputy")
    draft(client, cast)
    assert "through" not in json.loads(Entry.objects.get().body)


def test_handing_in_is_the_deputys_own_and_the_article_is_named(desk, cast):
    draft(desk, cast)
    answer = act(desk, cast, Matter.objects.get(), "submit", occasion="recess")
    page = answer.content.decode()
    assert (answer.status_code, Entry.objects.count()) == (403, 1)
    assert "“提交建议”须由本人办理，不能由秘书代办" in page
    assert SUBMIT.in_person.text.zh in page


def test_the_page_sets_what_is_the_deputys_own_apart(desk, cast):
    draft(desk, cast)
    page = desk.get(f"/c/{cast.congress.code}/m/{Matter.objects.get().pk}/").content.decode()
    assert f"须由{cast.deputy.person.name}本人办理的" in page
    assert 'id="act-amend"' in page
    assert 'id="act-submit"' not in page


def test_a_desk_taken_back_opens_nothing_from_that_moment(desk, cast, lent):
    draft(desk, cast)
    revoke(lent, by=cast.deputy.person, at=clock.now(cast.congress))
    answer = act(desk, cast, Matter.objects.get(), "amend", **suggestion(title="改过的标题的建议"))
    assert (answer.status_code, Entry.objects.count()) == (403, 1)


def test_what_was_sent_from_a_desk_taken_back_is_not_taken_as_done_in_the_own_office(desk, cast, lent, secretary):
    office(cast.congress, "deputy", person=secretary)
    revoke(lent, by=cast.deputy.person, at=clock.now(cast.congress))
    answer = draft(desk, cast)
    assert (answer.status_code, "委托已经收回或者到期" in answer.content.decode()) == (403, True)
    assert not Entry.objects.exists()
    draft(desk, cast, key="k2")
    assert json.loads(Entry.objects.get().body)["by"]["person"] == secretary.pk


def test_it_is_taken_back_by_one_click(client, cast, lent):
    login_of(client, cast.deputy.person, "deputy")
    client.post(f"/c/{cast.congress.code}/secretary/{lent.pk}/revoke/")
    lent.refresh_from_db()
    assert lent.revoked_by == cast.deputy.person


def test_nobody_takes_back_another_s(client, cast, lent):
    login_of(client, cast.colleague.person, "colleague")
    assert client.post(f"/c/{cast.congress.code}/secretary/{lent.pk}/revoke/").status_code == 403
    lent.refresh_from_db()
    assert lent.revoked_at is None


def test_the_desk_is_not_entrusted_further_nor_taken_back_by_the_secretary(desk, cast, lent):
    today = str(clock.today(cast.congress))
    sent = {"office": cast.deputy.pk, "secretary": cast.colleague.person_id, "begins": today, "last_day": today}
    assert desk.post(f"/c/{cast.congress.code}/secretary/", sent).status_code == 403
    assert desk.post(f"/c/{cast.congress.code}/secretary/{lent.pk}/revoke/").status_code == 403
    assert Entrustment.objects.count() == 1


def test_a_desk_entrusted_to_somebody_else_is_not_to_be_had(client, cast, lent):
    login_of(client, cast.colleague.person, "colleague")
    client.post("/office/", {"through": lent.pk})
    draft(client, cast)
    assert json.loads(Entry.objects.get().body)["by"]["person"] == cast.colleague.person_id


def test_a_matter_that_the_deputy_may_see_the_secretary_may_and_no_other(desk, cast):
    mine = submitted(cast)
    assert desk.get(f"/c/{cast.congress.code}/m/{mine.pk}/").status_code == 200
    foreign = make_cast()
    assert desk.get(f"/c/{foreign.congress.code}/m/{submitted(foreign).pk}/").status_code == 404


def test_whoever_is_no_secretary_costs_no_look_at_desks(client, cast, django_assert_num_queries):
    login_of(client, cast.clerk.person, "clerk")
    with django_assert_num_queries(3):
        client.get("/home/")


def test_what_awaits_the_deputy_in_person_is_shown_to_the_secretary_without_a_button(desk, cast):
    replied(cast)
    shown = desk.get(f"/c/{cast.congress.code}/home/").content.decode()
    assert "须本人办理" in shown
    assert "评价答复<span" not in shown


def test_what_the_office_asks_of_its_holder_at_sign_in_it_asks_of_the_secretary(desk, cast):
    home = f"/c/{cast.congress.code}/home/"
    assert desk.get(home).status_code == 200
    cast.congress.second_factor = ["deputy"]
    cast.congress.save()
    assert desk.get(home)["Location"] == "/accounts/security/"
    assert "请先设置第二步验证" in desk.get("/accounts/security/").content.decode()
