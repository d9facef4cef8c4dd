"""A letter for tests to set, as the head of a unit would sign it."""

from msgspec.structs import replace

from yishi.documents.official import Official, letter_text

TEXT = "一、已经做的工作。县道已经修复。\n（一）资金。列入预算。\n1．其余明年完成。"
LETTER = Official(
    issuer="测试县交通运输局",
    title="对《关于整修乡村公路的建议》（第2026-017号）的答复",
    number="测交函〔2026〕12号",
    signer="周建国",
    mark="（B类）",
    addressees="吴思远、彭雅文代表：",
    paragraphs=letter_text(TEXT),
    attachments=("工程计划表", "现场照片"),
    signature="测试县交通运输局",
    date="2026年3月2日",
    notes=("联系人及电话：李明，6601234", "此件主动公开"),
    copies=("测试县人民代表大会常务委员会", "测试县人民政府办公室"),
    printed_by="测试县交通运输局",
    printed_on="2026年3月2日",
    position=1234,
    hash="3b" * 32,
    address="https://renda.example/c/990001/m/12/",
)
# What a typesetter's or a template's language would read as its own.
HOSTILE = "#import \\ $x^2$ *重* _斜_ `c` <label> @ref //注 /* k */ {{ 7 * 7 }} {% if x %} <w:p> & \x0b\x00]终"


def letter(**changes):
    """The letter with some elements changed."""
    return replace(LETTER, **changes)
