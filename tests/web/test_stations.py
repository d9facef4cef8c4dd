"""Stations before the public: a letter without a login, its receipt, what keeps floods away; and the register."""

import re
import time
import uuid
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.at_station import ANSWER, CODE, GPS, TEXT, answered, by_resident, in_hand, make_station, photograph, written
from tests.making import DAY, after, make_cast, office, perform_quickly
from yishi.congress.models import Account, Deputy, Knock, Office, PracticeVersion, Station, Stationing
from yishi.congress.stations import close_station
from yishi.record import sealing, standings
from yishi.record.models import Document, Entry, Matter, Reading, Sealed
from yishi.record.papers import path_of
from yishi.web import clock, letters
from yishi.web.knocking import Slip, read_slip, slip_for
from yishi.web.stations import receptions_attended

pytestmark = pytest.mark.django_db

PHONE = "0000-8600001"
LETTER = {"text": "书院社区消防通道堆满杂物，担心夏天着火，希望清理。"}


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path, monkeypatch):
    settings.KEYS, settings.DOCUMENTS = tmp_path / "keys", tmp_path / "documents"
    settings.KEYS.mkdir()
    for kept in (sealing._cipher, standings.practice_version):
        kept.cache_clear()
    monkeypatch.setattr(clock, "now", lambda _=None: datetime(2026, 3, 2, 15, tzinfo=ZoneInfo("Asia/Shanghai")))
    yield
    for kept in (sealing._cipher, standings.practice_version):
        kept.cache_clear()


@pytest.fixture
def place():
    return make_station(make_cast())


def at(place, rest=""):
    return f"/c/{place.cast.congress.code}/station/{place.station.slug}/{rest}"


def of(place, rest):
    return f"/c/{place.cast.congress.code}/{rest}"


def slip(place, age=60.0, **changes):
    values = {"nonce": uuid.uuid4().hex, "form": place.station.slug, "made": time.time() - age, **changes}
    return Slip(**values).signed()


def send(client, place, **said):
    """A letter as somebody sends it who took a minute to write it."""
    return client.post(at(place), {"slip": slip(place), **LETTER, **said})


def sent(place):
    return Matter.objects.filter(congress=place.cast.congress, procedure="station_request")


def receipt(client, place):
    page = client.get(at(place, "sent/")).content.decode()
    return re.findall(r"<code>([^<]+)</code>", page)


def look_up(client, place, number, code):
    return client.post(of(place, "letters/"), {"number": number, "code": code})


def enter(held):
    client = Client()
    account = Account.objects.create_user(f"who-{held.pk}")
    held.person.account = account
    held.person.save()
    client.force_login(account)
    return client


def page(answer):
    return answer.content.decode()


# --------------------------------------------------------------------------------------- writing


def test_a_resident_writes_without_signing_in_and_gets_a_receipt(client, place):
    answer = send(client, place)
    number, code = receipt(client, place)

    assert (answer.status_code, answer["Location"]) == (302, at(place, "sent/"))
    assert (number, sent(place).get().label) == ("2026-001", "2026-001")
    assert look_up(Client(), place, number, code).status_code == 302


def test_the_page_shows_who_serves_and_the_next_reception_days(client, place):
    plan = {
        "station": place.station.unit_id, "day": "2026-03-16", "hours": "9:00—11:30", "topic": "春耕备耕",
        "deputies": [place.cast.deputy.person_id],
    }  # fmt: skip
    perform_quickly("plan_reception", place.staff, DAY, plan, procedure="reception")
    said = page(client.get(at(place)))

    assert place.cast.deputy.person.name in said
    assert "2026年3月16日" in said
    assert "春耕备耕" in said


def test_the_receipt_is_shown_to_this_browser_alone_and_not_for_long(client, place):
    send(client, place)

    assert receipt(Client(), place) == []
    client.post(of(place, "letters/done/"))
    assert receipt(client, place) == []


def test_the_same_form_sent_twice_is_one_letter_with_one_receipt(client, place):
    form = {"slip": slip(place), **LETTER}
    client.post(at(place), form)
    first = receipt(client, place)
    client.post(at(place), form)

    assert (receipt(client, place), sent(place).count()) == (first, 1)


