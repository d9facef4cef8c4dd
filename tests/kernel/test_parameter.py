"""Local practice may be set within its range, and never weakens the law."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kernel.sample import ANSWER_WITHIN, BY_POST, COPIES, LAW, said
from yishi.kernel.calendar import from_chinese_calendar
from yishi.kernel.citation import Number
from yishi.kernel.parameter import Parameter, Practice, may_outlast, nominal_days
from yishi.kernel.refusal import Refused
from yishi.kernel.terms import Days, Months, Term, Unknown, WorkingDays

KNOWN = {one.code: one for one in (ANSWER_WITHIN, COPIES, BY_POST)}
KINDS = st.sampled_from([Days, WorkingDays, Months])
TERMS = st.builds(lambda kind, n: kind(n), KINDS, st.integers(0, 400))
DAYS = st.dates(date(2006, 1, 1), date(2026, 12, 31))


def refused(parameter: Parameter[Any], raw: object) -> Refused:
    with pytest.raises(Refused) as caught:
        parameter.read(raw)
    return caught.value


def practice(**given: object) -> Practice:
    rows = {code: {"value": value, "source": "某条例"} for code, value in given.items()}
    return Practice.read("here", said("本地"), rows, KNOWN)


def test_a_place_keeps_the_default_until_it_settles_something_else():
    assert practice()[ANSWER_WITHIN] == WorkingDays(5)
    assert practice(answer_within="10d")[ANSWER_WITHIN] == Days(10)


def test_numbers_and_flags_are_read_as_written():
    assert practice(copies=3)[COPIES] == 3
    assert practice(by_post=False)[BY_POST] is False


def test_every_value_keeps_its_source():
    assert practice(copies=3).sources == {"copies": "某条例"}


def test_a_source_may_be_unknown():
    assert Practice.read("here", said("本地"), {"copies": {"value": 3}}, KNOWN).sources == {"copies": ""}


def test_a_term_must_be_written_as_terms_are():
    assert "如 20wd、10d、3m" in refused(ANSWER_WITHIN, "two weeks").reason.zh
    assert "如 20wd、10d、3m" in refused(ANSWER_WITHIN, 5).reason.zh


@pytest.mark.parametrize(
    ("parameter", "raw"), [(COPIES, "3"), (COPIES, True), (COPIES, 2.5), (BY_POST, 1), (BY_POST, "yes")]
)
def test_a_value_of_another_type_is_refused(parameter: Parameter[Any], raw: object):
    assert refused(parameter, raw).reason.zh == f"参数“{parameter.title.zh}”：取值类型不对"


@pytest.mark.parametrize(("parameter", "raw"), [(ANSWER_WITHIN, "1d"), (COPIES, 0), (COPIES, 10)])
def test_a_value_out_of_range_is_refused_with_the_range(parameter: Parameter[Any], raw: object):
    refusal = refused(parameter, raw)

    assert "应在" in refusal.reason.zh
    assert refusal.basis == parameter.basis


def test_a_value_laxer_than_the_law_is_refused_with_the_article():
    refusal = refused(ANSWER_WITHIN, "21d")

    assert refusal.reason.zh == "参数“复信期限”：不得宽于法定的20日"
    assert refusal.basis == LAW.article(4, 2)


def test_a_parameter_that_is_not_known_is_refused():
    with pytest.raises(Refused, match="没有名为“colour”的参数"):
        practice(colour="red")


def test_unlike_terms_are_compared_by_about_how_long_they_are():
    assert nominal_days(WorkingDays(5)) == nominal_days(Days(7))
    assert nominal_days(Months(1)) == nominal_days(Days(30))


@pytest.mark.parametrize(
    ("local", "limit", "laxer"),
    [
        (Months(3), Months(3), False),
        (WorkingDays(6), WorkingDays(5), True),
        (Days(88), Months(3), False),
        # From 1 February three months are 89 days: ninety would end a day later than the law allows.
        (Days(90), Months(3), True),
        (Days(31), Months(1), True),
        (Months(1), Days(31), False),
        (Months(1), Days(30), True),
        # Five working days over the Spring Festival take a fortnight.
        (WorkingDays(5), Days(7), True),
        (WorkingDays(5), Days(21), False),
        (WorkingDays(0), Days(0), False),
    ],
)
def test_a_term_of_another_unit_is_measured_at_its_longest(local: Term, limit: Term, laxer: bool):
    assert may_outlast(local, limit) == laxer


@given(TERMS, TERMS, DAYS)
def test_what_may_stand_never_ends_after_the_law_does(local: Term, limit: Term, day: date):
    ends = local.after(day, from_chinese_calendar()), limit.after(day, from_chinese_calendar())

    assert may_outlast(local, limit) or any(isinstance(end, Unknown) for end in ends) or ends[0] <= ends[1]


@given(TERMS, TERMS)
def test_a_value_is_refused_exactly_when_it_may_outlast_the_law(term: Term, limit: Term):
    statutory = Number[Term](limit, LAW.article(2))
    bound: Parameter[Term] = Parameter("x", said("期限"), Days(1), LAW.article(1), statutory=statutory)

    if may_outlast(term, limit):
        assert refused(bound, term.code).basis == LAW.article(2)
    else:
        assert bound.read(term.code) == term


@given(st.integers(0, 20))
def test_a_number_is_held_against_the_laws_number(n: int):
    bound: Parameter[int] = Parameter("x", said("份数"), 2, LAW.article(1), statutory=Number(7, LAW.article(2)))

    if n > 7:
        assert refused(bound, n).basis == LAW.article(2)
    else:
        assert bound.read(n) == n


@given(st.one_of(st.none(), st.text(), st.integers(), st.floats(), st.booleans(), st.binary()))
def test_whatever_is_given_is_read_or_refused(raw: object):
    for parameter in KNOWN.values():
        try:
            value = parameter.read(raw)
        except Refused:
            continue
        assert type(value) is type(parameter.default) or isinstance(value, (Days, WorkingDays, Months))
