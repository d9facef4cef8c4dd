# ruff: noqa: SLF001 - python-docx has no public word for borders, fields and grids
"""Write the Word templates that come with Yishi: `python scripts/word_templates.py [FOLDER]`.

They follow GB/T 9704-2012 and name the faces that it asks for, which every office in China has. A place that
wants its own look opens one in Word, keeps the words in braces, and puts it into the folder of letterheads.
"""

import sys
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FOLDER = Path(__file__).resolve().parent.parent / "src/yishi/documents/templates"
TITLE, BODY, KAI, HEI, SONG = "方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"
RED, GREY = RGBColor(0xD7, 0x00, 0x0F), RGBColor(0x8A, 0x8A, 0x8A)
CENTRE, RIGHT, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT
# 22 lines of 28 characters on 156 mm x 225 mm, in twentieths and 4096ths of a point.
LINE, CHARACTER = Pt(28.9), 156 / 25.4 * 72 / 28
SIZES = {"一号": 26, "二号": 22, "三号": 16, "四号": 14, "小五": 9}
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
# Names of one length are centred over the date; longer ones keep their place.
SIGNATURE = {"left": Pt(8 * 16), "right": Pt(4 * 16)}


def font(style: Any, name: str, size: float, color: RGBColor | None = None) -> None:
    style.font.name, style.font.size = name, Pt(size)
    style.font.color.rgb = color
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(kind), name)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)


def style(
    document: Any,
    name: str,
    face: str,
    size: float,
    *,
    kind: Any = WD_STYLE_TYPE.PARAGRAPH,
    color: RGBColor | None = None,
    align: Any = None,
    spacing: Any = LINE,
) -> Any:
    made = document.styles.add_style(name, kind)
    font(made, face, size, color)
    if kind is WD_STYLE_TYPE.PARAGRAPH:
        layout = made.paragraph_format
        layout.space_before = layout.space_after = Pt(0)
        layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, spacing
        if spacing is None:
            layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.SINGLE, 1.0
        layout.alignment = align
        layout.widow_control = False
    return made


def blank(*, official: bool = True) -> Any:
    """A page as the standard has it; forms use more of the sheet."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    margins = (37, 35, 28, 26) if official else (20, 20, 24, 20)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(Mm, margins)
    section.footer_distance = Mm(25 if official else 10)
    grid = section._sectPr.find(qn("w:docGrid"))
    grid.set(qn("w:linePitch"), str(round(225 / 25.4 * 72 / 22 * 20)))
    if official:
        grid.set(qn("w:type"), "linesAndChars")
        grid.set(qn("w:charSpace"), str(round((CHARACTER - 16) * 4096)))
    font(document.styles["Normal"], BODY, SIZES["三号"])
    for name, face, size, color in (
        ("Yishi Masthead", TITLE, 52, RED),
        ("Yishi Masthead Long", TITLE, 36, RED),
        ("Yishi Masthead Longest", TITLE, 30, RED),
        ("Yishi Form Head", TITLE, 20, RED),
        ("Yishi Title", TITLE, SIZES["二号"], None),
    ):
        style(document, name, face, size, color=color, align=CENTRE, spacing=None)
    style(document, "Yishi Body", BODY, SIZES["三号"]).paragraph_format.first_line_indent = Pt(2 * CHARACTER)
    for name, align in (("Yishi Flush", None), ("Yishi Centre", CENTRE), ("Yishi Mark", RIGHT), ("Yishi Sign", CENTRE)):
        style(document, name, HEI if name == "Yishi Mark" else BODY, SIZES["三号"], align=align)
    signature = document.styles["Yishi Sign"].paragraph_format
    signature.left_indent, signature.right_indent = SIGNATURE["left"], SIGNATURE["right"]
    style(document, "Yishi Small", BODY, SIZES["四号"], spacing=None)
    style(document, "Yishi Proof", SONG, SIZES["小五"], spacing=None)
    # A run of the text in the face of a heading: named by the face that the document asks for.
    for name, face in (("Yishi hei", HEI), ("Yishi kai", KAI), ("Yishi fang", BODY)):
        style(document, name, face, SIZES["三号"], kind=WD_STYLE_TYPE.CHARACTER)
    return document


def add(document: Any, text: str, name: str) -> Any:
    return document.add_paragraph(text, style=f"Yishi {name}")


def border(paragraph: Any, side: str, eighths: int, color: str = "000000") -> None:
    """A rule at a paragraph's side, in eighths of a point."""
    properties = paragraph._p.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    rule = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "4"), ("color", color)):
        rule.set(qn(f"w:{name}"), value)
    borders.append(rule)


