"""Importing in the browser: check first, all lines or none, and the file is gone afterwards."""

import os
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.making import make_congress, office, person
from yishi.congress.importing.table import read_table
from yishi.congress.models import Account, CongressTerm, Deputy, Unit
from yishi.record.models import Matter

TEXT = "县道多处破损，雨天积水，群众出行不便，建议年内整修。"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    settings.UPLOADS = tmp_path / "uploads"
    return settings.UPLOADS


@pytest.fixture
def congress():
    congress = make_congress()
    CongressTerm.objects.create(congress=congress, number=18, begins=date(2022, 1, 10))
    return congress


def enter(client, congress, kind):
    account = Account.objects.create_user(kind)
    office(congress, kind, person=person(congress, account=account))
    client.force_login(account)
    return client


@pytest.fixture
def clerk(client, congress):
    return enter(client, congress, "clerk")


def send(client, congress, kind, text, name="表.csv", **options):
    file = SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)
    return client.post(f"/c/{congress.code}/import/{kind}/", {"file": file, **options})


def import_all(client, congress, check):
    key = check["Location"].rstrip("/").rpartition("/")[2]
    return client.post(f"/c/{congress.code}/import/all/{key}/")


def test_a_list_of_units_is_checked_and_then_imported(clerk, congress, uploads):
    check = send(clerk, congress, "units", "名称,类别\n测试县财政局,政府部门\n")
    assert "可以导入" in clerk.get(check["Location"]).content.decode()
    assert not Unit.objects.exists()
    import_all(clerk, congress, check)
    assert Unit.objects.get().name == "测试县财政局"
    assert list(uploads.iterdir()) == []


def test_the_check_says_what_is_wrong_where_and_how_to_mend_it(clerk, congress):
    check = send(clerk, congress, "units", "名称,类别\n测试县财政局,政府部门\n测试县财政局,神仙\n")
    said = clerk.get(check["Location"]).content.decode()
    assert "第3行" in said
    assert "没有这个类别" in said
    assert "全部导入" not in said


def test_one_wrong_line_keeps_all_lines_out(clerk, congress):
    check = send(clerk, congress, "units", "名称,类别\n测试县财政局,政府部门\n测试县水利局,神仙\n")
    assert import_all(clerk, congress, check)["Location"] == check["Location"]
    assert not Unit.objects.exists()


def test_the_problems_can_be_taken_along_as_a_table(clerk, congress):
    check = send(clerk, congress, "units", "名称,类别\n=1+1,神仙\n")
    table = read_table(clerk.get(check["Location"], {"problems": 1}).content, "问题.xlsx")
    assert table.rows[0].cells[:3] == ("2", "类别", "神仙")


def test_what_changed_between_check_and_import_is_noticed(clerk, congress):
    check = send(clerk, congress, "units", "名称,代码\n测试县财政局,CZJ\n")
    Unit.objects.create(congress=congress, code="CZJ", name="测试县出租局", kind="institution")
    assert import_all(clerk, congress, check)["Location"] == check["Location"]
    assert Unit.objects.count() == 1


def test_a_file_is_imported_once(clerk, congress):
    check = send(clerk, congress, "units", "名称\n测试县财政局\n")
    import_all(clerk, congress, check)
    assert import_all(clerk, congress, check).status_code == 422
    assert Unit.objects.count() == 1


def test_nobody_else_sees_the_file(clerk, congress, client):
    check = send(clerk, congress, "units", "名称\n测试县财政局\n")
    client.logout()
    other = enter(client, congress, "administrator")
    assert other.get(check["Location"]).status_code == 422


def test_a_file_that_was_altered_meanwhile_is_not_taken(clerk, congress, uploads):
    check = send(clerk, congress, "units", "名称\n测试县财政局\n")
    next(uploads.iterdir()).write_text("名称\n测试县神仙局\n")
    assert clerk.get(check["Location"]).status_code == 422


def test_a_file_can_be_thrown_away(clerk, congress, uploads):
    check = send(clerk, congress, "units", "名称\n测试县财政局\n")
    key = check["Location"].rstrip("/").rpartition("/")[2]
    clerk.post(f"/c/{congress.code}/import/drop/{key}/")
    assert list(uploads.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n\x00", b"PK\x03\x04rubbish"])
def test_what_is_no_table_is_refused_beside_the_field(clerk, congress, content):
    answer = send(clerk, congress, "units", content)
    assert answer.status_code == 400
    assert answer.context["kinds"][1]["form"].errors["file"]


def test_deputies_are_imported_with_delegations_made_on_asking(clerk, congress):
    table = "姓名,代表团\n王芳,城关镇代表团\n"
    import_all(clerk, congress, send(clerk, congress, "deputies", table, create_missing="on"))
    assert Deputy.objects.get().delegation.name_zh == "城关镇代表团"


def test_suggestions_are_imported_for_the_deputy_chosen_for_all_lines(clerk, congress):
    deputy = office(congress, "deputy", name="王芳")
    table = f"subject,submitted_at,body,category_level1\n某路口占道施工有安全隐患,2020/1/6 12:09:38,{TEXT},城乡建设\n"
    check = send(clerk, congress, "suggestions", table, lead=deputy.pk, all_today="on")
    import_all(clerk, congress, check)
    matter = Matter.objects.get()
    assert (matter.lead_deputy, matter.stage, matter.category) == (deputy.person, "submitted", "construction")


def test_an_administrator_does_not_enter_suggestions(client, congress):
    administrator = enter(client, congress, "administrator")
    assert "代表建议台账" not in administrator.get(f"/c/{congress.code}/import/").content.decode()
    assert send(administrator, congress, "suggestions", "标题\n某\n").status_code == 403


def test_nobody_without_that_office_imports(client, congress):
    deputy = enter(client, congress, "deputy")
    assert deputy.get(f"/c/{congress.code}/import/").status_code == 403


@pytest.mark.parametrize("kind", ["deputies", "units", "suggestions"])
def test_each_kind_has_a_template_that_passes_its_own_check_of_columns(clerk, congress, kind):
    answer = clerk.get(f"/c/{congress.code}/import/{kind}/template/")
    assert read_table(BytesIO(answer.content).getvalue(), "模板.xlsx").header


def test_a_long_table_is_shown_in_part_with_its_problems_first(clerk, congress):
    lines = "".join(f"测试县第{n}局,政府部门\n" for n in range(300))
    check = send(clerk, congress, "units", f"名称,类别\n{lines}测试县神仙局,神仙\n")
    said = clerk.get(check["Location"]).content.decode()
    assert "没有这个类别" in said
    assert "另有 101 行未列出" in said


def test_files_older_than_a_day_are_swept(clerk, congress, uploads):
    send(clerk, congress, "units", "名称\n测试县财政局\n")
    old = next(uploads.iterdir())
    os.utime(old, (0, 0))
    send(clerk, congress, "units", "名称\n测试县水利局\n")
    assert not old.exists()
