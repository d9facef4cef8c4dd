"""The columns of a list of deputies, under the headings that offices use, and how their cells are read."""

from __future__ import annotations

import re

from yishi.congress.importing.cells import Cell, Unreadable, day_of, month_of, name_of, text_of
from yishi.congress.importing.importer import Column
from yishi.kernel.text import Text

_MOBILE = re.compile(r"(?:\+?86)?(1\d{10})")


def gender_of(cell: Cell) -> str:
    """男 or 女."""
    said = {"男": "男", "女": "女", "男性": "男", "女性": "女"}.get(text_of(cell))
    if said is None:
        raise Unreadable(
            Text("性别不是“男”或“女”。", "The gender is neither 男 nor 女."),
            Text("请填写男或女。", "Write 男 or 女."),
        )
    return said


def ethnic_of(cell: Cell) -> str:
    """A nationality by its full name: 汉 becomes 汉族.

    >>> ethnic_of("汉"), ethnic_of("维吾尔族")
    ('汉族', '维吾尔族')
    """
    said = name_of(cell)
    return said if said.endswith("族") or not said else said + "族"


def mobile_of(cell: Cell) -> str:
    """A mobile number, eleven digits, without spaces and country code."""
    match = _MOBILE.fullmatch(re.sub(r"[\s\-—]", "", text_of(cell)))
    if match is None:
        raise Unreadable(
            Text("不是11位手机号码。", "It is not a mobile number of 11 digits."),
            Text("请核对号码，一格只填一个。", "Check it; one number a cell."),
        )
    return match[1]


COLUMNS = (
    Column(
        "姓名",
        "name",
        Text("与代表证一致。", "As on the deputy's certificate."),
        "张明",
        ("代表姓名", "代表", "名字"),
        required=True,
        parse=name_of,
        longest=60,
    ),
    Column(
        "性别",
        "gender",
        Text("男或女。", "男 or 女."),
        "女",
        parse=gender_of,
        longest=4,
        choices=("男", "女"),
    ),
    Column(
        "出生年月",
        "born",
        Text("用来区分同名的代表。", "Tells deputies of one name apart."),
        "1975-08",
        ("出生日期", "生日", "出生"),
        parse=month_of,
    ),
    Column(
        "民族",
        "ethnic",
        Text("如汉族。", "Such as 汉族."),
        "汉族",
        parse=ethnic_of,
        longest=18,
    ),
    Column("学历", "education", Text("如大学。", "Such as 大学."), "大学", ("文化程度",), longest=20),
    Column(
        "职业",
        "occupation",
        Text("单位和职务。", "Place of work and post."),
        "清河县第一中学教师",
        ("工作单位及职务", "单位及职务", "单位职务", "工作单位", "职务", "单位和职务"),
    ),
    Column(
        "界别",
        "sector",
        Text("如工人、农民、干部。", "Such as workers, farmers, officials."),
        "专业技术人员",
        ("代表结构", "身份", "类别"),
        longest=40,
    ),
    Column(
        "代表团",
        "delegation",
        Text("所在代表团的名称。", "The name of the delegation."),
        "葛仙庄镇代表团",
        ("所在代表团", "所属代表团", "团组"),
        parse=name_of,
        longest=80,
    ),
    Column(
        "选区",
        "constituency",
        Text("当选的选区。", "The constituency of the election."),
        "第12选区",
        ("当选选区", "所在选区", "选举单位"),
        longest=80,
    ),
    Column(
        "代表小组",
        "group",
        Text("所在代表小组的名称。", "The name of the deputies' group."),
        "第三代表小组",
        ("所在代表小组", "小组"),
        parse=name_of,
        longest=80,
    ),
    Column(
        "代表证号",
        "number",
        Text("每位代表一个号码。", "One number for each deputy."),
        "0001",
        ("代表编号", "证号", "代表证编号"),
        longest=20,
    ),
    Column(
        "当选日期",
        "elected_on",
        Text("空着则为本届起始日期。", "Left empty: the first day of the term."),
        "2026-12-20",
        ("当选时间",),
        parse=day_of,
    ),
    Column(
        "手机号码",
        "phone",
        Text("加密保管，不公开。", "Kept encrypted, not public."),
        "13800000000",
        ("手机", "手机号", "电话", "联系电话", "联系方式", "电话号码"),
        parse=mobile_of,
        personal=True,
    ),
)