def page_numbers(document: Any) -> None:
    """－ 1 － at the outer side: right on odd pages, left on even ones."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, align in ((section.footer, RIGHT), (section.even_page_footer, LEFT)):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.alignment = align
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(14)
        for part in ("— ", None, " —"):
            run = paragraph.add_run(part or "")
            run.font.name, run.font.size = SONG, Pt(SIZES["四号"])
            run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), SONG)
            if part is None:
                field(run, "PAGE")


def field(run: Any, name: str) -> None:
    for kind in ("begin", None, "end"):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = name
        run._r.append(element)


def when(document: Any, condition: str, *lines: tuple[str, str]) -> list[Any]:
    """Lines that stand only where the condition holds."""
    add(document, f"{{%p if {condition} %}}", "Flush")
    made = [add(document, text, name) for text, name in lines]
    add(document, "{%p endif %}", "Flush")
    return made


def each(document: Any, loop: str, text: str, name: str) -> None:
    """A line for each."""
    add(document, f"{{%p for {loop} %}}", "Flush")
    add(document, text, name)
    add(document, "{%p endfor %}", "Flush")


def letter() -> Any:
    document = blank()
    page_numbers(document)
    when(document, "draft", ("【草稿，未经签发】", "Mark"))
    when(document, "mark", ("{{ mark }}", "Mark"))
    add(document, "", "Flush")
    when(document, "issuer|length <= 8", ("{{ issuer }}", "Masthead"))
    when(document, "issuer|length > 8 and issuer|length <= 12", ("{{ issuer }}", "Masthead Long"))
    when(document, "issuer|length > 12", ("{{ issuer }}", "Masthead Longest"))
    add(document, "", "Flush")
    (signed,) = when(document, "signer", ("　{{ number }}\t签发人：", "Flush"))
    (plain,) = when(document, "not signer", ("{{ number }}", "Centre"))
    signed.add_run("{{ signer }}　", style="Yishi kai")
    signed.paragraph_format.tab_stops.add_tab_stop(Mm(156), alignment=2)
    for paragraph in (signed, plain):
        border(paragraph, "bottom", 14, "D7000F")
    add(document, "", "Flush")
    add(document, "{{ title }}", "Title")
    when(document, "subtitle", ("{{ subtitle }}", "Centre"))
    add(document, "", "Flush")
    when(document, "addressees", ("{{ addressees }}", "Flush"))
    add(document, "{%p for one in paragraphs %}", "Flush")
    when(document, "one.indent", ("{{r one.rich }}", "Body"))
    when(document, "not one.indent", ("{{r one.rich }}", "Flush"))
    add(document, "{%p endfor %}", "Flush")
    add(document, "{%p if attachments %}", "Flush")
    add(document, "", "Flush")
    before = "{% if loop.first %}附件：{% else %}　　　{% endif %}"
    number = "{% if attachments|length > 1 %}{{ loop.index }}. {% endif %}"
    each(document, "name in attachments", before + number + "{{ name }}", "Body")
    add(document, "{%p endif %}", "Flush")
    add(document, "", "Flush")
    (seal,) = when(document, "sealed and signature", ("（盖章）", "Sign"))
    seal.runs[0].font.color.rgb = GREY
    when(document, "signature", ("{{ signature }}", "Sign"))
    when(document, "date", ("{{ date }}", "Sign"))
    each(document, "note in notes", "（{{ note }}）", "Body")
    add(document, "", "Flush")
    proof(document)
    colophon(document)
    return document


def proof(document: Any) -> None:
    when(document, "code", ("{{ code }}", "Proof"), ("扫码查看本件建议的公开页面：{{ address }}", "Proof"))
    when(document, "hash", ("验证：记录第{{ position }}号　哈希 {{ hash }}", "Proof"))


def colophon(document: Any) -> None:
    (copies,) = when(document, "copies", ("　抄送：{{ copies|join('，') }}。", "Small"))
    border(copies, "top", 8)
    (printed,) = when(document, "printed_by", ("　{{ printed_by }}\t{{ printed_on }}印发　", "Small"))
    printed.paragraph_format.tab_stops.add_tab_stop(Mm(156), alignment=2)
    border(printed, "top", 6)
    border(printed, "bottom", 8)


def table(document: Any, widths: tuple[int, ...], rows: list[tuple[str, ...]]) -> Any:
    """A table of such widths, in millimetres; a row is its cells' words, the first cell a heading."""
    made = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    for texts in rows:
        cells = made.add_row().cells
        for cell, width, text in zip(cells, widths, texts, strict=True):
            cell.width = Mm(width)
            cell.paragraphs[0].style = document.styles["Yishi Small"]
            bold = text.startswith("*")
            run = cell.paragraphs[0].add_run(text.removeprefix("*"))
            if bold:
                run.style = document.styles["Yishi hei"]
                run.font.size = Pt(SIZES["四号"])
                cell.paragraphs[0].alignment = CENTRE
    return made


def height(row: Any, millimetres: int) -> None:
    row.height = Mm(millimetres)


def heading(document: Any, title: str) -> None:
    add(document, "{{ congress }}", "Form Head")
    add(document, title, "Title")


