"""Papers as PDF: what stands on them, how large, in which faces, and that they are always the same."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.documents.papers import HOSTILE, LETTER, letter
from yishi.documents import faces, pdf
from yishi.documents.blanks import CosignerSheet, EvaluationForm, SuggestionForm
from yishi.documents.official import Paragraph, Run
from yishi.documents.pdf import as_pdf
from yishi.documents.sheets import Sheet, Word

MM = 72 / 25.4
FORMS = {
    "suggestion": SuggestionForm(congress="测试县人民代表大会"),
    "cosigners": CosignerSheet(congress="测试县人民代表大会"),
    "evaluation": EvaluationForm(congress="测试县人民代表大会", named="《关于整修乡村公路的建议》"),
    "countersigns": Sheet(
        issuer="县交通局",
        title="会签单",
        named="《建议》",
        drafted_by="经办人",
        drafted_on="2026年3月2日",
        words=(Word("县财政局", "有不同意见", HOSTILE, "王芳", "2026年3月3日", "已沟通"),),
    ),
}


def read(paper, template="letter", **options):
    return PdfReader(BytesIO(as_pdf(template, paper, **options)))


def said(reader):
    """All that the pages say, without the blanks that setting puts in."""
    return re.sub(r"[\s\u200b]", "", "".join(page.extract_text() for page in reader.pages))


def pieces(page):
    """Each piece of text with its place from the left and the top, in mm, and its size in points."""
    found = []

    def note(text, place, matrix, _font, size):
        if text.strip():
            left, bottom = place[4] + matrix[4] * place[0], place[5] + matrix[5] * place[3]
            found.append((text, left / MM, 297 - bottom / MM, abs(size * matrix[3])))

    page.extract_text(visitor_text=note)
    return found


def fonts_of(reader):
    return [font for page in reader.pages for font in page["/Resources"]["/Font"].values()]


def test_a_letter_has_every_element_of_its_head_body_and_colophon():
    text = said(read(LETTER))

    for words in (
        LETTER.mark, LETTER.issuer, LETTER.number, "签发人：周建国", LETTER.title, LETTER.addressees,
        "一、已经做的工作。", "附件：1.工程计划表", "2.现场照片", "（盖章）", LETTER.date, "（此件主动公开）",
        "抄送：测试县人民代表大会常务委员会，", "2026年3月2日印发", "记录第1234号", LETTER.hash, LETTER.address, "—1—",
    ):  # fmt: skip
        assert words in text, words


def test_it_is_set_on_a4_within_the_margins_of_the_standard():
    long = letter(paragraphs=tuple(Paragraph((Run("一二三四五六七八九十" * 20),)) for _ in range(8)))
    reader = read(long)
    box = reader.pages[1].mediabox
    lines = [piece for piece in pieces(reader.pages[1]) if "一二三" in piece[0] or "五六七" in piece[0]]

    assert (round(box.width / MM), round(box.height / MM)) == (210, 297)
    assert {round(size, 1) for *_, size in lines} == {16.0}
    assert min(left for _, left, _, _ in lines) == pytest.approx(28, abs=0.6)
    assert 37 < min(top for _, _, top, _ in lines) < 37 + 8


def test_a_page_holds_twenty_two_lines_of_twenty_eight_characters():
    long = letter(paragraphs=(Paragraph((Run("国" * 2000),), indent=False),))
    lines = [text for text in read(long).pages[1].extract_text().splitlines() if "国" in text]

    assert (len(lines), {len(line.strip()) for line in lines}) == (22, {28})


def test_every_font_is_embedded_in_part():
    for font in fonts_of(read(LETTER)):
        inner = font["/DescendantFonts"][0].get_object()
        descriptor = inner["/FontDescriptor"]
        assert "/FontFile3" in descriptor or "/FontFile2" in descriptor
        assert re.match(r"/[A-Z]{6}\+", inner["/BaseFont"])


def test_it_can_be_read_aloud_and_archived():
    reader = read(LETTER)
    metadata = reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()

    assert reader.trailer["/Root"]["/Lang"].lower().startswith("zh")
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.metadata.title == LETTER.title
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata


def test_what_somebody_typed_is_never_read_as_markup():
    hostile = letter(
        issuer="测试局", title=HOSTILE, addressees=HOSTILE, paragraphs=(Paragraph((Run(HOSTILE),)),), notes=(HOSTILE,)
    )
    wanted = re.sub(r"\s|[\x00-\x1f]", "", HOSTILE)

    assert said(read(hostile)).count(wanted) == 4


def test_large_print_has_no_letter_below_sixteen_points_and_a_text_of_two_and_twenty():
    plain = letter(paragraphs=(Paragraph((Run("县道已经修复"),)),))
    large = pieces(read(plain, large=True).pages[0])

    assert min(size for *_, size in large) >= 16
    assert next(size for text, *_, size in large if "县道" in text) >= 22


def lines_of(paper, **options):
    """The lines of the first page, without the blanks that setting puts in."""
    return [re.sub(r"[\s\u200b]", "", line) for line in read(paper, **options).pages[0].extract_text().splitlines()]


@pytest.mark.parametrize("large", [False, True])
def test_a_number_beside_its_signer_is_on_one_line_however_long(large):
    number = "清住房和城乡建设局函〔2026〕123号"
    lines = lines_of(letter(number=number, signer="欧阳建国"), large=large)

    assert any(number in line for line in lines)
    assert any("签发人：欧阳建国" in line for line in lines)


@pytest.mark.parametrize("large", [False, True])
def test_no_title_is_torn_within_its_last_words(large):
    lines = lines_of(letter(title="对《关于放宽农村屋顶光伏并网容量限制的建议》（第2025-002号）的答复"), large=large)

    assert all(any(words in line for line in lines) for words in ("的建议》", "（第2025-002号）", "的答复"))


def test_a_draft_says_so_and_bears_neither_number_nor_seal_nor_proof():
    draft = letter(draft=True, number="", signer="", signature="", date="", hash="", address="", printed_by="")
    text = said(read(draft))

    assert "草稿" in text
    assert [word for word in ("〔2026〕", "签发人", "（盖章）", "验证", "印发") if word in text] == []


def test_a_code_stands_on_what_is_public_and_on_nothing_else():
    with_code, without = read(LETTER), read(letter(address=""))
    drawn = [sum(len(page.get_contents().get_data()) for page in one.pages) for one in (with_code, without)]

    assert ("扫码" in said(with_code), "扫码" in said(without)) == (True, False)
    assert drawn[0] > drawn[1] + 2000


def test_the_same_paper_is_the_same_bytes():
    once = as_pdf("letter", LETTER)
    pdf._set.cache_clear()
    assert as_pdf("letter", LETTER) == once


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("name", FORMS)
def test_every_form_can_be_printed(name, large):
    reader = read(FORMS[name], name, large=large)

    assert len(reader.pages) <= (2 if large else 1)
    assert {round(page.mediabox.height / MM) for page in reader.pages} == {297}


def test_what_nobody_may_give_away_is_set_in_what_comes_with_us_and_heavier_where_weight_tells(settings):
    settings.FONTS.mkdir()
    chosen = faces.faces()

    assert chosen["fang"] == {"family": ["Noto Sans CJK SC"], "heavier": False}
    assert chosen["title"] == {"family": ["Noto Sans CJK SC"], "heavier": True}
    assert chosen["mono"]["family"] == ["Noto Sans Mono CJK SC", "Noto Sans CJK SC"]
