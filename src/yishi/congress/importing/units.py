"""The list of organs and units that report to the congress or handle its matters, with their officers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yishi.congress.importing.cells import Cell, Unreadable, name_of, text_of
from yishi.congress.importing.importer import Column, Importer, register
from yishi.congress.importing.report import Problem
from yishi.congress.models import Office, Person, Unit
from yishi.kernel.text import Text
from yishi.rulebook.roles import OfficeKind

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from yishi.congress.importing.report import RowReport, Seal
    from yishi.congress.models import Congress

_KIND_WORDS = {
    "政府": Unit.Kind.GOVERNMENT,
    "部门": Unit.Kind.GOVERNMENT_DEPARTMENT,
    "政府工作部门": Unit.Kind.GOVERNMENT_DEPARTMENT,
    "监委": Unit.Kind.SUPERVISORY_COMMISSION,
    "法院": Unit.Kind.COURT,
    "检察院": Unit.Kind.PROCURATORATE,
    "乡镇": Unit.Kind.TOWNSHIP_GOVERNMENT,
    "街道": Unit.Kind.TOWNSHIP_GOVERNMENT,
    "垂管单位": Unit.Kind.VERTICAL,
    "垂直管理部门": Unit.Kind.VERTICAL,
    "群团": Unit.Kind.MASS_ORGANISATION,
    "人民团体": Unit.Kind.MASS_ORGANISATION,
    "党委部门": Unit.Kind.PARTY_OR_GOVERNMENT,
    "国有企业": Unit.Kind.ENTERPRISE,
} | {str(kind.label): kind for kind in Unit.Kind}

# What a name gives away, where the column is empty; the first that fits counts.
_KIND_BY_NAME = (
    (r"监察委员会|监委$", Unit.Kind.SUPERVISORY_COMMISSION),
    (r"法院$", Unit.Kind.COURT),
    (r"检察院$", Unit.Kind.PROCURATORATE),
    (r"街道办事处$|[乡镇](人民)?政府$", Unit.Kind.TOWNSHIP_GOVERNMENT),
    (r"人民政府$", Unit.Kind.GOVERNMENT),
    (r"公司$|集团$", Unit.Kind.ENTERPRISE),
    (r"税务局$|气象局$|烟草专卖局$|消防救援|分局$", Unit.Kind.VERTICAL),
    (r"总工会$|妇女?联合?会$|妇联$|共青团|残疾人联合会$|残联$|工商业?联合?会$", Unit.Kind.MASS_ORGANISATION),
    (r"中心$|学校$|中学$|医院$|供销", Unit.Kind.INSTITUTION),
    (r"^(中共|县委|区委|市委)|信访局$", Unit.Kind.PARTY_OR_GOVERNMENT),
)


def kind_of(cell: Cell) -> str:
    """A kind of unit by one of the words that offices use."""
    kind = _KIND_WORDS.get(text_of(cell))
    if kind is None:
        words = "、".join(str(label) for label in Unit.Kind.labels)
        raise Unreadable(
            Text("没有这个类别。", "There is no such kind."),
            Text("请选用：{words}。", "Choose one of: {words}.").format(words=words),
        )
    return kind.value


def kind_by_name(name: str) -> str:
    """The kind that a unit's name suggests; most are departments of the government."""
    suggested = (kind for pattern, kind in _KIND_BY_NAME if re.search(pattern, name))
    return next(suggested, Unit.Kind.GOVERNMENT_DEPARTMENT).value


def names_of(cell: Cell) -> tuple[str, ...]:
    """One or several names in a cell.

    >>> names_of("张三、李四；王 五")
    ('张三', '李四', '王五')
    """
    parts = (name_of(part) for part in re.split(r"[、，,；;/\n]", text_of(cell)))
    return tuple(part for part in parts if part)


def free_code(taken: Collection[str]) -> str:
    """A code that no unit has: U001, U002 and on."""
    number = len(taken) + 1
    while f"U{number:03}" in taken:
        number += 1
    return f"U{number:03}"


