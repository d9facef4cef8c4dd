"""Who is who: offices entered and ended, logins given out, units added and abolished, data read with a trace."""

from datetime import date, timedelta

import pytest
from django.contrib.auth import authenticate
from django.utils import timezone

from tests.making import admitted, drafted, make_cast, make_congress, make_unit, office, person, submitted
from yishi.congress.models import Account, CongressTerm, Deputy, Office, Person, Unit
from yishi.record.models import Reading, Sealed
from yishi.record.sealing import seal_person

TODAY = timezone.localdate()
YESTERDAY = TODAY - timedelta(days=1)
pytestmark = pytest.mark.django_db


def enter(client, congress, kind):
    account = Account.objects.create_user(f"{kind}-{congress.code}")
    held = office(congress, kind, person=person(congress, f"本人{kind}", account=account))
    client.force_login(account)
    return held


@pytest.fixture
def congress():
    return make_congress()


@pytest.fixture
def administrator(client, congress):
    return enter(client, congress, "administrator")


def url(congress, path=""):
    return f"/c/{congress.code}/people/{path}"


def office_of(**values):
    usual = {"kind": "clerk", "title": "", "unit": "", "body": "", "held_from": "2026-01-05", "held_to": ""}
    return {**usual, **values}


def test_somebody_is_entered_with_a_first_office(client, congress, administrator):
    answer = client.post(url(congress, "new/"), office_of(name="黄锋", title="代表工委科长"))
    held = Office.objects.get(person__name="黄锋")
    assert (held.kind, held.title, held.held_from) == ("clerk", "代表工委科长", date(2026, 1, 5))
    assert answer["Location"] == url(congress, f"{held.person_id}/")


def test_an_office_without_a_title_has_the_usual_one(client, congress, administrator):
    client.post(url(congress, "new/"), office_of(name="黄锋"))
    assert Office.objects.get(person__name="黄锋").title == "代表工作机构工作人员"


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"kind": "unit_head"}, "请选择所在单位"),
        ({"held_to": "2026-01-01"}, "最后在任日期早于任职日期"),
        ({"kind": "deputy"}, "该日不在任何一届之内"),
    ],
)
def test_what_is_wrong_with_an_office_is_said_and_nobody_is_entered(client, congress, administrator, values, wrong):
    answer = client.post(url(congress, "new/"), office_of(name="黄锋", **values))
    assert (answer.status_code, wrong in answer.content.decode()) == (400, True)
    assert not Person.objects.filter(name="黄锋").exists()


def test_a_deputy_is_entered_with_a_mandate(client, congress, administrator):
    CongressTerm.objects.create(congress=congress, number=18, begins=date(2022, 1, 10))
    client.post(url(congress, "new/"), office_of(name="王芳", kind="deputy"))
    assert Deputy.objects.get().person.name == "王芳"
    assert Office.objects.get(person__name="王芳").kind == "deputy"


def test_a_secretary_is_entered_without_an_office_and_gets_a_letter(client, congress, administrator):
    client.post(url(congress, "new/"), office_of(name="李秘书", kind="none"))
    made = Person.objects.get(name="李秘书")
    assert not made.offices.exists()
    shown = client.get(f"/c/{congress.code}/accounts/?kind=none").content.decode()
    assert f'value="{made.pk}"' in shown


def test_a_unit_of_another_congress_cannot_be_chosen(client, congress, administrator):
    elsewhere = make_unit(make_congress())
    answer = client.post(url(congress, "new/"), office_of(name="黄锋", kind="unit_head", unit=elsewhere.pk))
    assert answer.status_code == 400


def test_the_same_office_is_not_held_twice_at_a_time(client, congress, administrator):
    held = office(congress, "clerk")
    answer = client.post(url(congress, f"{held.person_id}/office/"), office_of())
    assert "已经担任这一职务" in answer.content.decode()


@pytest.mark.parametrize("first", ["committee_member", "unit_head"])
def test_members_of_the_standing_committee_hold_no_office_in_state_organs(client, congress, administrator, first):
    unit = make_unit(congress, kind="court")
    held = office(congress, first, unit if first == "unit_head" else None)
    other = {"kind": "chairperson"} if first == "unit_head" else {"kind": "unit_head", "unit": unit.pk}
    said = client.post(url(congress, f"{held.person_id}/office/"), office_of(**other)).content.decode()
    assert "《地方组织法》第四十七条第三款" in said
    assert Office.objects.filter(person=held.person).count() == 1


