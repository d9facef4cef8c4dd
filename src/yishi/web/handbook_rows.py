"""Acts and terms of a procedure in words: a row each, a cell a tuple of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from yishi import rulebook
from yishi.kernel.facts import fields_of
from yishi.kernel.parameter import Parameter
from yishi.kernel.text import Text, join

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from yishi.kernel.facts import Field
    from yishi.kernel.parameter import Practice
    from yishi.kernel.procedure import Act, Deadline, Procedure, Stage
    from yishi.kernel.terms import Term

Cell = tuple[Text, ...]
Row = tuple[Cell, ...]

COMMA: Final = Text("、", ", ")
_QUOTED: Final = Text("“{name}”", "“{name}”")


def quoted(names: Iterable[Text]) -> Text:
    """Names in quotation marks, one after the other."""
    return join(Text("", ", "), [_QUOTED.format(name=name) for name in names])


def act_row(procedure: Procedure[Any], act: Act[Any]) -> Row:
    """What is done, who does it, from where to where, with what, when not, who sees it."""
    return (
        _what(procedure, act),
        _who(act),
        _moves(procedure, act),
        _carries(act),
        _conditions(act),
        _seen(act),
    )


def _what(procedure: Procedure[Any], act: Act[Any]) -> Cell:
    lines = [act.title]
    if act.hint:
        lines.append(act.hint)
    also = Text("同时在所涉的另一件上：{also}", "At the same time, on the other matter: {also}")
    for then in act.then:
        named = min(then.procedure) if isinstance(then.procedure, frozenset) else then.procedure
        other = rulebook.CURRENT.get(named, procedure)
        lines.append(also.format(also=other.by_code[then.act].title))
    if act.begins:
        begun = Text("同时开始另一件：{begun}", "At the same time, another matter begins: {begun}")
        lines.append(begun.format(begun=rulebook.CURRENT[act.begins.procedure].title))
    return tuple(lines)


def _who(act: Act[Any]) -> Cell:
    if act.internal:
        return (Text("随另一件的办理自动记入", "entered as the consequence of an act on another matter"),)
    lines = [role.title for role in act.by]
    if act.on_behalf:
        lines.append(Text("可依书面材料代录", "or the office, from a signed paper"))
    if act.in_person is not None:
        lines.append(Text("本人办理（{basis}）", "in person ({basis})").format(basis=act.in_person))
    elif act.delegable:
        lines.append(Text("可由秘书代办", "or a named secretary"))
    return tuple(lines)


def _moves(procedure: Procedure[Any], act: Act[Any]) -> Cell:
    if act is procedure.opens:
        return (Text("开始，进入{end}", "begins the matter, at {end}").format(end=quoted([procedure.begins.title])),)
    starts: dict[Stage, list[Text]] = {}
    # In the order of the stages: moves made of a set have another order in every run.
    moves = [(start, act.moves[start]) for start in procedure.stages if start in act.moves]
    for start, end in moves:
        if start is not end:
            starts.setdefault(end, []).append(start.title)
    lines = [
        Text("{start} → {end}", "{start} → {end}").format(start=join(COMMA, found), end=end.title)
        for end, found in starts.items()
    ]
    staying = [start.title for start, end in moves if start is end]
    if staying:
        lines.append(Text("环节不变：{at}", "stage unchanged: {at}").format(at=join(COMMA, staying)))
    return tuple(lines)


_PUBLIC_PAPERS: Final = Text("附件一并公开", "Its documents are public too")
_PAPERS_KEPT: Final = Text("附件不公开", "Its documents are not public")


def _carries(act: Act[Any]) -> Cell:
    lines = []
    for required, asked in (
        (True, Text("必填：{names}", "Required: {names}")),
        (False, Text("选填：{names}", "Optional: {names}")),
    ):
        if names := [_field(field) for field in fields_of(act.facts) if field.required is required]:
            lines.append(asked.format(names=join(COMMA, names)))
    if act.papers:
        bounds = Text("附件至多 {most} 个", "Documents: up to {most}")
        if act.papers_needed:
            bounds = Text("附件 {least} 至 {most} 个", "Documents: {least} to {most}")
        lines.append(bounds.format(least=act.papers_needed, most=act.papers))
        if act.public:
            lines.append(_PUBLIC_PAPERS if act.public_papers else _PAPERS_KEPT)
    if act.numbers:
        lines.append(Text("给予编号", "The matter gets its number"))
    if act.issues:
        lines.append(Text("形成文书：{issues}", "Issues: {issues}").format(issues=act.issues))
    return tuple(lines) or (Text("无须填写", "Nothing to fill in"),)


def _field(field: Field) -> Text:
    name = field.label.text
    if field.label.personal:
        return Text("{name}（加密保存）", "{name} (sealed)").format(name=name)
    if field.kind == "rows" and field.row is not None:
        parts = join(COMMA, [part.label.text for part in fields_of(field.row)])
        return Text("{name}（每项写明{parts}）", "{name} (each: {parts})").format(name=name, parts=parts)
    return name


def _conditions(act: Act[Any]) -> Cell:
    refused = Text("不能办理：{reason}（{basis}）", "Refused: {reason} ({basis})")
    asked = Text("填写不符的退回：{reason}（{basis}）", "Not accepted: {reason} ({basis})")
    lines = [Text("依据：{basis}", "Basis: {basis}").format(basis=act.basis)]
    lines += [refused.format(reason=guard.reason, basis=guard.basis) for guard in act.guards]
    lines += [asked.format(reason=check.reason, basis=check.basis) for check in act.checks]
    return tuple(lines)


def _seen(act: Act[Any]) -> Cell:
    if act.seen_by is None:
        lines = [Text("办理此件的各方", "all parties to the matter")]
    else:
        lines = [join(COMMA, [role.title for role in act.seen_by])]
    if act.public:
        lines.append(Text("事项公开后，公众", "the public, once the matter is public"))
    if act.tells:
        told = join(COMMA, [role.title for role in act.tells])
        lines.append(Text("办理后通知：{told}", "told of it: {told}").format(told=told))
    if act.sets_public is not None:
        makes, takes = (
            Text("使事项公开", "makes the matter public"),
            Text("使事项不公开", "takes it back from the public"),
        )
        lines.append(makes if act.sets_public else takes)
    return tuple(lines)


def deadline_row(procedure: Procedure[Any], deadline: Deadline[Any], practices: Sequence[Practice]) -> Row:
    """What is due, whom it binds, from when, until what, how long, on what basis."""
    binds = [deadline.binds.title]
    if deadline.each:
        binds.append(Text("每个{role}分别计算", "counted for each {role}").format(role=deadline.each.title))
    if not deadline.duty:
        binds.append(Text("这是权利：逾期不再可以行使", "a right: it lapses with the deadline"))
    bases = [deadline.basis.text, *(one.basis.text for one in deadline.longer if one.basis != deadline.basis)]
    return (
        (deadline.title, *_remarks(deadline)),
        tuple(binds),
        _from(procedure, deadline),
        _until(procedure, deadline),
        tuple(_length(deadline, practices)),
        tuple(bases),
    )


def _remarks(deadline: Deadline[Any]) -> Iterator[Text]:
    if deadline.outlives:
        yield Text("办结后继续计算", "it runs on when the matter is closed")
    if deadline.when:
        yield Text("只在所述情形下计算", "it runs in the case described only")


def _from(procedure: Procedure[Any], deadline: Deadline[Any]) -> Cell:
    if deadline.stages:
        # Sets have no order of their own: that of declaration keeps the page the same from run to run.
        names = [stage.title for stage in procedure.stages if stage in deadline.stages]
        return (Text("到达{stages}环节之日", "the day it arrives at {stages}").format(stages=quoted(names)),)
    if deadline.since:
        acts = quoted(procedure.by_code[code].title for code in deadline.since)
        return (Text("{acts}之日", "the day of {acts}").format(acts=acts),)
    if deadline.event:
        return (Text("从所定日期往前计算", "counted back from the day stated"),)
    return (Text("按文书载明的日期", "the day that the document names"),) if deadline.dated else ()


def _until(procedure: Procedure[Any], deadline: Deadline[Any]) -> Cell:
    if deadline.met_by:
        acts = quoted(procedure.by_code[code].title for code in deadline.met_by)
        return (acts,)
    if deadline.stages:
        return (Text("离开该环节", "it leaves that stage"),)
    return (Text("报告落实情况", "its outcome is reported"),)


def _length(deadline: Deadline[Any], practices: Sequence[Practice]) -> Iterator[Text]:
    if deadline.within is not None:
        yield from within(deadline.within, practices)
    for longer in deadline.longer:
        length = longer.within.default if isinstance(longer.within, Parameter) else longer.within
        yield Text("符合条件的，{term}", "{term} where the conditions for longer are met").format(term=length)
    if deadline.dated:
        yield Text("至载明之日", "until the day named")


def within(length: Term | Parameter[Term], practices: Sequence[Practice]) -> Iterator[Text]:
    """A length: fixed by law, or as each practice has it, with its default and its range."""
    if not isinstance(length, Parameter):
        yield length.text if length.n else Text("至该日为止", "until that very day")
        yield Text("不由地方调整", "not for local practice to change")
        return
    for practice in practices:
        yield in_force(length, practice, named=len(practices) > 1)
    yield Text("默认{default}，可定{range}", "default {default}, may be {range}").format(
        default=shown(length.default), range=allowed(length)
    )


def in_force(parameter: Parameter[Any], practice: Practice, *, named: bool) -> Text:
    """The value that a practice has, with its source; under the practice's name where there are several."""
    said = shown(practice[parameter])
    if source := practice.sources.get(parameter.code):
        said = Text("{value}（{source}）", "{value} ({source})").format(value=said, source=source)
    return Text("{title}：{value}", "{title}: {value}").format(title=practice.title, value=said) if named else said


def shown(value: object) -> Text:
    """A parameter's value in words."""
    if isinstance(value, bool):
        return Text("是", "yes") if value else Text("否", "no")
    return Text("{value}", "{value}").format(value=value)


def allowed(parameter: Parameter[Any]) -> Text:
    """The range that a local value must keep to."""
    if parameter.least is None or parameter.most is None:
        return Text("不限", "any")
    least, most = shown(parameter.least), shown(parameter.most)
    return Text("{least}至{most}", "{least} to {most}").format(least=least, most=most)
