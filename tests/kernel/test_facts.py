"""Facts are typed: forms read their fields, the record reads their values, and mistakes are said plainly."""

from datetime import date

import pytest

from tests.kernel.sample import Answer, Letter, Page, Sending, Tone
from yishi.kernel.facts import Facts, Field, NoFacts, fields_of, legend, plain, read_facts
from yishi.kernel.refusal import BadFacts
from yishi.kernel.text import Text


def field(facts: type[Facts], name: str) -> Field:
    return next(one for one in fields_of(facts) if one.name == name)


def refusal(facts: type[Facts], values: object) -> BadFacts:
    with pytest.raises(BadFacts) as caught:
        read_facts(facts, values)
    return caught.value


def test_fields_keep_the_order_of_their_declaration():
    assert [one.name for one in fields_of(Letter)] == ["title", "tone", "wanted", "urgent"]
    assert fields_of(NoFacts) == ()


@pytest.mark.parametrize(
    ("facts", "name", "kind"),
    [
        (Letter, "title", "text"),
        (Letter, "tone", "choice"),
        (Letter, "wanted", "date"),
        (Letter, "urgent", "flag"),
        (Sending, "unit", "unit"),
        (Sending, "readers", "person"),
        (Answer, "pages", "rows"),
        (Answer, "grade", "number"),
        (Answer, "about", "matter"),
        (Page, "text", "long"),
    ],
)
def test_a_field_has_the_kind_of_its_type(facts: type[Facts], name: str, kind: str):
    assert field(facts, name).kind == kind


def test_a_field_is_required_unless_it_has_a_default_or_is_a_flag():
    assert [one.required for one in fields_of(Letter)] == [True, False, False, False]


def test_several_values_are_many_and_rows_know_their_fields():
    assert field(Sending, "copies").many
    assert not field(Sending, "unit").many
    assert field(Answer, "pages").row is Page
    assert field(Letter, "tone").choices is Tone


def test_bounds_come_from_the_declaration():
    title, grade = field(Letter, "title"), field(Answer, "grade")

    assert (title.shortest, title.longest) == (2, 9)
    assert (grade.least, grade.most, grade.default) == (1, 5, 3)


def test_a_field_without_a_label_is_called_by_its_name():
    class Bare(Facts, frozen=True):
        word: str

    assert field(Bare, "word").label.text == Text("word", "word")
    assert field(Letter, "title").label.text == Text("标题", "Title")


def test_a_closed_list_says_what_each_code_means():
    assert legend(Tone) == {"warm": Text("热情", "warm"), "cool": Text("冷淡", "cool")}
    assert Tone("warm") is Tone.WARM


def test_what_was_left_out_stays_out_of_the_record():
    assert plain(Letter(title="家书")) == {"title": "家书", "urgent": False}
    assert plain(NoFacts()) == {}


def test_what_is_kept_is_read_back():
    letter = Letter(title="家书", tone=Tone.COOL, wanted=date(2026, 3, 5), urgent=True)

    assert plain(letter) == {"title": "家书", "tone": "cool", "wanted": "2026-03-05", "urgent": True}
    assert read_facts(Letter, plain(letter)) == letter


@pytest.mark.parametrize(
    ("values", "field", "mend"),
    [
        ({}, "title", "必填"),
        ({"title": "家"}, "title", "应为2至9字"),
        ({"title": "家书" * 9}, "title", "应为2至9字"),
        ({"title": 5}, "title", "请按要求填写"),
        ({"title": "家书", "tone": "hot"}, "tone", "请从所列选项中选择"),
        ({"title": "家书", "wanted": "明天"}, "wanted", "应为日期，如 2026-03-05"),
        ({"title": "家书", "urgent": "yes"}, "urgent", "应为是或否"),
        ({"title": "家书", "colour": "red"}, "colour", "没有这一项"),
    ],
)
def test_a_mistake_names_the_field_and_the_mend(values: dict[str, object], field: str, mend: str):
    found = refusal(Letter, values)

    assert found.field == field
    assert found.reason.zh.endswith(mend)


def test_a_number_out_of_range_is_refused():
    found = refusal(Answer, {"grade": 6})

    assert found.reason == Text(
        "“评分”填写有误：应为数字，且在规定范围内",
        "“Grade” is not filled in properly: a number within its range",
    )


def test_a_mistake_within_a_row_is_the_rows_mistake():
    assert refusal(Answer, {"pages": [{"text": 5}]}).field == "pages"
    assert refusal(Sending, {"unit": 7, "copies": [1, "x"]}).field == "copies"


def test_what_is_no_set_of_facts_at_all_is_refused():
    assert refusal(Letter, 5).reason.zh == "“内容”填写有误：没有这一项"
