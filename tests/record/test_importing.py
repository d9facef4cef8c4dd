"""A ledger of older suggestions: each line is entered for its deputies, all lines or none, and once only."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.making import DAY, after, at_ten, make_cast, make_congress, office, person
from yishi.congress.importing.check import apply, dry_run
from yishi.congress.importing.importer import Errand
from yishi.congress.importing.table import read_table
from yishi.congress.importing.template import template_xlsx
from yishi.congress.models import Account, CongressTerm, Deputy
from yishi.kernel.refusal import Refused
from yishi.record.ledger_columns import sector_of
from yishi.record.models import Entry, Matter, Participation
from yishi.record.steps import read_body
from yishi.rulebook.suggestions.choices import Sector

HEADER = "编号,标题,正文,类别,领衔代表,联名代表,提出日期,提出时间"
TEXT = "县道多处破损，雨天积水，群众出行不便，建议年内整修。"
pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    cast = make_cast()
    for held, name in ((cast.deputy, "王芳"), (cast.colleague, "李红")):
        held.person.name = name
        held.person.save()
    return cast


def errand(cast, **values):
    usual = {"office": cast.clerk, "at": at_ten(DAY), "filename": "台账.csv", "sha256": "ab" * 32}
    return Errand(**{**usual, **values})


def check(cast, *lines, header=HEADER, **values):
    data = "\n".join([header, *lines]).encode()
    table = read_table(data, "台账.csv")
    return dry_run(cast.congress, "suggestions", table, DAY, errand=errand(cast, **values))


def line(**values):
    usual = {
        "number": "12", "title": "关于整修乡村公路的建议", "text": TEXT, "category": "交通",
        "lead": "王芳", "joint": "", "on": "2026-02-03", "occasion": "会议期间",
    }  # fmt: skip
    return ",".join({**usual, **values}.values())


def problems(report):
    return [(problem.column, problem.wrong.zh) for row in report.rows for problem in row.problems]


def test_a_line_becomes_a_suggestion_handed_in_on_its_own_day(cast):
    apply(check(cast, line()))
    matter = Matter.objects.get()
    assert (matter.title, matter.stage, str(matter.opened)) == ("关于整修乡村公路的建议", "submitted", "2026-02-03")
    assert (matter.category, matter.lead_deputy) == ("transport", cast.deputy.person)


def test_the_record_says_who_entered_it_for_whom_and_from_where(cast):
    apply(check(cast, line()))
    body = read_body(Entry.objects.get(act="draft").body)
    assert (body.by.name, body.behalf.name) == (cast.clerk.person.name, "王芳")
    assert body.reason == "据历史台账导入：台账.csv第2行，原编号12"


def test_it_was_handed_in_in_session_or_in_recess_as_the_line_says(cast):
    apply(check(cast, line(), line(occasion="")))
    facts = [read_body(entry.body).facts["occasion"] for entry in Entry.objects.filter(act="submit").order_by("pk")]
    assert facts == ["in_session", "recess"]


def test_deputies_named_as_joint_movers_have_co_signed(cast):
    apply(check(cast, line(joint="李红")))
    assert Participation.objects.get(role="cosigner").person == cast.colleague.person


def test_the_same_file_a_second_time_doubles_nothing(cast):
    apply(check(cast, line(), line(joint="李红")))
    again = check(cast, line(), line(joint="李红"))
    assert [note.zh for note in again.rows[0].notes] == ["此行已经导入过，不再重复。"]
    assert (again.ok_count, again.new_count, apply(again)) == (2, 0, 0)
    assert Matter.objects.count() == 2


def test_nothing_is_written_where_one_line_is_wrong(cast):
    report = check(cast, line(), line(lead="张三"))
    with pytest.raises(Refused):
        apply(report)
    assert not Matter.objects.exists()


@pytest.mark.parametrize(
    ("values", "column", "wrong"),
    [
        ({"title": "修路"}, "标题", "现有2个字，应为5至80个字。"),
        ({"title": "路" * 81}, "标题", "现有81个字，应为5至80个字。"),
        ({"text": "请修路。"}, "正文", "现有4个字，应为20至20000个字。"),
        ({"lead": "张三"}, "领衔代表", "没有名叫“张三”的代表。"),
        ({"lead": ""}, "领衔代表", "没有写明领衔代表。"),
        ({"joint": "李红、张三"}, "联名代表", "没有名叫“张三”的代表。"),
        ({"on": "2021-12-31"}, "领衔代表", "2021年12月31日王芳不是代表。"),
        ({"on": "2026-03-03"}, "提出日期", "日期晚于今天。"),
        ({"occasion": "昨天"}, "提出时间", "看不懂的提出时间。"),
    ],
)
def test_what_is_wrong_with_a_line_is_said(cast, values, column, wrong):
    assert problems(check(cast, line(**values))) == [(column, wrong)]


def test_a_day_before_any_version_of_the_procedure_is_said(cast):
    assert ("提出日期", "2009年3月5日尚无“代表建议、批评和意见”的程序版本可依") in problems(
        check(cast, line(on="2009-03-05"))
    )


def test_namesakes_are_told_apart_by_their_numbers(cast):
    other = office(cast.congress, "deputy", name="王芳")
    assert problems(check(cast, line())) == [("领衔代表", "有2位代表都叫“王芳”。")]
    term = CongressTerm.objects.create(congress=cast.congress, number=1, begins=DAY - timedelta(days=99))
    Deputy.objects.create(congress=cast.congress, term=term, person=other.person, number="012", elected_on=term.begins)
    apply(check(cast, line(lead="王芳（012）")))
    assert Matter.objects.get().lead_deputy == other.person


def test_an_unknown_category_is_entered_as_other_and_said_so(cast):
    report = check(cast, line(category="航天"))
    assert [note.zh for note in report.rows[0].notes] == ["类别“航天”不在分类之中，记为“其他”。"]
    apply(report)
    assert Matter.objects.get().category == "other"


@pytest.mark.parametrize(
    ("said", "sector"),
    [
        ("城乡建设", Sector.CONSTRUCTION),
        ("劳动和社会保障", Sector.WELFARE),
        ("教育文体", Sector.EDUCATION),
        ("卫生计生", Sector.HEALTH),
        ("商贸旅游", Sector.TRADE),
        ("交通运输", Sector.TRANSPORT),
        ("环境保护", Sector.ECOLOGY),
        ("其他", Sector.OTHER),
    ],
)
def test_categories_of_petition_systems_are_understood(said, sector):
    assert sector_of(said) is sector


FOREIGN = "message_id,subject,submitted_at,body,category_level1"


def test_foreign_messages_without_deputies_go_to_the_one_chosen_for_all_lines(cast):
    message = f"24,某路口占道施工有安全隐患,2020/1/6 12:09:38,{TEXT}_x000D_,城乡建设"
    report = check(cast, message, header=FOREIGN, lead=cast.deputy, all_on=DAY)
    apply(report)
    matter = Matter.objects.get()
    assert (matter.opened, matter.lead_deputy, matter.text) == (DAY, cast.deputy.person, TEXT)
    reason = read_body(Entry.objects.get(act="draft").body).reason
    assert reason.endswith("，原编号24，原提出日期2020-01-06")


def test_foreign_messages_of_days_before_the_mandate_are_refused_unless_dated_anew(cast):
    message = f"24,某路口占道施工有安全隐患,2020/1/6 12:09:38,{TEXT},城乡建设"
    report = check(cast, message, header=FOREIGN, lead=cast.deputy)
    assert problems(report) == [("领衔代表", "2020年1月6日王芳不是代表。")]


def test_without_somebody_who_enters_them_nothing_begins(cast):
    with pytest.raises(Refused):
        dry_run(cast.congress, "suggestions", read_table(f"{HEADER}\n{line()}".encode(), "a.csv"), DAY)


def test_there_is_a_template_to_fill_in(cast):
    header = read_table(template_xlsx("suggestions"), "模板.xlsx").header
    assert header[:3] == ("标题*", "正文*", "类别")


def test_a_thousand_lines_are_checked_in_as_many_queries_as_one(cast, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        check(cast, *[line()] * 200)


def test_the_command_imports_a_file_for_a_clerk(cast, tmp_path):
    cast.clerk.person.account = Account.objects.create_user("hexiaoyan")
    cast.clerk.person.save()
    file = tmp_path / "台账.csv"
    file.write_text(f"{HEADER}\n{line()}\n{line(lead='')}\n", encoding="utf-8")
    told = StringIO()
    call_command(
        "import", "suggestions", str(file), congress=cast.congress.code, clerk="hexiaoyan", lead="王芳", yes=True,
        stdout=told,
    )  # fmt: skip
    assert Matter.objects.count() == 2
    assert "已导入2行" in told.getvalue()


@pytest.mark.parametrize("options", [{"clerk": "nobody"}, {"clerk": "hexiaoyan", "lead": "张三"}])
def test_the_command_says_whom_it_does_not_know(cast, tmp_path, options):
    cast.clerk.person.account = Account.objects.create_user("hexiaoyan")
    cast.clerk.person.save()
    file = tmp_path / "台账.csv"
    file.write_text(f"{HEADER}\n{line()}\n", encoding="utf-8")
    with pytest.raises(CommandError):
        call_command("import", "suggestions", str(file), congress=cast.congress.code, yes=True, **options)


def test_deputies_of_another_congress_are_not_found(cast):
    elsewhere = make_congress()
    office(elsewhere, "deputy", person=person(elsewhere, "张三"), held_from=after(-500))
    assert problems(check(cast, line(lead="张三"))) == [("领衔代表", "没有名叫“张三”的代表。")]
