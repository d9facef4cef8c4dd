"""The countersign sheet of a draft, and the evaluation form of a reply."""

import pytest

from tests.documents.test_composing import ANSWER, answered
from tests.making import DAY, after, handed_over, make_cast, make_unit, office, perform_quickly, reply
from yishi.documents.blanks import cosigner_sheet, evaluation_form, suggestion_form
from yishi.documents.sheets import countersign_sheet
from yishi.documents.sources import source_of
from yishi.record.models import Entry
from yishi.record.standings import standing_of

pytestmark = pytest.mark.django_db

OPINION = {"text": "本单位没有不同意见。"}


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def third(cast):
    """The officer of a second co-handling unit."""
    return office(cast.congress, "unit_staff", make_unit(cast.congress, "县水利局"))


@pytest.fixture
def matter(cast, third):
    made = handed_over(cast, co_units=[cast.other, third.unit])
    for officer in (cast.officer, third):
        perform_quickly("give_opinion", officer, DAY, OPINION, made)
    perform_quickly("draft_reply", cast.head, DAY, reply(), made)
    return made


def sheet(matter, seq=None, day=DAY):
    entries = list(Entry.objects.filter(matter=matter).order_by("seq"))
    drafts = [entry.seq for entry in entries if entry.act == "draft_reply"]
    return countersign_sheet(source_of(matter, entries, seq or drafts[-1]), standing_of(matter, day))


def words(made):
    return [(one.word, one.note, one.answer) for one in made.words]


def test_nobody_has_countersigned_a_new_draft(matter):
    made = sheet(matter)

    assert words(made) == [("尚未会签", "", ""), ("尚未会签", "", "")]
    assert (made.signed, made.drafted_on, made.as_of) == ("尚待签发", "2026年3月2日", "2026年3月2日")


def test_each_unit_has_its_line(cast, third, matter):
    perform_quickly("countersign", cast.officer, DAY, {"remark": "建议尽快印发"}, matter)
    perform_quickly("object", third, after(1), {"reason": "经费没有落实"}, matter)
    made = sheet(matter)

    assert words(made) == [("同意", "建议尽快印发", ""), ("有不同意见", "经费没有落实", "")]
    assert (made.words[1].who, made.words[1].day) == (third.person.name, "2026年3月3日")


def test_an_answer_stands_beside_the_objection(cast, third, matter):
    perform_quickly("countersign", cast.officer, DAY, None, matter)
    perform_quickly("object", third, DAY, {"reason": "经费没有落实"}, matter)
    perform_quickly("answer_objection", cast.head, DAY, {"reason": "已列入预算调整"}, matter)
    perform_quickly("sign_reply", cast.head, DAY, reply(), matter)
    made = sheet(matter)

    assert words(made) == [("同意", "", ""), ("有不同意见", "经费没有落实", "已列入预算调整")]
    assert made.signed == f"2026年3月2日　{cast.head.person.name}　签发"


def test_what_is_said_of_a_redraft_is_not_said_of_the_draft_before(cast, third, matter):
    perform_quickly("object", third, DAY, {"reason": "经费没有落实"}, matter)
    first = Entry.objects.filter(matter=matter, act="draft_reply").get().seq
    perform_quickly("draft_reply", cast.head, DAY, reply(), matter)
    perform_quickly("countersign", third, DAY, None, matter)
    perform_quickly("countersign", cast.officer, DAY, None, matter)
    old = sheet(matter, first)

    assert [one.word for one in old.words] == ["未会签", "有不同意见"]
    assert old.signed.endswith("已另拟答复稿")
    assert [one.word for one in sheet(matter).words] == ["同意", "同意"]


def test_the_evaluation_form_is_filled_in_from_the_reply(cast):
    matter = answered(cast)
    entries = list(Entry.objects.filter(matter=matter).order_by("seq"))
    made = evaluation_form(source_of(matter, entries, entries[-1].seq))

    assert made.named == "《关于整修乡村公路的建议》（第2026-001号）"
    assert (made.unit, made.number, made.until) == (cast.lead.name, ANSWER["document_number"], "2026年3月30日")
    assert made.result == "B类：正在解决或者列入计划"
    assert "没有明确责任人或者完成时限" in made.shortfalls


def test_blank_forms_bear_the_name_of_the_congress(cast):
    assert suggestion_form(cast.congress).congress == "测试县人民代表大会"
    assert cosigner_sheet(cast.congress).rows == 12
