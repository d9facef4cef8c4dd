"""The shipped parameter files say what the local rules say, and no place settles what the law forbids."""

import re
from importlib.resources import files
from typing import Any

import pytest

from yishi import rulebook
from yishi.kernel.parameter import Parameter
from yishi.kernel.refusal import Refused
from yishi.kernel.terms import Days, Months, WorkingDays
from yishi.rulebook.record_keeping import LATE_ENTRY
from yishi.rulebook.suggestion_reports import REPORT_MONTH
from yishi.rulebook.suggestions import practice as suggestion
from yishi.statutes import ALL as LAWS

SOURCE = re.compile(r"(CQ-SUG|ZJ-SUG|QD-SUG|ZJ-DL) \d+(\.\d+)?")

# The columns of the comparison of local rules, one by one; what a rule leaves open is not in its file.
COLUMNS: dict[str, dict[Parameter[Any], object]] = {
    "default": {},
    "chongqing": {
        suggestion.HAND_OVER_WITHIN: WorkingDays(10),
        suggestion.RETURN_WITHIN: WorkingDays(10),
        suggestion.REASSIGN_WITHIN: WorkingDays(10),
        suggestion.CONTACT_WITHIN: WorkingDays(20),
        suggestion.OPINION_WITHIN: WorkingDays(30),
        suggestion.OPINION_AGAIN_WITHIN: WorkingDays(5),
        suggestion.EVALUATE_WITHIN: WorkingDays(20),
        suggestion.REHANDLE_WITHIN: Months(2),
        REPORT_MONTH: 11,
    },
    "zhejiang": {
        suggestion.HAND_OVER_WITHIN: Days(7),
        suggestion.RETURN_WITHIN: Days(10),
        suggestion.OPINION_WITHIN: Months(2),
        suggestion.REHANDLE_WITHIN: Months(1),
    },
    "qingdao": {
        suggestion.HAND_OVER_WITHIN: WorkingDays(5),
        suggestion.RETURN_WITHIN: WorkingDays(5),
        suggestion.OPINION_WITHIN: Months(1),
        REPORT_MONTH: 12,
    },
}
SUGGESTED = {
    suggestion.HAND_OVER_WITHIN: WorkingDays(5),
    suggestion.RETURN_WITHIN: WorkingDays(5),
    suggestion.REASSIGN_WITHIN: WorkingDays(5),
    suggestion.CONTACT_WITHIN: WorkingDays(20),
    suggestion.OPINION_WITHIN: Months(1),
    suggestion.OPINION_AGAIN_WITHIN: WorkingDays(5),
    suggestion.EVALUATE_WITHIN: WorkingDays(20),
    suggestion.REHANDLE_WITHIN: Months(1),
    REPORT_MONTH: 12,
}


def refused(parameter: Parameter[Any], value: object) -> Refused:
    with pytest.raises(Refused) as caught:
        rulebook.practice("default", {parameter.code: {"value": value}})
    return caught.value


def test_every_file_that_ships_is_a_practice_to_choose():
    shipped = {file.name for file in files("yishi.rulebook").joinpath("practices").iterdir()}

    assert shipped == {f"{code}.toml" for code in rulebook.PRACTICES} == {f"{code}.toml" for code in COLUMNS}


@pytest.mark.parametrize("code", rulebook.PRACTICES)
def test_a_practice_says_what_its_rule_says_and_no_more(code: str):
    practice = rulebook.practice(code)

    assert practice.values == {parameter.code: value for parameter, value in COLUMNS[code].items()}
    assert practice.title.zh.endswith("做法")
    assert practice.title.en.endswith("practice")


@pytest.mark.parametrize("code", rulebook.PRACTICES)
def test_every_value_cites_its_source(code: str):
    practice = rulebook.practice(code)
    cited = {source.split(" ")[0] for row in practice.sources.values() for source in row.split("; ")}

    assert practice.sources.keys() == practice.values.keys()
    assert all(SOURCE.fullmatch(source) for row in practice.sources.values() for source in row.split("; "))
    assert cited - {"ZJ-DL"} <= {law.code for law in LAWS if law.local}


@pytest.mark.parametrize(("parameter", "value"), SUGGESTED.items(), ids=lambda one: getattr(one, "code", ""))
def test_where_a_rule_is_silent_the_common_practice_holds(parameter: Parameter[Any], value: object):
    assert rulebook.practice("default")[parameter] == value
    assert all(
        rulebook.practice(code)[parameter] == value for code, column in COLUMNS.items() if parameter not in column
    )


@pytest.mark.parametrize("parameter", rulebook.PARAMETERS.values(), ids=lambda one: one.code)
def test_the_default_stands_by_itself_and_has_a_title_and_a_source(parameter: Parameter[Any]):
    written = getattr(parameter.default, "code", parameter.default)

    assert parameter.read(written) == parameter.default
    assert parameter.title.zh
    assert parameter.title.en
    assert parameter.basis.text.zh


@pytest.mark.parametrize("parameter", rulebook.PARAMETERS.values(), ids=lambda one: one.code)
def test_every_parameter_has_a_range_whose_ends_may_be_chosen(parameter: Parameter[Any]):
    ends = [getattr(end, "code", end) for end in (parameter.least, parameter.most)]

    assert [parameter.read(end) for end in ends] == [parameter.least, parameter.most]


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        (suggestion.HAND_OVER_WITHIN, "0d"),
        (suggestion.HAND_OVER_WITHIN, "1m"),
        (suggestion.RETURN_WITHIN, "16wd"),
        (suggestion.CONTACT_WITHIN, "3m"),
        (suggestion.OPINION_WITHIN, "3m"),  # the reply itself is due then
        (suggestion.REHANDLE_WITHIN, "3m"),
        (suggestion.EVALUATE_WITHIN, "1d"),
        (REPORT_MONTH, 8),
        (REPORT_MONTH, 13),
        (LATE_ENTRY, "367d"),
    ],
)
def test_a_value_out_of_range_is_refused_with_the_article(parameter: Parameter[Any], value: object):
    refusal = refused(parameter, value)

    assert "应在" in refusal.reason.zh
    assert refusal.basis == parameter.basis


def test_a_parameter_that_does_not_exist_is_refused():
    with pytest.raises(Refused, match="reply_within"):
        rulebook.practice("default", {"reply_within": {"value": "4m"}})


def test_a_countys_own_value_goes_over_the_shipped_one():
    own = {"return_within": {"value": "6wd", "source": "本县办法第九条"}}
    practice = rulebook.practice("chongqing", own)

    assert practice[suggestion.RETURN_WITHIN] == WorkingDays(6)
    assert practice[suggestion.HAND_OVER_WITHIN] == WorkingDays(10)
    assert practice.sources["return_within"] == "本县办法第九条"
    assert rulebook.practice("chongqing")[suggestion.RETURN_WITHIN] == WorkingDays(10)
