"""From an entry to the document that it is or makes: one composer an act, and a plain one for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.documents import notices, replies, reports
from yishi.documents.letters import congress_issuer, full_name, letter
from yishi.documents.official import Paragraph, Run, paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from yishi.documents.official import Official
    from yishi.documents.sources import Source

_COMPOSERS: Final[Mapping[tuple[str, str], Callable[[Source], Official]]] = {
    ("suggestion", "admit"): notices.admission,
    ("suggestion", "return_to_deputy"): notices.return_to_deputy,
    ("suggestion", "convert_to_letter"): notices.forwarding,
    ("suggestion", "assign"): notices.hand_over,
    ("suggestion", "reassign"): notices.hand_over,
    ("suggestion", "press"): notices.pressing,
    ("suggestion", "order_rehandling"): notices.rehandling,
    ("suggestion", "draft_reply"): replies.drafted,
    ("suggestion", "sign_reply"): replies.signed,
    ("suggestion", "correct_reply"): replies.corrected,
    ("suggestion_report", "draft_report"): reports.drafted,
    ("suggestion_report", "revise_report"): reports.drafted,
    ("suggestion_report", "submit_report"): reports.submitted,
    ("suggestion_report", "print_report"): reports.submitted,
    ("suggestion_report", "publish_report"): reports.submitted,
}


def compose(source: Source) -> Official:
    """The document of an entry. The same record always makes the same document."""
    composer = _COMPOSERS.get((source.standing.procedure.code, source.step.act), extract)
    return composer(source)


def extract(source: Source) -> Official:
    """An entry set out as it stands in the record, where its act has no letter of its own."""
    unit = source.own_unit
    issuer = full_name(unit) if unit else congress_issuer(source.congress)
    about = [Paragraph((Run(source.named),))] if source.title else []
    said = [one for label, value in source.lines for one in _said(label, value)]
    actor, through = source.step.actor, source.body.through
    issued = source.act.issues
    usual = {} if issued else {"number": "", "printed_by": "", "sealed": False}
    by = f"经办：{actor.title}　{actor.name}" + (f"（由秘书{through.name}代办）" if through else "")
    return letter(
        source,
        issuer=issuer,
        title=issued.zh if issued else f"{source.act.done.zh}（记录摘录）",
        paragraphs=(*about, *said, Paragraph((Run(by),)), _basis(source)),
        **usual,
    )


def _said(label: str, value: str) -> tuple[Paragraph, ...]:
    if "\n" not in value:
        return (Paragraph((Run(f"{label}：", "hei"), Run(value))),)
    return (Paragraph((Run(f"{label}：", "hei"),)), *paragraphs(value))


def _basis(source: Source) -> Paragraph:
    return Paragraph((Run(f"依据：{source.act.basis.text.zh}"),))