def test_they_may_hold_one_in_a_mass_organisation(client, congress, administrator):
    unit = make_unit(congress, kind="mass_organisation")
    held = office(congress, "committee_member")
    client.post(url(congress, f"{held.person_id}/office/"), office_of(kind="unit_head", unit=unit.pk))
    assert Office.objects.filter(person=held.person).count() == 2


def test_an_office_is_ended_on_a_day(client, congress, administrator):
    held = office(congress, "clerk")
    client.post(url(congress, f"{held.person_id}/office/{held.pk}/end/"), {f"{held.pk}-last_day": YESTERDAY})
    held.refresh_from_db()
    assert held.held_to == YESTERDAY


def test_an_office_does_not_end_before_it_began(client, congress, administrator):
    held = office(congress, "clerk")
    answer = client.post(
        url(congress, f"{held.person_id}/office/{held.pk}/end/"), {f"{held.pk}-last_day": "2020-01-01"}
    )
    assert "应在任期之内" in answer.content.decode()


def test_a_deputys_mandate_ends_with_the_office(client, congress, administrator):
    CongressTerm.objects.create(congress=congress, number=18, begins=date(2022, 1, 10))
    client.post(url(congress, "new/"), office_of(name="王芳", kind="deputy"))
    held = Office.objects.get(person__name="王芳")
    ending = {f"{held.pk}-last_day": YESTERDAY, f"{held.pk}-why": "迁出本行政区域"}
    client.post(url(congress, f"{held.person_id}/office/{held.pk}/end/"), ending)
    deputy = Deputy.objects.get()
    assert (deputy.ended_on, deputy.ended_why) == (YESTERDAY, "迁出本行政区域")


def test_the_last_administrator_stays_in_office(client, congress, administrator):
    path = url(congress, f"{administrator.person_id}/office/{administrator.pk}/end/")
    answer = client.post(path, {f"{administrator.pk}-last_day": TODAY})
    assert "至少要有一名系统管理员" in answer.content.decode()


# ------------------------------------------------------------------------------------------------ logins


def test_a_login_is_given_out_with_a_one_time_password_shown_once(client, congress, administrator):
    somebody = office(congress, "clerk").person
    answer = client.post(url(congress, f"{somebody.pk}/login/"), {"username": "huangfeng"})
    password = answer.context["login"].password
    assert password in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    account = Account.objects.get(username="huangfeng")
    assert account.check_password(password)
    assert account.password_is_temporary
    assert password not in client.get(url(congress, f"{somebody.pk}/")).content.decode()


def test_a_renewed_password_ends_the_old_one(client, congress, administrator):
    somebody = office(congress, "clerk").person
    first = client.post(url(congress, f"{somebody.pk}/login/"), {"username": "huangfeng"}).context["login"]
    again = client.post(url(congress, f"{somebody.pk}/login/"), {"act": "renew"}).context["login"]
    account = Account.objects.get(username="huangfeng")
    assert account.check_password(again.password)
    assert not account.check_password(first.password)


def test_a_stopped_login_opens_nothing(client, congress, administrator, rf):
    somebody = office(congress, "clerk").person
    login = client.post(url(congress, f"{somebody.pk}/login/"), {"username": "huangfeng"}).context["login"]
    client.post(url(congress, f"{somebody.pk}/login/"), {"act": "stop"})
    assert authenticate(rf.post("/accounts/login/"), username="huangfeng", password=login.password) is None


def test_nobody_stops_the_own_login(client, congress, administrator):
    assert client.post(url(congress, f"{administrator.person_id}/login/"), {"act": "stop"}).status_code == 422


def test_a_login_that_serves_another_congress_too_is_not_renewed_here(client, congress, administrator):
    account = Account.objects.create_user("shared")
    here = person(congress, account=account)
    person(make_congress(), account=account)
    assert client.post(url(congress, f"{here.pk}/login/"), {"act": "renew"}).status_code == 422


