"""From an entry to its document: who it is from, to whom, what it says, and by when."""

from datetime import date

import pytest
from django.utils import timezone

from tests.making import (
    DAY,
    admitted,
    after,
    handed_over,
    make_cast,
    make_congress,
    make_unit,
    office,
    perform_quickly,
    replied,
    reply,
    submitted,
    suggestion,
)
from yishi.documents.composing import compose
from yishi.documents.sources import source_of
from yishi.record.models import Entry
from yishi.record.papers import keep

pytestmark = pytest.mark.django_db

COMMITTEE = "测试县人民代表大会常务委员会"


@pytest.fixture
def cast():
    return make_cast()


def document(matter, act, **options):
    """The document of the latest entry by an act."""
    entries = list(Entry.objects.filter(matter=matter).order_by("seq"))
    seq = max(entry.seq for entry in entries if entry.act == act)
    return compose(source_of(matter, entries, seq, **options))


def text(official):
    return "\n".join(one.text for one in official.paragraphs)


def cosigned(cast, day=DAY):
    """A suggestion of two deputies, admitted."""
    draft = perform_quickly("draft", cast.deputy, day, suggestion()).matter
    perform_quickly("invite", cast.deputy, day, {"persons": [cast.colleague.person_id]}, draft)
    perform_quickly("cosign", cast.colleague, day, None, draft)
    perform_quickly("submit", cast.deputy, day, {"occasion": "recess"}, draft)
    perform_quickly("admit", cast.clerk, day, None, draft)
    return draft


def movers(cast):
    return f"{cast.deputy.person.name}、{cast.colleague.person.name}代表："


# ---------------------------------------------------------------------------------- what the office sends out


def test_a_notice_of_admission_goes_to_every_mover(cast):
    made = document(cosigned(cast), "admit")

    assert (made.issuer, made.addressees) == (COMMITTEE, movers(cast))
    assert "编为第2026-001号" in text(made)
    assert (made.number, made.date, made.sealed) == ("〔2026〕　　号", "2026年3月2日", True)


def test_it_names_the_sector_where_the_office_corrected_it(cast):
    matter = submitted(cast)
    perform_quickly("admit", cast.clerk, DAY, {"sector": "water"}, matter)

    assert "该建议的类别为“水利”" in text(document(matter, "admit"))


def test_a_note_on_the_return_says_why(cast):
    matter = submitted(cast)
    facts = {"ground": "no_content", "explanation": "没有具体意见，请补充。"}
    perform_quickly("return_to_deputy", cast.clerk, DAY, facts, matter)
    made = document(matter, "return_to_deputy")

    assert made.title == "关于退回《关于整修乡村公路的建议》的说明"
    assert "“没有具体内容”" in text(made)
    assert "没有具体意见，请补充。" in text(made)


@pytest.mark.parametrize("named", [True, False])
def test_a_letter_forwarded_goes_to_the_unit_and_where_there_is_none_to_the_mover(cast, named):
    matter = submitted(cast)
    facts = {"ground": "forwarded_petition", "explanation": "代转来信一件。"}
    unit = {"unit": cast.lead.pk} if named else {}
    perform_quickly("convert_to_letter", cast.clerk, DAY, {**facts, **unit}, matter)
    made = document(matter, "convert_to_letter")

    assert made.addressees == (f"{cast.lead.name}：" if named else f"{cast.deputy.person.name}代表：")
    assert made.copies == ((f"{cast.deputy.person.name}代表",) if named else ())


def test_the_hand_over_tells_each_unit_its_last_day_and_cites_the_law_that_binds_here(cast):
    made = document(handed_over(cast, co_units=[cast.other]), "assign")
    said = text(made)

    assert made.addressees == f"{cast.lead.name}、{cast.other.name}："
    assert "请主办单位于2026年6月2日前答复代表（依据《代表法》第五十一条第二款）。" in said
    assert "请协办单位于2026年4月2日前将协办意见书面送主办单位。" in said
    assert "会签" in said
    assert made.copies == ("测试县人民政府办公室",)


def test_the_hand_over_to_one_unit_speaks_of_no_other(cast):
    said = text(document(handed_over(cast), "assign"))

    assert "协办" not in said
    assert "会签" not in said


def test_the_note_of_the_office_stands_in_the_hand_over(cast):
    facts = {"lead_unit": cast.lead.pk, "note": "请实地察看后办理。"}
    matter = admitted(cast)
    perform_quickly("assign", cast.clerk, DAY, facts, matter)

    assert "请实地察看后办理。" in text(document(matter, "assign"))


