"""What every declaration must satisfy, whatever the institution."""

import pkgutil
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

import yishi.rulebook
from yishi import rulebook
from yishi.kernel.citation import Citation, Custom
from yishi.kernel.facts import fields_of
from yishi.kernel.parameter import Parameter
from yishi.kernel.procedure import Act, Deadline, Procedure
from yishi.kernel.soundness import defects
from yishi.kernel.terms import Months
from yishi.kernel.text import Text
from yishi.rulebook.suggestions import SUGGESTION, SUGGESTION_2015
from yishi.statutes import ALL as LAWS
from yishi.statutes import deputies_law as dl

MODULES = [
    import_module(module.name)
    for module in pkgutil.walk_packages(yishi.rulebook.__path__, "yishi.rulebook.")
    if not module.name.endswith(".practices")
]
ACTS = {id(act): act for procedure in rulebook.ALL for act in (procedure.opens, *procedure.acts)}.values()
DEADLINES = [one for procedure in rulebook.ALL for one in procedure.deadlines]
CITED = [act.basis for act in ACTS] + [one.basis for one in DEADLINES]


def named(procedure: Procedure[Any]) -> str:
    return f"{procedure.code} {procedure.in_force}"


def said(text: Text) -> bool:
    return bool(text.zh.strip() and text.en.strip())


@pytest.mark.parametrize("procedure", rulebook.ALL, ids=named)
def test_a_procedure_has_no_defects(procedure: Procedure[Any]):
    assert list(defects(procedure)) == []


@pytest.mark.parametrize("procedure", rulebook.ALL, ids=named)
def test_every_matter_can_end_and_reach_its_goal(procedure: Procedure[Any]):
    assert procedure.goal in procedure.ends
    assert all(procedure.reachable(stage) & procedure.ends for stage in procedure.stages)
    assert procedure.way(procedure.begins)[-1] is procedure.goal


@pytest.mark.parametrize("procedure", rulebook.ALL, ids=named)
def test_a_procedure_says_what_it_is_and_under_which_law(procedure: Procedure[Any]):
    assert said(procedure.title)
    assert said(procedure.summary)
    assert procedure.basis
    assert procedure.in_force in {law.in_force for law in LAWS if not law.local}


@pytest.mark.parametrize("procedure", rulebook.ALL, ids=named)
def test_stages_are_told_apart_in_both_languages(procedure: Procedure[Any]):
    titles = [stage.title for stage in procedure.stages]

    assert all(map(said, titles))
    assert len({title.zh for title in titles}) == len({title.en for title in titles}) == len(titles)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_every_act_declared_is_in_its_procedure(module: ModuleType):
    declared = [value for value in vars(module).values() if isinstance(value, Act)]

    assert [act.code for act in declared if act not in ACTS] == []


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.code)
def test_an_act_is_said_in_both_languages_and_rests_on_an_article_or_says_it_is_custom(act: Act[Any]):
    others = [one for one in (act.hint, act.issues, act.question) if one is not None]

    assert said(act.title)
    assert said(act.done)
    assert all(map(said, others))
    assert isinstance(act.basis, Citation | Custom)
    assert said(act.basis.text)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.code)
def test_conditions_are_said_in_both_languages_and_cited(act: Act[Any]):
    conditions = (*act.guards, *act.checks)

    assert all(said(one.reason) and said(one.basis.text) for one in conditions)
    assert all(said(one.remedy) for one in act.guards if one.remedy)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.code)
def test_a_check_points_at_a_field_that_the_act_has(act: Act[Any]):
    fields = {field.name for field in fields_of(act.facts)}

    assert {check.field for check in act.checks} <= fields | {""}


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.code)
def test_every_field_is_labelled_in_both_languages(act: Act[Any]):
    labels = [field.label for field in fields_of(act.facts)]

    assert all(said(label.text) and label.zh != label.en for label in labels)


@pytest.mark.parametrize("deadline", DEADLINES, ids=lambda one: one.code)
def test_a_deadline_is_said_in_both_languages_and_cited(deadline: Deadline[Any]):
    assert said(deadline.title)
    assert isinstance(deadline.basis, Citation | Custom)
    assert all(isinstance(longer.basis, Citation | Custom) for longer in deadline.longer)


@pytest.mark.parametrize("procedure", rulebook.ALL, ids=named)
def test_a_local_term_is_a_parameter_of_its_procedure(procedure: Procedure[Any]):
    used = {one.within for one in procedure.deadlines if isinstance(one.within, Parameter)}

    assert used <= set(procedure.parameters)


@pytest.mark.parametrize("procedure", rulebook.ALL, ids=named)
def test_no_two_deadlines_and_no_two_parameters_share_a_code(procedure: Procedure[Any]):
    for codes in ([one.code for one in procedure.deadlines], [one.code for one in procedure.parameters]):
        assert len(codes) == len(set(codes))


@pytest.mark.parametrize("procedure", rulebook.ALL, ids=named)
def test_every_role_that_acts_also_sees(procedure: Procedure[Any]):
    seeing = {sight.role for sight in procedure.seen_by}
    parts = {role.part for role in seeing if role.part}
    acting = {role for act in procedure.acts for role in act.by}

    # Offices that a role without a part lets see cover the same offices with one.
    offices = {kind for role in seeing if not role.part for kind in role.offices}
    assert [role.code for role in acting if role.part not in parts and not role.offices <= offices] == []


def test_what_is_cited_is_a_law_on_file():
    laws = {place.law for place in CITED if isinstance(place, Citation)}

    assert laws <= set(LAWS)


def test_the_newest_version_is_the_one_in_use():
    newest = {code: max(one.in_force for one in rulebook.ALL if one.code == code) for code in rulebook.CURRENT}

    assert {code: one.in_force for code, one in rulebook.CURRENT.items()} == newest
    assert set(newest) == {one.code for one in rulebook.ALL}


# ------------------------------------------------------------------------- numbers that national law fixes


@pytest.mark.parametrize(
    ("procedure", "basis"), [(SUGGESTION, dl.REPLY), (SUGGESTION_2015, dl.REPLY_2015)], ids=["2025", "2015"]
)
def test_three_months_and_six_in_all_are_the_laws_and_no_places_to_settle(procedure: Procedure[Any], basis: Citation):
    reply = next(one for one in procedure.deadlines if one.code == "reply")
    (longer,) = reply.longer

    assert (reply.within, longer.within) == (Months(3), Months(6))
    assert (reply.basis, longer.basis) == (basis, basis)


def test_the_suggestions_of_2015_cite_nothing_of_the_later_text():
    cited = [one.basis for one in SUGGESTION_2015.deadlines] + list(SUGGESTION_2015.basis)

    assert not [place for place in cited if isinstance(place, Citation) and place.law is dl.DEPUTIES_LAW]


def test_one_deputy_is_enough_for_a_suggestion():
    submit = SUGGESTION.by_code["submit"]

    assert SUGGESTION.opens.moves.keys() & submit.moves.keys() == {SUGGESTION.begins}


def test_six_months_need_the_offices_consent():
    (grant,) = [act for act in SUGGESTION.acts if act.code == "grant_extension"]

    assert {role.code for role in grant.by} == {"office"}


def test_once_only_is_a_stage_and_not_a_counter():
    stages = SUGGESTION.stages
    assert stages.REHANDLING not in SUGGESTION.reachable(stages.REPLIED_AGAIN)  # type: ignore[attr-defined]
