"""The how-to "Add an institution" does what it says: its file and its tests are taken from the page and run."""

import re
import sys
import types
from datetime import timedelta
from pathlib import Path

import pytest

from tests.making import DAY, after, make_cast, office, perform_quickly
from yishi import rulebook
from yishi.congress.models import Account
from yishi.kernel.refusal import BadFacts, NoPower, Refused
from yishi.kernel.soundness import defects
from yishi.record.verifying import verify
from yishi.web.handbook_files import files

PAGE = Path(__file__).resolve().parents[2] / "docs" / "howto" / "add-an-institution.md"
NAME = "yishi.rulebook.learning_sessions"
PLAN = {"topic": "代表法学习", "day": after(10).isoformat(), "place": "县委党校"}


def blocks():
    """The file, and the file with its tests, as the page shows them."""
    return re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


@pytest.fixture
def written(monkeypatch):
    """The module of the page, importable under the name that the page gives it."""
    source, _tests = blocks()
    module = types.ModuleType(NAME)
    monkeypatch.setitem(sys.modules, NAME, module)
    monkeypatch.setattr(rulebook, "learning_sessions", module, raising=False)
    exec(compile(source, f"{PAGE.name}:1", "exec"), module.__dict__)  # noqa: S102 - our own page
    return module


@pytest.fixture
def registered(written, monkeypatch):
    """The procedure in the rulebook, as the page registers it."""
    procedure = written.LEARNING_SESSION
    monkeypatch.setattr(rulebook, "ALL", (*rulebook.ALL, procedure))
    monkeypatch.setattr(rulebook, "CURRENT", {**rulebook.CURRENT, procedure.code: procedure})
    known = {parameter.code: parameter for parameter in procedure.parameters}
    monkeypatch.setattr(rulebook, "PARAMETERS", {**rulebook.PARAMETERS, **known})
    yield procedure
    rulebook.procedure_version.cache_clear()


@pytest.fixture
def cast(db):
    return make_cast()


def act(code, by, day=DAY, facts=None, matter=None):
    return perform_quickly(code, by, day, facts, matter, procedure="learning_session")


def announced(cast):
    matter = act("plan", cast.clerk, facts=PLAN).matter
    told = {"persons": [cast.deputy.person_id, cast.colleague.person_id]}
    return act("announce", cast.clerk, facts=told, matter=matter).matter


def test_the_file_declares_a_sound_procedure(written):
    assert list(defects(written.LEARNING_SESSION)) == []


def test_the_tests_of_the_page_pass(written):
    _source, tests = blocks()
    scope = {"__name__": "page"}
    exec(compile(tests, f"{PAGE.name}:2", "exec"), scope)  # noqa: S102 - our own page
    ran = [scope[name] for name in scope if name.startswith("test_")]
    for test in ran:
        told = [mark.args[1] for mark in getattr(test, "pytestmark", ()) if mark.name == "parametrize"]
        for case in told[0] if told else [None]:
            test(case) if told else test()
    assert len(ran) == 7


@pytest.mark.django_db
def test_a_session_goes_through_the_one_door_from_plan_to_summary(cast, registered):
    matter = announced(cast)
    act("ask_leave", cast.colleague, after(2), {"reason": "因公出差"}, matter)
    act("hold", cast.clerk, after(10), {"persons": [cast.deputy.person_id]}, matter)
    act("sum_up", cast.clerk, after(12), {"text": "到会代表学习了代表法，并作了研讨。"}, matter)
    matter.refresh_from_db()
    assert (matter.title, matter.stage, matter.closed, matter.number) == ("代表法学习", "closed", after(12), 1)
    assert verify(cast.congress) is None


@pytest.mark.django_db
def test_what_the_page_says_is_refused_is_refused(cast, registered):
    with pytest.raises(BadFacts, match="不能早于今天"):
        act("plan", cast.clerk, facts={**PLAN, "day": (DAY - timedelta(days=1)).isoformat()})
    with pytest.raises(NoPower):
        act("plan", cast.deputy, facts=PLAN)
    with pytest.raises(Refused, match="学习日期未到"):
        act("hold", cast.clerk, after(1), {"persons": [cast.deputy.person_id]}, announced(cast))


@pytest.mark.django_db
def test_its_list_its_form_and_its_page_are_there(client, cast, registered, settings):
    account = Account.objects.create(username="clerk")
    today = office(cast.congress, "clerk")
    today.person.account = account
    today.person.save()
    client.force_login(account)
    code, matter = cast.congress.code, announced(cast)
    listed = client.get(f"/c/{code}/matters/learning_session/")
    assert "代表法学习" in listed.content.decode()
    assert 'name="topic"' in client.get(f"/c/{code}/begin/learning_session/").content.decode()
    assert "通知代表" in client.get(f"/c/{code}/m/{matter.pk}/").content.decode()
    client.logout()
    assert client.get(f"/c/{code}/m/{matter.pk}/").status_code == 404


def test_the_handbook_tells_of_it(registered):
    made = files()
    assert "学习通知提前期" in made["learning_session.zh.md"]
    assert "Deputies Law art. 47(1)" in made["learning_session.en.md"]
