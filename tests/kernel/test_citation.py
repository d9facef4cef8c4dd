"""Every rule says where it comes from, in the words that a letter would use."""

from datetime import date

import pytest

from yishi.kernel.citation import Citation, Custom, Law, Number
from yishi.kernel.numeral import chinese
from yishi.kernel.text import Text

LAW = Law(
    "DL",
    Text("代表法", "Deputies Law"),
    Text("中华人民共和国……代表法", "Law of the People's Republic of China on Deputies …"),
    version=date(2025, 3, 11),
    in_force=date(2025, 3, 12),
)
OLD = Law("DL-2015", LAW.title, LAW.full, version=date(2015, 8, 29), in_force=date(2015, 8, 29))


@pytest.mark.parametrize(
    ("place", "zh", "en", "key"),
    [
        (LAW.article(51), "《代表法》第五十一条", "Deputies Law art. 51", "DL 51"),
        (LAW.article(51, 2), "《代表法》第五十一条第二款", "Deputies Law art. 51(2)", "DL 51.2"),
        (LAW.article(7, None, 3), "《代表法》第七条第三项", "Deputies Law art. 7, item 3", "DL 7:3"),
        (
            LAW.article(62, 1, 3),
            "《代表法》第六十二条第一款第三项",
            "Deputies Law art. 62(1), item 3",
            "DL 62.1:3",
        ),
    ],
)
def test_a_citation_names_article_paragraph_and_item(place: Citation, zh: str, en: str, key: str) -> None:
    assert (place.text, place.key) == (Text(zh, en), key)


@pytest.mark.parametrize(
    ("n", "numeral"),
    [
        (1, "一"),
        (10, "十"),
        (15, "十五"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1259, "一千二百五十九"),
    ],
)
def test_numbers_of_articles_are_written_as_statutes_write_them(n: int, numeral: str) -> None:
    assert chinese(n) == numeral


@pytest.mark.parametrize("place", [(0,), (51, 0), (51, 2, 0), (-1,)])
def test_articles_paragraphs_and_items_count_from_one(place: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="count from 1"):
        LAW.article(*place)


def test_the_same_article_of_another_text_is_another_citation() -> None:
    assert LAW.article(42) != OLD.article(42)
    assert LAW.article(42) == LAW.article(42)
    assert {LAW.article(42), LAW.article(42), OLD.article(42)} == {LAW.article(42), OLD.article(42)}


def test_a_law_is_national_unless_it_says_otherwise() -> None:
    assert not LAW.local


def test_practice_is_called_practice() -> None:
    basis = Custom(Text("各地通行", "usual everywhere"))

    assert basis.text == Text("惯例：各地通行", "Customary: usual everywhere")
    assert basis.key == "惯例 各地通行"


def test_a_number_carries_its_source() -> None:
    assert Number(10, LAW.article(22, 2)).basis.key == "DL 22.2"
