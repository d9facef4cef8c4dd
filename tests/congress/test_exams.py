"""The law examination: a bank of questions, and papers drawn by a lot that nobody chooses."""

from datetime import date

import pytest

from yishi.congress.exams import add_question, drawn, retire_question
from yishi.congress.importing.check import apply, dry_run
from yishi.congress.importing.table import read_table
from yishi.congress.models import ExamQuestion
from yishi.kernel.refusal import BadFacts

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 23)
TABLE = (
    "题目,选项A,选项B,选项C,正确答案,依据\n"
    "县级人大每届任期几年？,三年,五年,,B,《地方组织法》第九条\n"
    "公民享有哪些权利？,批评建议,申诉,控告,ＣＡＢ,《宪法》第四十一条\n"
)


@pytest.fixture
def bank(qinghe):
    """Thirty questions."""
    return [add_question(qinghe, f"第{n}题？", ["甲", "乙"], "AB" if n % 5 == 0 else "A", "某法") for n in range(30)]


def test_the_same_lot_draws_the_same_paper_and_another_lot_another(qinghe, bank):
    first, again, other = (drawn(qinghe, lot, 20) for lot in ("a", "a", "b"))

    assert first == again
    assert len(set(first)) == 20
    assert set(first) != set(other)


def test_questions_with_several_answers_come_last(qinghe, bank):
    several = [one.several for one in drawn(qinghe, "a", 30)]
    assert several == sorted(several)


def test_a_question_taken_out_of_use_is_drawn_no_more_and_comes_back_when_entered_again(qinghe, bank):
    retire_question(bank[0], DAY)
    assert bank[0] not in drawn(qinghe, "a", 30)
    add_question(qinghe, "第0题？", ["甲", "乙"], "B", "某法")
    assert ExamQuestion.objects.get(pk=bank[0].pk).retired_on is None


@pytest.mark.parametrize(("options", "answer"), [(["甲"], "A"), (["甲", "乙"], "C"), (["甲", "乙"], "")])
def test_a_question_without_two_options_or_with_an_answer_that_is_none_of_them_is_refused(qinghe, options, answer):
    with pytest.raises(BadFacts):
        add_question(qinghe, "第一题？", options, answer, "某法")


def test_a_table_of_questions_is_taken_over_all_or_nothing(qinghe):
    report = dry_run(qinghe, "exam-questions", read_table(TABLE.encode(), "题库.csv"), DAY)
    assert report.ok
    assert apply(report, None) == 2
    assert ExamQuestion.objects.get(text="公民享有哪些权利？").answer == "ABC"

    again = TABLE.replace(",B,《地方", ",D,《地方") + "县级人大每届任期几年？,三年,五年,,B,《地方组织法》第九条\n"
    wrong = dry_run(qinghe, "exam-questions", read_table(again.encode(), "题库.csv"), DAY)
    assert not wrong.ok
    assert [(row.line, one.column) for row in wrong.rows for one in row.problems] == [(2, "正确答案"), (4, "题目")]
