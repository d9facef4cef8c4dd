"""Founding a congress from its division code."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from yishi.congress.divisions import division
from yishi.congress.establishment import bodies_at, units_at
from yishi.congress.founding import NewLogin, found, one_time_password, propose
from yishi.congress.models import Account, Body, Congress, Level, Office, Unit
from yishi.congress.queries import term_on
from yishi.kernel.refusal import BadFacts, Refused

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("code", "place", "level"),
    [
        ("130000", "河北省", "province"),
        ("130500", "邢台市", "districted_city"),
        ("532300", "楚雄彝族自治州", "prefecture"),
        ("130534", "清河县", "county"),
        ("150122", "托克托县", "county"),
        ("110108", "北京市海淀区", "district"),
        ("130104", "石家庄市桥西区", "district"),
        ("130581", "南宫市", "undistricted_city"),
        ("130321", "青龙满族自治县", "autonomous_county"),
        ("429021", "神农架林区", "county"),
        ("441900", "东莞市", "districted_city"),
    ],
)
def test_a_code_names_the_place_and_the_level_of_its_congress(code, place, level):
    found_division = division(code)
    assert (found_division.place, found_division.level) == (place, level)


@pytest.mark.parametrize("code", ["130171", "522300x", "652900", "152500"])
def test_zones_and_prefectures_that_are_not_autonomous_have_no_congress(code):
    place = division(code)
    assert place is None or place.level is None


def test_statistical_headings_are_no_places():
    assert [division(code) for code in ("110100", "500200", "419000")] == [None, None, None]


def test_a_place_without_a_congress_is_refused_by_name():
    with pytest.raises(Refused, match="石家庄高新技术产业开发区不设人民代表大会"):
        propose("130171")


@pytest.mark.parametrize("code", ["", "13053", "1305340", "13053a", "１３０５３４"])
def test_a_malformed_code_is_refused(code):
    with pytest.raises(BadFacts) as refused:
        propose(code)
    assert refused.value.field == "code"


def test_an_unknown_code_needs_a_name_and_a_level():
    with pytest.raises(Refused, match="没有收录"):
        propose("139999")
    proposal = propose("139999", "新河县人民代表大会", "county")
    assert (proposal.name, proposal.place) == ("新河县人民代表大会", "新河县")


def test_a_township_has_nine_digits_and_no_other_level():
    assert propose("130534100", "葛仙庄镇").level == Level.TOWNSHIP
    with pytest.raises(BadFacts):
        propose("130534", "葛仙庄镇", "township")
    with pytest.raises(BadFacts):
        propose("130534", "清河县", "kingdom")


def test_a_county_has_the_bodies_that_the_law_gives_it():
    kinds = {body.kind for body in bodies_at("county")}
    assert kinds == {
        "standing_committee",
        "council_of_chairpersons",
        "credentials_committee",
        "administrative_office",
        "working_body",
    }
    mandatory = next(body for body in bodies_at("county") if body.basis == "DL 12")
    assert mandatory.name == "代表工作委员会"


def test_no_county_body_is_a_secretary_general():
    assert not [body for body in bodies_at("county") if "秘书长" in body.name]


def test_a_township_has_a_presidium_and_no_standing_committee():
    assert [body.kind for body in bodies_at("township")] == ["presidium"]
    assert [unit.name for unit in units_at("township", "葛仙庄镇")] == ["葛仙庄镇人民政府"]


def test_typical_organs_are_named_for_the_place():
    names = {unit.name: unit.short for unit in units_at("county", "清河县")}
    assert len(names) > 44
    assert names["清河县财政局"] == "县财政局"
    assert names["国家税务总局清河县税务局"] == "县税务局"
    assert {"清河县监察委员会", "清河县人民法院", "清河县人民检察院"} <= set(names)


def test_every_proposed_kind_is_one_that_the_tables_know():
    assert {body.kind for level in Level for body in bodies_at(level)} <= set(Body.Kind.values)
    assert {unit.kind for unit in units_at("county", "清河县")} <= set(Unit.Kind.values)


def test_a_founded_congress_is_real_and_empty(qinghe):
    assert (qinghe.name_zh, qinghe.level, qinghe.demo) == ("清河县人民代表大会", "county", False)
    assert qinghe.people.count() == 0
    assert qinghe.place == "清河县"
    assert term_on(qinghe, DAY).label == "第十八届"


def test_the_first_administrator_and_clerk_hold_offices(db):
    congress = found(
        "110108",
        on=DAY,
        administrator=NewLogin("root", "one-time", "管理员"),
        clerk=NewLogin("clerk", "one-time", "王芳"),
    )
    held = Office.objects.filter(congress=congress).order_by("kind").values_list("kind", "body__name_zh")
    assert list(held) == [("administrator", None), ("clerk", "代表工作委员会")]
    account = Account.objects.get(username="clerk")
    assert account.check_password("one-time")
    assert account.password_is_temporary


def test_a_congress_is_founded_once(qinghe):
    with pytest.raises(Refused, match="已经建立"):
        found("130534", on=DAY)


def test_a_taken_login_leaves_nothing_behind(qinghe):
    Account.objects.create(username="root")
    with pytest.raises(BadFacts):
        found("110108", on=DAY, administrator=NewLogin("root", "x", "管理员"))
    assert Congress.objects.count() == 1


def test_one_time_passwords_can_be_dictated():
    assert {len(one_time_password()) for _ in range(20)} == {14}
    assert one_time_password() != one_time_password()


def test_init_founds_without_a_question(db):
    out = StringIO()
    call_command("init", "130534", "--yes", "--term", "18", "--term-begins", "2026-12-28", stdout=out)
    assert "admin-130534" in out.getvalue()
    assert Congress.objects.get().terms.get().begins == date(2026, 12, 28)


def test_init_asks_for_what_it_was_not_given(db, monkeypatch):
    answers = iter(["130534", "18", "2026-12-28", "y"])
    monkeypatch.setattr("builtins.input", lambda _question: next(answers))
    call_command("init", stdout=StringIO())
    assert Congress.objects.get().code == "130534"


def test_init_asks_for_the_name_of_a_place_not_on_file(db, monkeypatch):
    answers = iter(["新河县", "county", "", "y"])
    monkeypatch.setattr("builtins.input", lambda _question: next(answers))
    call_command("init", "139999", stdout=StringIO())
    assert Congress.objects.get().name_zh == "新河县人民代表大会"


@pytest.mark.parametrize(
    "arguments", [["130171", "--yes"], ["--yes"], ["130534", "--yes", "--term", "18"], ["12", "--yes"]]
)
def test_init_refuses_in_a_sentence(db, arguments):
    with pytest.raises(CommandError):
        call_command("init", *arguments, stdout=StringIO())
    assert Congress.objects.count() == 0


@pytest.mark.parametrize("answers", [["十八"], ["18", "本月"]])
def test_init_says_when_it_does_not_understand_an_answer(db, monkeypatch, answers):
    said = iter(answers)
    monkeypatch.setattr("builtins.input", lambda _question: next(said))
    with pytest.raises(CommandError):
        call_command("init", "130534", stdout=StringIO())


def test_a_password_that_stays_must_be_a_good_one(db):
    with pytest.raises(BadFacts) as refused:
        found("110108", on=DAY, administrator=NewLogin("root", "12345", "管理员", temporary=False))
    assert refused.value.field == "password"


def test_init_founds_nothing_when_the_answer_is_no(db, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda question: "n" if "[y/N]" in question else "")
    with pytest.raises(CommandError):
        call_command("init", "130534", stdout=StringIO())
    assert Congress.objects.count() == 0
