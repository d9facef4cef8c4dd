"""A text that somebody typed becomes paragraphs, with headings in the faces of GB/T 9704, 7.3.3."""

import pytest

from yishi.documents.official import Paragraph, Run, letter_text, paragraphs


@pytest.mark.parametrize(
    ("line", "runs"),
    [
        ("县道已经修复。", (Run("县道已经修复。"),)),
        ("一、已经做的工作", (Run("一、已经做的工作", "hei"),)),
        ("一、已经做的工作。县道已经修复。", (Run("一、已经做的工作。", "hei"), Run("县道已经修复。"))),
        ("（二）资金安排", (Run("（二）资金安排", "kai"),)),
        ("（十一）资金安排。列入预算。", (Run("（十一）资金安排。", "kai"), Run("列入预算。"))),
        ("1．明年完成", (Run("1．明年完成"),)),
        ("一、" + "长" * 60, (Run("一、" + "长" * 60),)),
    ],
)
def test_a_heading_is_told_from_its_numeral_and_ends_with_its_sentence(line, runs):
    assert paragraphs(line) == (Paragraph(runs),)


def test_a_line_is_a_paragraph_and_empty_ones_are_none():
    assert [one.text for one in paragraphs("　　第一段\n\n 第二段 \n")] == ["第一段", "第二段"]


def test_a_letter_loses_the_salutation_that_its_document_has_elsewhere():
    assert [one.text for one in letter_text("吴思远代表：\n答复如下。")] == ["答复如下。"]
    assert [one.text for one in letter_text("吴思远、彭雅文代表:\n答复如下。")] == ["答复如下。"]


@pytest.mark.parametrize("text", ["吴思远代表：", "您作为人大代表，提得很好。\n答复如下。"])
def test_but_nothing_else(text):
    assert [one.text for one in letter_text(text)] == text.split("\n")