def test_pressing_names_what_is_late(cast):
    matter = handed_over(cast)
    perform_quickly("press", cast.clerk, after(120), {"reason": "请尽快答复。"}, matter)
    said = text(document(matter, "press"))

    assert "1．与代表联系沟通，应于2026年3月30日前完成。" in said
    assert "2．答复代表，应于2026年6月2日前完成（依据《代表法》第五十一条第二款）。" in said


def test_an_order_to_handle_again_gives_the_reasons_and_the_last_day(cast):
    matter = replied(cast)
    perform_quickly("rate_dissatisfied", cast.deputy, DAY, {"remark": "没有工期"}, matter)
    perform_quickly("order_rehandling", cast.clerk, DAY, {"reason": "请写明工期。"}, matter)
    said = text(document(matter, "order_rehandling"))

    assert "请写明工期。" in said
    assert "请于2026年4月2日前重新办理并答复代表。" in said


def test_what_comes_later_does_not_change_a_document(cast):
    matter = handed_over(cast)
    before = document(matter, "assign")
    perform_quickly("press", cast.clerk, after(120), {"reason": "请尽快答复。"}, matter)

    assert document(matter, "assign") == before


# ----------------------------------------------------------------------------------------------- the reply

ANSWER = reply(
    "B",
    text="吴思远代表：\n一、已做的工作。县道已经修复，其余路段列入明年计划。\n感谢您的关心。",
    promises=[{"text": "修复其余路段", "due": "2026-12-31"}],
    document_number="测交函〔2026〕12号",
    contact="李明，6601234",
    openness="open",
)


def answered(cast, answer=ANSWER, **options):
    matter = cosigned(cast)
    facts = {"lead_unit": cast.lead.pk, **options}
    perform_quickly("assign", cast.clerk, DAY, facts, matter)
    perform_quickly("draft_reply", cast.head, DAY, answer, matter)
    return perform_quickly("sign_reply", cast.head, DAY, answer, matter).matter


def test_a_reply_goes_to_every_mover_and_is_signed_by_the_head(cast):
    made = document(answered(cast), "sign_reply", address="https://renda.example/")

    assert (made.issuer, made.signature, made.addressees) == (cast.lead.name, cast.lead.name, movers(cast))
    assert (made.number, made.signer, made.mark) == ("测交函〔2026〕12号", cast.head.person.name, "（B类）")
    assert made.title == "对《关于整修乡村公路的建议》（第2026-001号）的答复"
    assert made.notes == ("联系人及电话：李明，6601234", "此件主动公开")
    assert made.copies == (COMMITTEE, "测试县人民政府办公室")
    assert made.address == "https://renda.example/"


def test_what_is_promised_stands_before_the_thanks_and_a_salutation_is_not_repeated(cast):
    assert text(document(answered(cast), "sign_reply")).split("\n") == [
        "你们提出的《关于整修乡村公路的建议》（第2026-001号）收悉。现答复如下：",
        "一、已做的工作。县道已经修复，其余路段列入明年计划。",
        "承诺事项及完成时限：",
        "1．修复其余路段（2026年12月31日前完成）。",
        "感谢您的关心。",
    ]


def test_a_reply_that_opens_by_itself_is_not_opened_twice(cast):
    answer = reply(text="您提出的建议收悉，现答复如下：县道已经修复，其余路段列入明年计划。")
    made = document(answered(cast, answer), "sign_reply")

    assert text(made) == answer["text"]
    assert (made.number, made.notes) == ("〔2026〕　　号", ())


def test_a_draft_bears_no_number_no_signature_and_no_proof(cast):
    made = document(answered(cast), "draft_reply")

    assert made.draft
    assert {made.number, made.signer, made.signature, made.date, made.hash, made.printed_by} == {""}


def test_attachments_are_called_without_their_endings(cast):
    matter = answered(cast)
    paper = keep(cast.congress, b"%PDF-1.4\n%%EOF\n", "计划.pdf", timezone.now())
    facts = {**ANSWER, "reason": "附件漏印"}
    papers = [(paper, "工程计划表.pdf")]
    perform_quickly("correct_reply", cast.head, after(1), facts, matter, papers=papers)

    assert document(matter, "correct_reply").attachments == ("工程计划表",)