class ImportingUnits:
    """One list under way. A unit that exists is completed, so that a mended list can be imported again."""

    def __init__(self, congress: Congress, on: date, *, create_missing: bool) -> None:
        del create_missing  # the list makes units by its nature
        self.congress, self.on = congress, on
        self.units = {unit.name: unit for unit in Unit.objects.filter(congress=congress)}
        self.codes = {unit.code: unit.name for unit in self.units.values()}
        self.seen: dict[str, int] = {}

    def check(self, row: RowReport) -> None:
        """Find doubles, abolished units and codes in use."""
        name, code = row.values["name"], row.values.get("code", "")
        if name in self.seen:
            wrong = Text("与第{line}行重复。", "The same as line {line}.").format(line=self.seen[name])
            row.problems.append(Problem("名称", name, wrong, Text("请删去一行。", "Delete a line.")))
        self.seen.setdefault(name, row.line)
        unit = self.units.get(name)
        if unit is not None and unit.abolished_on is not None:
            wrong = Text("该单位已于{day}撤销。", "The unit was abolished on {day}.")
            mend = Text("请改用承接单位的名称。", "Name the unit that took over.")
            row.problems.append(Problem("名称", name, wrong.format(day=unit.abolished_on), mend))
        elif unit is not None:
            row.notes.append(Text("单位已存在，将补充更新。", "The unit exists and will be completed."))
        if self.codes.get(code, name) != name:
            wrong = Text("代码已用于“{name}”。", "The code is that of {name}.").format(name=self.codes[code])
            row.problems.append(Problem("代码", code, wrong, Text("请换一个。", "Choose another.")))
        elif code:
            self.codes[code] = name

    def write(self, row: RowReport, seal: Seal | None) -> None:
        """Make or complete the unit, and give its head and staff their offices."""
        del seal  # nothing here is personal
        values = dict(row.values)
        name = values.pop("name")
        heads, staff = values.pop("heads", ()), values.pop("staff", ())
        unit = self.units.get(name)
        if unit is None:
            values.setdefault("kind", kind_by_name(name))
            values["code"] = values.get("code") or self._free_code()
            unit = self.units[name] = Unit.objects.create(congress=self.congress, name=name, **values)
            self.codes[unit.code] = name
        else:
            for field, value in values.items():
                setattr(unit, field, value)
            unit.save()
        for people, kind, title in (
            (heads, OfficeKind.UNIT_HEAD, "负责人"),
            (staff, OfficeKind.UNIT_STAFF, "经办人"),
        ):
            for person in people:
                self._appoint(unit, person, kind, (unit.short or unit.name) + title)

    def _appoint(self, unit: Unit, name: str, kind: OfficeKind, title: str) -> None:
        """Give the office unless a person of this name holds it; one unit's people are told by name."""
        offices = Office.objects.filter(congress=self.congress, unit=unit, person__name=name)
        if offices.held_on(self.on).filter(kind=kind).exists():
            return
        known = offices.select_related("person").first()
        person = known.person if known else Person.objects.create(congress=self.congress, name=name)
        Office.objects.create(
            congress=self.congress, person=person, kind=kind, title=title, unit=unit, held_from=self.on
        )

    def _free_code(self) -> str:
        return free_code(self.codes)


UNITS = register(
    Importer(
        kind="units",
        title=Text("国家机关和单位名录", "List of organs and units"),
        begin=ImportingUnits,
        columns=(
            Column(
                "名称",
                "name",
                Text("单位全称。", "The unit's full name."),
                "清河县财政局",
                ("单位名称", "单位全称", "全称", "单位", "承办单位"),
                required=True,
                parse=name_of,
                longest=80,
            ),
            Column(
                "简称",
                "short",
                Text("列表中显示。", "Shown in lists."),
                "县财政局",
                ("单位简称",),
                longest=40,
            ),
            Column(
                "类别",
                "kind",
                Text("空着则按名称判断。", "Left empty: told from the name."),
                "政府部门",
                ("单位类别", "单位性质", "性质"),
                parse=kind_of,
                choices=tuple(str(label) for label in Unit.Kind.labels),
            ),
            Column(
                "负责人",
                "heads",
                Text("签发答复的人。", "Who signs replies."),
                "李华",
                ("单位负责人", "分管领导", "主要负责人"),
                parse=names_of,
            ),
            Column(
                "经办人",
                "staff",
                Text("可填几人，用顿号隔开。", "One or several, separated by 、."),
                "王芳、赵强",
                ("联络员", "具体承办人", "联系人"),
                parse=names_of,
            ),
            Column(
                "英文名",
                "name_en",
                Text("可以不填。", "Optional."),
                "Finance Bureau",
                ("英文名称",),
                longest=160,
            ),
            Column(
                "代码",
                "code",
                Text("空着则自动编号。", "Left empty: numbered."),
                "CZJ",
                ("单位代码", "编码"),
                longest=40,
            ),
        ),
    )
)