def test_a_demonstrations_login_gets_no_password(client, congress, administrator):
    account = Account.objects.create(username="demo-x", demo_role="deputy")
    here = person(congress, account=account)
    assert client.post(url(congress, f"{here.pk}/login/"), {"act": "renew"}).status_code == 422


@pytest.mark.parametrize("username", ["Taken", "有 空格", ""])
def test_a_user_name_that_will_not_do_is_refused(client, congress, administrator, username):
    Account.objects.create_user("taken")
    somebody = office(congress, "clerk").person
    assert client.post(url(congress, f"{somebody.pk}/login/"), {"username": username}).status_code == 400
    somebody.refresh_from_db()
    assert somebody.account is None


def test_nobody_of_another_congress_is_reached(client, congress, administrator):
    stranger = office(make_congress(), "clerk").person
    assert client.get(url(congress, f"{stranger.pk}/")).status_code == 404
    assert client.post(url(congress, f"{stranger.pk}/login/"), {"username": "x"}).status_code == 404


# ------------------------------------------------------------------------------------------------ lists


def names(answer):
    return [one.name for one in answer.context["rows"]]


def test_people_are_found_by_name_title_unit_and_kind(client, congress, administrator):
    unit = make_unit(congress, "测试县财政局")
    office(congress, "unit_head", unit, name="李华", title="局长")
    office(congress, "clerk", name="黄锋")
    for asked in ({"q": "李华"}, {"q": "财政局"}, {"q": "局长"}, {"kind": "unit_head"}):
        assert names(client.get(url(congress), asked)) == ["李华"]


def test_people_without_an_office_are_found_on_asking(client, congress, administrator):
    person(congress, "退下来的人")
    assert names(client.get(url(congress), {"kind": "none"})) == ["退下来的人"]


def test_a_long_list_goes_on_by_key(client, congress, administrator):
    for n in range(60):
        office(congress, "deputy", name=f"代表{n:02}")
    first = client.get(url(congress), {"kind": "deputy"})
    second = client.get(url(congress), {"kind": "deputy", "after": first.context["after"]})
    assert names(first) + names(second) == [f"代表{n:02}" for n in range(60)]


def test_the_list_takes_as_many_queries_however_long_it_is(client, congress, administrator, django_assert_num_queries):
    client.get(url(congress))
    with django_assert_num_queries(6):
        client.get(url(congress))
    for _ in range(40):
        office(congress, "deputy")
    with django_assert_num_queries(6):
        client.get(url(congress))


def test_a_clerk_looks_and_changes_nothing(client, congress):
    held = enter(client, congress, "clerk")
    page = client.get(url(congress, f"{held.person_id}/"))
    assert (page.status_code, "结束任职" in page.content.decode()) == (200, False)
    assert client.get(url(congress, "new/")).status_code == 403
    assert client.post(url(congress, f"{held.person_id}/login/"), {"act": "renew"}).status_code == 403


def test_a_deputy_does_not_look(client, congress):
    enter(client, congress, "deputy")
    assert client.get(url(congress)).status_code == 403


# ------------------------------------------------------------------------------------------------ units


def test_a_unit_is_added_and_abolished(client, congress, administrator):
    client.post(f"/c/{congress.code}/units/add/", {"name": "测试县数据局", "kind": "government_department"})
    unit = Unit.objects.get()
    client.post(f"/c/{congress.code}/units/{unit.pk}/abolish/", {f"{unit.pk}-last_day": TODAY})
    unit.refresh_from_db()
    assert unit.abolished_on == TODAY


def test_two_units_of_one_name_are_refused(client, congress, administrator):
    make_unit(congress, "测试县数据局")
    answer = client.post(f"/c/{congress.code}/units/add/", {"name": "测试县数据局", "kind": "institution"})
    assert "已有同名的单位" in answer.content.decode()


def test_a_unit_with_people_in_office_is_not_abolished(client, congress, administrator):
    unit = make_unit(congress)
    office(congress, "unit_head", unit)
    answer = client.post(f"/c/{congress.code}/units/{unit.pk}/abolish/", {f"{unit.pk}-last_day": TODAY})
    assert "还有人在任" in answer.content.decode()


