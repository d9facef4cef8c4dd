"""What the congress's office sends out: to the deputy, to the units, to whoever is late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yishi.documents.letters import congress_issuer, government_office, letter, said, under
from yishi.documents.official import Official, Paragraph, Run, paragraphs
from yishi.kernel.text import written
from yishi.rulebook import roles

if TYPE_CHECKING:
    from yishi.documents.sources import Source
    from yishi.kernel.timing import Due


def admission(source: Source) -> Official:
    """受理通知, to the movers."""
    sector = getattr(source.facts, "sector", None)
    return _to_movers(
        source,
        f"关于受理{source.named}的通知",
        said(
            f"您提出的《{source.title}》已于{source.date}受理，编为{source.label}。",
            f"经核定，该建议的类别为“{sector.label.zh}”。" if sector else "",
            "我们将交有关机关、组织研究办理，并请承办单位与您联系、听取意见，在法定期限内答复您。",
            "特此通知。",
        ),
    )


def return_to_deputy(source: Source) -> Official:
    """退回说明, to the movers."""
    ground = source.facts.ground.label.zh
    opening = f"您提出的《{source.title}》收悉。经审查，存在“{ground}”的情形，现予退回。说明如下："
    closing = "您可以修改后重新提出，也可以书面撤回。"
    text = (*said(opening), *paragraphs(source.facts.explanation), *said(closing))
    return _to_movers(source, f"关于退回《{source.title}》的说明", text)


def forwarding(source: Source) -> Official:
    """转送函, to the unit it is passed on to; to the movers where there is none."""
    unit = source.units.get(source.facts.unit) if source.facts.unit is not None else None
    opening = (
        f"{'、'.join(source.movers)}代表反映了《{source.title}》所述情况。经审查，"
        f"存在“{source.facts.ground.label.zh}”的情形，不作为代表建议办理，现转作来信，供研究参考。说明如下："
    )
    text = (*said(opening), *paragraphs(source.facts.explanation))
    if unit is None:
        return _to_movers(source, f"关于《{source.title}》转作来信的函", text)
    return letter(
        source,
        issuer=congress_issuer(source.congress),
        title=f"关于转送《{source.title}》的函",
        addressees=f"{unit.name}：",
        paragraphs=text,
        copies=tuple(f"{name}代表" for name in source.movers),
    )


def hand_over(source: Source) -> Official:
    """交办通知, to all units that are to handle it, with each one's last day."""
    lead, others = source.unit_names("lead_unit"), source.unit_names("co_unit")
    who = f"由{'、'.join(lead)}主办" + (f"，{'、'.join(others)}协办" if others else "")
    note = getattr(source.facts, "note", None)
    duties = [sentence for code, *words in _DUTIES if (sentence := _duty(source.standing.due(code), *words))]
    return _to_units(
        source,
        f"关于交办{source.named}的通知",
        (
            *said(f"{'、'.join(source.movers)}代表提出的{source.named}，现交你们研究办理，{who}。"),
            *(paragraphs(note) if note else ()),
            *said("办理中请注意以下期限："),
            *said(*(f"{index}．{sentence}" for index, sentence in enumerate(duties, 1))),
            *said("多个单位共同承办的，由主办单位统一答复；答复代表前，请将答复稿送协办单位会签。" if others else ""),
            *said("答复由承办单位主要负责人审定签发，送每位提出建议的代表。"),
        ),
    )


# A term's code, and what is to be done before its last day.
_DUTIES = (
    ("return", "主办单位认为不属于本单位职责的，请于", "前书面申请退办，不得自行转办"),
    ("contact", "请主办单位于", "前与代表联系沟通、听取意见"),
    ("opinion", "请协办单位于", "前将协办意见书面送主办单位"),
    ("reply", "请主办单位于", "前答复代表"),
)


def _duty(due: Due | None, before: str, after: str) -> str:
    return f"{before}{written(due.day).zh}{after}{under(due.basis)}。" if due is not None and due.day else ""


def pressing(source: Source) -> Official:
    """催办通知, to the units that are late."""
    standing = source.standing
    handlers = {role.code for role in roles.HANDLERS}
    late = [due for due in standing.open_duties() if due.binds.code in handlers and due.late_on(standing.on)]
    rows = [f"{due.title.zh}，应于{written(due.day).zh}前完成{under(due.basis)}。" for due in late if due.day]
    listed = Paragraph((Run("逾期事项：", "hei"),))
    return _to_units(
        source,
        f"关于催办{source.named}的通知",
        (
            *said(f"{source.named}已交你们办理，现有事项逾期未办。请抓紧办理，并将情况告知我们。"),
            *paragraphs(source.facts.reason),
            listed,
            *said(*(f"{index}．{row}" for index, row in enumerate(rows, 1))),
        ),
    )


def rehandling(source: Source) -> Official:
    """重新办理通知, to the units, with the deputy's reasons as the office passes them on."""
    due = source.standing.due("rehandle")
    until = f"于{written(due.day).zh}前" if due is not None and due.day else ""
    opening = said(f"代表对{source.named}的答复不满意，现要求重新办理。")
    closing = said(f"请{until}重新办理并答复代表。办理前请与代表当面沟通，逐条听取不满意的原因。")
    text = (*opening, *paragraphs(source.facts.reason), *closing)
    return _to_units(source, f"关于重新办理{source.named}的通知", text)


def _to_movers(source: Source, title: str, text: tuple[Paragraph, ...]) -> Official:
    return letter(
        source,
        issuer=congress_issuer(source.congress),
        title=title,
        addressees=f"{'、'.join(source.movers)}代表：",
        paragraphs=text,
    )


def _to_units(source: Source, title: str, text: tuple[Paragraph, ...]) -> Official:
    names = source.unit_names("lead_unit", "co_unit")
    concerned = [source.units[pk] for pk in source.ids("lead_unit", "co_unit") if pk in source.units]
    return letter(
        source,
        issuer=congress_issuer(source.congress),
        title=title,
        addressees=f"{'、'.join(names)}：",
        paragraphs=text,
        copies=tuple(government_office(source.congress, concerned)),
    )
