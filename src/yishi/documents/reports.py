"""The yearly report on suggestions: as drafted, and as put before the standing committee and the congress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yishi.documents.letters import congress_issuer, letter, unsigned
from yishi.documents.official import Official, Paragraph, Run, paragraphs
from yishi.kernel.text import written

if TYPE_CHECKING:
    from yishi.documents.sources import Source

_DRAFTS = ("revise_report", "draft_report")


def submitted(source: Source) -> Official:
    """The report in the words last drafted, dated on the day of the act that puts it forward."""
    text = paragraphs(source.standing.fact("text", *_DRAFTS))
    salutation = text[0].text.endswith(("：", ":"))
    first = Paragraph((Run(text[0].text),), indent=not salutation)
    issuer = congress_issuer(source.congress)
    return letter(
        source,
        issuer=issuer,
        title=source.standing.fact("title", *_DRAFTS),
        subtitle=f"（{written(source.step.on).zh}）",
        paragraphs=(first, *text[1:]),
    )


def drafted(source: Source) -> Official:
    """The report while it is being written."""
    return unsigned(submitted(source))
