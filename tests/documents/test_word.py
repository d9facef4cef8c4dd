"""Papers as Word files: the page, the faces and the words, from our templates or a place's own."""

import importlib.util
import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from tests.documents.papers import HOSTILE, LETTER, letter
from tests.documents.test_pdf import FORMS
from yishi.documents.official import Paragraph, Run
from yishi.documents.pdf import TEMPLATES
from yishi.documents.word import as_docx
from yishi.kernel.refusal import Refused

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "word_templates.py"
COUNTY = "990001"


def read(paper, template="letter"):
    return Document(BytesIO(as_docx(template, paper, congress=COUNTY)))


def lines(document):
    return [paragraph.text for paragraph in document.paragraphs]


def paragraph(document, words):
    return next(one for one in document.paragraphs if words in one.text)


def face(style):
    return style.element.rPr.rFonts.get(qn("w:eastAsia"))


def test_a_letter_has_every_element_in_its_order():
    said = lines(read(LETTER))

    assert [line.strip("　") for line in said if line] == [
        LETTER.mark, LETTER.issuer, f"{LETTER.number}\t签发人：周建国", LETTER.title, LETTER.addressees,
        "一、已经做的工作。县道已经修复。", "（一）资金。列入预算。", "1．其余明年完成。",
        "附件：1. 工程计划表", "2. 现场照片",
        "（盖章）", LETTER.signature, LETTER.date, "（联系人及电话：李明，6601234）", "（此件主动公开）",
        f"扫码查看本件建议的公开页面：{LETTER.address}", f"验证：记录第1234号　哈希 {LETTER.hash}",
        "抄送：测试县人民代表大会常务委员会，测试县人民政府办公室。", "测试县交通运输局\t2026年3月2日印发",
    ]  # fmt: skip


def test_the_page_and_the_faces_are_those_of_the_standard():
    document = read(LETTER)
    section = document.sections[0]
    grid = section._sectPr.find(qn("w:docGrid"))

    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)
    assert [round(one / Mm(1)) for one in (section.top_margin, section.left_margin)] == [37, 28]
    assert (grid.get(qn("w:type")), int(grid.get(qn("w:linePitch")))) == ("linesAndChars", 580)
    masthead, body = paragraph(document, LETTER.issuer).style, paragraph(document, "其余").style
    assert (face(masthead), str(masthead.font.color.rgb)) == ("方正小标宋简体", "D7000F")
    assert (face(body), body.font.size.pt) == ("仿宋_GB2312", 16)
    assert face(paragraph(document, LETTER.title).style) == "方正小标宋简体"
    assert [run.style.name for run in paragraph(document, "一、").runs if run.text] == ["Yishi hei", "Yishi fang"]


def test_page_numbers_stand_at_the_outer_side():
    document = read(LETTER)
    footers = [document.sections[0].footer, document.sections[0].even_page_footer]

    assert document.settings.odd_and_even_pages_header_footer
    assert [footer.paragraphs[0].alignment.name for footer in footers] == ["RIGHT", "LEFT"]


def test_what_somebody_typed_is_never_read_as_a_template():
    words = "".join(one for one in HOSTILE if one not in "\x00\x0b")
    hostile = letter(title=HOSTILE, addressees=HOSTILE, paragraphs=(Paragraph((Run(HOSTILE),)),), notes=(HOSTILE,))

    assert sum(words in line for line in lines(read(hostile))) == 4


def test_a_draft_says_so_and_has_no_empty_elements():
    draft = letter(
        draft=True, number="", signer="", signature="", date="", hash="", address="", printed_by="", copies=()
    )
    said = lines(read(draft))

    assert "【草稿，未经签发】" in said
    assert not any(word in line for line in said for word in ("签发人", "盖章", "验证", "印发", "抄送"))


def test_a_code_stands_on_what_is_public():
    assert len(read(LETTER).inline_shapes) == 1
    assert len(read(letter(address="")).inline_shapes) == 0


def test_the_same_paper_is_the_same_bytes():
    assert as_docx("letter", LETTER, congress=COUNTY) == as_docx("letter", LETTER, congress=COUNTY)


@pytest.mark.parametrize("name", FORMS)
def test_every_form_can_be_filled_in(name):
    cells = [cell.text for table in read(FORMS[name], name).tables for row in table.rows for cell in row.cells]

    assert cells
    assert [text for text in cells if "{" in text and "#import" not in text] == []


def test_a_places_own_template_goes_before_ours_and_a_congresss_before_a_sites(settings):
    own = Document(TEMPLATES / "letter.docx")
    own.add_paragraph("本县公文用纸")
    settings.LETTERHEADS.mkdir()
    own.save(settings.LETTERHEADS / "letter.docx")
    assert "本县公文用纸" in lines(read(LETTER))

    (settings.LETTERHEADS / COUNTY).mkdir()
    shutil.copy(TEMPLATES / "letter.docx", settings.LETTERHEADS / COUNTY / "letter.docx")
    assert "本县公文用纸" not in lines(read(LETTER))


def spoilt(words):
    document = Document()
    document.add_paragraph(words)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    "content",
    [b"no Word file", spoilt("{{ title"), spoilt("{{ ''.__class__.__mro__ }}")],
    ids=["another file", "a brace left open", "a way out of the sandbox"],
)
def test_a_template_that_cannot_be_used_is_named(settings, content):
    settings.LETTERHEADS.mkdir()
    (settings.LETTERHEADS / "letter.docx").write_bytes(content)

    with pytest.raises(Refused, match=r"letter\.docx.*不能使用"):
        as_docx("letter", LETTER, congress=COUNTY)


def test_the_templates_are_what_the_script_makes(tmp_path):
    made = importlib.util.spec_from_file_location("word_templates", SCRIPT)
    script = importlib.util.module_from_spec(made)
    made.loader.exec_module(script)
    script.main(tmp_path)

    for path in sorted(TEMPLATES.glob("*.docx")):
        assert parts(tmp_path / path.name) == parts(path), path.name


def parts(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