def test_the_receipt_is_in_no_address_and_no_cookie_of_the_session(client, place):
    answer = send(client, place)
    _, code = receipt(client, place)

    assert code not in answer["Location"]
    assert "sessionid" not in client.cookies
    cookie = client.cookies["letter"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Strict", letters.HELD_SECONDS)


def test_a_photograph_is_kept_without_telling_where_it_was_taken(client, place):
    picture = SimpleUploadedFile("家门口.jpg", photograph(), "image/jpeg")
    send(client, place, photos=[picture])
    kept = Document.objects.get()

    assert (kept.mime, GPS in path_of(kept).read_bytes()) == ("image/jpeg", False)
    assert Entry.objects.get(matter=sent(place).get()).documents.get().name == "照片1.jpg"


def test_the_same_picture_twice_is_one_document(client, place):
    twice = [SimpleUploadedFile(f"{n}.jpg", photograph(), "image/jpeg") for n in range(2)]

    assert send(client, place, photos=twice).status_code == 302
    assert Entry.objects.get(matter=sent(place).get()).documents.count() == 1


def test_no_more_than_three_pictures_and_nothing_else_than_pictures(client, place):
    four = [SimpleUploadedFile(f"{n}.jpg", photograph((40 + n, 40)), "image/jpeg") for n in range(4)]
    program = [SimpleUploadedFile("照片.jpg", b"MZ\x90\x00" + bytes(300), "image/jpeg")]

    assert "最多3张照片" in page(send(client, place, photos=four))
    assert "不是可以打开的图片" in page(send(client, place, photos=program))
    assert sent(place).count() == 0


def test_what_is_missing_or_too_long_is_said_beside_the_field_and_nothing_is_lost(client, place):
    answer = send(client, place, text="太短了", resident_name="赵大妈")

    assert answer.status_code == 400
    assert "赵大妈" in page(answer)
    assert send(client, place, text="长" * 2001).status_code == 400
    assert sent(place).count() == 0


def test_a_deputy_of_the_station_can_be_wished_for_and_no_other(client, place):
    other = office(place.cast.congress, "deputy")

    assert send(client, place, wished=other.person_id).status_code == 400
    assert send(client, place, wished=place.cast.deputy.person_id, sector="safety").status_code == 302
    assert sent(place).get().category == "safety"


def test_a_closed_station_and_one_without_deputies_say_so(client, place):
    Stationing.objects.all().delete()
    assert "还没有进站代表" in page(client.get(at(place)))
    assert "还没有进站代表" in page(send(client, place))
    close_station(place.station, DAY - timedelta(1))
    assert "目前不开放" in page(client.get(at(place)))


def test_there_is_no_station_at_another_address(client, place):
    assert client.get(at(place).replace(place.station.slug, "zzzzzzzz")).status_code == 404


# ----------------------------------------------------------------------------------- floods and machines


def test_a_field_that_nobody_sees_is_filled_in_by_machines_alone(client, place):
    assert send(client, place, homepage="http://spam.example").status_code == 400
    assert sent(place).count() == 0


def test_nobody_writes_a_letter_in_no_time(client, place):
    answer = client.post(at(place), {"slip": slip(place, age=0.5), **LETTER})

    assert "提交得太快了" in page(answer)
    assert sent(place).count() == 0


@pytest.mark.parametrize("forged", ["", "abc", "eyJuIjoiYSJ9:x:y"])
def test_a_form_that_is_not_ours_or_too_old_is_shown_again_with_a_fresh_slip(client, place, forged):
    answer = client.post(at(place), {"slip": forged, **LETTER})
    fresh = re.search(r'name="slip" value="([^"]+)"', page(answer))[1]

    assert (answer.status_code, sent(place).count()) == (400, 0)
    assert read_slip(fresh, place.station.slug, 60).form == place.station.slug


def test_a_slip_of_another_station_does_not_do(client, place):
    assert client.post(at(place), {"slip": slip(place, form="other"), **LETTER}).status_code == 400


def settle(place, **values):
    """Local practice with these numbers."""
    overrides = {code: {"value": value, "source": "本站办法"} for code, value in values.items()}
    PracticeVersion.objects.create(congress=place.cast.congress, in_force=after(-400), overrides=overrides)


def test_after_a_few_from_one_address_a_sum_is_asked(client, place):
    settle(place, station_sum_after=1)
    send(client, place, text="第一件：楼道灯坏了，晚上看不见路。")
    asked = page(client.get(at(place)))
    without = send(client, place, text="第二件：井盖松动，走路绊人。")

    assert "等于几" in asked
    assert "请先答对算术题" in page(without)
    made, question = slip_for(place.station.slug, asking=True)
    first, second = re.match(r"(\d) plus (\d) is", question.en).groups()
    old = Slip(made.nonce, made.form, made.made - 60, made.answer).signed()
    right = {"slip": old, "sum": str(int(first) + int(second)), "text": "第二件：井盖松动，走路绊人。"}
    assert client.post(at(place), {**right, "sum": "1"}).status_code == 400
    assert client.post(at(place), right).status_code == 302


def test_a_sum_is_answered_in_whatever_digits():
    made, question = slip_for("x", asking=True)
    first, second = (int(one) for one in re.match(r"(\d) plus (\d) is", question.en).groups())
    total = first + second
    wide = str(total).translate(str.maketrans("0123456789", "０１２３４５６７８９"))

    assert made.answered(f" {total} ")
    assert made.answered(wide)
    assert not made.answered(str(total + 1))
    assert not made.answered("")
    assert not made.answered("9" * 9999)


def test_one_address_sends_so_many_a_day_and_no_more(client, place):
    settle(place, station_letters_from_one=2, station_sum_after=50)
    answers = [send(client, place, text=f"第{n}件：楼道灯坏了，晚上看不见路。").status_code for n in range(3)]
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")

    assert answers == [302, 302, 400]
    assert send(elsewhere, place, text="别处来的一件：井盖松动绊人。").status_code == 302


def test_a_station_takes_so_many_a_day_from_all_together(place):
    settle(place, station_letters_to_one=10)
    answers = [
        send(Client(REMOTE_ADDR=f"203.0.113.{n}"), place, text=f"第{n}件：楼道灯坏了，晚上看不见路。").status_code
        for n in range(11)
    ]

    assert answers == [302] * 10 + [400]


def test_the_same_words_again_are_refused_for_a_month(client, place):
    send(client, place)
    again = send(client, place)

    assert "内容相同" in page(again)
    assert sent(place).count() == 1


def test_of_whoever_came_only_a_days_hash_is_kept_and_not_for_long(client, place, monkeypatch):
    client = Client(REMOTE_ADDR="203.0.113.77")
    send(client, place)
    kept = "".join(f"{row.who}{row.times}{row.day}" for row in Knock.objects.all())

    assert Knock.objects.count() == 2
    assert "203.0.113" not in kept
    monkeypatch.setattr(clock, "now", lambda _=None: datetime(2026, 3, 9, 15, tzinfo=ZoneInfo("Asia/Shanghai")))
    send(client, place, text="过了一个星期又有一件：井盖松动绊人。")
    assert {row.day for row in Knock.objects.all()} == {after(7)}


def test_without_the_token_of_its_form_nothing_is_taken(place):
    client = Client(enforce_csrf_checks=True)

    assert send(client, place).status_code == 403
    assert sent(place).count() == 0


# ------------------------------------------------------------------------------------- looking up


def test_number_and_receipt_open_the_letter_and_a_wrong_one_says_not_which(client, place):
    answered(place)
    wrong = [look_up(client, place, number, code) for number, code in [("2026-001", CODE[:-1] + "X"), ("2026-9", CODE)]]

    assert {page(one).count("编号或者查询码不正确") > 0 for one in wrong} == {True}
    assert look_up(client, place, "2026-001", CODE.lower()).status_code == 302
    said = page(client.get(of(place, "letter/")))
    assert ANSWER in said
    assert TEXT in said


def test_without_a_receipt_the_letters_page_leads_to_the_form(client, place):
    answered(place)

    assert client.get(of(place, "letter/"))["Location"] == of(place, "letters/")
    assert client.post(of(place, "letter/evaluate_answer/"), {"helped": "yes"})["Location"] == of(place, "letters/")
    assert sent(place).get().rating == ""


def test_a_receipt_held_here_is_none_in_another_county(client, place):
    answered(place)
    look_up(client, place, "2026-001", CODE)
    elsewhere = make_station(make_cast(), "他县联络站")
    client.cookies["letter"]["path"] = "/"

    assert client.get(of(elsewhere, "letter/")).status_code == 302


def test_guessing_ends_after_so_many_wrong_ones(client, place):
    written(place)
    for _ in range(letters.WRONG_MOST):
        look_up(client, place, "2026-001", "0000-0000-0000-0000")

    assert "输错的次数太多" in page(look_up(client, place, "2026-001", CODE))


def test_the_resident_says_whether_it_helped_once(client, place):
    answered(place)
    look_up(client, place, "2026-001", CODE)
    first = client.post(of(place, "letter/evaluate_answer/"), {"helped": "partly", "remark": "好了一半", "key": "a"})
    again = client.post(of(place, "letter/evaluate_answer/"), {"helped": "yes", "key": "b"})

    assert first.status_code == 302
    assert again.status_code == 400
    assert sent(place).get().rating == "partly"


def test_an_evaluation_without_a_choice_is_asked_again(client, place):
    answered(place)
    look_up(client, place, "2026-001", CODE)

    assert client.post(of(place, "letter/evaluate_answer/"), {"key": "a"}).status_code == 400


def test_the_resident_adds_words_and_a_picture_when_asked(client, place):
    matter = in_hand(place)
    perform_quickly("ask_resident", place.cast.deputy, DAY, {"text": "离哪座桥最近？"}, matter)
    look_up(client, place, "2026-001", CODE)
    assert "代表想请您补充情况" in page(client.get(of(place, "letter/")))

    picture = SimpleUploadedFile("桥.jpg", photograph(), "image/jpeg")
    client.post(of(place, "letter/add_to_request/"), {"text": "在二桥下游", "photos": [picture], "key": "a"})
    assert "在二桥下游" in page(client.get(of(place, "letter/")))
    assert Document.objects.count() == 1


def test_the_resident_withdraws_and_has_the_identity_erased(client, place):
    in_hand(place, resident_name="赵大妈", resident_phone=PHONE)
    look_up(client, place, "2026-001", CODE)
    for act in ("erase_identity", "withdraw_request"):
        assert client.post(of(place, f"letter/{act}/"), {"key": act}).status_code == 302

    assert sent(place).get().stage == "withdrawn"
    assert not Sealed.objects.filter(erased_at=None).exists()
    assert "erase_identity" not in page(client.get(of(place, "letter/")))


def test_acts_that_are_not_the_residents_are_none_here(client, place):
    in_hand(place)
    look_up(client, place, "2026-001", CODE)

    assert client.post(of(place, "letter/answer_request/"), {"key": "a"}).status_code == 404


def test_the_resident_sees_the_suggestion_once_it_is_public(client, place):
    matter, cast = in_hand(place), place.cast
    words = {"title": "关于整修东门街排水沟的建议", "sector": "construction", "text": TEXT}
    perform_quickly("make_suggestion", cast.deputy, DAY, words, matter)
    look_up(client, place, "2026-001", CODE)
    before = page(client.get(of(place, "letter/")))
    Matter.objects.filter(procedure="suggestion").update(public=True)

    assert "代表正在就此提出建议" in before
    assert words["title"] in page(client.get(of(place, "letter/")))


# --------------------------------------------------------------------------------- who reads what


def test_nobody_beside_the_station_its_deputies_the_office_and_the_unit_reads_a_letter(place):
    matter, cast = in_hand(place), place.cast
    perform_quickly("forward_to_unit", cast.deputy, DAY, {"unit": cast.lead.pk}, matter)
    address = of(place, f"m/{matter.pk}/")
    elsewhere = make_station(cast, "西门代表联络站", slug="west2345")
    inside = [place.staff, cast.deputy, cast.colleague, cast.clerk, cast.head]
    outside = [
        cast.chair,
        cast.officer,
        elsewhere.staff,
        office(cast.congress, "auditor"),
        office(cast.congress, "deputy"),
    ]

    assert [enter(one).get(address).status_code for one in inside] == [200] * 5
    assert [enter(one).get(address).status_code for one in outside] == [404] * 5
    assert Client().get(address).status_code == 404


def test_identity_is_opened_by_staff_and_the_deputy_in_charge_with_a_trace(place):
    matter = in_hand(place, resident_phone=PHONE)
    cast = place.cast
    address = of(place, f"sealed/{Sealed.objects.get(matter=matter).commitment}/")
    why = {"why": "回电核实情况"}
    may = [enter(one) for one in (place.staff, cast.deputy)]
    may_not = [enter(one) for one in (cast.colleague, cast.clerk)]

    assert [PHONE in page(one.post(address, why)) for one in may] == [True, True]
    assert [one.post(address, why).status_code for one in may_not] == [403, 403]
    assert Reading.objects.count() == 2
    assert "查阅（将留痕）" in page(may[0].get(of(place, f"m/{matter.pk}/")))
    assert "查阅（将留痕）" not in page(may_not[1].get(of(place, f"m/{matter.pk}/")))


def test_what_is_published_shows_the_reviewed_words_and_the_answer_only(client, place):
    matter = answered(place, publish=True, resident_phone=PHONE, text=TEXT + "我住东门街12号，姓赵。")
    words = {"text": "东门街排水沟盖板破损，希望修好。", "no_identity": True}
    perform_quickly("publish_request", place.staff, DAY, words, matter)
    said = page(client.get(of(place, f"m/{matter.pk}/")))

    assert words["text"] in said
    assert ANSWER in said
    assert "姓赵" not in said
    assert "东门街12号" not in page(client.get(of(place, "matters/station_request/")))


def test_the_proof_of_a_receipt_is_shown_on_no_page(place):
    matter = answered(place)
    by_resident(place, matter, "evaluate_answer", helped="yes")
    said = page(enter(place.staff).get(of(place, f"m/{matter.pk}/")))

    assert "查询码凭证" not in said


# ------------------------------------------------------------------------------------ at the station


def test_staff_enter_for_somebody_and_print_the_receipt(place):
    client = enter(place.staff)
    form = {**LETTER, "channel": "visit", "key": uuid.uuid4().hex, "resident_name": "赵大妈"}
    answer = client.post(at(place, "enter/"), form)
    number, code = receipt(client, place)

    assert answer["Location"] == at(place, "sent/")
    assert Entry.objects.get(matter__procedure="station_request").person == place.staff.person
    assert look_up(Client(), place, number, code).status_code == 302


def test_what_was_said_earlier_is_entered_with_its_day_and_a_reason(place):
    client = enter(place.staff)
    form = {**LETTER, "channel": "reception", "key": uuid.uuid4().hex, "on": "2026-02-27"}
    without = client.post(at(place, "enter/"), form)
    answer = client.post(at(place, "enter/"), {**form, "reason": "接待日当天停电，次周补录"})

    assert (without.status_code, answer.status_code) == (400, 302)
    assert sent(place).get().opened.isoformat() == "2026-02-27"


def test_a_deputy_enters_where_he_serves_and_nowhere_else(place):
    form = {**LETTER, "channel": "call_on", "key": uuid.uuid4().hex}
    elsewhere = enter(office(place.cast.congress, "deputy"))

    assert enter(place.cast.deputy).post(at(place, "enter/"), form).status_code == 302
    assert "不是这个联络站的进站代表" in page(elsewhere.post(at(place, "enter/"), {**form, "key": uuid.uuid4().hex}))


def test_the_desk_leads_staff_to_their_own_station(place):
    make_station(place.cast, "西门代表联络站", slug="west2345")
    written(place)
    client = enter(place.staff)
    home = page(client.get(of(place, "home/")))

    assert "东门代表联络站" in home
    assert TEXT[:10] in home
    assert client.get(of(place, "begin/station_request/"), follow=True).redirect_chain[-1][0] == at(place, "enter/")
    assert client.get(of(place, "begin/reception/"), follow=True).redirect_chain[-1][0] == at(place, "reception/")
    clerk = enter(place.cast.clerk)
    assert clerk.get(of(place, "begin/reception/"), follow=True).redirect_chain[-1][0] == of(place, "stations/")


def test_a_deputy_is_led_to_where_he_serves(place):
    make_station(place.cast, "西门代表联络站", slug="west2345")
    client = enter(place.cast.deputy)
    assert client.get(of(place, "begin/station_request/"), follow=True).redirect_chain[-1][0] == of(place, "stations/")

    Stationing.objects.filter(station__slug="west2345").delete()
    assert client.get(of(place, "begin/station_request/"), follow=True).redirect_chain[-1][0] == at(place, "enter/")
    assert client.get(of(place, "begin/reception/"), follow=True).status_code == 403


def test_a_reception_is_planned_and_entered_and_counts_for_who_was_there(place):
    client, cast = enter(place.staff), place.cast
    form = {
        "key": uuid.uuid4().hex, "station": place.station.unit_id, "day": "2026-03-02", "hours": "9:00—11:30",
        "deputies": [cast.deputy.person_id, cast.colleague.person_id],
    }  # fmt: skip
    client.post(at(place, "reception/"), form)
    matter = Matter.objects.get(procedure="reception")
    held = {"key": uuid.uuid4().hex, "deputies": [cast.deputy.person_id], "received": "6"}
    client.post(of(place, f"m/{matter.pk}/do/hold_reception/"), held)
    matter.refresh_from_db()

    assert matter.stage == "held"
    assert [receptions_attended(cast.congress, one.person_id) for one in (cast.deputy, cast.colleague)] == [1, 0]


def test_only_deputies_of_the_station_are_offered(place):
    other = office(place.cast.congress, "deputy", name="别处的代表")
    matter = written(place)
    said = page(enter(place.staff).get(of(place, f"m/{matter.pk}/do/assign_deputy/")))

    assert place.cast.deputy.person.name in said
    assert other.person.name not in said


def test_units_are_offered_and_no_stations(place):
    matter = in_hand(place)
    said = page(enter(place.cast.deputy).get(of(place, f"m/{matter.pk}/do/forward_to_unit/")))

    assert place.cast.lead.name in said
    assert f">{place.station.unit.name}</option>" not in said


def test_a_suggestion_starts_from_the_words_of_the_letter(place):
    matter = in_hand(place, sector="construction")
    said = page(enter(place.cast.deputy).get(of(place, f"m/{matter.pk}/do/make_suggestion/")))

    assert TEXT in said
    assert '<option value="construction" selected>' in said


# ------------------------------------------------------------------------------------ list and register


def test_the_list_tells_figures_with_their_base_and_who_has_not_received(client, place):
    matter = answered(place)
    by_resident(place, matter, "evaluate_answer", helped="yes")
    written(place, text="另一件：井盖松动，走路绊人，希望修。")
    said = page(client.get(of(place, "stations/")))
    watched = page(enter(place.cast.clerk).get(of(place, "stations/")))

    assert "1 件（共收到 2 件）" in said
    assert "（共评价 1 件）" in said
    assert "超过接待间隔" not in said
    assert "超过接待间隔" in watched


def test_the_list_asks_as_often_for_many_stations_as_for_one(client, place):
    def asked():
        client.get(of(place, "stations/"))
        with CaptureQueriesContext(connection) as questions:
            client.get(of(place, "stations/"))
        return len(questions)

    few = asked()
    for n in range(4):
        written(make_station(place.cast, f"第{n}代表联络站", slug=f"many{n}234"))
    assert (few, asked()) == (8, 8)


def test_requests_are_found_by_their_station_and_suggestions_by_their_unit(place):
    other = make_station(place.cast, "西门代表联络站", slug="west2345")
    written(place)
    written(other, text="西门口的路灯坏了三盏，希望修一修。")
    client = enter(place.cast.clerk)
    asked = page(client.get(of(place, f"matters/station_request/?unit={other.station.unit_id}")))

    assert "西门口的路灯坏了三盏" in asked
    assert TEXT[:10] not in asked
    assert "西门代表联络站" not in page(client.get(of(place, "matters/suggestion/")))


def test_without_stations_the_list_says_so(client, place):
    close_station(place.station, DAY - timedelta(1))

    assert "还没有设立联络站" in page(client.get(of(place, "stations/")))


def test_the_qr_code_and_the_poster_lead_to_the_station(place):
    code = Client().get(at(place, "qr.svg"))
    poster = page(enter(place.staff).get(at(place, "poster/")))

    assert (code["Content-Type"], b"<svg" in code.content) == ("image/svg+xml", True)
    assert f"http://testserver{at(place)}" in poster
    assert "data:image/svg+xml" in poster


def test_a_clerk_opens_a_station_and_says_who_serves_and_works_there(place):
    client = enter(place.cast.clerk)
    form = {"name": "南门代表联络站", "opened_on": "2026-03-02", "address": "南门街1号"}
    made = client.post(of(place, "stations/open/"), form)
    station = Station.objects.get(unit__name="南门代表联络站")
    settings = of(place, f"station/{station.slug}/settings/")
    assert made["Location"] == settings
    assert client.post(of(place, "stations/open/"), form).status_code == 400

    client.post(f"{settings}serving/", {"people": [place.cast.deputy.person_id], "begins": "2026-03-02"})
    client.post(f"{settings}staff/", {"name": "卢春燕", "held_from": "2026-03-02"})
    client.post(f"{settings}station/", {"address": "南门街3号", "hours": "工作日"})
    station.refresh_from_db()
    stationing = Stationing.objects.get(station=station)
    assert (station.address, stationing.person) == ("南门街3号", place.cast.deputy.person)
    assert Office.objects.get(unit=station.unit).person.name == "卢春燕"

    too_early = client.post(f"{settings}leaving-{stationing.pk}/", {"last_day": "2026-01-01"})
    client.post(f"{settings}leaving-{stationing.pk}/", {"last_day": "2026-03-05"})
    client.post(f"{settings}closing/", {"last_day": "2026-03-31"})
    stationing.refresh_from_db()
    station.refresh_from_db()
    assert (too_early.status_code, stationing.ends, station.closed_on) == (400, after(3), after(29))


def test_only_sitting_deputies_can_be_chosen_to_serve(place):
    Deputy.objects.filter(person=place.cast.colleague.person).update(
        ended_on=DAY - timedelta(1), elected_on=after(-900)
    )
    client = enter(place.cast.clerk)
    answer = client.post(
        at(place, "settings/serving/"), {"people": [place.cast.colleague.person_id], "begins": "2026-03-02"}
    )

    assert answer.status_code == 400


def test_staff_look_at_their_own_register_and_change_nothing(place):
    elsewhere = make_station(place.cast, "西门代表联络站", slug="west2345")
    client = enter(place.staff)

    assert client.get(at(place, "settings/")).status_code == 200
    assert client.get(at(elsewhere, "settings/")).status_code == 403
    assert client.post(at(place, "settings/closing/"), {"last_day": "2026-03-31"}).status_code == 403


def test_a_stranger_is_not_to_be_sent_away_from_a_station(place):
    other = make_station(place.cast, "西门代表联络站", slug="west2345")
    theirs = other.station.stationings.first()
    client = enter(place.cast.clerk)

    assert client.post(at(place, f"settings/leaving-{theirs.pk}/"), {"last_day": "2026-03-05"}).status_code == 404
    assert client.post(at(place, "settings/leaving-x/"), {"last_day": "2026-03-05"}).status_code == 404


def test_nobody_signs_in_as_a_resident(place):
    nobody = Office.objects.get(congress=place.cast.congress, kind="resident")
    matter = written(place)
    client = enter(nobody)

    assert client.get(of(place, "home/")).status_code == 403
    assert client.get(of(place, f"m/{matter.pk}/")).status_code == 404


def test_a_deputys_seat_tells_what_is_in_hand_and_when_he_is_on_duty(place):
    in_hand(place)
    plan = {
        "station": place.station.unit_id, "day": "2026-03-16", "hours": "9:00—11:30",
        "deputies": [place.cast.deputy.person_id],
    }  # fmt: skip
    perform_quickly("plan_reception", place.staff, DAY, plan, procedure="reception")
    seat = page(enter(place.cast.deputy).get(of(place, "home/")))

    assert "我办理的群众意见和接待日" in seat
    assert "2026年3月16日" in seat
