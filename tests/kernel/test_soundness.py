"""What can be wrong with a declaration is found before anybody relies on it."""

from dataclasses import replace
from typing import Any

import pytest

from tests.kernel.sample import (
    ALLOW,
    ANSWER,
    ANSWERER,
    CLERK,
    DEADLINES,
    FILE,
    LETTER,
    PUBLIC,
    READ,
    READER,
    SEND,
    WRITER,
    At,
    said,
)
from yishi.kernel.facts import NoFacts
from yishi.kernel.procedure import Begins, Engage, How, Longer, Procedure, Then
from yishi.kernel.role import Role
from yishi.kernel.soundness import defects

STRANGE = Role("strange", said("生人"), frozenset({"stranger"}))
HEAD_OF_ANSWERER = Role("answerer_head", said("收信单位负责人"), frozenset({"head"}), part="answerer")
REST, RUSH, _, _, AHEAD, REMINDER = DEADLINES


def changed(old: Any, **values: Any) -> Procedure[At]:
    """The letter's procedure with one act or deadline declared otherwise."""
    if old in LETTER.acts:
        return replace(LETTER, acts=tuple(replace(one, **values) if one is old else one for one in LETTER.acts))
    deadlines = tuple(replace(one, **values) if one is old else one for one in LETTER.deadlines)
    return replace(LETTER, deadlines=deadlines)


def test_a_sound_declaration_has_no_defects():
    assert list(defects(LETTER)) == []


@pytest.mark.parametrize(
    ("procedure", "defect"),
    [
        (replace(LETTER, acts=(*LETTER.acts, ALLOW)), "act allow is declared twice"),
        (changed(FILE, moves={}), "stage filed is never reached"),
        (changed(FILE, moves={}), "a matter cannot end from stage answered"),
        (changed(ALLOW, by=()), "nobody may do act allow"),
        (
            changed(ALLOW, delegable=True, in_person=LETTER.basis[0]),
            "act allow is the person's own, and yet delegable",
        ),
        (
            changed(SEND, engages=(Engage("answerer", "unti"),)),
            "act send engages from a fact unti that names nobody",
        ),
        (changed(ANSWER, engages=(Engage("x", "grade"),)), "act answer engages from a fact grade that names nobody"),
        (changed(SEND, prefill=("sent",)), "act send refers to an act sent that is not declared"),
        (changed(SEND, renewed_by=("sent",)), "act send refers to an act sent that is not declared"),
        (changed(SEND, upon="sent"), "act send refers to an act sent that is not declared"),
        (
            changed(FILE, then=(Then("joni", lambda _at, _given: 1, lambda _at, _one: NoFacts()),)),
            "act file refers to an act joni that is not declared",
        ),
        (
            changed(ANSWER, begins=Begins("letter", "join", lambda _at, _one: NoFacts(), "about")),
            "act answer begins a matter that no fact of it, told by the record, can name",
        ),
        (changed(ANSWER, tells=(PUBLIC,)), "act answer tells public, who may not read it"),
        (changed(READ, tells=(CLERK,)), "act read tells clerk, who may not read it"),
        (changed(SEND, tells=(STRANGE,)), "act send tells strange, who may not read it"),
        (changed(AHEAD, met_by=("reply",)), "deadline ahead waits for an act reply that is not declared"),
        (changed(RUSH, since=("send",)), "deadline rush needs exactly one clock"),
        (changed(REMINDER, dated=None), "deadline reminder needs exactly one clock"),
        (changed(RUSH, within=None), "deadline rush says not how long it is"),
        (
            changed(REST, longer=(Longer(lambda _at, _start: True, None, LETTER.basis[0]),)),
            "deadline rest says not how long it is",
        ),
        (replace(LETTER, expected={At.SENT: ("file",)}), "act file is not for stage sent"),
    ],
)
def test_a_defect_is_named(procedure: Procedure[At], defect: str):
    assert defect in defects(procedure)


def test_the_actor_and_another_part_need_no_fact():
    engages = (Engage("reader", "@actor"), Engage("copied", "reader", How.RENAME))

    assert list(defects(changed(ALLOW, engages=engages))) == []


def test_whoever_is_told_is_a_reader_or_one_of_the_readers():
    assert list(defects(changed(SEND, tells=(WRITER, CLERK, ANSWERER, HEAD_OF_ANSWERER)))) == []
    assert list(defects(changed(READ, tells=(READER,)))) == []
