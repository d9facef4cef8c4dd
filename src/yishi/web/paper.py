"""Entering from paper: which deputy, what may be entered, and what has been."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Exists, OuterRef, Q

from yishi import rulebook
from yishi.congress.models import Deputy, Office
from yishi.kernel.procedure import How
from yishi.record.models import Entry, Matter, Participation
from yishi.record.steps import read_body
from yishi.rulebook.roles import OfficeKind
from yishi.search.words import readings
from yishi.web.lists import whole_number
from yishi.web.sight import actor, visible_matters
from yishi.web.waiting import standings

if TYPE_CHECKING:
    from django.http import QueryDict

    from yishi.congress.models import Congress
    from yishi.kernel.procedure import Act, Procedure
    from yishi.record.steps import Body

FOUND: Final = 12
LOOKED_INTO: Final = 60
PAGE: Final = 50
# As an entry's canonical bytes say that it was made for another.
_BEHALF: Final = '"behalf":{'


@dataclass(frozen=True, slots=True)
class Way:
    """How a matter of a procedure comes in on one paper: begun, signed by several, handed in."""

    procedure: Procedure[Any]
    opens: Act[Any]
    invite: Act[Any]
    cosign: Act[Any]
    submit: Act[Any]


def way_of(procedure: Procedure[Any]) -> Way | None:
    """The way of a procedure that deputies begin and sign jointly, read from its declaration; else None."""
    invite = next((act for act in procedure.acts if _engages(act, "invited", by_name=True)), None)
    cosign = next((act for act in procedure.acts if _engages(act, "cosigner", by_name=False)), None)
    if not procedure.opens.on_behalf or invite is None or cosign is None:
        return None
    submit = procedure.by_code[procedure.expected[procedure.begins][0]]
    return Way(procedure, procedure.opens, invite, cosign, submit)


def _engages(act: Act[Any], part: str, *, by_name: bool) -> bool:
    return act.on_behalf and any(
        one.part == part and one.how is How.ADD and one.of.startswith("@") is not by_name for one in act.engages
    )


WAYS: Final = {code: way for code, one in rulebook.CURRENT.items() if (way := way_of(one)) is not None}


def deputies_found(congress: Congress, on: date, words: str) -> list[Office]:
    """Deputies in office by name, pinyin (whole or initials), number or constituency."""
    asked = words.replace("\x00", "").strip().lower()[:40]
    if not asked:
        return []
    held = Office.objects.held_on(on).filter(congress=congress, kind=OfficeKind.DEPUTY)
    offices = list(held.select_related("person").order_by("person__name", "pk"))
    mandates = Deputy.objects.sitting_on(on).filter(congress=congress).select_related("delegation")
    by_person = {one.person_id: one for one in mandates}
    found = []
    for office in offices:
        mandate = by_person.get(office.person_id)
        if _is_meant(office.person.name, mandate, asked):
            office.mandate = mandate  # type: ignore[attr-defined]  # shown beside the name
            found.append(office)
    return found[:FOUND]


def _is_meant(name: str, mandate: Deputy | None, asked: str) -> bool:
    if asked in name.lower() or any(one.startswith(asked) for one in readings(name)):
        return True
    return mandate is not None and (mandate.number == asked or asked in mandate.constituency)


@dataclass(frozen=True, slots=True)
class Open:
    """A matter of a deputy's, and the acts that may be entered for the deputy now; ``signing``: several may sign."""

    matter: Matter
    stage: Any
    acts: list[Act[Any]]
    signing: bool


def open_for(congress: Congress, clerk: Office, deputy: Office, on: date) -> list[Open]:
    """What the clerk may enter for a deputy on matters under way, the latest first."""
    parts = Participation.objects.filter(congress=congress, person=deputy.person_id, matter=OuterRef("pk"))
    seen = Q(pk__in=())
    for code, procedure in rulebook.CURRENT.items():
        if any(act.on_behalf for act in procedure.acts):
            seen |= Q(pk__in=visible_matters(congress, code, clerk).values("pk"))
    matters = Matter.objects.filter(seen, Exists(parts), congress=congress).defer("text")
    found, viewer = [], actor(deputy)
    for matter, stands in standings(matters.order_by("-id")[:LOOKED_INTO], on):
        acts = [act for act in stands.open_to(viewer) if act.on_behalf]
        way = WAYS.get(matter.procedure)
        signing = way is not None and any(act.code in {way.invite.code, way.cosign.code} for act in acts)
        leads = any(party.id == deputy.person_id for party in stands.parties.get("lead_deputy", ()))
        shown = [act for act in acts if not (signing and leads and way is not None and act is way.invite)]
        if acts:
            found.append(Open(matter, stands.stage.title, shown, signing and leads))
    return found


@dataclass(frozen=True, slots=True)
class Entered:
    """An entry from paper, as the ledger shows it; ``seen``: whether the reader may see its matter."""

    entry: Entry
    body: Body
    act: Act[Any]
    seen: bool


def ledger(congress: Congress, reader: Office, asked: QueryDict) -> tuple[list[Entered], str]:
    """A page of what was entered from paper, the newest first, and the place after which the next begins."""
    codes = {act.code for procedure in rulebook.ALL for act in procedure.by_code.values() if act.on_behalf}
    clerks = Office.objects.filter(congress=congress, kind=OfficeKind.CLERK).values("person")
    entries = Entry.objects.filter(congress=congress, person__in=clerks, act__in=codes, body__contains=_BEHALF)
    entries = _narrowed(entries, asked)
    rows = list(entries.select_related("matter").defer("matter__text").order_by("-position")[: PAGE + 1])
    after = str(rows[PAGE - 1].position) if len(rows) > PAGE else ""
    rows = rows[:PAGE]
    seen = _seen(congress, reader, [row.matter_id for row in rows])
    told = [
        Entered(
            row, read_body(row.body), rulebook.CURRENT[row.matter.procedure].by_code[row.act], row.matter_id in seen
        )
        for row in rows
    ]
    return told, after


def _narrowed(entries: Any, asked: QueryDict) -> Any:
    if (clerk := whole_number(asked.get("clerk", ""))) is not None:
        entries = entries.filter(person=clerk)
    for name, lookup in (("since", "recorded_at__date__gte"), ("until", "recorded_at__date__lte")):
        day = _day(asked.get(name, ""))
        entries = entries.filter(**{lookup: day}) if day else entries
    if (after := whole_number(asked.get("after", ""))) is not None:
        entries = entries.filter(position__lt=after)
    return entries


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _seen(congress: Congress, reader: Office, matters: list[int]) -> set[int]:
    """Drafts that are not the reader's to read stay without their title."""
    shown = Q(pk__in=())
    for procedure in rulebook.CURRENT:
        shown |= Q(pk__in=visible_matters(congress, procedure, reader).values("pk"))
    return set(Matter.objects.filter(shown, pk__in=matters).values_list("pk", flat=True))
