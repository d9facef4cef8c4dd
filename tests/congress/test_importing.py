"""Lists are checked line by line, naming row, column, fault and remedy; then taken over all or nothing."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from yishi.congress.importing import check
from yishi.congress.importing.check import apply, dry_run
from yishi.congress.importing.importer import IMPORTERS
from yishi.congress.importing.table import read_table
from yishi.congress.importing.template import template_xlsx
from yishi.congress.importing.units import kind_by_name
from yishi.congress.mandates import begin_mandate
from yishi.congress.models import Body, CongressTerm, Deputy, Office, Person, Unit
from yishi.congress.queries import deputies_on, officers_of_unit
from yishi.kernel.refusal import Overtaken, Refused

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 23)
FULL = (
    "代表姓名,性别,出生年月,民族,学历,职业,界别,代表团,选区,代表小组,代表证号,手机\n"
    "张　三,男,1975年8月,汉,大学,教师,专业技术人员,城关代表团,第1选区,第一小组,0001,138-0000-0000\n"
)


@pytest.fixture(autouse=True)
def _nobody_keeps_personal_data(monkeypatch):
    monkeypatch.setattr(check, "_seals", [])


def tried(congress, text, kind="deputies", **options):
    return dry_run(congress, kind, read_table(text.encode(), "表.csv"), DAY, **options)


def found(report):
    return [(row.line, p.column, p.wrong.zh) for row in report.rows for p in row.problems]


def test_a_whole_line_becomes_a_person_a_mandate_and_an_office(qinghe):
    sealed = {}
    report = tried(qinghe, FULL)
    assert apply(report, lambda person, data: sealed.update({person.name: data})) == 1
    deputy = deputies_on(qinghe, DAY).get()
    assert (deputy.person.name, deputy.born, deputy.ethnic, deputy.delegation.name_zh, deputy.number) == (
        "张三",
        "1975-08",
        "汉族",
        "城关代表团",
        "0001",
    )
    assert Office.objects.held_on(DAY).filter(person=deputy.person, kind="deputy").count() == 1
    assert sealed == {"张三": {"phone": "13800000000"}}


def test_a_dry_run_writes_nothing(qinghe, django_assert_num_queries):
    assert tried(qinghe, FULL).ok
    assert (Person.objects.count(), Body.objects.filter(kind="delegation").count()) == (0, 0)


def test_a_dry_run_takes_the_same_queries_for_one_line_and_for_many(qinghe, django_assert_num_queries):
    with django_assert_num_queries(5):
        tried(qinghe, "姓名\n张三\n")
    with django_assert_num_queries(5):
        tried(qinghe, "姓名\n" + "".join(f"张{n}\n" for n in range(100)))


def test_personal_data_without_a_keeper_is_not_imported(qinghe):
    with pytest.raises(Refused, match="加密保管"):
        apply(tried(qinghe, FULL))
    assert Deputy.objects.count() == 0


def test_the_keeper_named_at_start_up_is_asked(qinghe):
    kept = []
    check.seal_with(lambda _person, data: kept.append(data))
    apply(tried(qinghe, FULL))
    assert kept == [{"phone": "13800000000"}]


def test_every_wrong_cell_is_named_with_its_remedy(qinghe):
    report = tried(qinghe, "姓名,性别,出生年月,手机\n,甲,1975.1,110\n")
    assert found(report) == [
        (2, "姓名", "“姓名”没有填写。"),
        (2, "性别", "性别不是“男”或“女”。"),
        (2, "出生年月", "“1975.1”可能是1月，也可能是10月。"),
        (2, "手机号码", "不是11位手机号码。"),
    ]
    assert all(p.mend.zh for row in report.rows for p in row.problems)


def test_a_text_too_long_for_its_column_is_named(qinghe):
    assert found(tried(qinghe, f"姓名\n{'长' * 61}\n")) == [(2, "姓名", "超过60个字。")]


def test_one_bad_line_keeps_the_whole_list_out(qinghe):
    report = tried(qinghe, "姓名,性别\n张三,男\n李四,无\n")
    assert (report.ok_count, report.problem_count) == (1, 1)
    with pytest.raises(Refused):
        apply(report)
    assert Deputy.objects.count() == 0


def test_a_list_is_applied_once(qinghe):
    report = tried(qinghe, "姓名\n张三\n")
    apply(report)
    with pytest.raises(Refused):
        apply(report)


def test_a_missing_column_is_named_with_the_nearest_heading(qinghe):
    report = tried(qinghe, "代表名,性别\n张三,男\n")
    assert [(p.column, p.wrong.zh) for p in report.problems] == [("姓名", "缺少“姓名”列。")]
    assert report.rows == []
    assert [note.zh for note in report.notes] == ["“代表名”列不认识，不会导入。"]


def test_a_column_given_twice_is_named(qinghe):
    assert [p.wrong.zh for p in tried(qinghe, "姓名,名字\n张三,张三\n").problems] == ["“姓名”列出现了两次。"]


def test_a_header_without_lines_is_named(qinghe):
    assert [p.wrong.zh for p in tried(qinghe, "姓名,性别\n").problems] == ["表头下面没有内容。"]


def test_a_misspelt_delegation_is_answered_with_the_nearest(qinghe):
    Body.objects.create(congress=qinghe, kind="delegation", name_zh="葛仙庄镇代表团")
    report = tried(qinghe, "姓名,代表团\n张三,葛仙庄代表团\n")
    assert [p.mend.zh for p in report.rows[0].problems] == ["是不是“葛仙庄镇代表团”？"]


def test_a_misspelt_delegation_is_made_only_when_asked_for(qinghe):
    Body.objects.create(congress=qinghe, kind="delegation", name_zh="葛仙庄镇代表团")
    report = tried(qinghe, "姓名,代表团\n张三,城关代表团\n", create_missing=True)
    assert apply(report) == 1
    assert Body.objects.filter(kind="delegation").count() == 2


def test_two_lines_of_one_person_are_named(qinghe):
    assert found(tried(qinghe, "姓名\n张三\n李四\n张 三\n")) == [(4, "姓名", "与第2行重复。")]


def test_two_people_of_one_name_are_told_apart_by_birth(qinghe):
    assert apply(tried(qinghe, "姓名,出生年月\n张三,1975-08\n张三,1980-01\n")) == 2


def test_a_deputy_on_file_is_not_imported_again(qinghe):
    apply(tried(qinghe, "姓名,代表证号\n张三,1\n"))
    assert found(tried(qinghe, "姓名\n张三\n")) == [(2, "姓名", "已经是第十八届代表。")]
    assert found(tried(qinghe, "姓名,代表证号\n李四,1\n")) == [(2, "代表证号", "代表证号已被使用。")]


def test_a_number_given_twice_is_named(qinghe):
    report = tried(qinghe, "姓名,代表证号\n张三,1\n李四,1\n")
    assert found(report) == [(3, "代表证号", "与第2行的代表证号重复。")]


def test_a_re_elected_deputy_keeps_the_same_person(qinghe):
    former = CongressTerm.objects.create(congress=qinghe, number=17, begins=date(2021, 1, 1), ends=date(2026, 1, 9))
    person = Person.objects.create(congress=qinghe, name="张三")
    begin_mandate(person=person, term=former, elected_on=former.begins, born="1975-08")
    report = tried(qinghe, "姓名,出生年月\n张三,1975-08\n")
    apply(report)
    assert [note.zh for note in report.rows[0].notes] == ["连任代表，沿用原有档案。"]
    assert deputies_on(qinghe, DAY).get().person == person


def test_a_clerk_of_the_same_name_is_not_made_a_deputy(qinghe):
    clerk = Person.objects.create(congress=qinghe, name="张三")
    apply(tried(qinghe, "姓名\n张三\n"))
    assert deputies_on(qinghe, DAY).get().person != clerk


def test_deputies_of_the_coming_term_can_be_imported_before_it_begins(qinghe):
    CongressTerm.objects.update(begins=date(2026, 12, 28))
    apply(tried(qinghe, "姓名,当选日期\n张三,2026年12月20日\n"))
    assert Deputy.objects.get().elected_on == date(2026, 12, 20)
    assert Office.objects.get(kind="deputy").held_from == date(2026, 12, 28)


def test_without_a_term_there_are_no_deputies(qinghe):
    CongressTerm.objects.all().delete()
    with pytest.raises(Refused, match="没有登记本届"):
        tried(qinghe, "姓名\n张三\n")


def test_data_that_changed_since_the_check_stop_the_import(qinghe):
    report = tried(qinghe, "姓名,代表证号\n李四,2\n张三,1\n")
    apply(tried(qinghe, "姓名,代表证号\n王五,1\n"))
    with pytest.raises(Overtaken):
        apply(report)
    assert [deputy.person.name for deputy in Deputy.objects.all()] == ["王五"]


def test_a_refusal_while_writing_names_its_line(qinghe, monkeypatch):
    report = tried(qinghe, "姓名\n张三\n")

    def refuse(row, seal):
        raise Refused(check.bounds.EMPTY)

    monkeypatch.setattr(report.importing, "write", refuse)
    with pytest.raises(Refused, match="第2行："):
        apply(report)


def test_formulas_are_kept_as_text(qinghe):
    apply(tried(qinghe, "姓名,职业\n张三,=HYPERLINK(1)\n"))
    assert Deputy.objects.get().occupation == "=HYPERLINK(1)"


def test_an_unknown_kind_is_refused_with_the_nearest(qinghe):
    with pytest.raises(Refused) as refused:
        tried(qinghe, "姓名\n张三\n", kind="deputy")
    assert "deputies" in refused.value.remedy.zh


def test_a_list_of_units_brings_their_officers(qinghe):
    report = tried(
        qinghe,
        "单位名称,简称,类别,负责人,联络员\n清河县红十字会,红十字会,群团组织,李华,王芳、赵强\n",
        "units",
    )
    apply(report)
    unit = Unit.objects.get(name="清河县红十字会")
    assert (unit.kind, unit.code) == ("mass_organisation", "U050")
    assert sorted((o.kind, o.person.name) for o in officers_of_unit(unit, DAY)) == [
        ("unit_head", "李华"),
        ("unit_staff", "王芳"),
        ("unit_staff", "赵强"),
    ]


def test_a_list_of_units_can_be_imported_again(qinghe):
    text = "名称,负责人,英文名\n清河县财政局,李华,Finance\n"
    for _ in range(2):
        report = tried(qinghe, text, "units")
        apply(report)
    assert [note.zh for note in report.rows[0].notes] == ["单位已存在，将补充更新。"]
    unit = Unit.objects.get(name="清河县财政局")
    assert (unit.code, unit.short, unit.name_en) == ("CZJ", "县财政局", "Finance")
    assert officers_of_unit(unit, DAY).count() == 1


def test_doubles_abolished_units_and_codes_in_use_are_named(qinghe):
    Unit.objects.filter(code="SWJ").update(abolished_on=date(2026, 6, 1))
    report = tried(qinghe, "名称,代码,类别\n甲局,CZJ,部门\n乙局,,\n乙局,,\n清河县商务局,,\n丙局,,王国\n", "units")
    assert found(report) == [
        (2, "代码", "代码已用于“清河县财政局”。"),
        (4, "名称", "与第3行重复。"),
        (5, "名称", "该单位已于2026年6月1日撤销。"),
        (6, "类别", "没有这个类别。"),
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("清河县人民法院", "court"),
        ("清河县监察委员会", "supervisory_commission"),
        ("葛仙庄镇人民政府", "township_government"),
        ("清河县人民政府", "government"),
        ("清河县水务公司", "enterprise"),
        ("清河县财政局", "government_department"),
    ],
)
def test_a_units_name_tells_its_kind(name, kind):
    assert kind_by_name(name) == kind


@pytest.mark.parametrize("kind", ["deputies", "units"])
def test_the_template_can_be_read_back(kind):
    table = read_table(template_xlsx(kind), "模板.xlsx")
    assert [name.rstrip("*") for name in table.header] == [column.name for column in IMPORTERS[kind].columns]
    assert table.rows == ()


@pytest.mark.parametrize("kind", ["deputies", "units"])
def test_the_examples_of_the_template_are_good_lines(qinghe, kind):
    columns = IMPORTERS[kind].columns
    lines = [",".join(column.name for column in columns), ",".join(column.example for column in columns)]
    assert found(tried(qinghe, "\n".join(lines), kind)) == []


@pytest.mark.parametrize("kind", ["deputies", "units"])
def test_no_heading_means_two_columns(kind):
    names = [name for column in IMPORTERS[kind].columns for name in column.names()]
    assert len(names) == len(set(names))


def test_there_is_no_template_of_an_unknown_kind():
    with pytest.raises(Refused):
        template_xlsx("nothing")


def test_the_command_imports_and_counts(qinghe, tmp_path):
    file, out = tmp_path / "代表.csv", StringIO()
    file.write_bytes("姓名,性别\n张三,男\n".encode("gb18030"))
    call_command("import", "deputies", file, "--dry-run", stdout=out)
    assert Deputy.objects.count() == 0
    call_command("import", "deputies", file, "--congress", "130534", "--yes", stdout=out)
    assert "已导入1行" in out.getvalue()


def test_the_command_names_what_is_wrong(qinghe, tmp_path):
    file, out = tmp_path / "代表.csv", StringIO()
    file.write_text("姓名,性别,籍贯\n" + "张三,无,河北\n" * 60, encoding="utf-8")
    with pytest.raises(CommandError):
        call_command("import", "deputies", file, "--yes", stdout=out)
    assert "第2行 性别 “无”" in out.getvalue()
    assert "另有10处" in out.getvalue()


def test_the_command_asks_before_it_writes(qinghe, tmp_path, monkeypatch):
    file = tmp_path / "代表.csv"
    file.write_text("姓名\n张三\n", encoding="utf-8")
    monkeypatch.setattr("builtins.input", lambda _question: "n")
    with pytest.raises(CommandError):
        call_command("import", "deputies", file, stdout=StringIO())
    assert Deputy.objects.count() == 0


@pytest.mark.parametrize("arguments", [["deputies", "missing.csv"], ["deputies", "x", "--congress", "999999"]])
def test_the_command_refuses_in_a_sentence(qinghe, arguments):
    with pytest.raises(CommandError):
        call_command("import", *arguments, stdout=StringIO())


def test_the_command_refuses_a_broken_file(qinghe, tmp_path):
    file = tmp_path / "x.xlsx"
    file.write_bytes(b"PK\x03\x04broken")
    with pytest.raises(CommandError, match=r"另存为\.xlsx"):
        call_command("import", "deputies", file, stdout=StringIO())
