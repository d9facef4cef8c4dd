"""The reply to the deputy: as drafted, as signed, as corrected (CQ-SUG 22, 23, 25; ZJ-SUG 22, 25)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.documents.letters import congress_issuer, full_name, government_office, letter, said, unsigned
from yishi.documents.official import Official, Paragraph, Run, letter_text
from yishi.kernel.text import written
from yishi.rulebook.suggestions.choices import Openness
from yishi.rulebook.suggestions.replying import REPLIES

if TYPE_CHECKING:
    from yishi.documents.sources import Source
    from yishi.rulebook.suggestions.facts import Reply


def signed(source: Source) -> Official:
    """The reply that the head of the unit signed, to every mover."""
    reply: Reply = source.facts
    text = letter_text(reply.text)
    received = f"{'你们' if len(source.movers) > 1 else '您'}提出的{source.named}收悉。现答复如下："
    # Whoever drafted it may have opened it so already.
    opening = () if text and "收悉" in text[0].text else said(received)
    return _reply(source, reply, f"对{source.named}的答复", (*opening, *text))


def drafted(source: Source) -> Official:
    """The same, before it is signed."""
    return unsigned(signed(source))


def corrected(source: Source) -> Official:
    """The reply in the place of the one that was wrong, which it names."""
    reply: Reply = source.facts
    before = source.standing.since(None, *REPLIES)[-2]
    number = getattr(before.facts, "document_number", None)
    old = f"{written(before.on).zh}的答复" + (f"（{number}）" if number else "")
    reason = source.facts.reason.strip().rstrip("。")
    opening = said(f"我单位{old}有误，现予更正，原答复不再作为评价的依据。更正理由：{reason}。更正后的答复如下：")
    return _reply(source, reply, f"对{source.named}的答复（更正）", (*opening, *letter_text(reply.text)))


def _reply(source: Source, reply: Reply, title: str, text: tuple[Paragraph, ...]) -> Official:
    unit = source.own_unit
    issuer = full_name(unit) if unit else source.step.actor.title
    others = source.unit_names("co_unit")
    government = government_office(source.congress, [unit] if unit else [])
    usual = {"number": reply.document_number} if reply.document_number else {}
    return letter(
        source,
        issuer=issuer,
        title=title,
        **usual,
        signer=source.step.actor.name,
        mark=f"（{reply.result.value}类）",
        addressees=f"{'、'.join(source.movers)}代表：",
        paragraphs=_with_promises(text, reply),
        attachments=tuple(_stem(paper["name"]) for paper in source.body.papers),
        notes=_notes(reply),
        copies=(congress_issuer(source.congress), *government, *others),
    )


def _with_promises(text: tuple[Paragraph, ...], reply: Reply) -> tuple[Paragraph, ...]:
    """The text with what is promised in it, before the words of thanks that close it."""
    thanks = len(text) > 1 and text[-1].text.startswith(_THANKS)
    body, closing = (text[:-1], text[-1:]) if thanks else (text, ())
    return (*body, *_promises(reply), *closing)


def _promises(reply: Reply) -> tuple[Paragraph, ...]:
    if not reply.promises:
        return ()
    rows = [
        f"{index}．{promise.text.rstrip('。')}（{written(promise.due).zh}前完成）。"
        for index, promise in enumerate(reply.promises, 1)
    ]
    return (Paragraph((Run("承诺事项及完成时限：", "hei"),)), *said(*rows))


def _notes(reply: Reply) -> tuple[str, ...]:
    notes = [f"联系人及电话：{reply.contact}"] if reply.contact else []
    return (*notes, *([_OPENNESS[reply.openness]] if reply.openness else []))


_THANKS: Final = ("感谢", "专此", "特此")
_OPENNESS: Final = {
    Openness.OPEN: "此件主动公开",
    Openness.ON_REQUEST: "此件依申请公开",
    Openness.CLOSED: "此件不予公开",
}


def _stem(name: str) -> str:
    """A file's name as an attachment is called: without its ending."""
    stem, dot, ending = name.rpartition(".")
    return stem if dot and ending.isalnum() and ending.isascii() else name
