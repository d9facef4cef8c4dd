"""What every letter has, whoever issues it: issuer, date, seal place, colophon, and the line that proves it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from yishi.congress.models import Unit
from yishi.documents.official import Official, Paragraph, Run
from yishi.kernel.citation import Citation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yishi.congress.models import Congress
    from yishi.documents.sources import Source
    from yishi.kernel.citation import Basis

# Of these the government's office keeps the count (CQ-SUG 25; ZJ-SUG 25).
_OF_GOVERNMENT: Final = {
    Unit.Kind.GOVERNMENT,
    Unit.Kind.GOVERNMENT_DEPARTMENT,
    Unit.Kind.TOWNSHIP_GOVERNMENT,
    Unit.Kind.PARTY_OR_GOVERNMENT,
}


def congress_issuer(congress: Congress) -> str:
    """Who speaks for the congress between sessions: its standing committee, in a township its presidium."""
    return congress.name_zh + ("常务委员会" if congress.has_standing_committee else "主席团")


def full_name(unit: Unit) -> str:
    """What a unit is called at the head of its own letter: 县交通运输局 is 清岚县交通运输局 there."""
    place, name = unit.congress.place, unit.name
    if name.startswith(place):
        return name
    if unit.kind == Unit.Kind.TOWNSHIP_GOVERNMENT:
        return place + name
    return place[:-1] + name if place and name.startswith(place[-1]) else name


def government_office(congress: Congress, units: Iterable[Unit]) -> list[str]:
    """The government's office, if any of these units is the government's."""
    concerned = any(unit.kind in _OF_GOVERNMENT for unit in units) and congress.has_standing_committee
    return [f"{congress.place}人民政府办公室"] if concerned else []


def said(*sentences: str) -> tuple[Paragraph, ...]:
    """A paragraph a sentence, without those that are empty."""
    return tuple(Paragraph((Run(one),)) for one in sentences if one)


def under(basis: Basis) -> str:
    """（依据……）, for a national law; what is followed elsewhere is not cited to whoever is bound here."""
    national = isinstance(basis, Citation) and not basis.law.local
    return f"（依据{basis.text.zh}）" if national else ""


def letter(source: Source, *, issuer: str, title: str, **elements: Any) -> Official:
    """A letter of this issuer, dated and signed on the entry's legal day."""
    usual = {
        "number": f"〔{source.step.on.year}〕　　号",
        "signature": issuer,
        "date": source.date,
        "printed_by": issuer,
        "printed_on": source.date,
        "position": source.entry.position,
        "hash": source.entry.hash,
        "address": source.address,
    }
    return Official(issuer=issuer, title=title, **{**usual, **elements})


def unsigned(finished: Official) -> Official:
    """The same letter as a draft: without number, signature, date, colophon and proof."""
    taken = dict.fromkeys(("number", "signer", "signature", "date", "printed_by", "printed_on", "hash", "address"), "")
    return replace(finished, draft=True, **taken)
