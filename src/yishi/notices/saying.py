"""A notice in words, made of the record when it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.text import Text
from yishi.notices.kinds import Kind
from yishi.record.standings import procedure_of

if TYPE_CHECKING:
    from yishi.notices.models import Notice
    from yishi.record.models import Matter

_TURN: Final = Text("轮到您办理：{act}", "Your turn: {act}")
_SOON: Final = Text("{due}到期：{term}", "Due on {due}: {term}")
_SOON_THERE: Final = Text("{unit}{due}到期：{term}", "{unit}, due on {due}: {term}")
_LATE: Final = Text("已经逾期：{term}，应于{due}前办理", "Overdue: {term}, due on {due}")
_LATE_THERE: Final = Text("{unit}逾期：{term}，应于{due}前办理", "{unit}, overdue: {term}, due on {due}")
_TERM: Final = Text("期限", "a term")
_ONE: Final = Text("一件{procedure}", "one of the {procedure}")


def headline(notice: Notice) -> Text:
    """What it says; the notice has its matter and its entry and unit, where it has them, at hand."""
    if notice.kind == Kind.TURN:
        act = procedure_of(notice.matter).by_code[notice.act]
        return _TURN.format(act=act.question or act.title)
    if notice.kind == Kind.NEWS:
        code = notice.entry.act if notice.entry else ""
        return procedure_of(notice.matter).by_code[code].done
    term = next((one.title for one in procedure_of(notice.matter).deadlines if one.code == notice.term), _TERM)
    soon = notice.kind == Kind.SOON
    if notice.unit is None:
        return (_SOON if soon else _LATE).format(term=term, due=notice.due)
    unit = Text(notice.unit.name, notice.unit.name_en or notice.unit.name)
    return (_SOON_THERE if soon else _LATE_THERE).format(unit=unit, term=term, due=notice.due)


def open_name(matter: Matter) -> Text:
    """What a matter is called in what leaves the site."""
    title = open_title(matter)
    if title is not None:
        return Text(f"{matter.label} {title}", f"{matter.label} {title}")
    one = _ONE.format(procedure=procedure_of(matter).title)
    return Text(f"{matter.label} {one.zh}", f"{matter.label} {one.en}") if matter.number else one


def open_title(matter: Matter) -> str | None:
    """The title, if it may leave the site; None where it is confidential, or a resident's own words.

    Nor before it has a number: then it is its author's draft, or nobody has looked at it.
    """
    kept = matter.confidential or matter.number is None or bool(procedure_of(matter).unsealed_by)
    return matter.title if matter.title and (matter.public or not kept) else None
