"""The list of deputies of the current term, as the deputies' affairs body keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yishi.congress.importing.deputy_columns import COLUMNS
from yishi.congress.importing.importer import Importer, did_you_mean, register
from yishi.congress.importing.report import Problem
from yishi.congress.mandates import begin_mandate
from yishi.congress.models import Body, CongressTerm, Deputy, Person
from yishi.congress.queries import bodies_on, term_on
from yishi.kernel.refusal import Refused
from yishi.kernel.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from yishi.congress.importing.report import RowReport, Seal
    from yishi.congress.models import Congress

_BODIES = {"delegation": Body.Kind.DELEGATION, "group": Body.Kind.DEPUTY_GROUP}


class ImportingDeputies:
    """One list under way: knows the term, the delegations, and who is a deputy already."""

    def __init__(self, congress: Congress, on: date, *, create_missing: bool) -> None:
        self.congress = congress
        self.term = _term(congress, on)
        self.bodies = {
            field: {body.name_zh: body for body in bodies_on(congress, on, kind)} for field, kind in _BODIES.items()
        }
        # Into a congress without delegations the first list brings them along.
        self.may_create = {field: create_missing or not known for field, known in self.bodies.items()}
        mandates = Deputy.objects.filter(congress=congress).select_related("person")
        self.former = {
            (deputy.person.name, deputy.born): deputy.person
            for deputy in mandates.exclude(term=self.term)
            if deputy.born
        }
        sitting = mandates.filter(term=self.term)
        self.sitting = {(deputy.person.name, deputy.born) for deputy in sitting}
        self.numbers = {deputy.number for deputy in sitting if deputy.number}
        self.seen: dict[tuple[str, str], int] = {}
        self.seen_numbers: dict[str, int] = {}

    def check(self, row: RowReport) -> None:
        """Find doubles in the file and the database, and delegations that do not exist."""
        self._check_person(row)
        self._check_number(row)
        for field, label in (("delegation", "代表团"), ("group", "代表小组")):
            self._check_body(row, field, label)

    def write(self, row: RowReport, seal: Seal | None) -> None:
        """Make the person (or find the deputy of an earlier term again), mandate, office."""
        values = dict(row.values)
        name, elected_on = values.pop("name"), values.pop("elected_on", self.term.begins)
        person = self.former.get((name, values.get("born", "")))
        if person is None:
            person = Person.objects.create(congress=self.congress, name=name)
        for field in _BODIES:
            values[field] = self._body(field, values.get(field, ""))
        begin_mandate(person=person, term=self.term, elected_on=elected_on, **values)
        if row.personal and seal is not None:
            seal(person, row.personal)

    def _check_person(self, row: RowReport) -> None:
        name, born = row.values["name"], row.values.get("born", "")
        key = (name, born)
        tell_apart = Text(
            "如是同名的两人，请都填写出生年月；否则请删去一行。",
            "If these are two people, give the month of birth of both; else delete a line.",
        )
        if _same(key, self.seen):
            line = next(line for other, line in self.seen.items() if _same(key, {other}))
            wrong = Text("与第{line}行重复。", "The same as line {line}.").format(line=line)
            row.problems.append(Problem("姓名", name, wrong, tell_apart))
        elif _same(key, self.sitting):
            wrong = Text("已经是{term}代表。", "This person is a deputy already ({term}).")
            row.problems.append(Problem("姓名", name, wrong.format(term=self.term), tell_apart))
        elif key in self.former:
            row.notes.append(Text("连任代表，沿用原有档案。", "Re-elected: the earlier file is continued."))
        self.seen.setdefault(key, row.line)

    def _check_number(self, row: RowReport) -> None:
        number = row.values.get("number", "")
        if not number:
            return
        once = Text("代表证号每人一个。", "Each deputy has a number of their own.")
        if number in self.seen_numbers:
            wrong = Text("与第{line}行的代表证号重复。", "The same number as line {line}.")
            row.problems.append(Problem("代表证号", number, wrong.format(line=self.seen_numbers[number]), once))
        elif number in self.numbers:
            wrong = Text("代表证号已被使用。", "The number is in use.")
            row.problems.append(Problem("代表证号", number, wrong, once))
        self.seen_numbers.setdefault(number, row.line)

    def _check_body(self, row: RowReport, field: str, label: str) -> None:
        name = row.values.get(field, "")
        if not name or name in self.bodies[field]:
            return
        if self.may_create[field]:
            note = Text("将新建{label}“{name}”。", "{label} {name} will be made.")
            row.notes.append(note.format(label=label, name=name))
            return
        wrong = Text("没有{label}“{name}”。", "There is no {label} {name}.").format(label=label, name=name)
        row.problems.append(Problem(label, name, wrong, did_you_mean(name, self.bodies[field])))

    def _body(self, field: str, name: str) -> Body | None:
        if name and name not in self.bodies[field]:
            self.bodies[field][name] = Body.objects.create(congress=self.congress, kind=_BODIES[field], name_zh=name)
        return self.bodies[field].get(name)


def _same(key: tuple[str, str], others: Iterable[tuple[str, str]]) -> bool:
    """Whether somebody of the name is among the others and no month of birth tells the two apart."""
    name, born = key
    return any(name == other and (born == other_born or not born or not other_born) for other, other_born in others)


def _term(congress: Congress, on: date) -> CongressTerm:
    """The term under way, or the next one: deputies are elected before it begins."""
    coming = CongressTerm.objects.filter(congress=congress, begins__gt=on).order_by("begins")
    term = term_on(congress, on) or coming.first()
    if term is None:
        raise Refused(
            Text("{name}还没有登记本届。", "No term of {name} is on file.").format(name=congress.name_zh),
            remedy=Text("请先登记届次和起始日期。", "Enter the term and its first day first."),
        )
    return term


DEPUTIES = register(
    Importer(
        kind="deputies",
        title=Text("代表名册", "List of deputies"),
        columns=COLUMNS,
        begin=ImportingDeputies,
    )
)
