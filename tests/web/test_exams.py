"""Pages of the law examination: the bank is kept by clerks, the paper is drawn for a case."""

import pytest
from django.urls import reverse

from tests.making import make_unit, office
from tests.sitting import EARLY, make_house
from tests.web.test_sittings import client
from yishi.congress.exams import add_question
from yishi.congress.models import ExamQuestion

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(db):
    """A standing committee of seven."""
    return make_house()


def address(house, name, *args):
    return reverse(name, args=(house.congress.code, *args))


QUESTION = {
    "text": "县级人大每届任期几年？", "options": "三年\n\n五年", "answer": "b", "basis": "《地方组织法》第九条",
}  # fmt: skip


def test_a_clerk_enters_a_question_finds_it_and_takes_it_out_of_use(house):
    clerk = client(house.clerk)
    assert clerk.post(address(house, "exam_add"), QUESTION).status_code == 302
    [kept] = ExamQuestion.objects.all()
    assert (kept.options, kept.answer) == (["三年", "五年"], "B")
    assert QUESTION["text"] in clerk.get(address(house, "exams"), {"q": "组织法"}).content.decode()
    assert "没有找到" in clerk.get(address(house, "exams"), {"q": "海商法"}).content.decode()
    assert clerk.post(address(house, "exam_retire", kept.pk)).status_code == 302
    assert "题库还是空的" in clerk.get(address(house, "exams")).content.decode()


def test_a_wrong_answer_is_shown_beside_the_field_and_nothing_is_kept(house):
    answer = client(house.clerk).post(address(house, "exam_add"), {**QUESTION, "answer": "D"})
    assert answer.status_code == 400
    assert "正确答案应当是选项的字母" in answer.content.decode()
    assert not ExamQuestion.objects.exists()


def test_the_paper_of_a_case_is_the_same_each_time_and_the_key_apart(house):
    for n in range(25):
        add_question(house.congress, f"第{n}题？", ["甲项", "乙项"], "B", "《监督法》第一条")
    mayor = office(house.congress, "unit_head", make_unit(house.congress, "测试县人民政府", kind="government"))
    nominee = {"person": house.members[5].person_id, "title": "县教育局局长"}
    case = house.act(
        "submit_appointment", mayor, None, EARLY, procedure="appointment", kind="appointment", post="bureau_head",
        nominees=[nominee], grounds="因工作需要，提请任命。", papers=house.paper(),
    )  # fmt: skip
    clerk, where = client(house.clerk), address(house, "exam_paper", case.pk)
    paper, again, key = (clerk.get(where, more).content.decode() for more in ({}, {}, {"key": "1"}))

    assert paper.count("甲项") == 20
    assert "《监督法》第一条" not in paper
    assert key.count("《监督法》第一条") == 20
    assert [n for n in range(25) if f"第{n}题？" in paper] == [n for n in range(25) if f"第{n}题？" in again]
    assert clerk.get(address(house, "exam_paper", house.planned().pk)).status_code == 404
