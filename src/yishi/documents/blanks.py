"""Forms to fill in by hand: the suggestion, the sheet of co-signatures, the deputy's evaluation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from yishi.kernel.facts import legend
from yishi.kernel.text import written
from yishi.rulebook.suggestions.choices import Occasion, Result, Sector, Shortfall, Way
from yishi.rulebook.suggestions.replying import REPLIES

if TYPE_CHECKING:
    from yishi.congress.models import Congress
    from yishi.documents.sources import Source

_COSIGNERS: Final = 12


class SuggestionForm(Struct, frozen=True, kw_only=True):
    """A blank suggestion (代表建议纸)."""

    congress: str
    occasions: tuple[str, ...] = tuple(one.zh for one in legend(Occasion).values())
    sectors: tuple[str, ...] = tuple(one.zh for one in legend(Sector).values())


class CosignerSheet(Struct, frozen=True, kw_only=True):
    """A sheet for signatures of co-signers (联名签名页), so many to a page."""

    congress: str
    rows: int = _COSIGNERS


class EvaluationForm(Struct, frozen=True, kw_only=True):
    """The evaluation (评价表) of one reply, filled in as far as the record knows it, or blank."""

    congress: str
    named: str = ""
    movers: str = ""
    unit: str = ""
    number: str = ""
    result: str = ""
    replied_on: str = ""
    until: str = ""
    shortfalls: tuple[str, ...] = tuple(one.zh for one in legend(Shortfall).values())
    ways: tuple[str, ...] = tuple(one.zh for one in legend(Way).values())


def evaluation_form(source: Source) -> EvaluationForm:
    """The form for the latest reply of the matter that an entry belongs to."""
    standing = source.standing
    reply = standing.last(*REPLIES)
    result = getattr(reply.facts, "result", None) if reply else None
    due = standing.due("evaluate")
    return EvaluationForm(
        congress=source.congress.name_zh,
        named=source.named,
        movers="、".join(source.movers),
        unit="、".join(source.unit_names("lead_unit")),
        number=(getattr(reply.facts, "document_number", None) or "") if reply else "",
        result=result.label.zh if isinstance(result, Result) else "",
        replied_on=written(reply.on).zh if reply else "",
        until=written(due.day).zh if due and due.day else "",
    )


def suggestion_form(congress: Congress) -> SuggestionForm:
    """A blank suggestion of a congress."""
    return SuggestionForm(congress=congress.name_zh)


def cosigner_sheet(congress: Congress) -> CosignerSheet:
    """A blank sheet of co-signatures of a congress."""
    return CosignerSheet(congress=congress.name_zh)