def test_a_correction_names_the_reply_that_it_replaces(cast):
    matter = answered(cast)
    facts = {**ANSWER, "reason": "里程有误。", "document_number": "测交函〔2026〕13号"}
    perform_quickly("correct_reply", cast.head, after(1), facts, matter)
    made = document(matter, "correct_reply")

    assert made.title.endswith("的答复（更正）")
    assert made.paragraphs[0].text == (
        "我单位2026年3月2日的答复（测交函〔2026〕12号）有误，现予更正，原答复不再作为评价的依据。"
        "更正理由：里程有误。更正后的答复如下："
    )
    assert document(matter, "sign_reply").title.endswith("的答复")


def test_co_units_get_a_copy(cast):
    matter = cosigned(cast)
    facts = {"lead_unit": cast.lead.pk, "co_units": [cast.other.pk]}
    perform_quickly("assign", cast.clerk, DAY, facts, matter)
    perform_quickly("give_opinion", cast.officer, DAY, {"text": "本单位没有不同意见。"}, matter)
    perform_quickly("draft_reply", cast.head, DAY, ANSWER, matter)
    perform_quickly("countersign", cast.officer, DAY, None, matter)
    perform_quickly("sign_reply", cast.head, DAY, ANSWER, matter)

    assert document(matter, "sign_reply").copies[-1] == cast.other.name


@pytest.mark.parametrize(
    ("kind", "name", "full"),
    [
        ("government_department", "县交通运输局", "测试县交通运输局"),
        ("township_government", "柳溪镇人民政府", "测试县柳溪镇人民政府"),
        ("court", "测试县人民法院", "测试县人民法院"),
        ("vertical", "国家税务总局某税务局", "国家税务总局某税务局"),
    ],
)
def test_a_unit_is_called_in_full_at_the_head_of_its_letter(cast, kind, name, full):
    unit = make_unit(cast.congress, name, kind=kind)
    head = office(cast.congress, "unit_head", unit)
    matter = cosigned(cast)
    perform_quickly("assign", cast.clerk, DAY, {"lead_unit": unit.pk}, matter)
    perform_quickly("draft_reply", head, DAY, ANSWER, matter)
    perform_quickly("sign_reply", head, DAY, ANSWER, matter)
    made = document(matter, "sign_reply")

    assert (made.issuer, made.printed_by) == (full, full)
    assert ("测试县人民政府办公室" in made.copies) == (kind not in {"court", "vertical"})


# ----------------------------------------------------------------------------- reports, and whatever else there is


def test_a_report_is_a_draft_until_it_is_submitted(cast):
    words = "主任、各位副主任、各位委员：\n2025年共办理代表建议一件，已经答复代表。\n请予审议。"
    facts = {"year": 2025, "title": "关于代表建议办理情况的报告", "text": words}
    at = date(2026, 3, 2)
    draft = perform_quickly("draft_report", cast.clerk, at, facts, procedure="suggestion_report").matter
    perform_quickly("submit_report", cast.clerk, at, None, draft)
    before, made = document(draft, "draft_report"), document(draft, "submit_report")

    assert (before.draft, before.signature, made.draft, made.signature) == (True, "", False, COMMITTEE)
    assert (made.title, made.subtitle) == ("关于代表建议办理情况的报告", "（2026年3月2日）")
    assert [one.indent for one in made.paragraphs] == [False, True, True]


def test_any_other_entry_is_an_extract_of_the_record(cast):
    matter = handed_over(cast)
    perform_quickly("contact", cast.head, DAY, {"way": "visit", "note": "已上门听取意见"}, matter)
    made = document(matter, "contact", lines=[("联系方式", "走访"), ("沟通情况", "已上门\n听取意见")])

    assert made.title == "与代表联系沟通（记录摘录）"
    assert (made.issuer, made.number, made.printed_by, made.sealed) == (cast.lead.name, "", "", False)
    assert text(made).split("\n") == [
        "《关于整修乡村公路的建议》（第2026-001号）",
        "联系方式：走访",
        "沟通情况：",
        "已上门",
        "听取意见",
        f"经办：{cast.head.title}　{cast.head.person.name}",
        "依据：参照《重庆市人大代表建议工作条例》第十八条",
    ]


def test_in_a_township_the_presidium_speaks():
    cast = make_cast(make_congress(name_zh="测试镇人民代表大会", level="township"))

    assert document(admitted(cast), "admit").issuer == "测试镇人民代表大会主席团"
