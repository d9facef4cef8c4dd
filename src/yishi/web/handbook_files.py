"""The handbook as files for the documentation: Markdown and a drawing for each procedure, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.template.loader import render_to_string

from yishi import rulebook
from yishi.kernel.text import Text
from yishi.rulebook import record_keeping
from yishi.web.diagram import drawing
from yishi.web.handbook import chapter, parameters

if TYPE_CHECKING:
    from yishi.kernel.procedure import Procedure
    from yishi.web.handbook import Chapter, Table
    from yishi.web.handbook_rows import Cell

LANGUAGES: Final = ("zh", "en")
_EM: Final = 14
_MADE: Final = Text(
    "本页由 `yishi handbook` 根据程序声明生成，请勿手工修改。",
    "Made by `yishi handbook` from the declaration of the procedure; do not edit.",
)
_INDEX: Final = Text("程序手册", "Handbook of procedures")


def files() -> dict[str, str]:
    """Every file of the handbook by its name: the same text for the same declarations."""
    made = {"README.md": _index()}
    practices = [rulebook.practice(code) for code in rulebook.PRACTICES]
    for code, procedure in sorted(rulebook.CURRENT.items()):
        told = chapter(procedure, practices)
        for language in LANGUAGES:
            made[f"{code}.{language}.md"] = _page(told, language)
            made[f"{code}.{language}.svg"] = picture(told, language, standalone=True) + "\n"
    return made


def picture(told: Chapter, language: str, *, standalone: bool = False) -> str:
    """The drawing as SVG: with its own style for a file, bare for a page of the site."""
    drawn = drawing(told.procedure, language)
    said = Text(
        "{title}的程序图。主要环节：{way}。全部环节和行为见下表。",
        "Diagram of {title}. The main way: {way}. All stages and acts are in the tables.",
    )
    context = {
        "drawn": drawn,
        "standalone": standalone,
        "ems": f"{drawn.width / _EM:.1f}",
        "ems_high": f"{drawn.height / _EM:.1f}",
        "summary": said.format(title=told.procedure.title, way=told.way)[language],
    }
    return render_to_string("handbook/diagram.svg", context).strip()


def _page(told: Chapter, language: str) -> str:
    procedure, other = told.procedure, "en" if language == "zh" else "zh"
    since = Text("自{day}起开始的事项适用。依据：", "For matters begun from {day}. Basis: ").format(
        day=procedure.in_force
    )
    parts = [
        f"# {_title(procedure, language)}",
        f"{_MADE[language]} [{'English' if other == 'en' else '中文'}]({procedure.code}.{other}.md)",
        procedure.summary[language],
        since[language] + ("；" if language == "zh" else "; ").join(basis[language] for basis in told.basis),
        f"![{told.way[language]}]({procedure.code}.{language}.svg)",
        *(_table(table, language) for table in told.tables),
    ]
    return "\n\n".join(parts) + "\n"


def _index() -> str:
    parts = []
    practices = [rulebook.practice(code) for code in rulebook.PRACTICES]
    for language in LANGUAGES:
        links = [
            f"- [{_title(procedure, language)}]({code}.{language}.md): {procedure.summary[language]}"
            for code, procedure in sorted(rulebook.CURRENT.items())
        ]
        kept = parameters(record_keeping.PARAMETERS, practices)
        parts += [f"# {_INDEX[language]}", _MADE[language], "\n".join(links), _table(kept, language)]
    return "\n\n".join(parts) + "\n"


def _title(procedure: Procedure[Any], language: str) -> str:
    title = procedure.title[language]
    return title[0].upper() + title[1:]


def _table(table: Table, language: str) -> str:
    heads = [head[language] for head in table.heads]
    lines = [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"]
    lines += [f"| {' | '.join(_cell(cell, language) for cell in row)} |" for row in table.rows]
    note = [table.note[language], ""] if table.note else []
    return "\n".join([f"## {table.title[language]}", "", *note, *lines])


def _cell(cell: Cell, language: str) -> str:
    return "<br>".join(line[language].replace("|", "\\|").replace("\n", " ") for line in cell)
