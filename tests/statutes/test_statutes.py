"""Declarations about the laws: complete, unmistakable, and every number in its place."""

import pkgutil
import re
from collections import Counter
from importlib import import_module
from types import ModuleType

import pytest

import yishi.statutes
from yishi.kernel.citation import Citation, Law, Number

MODULES = [import_module(f"yishi.statutes.{module.name}") for module in pkgutil.iter_modules(yishi.statutes.__path__)]


def declared(module: ModuleType, kind: type) -> list[object]:
    return [value for value in vars(module).values() if isinstance(value, kind)]


def name_of(module: ModuleType) -> str:
    return module.__name__


def test_all_holds_every_law_declared() -> None:
    laws = {law for module in MODULES for law in declared(module, Law)}

    assert set(yishi.statutes.ALL) == laws
    assert len(yishi.statutes.ALL) == len(laws)


def test_no_two_laws_share_a_code() -> None:
    assert Counter(law.code for law in yishi.statutes.ALL).most_common(1)[0][1] == 1


def test_laws_of_one_title_differ_in_version() -> None:
    dated = [(law.title, law.version) for law in yishi.statutes.ALL]

    assert len(dated) == len(set(dated))


@pytest.mark.parametrize("law", yishi.statutes.ALL, ids=lambda law: law.code)
def test_a_law_is_in_force_from_its_adoption_on_at_the_earliest(law: Law) -> None:
    assert law.version <= law.in_force


@pytest.mark.parametrize("law", yishi.statutes.ALL, ids=lambda law: law.code)
def test_titles_are_given_in_both_languages(law: Law) -> None:
    assert re.fullmatch(r"[\u4e00-\u9fff、]+", law.title.zh)
    assert re.fullmatch(r"[\u4e00-\u9fff、]+", law.full.zh)
    assert law.title.en.isascii()
    assert law.full.en.isascii()


@pytest.mark.parametrize("law", yishi.statutes.ALL, ids=lambda law: law.code)
def test_local_rules_carry_the_place_in_their_code(law: Law) -> None:
    assert law.local == law.code.startswith(("ZJ-", "CQ-", "QD-", "GD-"))
    assert law.local == law.full.zh.startswith(("浙江省", "重庆市", "青岛市", "广东省"))
    # What the Party and the State Council lay down together binds the whole country under a shorter name,
    # and a decision of the national standing committee carries the committee's.
    national = ("中华人民共和国", "全国人民代表大会常务委员会", "信访工作条例")
    assert law.local != law.full.zh.startswith(national)


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_cites_its_own_law_only(module: ModuleType) -> None:
    cited = {place.law for place in declared(module, Citation)}

    assert cited
    assert cited <= set(declared(module, Law))


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_every_number_rests_on_an_article_named_in_its_module(module: ModuleType) -> None:
    named = set(declared(module, Citation))

    assert [number for number in declared(module, Number) if number.basis not in named] == []


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_no_article_has_two_names(module: ModuleType) -> None:
    keys = Counter(place.key for place in declared(module, Citation))

    assert [key for key, names in keys.items() if names > 1] == []


def test_no_article_is_named_in_two_modules() -> None:
    keys = Counter(place.key for module in MODULES for place in set(declared(module, Citation)))

    assert [key for key, modules in keys.items() if modules > 1] == []
