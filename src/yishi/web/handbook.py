"""The handbook of a procedure, derived from its declaration: one plain structure for the site and for the files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yishi import rulebook
from yishi.kernel.citation import Citation
from yishi.kernel.text import Text, join, written
from yishi.web.handbook_rows import COMMA, act_row, allowed, deadline_row, in_force, quoted, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yishi.kernel.citation import Basis, Law
    from yishi.kernel.parameter import Parameter, Practice
    from yishi.kernel.procedure import Procedure, Stage
    from yishi.web.handbook_rows import Cell, Row


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the handbook; each cell is a tuple of lines. ``note`` stands under its title."""

    code: str
    title: Text
    heads: tuple[Text, ...]
    rows: tuple[Row, ...]
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """The handbook of one version of a procedure."""

    procedure: Procedure[Any]
    way: Text
    basis: Cell
    tables: tuple[Table, ...]


def chapter(procedure: Procedure[Any], practices: Sequence[Practice]) -> Chapter:
    """The handbook under these local practices: one on a congress's own pages, all shipped ones in the files."""
    versions = [one for one in rulebook.ALL if one.code == procedure.code]
    tables = (
        _stages(procedure),
        _acts(procedure),
        _deadlines(procedure, practices),
        _sights(procedure),
        parameters(procedure.parameters, practices),
        _versions(versions),
        _laws(procedure),
    )
    stages = [procedure.begins, *procedure.way(procedure.begins)]
    way = join(" → ", [stage.title for stage in stages])
    return Chapter(procedure, way, tuple(basis.text for basis in procedure.basis), tuple(t for t in tables if t.rows))


def _stages(procedure: Procedure[Any]) -> Table:
    heads = (Text("环节", "Stage"), Text("可办理", "Open acts"), Text("期限", "Deadlines"))
    rows = [
        (tuple(_stage_names(procedure, stage)), _open_acts(procedure, stage), _terms_at(procedure, stage))
        for stage in procedure.stages
    ]
    return Table("stages", Text("环节", "Stages"), heads, tuple(rows))


def _stage_names(procedure: Procedure[Any], stage: Stage) -> Iterator[Text]:
    yield stage.title
    if stage is procedure.begins:
        yield Text("开始", "beginning")
    if stage in procedure.ends:
        yield Text("结束", "end")


def _open_acts(procedure: Procedure[Any], stage: Stage) -> Cell:
    found = [act.title for act in procedure.leaving[stage] if not act.internal]
    return (join(COMMA, found),) if found else ()


def _terms_at(procedure: Procedure[Any], stage: Stage) -> Cell:
    return tuple(deadline.title for deadline in procedure.deadlines if stage in deadline.stages)


def _acts(procedure: Procedure[Any]) -> Table:
    heads = (
        Text("行为", "Act"),
        Text("谁办", "By whom"),
        Text("环节", "Stages"),
        Text("填写文书", "Fields and documents"),
        Text("依据条件", "Basis"),
        Text("谁能看", "Seen by"),
    )
    rows = tuple(act_row(procedure, act) for act in (procedure.opens, *procedure.acts))
    return Table("acts", Text("谁可以做什么", "Who may do what"), heads, rows)


def _deadlines(procedure: Procedure[Any], practices: Sequence[Practice]) -> Table:
    heads = (
        Text("期限", "Deadline"),
        Text("约束谁", "Binds"),
        Text("起算", "From"),
        Text("到何时", "Until"),
        Text("多长", "Length"),
        Text("依据", "Basis"),
    )
    rows = tuple(deadline_row(procedure, one, practices) for one in procedure.deadlines)
    note = Text(
        "起算当日不计入；工作日按国务院公布的节假日安排计算。",
        "The first day does not count; working days follow the State Council's calendar.",
    )
    return Table("terms", Text("期限", "Deadlines"), heads, rows, note)


def _sights(procedure: Procedure[Any]) -> Table:
    heads = (Text("谁", "Who"), Text("何时能查看", "When"))
    public = Text("事项公开后", "once the matter is public")
    always = Text("参与之后的任何环节", "at every stage, once it takes part")
    office = Text("任何环节", "at every stage")
    rows: list[Row] = []
    for sight in procedure.seen_by:
        everybody = not sight.role.offices and not sight.role.part
        when = public if everybody else always if sight.role.part else office
        if sight.stages is not None:
            hidden = [stage.title for stage in procedure.stages if stage not in sight.stages]
            when = Text("除{hidden}以外的环节", "except at {hidden}").format(hidden=quoted(hidden))
        rows.append(((sight.role.title,), (when,)))
    return Table("sight", Text("谁能查看此类事项", "Who may see such a matter"), heads, tuple(rows))


def parameters(declared: Sequence[Parameter[Any]], practices: Sequence[Practice]) -> Table:
    """What a county may settle for itself: the value in each practice, the default, the range, the source."""
    local = (Text("本地现行", "Here"),) if len(practices) == 1 else tuple(one.title for one in practices)
    heads = (
        Text("参数", "Parameter"),
        *local,
        Text("默认", "Default"),
        Text("可定范围", "Range"),
        Text("默认依据", "Basis"),
    )
    rows = tuple(
        (
            (one.title,),
            *((in_force(one, practice, named=False),) for practice in practices),
            (shown(one.default),),
            (allowed(one),),
            (one.basis.text,),
        )
        for one in declared
    )
    note = Text(
        "地方规定可以在范围内另定；法律规定的期限不得放宽。",
        "Local rules may differ within the range; no time limit set by law may be relaxed.",
    )
    return Table("parameters", Text("地方做法参数", "Local practice"), heads, rows, note)


def _versions(versions: Sequence[Procedure[Any]]) -> Table:
    heads = (Text("自何日起开始的事项适用", "For matters begun from"), Text("依据", "Basis"))
    newest = sorted(versions, key=lambda one: one.in_force, reverse=True)
    rows = tuple(((written(one.in_force),), tuple(basis.text for basis in one.basis)) for one in newest)
    note = Text("事项始终适用它开始时的版本。", "A matter keeps the version that it began under.")
    return Table("versions", Text("版本", "Versions"), heads, rows, note)


def _laws(procedure: Procedure[Any]) -> Table:
    heads = (
        Text("名称", "Title"),
        Text("全称", "Official title"),
        Text("代号", "Code"),
        Text("文本日期", "Text of"),
        Text("施行日期", "In force from"),
    )
    laws = {basis.law.code: basis.law for basis in _bases(procedure) if isinstance(basis, Citation)}
    ordered = sorted(laws.values(), key=lambda law: (law.local, law.code))
    rows = tuple(_law_row(law) for law in ordered)
    return Table("laws", Text("所依据的法律法规", "Laws and regulations cited"), heads, rows)


def _law_row(law: Law) -> Row:
    code = Text(law.code, law.code)
    return ((law.title,), (law.full,), (code,), (written(law.version),), (written(law.in_force),))


def _bases(procedure: Procedure[Any]) -> Iterator[Basis]:
    yield from procedure.basis
    for act in (procedure.opens, *procedure.acts):
        yield act.basis
        yield from (guard.basis for guard in act.guards)
        yield from (check.basis for check in act.checks)
    for deadline in procedure.deadlines:
        yield deadline.basis
        yield from (longer.basis for longer in deadline.longer)
    yield from (parameter.basis for parameter in procedure.parameters)
