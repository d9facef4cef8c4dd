"""Those who watch: the council of chairpersons, the auditor, the administrator."""

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import act, fill, send, write
from yishi.record.models import Matter

pytestmark = pytest.mark.browser

TITLE = "关于加固望湖镇老石桥的建议"


def test_a_chairperson_takes_a_suggestion_under_key_supervision(enter):
    chair = enter("chairperson")
    matter = Matter.objects.filter(stage="handling").exclude(participations__role="key_supervisor").latest("pk")
    chair.look_up(matter.title)
    form = chair.open_act("确定为重点督办建议")
    chosen = form.locator("select[name='person'] option").filter(has_text="董云山").inner_text()
    send(fill(form, person=chosen, reason="群众反映集中，涉及安全。"))
    chair.done("确定为重点督办建议").see("督办领导")

    key = chair.home().page.locator("section[aria-labelledby='key-h']")
    expect(key).to_contain_text(matter.title)
    act(chair.look_up(matter.title), "记载督办情况", way="实地调研", note="到现场查看进度，要求倒排工期。")


def test_who_reads_a_sealed_telephone_number_leaves_a_trace(enter):
    deputy = enter("deputy").home().follow("写建议")
    send(fill(deputy.form(), title=TITLE, sector="交通", text="老石桥桥墩开裂，建议加固。" * 3, phone="13911112222"))
    deputy.done("起草建议").miss("13911112222")
    act(deputy, "提交建议", occasion="闭会期间")

    clerk = enter("clerk").look_up(TITLE)
    clerk.miss("13911112222").follow("查阅")
    clerk.page.locator("[name='why']").fill("核实老石桥建议的内容，与代表电话联系")
    clerk.page.locator("main button.primary").click()
    clerk.see("13911112222")

    auditor = enter("auditor").follow("个人信息查阅")
    auditor.see("核实老石桥建议的内容").see("黄锋").see("联系电话").miss("13911112222")


def test_an_auditor_checks_the_record(enter):
    auditor = enter("auditor").follow("记录核验")
    auditor.see("检查点")
    with auditor.page.expect_download() as download:
        auditor.page.locator("main a[href$='.json']").first.click()
    assert '"format": "yishi checkpoint 1"' in download.value.path().read_text()


def test_an_auditor_sees_no_draft(enter):
    write_only = enter("deputy").home().follow("写建议")
    send(fill(write_only.form(), title=TITLE, sector="交通", text="老石桥桥墩开裂，建议加固。" * 3))
    write_only.done("起草建议")
    enter("auditor").see("尚未提交，不显示内容").miss(TITLE)


def test_an_administrator_finds_people_imports_and_local_practice(enter):
    administrator = enter("administrator")
    for link, heading in (("人员与职务", "人员"), ("批量导入", "导入"), ("地方做法参数", "参数"), ("工作日历", "日历")):
        administrator.home().follow(link)
        expect(administrator.page.locator("h1")).to_contain_text(heading)


def test_a_page_of_another_office_says_whose_it_is(enter):
    deputy = enter("deputy")
    code = Matter.objects.first().congress.code
    answer = deputy.page.goto(f"/c/{code}/people/")
    assert answer.status == 403
    deputy.see("现在不能打开这一页").see("此页面供").see("系统管理员")


def test_a_deputys_draft_is_nobody_elses_to_open(enter):
    deputy = write(enter("deputy"), TITLE)
    address = deputy.page.url
    stranger = enter("unit-staff")
    assert stranger.page.goto(address).status == 404
    stranger.see("没有这个页面").miss(TITLE)