def ticks(name: str) -> str:
    return "{% for one in " + name + " %}□ {{ one }}　{% endfor %}"


def suggestion() -> Any:
    document = blank(official=False)
    heading(document, "代表建议、批评和意见")
    add(document, "第　　　　　　号（由代表工作机构填写）", "Small").alignment = RIGHT
    made = table(
        document,
        (26, 57, 26, 57),
        [
            ("*标题", "", "", ""),
            ("*领衔代表", "", "*代表团", ""),
            ("*联系电话", "", "*提出日期", "　　　年　　月　　日"),
            ("*提出时间", ticks("occasions"), "", ""),
            ("*联名代表", "共　　人，签名见联名签名页", "", ""),
            ("*类别", ticks("sectors"), "", ""),
            ("情况和问题（一事一议，写明事实）", "", "", ""),
            ("具体意见（建议谁做什么、做到什么程度；写不下可另附纸）", "", "", ""),
            ("□ 要求保密，不向社会公开", "", "代表签名：", ""),
        ],
    )
    for row in (0, 3, 4, 5):
        merge(made.rows[row].cells[1:])
    for row in (6, 7):
        merge(made.rows[row].cells)
        height(made.rows[row], 50)
    merge(made.rows[8].cells[:2])
    merge(made.rows[8].cells[2:])
    return document


def merge(cells: Any) -> None:
    """One cell of several, which keeps the words of the first alone."""
    whole = cells[0].merge(cells[-1])
    for paragraph in whole.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)


def cosigners() -> Any:
    document = blank(official=False)
    heading(document, "代表建议联名签名页")
    for text in ("建议标题：", "领衔代表：", "本人已阅读建议全文，确认其内容真实表达本人意愿，自愿联名提出。"):
        add(document, text, "Small")
    rows = [("*序号", "*姓名", "*签名", "*代表团", "*签名日期")]
    rows += [(str(number), "", "", "", "") for number in range(1, 13)]
    made = table(document, (16, 34, 46, 36, 34), rows)
    for row in made.rows[1:]:
        height(row, 14)
    return document


def evaluation() -> Any:
    document = blank(official=False)
    heading(document, "代表建议办理情况评价表")
    made = table(
        document,
        (28, 138),
        [
            ("*建议", "{{ named }}"),
            ("*代表", "{{ movers }}"),
            ("*主办单位", "{{ unit }}"),
            ("*答复", "{{ replied_on }}　{{ number }}　{{ result }}"),
            ("*联系方式", "办理中承办单位与您：" + ticks("ways") + "□ 没有联系"),
            ("*总体评价", "□ 满意　□ 基本满意　□ 不满意"),
            ("*不足之处", "评价为基本满意或者不满意的，请勾选或者写明：" + ticks("shortfalls")),
            ("*具体意见", "（不满意的请写明）"),
            ("*代表签名", "　　　　　　　　　　　　　　　年　　月　　日"),
        ],
    )
    height(made.rows[7], 60)
    until = "{% if until %}请于{{ until }}前{% else %}请在规定期限内{% endif %}"
    add(document, f"{until}交代表工作机构；也可以在手机上评价。评价只交人大，公开前不送承办单位。", "Proof")
    return document


def countersigns() -> Any:
    document = blank(official=False)
    add(document, "{{ title }}", "Title")
    head = [("*建议", "{{ named }}"), ("*主办单位", "{{ issuer }}"), ("*拟稿", "{{ drafted_by }}　{{ drafted_on }}")]
    table(document, (28, 138), head)
    add(document, "", "Small")
    said = "{{ one.note }}{% if one.answer %}　主办单位说明：{{ one.answer }}{% endif %}"
    rows = [
        ("*协办单位", "*会签", "*意见", "*会签人"),
        ("{%tr for one in words %}", "", "", ""),
        ("{{ one.unit }}", "{{ one.word }}", said, "{{ one.who }}　{{ one.day }}"),
        ("{%tr endfor %}", "", "", ""),
    ]
    table(document, (40, 24, 62, 40), rows)
    add(document, "", "Small")
    table(document, (28, 138), [("*签发", "{{ signed }}")])
    add(document, "本单按截至{{ as_of }}的记录生成，会签只对本次答复稿有效。", "Proof")
    return document


def save(document: Any, path: Path) -> None:
    """The same bytes each time: without the moment of making."""
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "Yishi", path.stem, ""
    properties.created = properties.modified = MOMENT
    made = BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            target.writestr(zipfile.ZipInfo(name), source.read(name), zipfile.ZIP_DEFLATED)


TEMPLATES = {
    "letter": letter,
    "countersigns": countersigns,
    "suggestion": suggestion,
    "cosigners": cosigners,
    "evaluation": evaluation,
}


def main(folder: Path) -> None:
    for name, make in TEMPLATES.items():
        save(make(), folder / f"{name}.docx")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
