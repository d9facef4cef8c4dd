"""What is said to people is said in two languages, each in its own manner."""

from datetime import date

import pytest

from yishi.kernel.citation import Custom
from yishi.kernel.text import Text, join, written

REPLY_BY = Text("请于{day}前答复", "reply by {day}")


@pytest.mark.parametrize("tag", ["zh", "zh-hans", "zh-Hans-CN", "ZH"])
def test_a_tag_of_chinese_chooses_chinese(tag: str) -> None:
    assert REPLY_BY[tag] == "请于{day}前答复"


@pytest.mark.parametrize("tag", ["en", "en-gb", "fr", ""])
def test_any_other_tag_chooses_english(tag: str) -> None:
    assert REPLY_BY[tag] == "reply by {day}"


def test_the_language_of_the_record_is_chinese() -> None:
    assert str(REPLY_BY) == "请于{day}前答复"


def test_a_day_is_written_out_in_the_manner_of_each_language() -> None:
    assert REPLY_BY.format(day=date(2026, 3, 1)) == Text("请于2026年3月1日前答复", "reply by 1 March 2026")
    assert written(date(2026, 12, 31)) == Text("2026年12月31日", "31 December 2026")


def test_a_text_within_a_text_appears_in_each_language() -> None:
    unit = Text("民政局", "Civil Affairs Bureau")

    assert Text("由{unit}承办", "with the {unit}").format(unit=unit) == Text(
        "由民政局承办", "with the Civil Affairs Bureau"
    )


def test_a_thing_that_has_a_text_appears_by_it() -> None:
    basis = Custom(Text("本县做法", "this county's way"))

    assert Text("依据{basis}", "under {basis}").format(basis=basis) == Text(
        "依据惯例：本县做法", "under Customary: this county's way"
    )


def test_anything_else_appears_as_it_is() -> None:
    assert Text("第{n}号", "no. {n}").format(n=7) == Text("第7号", "no. 7")


def test_a_text_of_another_kind_is_not_mistaken_for_a_text() -> None:
    class Note:
        text = "plain"

        def __str__(self) -> str:
            return "a note"

    assert Text("{n}", "{n}").format(n=Note()) == Text("a note", "a note")


def test_texts_are_joined_alike_or_each_in_its_manner() -> None:
    names = [Text("甲", "A"), Text("乙", "B")]

    assert join(" / ", names) == Text("甲 / 乙", "A / B")
    assert join(Text("、", ", "), names) == Text("甲、乙", "A, B")


def test_nothing_joined_is_an_empty_text() -> None:
    assert join("、", []) == Text("", "")
