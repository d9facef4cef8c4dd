"""Finding the deputies whom a ledger names: by name, with the number where two are called the same."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from yishi.congress.importing.cells import Cell, Unreadable, name_of, text_of
from yishi.congress.importing.importer import did_you_mean
from yishi.congress.models import Deputy, Office
from yishi.kernel.text import Text
from yishi.rulebook.roles import OfficeKind

if TYPE_CHECKING:
    from datetime import date

    from yishi.congress.models import Congress

_NUMBERED = re.compile(r"(?P<name>.+?)\((?P<number>[^()]+)\)")


def named(cell: Cell) -> tuple[str, ...]:
    """Several deputies in a cell, numbers in brackets kept with their names.

    >>> named("张三、李四(012)；王　五")
    ('张三', '李四(012)', '王五')
    """
    parts = (name_of(part) for part in re.split(r"[、，,；;/\n]", text_of(cell)))
    return tuple(dict.fromkeys(part for part in parts if part))


class Deputies:
    """The deputies of a congress at all times, in two queries."""

    def __init__(self, congress: Congress) -> None:
        offices = Office.objects.filter(congress=congress, kind=OfficeKind.DEPUTY).select_related("person")
        self.by_name: defaultdict[str, list[Office]] = defaultdict(list)
        for office in offices.order_by("pk"):
            self.by_name[office.person.name].append(office)
        self.numbers: defaultdict[int, set[str]] = defaultdict(set)
        for person, number in Deputy.objects.filter(congress=congress).values_list("person", "number"):
            self.numbers[person].add(number)

    def find(self, said: str, day: date) -> Office | Unreadable:
        """The office of the deputy meant, held on the day; else what is wrong."""
        match = _NUMBERED.fullmatch(unicodedata.normalize("NFKC", said))
        name, number = (name_of(match["name"]), match["number"].strip()) if match else (said, "")
        offices = [one for one in self.by_name.get(name, ()) if not number or number in self.numbers[one.person_id]]
        if not offices:
            wrong = Text("没有名叫“{name}”的代表。", "There is no deputy called {name}.").format(name=said)
            return Unreadable(wrong, did_you_mean(name, self.by_name))
        held = {one.person_id: one for one in offices if one.held_on(day)}
        if len(held) > 1:
            wrong = Text("有{n}位代表都叫“{name}”。", "{n} deputies are called {name}.")
            mend = Text("请注明代表证号，如{name}(012)。", "Add the number: {name}(012).")
            return Unreadable(wrong.format(n=len(held), name=name), mend.format(name=name))
        return next(iter(held.values()), None) or _not_in_office(name, day)

    def in_office(self, office: Office, day: date) -> Office | Unreadable:
        """The office that the same deputy held on the day; else what is wrong."""
        same = [one for one in self.by_name[office.person.name] if one.person_id == office.person_id]
        held = next((one for one in same if one.held_on(day)), None)
        return held or _not_in_office(office.person.name, day)


def _not_in_office(name: str, day: date) -> Unreadable:
    wrong = Text("{day}{name}不是代表。", "{name} was no deputy on {day}.").format(day=day, name=name)
    mend = Text(
        "请核对日期；外来或者更早的，可以统一记为导入当日。", "Check the day, or date all lines with the day of import."
    )
    return Unreadable(wrong, mend)