def test_the_units_take_as_many_queries_however_many_there_are(
    client, congress, administrator, django_assert_num_queries
):
    path = f"/c/{congress.code}/units/"
    make_unit(congress)
    client.get(path)
    with django_assert_num_queries(5):
        client.get(path)
    for _ in range(20):
        make_unit(congress)
    with django_assert_num_queries(5):
        client.get(path)


# ---------------------------------------------------------------------------------- personal data


@pytest.fixture
def sealed_phone(client, congress):
    """A suggestion with a telephone number in it, and a clerk signed in."""
    cast = make_cast(congress)
    enter(client, congress, "clerk")
    admitted(cast, phone="13800000000")
    return Sealed.objects.get(field="phone")


def reading_url(sealed):
    return f"/c/{sealed.congress.code}/sealed/{sealed.commitment}/"


def test_a_sealed_value_is_shown_for_a_purpose_and_the_reading_is_written_down(client, sealed_phone):
    assert "13800000000" not in client.get(reading_url(sealed_phone)).content.decode()
    answer = client.post(reading_url(sealed_phone), {"why": "核实建议内容，电话联系代表"})
    assert "13800000000" in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    reading = Reading.objects.get()
    assert (reading.why, reading.office.kind) == ("核实建议内容，电话联系代表", "clerk")


def test_without_a_purpose_nothing_is_shown(client, sealed_phone):
    answer = client.post(reading_url(sealed_phone), {"why": ""})
    assert (answer.status_code, "13800000000" in answer.content.decode()) == (400, False)
    assert not Reading.objects.exists()


def test_what_belongs_to_a_draft_is_not_the_clerks_to_read(client, congress):
    cast = make_cast(congress)
    enter(client, congress, "clerk")
    drafted(cast, phone="13800000000")
    assert client.get(reading_url(Sealed.objects.get())).status_code == 404


@pytest.mark.parametrize(
    ("kind", "status"), [("deputy", 404), ("administrator", 403), ("auditor", 403), ("chairperson", 403)]
)
def test_nobody_but_a_clerk_reads(client, congress, kind, status):
    cast = make_cast(congress)
    submitted(cast, phone="13800000000")
    enter(client, congress, kind)
    assert client.post(reading_url(Sealed.objects.get()), {"why": "看一看是谁"}).status_code == status


def test_a_commitment_of_another_congress_leads_nowhere(client, congress, sealed_phone):
    elsewhere = make_congress()
    enter(client, elsewhere, "clerk")
    path = f"/c/{elsewhere.code}/sealed/{sealed_phone.commitment}/"
    assert client.post(path, {"why": "看一看是谁"}).status_code == 404


def test_a_deputys_own_telephone_is_read_the_same_way(client, congress):
    deputy = office(congress, "deputy").person
    seal_person(deputy, {"phone": "13900000000"})
    enter(client, congress, "clerk")
    sealed = Sealed.objects.get()
    assert reading_url(sealed) in client.get(url(congress, f"{deputy.pk}/")).content.decode()
    assert "13900000000" in client.post(reading_url(sealed), {"why": "通知参加座谈会"}).content.decode()


def test_an_auditor_sees_all_readings_and_a_clerk_the_own(client, congress, sealed_phone):
    client.post(reading_url(sealed_phone), {"why": "核实建议内容"})
    path = f"/c/{congress.code}/readings/"
    assert "核实建议内容" in client.get(path).content.decode()
    other = Account.objects.create_user("other")
    office(congress, "clerk", person=person(congress, account=other))
    client.force_login(other)
    assert "核实建议内容" not in client.get(path).content.decode()
    enter(client, congress, "auditor")
    assert "核实建议内容" in client.get(path).content.decode()


def test_the_log_takes_as_many_queries_however_long_it_is(client, congress, sealed_phone, django_assert_num_queries):
    path = f"/c/{congress.code}/readings/"
    client.post(reading_url(sealed_phone), {"why": "核实建议内容"})
    client.get(path)
    with django_assert_num_queries(5):
        client.get(path)
    for _ in range(60):
        client.post(reading_url(sealed_phone), {"why": "核实建议内容"})
    with django_assert_num_queries(5):
        page = client.get(path)
    assert len(client.get(path, {"after": page.context["after"]}).context["rows"]) == 11
